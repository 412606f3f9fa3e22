"""Second copies and print runs: made from the kept bytes."""

from __future__ import annotations

import hashlib
import subprocess
import sys
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from odop_desktop.letters.blocks import text_of
from odop_desktop.letters.render.combine import combine
from odop_desktop.letters.render.pdf import render
from odop_desktop.letters.render.stamp import duplicate
from tests.letters.papers import loi_facts, loi_letter, stall_letter, words
from tests.letters.reading import fold, info, run, said, sound


def test_a_duplicate_says_so_on_every_page_and_nothing_else_changes(tmp_path: Path) -> None:
    letter = loi_letter("hi", loi_facts(40, 3))
    first = render(letter)
    second = duplicate(first, 2, words("hi"))
    pages = run("pdftotext", "-raw", "-", "-", data=second).split("\f")[:-1]
    plain = run("pdftotext", "-raw", "-", "-", data=first).split("\f")[:-1]
    mark = "दूसरी प्रति / DUPLICATE no. 2"
    assert len(pages) == len(plain) > 2
    for page, before in zip(pages, plain, strict=True):
        assert fold(page) == f"{fold(before)} {mark}"
    assert sound(second, tmp_path)
    assert len(second) < len(first) * 1.3
    assert info(second)["Title"] == info(first)["Title"]
    assert PdfReader(BytesIO(second)).root_object["/Lang"] == "hi-IN"


def test_the_same_copy_has_the_same_bytes_and_each_its_count() -> None:
    first = render(stall_letter("en"))
    assert duplicate(first, 2, words("en")) == duplicate(first, 2, words("en"))
    assert "DUPLICATE no. 3" in said(duplicate(first, 3, words("en")))
    assert "DUPLICATE" not in said(first)


def test_the_first_copy_carries_no_mark() -> None:
    with pytest.raises(ValueError, match="first copy"):
        duplicate(render(stall_letter()), 1, words("hi"))


def test_a_run_is_its_letters_one_after_another(tmp_path: Path) -> None:
    letters = [loi_letter("hi"), loi_letter("en"), stall_letter("hi"), stall_letter("en")]
    whole = combine([render(x) for x in letters], title="मेले के पत्र")
    text = said(whole, "-raw")
    at = [text.index(fold(text_of(x))) for x in letters]
    assert at == sorted(at)
    told = info(whole)
    assert told["Title"] == "मेले के पत्र"
    assert int(told["Pages"]) == sum(int(info(render(x))["Pages"]) for x in letters)
    assert sound(whole, tmp_path)
    assert PdfReader(BytesIO(whole)).root_object["/Lang"] == "hi-IN"


def test_subsets_of_one_font_have_names_of_their_own() -> None:
    """Else a printer may draw one letter with the glyphs of another."""
    whole = combine([render(loi_letter("hi")), render(stall_letter("hi")), render(loi_letter("hi"))])
    names = [row.split()[0] for row in run("pdffonts", "-", data=whole).splitlines()[2:]]
    assert len(names) == len(set(names)) >= 6
    assert all(len(name.partition("+")[0]) == 6 for name in names)


SCRIPT = """
import hashlib
from odop_desktop.letters.render.combine import combine
from odop_desktop.letters.render.pdf import render
from odop_desktop.letters.render.stamp import duplicate
from tests.letters.papers import loi_letter, stall_letter, words
pdf = combine([duplicate(render(loi_letter()), 2, words("hi")), render(stall_letter())])
print(hashlib.sha256(pdf).hexdigest())
"""


def test_copies_and_runs_have_the_same_bytes_in_another_process() -> None:
    here = combine([duplicate(render(loi_letter()), 2, words("hi")), render(stall_letter())])
    env = {"PYTHONPATH": ":".join([".", *sys.path]), "PATH": "/usr/bin:/bin", "PYTHONHASHSEED": "11"}
    done = subprocess.run([sys.executable, "-c", SCRIPT], capture_output=True, text=True, check=True, env=env)
    assert done.stdout.strip() == hashlib.sha256(here).hexdigest()


def test_an_empty_run_is_no_pdf() -> None:
    with pytest.raises(ValueError, match="no letters"):
        combine([])
