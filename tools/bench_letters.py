"""LoI letters as single files: ours beside a bare reportlab script and beside WeasyPrint with the same text.

`python -m tools.bench_letters 60` prints the figures of a short run; `make bench` asks for `cases`.
"""

from __future__ import annotations

import html
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from reportlab.lib.pagesizes import A4  # type: ignore[import-untyped]
from reportlab.lib.styles import ParagraphStyle  # type: ignore[import-untyped]
from reportlab.pdfbase import pdfmetrics  # type: ignore[import-untyped]
from reportlab.pdfbase.ttfonts import TTFont  # type: ignore[import-untyped]
from reportlab.platypus import Paragraph, SimpleDocTemplate, Table  # type: ignore[import-untyped]

from odop_desktop.i18n.words import Words
from odop_desktop.letters import blocks as b
from odop_desktop.letters.compose import loi, wordings
from odop_desktop.letters.compose.facts import (
    Address,
    Buyer,
    Event,
    Head,
    LoiFacts,
    LoiLine,
    Person,
    Seller,
    Signatory,
    StateWords,
    Two,
)
from odop_desktop.letters.render.pdf import render
from odop_desktop.paths import resources
from tools.measure import Measured, ratio

LETTERS, FEW = 1_000, 100
_FIRST = (
    "ज्ञानेश्वरी",
    "हर्षवर्धन",
    "कृष्णा",
    "श्रृंगारिका",
    "त्र्यम्बक",
    "सुनीता",
    "विद्युत",
    "लक्ष्मी",
    "पुष्पा",
    "क्षितिज",
    "रमेश",
)
_LAST = (
    "नेगी",
    "ठाकुर",
    "शर्मा",
    "वर्मा",
    "कश्यप",
    "चौहान",
    "मौर्य",
    "भारद्वाज",
    "राणा",
    "कपूर",
    "गुप्ता",
    "सिंह",
    "प्रजापति",
)
_PLACES = ("सरोल", "मैहला", "भरमौर", "सलूणी", "तीसा", "डलहौज़ी", "भटियात", "पांगी", "सिहुन्ता")
_GOODS = ("चम्बा रुमाल", "चम्बा चप्पल", "ऊनी शॉल", "कांगड़ा चाय", "चुल्ली ऑयल", "धातु शिल्प", "कांगड़ा पेंटिंग")


def facts(n: int) -> LoiFacts:
    """The n-th of as many different letters as one likes, of three lines each."""

    def pick(words: tuple[str, ...], step: int = 1) -> str:
        return words[(n * step + n // len(words)) % len(words)]

    name = Two(f"{pick(_FIRST)} {pick(_LAST)}")
    place = Two(pick(_PLACES))
    maker = Person(name, "F", relation="WO", guardian=Two(f"{pick(_FIRST, 3)} {pick(_LAST, 5)}"))
    address = Address(Two(f"मकान सं. {n}"), place, place, tehsil=place, district=Two("चम्बा"))
    lines = tuple(
        LoiLine(
            Two(_GOODS[(n + i) % len(_GOODS)]),
            f"आकार {n % 40 + i} × 24 इंच",
            "6213",
            (n % 90 + i + 1) * 1000,
            Two("नग"),
            450_000 + n,
        )
        for i in range(3)
    )
    return LoiFacts(
        number=f"DIC-CHM/LOI/2025-26/1-{n:06d}",
        date="2026-01-05",
        head=Head(Two("जिला उद्योग केन्द्र, चम्बा")),
        state=StateWords(Two("जिला"), village=Two("गाँव"), post_office=Two("डाकघर"), tehsil=Two("तहसील")),
        event=Event(Two("रिवर्स बायर–सेलर मीट"), Two("द रिज, शिमला"), "2026-01-03", "2026-01-05"),
        buyer=Buyer(Two(f"हिमाद्रि क्राफ्ट्स {n}"), Two("14, मॉल रोड, गुरुग्राम"), rep=name, mobile="9000000002"),
        sellers=(Seller(maker, address=address, mobile=f"90000{n:05d}"),),
        lines=lines,
        facilitator=Two("उद्योग विभाग, हिमाचल प्रदेश"),
        officer=Signatory(Two("अदिति वर्मा"), Two("महाप्रबन्धक"), "F"),
        tax=Two("कर रहित"),
        sample_days=15,
        delivery_place="गुरुग्राम",
        delivery_by="2026-03-31",
        freight_by=Two("क्रेता"),
        advance_percent=3000,
        pay_days=30,
        valid_till="2026-06-30",
        followup_days=30,
        jurisdiction=Two("चम्बा"),
    )


@dataclass(frozen=True, slots=True)
class _Means:
    words: Words
    wording: Any


@cache
def _means() -> _Means:
    return _Means(
        Words.load("hi", resources() / "locale"), wordings.read("loi", "hi", resources() / "letters")
    )


def composed(n: int) -> b.Letter:
    return loi.compose(facts(n), _means().words, _means().wording)


def ours(count: int, folder: Path) -> None:
    """Facts → wording → PDF → file, as an issue of letters does it."""
    for n in range(count):
        (folder / f"ours{n}.pdf").write_bytes(render(composed(n)))


def texts(letter: b.Letter) -> Iterator[tuple[str, list[list[str]]]]:
    """The letter as paragraphs, and tables as rows of cells."""
    for block in letter.blocks:
        if isinstance(block, b.Table):
            yield "", [[c.head for c in block.columns], *(list(row) for row in block.rows)]
        elif isinstance(block, b.Signature):
            yield from ((line, []) for column in block.columns for line in column)
        else:
            said = b.text_of(b.Letter("", "hi", "", "", "", "", (block,), letter.marks))
            yield from ((line, []) for line in said.splitlines())


@cache
def _bare_style() -> Any:
    pdfmetrics.registerFont(TTFont("Bare", str(resources() / "fonts" / "Mukta-Regular.ttf")))
    return ParagraphStyle("bare", fontName="Bare", fontSize=11, leading=15, shaping=1)


def bare(letters: list[b.Letter], folder: Path) -> None:
    """What a plain reportlab script does with the same text, shaped."""
    style = _bare_style()
    for n, letter in enumerate(letters):
        story: list[Any] = []
        for text, rows in texts(letter):
            if rows:
                cells = [[Paragraph(html.escape(c), style) for c in row] for row in rows]
                story.append(Table(cells, repeatRows=1, style=[("GRID", (0, 0), (-1, -1), 0.5, "black")]))
            else:
                story.append(Paragraph(html.escape(text), style))
        SimpleDocTemplate(str(folder / f"bare{n}.pdf"), pagesize=A4).build(story)


def weasy(letters: list[b.Letter], folder: Path) -> None:
    """WeasyPrint with the same text and the same font."""
    from weasyprint import CSS, HTML  # type: ignore[import-untyped]  # noqa: PLC0415  heavy: only when asked
    from weasyprint.text.fonts import FontConfiguration  # type: ignore[import-untyped]  # noqa: PLC0415

    fonts = FontConfiguration()
    face = (resources() / "fonts" / "Mukta-Regular.ttf").as_uri()
    css = CSS(
        string=f"@font-face {{font-family: M; src: url({face})}} @page {{size: A4}}"
        "body {font: 11pt M} td {border: 0.5pt solid}",
        font_config=fonts,
    )
    for n, letter in enumerate(letters):
        parts = []
        for text, rows in texts(letter):
            if rows:
                inner = "".join("<tr>" + "".join(f"<td>{html.escape(c)}" for c in r) for r in rows)
                parts.append(f"<table>{inner}</table>")
            else:
                parts.append(f"<p>{html.escape(text)}</p>")
        page = HTML(string="<meta charset=utf-8>" + "".join(parts))
        page.write_pdf(str(folder / f"weasy{n}.pdf"), stylesheets=[css], font_config=fonts)


def cases(ground: Path, letters: int = LETTERS, few: int = FEW) -> Iterator[Measured]:
    folder = ground / "letters"
    folder.mkdir(exist_ok=True)
    same = [composed(n) for n in range(letters)]
    rounds = 3
    yield ratio(
        f"{letters:,} LoI letters as single files",
        lambda: ours(letters, folder),
        "bare reportlab, shaped, same text",
        lambda: bare(same, folder),
        rounds,
        aim=1.5,
    )
    yield ratio(
        f"{few:,} LoI letters as single files",
        lambda: ours(few, folder),
        "WeasyPrint, same text",
        lambda: weasy(same[:few], folder),
        rounds,
        aim=4,
        faster=True,
    )


def resident() -> int:
    """Bytes of memory this process holds now (Linux)."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * 4096


def memory(count: int, folder: Path) -> tuple[int, int]:
    """Memory held after a tenth of the letters and after all of them."""
    ours(max(count // 10, 1), folder)
    early = resident()
    ours(count, folder)
    return early, resident()


def main(count: int) -> list[Measured]:
    with TemporaryDirectory() as ground:
        early, late = memory(count, Path(ground))
        print(
            f"memory held: {early >> 20} MiB after {max(count // 10, 1)} letters, {late >> 20} MiB after all"
        )
        return list(cases(Path(ground), count, min(count, FEW)))


if __name__ == "__main__":
    for measured in main(int(sys.argv[1]) if sys.argv[1:] else LETTERS):
        print(measured.line)
