"""A district still on Excel is kept at headquarters, and handed over with its history when its first PC comes."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from odop_desktop.actions import imports, records, standing_in
from odop_desktop.domain import catalogue as c
from odop_desktop.domain.office_ids import PROXY_PC
from odop_desktop.office import Office
from odop_desktop.paths import resources
from odop_desktop.queries import districts, entered, headquarters, lists, sync_status
from odop_desktop.queries import records as asked
from odop_desktop.queries.headquarters import Standing
from odop_desktop.queries.list_filters import Named
from odop_desktop.queries.lists import Asked
from odop_desktop.queries.read import RecordRow
from odop_desktop.storage import feeding
from odop_desktop.sync import (
    joining,
    listed,
    proxies,
    standing,
)
from odop_desktop.sync.trust_founding import Begun
from odop_desktop.sync.trust_parts import Status, TrustNode
from odop_desktop.telling import exchange
from tests.sync.lab import open_
from tests.sync.state import State, made
from tests.sync.trusted import refused

SAMPLE = resources() / "samples" / "artisans_messy.xlsx"
FEW = 116  # people in the sample


class Kept(State):
    """Headquarters with its root keys, Chamba not enrolled; `node`: the stand-in for Chamba."""

    def __init__(self, folder: Path, begun: Begun, node: TrustNode) -> None:
        self.post, self.begun, self.node = folder / "post", begun, node
        self.hq, self.chm = open_(folder / "hq"), open_(folder / "chm")

    @property
    def desk(self) -> Office:
        return standing_in.desk(self.hq, id=self.node.office, district=self.node.district)

    def line(self) -> Standing:
        (found,) = headquarters.standing(self.hq, listed.offices(listed.trust(self.hq)))
        return found

    def hand_over(self) -> None:
        """Chamba's first PC is enrolled, and the files go round."""
        joining.take(self.chm, self.accepted(self.chm), self.said)
        self.round()

    def round(self) -> None:
        assert self.send(self.chm).error is None
        assert self.answer(self.chm).error is None

    def close(self) -> None:
        self.hq.close()
        self.chm.close()


@pytest.fixture(scope="module")
def _kept(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Begun, TrustNode]:
    """Before the list is brought in."""
    folder = tmp_path_factory.mktemp("kept")
    state = State(folder)
    node = proxies.begin(state.hq, districts.meant(state.hq, "chm"), state.roots)
    state.close()
    return folder, state.begun, node


@pytest.fixture(scope="module")
def _filled(_kept: tuple[Path, Begun, TrustNode], tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("filled") / "all"
    shutil.copytree(_kept[0], folder)
    found = Kept(folder, *_kept[1:])
    assert imports.run(found.desk, kind=c.ARTISAN, path=SAMPLE).new == FEW
    found.close()
    return folder


def _copied(folder: Path, to: Path, begun: Begun, node: TrustNode) -> Iterator[Kept]:
    shutil.copytree(folder, to)
    found = Kept(to, begun, node)
    yield found
    found.close()


@pytest.fixture
def kept(_kept: tuple[Path, Begun, TrustNode], tmp_path: Path) -> Iterator[Kept]:
    yield from _copied(_kept[0], tmp_path / "all", *_kept[1:])


@pytest.fixture
def filled(_filled: Path, _kept: tuple[Path, Begun, TrustNode], tmp_path: Path) -> Iterator[Kept]:
    """The sample list is in."""
    yield from _copied(_filled, tmp_path / "all", *_kept[1:])


def people(office: Office, *named: str) -> list[RecordRow]:
    filters = tuple(Named(name) for name in named)
    docs = lists.order(office, c.ARTISAN, Asked(filters=filters))
    return list(lists.rows(office, c.ARTISAN, docs).values())


def homes(office: Office, ids: list[str]) -> set[str]:
    with office.reading() as conn:
        found = feeding.homes(conn, ids)
    assert len(found) == len(ids)
    return set(found.values())


def test_what_is_brought_in_belongs_to_the_district(filled: Kept) -> None:
    found = people(filled.hq)
    assert len(found) == FEW
    assert homes(filled.hq, [row.id for row in found]) == {filled.node.office}
    assert {row["district"] for row in found} == {filled.node.district}
    numbers = {row.number for row in found}
    assert len(numbers) == FEW
    assert all(number.startswith(f"HP-CHM-{PROXY_PC}-") for number in numbers)


def test_a_loi_brought_in_is_the_district_s_to_count(kept: Kept, tmp_path: Path) -> None:
    file = tmp_path / "lois.csv"
    file.write_text("LoI date,Buyer,Outside seller,Qty,Rate\n05-01-2026,Himadri Crafts,गीता,5,100\n")
    assert imports.run(kept.desk, kind=c.LOI, path=file).new == 1
    (loi,) = asked.page(kept.hq, c.LOI).rows
    assert (loi["of_district"], loi["of_hq"]) == (kept.node.district, None)
    assert homes(kept.hq, [loi.id]) == {kept.node.office}
    kept.hand_over()
    assert lists.total(kept.chm, c.LOI) == 1


def test_it_stands_among_the_offices_and_is_never_silent(kept: Kept) -> None:
    line = kept.line()
    assert (line.listed.code, line.silent, line.brought, line.days) == ("HP-CHM", False, None, None)
    imports.run(kept.desk, kind=c.ARTISAN, path=SAMPLE)
    line = kept.line()
    assert line.brought is not None
    assert (line.brought.at[:10], line.brought.file) == ("2026-01-10", SAMPLE.name)
    assert (line.silent, line.days, line.people) == (False, 0, FEW)


def test_one_person_entered_at_headquarters_is_the_district_s_too(kept: Kept) -> None:
    """By the form, without a list: the person's district says whose the record is; nobody else is given it."""
    values = {"name_hi": "एक कारीगर", "district": kept.node.district}
    id = records.make(kept.hq, kind=c.ARTISAN, values=values).touched[0][1]
    part = records.make(
        kept.hq,
        kind=c.CONSENT,
        values={"artisan": id, "purpose": "BUYERS", "state": "GIVEN", "given_on": "2026-01-09"},
    )
    kept.hand_over()
    assert homes(kept.hq, [id, part.touched[0][1]]) == {kept.node.office}
    assert [row.id for row in people(kept.chm)] == [id]


def test_a_dry_run_leaves_nothing(kept: Kept) -> None:
    imports.run(kept.desk, kind=c.ARTISAN, path=SAMPLE, dry_run=True)
    assert (kept.line().brought, kept.line().people, people(kept.hq)) == (None, 0, [])


def test_it_says_so_on_the_record_in_its_history_and_in_lists(filled: Kept) -> None:
    filled.hand_over()
    for office in (filled.hq, filled.chm):
        row = people(office, "entered")[0]
        assert len(people(office, "entered")) == FEW
        way = sync_status.of(office, [row.id])[row.id]
        assert exchange.way(office.words("hi"), way) == ["मुख्यालय में दर्ज"]
        assert [h.entered for h in asked.history(office, row.id)] == [True]
    own = records.make(filled.chm, kind=c.ARTISAN, values={"name_hi": "नई कारीगर"}).touched[0][1]
    with filled.chm.reading() as conn:
        assert entered.among(conn, [own]) == frozenset()
    records.change(filled.chm, kind=c.ARTISAN, id=row.id, values={"pin": "176310"})
    way = sync_status.of(filled.chm, [row.id])[row.id]
    assert exchange.standing(filled.chm.words("en"), way) == "not sent yet · entered at headquarters"


def test_the_first_pc_gets_all_with_its_history_and_owns_it(filled: Kept) -> None:
    chm, row = filled.chm, people(filled.hq)[0]
    filled.hand_over()
    assert listed.trust(filled.hq).node(filled.node.id).status is Status.RETIRED
    theirs = {r.id: r for r in people(chm)}
    assert len(theirs) == FEW
    assert theirs[row.id].number == row.number
    with filled.hq.reading() as one, chm.reading() as two:
        ops = "SELECT id, hash FROM op WHERE entity = 'artisan' ORDER BY id"
        assert list(one.exec_driver_sql(ops)) == list(two.exec_driver_sql(ops))
    records.change(chm, kind=c.ARTISAN, id=row.id, values={"pin": "176310"})
    assert filled.send(chm).came.waiting == 0, "its own now: nothing stands against the change"
    assert asked.find(filled.hq, c.ARTISAN, row.id)["pin"] == "176310"


def test_changes_on_both_sides_end_alike(filled: Kept) -> None:
    hq, chm = filled.hq, filled.chm
    filled.hand_over()
    one, two, both = (row.id for row in people(hq)[:3])
    records.change(chm, kind=c.ARTISAN, id=one, values={"pin": "176310"})
    records.change(hq, kind=c.ARTISAN, id=two, values={"pin": "176311"})
    records.change(chm, kind=c.ARTISAN, id=both, values={"pin": "176312"})
    records.change(hq, kind=c.ARTISAN, id=both, values={"pin": "176313"})
    filled.round()
    filled.round()
    assert standing.digest(hq, "HP-CHM") == standing.digest(chm)
    pins = [[asked.find(office, c.ARTISAN, id)["pin"] for id in (one, two, both)] for office in (hq, chm)]
    assert pins[0] == pins[1] == ["176310", "176311", "176313"]


def test_no_number_is_given_twice(filled: Kept) -> None:
    """The district's PC begins with its own first number, and headquarters' never meets it."""
    chm = filled.chm
    mine = records.make(chm, kind=c.ARTISAN, values={"name_hi": "पहली"}).touched[0][1]
    filled.hand_over()
    numbers = [row.number for row in people(chm)]
    assert len(numbers) == len(set(numbers)) == FEW + 1
    assert asked.find(chm, c.ARTISAN, mine).number.startswith("HP-CHM-1-000001-")


def test_no_pc_is_enrolled_under_headquarters_own_number(kept: Kept, tmp_path: Path) -> None:
    other = made(tmp_path / "other", "CHM", pc=PROXY_PC)
    refused("E-TRU-22", lambda: kept.accepted(other))
    kept.hand_over()
    refused("E-TRU-22", lambda: kept.accepted(other))
    other.close()


def test_a_district_with_a_pc_is_not_opened(kept: Kept) -> None:
    chm = districts.meant(kept.hq, "HP-CHM")
    refused("E-SYN-93", lambda: proxies.begin(kept.hq, chm, kept.roots))
    kept.hand_over()
    refused("E-SYN-93", lambda: proxies.begin(kept.hq, chm, kept.roots))
    refused("E-SYN-94", lambda: proxies.kept(listed.trust(kept.hq), "HP-CHM"))
    refused("E-SYN-84", lambda: proxies.begin(kept.chm, chm, kept.roots))


def test_one_opened_by_mistake_is_closed_again_and_leaves_nothing(kept: Kept) -> None:
    refused("E-TRU-33", lambda: proxies.end(kept.hq, "HP-CHM"))
    assert proxies.end(kept.hq, "chm", kept.roots).id == kept.node.id
    trust = listed.trust(kept.hq)
    assert (trust.nodes, listed.offices(trust)) == ((), ())
    refused("E-SYN-94", lambda: proxies.end(kept.hq, "HP-CHM", kept.roots))
    again = proxies.begin(kept.hq, districts.meant(kept.hq, "chm"), kept.roots)
    assert again.label == kept.node.label
    kept.hand_over()


def test_one_with_records_is_not_closed_until_they_lie_in_the_bin(kept: Kept) -> None:
    brought = imports.run(kept.desk, kind=c.ARTISAN, path=SAMPLE)
    version = listed.trust(kept.hq).version
    refused("E-SYN-98", lambda: proxies.end(kept.hq, "HP-CHM", kept.roots))
    assert (listed.trust(kept.hq).version, kept.line().people) == (version, FEW)
    assert brought.act
    records.undo(kept.hq, act=brought.act)
    proxies.end(kept.hq, "HP-CHM", kept.roots)
    assert listed.offices(listed.trust(kept.hq)) == ()


def test_which_district_is_meant(kept: Kept) -> None:
    trust = listed.trust(kept.hq)
    for said in ("HP-CHM", "chm", "Chamba", "चंबा"):
        assert districts.meant(kept.hq, said).id == kept.node.district
    for said in ("HP-CHM", "chm", "Chamba", "चम्बा", f"HP-CHM-{PROXY_PC}"):
        assert proxies.kept(trust, said).id == kept.node.id
    refused("E-SYN-95", lambda: districts.meant(kept.hq, "Nowhere"))
    refused("E-SYN-95", lambda: districts.meant(kept.hq, ""))
