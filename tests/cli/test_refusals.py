"""What a rule refuses: each with its code, what, where and how to mend it, in both languages; nothing half done."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.saying import DEVANAGARI, Say, keyless, readable, state

LANGS = pytest.mark.parametrize("lang", ["hi", "en"])
ARTISAN = ("set", "artisans", "new", "name_hi=राम लाल")
REFUSED: dict[str, tuple[str, tuple[str, ...], str]] = {
    "an end before the start": (
        "E-EVT-01",
        ("set", "events", "new", "name_hi=मेला", "from_date=10-03-2026", "to_date=05-03-2026"),
        "05-03-2026",
    ),
    "money with letters": (
        "E-VAL-04",
        ("set", "loi_lines", "new", "loi=LOI-1-000001", "rate=पाँच सौ"),
        "पाँच सौ",
    ),
    "a child": ("E-ACT-17", (*ARTISAN, "dob=01-01-2020"), "18"),
    "no day of any calendar": ("E-VAL-05", (*ARTISAN, "dob=32-01-1990"), "32-01-1990"),
    "an answer of no list": ("E-CLI-09", (*ARTISAN, "gender=शायद"), "शायद"),
    "a field of no record": ("E-ACT-22", (*ARTISAN, "mobil=9816000001"), "mobile"),
    "no name": ("E-ACT-07", ("set", "artisans", "new", "mobile=9816000001"), "E-ACT-07"),
    "a product of no list": ("E-ACT-11", (*ARTISAN, "odop_product=चाँद"), "चाँद"),
    "a required field": ("E-ACT-06", ("set", "stalls", "new", "event=RBSM26"), "E-ACT-06"),
    "the same stall": ("E-EVT-03", ("set", "stalls", "new", "event=RBSM26", "stall_no=01"), "01"),
    "a kind of no record": ("E-CAT-01", ("list", "कारीगर"), "artisans"),
    "an order that no index serves": ("E-ACT-04", ("list", "artisans", "--sort", "remarks"), "created_at"),
    "a page of another list": ("E-ACT-05", ("list", "artisans", "--after", "???"), "--after"),
    "no such record": ("E-ACT-01", ("show", "LOI-1-999999"), "LOI-1-999999"),
    "no such line": ("E-ACT-01", ("show", "LOI-1-000001/99"), "LOI-1-000001/99"),
    "a row of the State": (
        "E-ACT-03",
        ("set", "products", "HP-17-agro-products-processing", "name_hi=आम"),
        "",
    ),
    "an office to the bin": ("E-ACT-13", ("bin", "office"), ""),
    "what is not in the bin": ("E-ACT-08", ("unbin", "LOI-1-000001"), ""),
    "an act nobody did": ("E-ACT-15", ("undo", "0"), "history"),
    "a typed stage": ("E-LOI-02", ("set", "lois", "LOI-1-000001", "stage=SIGNED"), ""),
    "a step back without a reason": (
        "E-EVT-10",
        ("set", "participations", "PRT-1-000001", "stage=APPLIED"),
        "",
    ),
    "a step out without a reason": (
        "E-EVT-10",
        ("set", "participations", "PRT-1-000001", "stage=WITHDRAWN"),
        "",
    ),
    "a letter of no kind": ("E-ACT-26", ("letters", "invitation"), "loi"),
    "a letter nobody issued": ("E-ACT-01", ("letters", "loi", "--number", "X/1"), "X/1"),
    "a list that has no sheet": ("E-IMP-08", ("template", "users", "u.xlsx"), "users"),
    "no safety copy": ("E-BAK-01", ("restore", "no.odopbackup"), "no.odopbackup"),
    "no pack": ("E-PCK-01", ("check-pack", "/nowhere"), "/nowhere"),
    "no State": ("E-PCK-22", ("demo", "/tmp/never-made", "--state", "XX"), "XX"),
    "no district": ("E-PCK-20", ("demo", "/tmp/never-made", "--district", "ZZZ"), "ZZZ"),
}


@LANGS
@pytest.mark.parametrize("case", REFUSED)
def test_what_is_refused_says_what_where_and_how(
    say: Say, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, case: str, lang: str
) -> None:
    monkeypatch.chdir(tmp_path)
    code, args, named = REFUSED[case]
    before = state(folder)
    said = say(*args, lang=lang)
    err = said.err.replace("mobile", "") if case == "a field of no record" else said.err
    assert said.status == 1 and said.err.startswith(f"{code}: ") and named in said.err, said
    assert said.out == "" and said.err.count("\n") == 1
    readable(said.err)
    if code != "E-ACT-04":  # it lists what may be typed
        keyless(err)
    assert bool(DEVANAGARI.search(said.err)) or lang == "en"
    assert state(folder) == before
    assert not list(tmp_path.glob("*.xlsx")) and not Path("/tmp/never-made").exists()


def test_a_stall_is_given_once(say: Say) -> None:
    say("set", "artisans", "new", "name_hi=नया कारीगर").done()
    number = say("list", "artisans", "--search", "नया कारीगर", "--json").facts["rows"][0]["number"]
    wish = ("set", "participations", "new", "event=RBSM26", f"artisan={number}", "stall=01")
    assert "PRT-1-000001" in say(*wish).refused("E-EVT-07")
    assert "PRT-1-000001" in say(*wish, lang="en").refused("E-EVT-07", "en")


@LANGS
def test_stages_are_told_in_words(say: Say, lang: str) -> None:
    said = say("set", "participations", "PRT-1-000001", "stage=WITHDRAWN", lang=lang)
    assert "ALLOTTED" not in said.err and "WITHDRAWN" not in said.err


@LANGS
def test_where_nothing_is_alike_nothing_is_proposed(say: Say, lang: str) -> None:
    told = say(*ARTISAN, "qqq=1", lang=lang).refused("E-ACT-22", lang)
    assert "set artisans --fields" in told
    assert not any(word in told for word in ("Perhaps", "शायद", "–"))
