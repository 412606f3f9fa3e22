"""What a file would do is told before it is taken in, and looking changes nothing."""

from __future__ import annotations

from odop_desktop.actions import records
from odop_desktop.domain import catalogue as c
from odop_desktop.storage import peers, waiting
from odop_desktop.sync import preview, standing
from tests.sync.lab import HQ, Lab


def state(lab: Lab) -> tuple[str, object]:
    with lab.office(HQ).reading() as conn:
        return standing.digest(lab.office(HQ)), (peers.me(conn), peers.ends(conn), list(waiting.of(conn)))


def test_new_changed_and_binned_are_told_and_nothing_moves(lab: Lab) -> None:
    one, two = (lab.make("chm", name_hi=name) for name in ("सुनीता देवी", "कमला देवी"))
    lab.round("chm")
    lab.change("chm", one, mobile="9876543210")
    records.bin(lab.office("chm"), kind=c.ARTISAN, ids=[two], reason="दोहरा")
    three = lab.make("chm", name_hi="गीता देवी")
    file = lab.send("chm").file
    before = state(lab)
    seen = preview.of(lab.office(HQ), file)
    assert state(lab) == before
    assert (seen.state, seen.error, seen.ops, seen.records) == ("applied", None, 3, 3)
    assert seen.counts == {"artisan": {"new": 1, "changed": 1, "binned": 1}}
    assert {line.row.id: line.what for line in seen.lines} == {one: "changed", two: "binned", three: "new"}
    changed = next(line for line in seen.lines if line.row.id == one)
    assert changed.fields == (("mobile", None, "9876543210"),)
    got = lab.take(HQ, file)
    assert (got.came.applied, got.came.counts) == (3, seen.counts)


def test_fields_to_be_decided_are_told(lab: Lab) -> None:
    id = lab.make("chm", name_hi="सुनीता देवी", pin="176310")
    lab.round("chm")
    lab.change("chm", id, pin="176311")
    lab.change(HQ, id, pin="176312")
    seen = preview.of(lab.office(HQ), lab.send("chm").file)
    assert seen.clashes == 1
    assert seen.lines[0].clash == ("pin",)


def test_what_would_be_laid_aside_is_told(lab: Lab) -> None:
    event = lab.make(HQ, c.EVENT, name_hi="शिमला मिलन", from_date="2026-03-01", to_date="2026-03-03")
    lab.round("chm")
    lab.change("chm", event, c.EVENT, venue_hi="रिज")
    seen = preview.of(lab.office(HQ), lab.send("chm").file)
    assert [s.code for s in seen.waiting] == ["E-SYN-46"]
    assert [(one.row.id, one.code) for one in seen.aside if one.row] == [(event, "E-SYN-46")]
    with lab.office(HQ).reading() as conn:
        assert list(waiting.of(conn)) == []


def test_a_file_taken_in_already_one_for_another_and_none_at_all(lab: Lab) -> None:
    file = lab.send("chm").file
    other = preview.of(lab.office("klu"), file)
    lab.take(HQ, file)
    again = preview.of(lab.office(HQ), file)
    (lab.post / "x").write_bytes(b"nothing")
    none = preview.of(lab.office(HQ), lab.post / "x")
    told = [(p.state, p.error.code if p.error else None) for p in (other, again, none)]
    assert told == [("refused", "E-SYN-60"), ("duplicate", "E-SYN-54"), ("refused", "E-SYN-02")]
    assert again.header is not None
    assert none.header is None
