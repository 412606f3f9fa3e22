"""Colours and sizes by name, light and dark; resources/style.qss is written in these names.

Contrast of every text on its ground is at least 4.5:1; a test computes it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication

from odop_desktop.paths import resources

LIGHT = {
    "ground": "#f4f6f8",
    "card": "#ffffff",
    "line": "#dde3e9",
    "field": "#ffffff",
    "edge": "#7d8b99",
    "text": "#1c2630",
    "quiet": "#54616e",
    "accent": "#0b6e4f",
    "accent_text": "#ffffff",
    "accent_soft": "#e3f1ec",
    "accent_over": "#095b41",
    "rail": "#14382d",
    "rail_text": "#d5e4de",
    "rail_on": "#ffffff",
    "rail_on_text": "#14382d",
    "rail_over": "#1f4a3d",
    "error": "#b3261e",
    "error_soft": "#fdecea",
    "warn": "#7a5800",
    "warn_soft": "#fff4d6",
    "good": "#0b6e4f",
    "head": "#edf1f5",
    "stripe": "#f9fbfc",
    "practice": "#f5c400",
    "practice_text": "#2b2100",
}
DARK = {
    "ground": "#171c20",
    "card": "#1f262b",
    "line": "#36414a",
    "field": "#262f35",
    "edge": "#84929f",
    "text": "#e7edf1",
    "quiet": "#aab6c0",
    "accent": "#43b88d",
    "accent_text": "#06140e",
    "accent_soft": "#21382f",
    "accent_over": "#5fcaa2",
    "rail": "#0f2a22",
    "rail_text": "#c9dbd3",
    "rail_on": "#2c3a40",
    "rail_on_text": "#f2f7f5",
    "rail_over": "#183a2f",
    "error": "#ff9a91",
    "error_soft": "#3b2220",
    "warn": "#ebc25d",
    "warn_soft": "#38301b",
    "good": "#5cc79d",
    "head": "#29333a",
    "stripe": "#232b31",
    "practice": "#f5c400",
    "practice_text": "#2b2100",
}
THEMES = {"light": LIGHT, "dark": DARK}
POINTS = {"normal": 10.5, "large": 13.0}
_TOKEN = re.compile(r"@([a-z_0-9]+)")


@dataclass(frozen=True, slots=True)
class Look:
    """The theme in force: colours by name, and the base size of type in points."""

    theme: str
    text: str

    def colour(self, name: str) -> str:
        return THEMES[self.theme][name]

    @property
    def points(self) -> float:
        return POINTS[self.text]


def load_fonts() -> None:
    """Mukta covers both scripts; it comes with the program, so every PC shows the same."""
    for path in sorted((resources() / "fonts").glob("*.ttf")):
        QFontDatabase.addApplicationFont(str(path))


def wear(app: QApplication, look: Look) -> None:
    """Puts the look on the whole program: font, palette, style sheet."""
    font = QFont("Mukta")
    font.setPointSizeF(look.points)
    app.setFont(font)
    app.setPalette(_palette(look))
    app.setStyleSheet(sheet(look, resources() / "style.qss"))


def sheet(look: Look, path: Path) -> str:
    """The style file with its names filled in; `@pt_120` is 120 % of the base size."""

    def fill(found: re.Match[str]) -> str:
        name = found[1]
        if name.startswith("pt_"):
            return f"{look.points * int(name[3:]) / 100:.1f}pt"
        if name == "icons":
            return (path.parent / "icons").as_posix()
        return look.colour(name)

    return _TOKEN.sub(fill, path.read_text(encoding="utf-8"))


def _palette(look: Look) -> QPalette:
    palette = QPalette()
    role = QPalette.ColorRole
    for which, name in (
        (role.Window, "ground"),
        (role.Base, "field"),
        (role.AlternateBase, "stripe"),
        (role.Button, "card"),
        (role.ToolTipBase, "card"),
        (role.WindowText, "text"),
        (role.Text, "text"),
        (role.ButtonText, "text"),
        (role.ToolTipText, "text"),
        (role.PlaceholderText, "quiet"),
        (role.Highlight, "accent"),
        (role.HighlightedText, "accent_text"),
        (role.Link, "accent"),
        (role.Light, "card"),
        (role.Midlight, "line"),
        (role.Mid, "line"),
        (role.Dark, "edge"),
    ):
        palette.setColor(which, QColor(look.colour(name)))
    for which in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, which, QColor(look.colour("quiet")))
    return palette
