"""A record opened, typed in, saved, left: with real keys, on the demo office."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QMessageBox

from odop_desktop.actions import records
from odop_desktop.domain import catalogue as c
from odop_desktop.domain.catalogue.field import RecordKind
from odop_desktop.ui.pages.record import RecordPage
from tests.actions.offices import make, rows
from tests.ui.conftest import Answering
from tests.ui.record.conftest import Clerk


def first(clerk: Clerk) -> str:
    return rows(clerk.office, c.ARTISAN)[0].id


def answer(text: str) -> Callable[[QDialog], None]:
    """Gives the answer of a question, by its words."""

    def deal(dialog: QDialog) -> None:
        assert isinstance(dialog, QMessageBox)
        button = next(b for b in dialog.buttons() if b.text() == text)
        button.setFocus()
        QTest.keyClick(button, Qt.Key.Key_Space)

    return deal


def test_the_head_says_what_it_is_and_how_it_stands(clerk: Clerk, lang: str) -> None:
    clerk.desk.speech.switch(lang)
    page = clerk.open(c.ARTISAN, first(clerk))
    row = clerk.record(c.ARTISAN, first(clerk))
    assert page.title.text() == row.title(lang)
    said = page.subtitle.text()
    assert row.number in said and (" बाकी" if lang == "hi" else " wanted") in said
    assert ("अभी नहीं भेजा" if lang == "hi" else "not sent yet") in said
    other = "en" if lang == "hi" else "hi"
    clerk.desk.speech.switch(other)
    assert page.title.text() == row.title(other)


@pytest.mark.parametrize("kind", c.KINDS, ids=lambda kind: kind.name)
def test_every_kind_opens(clerk: Clerk, kind: RecordKind) -> None:
    found = rows(clerk.office, kind)
    if not found:
        pytest.skip("the demo office has none")
    page = RecordPage(clerk.desk, kind, found[0].id, {})
    clerk.bot.addWidget(page)
    clerk.rest(page)
    assert page.opened is not None and page.opened.row == found[0]
    for words in (clerk.desk.speech.of("hi"), clerk.desk.speech.of("en")):
        assert page.opened.title(words) and found[0].id not in page.opened.title(words)


def test_what_is_typed_is_saved_and_taken_back(clerk: Clerk) -> None:
    id = first(clerk)
    clerk.open(c.ARTISAN, id)
    before = clerk.record(c.ARTISAN, id)["village_ward"]
    clerk.type("village_ward", "सरोल बाग")
    clerk.save()
    assert clerk.record(c.ARTISAN, id)["village_ward"] == "सरोल बाग"
    assert "सेव हो गया" in clerk.strip()
    assert not clerk.form.dirty()
    clerk.window.strip.button.click()
    clerk.rest()
    assert clerk.record(c.ARTISAN, id)["village_ward"] == before
    assert clerk.form.entry("village_ward").box.typed() == before


def test_saving_nothing_says_so_and_writes_nothing(clerk: Clerk) -> None:
    id = first(clerk)
    clerk.open(c.ARTISAN, id)
    seen = clerk.record(c.ARTISAN, id).op_id
    clerk.save()
    assert "कुछ बदला नहीं गया" in clerk.strip()
    assert clerk.record(c.ARTISAN, id).op_id == seen


def test_a_doubtful_value_is_saved_and_told(clerk: Clerk) -> None:
    id = first(clerk)
    clerk.open(c.ARTISAN, id)
    clerk.type("gstin", "02AAAPN1234C1ZX")
    clerk.save()
    assert clerk.record(c.ARTISAN, id)["gstin"] == "02AAAPN1234C1ZX"
    assert "सन्दिग्ध" in clerk.strip()


def test_a_refusal_stands_at_its_box_and_nothing_typed_is_lost(clerk: Clerk) -> None:
    id = first(clerk)
    clerk.open(c.ARTISAN, id)
    clerk.type("dob", "05-01-2020")
    clerk.save()
    assert clerk.record(c.ARTISAN, id)["dob"] != "2020-01-05"
    assert clerk.form.entry("dob").box.typed() == "05-01-2020"
    assert clerk.form.dirty()
    assert "18" in clerk.strip() or "18" in clerk.form.entry("dob").box.accessibleDescription()


def test_a_new_record_becomes_its_page_with_the_keyboard_where_it_was(clerk: Clerk) -> None:
    page = clerk.new(c.ARTISAN)
    assert page.title.text() == "नया: कारीगर" and page.opened is None
    clerk.type("name_hi", "रेखा ठाकुर")
    clerk.type("village_ward", "भरमौर")
    here = QApplication.focusWidget()
    clerk.save()
    assert clerk.page is page and page.id is not None
    assert QApplication.focusWidget() is here
    row = clerk.record(c.ARTISAN, page.id)
    assert (row["name_hi"], row["village_ward"]) == ("रेखा ठाकुर", "भरमौर")
    assert page.title.text() == "रेखा ठाकुर" and row.number in page.subtitle.text()
    clerk.type("mobile", "9816000077")
    clerk.save()
    assert clerk.record(c.ARTISAN, page.id)["mobile"] == "9816000077"
    assert len([r for r in rows(clerk.office, c.ARTISAN) if r["name_hi"] == "रेखा ठाकुर"]) == 1


def test_a_new_record_knows_what_was_given(clerk: Clerk) -> None:
    artisan = first(clerk)
    page = clerk.new(c.CONSENT, artisan=artisan, purpose="BUYERS", state="GIVEN", given_on="2026-01-05")
    clerk.type("notice_version", "2")
    clerk.save()
    assert page.id is not None
    row = clerk.record(c.CONSENT, page.id)
    assert (row["artisan"], row["purpose"], row["notice_version"]) == (artisan, "BUYERS", "2")


def test_leaving_asks_only_where_something_would_be_lost(clerk: Clerk, answering: Answering) -> None:
    id = first(clerk)
    clerk.open(c.ARTISAN, id)
    clerk.press(Qt.Key.Key_Escape)
    assert not isinstance(clerk.window.page, RecordPage)
    clerk.open(c.ARTISAN, id)
    clerk.type("village_ward", "लिखा हुआ")
    answering(lambda: clerk.press(Qt.Key.Key_Escape), answer("यहीं रहें"))
    assert clerk.form.entry("village_ward").box.typed() == "लिखा हुआ"
    answering(lambda: clerk.press(Qt.Key.Key_Escape), answer("छोड़ दें"))
    assert not isinstance(clerk.window.page, RecordPage)
    clerk.rest()
    assert clerk.record(c.ARTISAN, id)["village_ward"] != "लिखा हुआ"
    clerk.open(c.ARTISAN, id)
    assert not clerk.form.dirty()


def test_leaving_saves_where_that_is_the_answer(clerk: Clerk, answering: Answering) -> None:
    id = first(clerk)
    clerk.open(c.ARTISAN, id)
    clerk.type("village_ward", "जाते-जाते")
    answering(lambda: clerk.press(Qt.Key.Key_Escape), answer("सेव करें"))
    assert not isinstance(clerk.window.page, RecordPage)
    assert clerk.record(c.ARTISAN, id)["village_ward"] == "जाते-जाते"


def test_leaving_stays_where_the_save_is_refused(clerk: Clerk, answering: Answering) -> None:
    id = first(clerk)
    clerk.open(c.ARTISAN, id)
    clerk.type("dob", "05-01-2020")
    answering(lambda: clerk.press(Qt.Key.Key_Escape), answer("सेव करें"))
    assert clerk.form.entry("dob").box.typed() == "05-01-2020"


def test_esc_at_the_question_stays(clerk: Clerk, answering: Answering) -> None:
    clerk.open(c.ARTISAN, first(clerk))
    clerk.type("village_ward", "लिखा हुआ")
    answering(
        lambda: clerk.press(Qt.Key.Key_Escape), lambda dialog: QTest.keyClick(dialog, Qt.Key.Key_Escape)
    )
    assert clerk.form.entry("village_ward").box.typed() == "लिखा हुआ"


def test_somebody_elses_change_is_told_and_nothing_typed_is_lost(clerk: Clerk) -> None:
    id = first(clerk)
    clerk.open(c.ARTISAN, id)
    clerk.type("village_ward", "मेरा गाँव")
    records.change(
        clerk.office, kind=c.ARTISAN, id=id, values={"village_ward": "उनका", "post_office": "किहार"}
    )
    clerk.save()
    said = clerk.form.strip.text.text()
    assert "किहार" in said and "उनका (आपने भी लिखा है)" in said
    assert clerk.form.entry("village_ward").box.typed() == "मेरा गाँव"
    assert clerk.record(c.ARTISAN, id)["village_ward"] == "उनका"
    clerk.form.strip.button.click()
    assert clerk.form.entry("post_office").box.typed() == "किहार"
    assert clerk.form.entry("village_ward").box.typed() == "मेरा गाँव"
    clerk.save()
    row = clerk.record(c.ARTISAN, id)
    assert (row["village_ward"], row["post_office"]) == ("मेरा गाँव", "किहार")


def test_a_change_from_elsewhere_is_shown_in_the_untouched_boxes(clerk: Clerk) -> None:
    id = first(clerk)
    clerk.open(c.ARTISAN, id)
    clerk.type("village_ward", "मेरा गाँव")
    done = records.change(clerk.office, kind=c.ARTISAN, id=id, values={"post_office": "किहार"})
    clerk.desk.changed.emit(done)
    clerk.rest()
    assert clerk.form.entry("post_office").box.typed() == "किहार"
    assert clerk.form.entry("village_ward").box.typed() == "मेरा गाँव" and clerk.form.dirty()


def test_f6_goes_to_the_column_and_back(clerk: Clerk) -> None:
    page = clerk.open(c.ARTISAN, first(clerk))
    clerk.form.focus_field("mobile")
    box = QApplication.focusWidget()
    clerk.press(Qt.Key.Key_F6)
    assert page.column.isAncestorOf(QApplication.focusWidget())
    clerk.press(Qt.Key.Key_F6)
    assert QApplication.focusWidget() is box


def test_ctrl_s_saves_from_the_column_too(clerk: Clerk) -> None:
    id = first(clerk)
    clerk.open(c.ARTISAN, id)
    clerk.type("village_ward", "दायीं ओर से")
    clerk.press(Qt.Key.Key_F6)
    clerk.save()
    assert clerk.record(c.ARTISAN, id)["village_ward"] == "दायीं ओर से"


def test_into_the_bin_and_back(clerk: Clerk) -> None:
    id = make(clerk.office, c.ARTISAN, name_hi="जाने वाली")
    page = clerk.open(c.ARTISAN, id)
    assert page.head.keys["restore"].isHidden()
    page.head.keys["bin"].click()
    clerk.rest()
    assert clerk.record(c.ARTISAN, id).deleted_at
    assert "बिन में" in page.subtitle.text() and not page.head.save.isEnabled()
    assert page.head.keys["bin"].isHidden()
    page.head.keys["restore"].click()
    clerk.rest()
    assert clerk.record(c.ARTISAN, id).deleted_at is None and page.head.save.isEnabled()
    clerk.type("village_ward", "फिर से")
    clerk.save()
    assert clerk.record(c.ARTISAN, id)["village_ward"] == "फिर से"


def test_what_others_refer_to_is_kept_and_the_reason_told(clerk: Clerk) -> None:
    id = first(clerk)
    page = clerk.open(c.ARTISAN, id)
    page.head.keys["bin"].click()
    clerk.rest()
    assert clerk.record(c.ARTISAN, id).deleted_at is None
    assert "E-ACT-27" in clerk.strip()


def test_a_row_of_the_states_list_is_only_looked_at(clerk: Clerk) -> None:
    row = next(r for r in rows(clerk.office, c.PRODUCT) if r.packed)
    page = clerk.open(c.PRODUCT, row.id)
    assert not page.head.save.isEnabled() and page.head.keys["bin"].isHidden()
    assert "राज्य की सूची" in page.subtitle.text()
    assert page.column.panels[0].isHidden()  # nothing is asked of it


def test_a_district_without_a_product_is_told_so(clerk: Clerk) -> None:
    row = next(r for r in rows(clerk.office, c.PRODUCT) if not (r["name_hi"] or r["name_en"]))
    page = clerk.open(c.PRODUCT, row.id)
    assert page.title.text() == clerk.desk.words("said.product.unconfirmed")


def test_a_record_that_is_not_there_is_said(clerk: Clerk) -> None:
    page = clerk.open(c.ARTISAN, "018f0000-0000-7000-8000-000000000000")
    assert "E-ACT-01" in clerk.strip() and not page.head.save.isEnabled()
    assert "018f0000" not in clerk.strip()


def test_little_room_leaves_save_and_the_menu(clerk: Clerk) -> None:
    page = clerk.open(c.ARTISAN, first(clerk))
    assert not page.head.keys["slip"].isHidden()
    clerk.window.resize(900, 520)
    assert page.head.keys["slip"].isHidden() and not page.head.save.isHidden()
    page.head._fill_menu()
    texts = [action.text() for action in page.head.menu.actions()]
    assert {"पर्ची", "जीवन-रेखा", "बिन में रखें"} <= set(texts)


def test_another_new_one_and_the_number_to_paste(clerk: Clerk) -> None:
    page = clerk.open(c.ARTISAN, first(clerk))
    page.deeds.copy_number()
    assert QApplication.clipboard().text() == clerk.record(c.ARTISAN, first(clerk)).number
    page.deeds.new_one()
    clerk.rest()
    assert clerk.page.id is None and clerk.page.kind is c.ARTISAN


def test_a_title_without_end_leaves_the_buttons_their_room(clerk: Clerk) -> None:
    id = make(clerk.office, c.ARTISAN, name_hi="बहुत लम्बा नाम " * 12)
    page = clerk.open(c.ARTISAN, id)
    assert page.head.save.geometry().right() <= page.width()
    assert clerk.window.width() == 1366
    assert page.title.toolTip().startswith("बहुत लम्बा नाम") and page.title.text().endswith("…")
