"""The strength of a password in words."""

from __future__ import annotations

import pytest

from odop_desktop.domain.passwords import Strength, strength


@pytest.mark.parametrize(
    ("password", "told"),
    [
        ("", Strength.SHORT),
        ("kurz", Strength.SHORT),
        ("  चम्बा  ", Strength.SHORT),
        ("password1", Strength.WEAK),
        ("12345678", Strength.WEAK),
        ("29031984", Strength.WEAK),
        ("aaaaaaaaaaaa", Strength.WEAK),
        ("anita1234", Strength.WEAK),
        ("chamba2026", Strength.WEAK),
        ("rumaalgk", Strength.FAIR),
        ("नीला घोड़ा 7", Strength.GOOD),
        ("teen purane pul", Strength.GOOD),
        ("😀😀😀😀😀😀😀😀", Strength.WEAK),
    ],
)
def test_in_words(password: str, told: Strength) -> None:
    assert strength(password, known=("anita", "Chamba", "A")) is told


def test_a_longer_password_is_never_weaker() -> None:
    order = list(Strength)
    for text in ("rumaalgk", "नीला पत्थर", "Xk7#pq2Lm"):
        found = [order.index(strength(text[:n])) for n in range(len(text) + 1)]
        assert found == sorted(found)
