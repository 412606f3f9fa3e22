"""A letter of intent's total where two offices changed its lines: what the lines come to, whichever came last."""

from __future__ import annotations

from odop_desktop.actions import records, safety
from odop_desktop.domain import catalogue as c
from odop_desktop.storage import guard, waiting
from odop_desktop.sync import recalling, returning
from tests.actions.offices import PASSWORD
from tests.sync.lab import HQ, Lab
from tests.sync.test_going_back import copied, goes_back


def test_a_line_that_came_after_all_that_was_said_of_the_total_counts(lab: Lab) -> None:
    """Headquarters lost the product that a line names; the line waits for it, and the letter does not."""
    loi = lab.make("chm", c.LOI, loi_date="2026-01-05")
    lab.make("chm", c.LOI_LINE, loi=loi, seller_name="गीता", qty=1_000, rate=100_00)
    lab.round("chm", "klu")
    old = copied(lab, HQ)
    product = lab.make(HQ, c.PRODUCT, name_hi="ऊनी शॉल", name_en="Woollen shawl")
    lab.round("chm", "klu")
    goes_back(lab, HQ, old)
    lab.make(HQ, c.LOI_LINE, loi=loi, seller_name="कमला", qty=1_000, rate=20_00)
    lab.make("chm", c.LOI_LINE, loi=loi, product=product, qty=1_000, rate=3_00)
    for who in ("chm", "klu"):
        assert lab.take(who, lab.answer(who).file).error is None
    lab.round("chm", "klu")
    with lab.office(HQ).reading() as conn:
        assert {s.code for s in waiting.of(conn)} == {"E-SYN-41"}
    assert _total(lab, HQ, loi) == 120_00
    for file in returning.give_back(lab.office("klu"), lab.post):
        assert lab.take(HQ, file).error is None
    assert _total(lab, HQ, loi) == 123_00
    lab.round("chm")
    assert _total(lab, "chm", loi) == 123_00


def test_a_letter_whose_total_two_offices_said_comes_to_the_same_everywhere_once_it_is_in_the_bin(
    lab: Lab,
) -> None:
    loi = lab.make("chm", c.LOI, loi_date="2026-01-05")
    lab.make("chm", c.LOI_LINE, loi=loi, seller_name="गीता", qty=1_000, rate=100_00)
    lab.round("chm")
    lab.make("chm", c.LOI_LINE, loi=loi, seller_name="सुनीता", qty=1_000, rate=3_00)
    lab.make(HQ, c.LOI_LINE, loi=loi, seller_name="कमला", qty=1_000, rate=20_00)
    assert lab.take(HQ, lab.send("chm").file).error is None
    assert _total(lab, HQ, loi) == 123_00
    records.bin(lab.office(HQ), kind=c.LOI, ids=[loi], reason="दोहरा")
    assert _total(lab, HQ, loi) == 0
    lab.round("chm")
    assert _total(lab, "chm", loi) == 0
    records.unbin(lab.office("chm"), kind=c.LOI, id=loi)
    lab.round("chm")
    assert _total(lab, HQ, loi) == _total(lab, "chm", loi) == 123_00


def test_a_total_that_stands_alone_counts_whatever_order_headquarters_reads_its_archive_in(lab: Lab) -> None:
    """The line that headquarters added is back before the news that the district threw it away."""
    loi = lab.make("chm", c.LOI, loi_date="2026-01-05")
    lab.make("chm", c.LOI_LINE, loi=loi, seller_name="गीता", qty=1_000, rate=100_00)
    lab.round("chm")
    old = copied(lab, HQ)
    lab.make(HQ, c.LOI_LINE, loi=loi, seller_name="कमला", qty=1_000, rate=20_00)
    lab.round("chm")
    records.undo(lab.office("chm"))
    lab.round("chm")
    assert _total(lab, HQ, loi) == 100_00
    lab.shut(HQ)
    safety.restore(lab.folder / HQ, file=old, credentials=lambda: ("clerk", PASSWORD))
    recalling.recall(lab.office(HQ))
    with lab.office(HQ).reading() as conn:
        assert list(waiting.of(conn)) == []
    assert _total(lab, HQ, loi) == 100_00


def test_only_what_is_added_up_may_change_without_an_op() -> None:
    assert {"loi": {"total"}} == guard.SUMS


def _total(lab: Lab, who: str, loi: str) -> int:
    row = lab.row(who, loi, c.LOI)
    assert row is not None
    return int(row["total"])
