"""The catalogue holds together: keys, choices, references, words, and every column and chip offices know."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from odop_desktop.domain.catalogue import EXCHANGED, KINDS, kind
from odop_desktop.domain.catalogue.computed import COMPUTED, computed_of
from odop_desktop.domain.catalogue.field import Field, Kind, Merge, Need, Privacy, RecordKind
from odop_desktop.domain.pack import national_lists
from odop_desktop.errors import OdopError
from odop_desktop.identity.fold import fold_head
from tools.locale import read

ASSETS = Path(__file__).resolve().parent.parent / "assets"
ALL = [(record, field) for record in KINDS for field in record.fields]
NAMES = {record.name for record in KINDS}
LISTS = national_lists()


@pytest.mark.parametrize("record", KINDS, ids=lambda k: k.name)
def test_a_kind_holds_together(record: RecordKind) -> None:
    keys = [field.key for field in record.fields]
    named = {record.number, record.parent, *record.title, *record.one_of} - {None}
    assert len(keys) == len(set(keys)) == len(record.by_key)
    assert named <= set(keys)
    assert not set(keys) & {"id", "created_at", "updated_at", "deleted_at", "op_id", "pack"}
    assert len(record.sorts) <= 6
    assert record.default_sort == "created_at" or record.by_key[record.default_sort].sort
    assert record.title


@pytest.mark.parametrize(("record", "field"), ALL, ids=[f"{r.name}.{f.key}" for r, f in ALL])
def test_a_field_holds_together(record: RecordKind, field: Field) -> None:
    assert (field.kind is Kind.REF) == (field.ref is not None)
    assert field.ref is None or field.ref in NAMES
    assert field.choices is None or (
        field.choices in LISTS and field.kind in (Kind.CHOICE, Kind.STAGE, Kind.SET)
    )
    assert field.choices or field.kind not in (Kind.CHOICE, Kind.STAGE)
    assert field.key.isidentifier() and field.key.islower()
    assert not (field.sort and field.kind is Kind.REF), "an id's order says nothing"
    assert not (field.search and field.privacy in (Privacy.RESTRICTED, Privacy.SENSITIVE))


def test_records_come_after_what_they_point_at_so_that_they_can_be_taken_in_in_order() -> None:
    order = [record.name for record in KINDS]
    late = {"user", "officer", "office", "letter"}  # the office's own rows, made at set-up
    for record, field in ALL:
        if field.ref and field.ref not in late | {record.name}:
            assert order.index(field.ref) <= order.index(record.name), (record.name, field.key)


def test_numbers_are_made_by_the_program_or_typed_where_an_office_has_its_own() -> None:
    typed = {"product", "partner", "event"}
    for record in KINDS:
        if record.number and record.name not in typed:
            assert record.by_key[record.number].need is Need.AUTO
    series = [record.series for record in KINDS if record.series]
    assert len(series) == len(set(series))


def test_a_kind_is_found_by_either_word_and_an_unknown_one_is_refused_with_the_words_there_are() -> None:
    assert kind("artisans") is kind(" Artisan ") is KINDS[3]
    with pytest.raises(OdopError) as refused:
        kind("पतंग")
    assert refused.value.code == "E-CAT-01" and "artisans" in refused.value.facts["known"]


def test_the_kinds_that_are_exchanged_are_those_of_the_decisions() -> None:
    assert {record.plural for record in EXCHANGED} == {
        "artisans", "offerings", "products", "buyers", "events", "stalls", "participations", "lois",
    }  # fmt: skip


@pytest.mark.parametrize("lang", ["hi", "en"])
def test_every_kind_section_and_field_has_its_words(lang: str) -> None:
    words = read(lang)
    asked = [f"{r.name}.{part}" for r in KINDS for part in ("name", "plural")]
    asked += [f"{r.name}.section.{f.section}" for r, f in ALL]
    asked += [f"{r.name}.{f.key}.label" for r, f in ALL]
    asked += [f"computed.{c.key}.label" for c in COMPUTED]
    assert [msgid for msgid in asked if not words.get(msgid, "").strip()] == []


def heads_of(record: RecordKind) -> list[tuple[str, str]]:
    """Every head of a kind's sheet, folded, with the column it means; lines stand in the sheet of their LoI."""
    words = read("hi"), read("en")
    columns = [(r.name, f.key, f.aliases) for r in (record, record.lines) if r for f in r.fields if f.sheet]
    columns += [("computed", c.key, c.aliases) for c in computed_of(record.name)]
    return [
        (fold_head(head), f"{name}.{key}")
        for name, key, aliases in columns
        for head in (*(w[f"{name}.{key}.label"] for w in words), *aliases)
    ]


@pytest.mark.parametrize("record", EXCHANGED, ids=lambda k: k.name)
def test_no_label_means_two_columns_of_one_sheet(record: RecordKind) -> None:
    words = read("hi"), read("en")
    for lang in words:
        labels: dict[str, str] = {}
        for r in (record, record.lines):
            for field in r.fields if r else ():
                if r and field.sheet:
                    label = fold_head(lang[f"{r.name}.{field.key}.label"])
                    assert labels.setdefault(label, field.key) == field.key


@pytest.mark.parametrize("record", EXCHANGED, ids=lambda k: k.name)
def test_no_head_of_a_sheet_is_empty_after_folding(record: RecordKind) -> None:
    heads = heads_of(record)
    assert heads and all(head for head, _ in heads)


def test_no_alias_means_two_columns_of_an_artisan() -> None:
    meant: dict[str, str] = {}
    for head, column in heads_of(kind("artisan")):
        assert meant.setdefault(head, column) == column, head


# The sheets of columns_canonical.csv: whose columns they are, and which stand under another key or record.
SHEETS = {"artisan_list": ("artisan",), "loi_summary": ("loi", "loi_line"), "stall_sheet": ("participation",)}
ELSEWHERE = {
    ("loi_summary", "district"): ("loi_line", "seller_district"),
    ("loi_summary", "status"): ("loi", "stage"),
    ("stall_sheet", "participant"): ("participation", "artisan"),
    ("stall_sheet", "stall_no"): ("participation", "stall"),
    ("stall_sheet", "size"): ("stall", "size"),
    ("stall_sheet", "travel_class"): ("participation", "travel_fare"),
}
WORKED_OUT = {column.key for column in COMPUTED}


def canonical() -> list[dict[str, str]]:
    with (ASSETS / "columns_canonical.csv").open(encoding="utf-8-sig", newline="") as f:
        return list(csv.DictReader(f))


@pytest.mark.parametrize("row", canonical(), ids=lambda r: f"{r['sheet']}.{r['field']}")
def test_every_column_offices_keep_has_its_field_label_and_heads(row: dict[str, str]) -> None:
    sheet, key = row["sheet"], row["field"]
    if key in WORKED_OUT:
        name, target = "computed", key
        aliases: tuple[str, ...] = next(c.aliases for c in COMPUTED if c.key == key)
    else:
        name, target = ELSEWHERE.get((sheet, key)) or next(
            (r, key) for r in SHEETS[sheet] if key in kind(r).by_key
        )
        aliases = kind(name).by_key[target].aliases
    assert read("en")[f"{name}.{target}.label"] == row["header_en"]
    assert read("hi")[f"{name}.{target}.label"] == row["header_hi"]
    known = {fold_head(a) for a in (*aliases, row["header_en"], row["header_hi"])}
    known |= {fold_head(part) for part in f"{row['header_en']}/{row['header_hi']}".split("/")}
    assert {fold_head(alias) for alias in row["aliases"].split("|") if alias} <= known


def test_what_may_not_leave_without_a_purpose_is_guarded_and_nothing_else() -> None:
    artisan = kind("artisan")
    assert {f.key for f in artisan.fields if f.guarded} == {
        "account_no", "social_category", "minority", "divyang", "divyang_pct", "udid_no", "family_key",
    }  # fmt: skip
    assert all(f.merge_class is Merge.SENSITIVE for f in artisan.fields if f.guarded)


def test_the_merge_class_follows_the_kind_unless_overridden() -> None:
    assert Field("a", Kind.SET).merge_class is Merge.SET
    assert Field("a", Kind.BLOB).merge_class is Merge.BLOB
    assert Field("a", Kind.TEXT).merge_class is Merge.OWNER
    assert Field("a", Kind.SET, merge=Merge.REMARK).merge_class is Merge.REMARK
