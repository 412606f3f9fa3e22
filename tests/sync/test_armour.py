"""Text armour: through mail, Notepad and word processors, and back to the same bytes or refused."""

from __future__ import annotations

import os
import quopri
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from odop_desktop.errors import OdopError
from odop_desktop.sync import limits
from odop_desktop.sync.armour import armour, as_text, unarmour
from tests.sync.packages import refused

RAW = bytes(range(256)) * 5 + b"x"
TEXT = armour(RAW)


@given(st.binary(max_size=400))
def test_bytes_come_back(raw: bytes) -> None:
    assert unarmour(armour(raw)) == raw


def test_the_text_is_what_any_mail_carries() -> None:
    assert TEXT.isascii()
    assert all(len(line) <= 64 for line in TEXT.split("\r\n"))
    assert "=" not in TEXT  # quoted-printable would write it in three letters


@pytest.mark.parametrize(
    "carried",
    [
        TEXT.replace("\r\n", "\n"),
        TEXT.replace("\r\n", "\r"),
        TEXT.replace("\r\n", "\r\n\r\n"),
        "\ufeff" + TEXT,
        f"महोदय,\n\nसंलग्न है।\n{TEXT}\nभवदीय\n-- \nDIC Chamba",
        "".join(f"> {line}\n" for line in TEXT.splitlines()),
        "".join(f">> | {line} \u00a0\n" for line in TEXT.splitlines()),
        TEXT.replace("-----", "—"),
        TEXT.replace("-----", "––-"),
        TEXT.replace("BEGIN ODOP FILE", "BEGIN  ODOP  FILE"),
        " ".join(TEXT.split("\r\n")),
        "\u200b".join(TEXT),
        quopri.decodestring(quopri.encodestring(TEXT.encode())).decode(),
    ],
    ids=lambda text: repr(text[:20]),
)
def test_what_mail_does_to_text_is_undone(carried: str) -> None:
    if "\u200b" in carried:  # only the lines between the marks may be strewn with such
        carried = TEXT[:30] + "\u200b".join(TEXT[30:-30]) + TEXT[-30:]
    assert unarmour(carried) == RAW


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_it_is_read_as_notepad_saves_it(encoding: str) -> None:
    assert unarmour(as_text(f"नमस्ते\n{TEXT}".encode(encoding))) == RAW


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "E-SYN-20"),
        ("कुछ और", "E-SYN-20"),
        (TEXT[40:], "E-SYN-20"),
        (TEXT[:-40], "E-SYN-20"),
        (TEXT[len(TEXT) // 2 :] + TEXT[: len(TEXT) // 2], "E-SYN-20"),
        (TEXT.replace("CHECK", "CHEQUE"), "E-SYN-21"),
        (TEXT.replace("CHECK: ", "CHECK: A"), "E-SYN-21"),
        (TEXT.replace("AAEC", "AAED", 1), "E-SYN-21"),
        (TEXT.replace("AAEC", "", 1), "E-SYN-21"),
        (TEXT.replace("AAEC", "AAE", 1), "E-SYN-21"),
        (TEXT.replace("AAEC", "AAE*", 1), "E-SYN-21"),
        (TEXT.replace("AAEC", "AAE=", 1), "E-SYN-21"),
        (TEXT.replace("AAEC", "AAEक", 1), "E-SYN-21"),
        (TEXT + TEXT, "E-SYN-31"),
        (TEXT + "-----BEGIN ODOP FILE-----", "E-SYN-31"),
        ("-----BEGIN ODOP FILE-----" + TEXT, "E-SYN-31"),
    ],
)
def test_what_was_cut_or_changed_is_refused(text: str, code: str) -> None:
    refused(code, lambda: unarmour(text))


def test_no_changed_letter_passes() -> None:
    draw = random.Random(7)
    for _ in range(500):
        at = draw.randrange(len(TEXT))
        other = draw.choice("ABab09+/- \n>|\x00क")
        mutant = TEXT[:at] + other + TEXT[at + 1 :]
        try:
            came = unarmour(mutant)
        except OdopError:
            continue
        assert came == RAW  # a dash or a line break may well have changed


def test_too_much_is_not_made_text(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "ARMOUR", 1000)
    assert unarmour(armour(os.urandom(1000)))
    refused("E-SYN-10", lambda: armour(os.urandom(1001)))
    refused("E-SYN-10", lambda: unarmour(TEXT))
