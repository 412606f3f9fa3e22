"""The transfer slip: who moves from where to where, that the number stays; one page, both languages."""

from __future__ import annotations

from dataclasses import replace

import pytest

from odop_desktop.errors import OdopError
from odop_desktop.letters.blocks import Letter, text_of
from odop_desktop.letters.compose import transfer
from odop_desktop.letters.compose.facts import Two
from odop_desktop.letters.compose.transfer import TransferFacts
from odop_desktop.letters.render.pdf import length
from tests.letters.papers import wording, words
from tests.letters.test_artisan_papers import facts

MOVES = TransferFacts(
    facts(),
    "TRF-1-000001",
    Two("चम्बा", "Chamba"),
    Two("कुल्लू", "Kullu"),
    "विवाह",
    "2026-01-10",
)


def slip(lang: str, of: TransferFacts = MOVES) -> Letter:
    return transfer.compose(of, words(lang), wording("transfer", lang))


@pytest.mark.parametrize("lang", ["hi", "en"])
def test_the_slip_says_who_moves_where_and_that_the_number_stays(lang: str) -> None:
    made = slip(lang)
    told = text_of(made)
    for said in ("TRF-1-000001", "HP-CHM-1-000123-B", MOVES.origin.of(lang), MOVES.to.of(lang), "10.01.2026"):
        assert said in told
    assert ("वही रहती है" if lang == "hi" else "number stays") in told
    assert "9000000001" not in told  # no telephone on a paper that passes through many hands
    assert length(made) == 1


def test_a_decided_one_says_how() -> None:
    done = replace(MOVES, stage=Two("स्थानान्तरित", "Moved"), decided_on="2026-01-20", decision="देखा")
    assert "Moved, 20.01.2026 – देखा" in text_of(slip("en", done))
    assert "20.01.2026" not in text_of(slip("hi"))


def test_what_cannot_be_printed_is_named() -> None:
    with pytest.raises(OdopError) as refused:
        slip("hi", replace(MOVES, reason="विवाह 😀"))
    assert refused.value.code == "E-LTR-02"
