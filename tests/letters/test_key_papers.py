"""Papers about keys: what is read over the telephone and where the answer is written; a root key in its envelope."""

from __future__ import annotations

import pytest

from odop_desktop.errors import OdopError
from odop_desktop.letters.blocks import Table, Title, text_of
from odop_desktop.letters.compose.facts import NONE, Two
from odop_desktop.letters.compose.sheet import groups
from odop_desktop.letters.render.pdf import length
from tests.letters.file_papers import ROOT, enrol, root
from tests.letters.papers import words


def test_the_sheet_says_word_for_word_what_to_read() -> None:
    told = text_of(enrol())
    for part in (
        "नामांकन-पत्रक / Enrolment sheet\n",
        "कोड / Code\nHP-CHM, पी.सी. / PC 1\n",
        "HP-CHM-1_enrol.odopsync",
        "4K7Q – 9XTM – 0ZB3 – HV8C",
        "“जिला उद्योग केन्द्र, चम्बा, कोड HP-CHM, पी.सी. 1। हमारा पहचान-कूट: 4K7Q, 9XTM, 0ZB3, HV8C।”",
        "“District Industries Centre, Chamba, code HP-CHM, PC 1. Our fingerprint: 4K7Q, 9XTM, 0ZB3, HV8C.”",
        "☐ वही / same · ☐ अलग / different",
    ):
        assert part in told, part


def test_the_answer_has_room_to_be_written() -> None:
    answers = [b for b in enrol().blocks if isinstance(b, Table)][-1]
    assert answers.tall and len(answers.rows) == 5
    assert [bool(row[1]) for row in answers.rows] == [False, False, False, True, False]


def test_the_fingerprint_stands_large_and_at_the_foot() -> None:
    letter = enrol()
    assert Title("4K7Q – 9XTM – 0ZB3 – HV8C") in letter.blocks
    assert letter.footer(1, 1)[0] == "HP-CHM-1 · 4K7Q-9XTM-0ZB3-HV8C"


def test_what_is_not_known_yet_is_left_out() -> None:
    told = text_of(enrol(hq=NONE, hq_phone="", phone="", officer=None))
    assert "मुख्यालय / Headquarters\n" not in told and "Clerk's telephone" not in told
    assert "कार्यालयाध्यक्ष / Head of office" in told
    assert "0177-0000000" in text_of(enrol(hq=NONE))


def test_the_root_key_is_there_group_by_group() -> None:
    told = text_of(root())
    found = groups(ROOT)
    assert len(found) == 14 and found[-1] == "13AZK"
    assert all(f"{n}.  {group}\n" in told for n, group in enumerate(found, 1))
    assert "मुख्यालय की मूल चाबी 1 (कुल 2)\nRoot key 1 of 2 of headquarters\n" in told
    for lang in ("hi", "en"):
        assert all(words(lang)(f"paper.root.{part}") in told for part in ("what", "who", "where", "never"))


def test_a_recovery_key_says_what_it_opens() -> None:
    letter = root(sort="recovery", which=1, keys=1, fingerprint="")
    told = text_of(letter)
    assert letter.title == "वापसी की चाबी की काग़ज़ी प्रति / Recovery key on paper"
    assert words("en")("paper.recovery.what") in told and words("hi")("paper.root.never") in told
    assert "trust list" not in told and "Fingerprint" not in told
    assert letter.footer(1, 1)[0] == "" and length(letter) == 1


@pytest.mark.parametrize("count", [1, 4, 5, 60])
def test_a_key_of_any_length_keeps_its_order(count: int) -> None:
    letter = root(text=" ".join(f"{n:04d}" for n in range(count)))
    key = [b for b in letter.blocks if isinstance(b, Table)][-1]
    cells = [cell.split()[1] for row in key.rows for cell in row if cell]
    assert cells == [f"{n:04d}" for n in range(count)]
    assert length(letter) == 1


@pytest.mark.parametrize("make", [enrol, root])
def test_a_name_that_cannot_be_printed_is_refused_by_its_field(make: object) -> None:
    assert callable(make)
    with pytest.raises(OdopError) as caught:
        make(made_by="विक्रम 😀")
    assert caught.value.code == "E-LTR-02" and caught.value.facts["field"] == "user.name_hi"


def test_headquarters_name_is_checked_too() -> None:
    with pytest.raises(OdopError) as caught:
        enrol(hq=Two("निदेशालय 😀"))
    assert caught.value.facts["field"] == "office.name_hi"
