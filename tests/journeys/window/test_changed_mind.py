"""By keys alone: the language changed in the middle of a form; what was done taken back; the bin and back again."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QDialog

from odop_desktop.domain import catalogue as c
from odop_desktop.office import Office
from odop_desktop.ui.dialogs.reason import ReasonDialog
from odop_desktop.ui.forms.boxes.line import LineBox
from odop_desktop.ui.pages.list import ListPage
from odop_desktop.ui.pages.record import RecordPage
from tests.actions.offices import artisan, only, row, rows
from tests.journeys.window.conftest import Sit
from tests.journeys.window.seat import CTRL, K, Seat


def _form(seat: Seat) -> dict[str, str]:
    """What stands in the boxes."""
    assert isinstance(seat.page, RecordPage) and seat.page.form
    return {e.key: e.box.typed() for e in seat.page.form.entries.values() if e.box.typed()}


def _boxes(seat: Seat) -> dict[str, str]:
    """What is seen in the boxes."""
    assert isinstance(seat.page, RecordPage) and seat.page.form
    return {e.key: e.box.text() for e in seat.page.form.entries.values() if isinstance(e.box, LineBox)}


def test_the_language_changes_in_the_middle_of_a_form(sit: Sit, office: Office) -> None:
    """A text half typed, a choice, a date, a reference, a number that is wrong: all of it stays."""
    seat = sit(office)
    seat.place("artisans")
    seat.press(K.Key_N, held=CTRL)
    seat.fill("artisan", name_hi="सुनीता शर्मा", gender="महिला", dob="05-03-1984", mobile="98160")
    seat.pick("artisan", "odop_product", "chamba rumal")
    seat.goto(seat.word("artisan.name_en.label"), back=True)
    seat.type("Sunita Sh")
    typed, hindi = _form(seat), _boxes(seat)
    assert {"name_hi", "name_en", "gender", "dob", "mobile", "odop_product"} <= typed.keys()
    seat.press(K.Key_F9)
    english = _boxes(seat)
    assert seat.word("artisan.name_en.label") == seat.named == "Name of artisan (English)"
    assert _form(seat) == typed
    assert (hindi["gender"], english["gender"]) == ("महिला", "Female")
    assert hindi["odop_product"] == "चम्बा रुमाल" and english["odop_product"].startswith("Chamba Rumal")
    seat.type("arma")  # where one was
    seat.press(K.Key_S, held=CTRL)
    assert only(office, c.ARTISAN)["mobile"] == "98160"  # goes in, marked
    assert "10 digits" in seat.said_at("mobile") and "Sunita Sharma" in seat.told
    seat.press(K.Key_F9)
    assert "10 अंक" in seat.said_at("mobile") and "सुनीता शर्मा" in seat.told
    seat.fill("artisan", mobile="98160 12345")
    assert seat.said_at("mobile") == ""
    seat.press(K.Key_S, held=CTRL)
    saved = only(office, c.ARTISAN)
    assert (saved["name_hi"], saved["name_en"], saved["mobile"]) == (
        "सुनीता शर्मा", "Sunita Sharma", "9816012345",
    )  # fmt: skip
    assert (saved["gender"], saved["dob"]) == ("F", "1984-03-05")
    assert row(office, c.PRODUCT, saved["odop_product"])["name_hi"] == "चम्बा रुमाल"


def _reason(seat: Seat, dialog: QDialog) -> None:
    assert isinstance(dialog, ReasonDialog)
    seat.type("दो बार दर्ज हुआ")
    seat.goto(seat.word("ui.ok"))
    seat.press(K.Key_Return)


def _names(seat: Seat) -> list[str]:
    """The rows of the list as they are seen."""
    assert isinstance(seat.page, ListPage)
    model = seat.page.long
    return [str(model.index(n, model.keys.index("name_hi")).data()) for n in range(model.rowCount())]


def _open_first(seat: Seat) -> RecordPage:
    seat.place("artisans")
    seat.press(K.Key_Down, K.Key_Return)
    assert isinstance(seat.page, RecordPage)
    return seat.page


def test_taken_back_from_the_strip_and_from_the_history(sit: Sit, office: Office) -> None:
    who = artisan(office, "सुनीता शर्मा", mobile="9816012345")
    seat = sit(office)
    page = _open_first(seat)
    seat.fill("artisan", mobile="98170 54321")
    seat.press(K.Key_S, held=CTRL)
    assert row(office, c.ARTISAN, who)["mobile"] == "9817054321"
    seat.press(K.Key_K, held=CTRL)
    seat.goto(seat.word("ui.strip.undo"))
    seat.press(K.Key_Return)
    assert row(office, c.ARTISAN, who)["mobile"] == "9816012345"
    assert page.form and page.form.entry("mobile").box.typed().endswith("12345")
    assert page.form.dirty() is False
    seat.goto(seat.word("artisan.guardian_name.label"))
    seat.type("राम लाल")
    seat.press(K.Key_S, held=CTRL)
    seat.fill("artisan", mobile="98170 11111")
    seat.press(K.Key_S, held=CTRL)
    seat.press(K.Key_F6)
    seat.goto(seat.word("ui.panel.history"))
    seat.press(K.Key_Space)
    undo = f"{seat.word('ui.panel.history.undo')}: "
    seat.press(K.Key_Tab)
    seat.goto(undo)
    seat.press(K.Key_Tab)  # past the newest act, to the one before it
    seat.goto(undo)
    seat.press(K.Key_Return)
    now = row(office, c.ARTISAN, who)
    assert (now["guardian_name"], now["mobile"]) == (None, "9817011111")


def test_into_the_bin_and_back(sit: Sit, office: Office) -> None:
    for name in ("सुनीता शर्मा", "गीता देवी", "राम लाल"):
        artisan(office, name)
    seat = sit(office)
    seat.place("artisans")
    seat.press(K.Key_Down, K.Key_Space, K.Key_Down, K.Key_Down, K.Key_Space)  # the first and the third
    first, kept, third = _names(seat)
    seat.ask(partial(_reason, seat), K.Key_Delete)
    assert [r["name_hi"] for r in rows(office, c.ARTISAN)] == [kept] == _names(seat)
    gone = [r for r in rows(office, c.ARTISAN, bin=True) if r.deleted_at]
    assert {r["name_hi"] for r in gone} == {first, third}
    seat.goto(seat.word("ui.list.bin"))
    seat.press(K.Key_Space)
    seat.goto(seat.word("artisan.plural"))
    assert set(_names(seat)) == {first, third}
    seat.press(K.Key_A, held=CTRL)
    seat.goto(seat.word("ui.list.restore"))
    seat.press(K.Key_Return)
    assert _names(seat) == [] and len(rows(office, c.ARTISAN)) == 3
    assert "2" in seat.told
