"""One place says what a field is: a field more in the catalogue, its column and its words, and all the rest follows.

The record is a throw-away one: it is in no release, its table is made for the test and goes with it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from odop_desktop.actions import exports, imports
from odop_desktop.actions import records as acts
from odop_desktop.domain.catalogue import BY_NAME, KINDS
from odop_desktop.domain.catalogue.field import Field, Kind, Need, Privacy, RecordKind
from odop_desktop.domain.catalogue.shown import show
from odop_desktop.i18n.words import LANGUAGES, Words
from odop_desktop.office import Office
from odop_desktop.paths import resources
from odop_desktop.queries import records
from odop_desktop.storage.guard import raise_guards
from odop_desktop.storage.tables.base import METADATA, number, record, string
from tests.actions.offices import _own_home, clock, office, practice

__all__ = ["_own_home", "clock", "office", "practice"]

# A loom, as no office keeps it: its number and what it is called.
LOOM = RecordKind(
    name="loom",
    plural="looms",
    fields=(
        Field("number", Kind.TEXT, Need.AUTO, search=True, sort=True),
        Field("name_hi", Kind.NAME, Need.WANTED, search=True, sort=True, listed=True, example="खड्डी"),
    ),
    number="number",
    series="LOOM",
    title=("name_hi",),
    one_of=("name_hi",),
    exchanged=True,
)
WORDS = {
    "hi": {"loom.plural": "खड्डियाँ", "loom.number.label": "संख्या", "loom.name_hi.label": "खड्डी का नाम"},
    "en": {"loom.plural": "Looms", "loom.number.label": "Number", "loom.name_hi.label": "Name of the loom"},
}
# The two words of the field that is added.
LABEL = {"hi": "खड्डी की बनावट", "en": "Make of the loom"}
NUMBERS = {Kind.INT, Kind.QUANTITY, Kind.AREA, Kind.PERCENT, Kind.MONEY, Kind.BOOL}


@dataclass(frozen=True)
class Case:
    """A field to add; what a clerk types into the sheet and what is then kept; what is typed to find it."""

    field: Field
    typed: Any
    kept: Any
    later: Any  # a value it is changed to
    asked: str = ""


CASES = [
    Case(
        Field("make", Kind.TEXT, search=True, sort=True, listed=True, example="Chamba"),
        *("चम्बा  वाली", "चम्बा वाली", "Kullu", "chamba"),
    ),
    Case(
        Field("make", Kind.PHONE, search=True, max_len=40), "98160-12345", "9816012345", "9000000001", "2345"
    ),
    Case(Field("make", Kind.MONEY, sort=True), "₹ 1,20,000/-", 12_000_000, 5),
    Case(Field("make", Kind.DATE, sort=True), "05.01.2026", "2026-01-05", "2026-01-06"),
    Case(Field("make", Kind.CHOICE, choices="gender"), "स्त्री", "F", "M"),
    Case(Field("make", Kind.BOOL), "हाँ", True, False),
    Case(Field("make", Kind.INT), "१२", 12, 13),
    Case(Field("make", Kind.TEXT, privacy=Privacy.SENSITIVE), "secret", "secret", "more"),
]
each_case = pytest.mark.parametrize("case", CASES, ids=lambda c: f"{c.field.kind}-{c.field.privacy}")


def added(case: Case) -> RecordKind:
    """The one place: the field stands in its kind."""
    return replace(LOOM, fields=(*LOOM.fields, case.field))


@pytest.fixture
def kind(case: Case, office: Office, monkeypatch: pytest.MonkeyPatch) -> Iterator[RecordKind]:
    """The kind with its table, a column a field, and its words; all of it gone afterwards."""
    kind = added(case)
    table = record(kind.name, *((number if f.kind in NUMBERS else string)(f.key) for f in kind.fields))
    try:
        with office.transaction() as conn:
            table.create(conn)
            raise_guards(conn)
        told = {lang: _words(lang, case.field.key) for lang in LANGUAGES}
        monkeypatch.setattr(Office, "words", lambda _office, lang: told[lang])
        monkeypatch.setattr(acts, "BY_NAME", {**BY_NAME, kind.name: kind})
        yield kind
    finally:
        METADATA.remove(table)


def _words(lang: str, key: str) -> Words:
    whole = Words.load(lang, resources() / "locale")
    mine = WORDS[lang] | {f"loom.{key}.label": LABEL[lang]}
    return Words(lang, {msgid: whole(msgid) for msgid in whole.ids()} | mine)


def template(office: Office, kind: RecordKind, out: Path) -> Path:
    exports.template(office, kind=kind, out=out)
    return out


def heads(path: Path) -> dict[str, int]:
    """The heads of a sheet of ours and their columns."""
    for row in load_workbook(path).worksheets[0].iter_rows():
        found = {str(cell.value): cell.column for cell in row if cell.value is not None}
        if len(found) > 1:
            return found
    raise AssertionError("no row of heads")


def column(path: Path) -> list[Any]:
    """What stands under the new field's head."""
    sheet = load_workbook(path).worksheets[0]
    at = heads(path)[HEAD]
    cells = [row[at - 1].value for row in sheet.iter_rows()]
    return cells[cells.index(HEAD) + 1 :]


HEAD = f"{LABEL['hi']} / {LABEL['en']}"


def filled(office: Office, kind: RecordKind, case: Case, out: Path) -> Path:
    """The template with one row under its example."""
    path = template(office, kind, out)
    book = load_workbook(path)
    at = heads(path)
    sheet = book.worksheets[0]
    sheet.cell(3, next(n for head, n in at.items() if head.startswith("खड्डी का नाम")), "पहली खड्डी")
    sheet.cell(3, at[HEAD], case.typed)
    book.save(path)
    return path


@each_case
def test_a_field_added_in_one_place_is_found_everywhere(
    case: Case, kind: RecordKind, office: Office, tmp_path: Path
) -> None:
    key = case.field.key
    done = imports.run(office, kind=kind, path=filled(office, kind, case, tmp_path / "list.xlsx"))
    assert (done.new, done.rejected, done.parked) == (1, 0, 0)
    (made,) = records.page(office, kind).rows
    assert made[key] == case.kept
    assert made.number == "LOOM-1-000001"

    found = records.page(office, kind, search=case.asked or "खड्डी").rows
    assert [row.id for row in found] == [made.id]
    if case.field.sort:
        assert records.page(office, kind, sort=f"-{key}").rows[0].id == made.id

    acts.change(office, kind=kind, id=made.id, values={key: case.later}, seen=made.op_id)
    told = [values for h in records.history(office, made.id) for values in h.values if values[0] == key]
    assert told == [(key, None, case.kept), (key, case.kept, case.later)]
    if case.asked:
        assert records.page(office, kind, search=case.asked).rows == ()

    acts.undo(office)
    assert records.find(office, kind, "LOOM-1-000001")[key] == case.kept


@each_case
def test_the_template_asks_for_it_and_the_export_gives_it_back(
    case: Case, kind: RecordKind, office: Office, tmp_path: Path
) -> None:
    assert HEAD in heads(template(office, kind, tmp_path / "template.xlsx"))
    asked = load_workbook(tmp_path / "template.xlsx").worksheets[0].data_validations.dataValidation
    assert bool(asked) is (case.field.kind in (Kind.CHOICE, Kind.BOOL))  # a drop-down for what is chosen

    imports.run(office, kind=kind, path=filled(office, kind, case, tmp_path / "list.xlsx"))
    exports.sheet(office, kind=kind, out=tmp_path / "all.xlsx", purpose="inspection")
    exports.sheet(office, kind=kind, out=tmp_path / "masked.xlsx")
    (given,), (masked,) = column(tmp_path / "all.xlsx"), column(tmp_path / "masked.xlsx")
    assert (given == masked) is not case.field.guarded
    assert case.kept not in (masked,) or not case.field.guarded

    again = imports.run(office, kind=kind, path=tmp_path / "all.xlsx")
    assert (again.new, again.same) == (0, 1)
    (row,) = records.page(office, kind).rows
    assert row[case.field.key] == case.kept
    assert show(case.field, row[case.field.key], office.words("en"), office.lists)


def test_the_throw_away_record_is_gone_again() -> None:
    assert "loom" not in METADATA.tables
    assert "loom" not in {kind.name for kind in KINDS}
