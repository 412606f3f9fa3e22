"""What people paste and mistype: it is said, nothing is cut in silence, and no Aadhaar number is kept."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from odop_desktop.actions import drafts, typed
from odop_desktop.domain import catalogue as c
from odop_desktop.errors import OdopError
from odop_desktop.office import Office
from odop_desktop.ui.desk import Desk
from tests.actions.offices import row
from tests.ui.forms.conftest import Make

AADHAAR = "6391 5000 8060"


def test_a_text_that_is_too_long_is_said_and_not_cut(desk: Desk, hands: Make) -> None:
    on = hands(desk, c.ARTISAN)
    on.paste("name_en", "Sunita " * 30)
    assert "200" in on.said("name_en") and "9" in on.said("name_en")
    assert len(on.text("name_en").strip()) == 209
    assert not on.form.may_save()
    assert on.form.entry("name_en").box.hasFocus()


def test_ten_thousand_characters_stay_in_the_box(desk: Desk, hands: Make) -> None:
    text = "".join(f"पंक्ति {n} " for n in range(1000))[:10_000]
    on = hands(desk, c.ARTISAN)
    line, note = on.paste("village_ward", text), on.paste("remarks", text)
    assert line.text() == text and note.toPlainText() == text
    on.press(Qt.Key.Key_Tab)
    assert {k for k, _ in on.form.problems()} >= {"village_ward", "remarks"}
    assert len(line.text()) == len(text.strip()) or line.text() == text


@pytest.mark.parametrize(
    ("key", "text"), [("name_hi", "Sunita Devi"), ("name_en", "सुनीता देवी"), ("guardian_name_en", "राम")]
)
def test_the_other_script_is_told_and_may_stay(desk: Desk, hands: Make, key: str, text: str) -> None:
    on = hands(desk, c.ARTISAN)
    on.type(key, text)
    assert on.said(key).startswith("देख लें")
    assert key not in dict(on.form.problems())
    assert dict(on.form.pairs())[key] == text


def test_an_emoji_is_told(desk: Desk, hands: Make) -> None:
    on = hands(desk, c.ARTISAN)
    on.paste("name_hi", "सुनीता 😀")
    assert "😀" in on.said("name_hi")
    assert dict(on.form.pairs())["name_hi"] == "सुनीता 😀"


@pytest.mark.parametrize(
    ("pasted", "kept"),
    [
        ("सुनीता\u202e देवी\u200f", "सुनीता देवी"),  # marks that turn the writing round
        ("Sunita\x00\x07 \x1bDevi", "Sunita Devi"),
        ("Sunita\r\nDevi\n", "Sunita Devi"),
        ("Sunita\tDevi\u00a0\u2028", "Sunita Devi"),
        ("\ufeffSunita\u200b Devi", "Sunita Devi"),
    ],
)
def test_marks_nobody_sees_are_gone_once_the_box_is_left(
    office: Office, desk: Desk, hands: Make, pasted: str, kept: str
) -> None:
    on = hands(desk, c.ARTISAN)
    on.paste("unit_name", pasted)
    on.press(Qt.Key.Key_Tab)
    assert on.text("unit_name") == kept
    on.type("name_en", "A B")
    assert on.form.may_save()
    made = typed.save(office, kind=c.ARTISAN, pairs=on.form.pairs())
    assert row(office, c.ARTISAN, made.touched[0][1])["unit_name"] == kept


def test_a_blank_box_is_never_wrong(desk: Desk, hands: Make) -> None:
    on = hands(desk, c.ARTISAN)
    for key in ("name_hi", "gstin", "mobile", "dob", "annual_income", "gender", "district"):
        on.type(key, "   ")
        on.press(Qt.Key.Key_Tab)
        on.rest()
        assert on.quiet(key)


def test_a_required_box_is_told_at_the_save(desk: Desk, hands: Make) -> None:
    on = hands(desk, c.ARTISAN)
    assert not on.form.may_save()
    assert on.form.entry("name_hi").box.hasFocus()
    assert "नाम" in on.said("name_hi")
    on.type("name_hi", "सुनीता")
    assert on.quiet("name_hi")
    assert on.form.may_save()


def test_gstin_says_which_character(desk: Desk, hands: Make) -> None:
    on = hands(desk, c.ARTISAN)
    on.type("gstin", "02AAAPN1234C1ZX")
    desk.speech.switch("en")
    assert on.said("gstin").startswith("Look again: The last character of the GSTIN")
    on.type("gstin", "02A8APN1234C1ZX")
    assert "Place 4" in on.said("gstin")
    on.type("gstin", "02ZZZFQ9999A1ZD")
    assert on.quiet("gstin")


def test_nothing_is_said_of_a_number_half_typed_until_one_pauses(desk: Desk, hands: Make) -> None:
    on = hands(desk, c.ARTISAN)
    on.type("mobile", "98160")
    assert on.quiet("mobile")
    assert on.said("mobile")  # after the pause
    on.sign("1")
    for sign in "2345":
        on.sign(sign)
    assert on.quiet("mobile")  # mended: said at once


@pytest.mark.parametrize("key", ["name_hi", "address", "remarks"])
def test_a_whole_aadhaar_number_is_hidden_in_the_box_and_its_undo(
    office: Office, desk: Desk, hands: Make, key: str
) -> None:
    on = hands(desk, c.ARTISAN)
    box = on.paste(key, f"सुनीता {AADHAAR} चम्बा")
    assert "आधार" in on.said(key)
    shown = box.toPlainText() if key == "remarks" else box.text()
    assert shown == "सुनीता XXXX XXXX 8060 चम्बा"
    on.at(key)
    on.press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert "6391" not in (box.toPlainText() if key == "remarks" else box.text())
    on.press(Qt.Key.Key_Tab)
    assert "आधार" in on.said(key)  # still said when the box is left
    on.form.keeper.keep()
    on.rest()
    kept = drafts.load(office, "artisan/new")
    assert kept is not None and "5000" not in str(kept.texts)
    assert "5000" not in str(on.form.pairs())


def test_it_is_hidden_before_the_box_is_left_in_haste(desk: Desk, hands: Make) -> None:
    """No pause: typed, Tab, and undone at once."""
    on = hands(desk, c.ARTISAN)
    for key in ("unit_name", "remarks"):
        box = on.type(key, f"a  {AADHAAR}")
        on.press(Qt.Key.Key_Tab)
        assert "8060" in on.form.entry(key).box.typed()
        assert on.said(key)
        on.at(key)
        for _ in range(3):
            on.press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        assert "5000" not in box.typed()


def test_it_is_hidden_by_the_save_itself(desk: Desk, hands: Make) -> None:
    on = hands(desk, c.ARTISAN)
    box = on.type("name_en", f"Sunita {AADHAAR}")
    assert on.form.may_save()
    assert box.text() == "Sunita XXXX XXXX 8060"


def test_a_second_number_in_one_box_is_not_lost_unsaid(desk: Desk, hands: Make) -> None:
    on = hands(desk, c.ARTISAN)
    on.type("mobile", "98160 12345 / 98170 54321")
    assert "9817054321" in on.said("mobile")


def test_a_refusal_of_the_save_stands_at_its_box(office: Office, desk: Desk, hands: Make) -> None:
    on = hands(desk, c.ARTISAN)
    on.type("name_en", "Sunita")
    assert on.form.tell(OdopError("E-ACT-11", field="district", record="artisan", value="Nowhere"))
    assert "Nowhere" in on.said("district")
    assert on.form.entry("district").box.hasFocus()
    on.type("district", "chamba")
    on.press(Qt.Key.Key_Tab)
    on.rest()
    assert on.quiet("district")
    assert not on.form.tell(ValueError("a mistake of ours"))
