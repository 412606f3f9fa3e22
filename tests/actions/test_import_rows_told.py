"""What an import says of each row: the record it became, met or may be; stopped up to the last moment."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from odop_desktop.actions import imports, records
from odop_desktop.actions.imports import RowProblem
from odop_desktop.domain import catalogue as c
from odop_desktop.domain.catalogue.field import RecordKind
from odop_desktop.domain.stages import TransferStage
from odop_desktop.errors import OdopError
from odop_desktop.office import Office
from odop_desktop.queries import districts
from tests.actions.offices import artisan, count_ops, only, rows
from tests.sheets.build import xlsx

HEAD = ("नाम", "पिता का नाम", "मोबाइल", "पिन")


def told(office: Office, path: Path, **more: Any) -> dict[tuple[int | None, str], RowProblem]:
    done = imports.run(office, kind=c.ARTISAN, path=path, **more)
    return {(p.row, p.problem.code): p for p in done.problems}


@pytest.fixture
def messy(tmp_path: Path) -> Path:
    lines = (
        ("राम लाल", "श्याम लाल", 9816000001, "17"),  # a PIN that is none
        ("राम लाल", "श्याम लाल", 9816000001, 176310),  # the same person again
        ("सुनीता देवी", "किशोर", "", 176312),  # may be one on record
        ("", "कोई", 9816000003, 176310),  # nobody
        ("गीता देवी", "मोहन", 9816000009, 176311),  # on record with another PIN
    )
    return xlsx(tmp_path / "messy.xlsx", [HEAD, *lines])


def test_a_row_that_was_taken_names_its_record(office: Office, messy: Path) -> None:
    maybe = artisan(office, "सुनीता देवी", guardian_name="किशोर", pin="176310")
    known = artisan(office, "गीता देवी", guardian_name="मोहन", mobile="9816000009", pin="176310")
    found = told(office, messy)
    new = only(office, c.ARTISAN, name_hi="राम लाल").id
    assert {key: (p.record, p.fate) for key, p in found.items() if key[0]} == {
        (2, "E-ID-40"): (new, ""),
        (3, "E-IMP-01"): (new, "parked"),
        (4, "E-IMP-02"): (maybe, "parked"),
        (5, "E-XLS-40"): (None, "rejected"),
        (6, "E-IMP-04"): (known, ""),
    }


def test_a_dry_run_names_only_what_is_there_afterwards(office: Office, messy: Path) -> None:
    known = artisan(office, "गीता देवी", guardian_name="मोहन", mobile="9816000009", pin="176310")
    found = told(office, messy, dry_run=True)
    assert {p.record for p in found.values()} == {None, known}
    assert found[6, "E-IMP-04"].record == known


def test_the_sheet_and_where_its_columns_go_are_told(office: Office, messy: Path) -> None:
    done = imports.run(office, kind=c.ARTISAN, path=messy, dry_run=True)
    assert done.sheet == "सूची"
    assert (done.columns[0].letter, done.columns[0].head, done.columns[0].key) == ("A", "नाम", "name_hi")


LOI_HEAD = ("आशय पत्र संख्या", "क्रेता", "विक्रेता", "उत्पाद", "मात्रा", "दर")
LOI_LINES = [(f"L{n}", "Himadri", "गीता", "शॉल", 10, 1500) for n in range(5)]


# How often it is asked after the last row was read: the end of the reading, each batch, before it is kept.
@pytest.mark.parametrize(("kind", "last"), [(c.ARTISAN, 3), (c.LOI, 7)], ids=("artisans", "lois"))
def test_it_can_be_stopped_up_to_the_last_moment(
    office: Office, tmp_path: Path, kind: RecordKind, last: int
) -> None:
    people = [("राम " + "कखगघच"[n], "श्याम", 9816000001 + n, 176310) for n in range(5)]
    path = xlsx(tmp_path / "list.xlsx", [LOI_HEAD, *LOI_LINES] if kind is c.LOI else [HEAD, *people])
    read: list[int] = []
    asked: list[int] = []
    ops = count_ops(office)

    def cancelled() -> bool:
        asked.extend(read[-1:])
        return len(asked) == last

    def progress(done: int, of: int) -> None:
        read.extend([done] if done == of else [])

    with pytest.raises(OdopError, match="E-XLS-91"):
        imports.run(office, kind=kind, path=path, progress=progress, cancelled=cancelled)
    assert (count_ops(office), rows(office, kind)) == (ops, [])


def test_a_large_import_is_taken_back_in_a_time_that_grows_with_it(office: Office, tmp_path: Path) -> None:
    people = [(f"राम {'क' * (n % 7)} {n}", "श्याम", 9816000001 + n, 176310) for n in range(2000)]
    done = imports.run(office, kind=c.ARTISAN, path=xlsx(tmp_path / "many.xlsx", [HEAD, *people]))
    changes, kept = records.undo(office, act=done.act)
    assert (len(changes.touched), kept, rows(office, c.ARTISAN)) == (2000, (), [])


def test_a_row_of_a_person_who_has_moved_away_is_parked_and_says_where_to(
    office: Office, messy: Path
) -> None:
    gone = artisan(office, "गीता देवी", guardian_name="मोहन", mobile="9816000009")
    kullu = districts.meant(office, "KLU").id
    signed = {"stage": TransferStage.COUNTERSIGNED, "turn": 1}
    records.make(
        office, kind=c.TRANSFER, values={"artisan": gone, "to_district": kullu, "reason": "x", **signed}
    )
    problem = told(office, messy)[6, "E-MOV-01"]
    assert (problem.record, problem.fate) == (gone, "parked")
    assert dict(problem.problem.facts)["district_en"] == "Kullu"
