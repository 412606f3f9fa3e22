"""The packs that ship are whole; a made-up third State needs a folder and no code; faults are told by place."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path
from uuid import UUID

import pytest

from odop_desktop.domain.catalogue import kind
from odop_desktop.domain.pack import check_pack, find_packs, read_pack
from odop_desktop.errors import CODES, OdopError
from odop_desktop.i18n.words import Words
from odop_desktop.paths import resources
from tools.locale import read

PACKS = resources() / "packs"
HP, UP = read_pack(PACKS / "HP"), read_pack(PACKS / "UP")


def test_the_packs_that_ship_are_found_and_whole() -> None:
    assert list(find_packs([PACKS])) == ["HP", "UP"]
    assert check_pack(PACKS / "HP") == check_pack(PACKS / "UP") == []


def test_they_hold_every_district_block_and_tehsil_of_the_directory() -> None:
    counts = [(len(p.districts), len(p.blocks), len(p.tehsils), len(p.products)) for p in (HP, UP)]
    assert counts == [(12, 87, 177, 14), (75, 828, 351, 112)]
    assert sum(districts for districts, *_ in counts) == 87


def test_a_district_without_a_confirmed_product_stays_so() -> None:
    mandi, una = (HP.district(code).id for code in ("MND", "una"))
    bare = [row for row in HP.products if not row.values["confirmed"]]
    assert {row.values["district"] for row in bare} == {mandi, una}
    assert all("name_hi" not in row.values and "name_en" not in row.values for row in bare)
    assert {row.values["district"] for row in HP.products} == {row.id for row in HP.districts}


def test_two_districts_of_one_name_are_two_places() -> None:
    ours, theirs = HP.district("HMR"), UP.district("HMP")
    assert ours.values["name_hi"] == theirs.values["name_hi"] and ours.id != theirs.id


def test_ids_are_the_same_wherever_and_whenever_the_pack_is_read() -> None:
    again = read_pack(PACKS / "HP")
    assert [row.id for row in again.places] == [row.id for row in HP.places]
    assert HP.district("CHM").id == "f5c31eca-9567-5adc-b76e-8b33c6b1a9d4"
    every = [row.id for p in (HP, UP) for row in (*p.places, *p.products, *p.events, *p.spaces)]
    assert len(every) == len(set(every))
    assert {UUID(text).version for text in every} == {5}


def test_rows_hold_canonical_values_under_the_catalogue_s_keys() -> None:
    for row in (*HP.places, *HP.products, *HP.partners, *HP.events, *UP.spaces):
        assert set(row.values) <= set(kind(row.record).by_key)
        assert all(value not in ("", None) for value in row.values.values())
    assert UP.spaces[0].values["area"] == 100_000
    assert HP.events[0].values["from_date"] == "2026-01-03"
    assert HP.events[1].values["part_of"] == HP.events[0].id
    assert "चंबा" in HP.district("CHM").values["variants"]


def test_the_fairs_of_the_two_reports() -> None:
    fairs = {row.values["code"]: row.values for p in (HP, UP) for row in p.events}
    assert fairs["RBSM26"]["stalls_offered"] == 12
    assert fairs["SURAJKUND20"]["stalls_offered"] == 100 and fairs["DILLIHAAT20"]["stalls_offered"] == 118
    assert fairs["DEFEXPO20"]["area"] == sum(space.values["area"] for space in UP.spaces) == 200_000
    assert "UPDIWAS20" in fairs


def test_the_eight_products_of_the_meet_are_rows_of_the_product_table() -> None:
    named = {row.id: row.values for row in HP.products}
    assert len({loi["product"] for loi in HP.loi_products}) == 8
    for loi in HP.loi_products:
        row = named[loi["product"]]
        assert loi["as_written"] in (row["name_hi"], *row.get("aliases", ()))


def test_words_letterheads_and_pins_differ_by_state() -> None:
    assert (HP.head.word("district", "hi"), UP.head.word("district", "hi")) == ("जिला", "जनपद")
    line = HP.head.district_office.letterhead("hi", district="चम्बा", head_post="महाप्रबन्धक")
    assert line == ("कार्यालय महाप्रबन्धक, जिला उद्योग केन्द्र, चम्बा (हि.प्र.)",)
    assert [post.hi for post in UP.head.district_office.posts] == ["उपायुक्त उद्योग", "संयुक्त आयुक्त उद्योग"]
    assert [part.form.of("hi", value="सरोल") for part in HP.head.address][1] == "गाँव सरोल"
    assert [part.field for part in UP.head.address] == ["address", "village_ward", "post_office", "block"]
    assert re.fullmatch(HP.head.pin, "176310") and not re.fullmatch(HP.head.pin, "226001")
    assert re.fullmatch(UP.head.pin, "226001") and not HP.head.rates
    assert UP.head.rates["mda_stall_percent"] == 75


def test_every_pack_says_where_its_tables_come_from() -> None:
    for pack in (HP, UP):
        text = (pack.folder / "ATTRIBUTION.md").read_text(encoding="utf-8")
        assert "Government Open Data License – India" in text and "Local Government Directory" in text


def test_an_unknown_district_is_refused_with_those_that_are_known() -> None:
    with pytest.raises(OdopError) as refused:
        HP.district("XYZ")
    assert refused.value.code == "E-PCK-20" and "CHM" in refused.value.facts["known"]


Edit = Callable[[str], str]


@pytest.fixture
def third(tmp_path: Path) -> Path:
    """A made-up State: a whole pack in the user's data folder, with a value list of its own."""
    folder = tmp_path / "packs" / "ZZ"
    folder.mkdir(parents=True)
    head = (PACKS / "HP" / "pack.toml").read_text(encoding="utf-8")
    head = head.replace('state = "HP"', 'state = "ZZ"').replace("जिला", "मण्डल")
    (folder / "pack.toml").write_text(head, encoding="utf-8")
    tables = {
        "districts.csv": "lgd_code,name_en,name_hi,code3,variants\n"
        "901,Alpha,अल्फ़ा,ALP,Alfa|अल्फा\n902,Beta,बीटा,BET,\n",
        "blocks.csv": "lgd_code,district,name_en,name_hi\n1,901,Upper,ऊपरी\n2,902,Upper,ऊपरी\n",
        "tehsils.csv": "lgd_code,district,name_en\n",
        "products.csv": "product_key,district,name_en,name_hi,craft,valid_from\n"
        'ZZ-901-kite,901,"Kites, paper",पतंग,PAPR,2025-04-01\nZZ-902-none,902,,,,\n',
        "value_lists.csv": "list,code,label_en,label_hi,note\nunit,REEL,Reel,चरखी,\n",
    }
    for name, text in tables.items():
        (folder / name).write_text(text, encoding="utf-8-sig")
    return folder


def test_a_third_state_is_a_new_folder_and_no_code(third: Path) -> None:
    found = find_packs([PACKS, third.parent, third.parent / "not there"])
    assert list(found) == ["HP", "UP", "ZZ"]
    pack = read_pack(found["ZZ"])
    assert pack.head.word("district", "hi") == "मण्डल"
    assert pack.lists["unit"].find("चरखी") == "REEL" and pack.lists["unit"].find("नग") == "PCS"
    kite, none = pack.products
    assert kite.values["name_en"] == "Kites, paper" and kite.values["district"] == pack.district("ALP").id
    assert not none.values["is_odop"] and not pack.events and not pack.tehsils


def test_of_two_packs_for_one_state_the_user_s_own_counts(tmp_path: Path) -> None:
    shutil.copytree(PACKS / "HP", tmp_path / "HP")
    assert find_packs([PACKS, tmp_path])["HP"] == tmp_path / "HP"


# (file, how it is spoilt, (code, its line or what stands on it, its column))
FAULTS: list[tuple[str, Edit, tuple[str, int | str, str | None]]] = [
    ("pack.toml", lambda t: t.replace('version = "2026.1"', 'version = ""'), ("E-PCK-03", "version =", "version")),
    ("pack.toml", lambda t: t.replace('state = "ZZ"', 'state = "QQ"'), ("E-PCK-13", '"QQ"', "state")),
    ("pack.toml", lambda t: t + "\n[[[", ("E-PCK-02", "[[[", None)),
    ("pack.toml", lambda t: t.replace("days = 30", "days = 'x'"), ("E-PCK-03", "claim_days", "settings.claim_days")),
    ("pack.toml", lambda t: t.replace("claim_days = 30", ""), ("E-PCK-03", "[settings]", "settings.claim_days")),
    ("pack.toml", lambda t: t.replace("[rates]", "[rates]\nx = -1"), ("E-PCK-03", "[rates]", "rates")),
    ("pack.toml", lambda t: t.replace("डाकघर {value}", "डाकघर {vaule}"), ("E-PCK-12", "{vaule}", "address.hi")),
    ("pack.toml", lambda t: t.replace("{serial}", "{serial"), ("E-PCK-12", "{serial", "settings.number_pattern")),
    ("pack.toml", lambda t: t.replace('"17[1-7]', '"17(1-7'), ("E-PCK-11", "17(", "codes.pin")),
    ("districts.csv", lambda t: t.replace("902,Beta", "901,Beta"), ("E-PCK-08", 3, "lgd_code")),
    ("districts.csv", lambda t: t.replace("BET", "ALP"), ("E-PCK-08", 3, "code3")),
    ("districts.csv", lambda t: t.replace("variants", "varients"), ("E-PCK-06", 1, "varients")),
    ("blocks.csv", lambda t: t.replace("2,902", "2,999"), ("E-PCK-09", 3, "district")),
    ("blocks.csv", lambda t: t.replace("1,901,Upper", "1,901,"), ("E-PCK-07", 2, "name_en")),
    ("blocks.csv", lambda t: t.replace("district,", "dist,"), ("E-PCK-05", 1, "district")),
    ("products.csv", lambda t: t.replace("PAPR", "KITE"), ("E-PCK-14", 2, "craft")),
    ("products.csv", lambda t: t.replace("2025-04-01", "01.04.2025"), ("E-PCK-14", 2, "valid_from")),
    ("products.csv", lambda t: t + "ZZ-902-x,902,X\n", ("E-PCK-10", 4, None)),
    ("products.csv", lambda t: t + 'ZZ-902-y,902,"X\n', ("E-PCK-10", 1, None)),
]  # fmt: skip


@pytest.mark.parametrize(("file", "edit", "told"), FAULTS, ids=[f"{f}-{t[0]}-{t[2]}" for f, _, t in FAULTS])
def test_a_fault_is_told_by_file_line_and_column(
    third: Path, file: str, edit: Edit, told: tuple[str, int | str, str | None]
) -> None:
    path = third / file
    before = path.read_text(encoding="utf-8-sig")
    path.write_text(edit(before), encoding="utf-8")
    assert path.read_text(encoding="utf-8") != before
    lines = path.read_text(encoding="utf-8").splitlines()
    at = told[1] if isinstance(told[1], int) else 1 + next(n for n, s in enumerate(lines) if told[1] in s)
    facts = [(p.code, dict(p.facts)) for p in check_pack(third)]
    assert (told[0], file, at, told[2]) in [(c, f["file"], f["line"], f["column"]) for c, f in facts]
    with pytest.raises(OdopError) as refused:
        read_pack(third)
    assert refused.value.code == "E-PCK-21"


def test_every_fault_can_be_said_in_both_languages(third: Path) -> None:
    (third / "blocks.csv").unlink()
    (third / "products.csv").write_bytes("product_key,district\nक\n".encode("utf-16"))
    problems = check_pack(third)
    assert {p.code for p in problems} == {"E-PCK-04", "E-PCK-10"}
    for lang in ("hi", "en"):
        words = Words(lang, read(lang))
        for problem in problems:
            assert problem.code in CODES
            assert "None" not in words(f"error.{problem.code}.title", **dict(problem.facts))


def test_a_folder_without_a_head_is_no_pack(tmp_path: Path) -> None:
    with pytest.raises(OdopError) as refused:
        check_pack(tmp_path)
    assert refused.value.code == "E-PCK-01"


def test_a_head_that_is_not_text_is_told(third: Path) -> None:
    (third / "pack.toml").write_bytes(b"\xff\xfe\x00")
    assert [p.code for p in check_pack(third)] == ["E-PCK-10"]
