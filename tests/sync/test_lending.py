"""A LoI over several offices: one goes to the district of a linked seller, read-only; its papers come back."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from odop_desktop.actions import imports, records
from odop_desktop.domain import catalogue as c
from odop_desktop.errors import OdopError
from odop_desktop.queries import (
    artisan_facts,
    family,
    letters,
    list_filters,
    lists,
    loi_life,
    read,
    sheets,
    sync_status,
    today,
)
from odop_desktop.queries import records as records_of
from odop_desktop.storage import lent, waiting
from odop_desktop.sync import deciding, inbox, linking, returning
from odop_desktop.telling import links
from odop_desktop.ui.pages import record_opened
from tests.sync.lab import HQ, Lab
from tests.sync.test_going_back import copied, goes_back
from tests.sync.test_moving import alike, district, moved


def product(lab: Lab) -> str:
    with lab.office("chm").reading() as conn:
        return read.where(conn, c.PRODUCT)[0].id


class Deal:
    """Chamba's LoI with two lines: the first sold by its own artisan, the second by somebody of Kullu."""

    def __init__(self, lab: Lab) -> None:
        self.lab = lab
        self.theirs = lab.make("klu", name_hi="टिकम राम", mobile="9876543210")
        own = lab.make("chm", name_hi="सुनीता देवी", mobile="9876500000")
        buyer = lab.make("chm", c.BUYER, name_en="Himadri Crafts")
        fair = lab.make("chm", c.EVENT, name_hi="मिंजर", organised_by="DISTRICT")
        self.loi = lab.make("chm", c.LOI, buyer=buyer, event=fair, loi_date="2026-01-05")
        sold: dict[str, Any] = {"loi": self.loi, "product": product(lab), "qty": 5000, "rate": 10000}
        self.own = lab.make("chm", c.LOI_LINE, seller=own, **sold)
        outside = {"seller_name": "टिकम राम", "seller_district": "Kullu", "seller_mobile": "9876543210"}
        self.line = lab.make("chm", c.LOI_LINE, **outside, **sold)
        self.buyer, self.seller, self.fair = buyer, own, fair

    def linked(self) -> None:
        self.lab.round("chm", "klu")
        linking.link(self.lab.office(HQ), self.line, self.theirs)
        self.lab.round("klu", "chm")

    def order(self, who: str, line: str | None = None, **values: Any) -> str:
        given = {"line": line or self.line, "day": "2026-01-09", "value": 25000, **values}
        return self.lab.make(who, c.LOI_ORDER, **given)


@pytest.fixture
def deal(lab: Lab) -> Deal:
    return Deal(lab)


def refused(lab: Lab, who: str, code: str, act: Any) -> OdopError:
    with pytest.raises(OdopError) as told:
        act(lab.office(who))
    assert told.value.code == code
    return told.value


def test_the_linked_district_reads_the_loi_and_what_it_names_and_no_more(lab: Lab, deal: Deal) -> None:
    lab.round("chm", "klu")
    assert lab.row("klu", deal.loi, c.LOI) is None
    deal.linked()
    seen = lab.row("klu", deal.loi, c.LOI)
    assert seen["total"] == 100000
    assert seen["of_district"] == district(lab, "chm")
    assert lab.row("klu", deal.buyer, c.BUYER) and lab.row("klu", deal.fair, c.EVENT)
    assert lab.row("klu", deal.own, c.LOI_LINE)["seller"] == deal.seller
    assert lab.row("klu", deal.seller) is None
    line = lab.row("chm", deal.line, c.LOI_LINE)
    assert line["linked_no"] == lab.row("klu", deal.theirs)["reg_no"]
    assert lab.row("chm", deal.theirs) is None
    alike(lab, "chm", "klu", "chm2")


def test_papers_of_the_linked_line_reach_headquarters_and_the_maker(lab: Lab, deal: Deal) -> None:
    deal.linked()
    order = deal.order("klu", paper_no="PO/7", qty=2500)
    sent = lab.make("klu", c.LOI_DESPATCH, line=deal.line, day="2026-01-10", value=25000)
    paid = lab.make("klu", c.LOI_PAYMENT, line=deal.line, day="2026-01-10", value=12500)
    alike(lab, "klu", "chm", "chm2")
    for who in (HQ, "chm", "chm2"):
        row = lab.row(who, order, c.LOI_ORDER)
        assert (row["paper_no"], row["loi"], row["district"]) == ("PO/7", deal.loi, district(lab, "klu"))
        assert lab.row(who, sent, c.LOI_DESPATCH) and lab.row(who, paid, c.LOI_PAYMENT)
    makers = deal.order("chm", deal.own)
    lab.change("klu", order, c.LOI_ORDER, value=20000)
    alike(lab, "klu", "chm", "klu")
    assert lab.row("klu", makers, c.LOI_ORDER)["district"] == district(lab, "chm")
    assert lab.row("chm", order, c.LOI_ORDER)["value"] == 20000


def test_what_the_maker_adds_later_goes_along(lab: Lab, deal: Deal) -> None:
    deal.linked()
    lab.change("chm", deal.loi, c.LOI, valid_till="2026-06-30")
    more = lab.make(
        "chm", c.LOI_LINE, loi=deal.loi, product=product(lab), seller_name="कोई", qty=1000, rate=100
    )
    alike(lab, "chm", "klu")
    assert lab.row("klu", deal.loi, c.LOI)["valid_till"] == "2026-06-30"
    assert lab.row("klu", more, c.LOI_LINE)["seller_name"] == "कोई"


def test_the_other_district_changes_nothing_but_its_own_papers(lab: Lab, deal: Deal) -> None:
    deal.linked()
    makers = deal.order("chm", deal.own)
    lab.round("chm", "klu")
    told = refused(
        lab, "klu", "E-LOI-10", lambda _: lab.change("klu", deal.loi, c.LOI, valid_till="2026-06-30")
    )
    assert told.facts["district_en"] == "Chamba"
    refused(lab, "klu", "E-LOI-10", lambda _: lab.change("klu", deal.line, c.LOI_LINE, spec="x"))
    refused(lab, "klu", "E-LOI-10", lambda _: lab.make("klu", c.LOI_LINE, loi=deal.loi, seller_name="x"))
    refused(lab, "klu", "E-LOI-13", lambda _: deal.order("klu", deal.own))
    refused(lab, "klu", "E-LOI-11", lambda _: lab.change("klu", makers, c.LOI_ORDER, value=1))
    refused(lab, "klu", "E-LOI-11", lambda office: records.bin(office, kind=c.LOI_ORDER, ids=[makers]))
    refused(lab, "klu", "E-LOI-10", lambda office: records.bin(office, kind=c.LOI_LINE, ids=[deal.line]))
    refused(lab, "chm", "E-LOI-14", lambda office: records.bin(office, kind=c.LOI, ids=[deal.loi]))


def test_headquarters_refuses_what_a_changed_program_would_send(
    lab: Lab, deal: Deal, monkeypatch: pytest.MonkeyPatch
) -> None:
    deal.linked()
    monkeypatch.setattr(lent, "closed", lambda *_: None)
    monkeypatch.setattr("odop_desktop.actions.loi_rules._ours", lambda *_: True)
    lab.change("klu", deal.loi, c.LOI, valid_till="2026-06-30")
    lab.make("klu", c.LOI_LINE, loi=deal.loi, seller_name="x")
    deal.order("klu", deal.own)
    lab.change("klu", deal.line, c.LOI_LINE, linked=None)
    lab.change("chm", deal.own, c.LOI_LINE, linked_no="HP-KLU-1-000999-X")
    for who in ("klu", "chm"):
        assert lab.take(HQ, lab.send(who).file).error is None
    with lab.office(HQ).reading() as conn:
        codes = {(s.entity, s.code) for s in waiting.of(conn)}
    assert codes == {
        ("loi", "E-SYN-46"),
        ("loi_line", "E-SYN-46"),
        ("loi_order", "E-SYN-46"),
        ("loi_line", "E-SYN-49"),
    }


def whose(lab: Lab, who: str, kind: c.RecordKind, id: str) -> str:
    row, office = lab.row(who, id, kind), lab.office(who)
    assert row is not None
    lender = loi_life.whose(office, row)
    return links.lent(office.words("en"), row, lender) if lender else ""


def test_a_link_that_a_changed_program_writes_gives_the_loi_to_nobody(
    lab: Lab, deal: Deal, monkeypatch: pytest.MonkeyPatch
) -> None:
    lab.round("chm", "klu")
    monkeypatch.setattr(lent, "closed", lambda *_: None)
    lab.change("chm", deal.line, c.LOI_LINE, linked=deal.theirs)
    lab.round("chm")
    deciding.send_back(lab.office(HQ), deal.line, "मुख्यालय जोड़ता है")
    alike(lab, "chm", "klu")
    assert lab.row("chm", deal.line, c.LOI_LINE)["linked"] is None
    assert lab.row("klu", deal.loi, c.LOI) is None


def test_a_link_taken_back_takes_the_right_and_leaves_what_is_there(lab: Lab, deal: Deal) -> None:
    deal.linked()
    order = deal.order("klu")
    lab.round("klu")
    linking.unlink(lab.office(HQ), deal.line, "दूसरा व्यक्ति")
    late = deal.order("klu", paper_no="PO/8")
    alike(lab, "klu", "chm")
    for who in (HQ, "chm", "klu"):
        assert lab.row(who, order, c.LOI_ORDER) and lab.row(who, late, c.LOI_ORDER)
        assert lab.row(who, deal.line, c.LOI_LINE)["linked"] is None
    for kind, id in ((c.LOI, deal.loi), (c.LOI_LINE, deal.line)):
        assert "no longer linked to an artisan of this district" in whose(lab, "klu", kind, id)
    page = record_opened.opened(lab.office("klu"), c.LOI, deal.loi)
    told = page.standing(lab.office("klu").words("en"))
    assert "of district Chamba, no longer linked, kept to be read" in told
    with lab.office(HQ).reading() as conn:
        assert list(waiting.of(conn)) == []
    refused(lab, "klu", "E-LOI-13", lambda _: deal.order("klu"))
    refused(lab, "klu", "E-LOI-10", lambda _: lab.change("klu", deal.loi, c.LOI, valid_till="2026-06-30"))
    lab.change("klu", order, c.LOI_ORDER, value=1)
    lab.change("chm", deal.loi, c.LOI, valid_till="2026-07-31")
    linking.link(lab.office(HQ), deal.line, deal.theirs)
    alike(lab, "klu", "chm")
    assert lab.row("klu", deal.loi, c.LOI)["valid_till"] == "2026-07-31"
    assert "no longer" not in whose(lab, "klu", c.LOI, deal.loi)
    way = sync_status.of(lab.office("klu"), [deal.loi])[deal.loi]
    assert way.state is sync_status.State.THERE, "Chamba's own, which headquarters gave to Kullu"
    deal.order("klu", paper_no="PO/9")
    alike(lab, "klu", "chm")


def test_a_program_that_knows_of_the_unlinking_is_refused(
    lab: Lab, deal: Deal, monkeypatch: pytest.MonkeyPatch
) -> None:
    deal.linked()
    linking.unlink(lab.office(HQ), deal.line)
    lab.round("klu")
    lab.round("klu")
    monkeypatch.setattr("odop_desktop.actions.loi_rules._ours", lambda *_: True)
    deal.order("klu")
    assert lab.take(HQ, lab.send("klu").file).error is None
    with lab.office(HQ).reading() as conn:
        assert [s.code for s in waiting.of(conn)] == ["E-SYN-46"]
    linking.link(lab.office(HQ), deal.line, deal.theirs)
    alike(lab, "klu", "chm")
    with lab.office(HQ).reading() as conn:
        assert list(waiting.of(conn)) == []


def test_undo_takes_the_link_back_of_an_issued_loi_too(lab: Lab, deal: Deal, monkeypatch: Any) -> None:
    lab.round("chm", "klu")
    monkeypatch.setattr("odop_desktop.actions.loi_rules.loi", lambda *_: {})
    lab.change("chm", deal.loi, c.LOI, stage="ISSUED")
    lab.round("chm")
    linking.link(lab.office(HQ), deal.line, deal.theirs)
    records.undo(lab.office(HQ), act=lab.office(HQ).last_act)
    assert lab.row(HQ, deal.line, c.LOI_LINE)["linked"] is None
    assert lab.row(HQ, deal.loi, c.LOI)["of_district"] == district(lab, "chm")
    act = lab.office(HQ).last_act
    alike(lab, "chm", "klu")
    refused(lab, "klu", "E-LOI-13", lambda _: deal.order("klu"))
    refused(lab, "klu", "E-LOI-12", lambda office: records.undo(office, act=act))


def test_each_office_counts_what_it_made_and_headquarters_each_once(lab: Lab, deal: Deal) -> None:
    deal.linked()
    for who, n in (("chm", 1), ("klu", 0), (HQ, 1)):
        office = lab.office(who)
        whole = today.lois(office).total
        assert (whole.count, whole.paise) == (n, 100000 * n), who
        assert (
            today.count(office, c.LOI, {})
            == lists.total(office, c.LOI)
            == records_of.count(office, c.LOI)
            == n
        )
        assert len(records_of.page(office, c.LOI).rows) == n
        assert len(list(sheets.rows(office, c.LOI))) == 2 * n
        assert [h.count for h in lists.held(office, c.LOI, "buyer")] == [1] * n
        assert letters.due(office, "loi")[1] == [] if not n else True
        fair = lab.row(who, deal.fair, c.EVENT)
        assert family.count(office, c.LOI, fair) == n
    klu = lab.office("klu")
    asked = lists.Asked(filters=(list_filters.Named("lent"),))
    assert lists.count(klu, c.LOI, asked) == today.count(klu, c.LOI, {"named": "lent"}) == 1
    assert lists.count(lab.office("chm"), c.LOI, asked) == 0
    assert lists.count(lab.office(HQ), c.LOI, asked) == 1
    for who, id in (("klu", deal.theirs), ("chm", deal.seller)):
        with lab.office(who).reading() as conn:
            (sold,) = artisan_facts.so_far(conn, lab.row(who, id))
        assert sold.of(lab.office(who).words("en")) == "Letters of Intent 1, value ₹500"


def test_whom_headquarters_links(lab: Lab, deal: Deal) -> None:
    other = lab.make("chm", name_hi="कमला")
    lab.round("chm", "klu")
    refused(lab, "klu", "E-SYN-84", lambda office: linking.link(office, deal.line, deal.theirs))
    refused(lab, HQ, "E-LOI-15", lambda office: linking.link(office, deal.own, deal.theirs))
    refused(lab, HQ, "E-LOI-16", lambda office: linking.link(office, deal.line, other))
    refused(lab, HQ, "E-LOI-17", lambda office: linking.unlink(office, deal.line))
    nobody = lab.make(HQ, name_hi="रमेश")
    refused(lab, HQ, "E-LOI-18", lambda office: linking.link(office, deal.line, nobody))


def test_headquarters_own_loi_is_read_where_its_sellers_are_and_counted_by_headquarters(
    lab: Lab, deal: Deal
) -> None:
    lab.round("chm", "klu")
    hq, known = lab.office(HQ), {"product": product(lab), "qty": 1000, "rate": 10000}
    own = lab.make(HQ, c.LOI, event=deal.fair, buyer=deal.buyer, loi_date="2026-01-05")
    line = lab.make(HQ, c.LOI_LINE, loi=own, seller_name="टिकम राम", **known)
    lab.round("chm", "klu")
    assert lab.row("chm", own, c.LOI) is None and lab.row("klu", own, c.LOI) is None
    linking.link(hq, line, deal.theirs)
    alike(lab, "chm", "klu")
    assert lab.row("klu", own, c.LOI) and lab.row("klu", line, c.LOI_LINE)
    assert lab.row("chm", own, c.LOI) is None
    at_hq = lab.make(HQ, c.LOI_ORDER, line=line, day="2026-01-09", value=1000)
    order = deal.order("klu", line)
    alike(lab, "klu", "chm")
    assert lab.row(HQ, order, c.LOI_ORDER) and lab.row("klu", at_hq, c.LOI_ORDER)
    for who, n in (("chm", 1), ("klu", 0), (HQ, 2)):
        office = lab.office(who)
        assert (today.lois(office).total.count, lists.total(office, c.LOI)) == (n, n), who
    asked = lists.Asked(filters=(list_filters.Named("lent"),))
    assert lists.count(lab.office("klu"), c.LOI, asked) == 1
    refused(lab, "klu", "E-LOI-21", lambda _: lab.change("klu", own, c.LOI, valid_till="2026-06-30"))
    refused(lab, "klu", "E-LOI-21", lambda _: lab.change("klu", at_hq, c.LOI_ORDER, value=1))
    for id, kind in ((own, c.LOI), (at_hq, c.LOI_ORDER)):
        assert loi_life.whose(lab.office("klu"), lab.row("klu", id, kind)) == loi_life.HEADQUARTERS
    more = lab.make(HQ, c.LOI_LINE, loi=own, seller=deal.seller, **known)
    assert lab.row(HQ, more, c.LOI_LINE)["linked_no"] == lab.row(HQ, deal.seller)["reg_no"]
    alike(lab, "klu", "chm")
    deal.order("chm", more)
    refused(lab, "klu", "E-LOI-13", lambda _: deal.order("klu", more))
    alike(lab, "chm", "klu", "chm2")


def test_a_list_of_headquarters_own_lois_links_its_sellers(lab: Lab, deal: Deal, tmp_path: Path) -> None:
    lab.round("chm", "klu")
    number = lab.row("klu", deal.theirs)["reg_no"]
    file = tmp_path / "lois.csv"
    file.write_text(
        f"LoI date,Buyer,Seller,Product,Qty,Rate\n05-01-2026,Himadri Crafts,{number},Shawl,5,100\n"
    )
    assert imports.run(lab.office(HQ), kind=c.LOI, path=file).new == 1
    alike(lab, "klu", "chm")
    with lab.office("klu").reading() as conn:
        (line,) = read.where(conn, c.LOI_LINE)
    assert (line["linked"], line["linked_no"]) == (deal.theirs, number)
    assert deal.order("klu", line.id)


def test_the_right_moves_with_the_person(lab: Lab, deal: Deal) -> None:
    deal.linked()
    moved(lab, deal.theirs, "chm")
    late = deal.order("klu")
    alike(lab, "klu", "chm")
    refused(lab, "klu", "E-LOI-13", lambda _: deal.order("klu"))
    assert lab.row("chm", late, c.LOI_ORDER)
    deal.order("chm")
    alike(lab, "klu", "chm")


def test_what_was_noted_before_the_move_and_the_unlinking_were_known_goes_in(lab: Lab, deal: Deal) -> None:
    deal.linked()
    order = deal.order("klu")
    moved(lab, deal.theirs, "chm")
    lab.round("chm")
    linking.unlink(lab.office(HQ), deal.line)
    alike(lab, "klu", "chm")
    with lab.office(HQ).reading() as conn:
        assert list(waiting.of(conn)) == []
    assert lab.row("chm", order, c.LOI_ORDER)


def test_who_had_the_seller_when_the_link_was_made_reads_on_after_headquarters_was_put_back(
    lab: Lab, deal: Deal
) -> None:
    """Its own work comes back to it after it has moved the person."""
    lab.round("chm", "klu")
    own = lab.make(HQ, c.LOI, loi_date="2026-01-05")
    line = lab.make(HQ, c.LOI_LINE, loi=own, seller_name="टिकम राम", qty=1000, rate=100)
    old = copied(lab, HQ)
    linking.link(lab.office(HQ), line, deal.theirs)
    lab.round("klu", "chm")
    goes_back(lab, HQ, old)
    moved(lab, deal.theirs, "chm")
    lab.round("klu", "chm")
    for file in returning.give_back(lab.office("klu"), lab.post):
        assert lab.take(HQ, file).error is None
    alike(lab, "klu", "chm")
    lab.change(HQ, own, c.LOI, valid_till="2026-06-30")
    alike(lab, "klu", "chm")
    for who in ("klu", "chm"):
        assert lab.row(who, own, c.LOI)["valid_till"] == "2026-06-30"
    refused(lab, "klu", "E-LOI-13", lambda _: deal.order("klu", line))


@pytest.mark.slow
def test_a_headquarters_made_anew_comes_to_the_same_in_any_order(lab: Lab, deal: Deal) -> None:
    old = copied(lab, HQ)
    deal.linked()
    order = deal.order("klu")
    alike(lab, "klu", "chm")
    place = lab.office(HQ).place
    files = [*sorted(place.received.glob("*.odopsync"), reverse=True), *sorted(place.sent.glob("*.odopsync"))]
    contents = [file.read_bytes() for file in files]
    goes_back(lab, HQ, old)
    for _ in range(2):
        for content in contents:
            inbox.take(lab.office(HQ), content)
    assert lab.row(HQ, order, c.LOI_ORDER)
    with lab.office(HQ).reading() as conn:
        assert list(waiting.of(conn)) == []
    for who in ("chm", "klu"):
        lab.take(who, lab.answer(who).file)
    alike(lab, "chm", "klu")
    deal.order("klu", paper_no="PO/8")
    alike(lab, "klu", "chm")
