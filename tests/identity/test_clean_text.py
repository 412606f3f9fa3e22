"""Text as it is kept: nothing unseen, one form for what looks the same."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from odop_desktop.identity.digits import ascii_digits
from odop_desktop.identity.text import clean, clean_lines


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("  राम \t कुमार\u00a0 ", "राम कुमार"),
        ("रा\u200bम\ufeff\u200e\u202e", "राम"),
        ("क्\u200dया क्\u200cया", "क्\u200dया क्\u200cया"),
        ("कांग\u095cा", "कांगड\u093cा"),
        ("line\r\nend", "line end"),
        ("a\x00b\x1b", "ab"),
        ("soft\u00adhyphen", "softhyphen"),
        ("Ram Kumar", "Ram Kumar"),
        ("", ""),
        (" \u2003\u3000 ", ""),
    ],
)
def test_one_line_is_cleaned(text: str, kept: str) -> None:
    assert clean(text) == kept


@given(st.text(max_size=40))
def test_cleaning_is_done_once_and_for_all(text: str) -> None:
    once = clean(text)
    assert clean(once) == once == unicodedata.normalize("NFC", once)
    assert once == once.strip()


def test_lines_are_cleaned_one_by_one() -> None:
    assert clean_lines(" \n पहली  पंक्ति \r\n\n\n\n दूसरी\u200b \n") == "पहली पंक्ति\n\nदूसरी"


@pytest.mark.parametrize(
    ("text", "digits"),
    [("२०२५-२६", "2025-26"), ("٣٤", "34"), ("੧੨", "12"), ("５", "5"), ("12 अ", "12 अ"), ("½", "½")],
)
def test_digits_of_any_script_become_ascii(text: str, digits: str) -> None:
    assert ascii_digits(text) == digits
    assert len(ascii_digits(text)) == len(text)
