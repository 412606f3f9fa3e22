"""A district's own product or buyer that headquarters finds to be another one: the kept one stands in its place."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from odop_desktop.actions import aliases
from odop_desktop.actions import records as records_
from odop_desktop.domain import catalogue as c
from odop_desktop.errors import OdopError
from odop_desktop.queries import (
    artisan_facts,
    family,
    letter_facts,
    lists,
    local_rows,
    picking,
    read,
    records,
    resolve,
    today,
)
from odop_desktop.queries.list_filters import Among
from odop_desktop.queries.local_rows import Wanted
from odop_desktop.queries.read import RecordRow
from odop_desktop.storage import held, waiting
from odop_desktop.sync import deciding, standing
from tests.sync.lab import HQ, Lab
from tests.sync.test_packs import row

FIELD = c.ARTISAN.by_key["odop_product"]


def found(lab: Lab, who: str, id: str, kind: c.RecordKind = c.PRODUCT) -> RecordRow:
    made = lab.row(who, id, kind)
    assert made is not None
    return made


def rumal(lab: Lab) -> RecordRow:
    made = row(lab, HQ, c.PRODUCT, name_hi="चम्बा रुमाल")
    assert made is not None
    return made


def code(work: Callable[[], object]) -> str:
    with pytest.raises(OdopError) as refused:
        work()
    return refused.value.code


def test_a_product_is_shown_printed_and_found_as_the_kept_one_at_both_ends(lab: Lab) -> None:
    own = lab.make("chm", c.PRODUCT, name_en="Rumal of Chamba", name_hi="चंबे का रूमाल")
    who = lab.make("chm", name_hi="आशा", odop_product=own)
    lab.round("chm")
    (local,) = local_rows.page(lab.office(HQ), Wanted(aliases.KINDS)).rows
    assert local.maker is not None
    assert (local.row.id, local.maker.code, local.kept) == (own, "HP-CHM", None)
    keep = rumal(lab)
    aliases.same(lab.office(HQ), kind=c.PRODUCT, id=own, keep=keep.id, reason="the same")
    lab.round("chm")
    for each in (HQ, "chm"):
        office = lab.office(each)
        assert records.titles(office, c.PRODUCT, [own])[own].id == keep.id
        with office.reading() as conn:
            facts = artisan_facts.facts(conn, office, found(lab, each, who, c.ARTISAN))
            assert facts.product.hi == "चम्बा रुमाल"
            assert resolve.reference(conn, c.ARTISAN, FIELD, "Rumal of Chamba", {}) == keep.id
        assert own not in [r.id for r in picking.find(office, FIELD, "rumal", {})]
        assert found(lab, each, who, c.ARTISAN)["odop_product"] == own  # its id lives on
    aliases.same(lab.office(HQ), kind=c.PRODUCT, id=own, keep=None, reason="another after all")
    lab.round("chm")
    office = lab.office("chm")
    assert records.titles(office, c.PRODUCT, [own])[own].id == own


def test_a_buyer_of_another_district_comes_along_with_the_decision(lab: Lab) -> None:
    first = lab.make("chm", c.BUYER, name_en="Himadri Crafts", city="Delhi")
    second = lab.make("klu", c.BUYER, name_en="Himadri Craft Pvt Ltd")
    lab.round("chm", "klu")
    assert lab.row("klu", first, c.BUYER) is None
    aliases.same(lab.office(HQ), kind=c.BUYER, id=second, keep=first, reason="one firm")
    lab.round("chm", "klu")
    office = lab.office("klu")
    assert records.titles(office, c.BUYER, [second])[second].title("en") == "Himadri Crafts"
    lab.change("klu", second, c.BUYER, city="New Delhi")
    lab.round("klu")
    with lab.office(HQ).reading() as conn:
        assert not [heads for _, heads in held.load(conn, [second]) if heads.clash]
        assert letter_facts._get(conn, c.BUYER, second) is not None


def test_a_block_that_a_district_added_is_the_packs_own(lab: Lab) -> None:
    hq = lab.office(HQ)
    with lab.office("chm").reading() as conn:
        place = read.table_of(c.PLACE)
        mehla = read.where(conn, c.PLACE, place.c.level == "block", place.c.name_en == "Mehla")[0]
    own = lab.make("chm", c.PLACE, level="block", name_en="Mehlla Block", parent=mehla["parent"])
    who = lab.make("chm", name_hi="आशा", block=own)
    lab.take(HQ, lab.send("chm").file)
    (local,) = local_rows.page(hq, Wanted(aliases.KINDS)).rows  # before any file went back
    assert local.maker is not None and local.maker.code == "HP-CHM"
    district = found(lab, HQ, mehla["parent"], c.PLACE)
    assert code(lambda: aliases.same(hq, kind=c.PLACE, id=own, keep=district.id, reason="x")) == "E-ALS-02"
    aliases.same(hq, kind=c.PLACE, id=own, keep=mehla.id, reason="the same")
    lab.round("chm")
    for each in (HQ, "chm"):
        office = lab.office(each)
        with office.reading() as conn:
            address = letter_facts.address(conn, found(lab, each, who, c.ARTISAN))
        assert address.block.en == "Mehla"


def test_an_adopted_row_goes_to_every_office_and_is_headquarters_own(lab: Lab) -> None:
    own = lab.make("chm", c.PARTNER, name_en="Chamba Weavers' Society", short="CWS")
    lab.round("chm", "klu")
    assert lab.row("klu", own, c.PARTNER) is None
    hq = lab.office(HQ)
    done = aliases.adopt(hq, kind=c.PARTNER, id=own, reason="for all")
    assert local_rows.page(hq, Wanted(aliases.KINDS)).rows == ()
    assert code(lambda: aliases.adopt(hq, kind=c.PARTNER, id=own, reason="again")) == "E-ALS-03"
    lab.change("chm", own, c.PARTNER, phone="01899-1")  # before it knows: its own still
    lab.round("chm", "klu")
    lab.round("chm", "klu")
    assert [found(lab, who, own, c.PARTNER)["phone"] for who in (HQ, "chm", "klu")] == ["01899-1"] * 3
    lab.change("chm", own, c.PARTNER, phone="01899-2")
    assert lab.take(HQ, lab.send("chm").file).came.waiting == 1, "laid aside: headquarters' now"
    deciding.send_back(hq, own, "headquarters' own now")
    lab.change(HQ, own, c.PARTNER, website="example.in")
    lab.round("klu")
    assert found(lab, "klu", own, c.PARTNER)["website"] == "example.in"
    assert code(lambda: records_.undo(hq, act=done.act)) == "E-ALS-04"
    assert found(lab, HQ, own, c.PARTNER)["adopted"], "what has gone to all is not taken back"
    lab.round("chm", "klu")
    for who, office in (("chm", "HP-CHM"), ("klu", "HP-KLU")):
        assert standing.digest(hq, office) == standing.digest(lab.office(who))


def test_likely_twins_are_proposed_and_rows_come_by_pages(lab: Lab) -> None:
    """By name in either script, the likeliest first; a place only within its own; what is replaced already is not."""
    hq, keep = lab.office(HQ), rumal(lab)
    own = lab.make("chm", c.PRODUCT, name_hi="चम्बा रूमाल", name_en="Chamba Roomal")
    firms = [
        lab.make(who, c.BUYER, name_en=name, mobile=mobile)
        for who, name, mobile in (
            ("chm", "Himadri Crafts", "9816012345"),
            ("klu", "HIMADRI CRAFTS", "9816012346"),
            ("klu", "Himadri Crafts", "9816012345"),
            ("chm", "Kullu Shawls 1", None),
            ("chm", "Kullu Shawls 2", None),
        )
    ]
    blocks = [lab.make(who, c.PLACE, name_en="Sadar", level="BLOCK", parent=lab.office(who).facts.district)
              for who in ("chm", "klu")]  # fmt: skip
    lab.round("chm", "klu")
    rows = {each.row.id: each for each in local_rows.page(hq, Wanted(aliases.KINDS)).rows}
    assert rows.keys() == {own, *firms, *blocks}
    assert [one.row.id for one in rows[own].likely] == [keep.id]
    assert rows[own].likely[0].maker is None
    first = rows[firms[0]].likely
    assert [(one.row.id, one.sure, one.spelt) for one in first] == [
        (firms[2], True, True),
        (firms[1], False, True),
    ]
    assert not any(rows[id].likely for id in firms[3:]) and not any(rows[id].likely for id in blocks)
    perhaps = Wanted(aliases.KINDS, twins=True)
    assert {each.row.id for each in local_rows.every(hq, perhaps)} == {own, *firms[:3]}
    assert local_rows.counts(hq, perhaps) == {"product": 1, "buyer": 5, "place": 0, "partner": 0}
    assert [each.row.id for each in local_rows.every(hq, Wanted(aliases.KINDS, "shawls"))] == sorted(
        firms[3:]
    )
    seen, after = [], None
    while not seen or after:
        some = local_rows.page(hq, Wanted(aliases.KINDS), after, 2)
        assert len(some.rows) == 2 or some.after is None
        seen, after = [*seen, *(each.row.id for each in some.rows)], some.after
    assert seen == list(rows)
    aliases.same(hq, kind=c.BUYER, id=firms[2], keep=firms[0], reason="one firm")
    assert [
        one.row.id for one in local_rows.page(hq, Wanted((c.BUYER,), "himadri", True)).rows[0].likely
    ] == [firms[1]]


def test_what_a_row_of_every_office_names_is_read_by_all_and_stays_its_own_office_s(lab: Lab) -> None:
    hq = lab.office(HQ)
    first, later = (lab.make("chm", c.PARTNER, name_en=name) for name in ("Weavers", "Carvers"))
    own = lab.make("chm", c.BUYER, name_en="Himadri Crafts", empanelled=first)
    lab.round("chm")
    aliases.adopt(hq, kind=c.BUYER, id=own, reason="for all")
    lab.round("klu")
    assert found(lab, "klu", own, c.BUYER)["empanelled"] == first
    lab.change(HQ, own, c.BUYER, empanelled=later)
    lab.round("chm", "klu")
    assert found(lab, "klu", own, c.BUYER)["empanelled"] == later
    for each in (first, later):
        lab.change("chm", each, c.PARTNER, phone="01899-1")
    lab.round("chm", "klu")
    assert [found(lab, "klu", each, c.PARTNER)["phone"] for each in (first, later)] == ["01899-1"] * 2
    with hq.reading() as conn:
        assert list(waiting.of(conn)) == []


def test_the_kept_ones_counts_filters_and_page_hold_the_twins_too(lab: Lab) -> None:
    """Of a twin's twin as well: headquarters goes on deciding."""
    hq, keep = lab.office(HQ), rumal(lab)
    first = lab.make("chm", c.PRODUCT, name_en="Rumal of Chamba")
    second = lab.make("chm", c.PRODUCT, name_en="Chamba scarf")
    for n, product in enumerate((first, second, keep.id)):
        lab.make("chm", name_hi=f"कारीगर {n}", odop_product=product)
    lab.round("chm")
    aliases.same(hq, kind=c.PRODUCT, id=second, keep=first, reason="one")
    aliases.same(hq, kind=c.PRODUCT, id=first, keep=keep.id, reason="one")
    lab.round("chm")
    for office in (hq, lab.office("chm")):
        (held_,) = lists.held(office, c.ARTISAN, "odop_product")
        assert held_.row is not None
        assert (held_.value, held_.row.id, held_.count) == (keep.id, keep.id, 3)
        asked = lists.Asked(filters=(Among("odop_product", (keep.id,)),))
        assert lists.count(office, c.ARTISAN, asked) == 3
        assert records.page(office, c.ARTISAN, filters=asked.filters).after is None
        assert len(records.page(office, c.ARTISAN, filters=asked.filters).rows) == 3
        assert today.people(office).products == ((keep.id, 3),)
        assert family.count(office, c.ARTISAN, keep, "odop_product") == 3
        assert len(family.of(office, c.ARTISAN, keep, "odop_product")) == 3
        assert family.count(office, c.ARTISAN, found(lab, HQ, second, c.PRODUCT), "odop_product") == 1


def test_a_pc_that_begins_anew_is_given_an_adopted_row_once(lab: Lab) -> None:
    """It stands in the feed twice: as the district's own, and as every office's."""
    own = lab.make("chm", c.PARTNER, name_en="Chamba Weavers' Society")
    lab.round("chm")
    lab.change(HQ, own, c.PARTNER, website="example.in")
    lab.round("chm")
    aliases.adopt(lab.office(HQ), kind=c.PARTNER, id=own, reason="for all")
    lab.round("chm", "chm2", "klu")
    for who in ("chm", "chm2", "klu"):
        row_ = found(lab, who, own, c.PARTNER)
        assert (row_["website"], row_["adopted"]) == ("example.in", True)
        assert len(records.history(lab.office(who), own)) == 3
    lab.round("chm", "chm2", "klu")
    hq = lab.office(HQ)
    digests = {standing.digest(hq, "HP-CHM"), *(standing.digest(lab.office(w)) for w in ("chm", "chm2"))}
    assert len(digests) == 1
    assert standing.digest(hq, "HP-KLU") == standing.digest(lab.office("klu"))


def test_what_every_office_has_is_replaced_only_by_what_every_office_gets(lab: Lab) -> None:
    """A buyer of headquarters' own is found to be a district's: that one is adopted with the decision."""
    first = lab.make("chm", c.BUYER, name_en="Himadri Crafts")
    second = lab.make(HQ, c.BUYER, name_en="Himadri Craft Pvt Ltd")
    lab.round("chm", "klu")
    assert found(lab, "klu", second, c.BUYER)
    aliases.same(lab.office(HQ), kind=c.BUYER, id=second, keep=first, reason="one firm")
    lab.round("chm", "klu")
    office = lab.office("klu")
    assert records.titles(office, c.BUYER, [second])[second].id == first
    assert found(lab, "klu", first, c.BUYER)["adopted"]


def test_what_cannot_stand_in_anothers_place(lab: Lab) -> None:
    own = lab.make("chm", c.PRODUCT, name_en="Rumal of Chamba")
    other = lab.make("chm", c.PRODUCT, name_en="Chamba scarf")
    lab.round("chm")
    hq, keep = lab.office(HQ), rumal(lab)

    def same(
        office: object = hq, kind: object = c.PRODUCT, id: str = own, to: str = keep.id, why: str = "x"
    ) -> str:
        return code(lambda: aliases.same(office, kind=kind, id=id, keep=to, reason=why))  # type: ignore[arg-type]

    assert same(lab.office("chm")) == "E-SYN-84"
    assert same(kind=c.ARTISAN) == "E-ALS-01"
    assert same(why=" ") == "E-SYN-81"
    assert same(why="x" * 501) == "E-ACT-32"
    assert same(to=own) == same(to="nowhere") == "E-ALS-02"
    assert same(id=keep.id, to=own) == "E-ACT-03"
    aliases.same(hq, kind=c.PRODUCT, id=own, keep=keep.id, reason="as on 2341 2341 2346")
    assert [h.reason for h in records.history(hq, own)][-1] == "as on XXXX XXXX 2346"
    assert same(id=other, to=own) == "E-ALS-02"
