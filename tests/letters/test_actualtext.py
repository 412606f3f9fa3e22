"""What goes into a PDF comes out of it, character for character."""

from __future__ import annotations

from io import BytesIO

import pytest
import reportlab
import uharfbuzz
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from reportlab.pdfgen.canvas import Canvas

from odop_desktop.letters.blocks import Column, Table
from odop_desktop.letters.characters import COVERED, DRAWN, LOOKS, uncovered
from odop_desktop.letters.render.actualtext import REPORTLAB, Pen, number, pieces, shape
from odop_desktop.letters.render.fonts import BOLD, REGULAR, font
from odop_desktop.letters.render.pdf import render
from odop_desktop.paths import resources
from tests.letters.reading import fold, news, paper, paragraphs, said

CONSONANTS = "कखगघङचछजझञटठडढणतथदधनपफबभमयरलवशषसहळ"
MATRAS = ["", "ा", "ि", "ी", "ु", "ू", "ृ", "े", "ै", "ो", "ौ", "ॅ", "ॉ"]
SIGNS = ["", "", "ं", "ँ", "ः"]


@st.composite
def syllables(draw: st.DrawFn) -> str:
    """A Hindi syllable as a person may type it: one to four consonants, nukta, joiners, matra, sign."""
    count = draw(st.integers(1, 4))
    out = []
    for i in range(count):
        out.append(draw(st.sampled_from(CONSONANTS)) + draw(st.sampled_from(["", "", "", "़"])))
        if i < count - 1:
            out.append("्" + draw(st.sampled_from(["", "", "\u200d", "\u200c"])))
    return "".join(out) + draw(st.sampled_from(MATRAS)) + draw(st.sampled_from(SIGNS))


words = st.lists(syllables(), min_size=1, max_size=12).map("".join)
others = st.sampled_from(
    [
        "₹5,29,00,000/-",
        "05.01.2026",
        "ODOP",
        "ओडीओपी-2025/26",
        "AVशिल्प",
        "(हि.प्र.)",
        "५०%",
        "‘क’",
        "A&B",
        "<क>",
        "रु॰",
        "—",
        "–",
        "10×10",
        "ॐ",
        "ऽ",
        "क।",
        "॥",
        "²",
        "fi",
        "a‑b",
        "ि",
        "्",
        "☐",
        "हाँ☐",
    ]
)
sentences = st.lists(words | others, min_size=1, max_size=25).map(" ".join)

# Each try starts a reader: a failure is shown as found, not shrunk for minutes.
reads_back = settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
    phases=(Phase.explicit, Phase.reuse, Phase.generate),
)


def test_the_adaptation_is_fitted_to_this_reportlab() -> None:
    assert reportlab.__version__ == REPORTLAB
    for name in ("splitString", "getSubsetInternalName"):
        assert callable(getattr(font(REGULAR).pdf, name))
    canvas = Canvas(BytesIO(), initialFontName=REGULAR)
    canvas.addLiteral("% of ours")
    assert "% of ours" in canvas._code


def test_every_word_of_two_news_reports_comes_back() -> None:
    text = said(render(paragraphs(*news())), "-raw")
    for paragraph in news():
        for word in paragraph.split():
            assert word in text
    assert sum(len(p.split()) for p in news()) > 1000


def test_whole_paragraphs_come_back_in_order() -> None:
    letter = paragraphs(*news()[:4])
    assert said(render(letter)).startswith(fold(" ".join(news()[:4])))
    assert said(render(letter), "-raw").startswith(fold(" ".join(news()[:4])))


@reads_back
@given(st.lists(sentences, min_size=1, max_size=6))
def test_any_hindi_comes_back(texts: list[str]) -> None:
    assert said(render(paragraphs(*texts)), "-raw").startswith(fold(" ".join(texts)))


@reads_back
@given(st.lists(st.tuples(sentences, words, sentences), min_size=1, max_size=4))
def test_any_hindi_comes_back_from_table_cells(rows: list[tuple[str, str, str]]) -> None:
    columns = (Column("विवरण", 3), Column("नाम", 1, "right"), Column("अभ्युक्ति", 5, "centre"))
    letter = paper(Table(columns, tuple(rows)))
    cells = "विवरण नाम अभ्युक्ति " + " ".join(cell for row in rows for cell in row)
    assert said(render(letter), "-raw").startswith(fold(cells))


@pytest.mark.parametrize(
    "word",
    ["अन्तर्राष्ट्रीयकरणीयता" * 12, "W" * 300, "https://example.in/" + "a_b/" * 60, "क्ष्म्य" * 60, "-" * 400],
    ids=["hindi", "latin", "address", "conjuncts", "hyphens"],
)
def test_a_word_longer_than_its_line_comes_back_whole(word: str) -> None:
    letter = paper(Table((Column("क", 1), Column("ख", 3)), ((word, f"आगे {word} पीछे"),)))
    assert f"{word} आगे {word} पीछे" in said(render(letter), "-raw")


@pytest.mark.parametrize("text", ["₹ 5,000/-", "बायर-", "A-"])
def test_a_hyphen_at_the_end_of_a_line_is_not_dropped(text: str) -> None:
    """Readers that rejoin broken words would drop it: also in reading order, the next line following."""
    assert said(render(paragraphs(text, "अगली पंक्ति"))).startswith(f"{text} अगली पंक्ति")


def test_scripts_are_shaped_apart() -> None:
    assert list(pieces("ODOPक्षत्रिय-2025/26")) == ["ODOP", "क्षत्रिय-2025/26"]
    assert list(pieces("(हर्ष)ABC")) == ["(हर्ष)", "ABC"]
    assert list(pieces("☐हाँ☐☐")) == ["☐", "हाँ", "☐", "☐"]
    conjunct = shape("क्ष", REGULAR).codes
    assert shape("ODOP", REGULAR).codes == "ODOP"
    assert len(conjunct) == 1  # not क, halant, ष side by side


@given(st.text(alphabet=[chr(c) for c in sorted(COVERED)], max_size=40))
def test_pieces_lose_nothing(word: str) -> None:
    assert "".join(pieces(word)) == word


@pytest.mark.parametrize("name", [REGULAR, BOLD])
def test_the_table_of_characters_is_what_the_fonts_hold(name: str) -> None:
    path = resources() / "fonts" / f"{name}.ttf"
    held = set(uharfbuzz.Face(uharfbuzz.Blob.from_file_path(path)).unicodes)
    ours = COVERED - {ord(DRAWN)} - LOOKS.keys()
    assert ours <= held
    missed = {c for c in held - ours if c >= 0xA0 and not 0xE000 <= c < 0xF900 and c != 0xAD}
    assert missed == set()


@pytest.mark.parametrize("char", ["😀", "ا", "ਪ", "க", "→", "✓", "\u200b", "中"])
def test_what_no_font_holds_is_found(char: str) -> None:
    assert uncovered(f"राम {char} श्याम") == char
    assert uncovered("राम श्याम ABC ₹ ☐ ‑") == ""


def test_the_licence_of_the_fonts_lies_beside_them() -> None:
    text = (resources() / "fonts" / "OFL.txt").read_text(encoding="utf-8")
    assert "SIL OPEN FONT LICENSE Version 1.1" in text


@pytest.mark.parametrize(
    ("value", "text"), [(0, "0"), (-0.0001, "0"), (1.5, "1.5"), (2.0, "2"), (0.12345, "0.123"), (1e-9, "0")]
)
def test_numbers_as_pdf_has_them(value: float, text: str) -> None:
    assert number(value) == text


def test_plain_ascii_needs_no_actual_text() -> None:
    canvas = Canvas(BytesIO(), initialFontName=REGULAR)
    pen = Pen(canvas._doc)
    assert "ActualText" not in pen.line(0, 0, 10, [((shape("ODOP-1", REGULAR),), None)])
    assert "<FEFF0915094D0937>" in pen.line(0, 0, 10, [((shape("क्ष", REGULAR),), None)])
