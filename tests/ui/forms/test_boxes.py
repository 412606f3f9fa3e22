"""Each kind of box: what one types, what it shows when it is left, and what goes to be saved."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QApplication

from odop_desktop.actions import typed
from odop_desktop.domain import catalogue as c
from odop_desktop.domain.catalogue.field import RecordKind
from odop_desktop.office import Office
from odop_desktop.ui.desk import Desk
from odop_desktop.ui.forms.boxes.choice import ChoiceBox
from odop_desktop.ui.forms.boxes.day import Calendar, DateBox
from odop_desktop.ui.forms.boxes.ref import RefBox
from odop_desktop.ui.forms.boxes.ticks import TicksBox
from tests.actions.offices import artisan, event, make, place, row
from tests.ui.forms.conftest import Make

LEFT = [
    (c.ARTISAN, "annual_income", "1234567", "₹12,34,567"),
    (c.ARTISAN, "annual_income", "95000.5", "₹95,000.50"),
    (c.ARTISAN, "employment", "123456", "1,23,456"),
    (c.ARTISAN, "employment", "2026", "2026"),
    (c.ARTISAN, "divyang_pct", "40 %", "40"),
    (c.ARTISAN, "dob", "5.1.1980", "05-01-1980"),
    (c.ARTISAN, "mobile", "98160 12345", "9816012345"),
    (c.ARTISAN, "name_en", "  Sunita   Devi ", "Sunita Devi"),
    (c.ARTISAN, "gstin", "02zzzfq9999a1zd", "02ZZZFQ9999A1ZD"),
    (c.ARTISAN, "gender", "mahila", "महिला"),
    (c.ARTISAN, "gender", "Fem", "महिला"),
    (c.ARTISAN, "minority", "yes", "हाँ"),
    (c.OFFERING, "capacity_month", "12.50", "12.5"),
    (c.EVENT, "area", "100000", "1,00,000"),
    (c.EVENT, "open_time", "10.30 am", "10:30"),
    (c.LOI_LINE, "rate", "150000", "1,50,000"),  # its currency is the LoI's: no ₹
]


@pytest.mark.parametrize(("kind", "key", "text", "left"), LEFT, ids=lambda v: v if isinstance(v, str) else "")
def test_a_box_is_in_order_once_it_is_left(
    desk: Desk, hands: Make, kind: RecordKind, key: str, text: str, left: str
) -> None:
    on = hands(desk, kind)
    on.type(key, text)
    on.press(Qt.Key.Key_Tab)
    assert on.text(key) == left
    assert on.form.problems() == [] or key not in dict(on.form.problems())
    assert on.form.dirty()


def test_what_is_shown_reads_back_as_the_same_value(office: Office, desk: Desk, hands: Make) -> None:
    """A form that is opened and left without a key changes nothing."""
    values = {
        "annual_income": 95_000_50,
        "employment": 123_456,
        "divyang_pct": 4_050,
        "dob": "1980-01-05",
        "minority": False,
        "gender": "F",
        "aadhaar_last4": "2346",
        "mobile": "12345",
        "district": place(office, "Chamba"),
        "remarks": "पहली\nदूसरी",
    }
    found = row(office, c.ARTISAN, artisan(office, **values))
    on = hands(desk, c.ARTISAN, row=found)
    for key in values:
        on.at(key)
    on.press(Qt.Key.Key_Tab)
    on.rest()
    assert on.form.pairs() == []
    assert not on.form.dirty()


def test_pairs_hold_only_what_was_changed_and_save_as_they_are(
    office: Office, desk: Desk, hands: Make
) -> None:
    found = row(office, c.ARTISAN, artisan(office, annual_income=100_00, dob="1980-01-05"))
    on = hands(desk, c.ARTISAN, row=found)
    on.type("annual_income", "2,50,000")
    on.type("dob", "")
    on.type("gender", "महि")
    on.press(Qt.Key.Key_Return)
    assert sorted(on.form.pairs()) == [("annual_income", "₹2,50,000"), ("dob", ""), ("gender", "F")]
    typed.save(office, kind=c.ARTISAN, pairs=on.form.pairs(), id=found.id, seen=on.form.seen)
    after = row(office, c.ARTISAN, found.id)
    assert (after["annual_income"], after["dob"], after["gender"]) == (2_50_000_00, None, "F")


def test_a_choice_is_picked_with_the_arrows_in_either_script(desk: Desk, hands: Make) -> None:
    on = hands(desk, c.ARTISAN)
    box = on.at("social_category")
    assert isinstance(box, ChoiceBox)
    on.press(Qt.Key.Key_Down)
    assert box.is_open
    shown = [offer.text for offer in box.list.offers]
    assert shown == [e.label_hi for e in desk.office.lists["social_category"].entries]
    on.press(Qt.Key.Key_Down)
    on.press(Qt.Key.Key_Down)
    on.press(Qt.Key.Key_Return)
    assert box.text() == shown[1]
    assert not box.is_open
    assert QApplication.focusWidget() is not box  # Enter moves on
    assert box.typed() == desk.office.lists["social_category"].entries[1].code


def test_escape_closes_the_list_and_keeps_what_was_typed(desk: Desk, hands: Make) -> None:
    on = hands(desk, c.ARTISAN)
    box = on.type("gender", "ma")
    assert box.is_open
    on.press(Qt.Key.Key_Escape)
    assert not box.is_open
    assert box.text() == "ma"
    assert box.hasFocus()


def test_an_answer_that_is_not_in_the_list_is_refused(desk: Desk, hands: Make) -> None:
    on = hands(desk, c.ARTISAN)
    on.type("gender", "xyz")
    on.press(Qt.Key.Key_Tab)
    assert "ठीक करें" in on.said("gender")
    assert dict(on.form.problems())["gender"].code == "E-VAL-08"


def test_a_choice_can_be_emptied(office: Office, desk: Desk, hands: Make) -> None:
    found = row(office, c.ARTISAN, artisan(office, gender="F"))
    on = hands(desk, c.ARTISAN, row=found)
    on.type("gender", "")
    on.press(Qt.Key.Key_Tab)
    assert on.form.pairs() == [("gender", "")]


def test_yes_no_and_nothing(desk: Desk, hands: Make) -> None:
    on = hands(desk, c.ARTISAN)
    on.type("minority", "न")
    on.press(Qt.Key.Key_Return)
    assert on.text("minority") == "नहीं"
    assert on.form.entry("minority").current() is False
    on.type("minority", "")
    assert on.form.entry("minority").current() is None


def test_ticks_are_set_by_the_space_bar(desk: Desk, hands: Make) -> None:
    on = hands(desk, c.EVENT)
    box = on.at("id_docs")
    assert isinstance(box, TicksBox)
    on.press(Qt.Key.Key_Space)
    on.press(Qt.Key.Key_Right)
    on.press(Qt.Key.Key_Space)
    first, second = desk.office.lists["id_document"].codes[:2]
    assert box.typed() == f"{first}; {second}"
    assert on.form.entry("id_docs").current() == tuple(sorted((first, second)))
    on.press(Qt.Key.Key_Return)
    assert not box.isAncestorOf(QApplication.focusWidget())


def test_f3_opens_a_month_in_the_language_of_the_screen(desk: Desk, hands: Make) -> None:
    on = hands(desk, c.ARTISAN)
    box = on.type("dob", "5-1-1980")
    assert isinstance(box, DateBox)
    on.press(Qt.Key.Key_F3)
    month = box.findChild(Calendar)
    assert month is not None
    assert month.month.selectedDate() == QDate(1980, 1, 5)
    assert month.month.locale().monthName(1) == "जनवरी"
    on.press(Qt.Key.Key_Right)
    on.press(Qt.Key.Key_Return)
    assert box.text() == "06-01-1980"


def test_a_birth_date_to_come_is_refused_while_typing(desk: Desk, hands: Make) -> None:
    on = hands(desk, c.ARTISAN)
    on.type("dob", "01-01-2031")
    assert "जन्म" in on.said("dob")


def test_last_four_digits_stay_of_an_aadhaar_number(desk: Desk, hands: Make) -> None:
    on = hands(desk, c.ARTISAN)
    box = on.type("aadhaar_last4", "639150008060")
    assert box.text() == "XXXX XXXX 8060"
    assert "8060" in on.said("aadhaar_last4")
    on.press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert "6391" not in box.text()
    assert ("aadhaar_last4", "XXXX XXXX 8060") in on.form.pairs()


def test_an_aadhaar_number_that_fails_leaves_nothing(desk: Desk, hands: Make) -> None:
    on = hands(desk, c.ARTISAN)
    box = on.type("aadhaar_last4", "639150008061")
    assert box.text() == ""
    assert "आधार" in on.said("aadhaar_last4")
    on.type("aadhaar_last4", "6391500080")
    on.press(Qt.Key.Key_Tab)
    assert box.text() == ""


def test_a_record_is_found_by_a_part_of_its_name_and_opened(office: Office, desk: Desk, hands: Make) -> None:
    id = artisan(office, "सुनीता शर्मा", guardian_name="रमेश", village_ward="सरोल", mobile="9816012345")
    artisan(office, "गीता ठाकुर")
    on = hands(desk, c.OFFERING)
    box = on.type("artisan", "sunita")
    assert isinstance(box, RefBox)
    on.bot.waitUntil(lambda: box.is_open and len(box.list.offers) == 2)
    first = box.list.offers[0]
    assert first.key == id
    assert "सरोल" in first.more and "…2345" in first.more and "98160" not in first.more
    on.press(Qt.Key.Key_Return)
    assert box.value() == id
    assert box.text() == f"सुनीता शर्मा · {row(office, c.ARTISAN, id).number}"
    with on.bot.waitSignal(desk.went) as went:
        on.at("artisan")
        on.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert went.args[0].id == id


def test_a_record_is_found_by_number_and_by_the_end_of_a_phone(
    office: Office, desk: Desk, hands: Make
) -> None:
    id = artisan(office, "सुनीता शर्मा", mobile="9816012345")
    on = hands(desk, c.OFFERING)
    for text in (row(office, c.ARTISAN, id).number, "2345"):
        on.type("artisan", text)
        on.press(Qt.Key.Key_Tab)
        on.rest()
        assert on.form.entry("artisan").current() == id


def test_a_name_that_nobody_has_is_refused_until_it_is_picked(desk: Desk, hands: Make) -> None:
    on = hands(desk, c.OFFERING)
    on.type("artisan", "कोई नहीं")
    on.press(Qt.Key.Key_Tab)
    on.rest()
    assert "सूची" in on.said("artisan")
    assert dict(on.form.problems())["artisan"].tone == "problem"


def test_a_reference_is_named_and_renamed_with_the_language(office: Office, desk: Desk, hands: Make) -> None:
    found = row(office, c.ARTISAN, artisan(office, district=place(office, "Chamba")))
    on = hands(desk, c.ARTISAN, row=found)
    assert on.text("district") == "चम्बा"
    desk.speech.switch("en")
    assert on.text("district") == "Chamba"
    assert on.form.pairs() == []


def test_blocks_are_offered_of_the_own_district_first(office: Office, desk: Desk, hands: Make) -> None:
    on = hands(desk, c.ARTISAN)
    box = on.at("block")
    on.press(Qt.Key.Key_Down)
    on.bot.waitUntil(lambda: box.is_open)
    chamba = place(office, "Chamba")
    parents = [row(office, c.PLACE, o.key)["parent"] for o in box.list.offers if o.key]
    assert parents[0] == chamba
    assert parents == sorted(parents, key=lambda p: p != chamba)


def test_what_the_program_fills_is_only_looked_at(office: Office, desk: Desk, hands: Make) -> None:
    found = row(office, c.ARTISAN, artisan(office))
    on = hands(desk, c.ARTISAN, row=found)
    number = on.form.entry("reg_no")
    assert number.fixed
    assert number.box.isVisible()
    assert number.box.text() == found.number  # type: ignore[union-attr]
    assert not on.form.entry("photo").box.isVisible()  # nothing is kept
    assert not on.form.entry("extra").box.isVisible()


def test_a_stage_is_looked_at_in_words(office: Office, desk: Desk, hands: Make) -> None:
    found = row(office, c.LOI, make(office, c.LOI, event=event(office)))
    on = hands(desk, c.LOI, row=found)
    stage = on.form.entry("stage")
    assert stage.fixed
    assert stage.box.text() in {e.label_hi for e in desk.office.lists["loi_stage"].entries}  # type: ignore[union-attr]


def test_rows_of_the_state_are_only_read(office: Office, desk: Desk, hands: Make) -> None:
    found = row(office, c.PLACE, place(office, "Chamba"))
    on = hands(desk, c.PLACE, row=found)
    box = on.at("name_hi")
    on.sign("x")
    assert box.text() == "चम्बा"
    assert on.form.pairs() == []
