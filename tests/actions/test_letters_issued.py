"""Letters from real records: number, bytes and op together; first copies, reprints, cancellations, years."""

from __future__ import annotations

from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from odop_desktop.actions import letter_copies, letter_files, letters, records
from odop_desktop.actions.letter_making import Approval
from odop_desktop.domain import catalogue as c
from odop_desktop.errors import OdopError
from odop_desktop.letters.blocks import text_of
from odop_desktop.letters.compose import loi as loi_letter
from odop_desktop.letters.compose import stall as stall_letter
from odop_desktop.letters.compose import wordings
from odop_desktop.office import Office
from odop_desktop.paths import resources
from odop_desktop.queries import letter_facts, stall_facts
from odop_desktop.queries import letters as asked
from odop_desktop.queries.read import RecordRow
from tests.actions.offices import (
    OFFICER,
    Clock,
    artisan,
    contents,
    count_ops,
    event,
    loi,
    make,
    only,
    opened,
    row,
    rows,
)
from tests.letters.reading import fold, said, sound


def refused(code: str) -> Any:
    return pytest.raises(OdopError, match=code)


def seller(office: Office, **more: Any) -> str:
    """An artisan with an address and two registration numbers."""
    block = only(office, c.PLACE, name_en="Chamba", level="block").id
    told = {
        "guardian_name": "रमेश कुमार",
        "relation": "WO",
        "honorific": "SMT",
        "gender": "F",
        "village_ward": "सरोल",
        "block": block,
        "mobile": "9816000001",
        "udyam_no": "UDYAM-HP-03-0000001",
        "pehchan_no": "HPCHM0012345",
    }
    return artisan(office, "सुनीता देवी", name_en="Sunita Devi", **{**told, **more})


def ready(office: Office, **more: Any) -> str:
    """A letter of intent with one seller of the register."""
    rumal = only(office, c.PRODUCT, name_hi="चम्बा रुमाल").id
    who = more.pop("seller", None) or seller(office)
    return loi(
        office, [{"seller": who, "product": rumal, "qty": 12_500, "unit": "PCS", "rate": 40_05}], **more
    )


def allotted(office: Office, name: str = "सुनीता देवी", number: str = "A-1", at: str | None = None) -> str:
    at = at or event(office)
    stall = make(office, c.STALL, event=at, stall_no=number)
    return make(office, c.PARTICIPATION, event=at, artisan=artisan(office, name), stall=stall)


def issue(office: Office, kind: str = "loi", lang: str = "hi", **more: Any) -> list[RecordRow]:
    done = letters.issue(office, kind=kind, lang=lang, **more)
    return [row(office, c.LETTER, id) for id in done.issued]


def kept(office: Office, letter: RecordRow) -> bytes:
    return office.store.blobs.get(letter["pdf"])


def test_a_letter_its_number_and_its_record(office: Office, tmp_path: Path) -> None:
    id = ready(office)
    (letter,) = issue(office)
    assert letter.number == "DIC/CHM/LOI/2025-26/1-0001"
    told = (
        "kind",
        "fy",
        "pc",
        "serial",
        "letter_date",
        "lang",
        "record_kind",
        "record_id",
        "status",
        "copies",
    )
    assert [letter[k] for k in told] == [
        "LOI", "2025-26", 1, 1, "2026-01-05", "hi", "loi", id, "ISSUED", 1,
    ]  # fmt: skip
    assert letter["to_whom"] == "Himadri Crafts, Delhi"
    issued = row(office, c.LOI, id)
    assert (issued["loi_no"], issued["stage"], issued["stage_on"]) == (letter.number, "ISSUED", "2026-01-10")
    run = letter_files.write(office, kind="loi", ids=[letter.id], out=tmp_path)
    (written,) = run.letters
    assert written.file.name == "DIC_CHM_LOI_2025-26_1-0001.pdf"
    assert sha256(written.file.read_bytes()).hexdigest() == letter["pdf"] == written.sha256
    assert kept(office, letter) == written.file.read_bytes()
    assert run.combined and run.despatch and run.combined.exists() and run.despatch.exists()
    assert row(office, c.LETTER, letter.id)["written_out"] is True
    assert sound(written.file.read_bytes(), tmp_path)


@pytest.mark.parametrize("lang", ["hi", "en"])
@pytest.mark.parametrize("kind", ["loi", "stall"])
def test_the_text_inside_is_the_text_composed(office: Office, kind: str, lang: str) -> None:
    id = ready(office) if kind == "loi" else allotted(office)
    (letter,) = issue(office, kind, lang)
    words, template = office.words(lang), wordings.read(kind, lang, resources() / "letters")
    record = row(office, c.LOI if kind == "loi" else c.PARTICIPATION, id)
    with office.reading() as conn:
        if kind == "loi":
            composed = loi_letter.compose(
                letter_facts.loi(conn, office, record, letter.number, letter["letter_date"]), words, template
            )
        else:
            composed = stall_letter.compose(
                stall_facts.stall(conn, office, record, letter.number, letter["letter_date"]), words, template
            )
    assert fold(text_of(composed)) in said(kept(office, letter), "-raw")
    assert letter.number in text_of(composed)


def test_both_languages_stand_under_one_number(office: Office) -> None:
    ready(office)
    (letter,) = issue(office, lang="both")
    text = said(kept(office, letter))
    assert text.count(letter.number) >= 2
    assert "आशय पत्र" in text
    assert "LETTER OF INTENT" in text
    assert "अभ्यास / PRACTICE" in text


def test_one_letter_a_record(office: Office) -> None:
    ready(office)
    assert len(issue(office)) == 1
    assert issue(office) == []
    assert len(rows(office, c.LETTER)) == 1


def test_what_is_not_ready_waits_and_says_what_it_lacks(office: Office) -> None:
    ready(office, buyer=None, approval_note=None)
    bare = make(office, c.LOI, remarks="x")
    valued = loi(office, [{"seller_name": "x", "product_en": "y", "value": 5}], approval_note=None)
    done = letters.issue(office, kind="loi", lang="hi")
    assert done.issued == ()
    lacks = {record.id: what for record, what in done.waiting}
    assert lacks[bare] == ("buyer", "event", "loi_date", "valid_till", "approval_note", "lines")
    assert lacks[valued] == ("approval_note", "lines")
    done = letters.issue(office, kind="loi", lang="hi", approved="टिप्पणी पृ. 7, 09-01-2026")
    assert len(done.issued) == 1
    issued = row(office, c.LOI, row(office, c.LETTER, done.issued[0])["record_id"])
    assert issued["approval_note"] == "टिप्पणी पृ. 7, 09-01-2026"
    assert row(office, c.LETTER, done.issued[0])["approval_note"] == "टिप्पणी पृ. 7, 09-01-2026"


def test_letters_of_one_event(office: Office) -> None:
    one, two = event(office), event(office, from_date="2026-03-01", to_date="2026-03-02")
    allotted(office, "गीता", at=one)
    allotted(office, "सीता", at=two)
    assert len(issue(office, "stall", event=two)) == 1
    assert len(issue(office, "stall")) == 1


def test_what_a_list_claims_to_be_out_already_is_not_due(office: Office) -> None:
    loi(office, claimed="SIGNED")
    assert issue(office) == []


def test_a_letter_that_cannot_be_made_takes_no_number_and_stops_no_other(office: Office) -> None:
    """No officer was in charge on the second letter's day: the first stands, the third goes on from it."""
    ready(office)
    early = ready(office, loi_date="2020-01-05")
    ready(office, loi_date="2026-01-06")
    done = letters.issue(office, kind="loi", lang="hi")
    assert [(record.id, error.code, error.facts) for record, error in done.failed] == [
        (early, "E-ACT-23", {"day": "2020-01-05"})
    ]
    assert [x["serial"] for x in rows(office, c.LETTER)] == [1, 2]
    then = {"office": office.facts.id, "from_date": "2019-01-01", "to_date": "2024-03-31"}
    make(office, c.OFFICER, **{**OFFICER, **then})
    then_issued = issue(office)
    assert [(x["fy"], x["serial"]) for x in then_issued] == [("2019-20", 1)]


def test_what_no_letter_can_print_stops_no_other(office: Office) -> None:
    bad = ready(office, buyer=make(office, c.BUYER, name_en="Himadri \u4e2d Crafts"))
    ready(office)
    done = letters.issue(office, kind="loi", lang="hi")
    assert (len(done.issued), [(r.id, e.code) for r, e in done.failed]) == (1, [(bad, "E-LTR-02")])


def test_a_run_that_is_stopped_keeps_what_was_issued_and_goes_on_later(office: Office) -> None:
    for _ in range(3):
        ready(office)
    seen: list[tuple[int, int]] = []
    done = letters.issue(
        office,
        kind="loi",
        lang="hi",
        progress=lambda n, of: seen.append((n, of)),
        stop=lambda: len(seen) == 2,
    )
    assert (len(done.issued), done.left, seen) == (2, 1, [(1, 3), (2, 3)])
    assert [x["serial"] for x in issue(office)] == [3]


def test_only_the_records_that_are_ticked(office: Office) -> None:
    first, second, third = ready(office), ready(office), ready(office)
    assert [x["record_id"] for x in issue(office, ids=[third, first])] == [first, third]
    assert [r.id for r in asked.due(office, "loi")[0]] == [second]


def test_an_approval_by_the_approver_who_is_signed_in(office: Office) -> None:
    id = ready(office, approval_note=None)
    own = ready(office)
    by = Approval(by=office.user.id, on="2026-01-10")
    first, second = issue(office, approved=by)
    assert (first["approved_by"], first["approval_on"], first["approval_note"]) == (
        office.user.id,
        "2026-01-10",
        None,
    )
    assert row(office, c.LOI, id)["approved_by"] == office.user.id
    assert (second["approved_by"], second["approval_note"]) == (None, "note p. 4, 05-01-2026")
    assert row(office, c.LOI, own)["approved_by"] is None


def test_what_is_due_for_the_screen(office: Office) -> None:
    bare = make(office, c.LOI, remarks="x")
    unapproved = ready(office, approval_note=None)
    early = ready(office, loi_date="2020-01-05")
    found = {d.row.id: d for d in asked.docket(office, "loi")}
    assert found[early].lacks == ("officer",)
    assert (found[unapproved].lacks, found[unapproved].on) == (("approval_note",), "2026-01-05")
    assert found[unapproved].to_whom == "Himadri Crafts, Delhi"
    assert "buyer" in found[bare].lacks and found[bare].on == ""
    assert asked.docket(office, "loi")[0].row.id == unapproved
    allotted(office)
    (due,) = asked.docket(office, "stall")
    assert (due.on, due.lacks, due.to_whom) == ("2026-01-10", (), "सुनीता देवी")


def test_the_officer_in_charge_on_the_day_signs(office: Office) -> None:
    told = {"name_hi": "विजय वर्मा", "gender": "M", "honorific": "SHRI", "office": office.facts.id}
    span = {"from_date": "2026-01-06", "to_date": "2026-01-08"}
    then = make(office, c.OFFICER, **{**OFFICER, **told, **span})
    days = ("2026-01-05", "2026-01-06", "2026-01-08", "2026-01-09")
    for day in days:
        ready(office, loi_date=day)
    signed = {x["letter_date"]: x for x in issue(office)}
    assert [signed[d]["officer"] == then for d in days] == [False, True, True, False]
    assert "विजय वर्मा" in said(kept(office, signed["2026-01-06"]))
    assert "अनिता ठाकुर" in said(kept(office, signed["2026-01-09"]))


def test_without_an_officer_no_letter_is_made_and_nothing_changes(office: Office) -> None:
    for officer in rows(office, c.OFFICER):
        records.bin(office, kind=c.OFFICER, ids=[officer.id])
    ready(office)
    allotted(office)
    before = contents(office)
    for kind in ("loi", "stall"):
        done = letters.issue(office, kind=kind, lang="hi")
        assert (done.issued, [e.code for _, e in done.failed]) == ((), ["E-ACT-23"])
    assert contents(office) == before


def test_drafts_write_nothing_and_are_marked(office: Office, tmp_path: Path) -> None:
    ready(office)
    before, ops = contents(office), count_ops(office)
    (draft,) = letter_files.drafts(office, kind="loi", lang="hi", event=None, out=tmp_path)
    text = said(draft.file.read_bytes())
    assert "प्रारूप / DRAFT" in text
    assert "DIC/CHM/LOI" not in text
    assert (draft.number, contents(office), count_ops(office)) == ("", before, ops)
    with office.reading() as conn:
        taken = conn.exec_driver_sql("SELECT count(*) FROM counter WHERE name LIKE 'letter/%'").scalar_one()
    assert taken == 0


def test_a_crash_before_the_files_loses_no_first_copy(office: Office, tmp_path: Path) -> None:
    """The letters stand in the register; the next run writes them out, unmarked, beside its own."""
    ready(office)
    (first,) = issue(office)
    folder = office.folder
    office.close()
    again = opened(folder)
    try:
        ready(again)
        done = letters.issue(again, kind="loi", lang="hi")
        run = letter_files.write(again, kind="loi", ids=done.issued, out=tmp_path)
        assert [w.number[-1] for w in run.letters] == ["1", "2"]
        assert "DUPLICATE" not in said(run.letters[0].file.read_bytes())
        assert run.letters[0].sha256 == first["pdf"]
        assert letter_files.write(again, kind="loi", ids=[], out=tmp_path).letters == ()
    finally:
        again.close()
        office.release = lambda: None


def test_a_folder_that_cannot_be_made_leaves_the_first_copies_for_the_next_run(
    office: Office, tmp_path: Path
) -> None:
    ready(office)
    (letter,) = issue(office)
    (tmp_path / "a file").write_text("x")
    with pytest.raises((OdopError, OSError)):
        letter_files.write(office, kind="loi", ids=[letter.id], out=tmp_path / "a file")
    assert row(office, c.LETTER, letter.id)["written_out"] is False
    assert len(letter_files.write(office, kind="loi", ids=[], out=tmp_path / "out").letters) == 1


def test_a_further_copy_is_marked_and_counted(office: Office, tmp_path: Path) -> None:
    ready(office)
    (letter,) = issue(office)
    (first,) = letter_files.reprint(office, number=letter.number, out=tmp_path)
    assert "DUPLICATE" not in said(first.file.read_bytes())  # it had never been written out
    for n in (2, 3):
        (copy,) = letter_files.reprint(office, number=letter.number, out=tmp_path)
        assert f"दूसरी प्रति / DUPLICATE no. {n}" in said(copy.file.read_bytes())
        assert copy.file.name.endswith(f"-duplicate-{n}.pdf")
    assert row(office, c.LETTER, letter.id)["copies"] == 3
    assert kept(office, letter) == first.file.read_bytes()
    with refused("E-ACT-01"):
        letter_copies.sheets_of(office, number="DIC/CHM/LOI/2025-26/1-0099")


def test_cancelling_returns_the_record_and_a_new_number_is_taken(office: Office, tmp_path: Path) -> None:
    id = ready(office)
    (letter,) = issue(office)
    with refused("E-ACT-24"):
        letters.cancel(office, number=letter.number, reason="  ")
    letters.cancel(office, number=letter.number, reason="दर गलत")
    gone = row(office, c.LETTER, letter.id)
    assert (gone["status"], gone["cancel_reason"], gone["cancelled_on"]) == (
        "CANCELLED",
        "दर गलत",
        "2026-01-10",
    )
    back = row(office, c.LOI, id)
    assert (back["stage"], back["loi_no"]) == ("DRAFT", None)
    with refused("E-ACT-25"):
        letters.cancel(office, number=letter.number, reason="x")
    with refused("E-ACT-25"):
        letter_copies.sheets_of(office, number=letter.number)
    line = only(office, c.LOI_LINE, loi=id)
    records.change(office, kind=c.LOI_LINE, id=line.id, values={"rate": 50_00})
    (second,) = issue(office)
    assert second.number.endswith("1-0002")
    assert row(office, c.LOI, id)["loi_no"] == second.number
    assert [(x.number[-1], x["status"]) for x in asked.register(office)] == [
        ("1", "CANCELLED"),
        ("2", "ISSUED"),
    ]
    letter_files.register(office, asked.register(office), tmp_path / "register.pdf")
    text = said((tmp_path / "register.pdf").read_bytes())
    assert "दर गलत" in text
    assert asked.unwritten(office, "loi") == [row(office, c.LETTER, second.id)]


def test_a_cancelled_stall_letter_frees_the_letter_not_the_stall(office: Office) -> None:
    id = allotted(office)
    (letter,) = issue(office, "stall")
    assert row(office, c.PARTICIPATION, id)["allot_no"] == letter.number
    with refused("E-ACT-12"):
        records.bin(office, kind=c.EVENT, ids=[row(office, c.PARTICIPATION, id)["event"]])
    letters.cancel(office, number=letter.number, reason="नाम गलत")
    freed = row(office, c.PARTICIPATION, id)
    assert (freed["allot_no"], freed["stage"]) == (None, "ALLOTTED")
    (second,) = issue(office, "stall")
    assert second.number.endswith("STALL/2025-26/1-0002")


def test_letters_cannot_be_undone(office: Office) -> None:
    ready(office)
    issue(office)
    with refused("E-ACT-14"):
        records.undo(office)


def test_serials_begin_anew_on_the_first_of_april(office: Office, clock: Clock) -> None:
    at = event(office, from_date="2026-06-01", to_date="2026-06-02")
    numbers = []
    for n, day in enumerate(((3, 30, 9), (3, 31, 23), (4, 1, 0), (4, 2, 9))):
        clock.now = datetime(2026, *day)
        allotted(office, f"कारीगर {n}", f"A-{n}", at)
        numbers += [x.number for x in issue(office, "stall")]
    told = ("2025-26/1-0001", "2025-26/1-0002", "2026-27/1-0001", "2026-27/1-0002")
    assert numbers == [f"DIC/CHM/STALL/{x}" for x in told]


def test_numbers_that_fail_are_not_printed_and_notes_are(office: Office) -> None:
    bad = seller(office, udyam_no="UDYAM-HP-03-000001", pehchan_no="HPCHM0012345")
    old = seller(office, udyam_no="HP03A0000001", guardian_name="श्याम")
    buyer = make(office, c.BUYER, name_en="Himadri", gstin="02ZZZFQ9999A1ZX")
    ready(office, seller=bad, buyer=buyer)
    ready(office, seller=old)
    first, second = (said(kept(office, x)) for x in issue(office))
    assert "UDYAM-HP-03-000001" not in first
    assert "HPCHM0012345" in first
    assert "02ZZZFQ9999A1ZX" not in first
    assert "HP03A0000001" in second


def test_the_order_of_a_bag(office: Office) -> None:
    at = event(office)
    for n, (post, village) in enumerate((("साहो", "क"), ("सरोल", "ख"), ("सरोल", "क"))):
        stall = make(office, c.STALL, event=at, stall_no=f"{n}")
        who = artisan(office, f"कारीगर {n}", post_office=post, village_ward=village)
        make(office, c.PARTICIPATION, event=at, artisan=who, stall=stall)
    order = [x["to_whom"] for x in issue(office, "stall")]
    assert order == ["कारीगर 2, क", "कारीगर 1, ख", "कारीगर 0, क"]


def test_a_prefix_no_file_can_bear(office: Office, tmp_path: Path) -> None:
    ready(office)
    records.change(office, kind=c.OFFICE, id=office.facts.id, values={"prefix": 'उ:के "चम्बा"'})
    (letter,) = issue(office)
    run = letter_files.write(office, kind="loi", ids=[letter.id], out=tmp_path)
    assert run.letters[0].file.name == "उ_के_चम्बा_LOI_2025-26_1-0001.pdf"
    assert run.letters[0].file.exists()


def test_letters_of_other_kinds_arrive_later(office: Office) -> None:
    with refused("E-ACT-26"):
        issue(office, "certificate")
