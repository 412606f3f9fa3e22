"""Party, office and file copies, duplicates, a run again from a given letter on, and what the event log keeps."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text

from odop_desktop.actions import letter_copies, letter_files, letters
from odop_desktop.domain import catalogue as c
from odop_desktop.errors import OdopError
from odop_desktop.office import Office
from odop_desktop.queries import letter_runs
from odop_desktop.queries.read import RecordRow
from tests.actions.offices import loi, row
from tests.letters.reading import said, sound


def issued(office: Office, n: int = 1, lang: str = "hi") -> list[RecordRow]:
    for _ in range(n):
        loi(office)
    done = letters.issue(office, kind="loi", lang=lang)
    return [row(office, c.LETTER, id) for id in done.issued]


def log(office: Office) -> list[dict[str, Any]]:
    asked = text("SELECT what, facts FROM event_log WHERE what LIKE 'letters.%' ORDER BY seq")
    with office.reading() as conn:
        return [{"what": what, **json.loads(facts)} for what, facts in conn.execute(asked)]


def test_what_is_only_looked_at_is_not_noted(office: Office) -> None:
    (letter,) = issued(office)
    (sheet,) = letter_copies.sheets_of(office, number=letter.number)
    assert sheet.pdf == office.store.blobs.get(letter["pdf"])
    assert (sheet.copy, sheet.count) == ("", 1)
    assert row(office, c.LETTER, letter.id)["written_out"] is False
    assert log(office) == []


@pytest.mark.parametrize(
    ("lang", "copy", "mark"),
    [
        ("hi", "party", "पाने वाले की प्रति"),
        ("hi", "office", "कार्यालय प्रति"),
        ("hi", "file", "पत्रावली प्रति"),
        ("en", "party", "PARTY COPY"),
        ("en", "office", "OFFICE COPY"),
        ("en", "file", "FILE COPY"),
        ("both", "office", "कार्यालय प्रति / OFFICE COPY"),
    ],
)
def test_a_copy_bears_its_name_in_the_letters_language(
    office: Office, tmp_path: Path, lang: str, copy: str, mark: str
) -> None:
    (letter,) = issued(office, lang=lang)
    (sheet,) = letter_copies.sheets_of(office, number=letter.number, copy=copy)
    pages = said(sheet.pdf)
    assert mark in pages
    assert pages.count("अभ्यास / PRACTICE") == pages.count(mark) >= 1  # beside each other on every page
    assert sound(sheet.pdf, tmp_path)
    assert mark not in said(office.store.blobs.get(letter["pdf"]))


def test_only_the_partys_copies_are_counted(office: Office) -> None:
    (letter,) = issued(office)
    counts = []
    for copy in ("office", "party", "file", "", "party", "office"):
        made = letter_copies.sheets_of(office, number=letter.number, copy=copy)
        letter_copies.noted(office, sheets=made)
        counts += [s.count for s in made]
        stands = row(office, c.LETTER, letter.id)
        assert stands["written_out"] is (len(counts) > 1)
    assert counts == [0, 1, 0, 2, 3, 0]
    assert stands["copies"] == 3
    told = letter_runs.printings(office, letter.number)
    assert [(p.copy, p.count, p.saved) for p in told] == [
        ("office", 0, False),
        ("party", 1, False),
        ("file", 0, False),
        ("", 2, False),
        ("party", 3, False),
        ("office", 0, False),
    ]
    assert letter_runs.printings(office, "no such") == []


def test_all_three_of_a_letter_then_of_the_next(office: Office, tmp_path: Path) -> None:
    first, second = issued(office, 2)
    run = letter_files.write(office, kind="loi", ids=[first.id, second.id], out=tmp_path, copy="all")
    names = [w.file.name.partition("1-000")[2] for w in run.letters]
    assert names == ["1-party.pdf", "1-office.pdf", "1-file.pdf", "2-party.pdf", "2-office.pdf", "2-file.pdf"]
    assert run.combined is not None
    whole = said(run.combined.read_bytes())
    assert [whole.count(m) for m in ("पाने वाले की", "कार्यालय प्रति", "पत्रावली प्रति", "DUPLICATE")] == [
        2,
        2,
        2,
        0,
    ]
    assert row(office, c.LETTER, second.id)["written_out"] is True
    (line,) = log(office)
    assert (line["what"], line["file"], len(line["letters"])) == ("letters.save", tmp_path.name, 6)


def test_a_duplicate_of_a_named_copy_says_both(office: Office, tmp_path: Path) -> None:
    (letter,) = issued(office)
    letter_files.reprint(office, number=letter.number, out=tmp_path)
    (again,) = letter_files.reprint(office, number=letter.number, out=tmp_path, copy="party")
    assert "पाने वाले की प्रति · दूसरी प्रति / DUPLICATE no. 2" in said(again.file.read_bytes())
    assert again.file.name.endswith("-party-duplicate-2.pdf")
    assert (again.copy, again.count) == ("party", 2)


def test_a_run_goes_on_from_a_given_letter(office: Office, tmp_path: Path) -> None:
    """Unmarked only where the first copy never came out; the cancelled one is passed over."""
    run = issued(office, 5)
    letter_copies.noted(office, sheets=letter_copies.sheets(office, rows=run[:3]))
    letters.cancel(office, number=run[3].number, reason="दर गलत")
    issued(office, 1)  # another run: not part of this one
    again = letter_files.resume(office, kind="loi", first=run[1].number, out=tmp_path)
    assert [(w.number, w.count) for w in again.letters] == [
        (run[1].number, 2),
        (run[2].number, 2),
        (run[4].number, 1),
    ]
    assert "DUPLICATE" in said(again.letters[0].file.read_bytes())
    assert again.letters[2].file.read_bytes() == office.store.blobs.get(run[4]["pdf"])
    assert again.combined is not None and again.combined.exists()
    for number, code in ((run[3].number, "E-ACT-25"), ("LOI/0", "E-ACT-01")):
        with pytest.raises(OdopError, match=code):
            letter_files.resume(office, kind="loi", first=number, out=tmp_path)
    with pytest.raises(OdopError, match="E-ACT-01"):
        letter_files.resume(office, kind="stall", first=run[0].number, out=tmp_path)


def test_a_folder_that_takes_no_file_uses_up_no_count(office: Office, tmp_path: Path) -> None:
    (letter,) = issued(office)
    letter_copies.noted(office, sheets=letter_copies.sheets(office, rows=[letter]))
    (tmp_path / "file").write_text("x")
    with pytest.raises(OSError):
        letter_files.reprint(office, number=letter.number, out=tmp_path / "file")
    assert row(office, c.LETTER, letter.id)["copies"] == 1
    assert len(letter_runs.printings(office, letter.number)) == 1
