"""A number is an office's own: at headquarters several have it, and none of them is taken for another."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from odop_desktop.domain import catalogue as c
from odop_desktop.errors import OdopError
from odop_desktop.i18n.words import Words
from odop_desktop.office import Office
from odop_desktop.paths import resources
from odop_desktop.queries import everywhere, family, makers, records, shelf
from odop_desktop.telling import shown, wording
from odop_desktop.ui import found_words
from tests.sync.lab import HQ, Lab, copied

LANGUAGES = {lang: Words.load(lang, resources() / "locale") for lang in ("hi", "en")}


@pytest.fixture(scope="module")
def both(_offices: Lab, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Lab, dict[str, str]]]:
    """Two districts' first LoIs, each with its buyer and a line, at headquarters; Chamba's second is its alone."""
    with copied(_offices, tmp_path_factory.mktemp("alike") / "lab") as lab:
        ids = {}
        for who, name in (("chm", "Himadri Crafts"), ("klu", "Kullu Looms")):
            buyer = lab.make(who, c.BUYER, name_en=name)
            ids[who] = lab.make(who, c.LOI, buyer=buyer)
            ids[f"{who}/1"] = lab.make(who, c.LOI_LINE, loi=ids[who], seller_name="गीता", line_no=1)
        ids["second"] = lab.make("chm", c.LOI, buyer=lab.make("chm", c.BUYER, name_en="Third Hand"))
        lab.round("chm", "klu")
        yield lab, ids


def number(lab: Lab, ids: dict[str, str]) -> str:
    row = lab.row(HQ, ids["chm"], c.LOI)
    other = lab.row(HQ, ids["klu"], c.LOI)
    assert row and other and row.number == other.number
    return row.number


def said(error: OdopError) -> dict[str, str]:
    return {lang: wording.sentences(words, error.code, error.facts) for lang, words in LANGUAGES.items()}


def test_headquarters_says_who_has_it_and_how_to_name_each(both: tuple[Lab, dict[str, str]]) -> None:
    lab, ids = both
    hq, asked = lab.office(HQ), number(lab, ids)
    with pytest.raises(OdopError, match="E-ACT-33") as several:
        shown.asked(hq, asked)
    told = said(several.value)
    for lang, district in (("hi", "जिला"), ("en", "District")):
        for code in ("CHM", "KLU"):
            assert f"HP-{code}:{asked} ({district} {code}" in told[lang], told
    assert shown.asked(hq, f"HP-CHM:{asked}").id == ids["chm"]
    assert shown.asked(hq, f" hp-klu:{asked} ").id == ids["klu"]
    assert shown.asked(hq, ids["klu"]).id == ids["klu"]
    for wrong in (f"HP-SML:{asked}", f":{asked}", "HP-CHM:", f"HP-CHM:{asked}9"):
        with pytest.raises(OdopError, match="E-ACT-01"):
            shown.asked(hq, wrong)


def test_so_do_its_lines_and_every_other_way_to_name_it(both: tuple[Lab, dict[str, str]]) -> None:
    lab, ids = both
    hq, asked = lab.office(HQ), number(lab, ids)
    assert shown.asked(hq, f"HP-KLU:{asked}/1").id == ids["klu/1"]
    for work in (
        lambda: family.named(hq, f"{asked}/1"),
        lambda: records.find(hq, c.LOI, asked),
        lambda: records.show(hq, asked),
    ):
        with pytest.raises(OdopError, match="E-ACT-33"):
            work()
    second = lab.row(HQ, ids["second"], c.LOI)
    assert second and shown.asked(hq, second.number).id == ids["second"]


@pytest.mark.parametrize("who", ["chm", "klu"])
def test_at_its_own_office_a_number_is_enough(both: tuple[Lab, dict[str, str]], who: str) -> None:
    lab, ids = both
    asked = number(lab, ids)
    assert shown.asked(lab.office(who), asked).id == ids[who]
    code = lab.trust.node(lab.node(who)).code if lab.trust else ""
    assert shown.asked(lab.office(who), f"{code}:{asked}").id == ids[who]


def test_the_search_shows_each_with_its_district(both: tuple[Lab, dict[str, str]]) -> None:
    lab, ids = both
    hq, asked = lab.office(HQ), number(lab, ids)
    (loi,) = [g for g in everywhere.find(hq, asked) if g.kind is c.LOI]
    assert {row.id for row in loi.rows[:2]} == {ids["chm"], ids["klu"]}
    found = found_words.look(hq, asked)
    for lang, words in LANGUAGES.items():
        lines = [e.line for e in found_words.entries(hq, found, {}, words) if asked in (e.title, e.number)]
        district = "जिला" if lang == "hi" else "District"
        assert sorted(line.split(" · ")[0] for line in lines) == [f"{district} CHM", f"{district} KLU"]
    alone = found_words.look(hq, "Third Hand")
    assert not alone.makers
    (named,) = [g for g in everywhere.find(hq, f"HP-KLU:{asked}") if g.kind is c.LOI]
    assert [row.id for row in named.rows] == [ids["klu"]]


def test_two_of_one_office_are_named_by_their_ids(
    both: tuple[Lab, dict[str, str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    """As where headquarters does not know of an office; whoever reads it can still name the one."""
    lab, ids = both
    hq, asked = lab.office(HQ), number(lab, ids)
    monkeypatch.setattr(makers, "whose", lambda conn, ids: {})
    with pytest.raises(OdopError, match="E-ACT-33") as several:
        shown.asked(hq, asked)
    assert all(ids[who] in told for who in ("chm", "klu") for told in said(several.value).values())


def test_what_is_laid_aside_is_named_by_its_office_too(
    both: tuple[Lab, dict[str, str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    lab, ids = both
    hq, asked = lab.office(HQ), number(lab, ids)
    assert shelf.meant(hq, asked) is None

    def found(office: Office, limit: int = 500) -> tuple[shelf.Shelved, ...]:
        rows = [lab.row(HQ, ids[who], c.LOI) for who in ("chm", "klu")]
        return tuple(shelf.Shelved(row.id, "loi", c.LOI, row, ()) for row in rows if row)

    monkeypatch.setattr(shelf, "found", found)
    with pytest.raises(OdopError, match="E-ACT-33"):
        shelf.meant(hq, asked)
    one = shelf.meant(hq, f"HP-KLU:{asked}")
    assert one and one.id == ids["klu"]
    assert shelf.meant(hq, f"HP-SML:{asked}") is None
