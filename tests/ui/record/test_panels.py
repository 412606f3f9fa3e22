"""What stands beside the form: each line told in both languages, each leading where it says."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog

from odop_desktop.actions import letters, records
from odop_desktop.domain import catalogue as c
from odop_desktop.queries import read
from odop_desktop.ui.dialogs.record import RecordDialog
from odop_desktop.ui.pages.record import RecordPage
from odop_desktop.ui.panels.consents import ConsentPanel
from odop_desktop.ui.panels.counts import CountsPanel
from odop_desktop.ui.panels.history import HistoryPanel
from odop_desktop.ui.panels.letters import LettersPanel
from odop_desktop.ui.panels.life import LifePanel
from odop_desktop.ui.panels.missing import MissingPanel
from odop_desktop.ui.panels.related import RelatedPanel
from odop_desktop.ui.panels.several import _FEW
from odop_desktop.ui.panels.tabled import shares
from tests.actions.offices import make, rows
from tests.ui.conftest import Answering
from tests.ui.record.conftest import Clerk, entries, keys, told, write


def seller(clerk: Clerk) -> str:
    """An artisan with a stall and lines of a LoI."""
    return next(str(line["seller"]) for line in rows(clerk.office, c.LOI_LINE) if line["seller"])


def enter(clerk: Clerk, widget: object) -> None:
    """Goes there and presses Enter."""
    widget.setFocus()  # type: ignore[attr-defined]
    clerk.press(Qt.Key.Key_Return)
    clerk.rest()


def test_what_is_wanted_leads_to_its_box(clerk: Clerk, lang: str) -> None:
    id = make(clerk.office, c.ARTISAN, name_hi="अधूरी", gstin="02AAAPN1234C1ZX")
    clerk.desk.speech.switch(lang)
    clerk.open(c.ARTISAN, id)
    panel = clerk.panel(MissingPanel)
    words = clerk.desk.words
    named = [entry.accessibleName() for entry in entries(panel)]
    assert words("artisan.mobile.label") in named
    assert words("artisan.name_en.label") not in named  # of two scripts one is enough
    doubt = next(e for e in entries(panel) if e.accessibleName().startswith(words("artisan.gstin.label")))
    assert ("बाद" in doubt.accessibleName() or "अक्षर" in doubt.accessibleName()) is (lang == "hi")
    enter(clerk, doubt)
    assert QApplication.focusWidget() is clerk.form.entry("gstin").box
    mobile = next(e for e in entries(panel) if e.accessibleName() == words("artisan.mobile.label"))
    enter(clerk, mobile)
    write("9816000077")
    clerk.save()
    assert clerk.record(c.ARTISAN, id)["mobile"] == "9816000077"
    assert words("artisan.mobile.label") not in [e.accessibleName() for e in entries(panel)]


def test_where_nothing_is_wanted_it_says_so(clerk: Clerk) -> None:
    row = rows(clerk.office, c.OFFICER)[0]
    clerk.open(c.OFFICER, row.id)
    assert told(clerk.panel(MissingPanel)) == ["सब आवश्यक बातें भरी हैं।"]


def test_the_life_is_told_and_each_line_opens_its_record(clerk: Clerk, lang: str) -> None:
    id = seller(clerk)
    clerk.desk.speech.switch(lang)
    clerk.open(c.ARTISAN, id)
    said = " ".join(told(clerk.panel(LifePanel)))
    assert ("पंजीकरण" in said) is (lang == "hi") and ("Registration" in said) is (lang == "en")
    assert "None" not in said and "{" not in said
    line = next(e for e in entries(clerk.panel(LifePanel)) if "LOI-1-" in e.accessibleName())
    took = next(
        e for e in entries(clerk.panel(LifePanel)) if e.isEnabled() and "01-2026" in e.accessibleName()
    )
    assert line.accessibleName() != took.accessibleName() or line is took
    stall = next(
        e
        for e in entries(clerk.panel(LifePanel))
        if clerk.desk.words("life.stall", stall="") in e.accessibleName()
    )
    enter(clerk, stall)
    assert clerk.page.kind is c.PARTICIPATION
    clerk.press(Qt.Key.Key_Escape)
    assert clerk.page.kind is c.ARTISAN


def test_a_long_life_is_told_in_part_until_all_is_asked_for(clerk: Clerk) -> None:
    id = make(clerk.office, c.ARTISAN, name_hi="लम्बी कथा")
    for n in range(1, 10):
        make(clerk.office, c.CONSENT, artisan=id, purpose="BUYERS", state="GIVEN", given_on=f"2026-01-0{n}")
    clerk.open(c.ARTISAN, id)
    panel = clerk.panel(LifePanel)
    assert len(entries(panel)) == _FEW + 1 and panel.fold.text().endswith("(10)")
    enter(clerk, entries(panel)[-1])
    assert len(entries(panel)) == 10
    assert QApplication.focusWidget() is entries(panel)[_FEW]  # the keyboard goes on where it was


def test_one_more_of_what_belongs_to_it(clerk: Clerk, answering: Answering) -> None:
    id = make(clerk.office, c.ARTISAN, name_hi="नई कारीगर")
    product = next(r for r in rows(clerk.office, c.PRODUCT) if r["name_hi"])
    clerk.open(c.ARTISAN, id)
    panel = clerk.panel(RelatedPanel, "offering")
    assert panel.table is None and "अभी कोई नहीं।" in told(panel)

    def fill(dialog: QDialog) -> None:
        assert isinstance(dialog, RecordDialog)
        assert "artisan" not in dialog.form.entries  # it is known
        dialog.form.entry("product").box.type_in(product.id)
        clerk.type("capacity_month", "40", dialog.form)
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
        clerk.settle(clerk.desk)

    answering(panel.add.click, fill)
    clerk.rest()
    (made,) = [r for r in rows(clerk.office, c.OFFERING) if r["artisan"] == id]
    assert (made["product"], made["capacity_month"]) == (product.id, 40_000)
    assert panel.table is not None and panel.table.rows() == (made,)
    assert "सेव हो गया" in clerk.strip()
    panel.table.selectRow(0)
    enter(clerk, panel.table)
    assert clerk.page.kind is c.OFFERING and clerk.page.id == made.id


def test_a_buyers_lois_and_a_new_one_on_its_own_page(clerk: Clerk) -> None:
    buyer = rows(clerk.office, c.BUYER)[0]
    clerk.open(c.BUYER, buyer.id)
    panel = clerk.panel(RelatedPanel, "loi")
    assert panel.table is not None
    mine = [r for r in rows(clerk.office, c.LOI) if r["buyer"] == buyer.id]
    assert {r.id for r in panel.table.rows()} == {r.id for r in mine}
    went: list[object] = []
    clerk.desk.went.connect(went.append)
    panel.add.click()
    (to,) = went
    assert (to.kind, to.id, dict(to.given)) == ("loi", None, {"buyer": buyer.id})  # type: ignore[attr-defined]
    clerk.rest()


def test_counts_lead_to_their_list(clerk: Clerk) -> None:
    product = next(
        r
        for r in rows(clerk.office, c.PRODUCT)
        if any(a["odop_product"] == r.id for a in rows(clerk.office, c.ARTISAN))
    )
    n = sum(a["odop_product"] == product.id for a in rows(clerk.office, c.ARTISAN))
    clerk.open(c.PRODUCT, product.id)
    first = entries(clerk.panel(CountsPanel))[0]
    assert first.accessibleName().endswith(f": {n}")
    went: list[object] = []
    clerk.desk.went.connect(went.append)
    enter(clerk, first)
    assert (went[0].place, dict(went[0].given)) == ("artisans", {"odop_product": product.id})  # type: ignore[attr-defined]


def test_a_consent_is_given_and_withdrawn_on_its_day(clerk: Clerk, answering: Answering, lang: str) -> None:
    id = make(clerk.office, c.ARTISAN, name_hi="सहमत")
    clerk.desk.speech.switch(lang)
    words = clerk.desk.words
    clerk.open(c.ARTISAN, id)
    panel = clerk.panel(ConsentPanel)
    purpose = clerk.office.lists["consent_purpose"].by_code["BUYERS"].label(lang)
    assert told(panel).count(words("said.no_consent")) == 3

    def give(dialog: QDialog) -> None:
        assert isinstance(dialog, RecordDialog)
        clerk.type("notice_version", "3", dialog.form)
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
        clerk.settle(clerk.desk)

    answering(keys(panel)[f"{words('ui.panel.consents.GIVEN')}: {purpose}"].click, give)
    clerk.rest()
    (made,) = [r for r in rows(clerk.office, c.CONSENT) if r["artisan"] == id]
    told_now = (made["purpose"], made["state"], made["given_on"], made["notice_version"], made["notice_lang"])
    assert told_now == ("BUYERS", "GIVEN", "2026-01-10", "3", lang)
    assert made["recorder"] == clerk.office.user.id
    said = " ".join(told(panel))
    assert "10-01-2026" in said and words("ui.panel.consents.version", version="3") in said

    def withdraw(dialog: QDialog) -> None:
        assert isinstance(dialog, RecordDialog)
        assert dialog.form.entry("withdrawn_on").box.typed() == "10-01-2026"
        dialog.yes.click()
        clerk.settle(clerk.desk)

    answering(keys(panel)[f"{words('ui.panel.consents.WITHDRAWN')}: {purpose}"].click, withdraw)
    clerk.rest()
    row = clerk.record(c.CONSENT, made.id)
    assert (row["state"], row["withdrawn_on"]) == ("WITHDRAWN", "2026-01-10")
    assert len([r for r in rows(clerk.office, c.CONSENT) if r["artisan"] == id]) == 1
    line = next(e for e in entries(panel) if purpose in e.accessibleName())
    enter(clerk, line)
    assert clerk.page.kind is c.CONSENT and clerk.page.id == made.id


def test_history_tells_old_and_new_and_takes_an_act_back(clerk: Clerk, lang: str) -> None:
    id = make(clerk.office, c.ARTISAN, name_hi="इतिहास वाली", village_ward="पहले")
    records.change(clerk.office, kind=c.ARTISAN, id=id, values={"village_ward": "बाद में"})
    clerk.desk.speech.switch(lang)
    words = clerk.desk.words
    clerk.open(c.ARTISAN, id)
    panel = clerk.panel(HistoryPanel)
    said = told(panel)
    label = words("artisan.village_ward.label")
    assert f"{label}: पहले → बाद में" in said
    assert any("10-01-2026 11:30" in line for line in said)
    undo = [b for name, b in keys(panel).items() if name.startswith(words("ui.panel.history.undo"))]
    enter(clerk, undo[0])
    assert clerk.record(c.ARTISAN, id)["village_ward"] == "पहले"
    assert clerk.form.entry("village_ward").box.typed() == "पहले"
    assert words("ui.panel.history.undone") in told(panel)
    assert f"{label}: बाद में → पहले" in told(panel)


def test_an_act_of_many_records_asks_before_it_goes(clerk: Clerk, answering: Answering) -> None:
    id = make(clerk.office, c.ARTISAN, name_hi="बिन वाली")
    offering = make(clerk.office, c.OFFERING, artisan=id, product=rows(clerk.office, c.PRODUCT)[0].id)
    records.bin(clerk.office, kind=c.ARTISAN, ids=[id])
    clerk.open(c.ARTISAN, id)
    panel = clerk.panel(HistoryPanel)
    newest = next(b for name, b in keys(panel).items() if name.startswith("वापस लें"))
    answering(newest.click, lambda dialog: QTest.keyClick(dialog, Qt.Key.Key_Escape))
    clerk.rest()
    assert clerk.record(c.ARTISAN, id).deleted_at

    def yes(dialog: QDialog) -> None:
        assert "1" in dialog.text()  # type: ignore[attr-defined]
        next(b for b in dialog.buttons() if b.text() == "वापस लें").click()  # type: ignore[attr-defined]

    newest = next(b for name, b in keys(panel).items() if name.startswith("वापस लें"))
    answering(newest.click, yes)
    clerk.rest()
    assert clerk.record(c.ARTISAN, id).deleted_at is None
    assert clerk.record(c.OFFERING, offering).deleted_at is None


def test_an_act_that_took_a_letters_number_is_not_offered_back(clerk: Clerk) -> None:
    letters.issue(clerk.office, kind="stall", lang="hi")
    letter = rows(clerk.office, c.LETTER)[0]
    clerk.open(c.PARTICIPATION, letter["record_id"])
    panel = clerk.panel(HistoryPanel)
    assert "वापस नहीं होता" in told(panel)


def test_the_letters_of_a_record_open_their_page(clerk: Clerk) -> None:
    letters.issue(clerk.office, kind="stall", lang="hi")
    letter = rows(clerk.office, c.LETTER)[0]
    artisan = clerk.record(c.PARTICIPATION, letter["record_id"])["artisan"]
    clerk.open(c.ARTISAN, artisan)
    panel = clerk.panel(LettersPanel)
    assert panel.table is not None and [r.number for r in panel.table.rows()] == [letter.number]
    went: list[object] = []
    clerk.desk.went.connect(went.append)
    panel.table.selectRow(0)
    panel.table.setFocus()
    clerk.press(Qt.Key.Key_Return)
    assert (went[0].kind, went[0].id) == ("letter", letter.id)  # type: ignore[attr-defined]
    clerk.rest()


def test_a_panel_folded_away_asks_nothing_and_is_remembered(clerk: Clerk) -> None:
    clerk.desk.settings.panels["life"] = False
    id = seller(clerk)
    clerk.open(c.ARTISAN, id)
    panel = next(p for p in clerk.page.column.panels if isinstance(p, LifePanel))
    assert not panel.is_open() and panel.inside.isHidden() and told(panel) == []
    panel.fold.setFocus()
    clerk.press(Qt.Key.Key_Space)
    clerk.rest()
    assert panel.is_open() and told(panel)
    assert clerk.desk.settings.panels["life"] is True


def test_a_panel_stands_without_a_page(clerk: Clerk) -> None:
    """An event's and a LoI's own pages use them."""
    with clerk.office.reading() as conn:
        row = read.get(conn, c.ARTISAN, seller(clerk))
    assert row is not None
    panel = LifePanel(clerk.desk)
    clerk.bot.addWidget(panel)
    panel.load(row)
    clerk.settle(clerk.desk)
    assert entries(panel)


def test_a_change_of_what_belongs_to_it_is_seen_at_once(clerk: Clerk) -> None:
    id = seller(clerk)
    page = clerk.open(c.ARTISAN, id)
    before = len(told(clerk.panel(LifePanel)))
    done = records.make(
        clerk.office,
        kind=c.CONSENT,
        values={"artisan": id, "purpose": "BUYERS", "state": "GIVEN", "given_on": "2026-01-09"},
    )
    clerk.desk.changed.emit(done)
    clerk.rest()
    assert isinstance(page, RecordPage) and len(told(clerk.panel(LifePanel))) > before


def test_columns_share_the_room_there_is() -> None:
    assert shares([100, 50], [150, 60], 400) == [150, 250]
    assert shares([100, 50], [150, 60], 170) == [120, 50]
    assert shares([300, 50, 60], [10, 10, 10], 260) == [150, 50, 60]
    assert sum(shares([300, 200, 100], [0, 0, 0], 300)) == 300
    assert min(shares([300, 300, 300], [0, 0, 0], 60)) > 40
