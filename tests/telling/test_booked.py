"""The book of what came tells every code that it can hold in whole sentences, in both languages."""

from __future__ import annotations

import re

import pytest

from odop_desktop.errors import CODES
from odop_desktop.i18n.words import Words
from odop_desktop.letters.compose.two import Two
from odop_desktop.paths import resources
from odop_desktop.queries.arrivals import Arrival
from odop_desktop.telling import booked, exchange, wording

LANGUAGES = {lang: Words.load(lang, resources() / "locale") for lang in ("hi", "en")}
# Said of commands and steps of a person, never of a file that came. A new code of such a step is named here; one that
# the book can hold gets a sentence without facts (`error.….title.bare`).
OF_STEPS = {f"E-SYN-{n}" for n in (35, 51, 63, 64, *range(67, 75), *range(80, 100))} | {
    f"E-TRU-{n}"
    for n in (*range(20, 42), *range(43, 60))  # enrolment and keys
}
BOOKED = sorted(code for code in CODES if code.startswith(("E-SYN-", "E-TRU-")) and code not in OF_STEPS)
HOLES = re.compile(r"[{}]|\s\s|\(\s*\)|“\s*”|^\s|\s$|None|\s[।,;]")


def line(code: str, state: str, **more: object) -> Arrival:
    told: dict[str, object] = {
        "arrival": 1, "pkg_id": None, "sender": None, "kind": None, "number": None, "month": None,
        "at": "2026-01-10T09:00:00+05:30", "state": state, "code": code, "applied": 0, "duplicate": 0,
        "waiting": 0, "size": 0, "since": None, "last": 0,
    }  # fmt: skip
    return Arrival(**{**told, **more})  # type: ignore[arg-type]


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("known", [False, True])
def test_every_code_is_told_without_a_hole(lang: str, known: bool) -> None:
    words = LANGUAGES[lang]
    more = {"sender": "n", "number": 5, "since": "2026-01-09T09:00:00+05:30", "last": 2} if known else {}
    called = {"n": Two("जिला चम्बा (HP-CHM-1)", "District Chamba (HP-CHM-1)")}
    for code in BOOKED:
        each = line(code, "held" if not known and code in ("E-SYN-55", "E-SYN-59") else "refused", **more)
        for said in (booked.why(words, each, called), booked.whole(words, each, called)):
            assert said and not HOLES.search(said), (code, said)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_code_has_a_sentence_that_asks_for_no_fact(lang: str) -> None:
    words = LANGUAGES[lang]
    for code in BOOKED:
        for msgid in (f"error.{code}.title", f"error.{code}.advice"):
            bare = f"{msgid}.bare"
            assert "{" not in words(bare if bare in words else msgid), msgid


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_code_whose_facts_are_nowhere_is_told_without_a_hole(lang: str) -> None:
    words = LANGUAGES[lang]
    for code in BOOKED:
        for said in (exchange.why(words, code), exchange.mend(words, code), *wording.told(words, code, {})):
            assert said and not HOLES.search(said), (code, said)
