"""Letters about files in the one register: number, bytes and row together; copies and cancelling as for the others."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from odop_desktop.actions import file_letters, letter_copies, letter_files, letters
from odop_desktop.domain import catalogue as c
from odop_desktop.errors import OdopError
from odop_desktop.letters.compose.awaited import AwaitedFacts
from odop_desktop.letters.compose.covering import CoveringFacts
from odop_desktop.letters.compose.facts import Two
from odop_desktop.letters.compose.nil import NilFacts
from odop_desktop.letters.compose.official import Addressee
from odop_desktop.office import Office
from odop_desktop.queries import official_facts
from odop_desktop.queries.letters import register
from odop_desktop.queries.read import RecordRow
from odop_desktop.telling import shown, whole
from tests.actions.offices import contents, count_ops, row, rows
from tests.letters.reading import said

PKG = "019ab3c4-5d6e-7f80-9123-456789abcdef"
HQ = Addressee(Two("उद्योग निदेशालय, शिमला", "Directorate of Industries, Shimla"), Two("निदेशक", "The Director"))


def covering(office: Office, **changes: Any) -> CoveringFacts:
    letter = official_facts.official(office, to=HQ, month="2025-12")
    return replace(CoveringFacts(letter, 14, 1_602, "HP-CHM-1_to_HQ.odopsync"), **changes)


def issued(
    office: Office, facts: file_letters.FileFacts | None = None, lang: str = "hi", about: str = PKG
) -> RecordRow:
    done = file_letters.issue(office, facts=facts or covering(office), about=about, lang=lang)
    return row(office, c.LETTER, done.ids[0])


def test_a_covering_letter_takes_its_number_and_stands_in_the_register(office: Office) -> None:
    letter = issued(office)
    assert letter.number.endswith("/COVERING/2025-26/1-0001")
    assert (letter["kind"], letter["to_whom"]) == ("COVERING", "निदेशक, उद्योग निदेशालय, शिमला")
    assert letter["subject"] == "माह दिसम्बर 2025, फ़ाइल सं. 14"
    read = said(office.store.blobs.get(letter["pdf"]))
    assert letter.number in read and "ओडीओपी फ़ाइल सं. 14 नियन्त्रण-पत्रक सहित प्रेषित है" in read
    assert "अनिता ठाकुर" in read and "PRACTICE" in read
    assert [r.id for r in register(office)] == [letter.id]


def test_the_three_kinds_count_each_for_itself(office: Office) -> None:
    official = covering(office).letter
    made: list[file_letters.FileFacts] = [
        covering(office),
        NilFacts(official, 15),
        AwaitedFacts(official, "2026-01-20", reminder=1, ref_no="DI/1", ref_date="2026-01-05"),
    ]
    found = [issued(office, facts, about=f"about-{n}") for n, facts in enumerate(made)]
    assert [r.number.split("/")[-3:] for r in found] == [
        [kind, "2025-26", "1-0001"] for kind in ("COVERING", "NIL", "AWAITED")
    ]
    assert found[2]["ref_no"] == "DI/1" and found[2]["subject"] == "माह दिसम्बर 2025"
    assert issued(office, NilFacts(official), about="on paper")["subject"] == "माह दिसम्बर 2025"


def test_of_one_file_there_is_one_covering_letter_that_stands(office: Office) -> None:
    first = issued(office)
    assert file_letters.issue(office, facts=covering(office), about=PKG, lang="hi").touched == ()
    standing = file_letters.standing(office, about=PKG)
    assert standing is not None and standing.id == first.id
    letters.cancel(office, number=first.number, reason="तिथि गलत")
    assert file_letters.standing(office, about=PKG) is None
    assert issued(office).number.endswith("1-0002")
    assert len(rows(office, c.LETTER)) == 2


def test_two_sheets_under_one_number(office: Office) -> None:
    letter = issued(office, lang="both")
    read = said(office.store.blobs.get(letter["pdf"]))
    assert "पावती भेजने का कष्ट करें।" in read and "Kindly send the receipt." in read
    assert read.count(letter.number) >= 4


def test_a_draft_takes_nothing(office: Office) -> None:
    before = contents(office)
    read = said(file_letters.draft(office, facts=covering(office), lang="en"))
    assert "DRAFT" in read and "COVERING" not in read
    assert contents(office) == before


def test_a_letter_that_cannot_be_made_takes_no_number(office: Office) -> None:
    before = count_ops(office)
    with pytest.raises(OdopError, match="E-LTR-02"):
        issued(office, covering(office, file="फ़ाइल 😀"))
    assert count_ops(office) == before
    assert issued(office).number.endswith("1-0001")


def test_without_an_officer_of_that_day_there_is_none(office: Office) -> None:
    with pytest.raises(OdopError, match="E-ACT-23"):
        official_facts.official(office, to=HQ, month="2020-01", on="2020-01-31")


def test_its_copies_and_files_are_as_for_every_letter(office: Office, tmp_path: Path) -> None:
    letter = issued(office)
    run = letter_files.write(office, kind="covering", ids=[letter.id], out=tmp_path)
    assert [w.record for w in run.letters] == ["माह दिसम्बर 2025, फ़ाइल सं. 14"]
    assert run.despatch is not None and "उद्योग निदेशालय, शिमला" in said(run.despatch.read_bytes())
    (again,) = letter_files.reprint(office, number=letter.number, out=tmp_path, copy=letter_copies.PARTY)
    assert "DUPLICATE no. 2" in said(again.file.read_bytes())
    out = tmp_path / "register.pdf"
    letter_files.register(office, register(office), out)
    assert letter.number in said(out.read_bytes())


@pytest.mark.parametrize("lang", ["hi", "en"])
def test_told_whole_it_names_its_file(office: Office, lang: str) -> None:
    letter, words = issued(office), office.words(lang)
    names = shown.names_of(office, c.LETTER, [letter])
    told = {
        key: whole.cell(office, letter, c.LETTER.by_key[key], names, words)
        for key in ("record_kind", "record_id")
    }
    assert told == {"record_kind": words("file.name"), "record_id": "माह दिसम्बर 2025, फ़ाइल सं. 14"}
