"""The form by the keyboard alone: on, back, save, both languages, the value of the record before."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from odop_desktop.actions import typed
from odop_desktop.domain import catalogue as c
from odop_desktop.errors import OdopError
from odop_desktop.office import Office
from odop_desktop.ui.desk import Desk
from tests.actions.offices import artisan, row
from tests.ui.forms.conftest import Make

SHIFT, CONTROL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier


def test_enter_goes_through_every_box_and_saves_at_the_last(desk: Desk, hands: Make) -> None:
    on = hands(desk, c.ARTISAN)
    on.form.focus_first()
    order = [e for e in on.form.entries.values() if not e.fixed]
    for entry in order[:-1]:
        assert on.form.body.here() is entry
        held = CONTROL if entry.key == "remarks" else Qt.KeyboardModifier.NoModifier
        on.press(Qt.Key.Key_Return, held)
    with on.bot.waitSignal(on.form.submitted):
        on.press(Qt.Key.Key_Return, CONTROL)


def test_shift_enter_goes_back_and_tab_goes_the_same_way(desk: Desk, hands: Make) -> None:
    on = hands(desk, c.ARTISAN)
    on.at("name_hi")
    on.press(Qt.Key.Key_Tab)
    assert on.form.body.here() is on.form.entry("name_en")
    on.press(Qt.Key.Key_Return, SHIFT)
    assert on.form.body.here() is on.form.entry("name_hi")


def test_a_box_one_goes_to_is_seen(desk: Desk, hands: Make) -> None:
    on = hands(desk, c.ARTISAN)
    box = on.at("ifsc")
    seen = on.form.body.area.viewport().rect()
    assert seen.contains(box.mapTo(on.form.body.area.viewport(), box.rect().center()))


def test_enter_makes_a_line_in_a_note(desk: Desk, hands: Make) -> None:
    on = hands(desk, c.ARTISAN)
    box = on.type("remarks", "a")
    low = box.height()
    for sign in "bcd":
        on.press(Qt.Key.Key_Return)
        on.sign(sign)
    assert box.toPlainText() == "a\nb\nc\nd"
    on.bot.waitUntil(lambda: box.height() > low)  # the box grows with its lines


def test_control_s_is_submitted_from_any_box(desk: Desk, hands: Make) -> None:
    on = hands(desk, c.ARTISAN)
    for key in ("name_hi", "remarks", "gender"):
        on.at(key)
        with on.bot.waitSignal(on.form.submitted):
            on.press(Qt.Key.Key_S, CONTROL)


def test_control_s_in_the_middle_of_a_choice_takes_it(desk: Desk, hands: Make) -> None:
    on = hands(desk, c.ARTISAN)
    on.type("gender", "mahi")
    assert dict(on.form.pairs()) == {"gender": "F"}


def test_f2_shows_the_labels_of_both_languages(desk: Desk, hands: Make) -> None:
    on = hands(desk, c.ARTISAN)
    on.at("gender")
    label = on.form.entry("gender").label
    before = label.text()
    on.press(Qt.Key.Key_F2)
    assert desk.speech.of("hi")("artisan.gender.label") in label.text()
    assert desk.speech.of("en")("artisan.gender.label") in label.text()
    on.press(Qt.Key.Key_F2)
    assert label.text() == before


def test_f4_repeats_what_the_record_before_held(office: Office, desk: Desk, hands: Make) -> None:
    on = hands(desk, c.ARTISAN)
    texts = {"name_en": "Sunita", "village_ward": "Sarol", "gender": "महिला", "pan": "ZZZPZ1234C"}
    for key, text in texts.items():
        on.type(key, text)
    on.press(Qt.Key.Key_Tab)
    typed.save(office, kind=c.ARTISAN, pairs=on.form.pairs())
    on.form.kept()
    again = hands(desk, c.ARTISAN)
    for key in ("village_ward", "gender", "pan"):
        again.at(key)
        again.press(Qt.Key.Key_F4)
    assert again.text("village_ward") == "Sarol"
    assert again.text("gender") == "महिला"
    assert again.text("pan") == ""  # one person's number is nobody else's


def test_wanted_and_required_boxes_are_marked_once_told(desk: Desk, hands: Make) -> None:
    on = hands(desk, c.ARTISAN)
    assert on.form.entry("name_hi").label.text().endswith("*")
    assert on.form.entry("mobile").label.text().endswith("•")
    assert not on.form.entry("email").label.text().endswith(("*", "•"))


def test_every_box_has_a_name_and_its_help(desk: Desk, hands: Make) -> None:
    on = hands(desk, c.ARTISAN)
    for entry in on.form.entries.values():
        assert entry.box.accessibleName() == desk.words(f"artisan.{entry.key}.label")
        assert entry.label.buddy() is entry.box
    assert on.form.entry("gstin").box.toolTip() == desk.words("artisan.gstin.help")


def test_the_form_stands_in_one_column_where_there_is_no_room(desk: Desk, hands: Make) -> None:
    on = hands(desk, c.ARTISAN)
    sheet = on.form.body.sheet
    assert sheet.columns == 2
    on.host.resize(420, 600)
    on.bot.waitUntil(lambda: sheet.columns == 1)
    left, right = (on.form.entry(k).box for k in ("name_hi", "name_en"))
    on.bot.waitUntil(lambda: right.y() > left.y())
    assert left.x() == right.x()
    on.host.resize(900, 600)
    on.bot.waitUntil(lambda: sheet.columns == 2)


def test_a_record_that_moved_on_keeps_what_is_typed(office: Office, desk: Desk, hands: Make) -> None:
    id = artisan(office, mobile="9816012345")
    on = hands(desk, c.ARTISAN, row=row(office, c.ARTISAN, id))
    on.type("village_ward", "Sarol")
    typed.save(office, kind=c.ARTISAN, pairs=[("mobile", "9817054321")], id=id)
    on.form.load(row(office, c.ARTISAN, id))
    assert on.text("mobile") == "9817054321"
    assert on.form.pairs() == [("village_ward", "Sarol")]


def test_two_clerks_at_one_record_are_told(office: Office, desk: Desk, hands: Make) -> None:
    id = artisan(office)
    on = hands(desk, c.ARTISAN, row=row(office, c.ARTISAN, id))
    typed.save(office, kind=c.ARTISAN, pairs=[("mobile", "9817054321")], id=id)
    on.type("village_ward", "Sarol")
    with pytest.raises(OdopError) as refused:
        typed.save(office, kind=c.ARTISAN, pairs=on.form.pairs(), id=id, seen=on.form.seen)
    assert refused.value.code == "E-ACT-02"
    assert not on.form.tell(refused.value)  # it is about no box: the page says it
    assert on.form.pairs() == [("village_ward", "Sarol")]


def test_the_language_changes_in_the_middle_of_a_box(desk: Desk, hands: Make) -> None:
    on = hands(desk, c.ARTISAN)
    on.type("gender", "महिला")
    on.press(Qt.Key.Key_Tab)
    on.type("mobile", "98")
    on.said("mobile")
    box = on.type("unit_name", "Chamba")
    for _ in range(3):
        on.press(Qt.Key.Key_Left)
    on.sign("X")
    assert (box.text(), box.cursorPosition()) == ("ChaXmba", 4)
    desk.speech.switch("en")
    assert (box.text(), box.cursorPosition()) == ("ChaXmba", 4)
    assert QApplication.focusWidget() is box
    label = on.form.entry("unit_name").label.text().replace("\n", " ")
    assert label == desk.speech.of("en")("artisan.unit_name.label")
    assert on.text("gender") == "Female"
    assert on.said("mobile").startswith("Look again")
    on.press(Qt.Key.Key_Z, CONTROL)
    assert box.text() == "Chamba"
    on.press(Qt.Key.Key_Z, CONTROL)
    assert box.text() != "Chamba"  # what was typed before the change is undone as well
    assert dict(on.form.pairs())["gender"] == "F"
