"""The slip and the life-line before they are printed: the PDF itself, in both languages, by a day that makes sense."""

from __future__ import annotations

import json
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog
from sqlalchemy import select

from odop_desktop.domain import catalogue as c
from odop_desktop.storage.tables.log import EventLog
from odop_desktop.ui.pages.record_paper import PaperDialog
from tests.actions.offices import make, rows
from tests.letters.reading import said
from tests.ui.conftest import Answering, Answers, Paper
from tests.ui.record.conftest import Clerk


def printed_events(clerk: Clerk) -> list[dict[str, str]]:
    lines = select(EventLog.facts).where(EventLog.what == "print")
    with clerk.office.reading() as conn:
        return [json.loads(facts) for facts in conn.execute(lines).scalars()]


def test_the_slip_is_looked_at_in_both_languages_and_printed(
    clerk: Clerk, answering: Answering, paper: Paper
) -> None:
    id = make(clerk.office, c.ARTISAN, name_hi="अधूरी देवी", name_en="Adhoori Devi", gender="F")
    page = clerk.open(c.ARTISAN, id)

    def look(dialog: QDialog) -> None:
        assert isinstance(dialog, PaperDialog)
        clerk.settle(clerk.desk)
        hindi = said(dialog.view.pdf)
        assert "अधूरी देवी" in hindi and "मोबाइल नम्बर" in hindi and "25.01.2026" in hindi
        dialog.tongues.button(1).setFocus()
        QTest.keyClick(dialog.tongues.button(1), Qt.Key.Key_Space)
        clerk.settle(clerk.desk)
        english = said(dialog.view.pdf)
        assert "Adhoori Devi" in english and "Mobile No." in english
        dialog.yes.click()

    answering(page.head.keys["slip"].click, look)
    clerk.rest()
    ((name, pdf),) = paper.printed
    number = clerk.record(c.ARTISAN, id).number
    assert name == f"slip-{number}" and "Adhoori Devi" in said(pdf)
    assert printed_events(clerk) == [{"paper": "slip", "record": number}]


def test_the_day_is_changed_and_a_day_gone_by_is_refused(
    clerk: Clerk, answering: Answering, paper: Paper
) -> None:
    id = make(clerk.office, c.ARTISAN, name_hi="अधूरी देवी")
    page = clerk.open(c.ARTISAN, id)

    def type_day(dialog: PaperDialog, text: str) -> None:
        dialog.by.setFocus()
        dialog.by.selectAll()
        QTest.keyClick(dialog.by, Qt.Key.Key_Delete)
        QTest.keyClicks(dialog.by, text)
        QTest.keyClick(dialog.by, Qt.Key.Key_Return)
        clerk.settle(clerk.desk)

    def look(dialog: QDialog) -> None:
        assert isinstance(dialog, PaperDialog)
        clerk.settle(clerk.desk)
        type_day(dialog, "31-1-26")
        assert "31.01.2026" in said(dialog.view.pdf)
        for wrong, code in (("01-01-2020", "E-SLP-03"), ("कभी", "E-VAL-05")):
            dialog.by.setText(wrong)
            type_day(dialog, wrong if wrong.isascii() else "xx")
            assert code in dialog.view.none.text() and not dialog.yes.isEnabled()
            assert dialog.view.pdf == b""
        type_day(dialog, "")
        assert dialog.yes.isEnabled() and "तक" not in said(dialog.view.pdf).split("मूल कागज़")[0][-12:]

    answering(page.head.keys["slip"].click, look)
    assert paper.printed == []


def test_where_nothing_is_wanted_there_is_no_slip(clerk: Clerk, answering: Answering) -> None:
    whole = {
        "guardian_name": "रमेश", "gender": "F", "social_category": "OBC", "mobile": "9816000077",
        "address": "मकान 1", "craft": "EMBR", "consent_date": "2026-01-05",
        "odop_product": next(r.id for r in rows(clerk.office, c.PRODUCT) if r["name_hi"]),
    }  # fmt: skip
    page = clerk.open(c.ARTISAN, make(clerk.office, c.ARTISAN, name_hi="पूरी देवी", **whole))

    def look(dialog: QDialog) -> None:
        assert isinstance(dialog, PaperDialog)
        clerk.settle(clerk.desk)
        assert "E-SLP-02" in dialog.view.none.text() and not dialog.yes.isEnabled()

    answering(page.head.keys["slip"].click, look)


def test_a_missing_printer_is_said_and_the_paper_saved_instead(
    clerk: Clerk, answering: Answering, paper: Paper, answers: Answers, tmp_path: Path
) -> None:
    id = rows(clerk.office, c.ARTISAN)[0].id
    page = clerk.open(c.ARTISAN, id)
    paper.missing = True
    out = tmp_path / "जीवन-रेखा.pdf"
    answers.ready.append(out)

    def look(dialog: QDialog) -> None:
        assert isinstance(dialog, PaperDialog)
        clerk.settle(clerk.desk)
        assert dialog.by.isHidden() or dialog.by.parent() is None  # a life-line asks for nothing
        dialog.yes.click()
        assert "E-PRN-01" in dialog.strip.text.text() and dialog.isVisible()
        dialog.keep.click()
        clerk.settle(clerk.desk)
        assert str(out) in dialog.strip.text.text()

    answering(page.head.keys["lifeline"].click, look)
    row = clerk.record(c.ARTISAN, id)
    assert row["name_hi"] in said(out.read_bytes())
    assert answers.asked == [("कारीगर की जीवन-रेखा", f"lifeline-{row.number}.pdf")]


def test_only_an_artisan_has_these_papers(clerk: Clerk) -> None:
    page = clerk.open(c.BUYER, rows(clerk.office, c.BUYER)[0].id)
    assert page.head.keys["slip"].isHidden() and page.head.keys["lifeline"].isHidden()


def test_nothing_of_the_paper_is_written_before_it_is_printed(clerk: Clerk, answering: Answering) -> None:
    page = clerk.open(c.ARTISAN, rows(clerk.office, c.ARTISAN)[0].id)
    answering(page.head.keys["slip"].click, lambda dialog: clerk.settle(clerk.desk))
    assert printed_events(clerk) == []
