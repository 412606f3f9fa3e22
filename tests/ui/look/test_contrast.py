"""Every text of the style stands out from its ground, in both themes (WCAG 2.2: 4.5:1, edges of boxes 3:1)."""

from __future__ import annotations

import pytest

from odop_desktop.paths import resources
from odop_desktop.ui.look.theme import THEMES, Look, sheet

TEXTS = {
    "text": "ground card field head stripe accent_soft error_soft warn_soft",
    "quiet": "ground card head stripe line",
    "accent": "ground card accent_soft",
    "accent_text": "accent accent_over",
    "rail_text": "rail rail_over",
    "rail_on_text": "rail_on",
    "error": "ground card field error_soft stripe",
    "warn": "ground card field warn_soft stripe",
    "good": "ground card stripe",
    "practice_text": "practice",
}
EDGES = {"edge": "ground card field", "accent": "ground card field", "error": "card field"}


def light(colour: str) -> float:
    """Relative luminance of #rrggbb (WCAG 2.2)."""
    parts = (int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5))
    r, g, b = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


def contrast(one: str, two: str) -> float:
    dark, bright = sorted((light(one), light(two)))
    return (bright + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize(("pairs", "least"), [(TEXTS, 4.5), (EDGES, 3.0)])
def test_what_is_read_stands_out(theme: str, pairs: dict[str, str], least: float) -> None:
    colours = THEMES[theme]
    found = {
        (over, ground): round(contrast(colours[over], colours[ground]), 2)
        for over, grounds in pairs.items()
        for ground in grounds.split()
    }
    assert {pair: ratio for pair, ratio in found.items() if ratio < least} == {}


def test_the_measure_is_the_standards() -> None:
    assert round(contrast("#ffffff", "#000000"), 2) == 21.0
    assert round(contrast("#777777", "#ffffff"), 2) == 4.48


@pytest.mark.parametrize("theme", THEMES)
def test_the_themes_name_the_same_colours_and_the_style_knows_them_all(theme: str) -> None:
    assert THEMES[theme].keys() == THEMES["light"].keys()
    filled = sheet(Look(theme, "large"), resources() / "style.qss")
    assert "@" not in filled
