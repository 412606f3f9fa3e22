"""How the tests read a PDF back: with the same tools an office's reader is built on."""

from __future__ import annotations

import shutil
import subprocess
from functools import cache
from io import BytesIO
from pathlib import Path

import pytest
import zxingcpp
from PIL import Image

from odop_desktop.letters.blocks import Block, Letter, Marks, Para

ASSETS = Path(__file__).parent.parent / "assets"
MARKS = Marks("पृष्ठ {page} / {pages}", "प्रारूप / DRAFT", "अभ्यास / PRACTICE")


def fold(text: str) -> str:
    """Lines joined, blanks folded."""
    return " ".join(text.split())


def run(*command: str, data: bytes) -> str:
    if shutil.which(command[0]) is None:
        pytest.skip(f"{command[0]} is not installed")
    done = subprocess.run(command, input=data, capture_output=True, check=True)
    return done.stdout.decode()


def said(pdf: bytes, *options: str) -> str:
    """The text inside, as `pdftotext` gives it back, folded; in the order it was written with "-raw"."""
    return fold(run("pdftotext", *options, "-", "-", data=pdf))


def info(pdf: bytes) -> dict[str, str]:
    rows = (row.partition(":") for row in run("pdfinfo", "-", data=pdf).splitlines())
    return {key: value.strip() for key, _, value in rows}


def codes(pdf: bytes, *, dpi: int = 150, page: int = 1) -> list[str]:
    """What the QR codes on a page say to a reader, as it was printed at so many dots an inch."""
    if shutil.which("pdftoppm") is None:
        pytest.skip("pdftoppm is not installed")
    command = ("pdftoppm", "-r", str(dpi), "-f", str(page), "-l", str(page), "-png", "-")
    done = subprocess.run(command, input=pdf, capture_output=True, check=True)
    return [found.text for found in zxingcpp.read_barcodes(Image.open(BytesIO(done.stdout)))]


def sound(pdf: bytes, tmp_path: Path) -> bool:
    path = tmp_path / "letter.pdf"
    path.write_bytes(pdf)
    return "No syntax or stream encoding errors" in run("qpdf", "--check", str(path), data=b"")


def paper(*blocks: Block, lang: str = "hi", landscape: bool = False) -> Letter:
    return Letter("loi", lang, "N-1", "2026-01-05", "पत्र", "कार्यालय", blocks, MARKS, landscape)


def paragraphs(*texts: str) -> Letter:
    return paper(*(Para(text) for text in texts))


@cache
def news() -> tuple[str, ...]:
    """The paragraphs of two news reports: words nobody chose for the purpose."""
    names = ("news_himachal.txt", "news_up.txt")
    text = "\n".join((ASSETS / name).read_text(encoding="utf-8") for name in names)
    return tuple(fold(line) for line in text.splitlines() if line.strip())
