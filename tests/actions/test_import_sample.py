"""The sample list through the whole import: what its expected.json says, twice, edited, undone, tried."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import openpyxl  # type: ignore[import-untyped]
import pytest

from odop_desktop import paths
from odop_desktop.actions import exports, imports, records
from odop_desktop.actions.imports import Imported
from odop_desktop.domain import catalogue as c
from odop_desktop.errors import OdopError
from odop_desktop.office import Office
from odop_desktop.queries import records as asked
from odop_desktop.sheets.columns import columns_of
from tests.actions.offices import contents, count_ops, rows

SAMPLE = paths.resources() / "samples" / "artisans_messy.xlsx"
EXPECTED: dict[str, Any] = json.loads(
    (Path(__file__).parent.parent / "assets" / "artisans_messy.expected.json").read_text(encoding="utf-8")
)
COUNTS = ("rows", "new", "changed", "same", "rejected", "parked", "skipped", "masked", "converted")


def run(office: Office, path: Path = SAMPLE, **more: Any) -> Imported:
    return imports.run(office, kind=c.ARTISAN, path=path, **more)


def counts(done: Imported) -> dict[str, int]:
    return {name: getattr(done, name) for name in COUNTS}


def codes(done: Imported) -> dict[str, list[int | None]]:
    """The rows of each problem's code."""
    found: dict[str, list[int | None]] = {}
    for p in done.problems:
        found.setdefault(p.problem.code, []).append(p.row)
    return found


def test_the_sample_gives_what_is_expected(office: Office) -> None:
    done = run(office)
    told = {**counts(done), "masked_aadhaar": done.masked}
    keys = ("rows", "new", "skipped", "rejected", "parked", "masked_aadhaar", "converted")
    assert {k: told[k] for k in keys} == {k: EXPECTED[k] for k in keys}
    assert (done.changed, done.same, done.adds_up()) == (0, 0, True)
    assert len(rows(office, c.ARTISAN)) == EXPECTED["new"]


def test_the_rows_that_were_built_wrong_are_told_with_their_codes(office: Office) -> None:
    found = codes(run(office))
    assert found["E-ID-12"] == EXPECTED["bad_gstin_rows"]
    assert found["E-XLS-41"] == EXPECTED["underage_rows"]
    assert found["E-XLS-40"] == EXPECTED["no_name_rows"]
    assert found["E-IMP-01"] == EXPECTED["repeated_person_rows"]
    assert found["E-XLS-51"] == EXPECTED["formula_like_text_rows"]
    assert found["E-XLS-30"] == EXPECTED["formula_error_rows"]
    assert found["E-ID-70"] == EXPECTED["bad_aadhaar_rows"]


def test_no_aadhaar_number_is_kept(office: Office) -> None:
    run(office)
    whole = json.dumps(contents(office)["artisan"], ensure_ascii=False, default=str)
    assert "XXXX" not in whole or "XXXX XXXX" in whole
    kept = [r["aadhaar_last4"] for r in rows(office, c.ARTISAN) if r["aadhaar_last4"]]
    # One fails its check, two rows are refused, two are parked.
    assert len(kept) == EXPECTED["masked_aadhaar"] - 5
    assert all(len(last4) == 4 for last4 in kept)


def test_the_names_converted_are_in_the_export(office: Office, tmp_path: Path) -> None:
    run(office)
    out = tmp_path / "people.xlsx"
    assert exports.sheet(office, kind=c.ARTISAN, out=out) == EXPECTED["new"]
    sheet = openpyxl.load_workbook(out).active
    heads = [cell.value for cell in sheet[1]]
    assert all(" / " in str(head) for head in heads)
    at = heads.index(columns_of(c.ARTISAN, office.words("hi"), office.words("en"))[3].head)
    names = [row[at] for row in sheet.iter_rows(min_row=2, values_only=True)]
    assert len(names) == EXPECTED["new"]
    assert set(EXPECTED["kruti_rows"].values()) <= {str(n) for n in names}


def test_a_second_import_adds_nothing_and_loses_nothing(office: Office) -> None:
    first = run(office)
    before, ops = contents(office), count_ops(office)
    again = run(office)
    assert again.new == again.changed == 0
    assert again.same == first.new
    assert (again.rejected, again.parked, again.skipped) == (first.rejected, first.parked, first.skipped)
    assert "E-IMP-04" not in codes(again)
    assert contents(office) == before
    assert count_ops(office) == ops
    assert again.act == ""


def test_an_import_is_one_act_and_undone_as_one(office: Office) -> None:
    before = contents(office)
    done = run(office)
    with office.reading() as conn:
        acts = conn.exec_driver_sql("SELECT DISTINCT act FROM op WHERE entity='artisan'").scalars().all()
    assert acts == [done.act]
    records.undo(office, act=done.act)
    assert rows(office, c.ARTISAN) == []
    assert contents(office)["place"][: len(before["place"])] == before["place"]
    assert run(office).new == EXPECTED["new"]


def test_undoing_an_import_keeps_what_was_edited_since(office: Office) -> None:
    done = run(office)
    mine = rows(office, c.ARTISAN)[3]
    block = mine["block"]
    records.change(office, kind=c.ARTISAN, id=mine.id, values={"village_ward": "नया गाँव"})
    _, kept = records.undo(office, act=done.act)
    left = rows(office, c.ARTISAN)
    assert [r.id for r in left] == [mine.id]
    assert (left[0]["village_ward"], left[0]["block"]) == ("नया गाँव", block)
    assert mine.id in {k.entity_id for k in kept}
    if block:
        assert block in {r.id for r in rows(office, c.PLACE)}


def test_a_dry_run_tells_the_same_and_writes_nothing(office: Office) -> None:
    before, ops = contents(office), count_ops(office)
    tried = run(office, dry_run=True)
    assert contents(office) == before
    assert count_ops(office) == ops
    done = run(office)
    assert counts(tried) == counts(done)
    assert [(p.row, p.problem) for p in tried.problems] == [(p.row, p.problem) for p in done.problems]
    assert min(r["reg_no"] for r in rows(office, c.ARTISAN)).startswith("HP-CHM-1-000001")


def _edited(tmp_path: Path, *edits: tuple[int, str, Any]) -> Path:
    """The sample with some cells changed: (row, column letter, value)."""
    book = openpyxl.load_workbook(SAMPLE)
    for at, column, value in edits:
        book.active[f"{column}{at}"] = value
    book.save(tmp_path / "edited.xlsx")
    return tmp_path / "edited.xlsx"


def test_blanks_are_filled_and_contradictions_are_listed(office: Office, tmp_path: Path) -> None:
    """Row 6 gains a remark; row 7 says another PIN code than is on record."""
    run(office)
    first = min(r["reg_no"] for r in rows(office, c.ARTISAN))
    path = _edited(tmp_path, (6, "O", "मेले में आएँगे"), (7, "J", "176999"))
    again = run(office, path)
    assert (again.new, again.changed, again.rejected) == (0, 1, 2)
    assert asked.find(office, c.ARTISAN, first)["remarks"] == "मेले में आएँगे"
    listed = [(p.row, p.column) for p in again.problems if p.problem.code == "E-IMP-04"]
    assert listed == [(7, "PIN")]
    assert "176999" not in {r["pin"] for r in rows(office, c.ARTISAN)}


def test_progress_is_told_to_the_last_row(office: Office) -> None:
    seen: list[tuple[int, int]] = []
    run(office, progress=lambda done, of: seen.append((done, of)), dry_run=True)
    assert seen[-1] == (EXPECTED["rows"], EXPECTED["rows"])


def test_a_cancelled_import_leaves_nothing(office: Office) -> None:
    before = contents(office)
    with pytest.raises(OdopError) as told:
        run(office, cancelled=lambda: True)
    assert told.value.code == "E-XLS-91"
    assert contents(office) == before
