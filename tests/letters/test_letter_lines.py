"""Lines hold what fits, pages hold what belongs together."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from odop_desktop.letters.blocks import Column, Table
from odop_desktop.letters.render.boxes import Box
from odop_desktop.letters.render.lines import Line, break_lines, natural_width, words_of
from odop_desktop.letters.render.pages import paginate
from odop_desktop.letters.render.tables import widths
from tests.letters.reading import news

texts = st.lists(st.sampled_from(" ".join(news()).split()), max_size=40).map(" ".join)
long = st.text(alphabet="क्षत्रियश्रीABC/-₹ाि", min_size=30, max_size=200)


def said(lines: list[Line]) -> str:
    """What a reader gets: lines joined, blanks folded, the rest of a cut word not said twice."""
    return " ".join(
        "".join(w.text if w.said is None else w.said for w in [word])
        for line in lines
        for word in line.words
        if word.said != ""
    )


@settings(deadline=None)
@given(
    st.one_of(texts, long), st.integers(60, 480), st.sampled_from([8.5, 10.0, 11.0, 14.0]), st.integers(0, 36)
)
def test_no_line_is_wider_than_its_room_and_nothing_is_lost(
    text: str, room: int, size: float, first: int
) -> None:
    lines = break_lines(words_of(text), room, size, first=first)
    for n, line in enumerate(lines):
        assert line.width * size / 1000 <= room - (first if n == 0 else 0) + 0.01
    assert said(lines).split() == text.split()
    glyphs = "".join(w.text for line in lines for w in line.words)
    assert glyphs == "".join(text.split())


def test_a_long_word_breaks_after_a_good_sign() -> None:
    (first, *_) = break_lines(words_of("DIC-CHM/STALL/2025-26/1-000007"), 80, 10)
    assert first.words[0].runs[0].text == "DIC-CHM/STALL/"


def test_an_empty_text_is_one_empty_line() -> None:
    (line,) = break_lines(words_of("  "), 100, 11)
    assert line.words == ()
    assert line.width == 0


def test_room_for_one_sign_only_still_goes_on() -> None:
    lines = break_lines(words_of("क्षत्रिय"), 1, 11)
    assert "".join(w.text for x in lines for w in x.words) == "क्षत्रिय"


def heights(pages: list[list[object]]) -> list[int]:
    return [len(page) for page in pages]


def test_bound_boxes_stay_together() -> None:
    plain, bound = Box(30), Box(30, keep=True)
    assert heights(paginate([plain, plain, bound, plain], 100)) == [2, 2]
    assert heights(paginate([bound] * 5 + [plain], 100)) == [3, 3]  # no page can hold them: they flow
    assert heights(paginate([], 100)) == [0]
    assert heights(paginate([bound], 100)) == [1]


def test_heads_come_again_and_gaps_do_not_begin_a_page() -> None:
    head = Box(10)
    row = Box(40, above=5, heads=(head,))
    pages = paginate([head, row, row, row], 100)
    assert heights(pages) == [3, 2] or heights(pages) == [2, 3, 2]
    assert all(page[0].top == 0 for page in pages)
    assert pages[-1][0].box is head


def test_a_new_page_begins_where_it_is_asked_for() -> None:
    pages = paginate([Box(10), Box(0, new_page=True), Box(10)], 100)
    assert heights(pages) == [1, 2]
    assert heights(paginate([Box(0, new_page=True), Box(10)], 100)) == [2]


@pytest.mark.parametrize("total", [200.0, 480.0, 780.0])
def test_columns_fill_the_width_and_figures_are_not_broken(total: float) -> None:
    columns = (Column("क्र.सं.", 3, "right"), Column("विवरण", 30), Column("इकाई", 1), Column("मूल्य", 1, "right"))
    table = Table(columns, (("1", "बहुत लम्बा विवरण " * 9, "नग", "5,29,00,000"),))
    at = widths(table, total)
    assert sum(at) == pytest.approx(total)
    assert at[3] > natural_width("5,29,00,000", 10)
    assert at[2] > natural_width("इकाई", 10, bold=True)
