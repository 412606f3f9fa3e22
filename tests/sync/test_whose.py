"""Lists over all districts: whose each record is, asked for by it, put in its order, told in every file."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from odop_desktop.domain import catalogue as c
from odop_desktop.domain.catalogue.field import RecordKind
from odop_desktop.errors import OdopError
from odop_desktop.office import Office
from odop_desktop.queries import lists, makers, records, whose
from odop_desktop.queries.list_filters import Among
from odop_desktop.queries.lists import Asked
from odop_desktop.queries.whose import OFFICE
from tests.actions.offices import PASSWORD, place
from tests.cli.saying import Say, sayer
from tests.sync.bad_files import wrote
from tests.sync.lab import HQ, Lab, copied


@pytest.fixture(scope="module")
def both(_offices: Lab, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Lab, dict[str, str]]]:
    """LoIs of two districts of the same numbers, the last not yet in headquarters' book; a buyer of its own, a
    district's that is every office's."""
    with copied(_offices, tmp_path_factory.mktemp("whose") / "lab") as lab:
        ids = {}
        for who, name, town in (("chm", "Himadri Crafts", "Chamba"), ("klu", "Kullu Looms", "Kullu")):
            home = place(lab.office(who), town)
            buyer = ids[f"{who}/buyer"] = lab.make(who, c.BUYER, name_en=name)
            ids[who] = lab.make(who, c.LOI, buyer=buyer)
            for n in (1, 2):
                lab.make(who, c.LOI_LINE, loi=ids[who], seller_name="गीता", line_no=n, qty=10, rate=100_00)
            lab.make(who, c.EVENT, name_en=f"{name} fair", organised_by="DISTRICT")
            lab.make(who, c.ARTISAN, name_hi=f"सुनीता {who}", district=home)
        ids["hq/buyer"] = lab.make(HQ, c.BUYER, name_en="State Emporium")
        lab.round("chm", "klu")
        lab.change(HQ, ids["chm/buyer"], c.BUYER, adopted=True)
        lab.round("chm", "klu")
        ids["new"] = lab.make("chm", c.LOI, buyer=ids["chm/buyer"])
        lab.take(HQ, lab.send("chm").file)
        yield lab, ids


def asked(office: Office, kind: RecordKind, wanted: Asked) -> list[str]:
    """The ids in their order; whatever else answers the same question must agree."""
    order = lists.order(office, kind, wanted)
    assert lists.count(office, kind, wanted) == len(order)
    assert list(lists.first(office, kind, wanted, 2)) == list(order[:2])
    found = lists.ids(office, order)
    paged, after = [], None
    while True:
        page = records.page(office, kind, sort=wanted.sort, filters=wanted.filters, limit=2, after=after)
        paged += [row.id for row in page.rows]
        if (after := page.after) is None:
            break
    assert paged == found or wanted.sort is None
    return found


def codes(office: Office, kind: RecordKind, ids: list[str]) -> list[str]:
    told: Mapping[str, makers.Maker] = whose.of(office, kind, ids)
    return [told[id].code if id in told else "" for id in ids]


def test_each_record_is_its_offices(both: tuple[Lab, dict[str, str]]) -> None:
    lab, ids = both
    hq = lab.office(HQ)
    assert codes(hq, c.LOI, [ids["chm"], ids["klu"], ids["new"]]) == ["HP-CHM", "HP-KLU", "HP-CHM"]
    assert codes(hq, c.BUYER, [ids["hq/buyer"], ids["chm/buyer"]]) == ["HQ", "HP-CHM"]
    assert not whose.of(lab.office("chm"), c.LOI, [ids["chm"]])


@pytest.mark.parametrize("kind", [c.LOI, c.BUYER, c.ARTISAN, c.PLACE, c.PRODUCT])
def test_the_order_of_the_offices_holds_every_row_once(
    both: tuple[Lab, dict[str, str]], kind: RecordKind
) -> None:
    lab, _ = both
    hq = lab.office(HQ)
    every = asked(hq, kind, Asked())
    for sort in (OFFICE, f"-{OFFICE}"):
        ids = asked(hq, kind, Asked(sort=sort))
        assert sorted(ids) == sorted(every)
        told = codes(hq, kind, ids)
        known = [code for code in told if code]
        if kind not in (c.PLACE, c.PRODUCT):
            assert known == told
        if sort == OFFICE:
            assert told == known + [""] * (len(told) - len(known))
        assert known == sorted(known, reverse=sort != OFFICE)


@pytest.mark.parametrize("kind", [c.LOI, c.BUYER, c.PLACE])
def test_a_filter_holds_just_the_offices_rows(both: tuple[Lab, dict[str, str]], kind: RecordKind) -> None:
    lab, _ = both
    hq = lab.office(HQ)
    every = asked(hq, kind, Asked())
    told = dict(zip(every, codes(hq, kind, every), strict=True))
    counts: dict[str, int] = {}
    for held in lists.held(hq, kind, OFFICE):
        code = held.maker.code if held.maker else ""
        counts[code] = held.count
        ids = asked(hq, kind, Asked(filters=(Among(OFFICE, (held.value,)),), sort=OFFICE))
        assert sorted(ids) == sorted(id for id, of in told.items() if of == code)
        assert len(ids) == held.count
    assert sum(counts.values()) == len(every)
    chm, klu = (whose.meant(hq, code)[0] for code in ("HP-CHM", "HP-KLU"))
    both_ = asked(hq, kind, Asked(filters=(Among(OFFICE, (chm, klu)),)))
    assert set(both_) == {id for id, of in told.items() if of in ("HP-CHM", "HP-KLU")}


@pytest.mark.parametrize("text", ["HP-CHM", "hp-chm", " CHM ", "Chamba", "चम्बा", "जिला CHM", "District CHM"])
def test_an_office_is_meant_by_code_or_name(both: tuple[Lab, dict[str, str]], text: str) -> None:
    lab, ids = both
    hq = lab.office(HQ)
    (meant,) = whose.meant(hq, text)
    assert meant == lab.office("chm").facts.id
    found = asked(hq, c.LOI, Asked(filters=(Among(OFFICE, (meant,)),)))
    assert set(found) == {ids["chm"], ids["new"]}


def test_who_is_no_office_is_refused_with_those_there_are(both: tuple[Lab, dict[str, str]]) -> None:
    lab, _ = both
    with pytest.raises(OdopError, match="E-LST-04") as refused:
        whose.meant(lab.office(HQ), "Mandi")
    assert "HP-CHM" in str(refused.value.facts["known"])
    with pytest.raises(OdopError, match="E-LST-01"):
        lists.order(lab.office("chm"), c.LOI, Asked(filters=(Among(OFFICE, ("x",)),)))
    with pytest.raises(OdopError, match="E-LST-02"):
        lists.order(lab.office("chm"), c.LOI, Asked(sort=OFFICE))
    with pytest.raises(OdopError, match="E-ACT-05"):
        records.page(lab.office(HQ), c.LOI, sort=OFFICE, after="WyJ4IiwxXQ")


def test_a_record_that_another_pc_says_it_made_too_stands_once_and_is_the_first_ones(lab: Lab) -> None:
    id = lab.make("klu", c.BUYER, name_en="Kullu Looms")
    lab.round("klu")
    lab.change(HQ, id, c.BUYER, adopted=True)
    lab.round("klu", "chm")
    lab.take(HQ, wrote(lab, {"entity": "buyer", "entity_id": id, "new": {"name_en": "Mine"}}))
    hq = lab.office(HQ)
    ids = asked(hq, c.BUYER, Asked(sort=OFFICE))
    assert len(ids) == len(set(ids))
    assert codes(hq, c.BUYER, [id]) == ["HP-KLU"]
    counts = {held.maker.code if held.maker else "": held.count for held in lists.held(hq, c.BUYER, OFFICE)}
    assert sum(counts.values()) == len(ids)
    (chm,) = whose.meant(hq, "HP-CHM")
    assert id not in asked(hq, c.BUYER, Asked(filters=(Among(OFFICE, (chm,)),)))


@pytest.fixture
def say(
    both: tuple[Lab, dict[str, str]],
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> Say:
    """Headquarters by command."""
    both[0].shut(HQ)
    monkeypatch.setenv("ODOP_USER", "clerk")
    monkeypatch.setenv("ODOP_PASSWORD", PASSWORD)
    return sayer(capsys, Path(shutil.copytree(both[0].folder / HQ, tmp_path / HQ)))


def listed(say: Say, *asked: str) -> list[dict[str, Any]]:
    said = say("list", *asked, "--json")
    assert said.status == 0, said
    found: list[dict[str, Any]] = said.facts["rows"]
    return found


def test_by_command_lists_and_records_name_the_office(say: Say) -> None:
    rows = listed(say, "lois", "--sort", "office")
    assert [row["office"]["code"] for row in rows] == ["HP-CHM", "HP-CHM", "HP-KLU"]
    told = say("list", "lois", lang="en").done()
    assert "Office" in told.splitlines()[0] and "HP-KLU District KLU" in told
    for asked in ("office=HP-KLU", "office=Kullu", "कार्यालय=कुल्लू", "Office=District KLU"):
        (row,) = listed(say, "lois", "--filter", asked)
        assert row["office"]["code"] == "HP-KLU"
    assert say("list", "lois", "--filter", "office=HP-KLU", "--count", "--json").facts["count"] == 1
    say("list", "lois", "--filter", "office=Mandi", lang="en").refused("E-LST-04", "en")
    number = rows[0]["number"]
    shown = say("show", f"HP-KLU:{number}", lang="en").done()
    assert "Office: HP-KLU District KLU" in shown.splitlines()[1]
    assert say("show", f"HP-CHM:{number}", "--json").facts["office"]["code"] == "HP-CHM"


def test_districts_are_named_by_their_codes_too(say: Say) -> None:
    for asked in ("district=KLU", "district=HP-KLU", "district=Kullu"):
        (row,) = listed(say, "artisans", "--filter", asked)
        assert row["name_hi"] == "सुनीता klu"
    say("list", "artisans", "--filter", "district=XYZ").refused("E-ACT-11")


def test_every_export_names_the_office_and_counts_each_record_once(say: Say, tmp_path: Path) -> None:
    out = tmp_path / "lois.xlsx"
    for extra in ((), ("--sort", "number"), ("--columns", "office,number")):
        assert say("export", "lois", out, *extra).status == 0
        sheet = load_workbook(out).active
        assert sheet is not None
        head, *rows = [row for row in sheet.iter_rows(values_only=True) if row[0] is not None][-6:]
        table = [row for row in sheet.iter_rows(values_only=True) if isinstance(row[0], int)]
        assert {row[0] for row in table} == {1, 2, 3}, (extra, head, rows)
        offices = {row[0]: row[1] for row in table}
        assert sorted(offices.values()) == ["HP-CHM जिला CHM", "HP-CHM जिला CHM", "HP-KLU जिला KLU"]


def test_an_event_of_a_district_is_not_called_this_offices(say: Say, tmp_path: Path) -> None:
    told = say("list", "events").done()
    assert "जिला कार्यालय" in told and "यह जिला कार्यालय" not in told
    assert {row["office"]["code"] for row in listed(say, "events")} == {"HP-CHM", "HP-KLU"}
    assert say("export", "events", tmp_path / "events.pdf").status == 0


def test_a_districts_own_lists_stay_as_they_are(
    both: tuple[Lab, dict[str, str]], tmp_path: Path, capsys: pytest.CaptureFixture[str], say: Say
) -> None:
    both[0].shut("klu")
    here = sayer(capsys, Path(shutil.copytree(both[0].folder / "klu", tmp_path / "klu")))
    assert "कार्यालय" not in here("list", "lois").done()
    assert "यह जिला कार्यालय" in here("list", "events").done()
    here("list", "lois", "--filter", "office=HP-KLU").refused("E-LST-01")
    assert here("list", "lois", "--sort", "office").err.startswith("E-ACT-04")
    assert here("export", "lois", tmp_path / "own.xlsx").status == 0
    sheet = load_workbook(tmp_path / "own.xlsx").active
    assert sheet is not None
    assert not any("कार्यालय (जिला)" in str(cell) for row in sheet.iter_rows(values_only=True) for cell in row)
