"""A form comes back as it was when the power went."""

from __future__ import annotations

from PySide6.QtCore import Qt

from odop_desktop.actions import drafts, typed
from odop_desktop.domain import catalogue as c
from odop_desktop.office import Office
from odop_desktop.ui.desk import Desk
from tests.actions.offices import artisan, loi, row
from tests.ui.forms.conftest import Make


def test_what_was_typed_comes_back_and_says_so(office: Office, desk: Desk, hands: Make) -> None:
    on = hands(desk, c.ARTISAN)
    on.type("name_en", "Sunita")
    on.type("gender", "महिला")
    on.press(Qt.Key.Key_Tab)
    on.type("remarks", "पहली")
    on.bot.waitUntil(lambda: drafts.load(office, "artisan/new") is not None)  # a moment after the last key
    on.rest()
    again = hands(desk, c.ARTISAN)
    assert again.text("name_en") == "Sunita"
    assert again.text("gender") == "महिला"
    assert again.form.dirty()
    assert again.form.strip.isVisible()
    assert "10-01-2026 11:30" in again.form.strip.text.text()
    assert "3" in again.form.strip.text.text()


def test_what_came_back_can_be_thrown_away(office: Office, desk: Desk, hands: Make) -> None:
    found = row(office, c.ARTISAN, artisan(office, village_ward="सरोल"))
    on = hands(desk, c.ARTISAN, row=found)
    on.type("village_ward", "Sarol")
    on.form.keeper.keep()
    on.rest()
    again = hands(desk, c.ARTISAN, row=found)
    assert again.text("village_ward") == "Sarol"
    on.bot.mouseClick(again.form.strip.button, Qt.MouseButton.LeftButton)
    again.rest()
    assert again.text("village_ward") == "सरोल"
    assert not again.form.dirty()
    assert not again.form.strip.isVisible()
    assert drafts.names(office) == []


def test_nothing_comes_back_of_what_was_saved(office: Office, desk: Desk, hands: Make) -> None:
    on = hands(desk, c.ARTISAN)
    on.type("name_en", "Sunita")
    on.form.keeper.keep()
    done = typed.save(office, kind=c.ARTISAN, pairs=on.form.pairs())
    on.form.kept()
    on.form.load(row(office, c.ARTISAN, done.touched[0][1]))
    on.rest()
    assert drafts.names(office) == []
    assert not on.form.dirty()
    assert not hands(desk, c.ARTISAN).form.strip.isVisible()


def test_what_is_typed_after_the_save_stays_and_is_kept(office: Office, desk: Desk, hands: Make) -> None:
    on = hands(desk, c.ARTISAN)
    on.type("name_en", "Sunita")
    pairs = on.form.pairs()
    on.type("village_ward", "Sarol")  # while the save is under way
    done = typed.save(office, kind=c.ARTISAN, pairs=pairs)
    on.form.kept()
    id = done.touched[0][1]
    on.form.load(row(office, c.ARTISAN, id))
    assert on.form.pairs() == [("village_ward", "Sarol")]
    on.form.keeper.keep()
    on.rest()
    kept = drafts.load(office, f"artisan/{id}")
    assert kept is not None and dict(kept.texts) == {"village_ward": "Sarol"}


def test_leaving_drops_the_draft_and_emptying_too(office: Office, desk: Desk, hands: Make) -> None:
    on = hands(desk, c.ARTISAN)
    on.type("name_en", "Sunita")
    on.form.keeper.keep()
    on.form.discard()
    on.rest()
    assert drafts.names(office) == []
    on.type("name_en", "Gita")
    on.form.keeper.keep()
    on.type("name_en", "")
    on.form.keeper.keep()
    on.rest()
    assert drafts.names(office) == []


def test_a_draft_over_a_record_that_was_changed_since_says_so(
    office: Office, desk: Desk, hands: Make
) -> None:
    id = artisan(office)
    on = hands(desk, c.ARTISAN, row=row(office, c.ARTISAN, id))
    on.type("village_ward", "Sarol")
    on.form.keeper.keep()
    on.rest()
    typed.save(office, kind=c.ARTISAN, pairs=[("mobile", "9817054321")], id=id)
    again = hands(desk, c.ARTISAN, row=row(office, c.ARTISAN, id))
    assert "बदला" in again.form.strip.text.text()
    assert again.form.pairs() == [("village_ward", "Sarol")]


def test_a_line_of_one_letter_of_intent_is_not_offered_to_another(
    office: Office, desk: Desk, hands: Make
) -> None:
    first = loi(office)
    on = hands(desk, c.LOI_LINE, given={"loi": first})
    on.type("seller_name", "Gita")
    on.form.keeper.keep()
    on.rest()
    assert hands(desk, c.LOI_LINE, given={"loi": "other"}).text("seller_name") == ""
    again = hands(desk, c.LOI_LINE, given={"loi": first})
    assert again.text("seller_name") == "Gita"
    assert "loi" not in again.form.entries
    assert ("loi", first) in again.form.pairs()
