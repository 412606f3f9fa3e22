"""The self-test's look at Hindi: it passes on the fonts that ship, and it can fail."""

from __future__ import annotations

from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas  # type: ignore[import-untyped]

from odop_desktop.letters.blocks import Letter, Marks, Para
from odop_desktop.letters.render import proof
from odop_desktop.letters.render.pdf import render

APART = "क\u094d\u200cष"  # ZWNJ keeps the halant: the letters stay apart


def _pdf(text: str) -> bytes:
    marks = Marks("{page}", "", "")
    return render(Letter("loi", "hi", "", "2026-01-04", "पत्र", "कार्यालय", (Para(text),), marks))


def test_the_shipped_fonts_form_every_conjunct() -> None:
    assert proof.unformed() == []


def test_letters_held_apart_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(proof, "CONJUNCTS", ("क्ष", "कष"))
    assert proof.unformed() == ["कष"]


def test_what_was_composed_is_said() -> None:
    words = ["क्रेता", "एवं", "विक्रेता,", "ज्ञानेश्वरी", APART]
    assert proof.said(_pdf(" ".join(words)))[: len(words)] == words


def test_a_pdf_without_its_text_says_nothing(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "bare.pdf"))
    canvas.drawString(100, 100, "plain")
    canvas.save()
    assert proof.said((tmp_path / "bare.pdf").read_bytes()) == []
