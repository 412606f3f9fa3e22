"""`letters covering`: the letter and the control sheet of a file that was made for headquarters."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from odop_desktop.office import Office
from odop_desktop.storage import settings
from odop_desktop.sync import desk, outbox, practice
from odop_desktop.sync.enrol_request import Asking
from tests.actions.offices import opened
from tests.cli.saying import Say, keyless, readable
from tests.letters.reading import codes, said
from tests.sync.lab import hand_in

Send = Callable[[], outbox.Sent]


@pytest.fixture
def send(folder: Path, tmp_path: Path) -> Send:
    """Makes this office's next file to the practice headquarters."""

    def made() -> outbox.Sent:
        office = opened(folder)
        try:
            _enrolled(office)
            return hand_in(office, tmp_path / "stick")
        finally:
            office.close()

    return made


def _enrolled(office: Office) -> None:
    """As `demo` does it, where this office is not enrolled yet."""
    with office.transaction() as conn:
        if settings.get(conn, settings.TRUST) is not None:
            return
        me = desk.peers.me(conn)
        keys = desk.keys.ensure(office.place, office.key)
        asking = Asking(
            *(me.node, me.epoch, office.facts.id, "", "HP-CHM", office.facts.pc, "चम्बा", "Chamba", ""),
            practice=True,
        )
        desk.keep_trust(conn, practice.headquarters().enrolled(asking, keys.public, office.today()).trust)


def facts(found: Any) -> dict[str, Any]:
    told: dict[str, Any] = found.facts
    return told


@pytest.mark.parametrize("lang", ["hi", "en"])
def test_the_letter_and_the_sheet_of_the_last_file(say: Say, send: Send, tmp_path: Path, lang: str) -> None:
    made = send().made
    told = say(
        "letters", "covering", "--out", tmp_path / "out", "--lang", lang, "--how", "पेन ड्राइव", lang=lang
    ).done()
    readable(told)
    keyless(told)
    (control,) = (tmp_path / "out").glob("control-*.pdf")
    (code,) = codes(control.read_bytes())
    assert code.split("|")[3:] == [str(made.pkg_no), made.pkg_id, made.sha256, str(made.ops), "0"]
    (letter,) = (p for p in (tmp_path / "out").glob("DIC*.pdf") if not p.stem.endswith("combined"))
    read = said(letter.read_bytes())
    assert made.file in read and "पेन ड्राइव" in read
    assert ("Practice headquarters" if lang == "en" else "अभ्यास मुख्यालय") in read


def test_a_second_time_it_says_which_letter_stands(say: Say, send: Send, tmp_path: Path) -> None:
    send()
    first = facts(say("letters", "covering", "--out", tmp_path / "a", "--json"))
    again = facts(say("letters", "covering", "--out", tmp_path / "b", "--json"))
    assert first["number"] == again["number"] and again["letters"] == [] and len(first["letters"]) == 1
    assert Path(again["control"]).read_bytes() == Path(first["control"]).read_bytes()
    told = say("letters", "covering", "--out", tmp_path / "b").done()
    assert first["number"] in told
    copy = facts(say("letters", "covering", "--number", first["number"], "--out", tmp_path / "c", "--json"))
    assert "DUPLICATE no. 2" in said(Path(copy["letters"][0]["file"]).read_bytes())


def test_a_draft_takes_no_number(say: Say, send: Send, tmp_path: Path) -> None:
    send()
    told = facts(say("letters", "covering", "--draft", "--out", tmp_path / "out", "--json"))
    assert "DRAFT" in said(Path(told["file"]).read_bytes())
    assert "COVERING" not in say("letters", "register").done()


def test_each_file_has_its_own(say: Say, send: Send, tmp_path: Path) -> None:
    send(), send()
    one = facts(say("letters", "covering", "--package", "1", "--out", tmp_path, "--json"))
    two = facts(say("letters", "covering", "--out", tmp_path, "--json"))
    assert (one["package"], two["package"]) == (1, 2) and one["number"] != two["number"]
    assert "पूर्व में प्रेषित फ़ाइल सं. 1 की पावती" in said(Path(two["letters"][0]["file"]).read_bytes())


def test_what_makes_no_letter_is_said(say: Say, folder: Path, send: Send, tmp_path: Path) -> None:
    office = opened(folder)
    with office.transaction() as conn:
        settings.put(conn, settings.TRUST, None)
    office.close()
    say("letters", "covering", "--out", tmp_path).refused("E-SYN-50")
    send()
    say("letters", "covering", "--package", "9", "--out", tmp_path).refused("E-ACT-01")
    assert say("letters", "covering", "--package", "x", "--out", tmp_path).status == 2
