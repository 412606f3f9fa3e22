"""A letter of intent in another currency says so wherever its money is told; rupees keep their sign."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from odop_desktop.actions import exports, letters, records
from odop_desktop.domain import catalogue as c
from odop_desktop.office import Office
from odop_desktop.queries import artisan_facts, lifeline
from odop_desktop.queries.records import history
from odop_desktop.telling import shown, whole
from odop_desktop.ui.pages.loi import LoiPage
from tests.actions.offices import artisan, event, loi, make, row
from tests.letters.reading import said
from tests.ui.events.hand import Hand


@pytest.fixture
def seller(office: Office) -> str:
    return artisan(office, "सुनीता शर्मा", name_en="Sunita Sharma")


@pytest.fixture
def mine(office: Office, seller: str) -> str:
    line = {"seller": seller, "product_en": "Shawl", "qty": 10_000, "rate": 1_500_00}
    return loi(office, [line], currency="USD", exchange_rate=83_250)


def words_of(widget: QWidget) -> str:
    return " | ".join(each.text() for each in widget.findChildren(QLabel))


@pytest.mark.parametrize("lang", ["hi", "en"])
def test_its_page_names_the_currency_at_every_sum(hand: Hand, office: Office, mine: str, lang: str) -> None:
    records.change(office, kind=c.LOI, id=mine, values={"order_value": 12_000_00})
    page = hand.open("loi", mine)
    hand.desk.speech.switch(lang)
    assert isinstance(page, LoiPage) and page.form
    model = page.lines.table.model()
    cells = [model.index(0, n).data() for n in range(model.columnCount())]
    assert "USD 1,500" in cells and "USD 15,000" in cells
    assert page.lines.total.text().endswith("USD 15,000")
    ladder = words_of(page.ladder)
    assert "USD 12,000" in ladder and "USD 15,000" in ladder
    page.form.body.finish()
    total: Any = page.form.entry("total").box
    assert total.text() == "USD 15,000"
    told = " ".join(words_of(page).split())
    assert "₹" not in told.replace(hand.desk.words("loi.exchange_rate.label"), "")
    heads = [model.headerData(n, Qt.Orientation.Horizontal) for n in range(model.columnCount())]
    assert not [head for head in heads if "₹" in head or "Rs" in head]


def test_the_currency_is_told_as_soon_as_it_is_saved(hand: Hand, office: Office, seller: str) -> None:
    page = hand.open("loi", loi(office))
    assert page.form.entry("total").box.text() == "₹15,000"
    hand.fill(page.form, currency="EUR")
    page.save()
    hand.rest()
    assert page.form.entry("total").box.text() == "EUR 15,000"
    assert page.lines.total.text() == "कुल EUR 15,000"


def test_lists_and_panels_tell_it(hand: Hand, office: Office, mine: str) -> None:
    buyer = hand.open("buyer", row(office, c.LOI, mine)["buyer"])
    texts = [
        str(model.index(n, column).data())
        for table in buyer.findChildren(QWidget)
        if (model := getattr(table, "model", lambda: None)()) is not None
        for n in range(model.rowCount())
        for column in range(model.columnCount())
    ]
    assert "USD 15,000" in texts


def test_its_history_tells_it(office: Office, mine: str) -> None:
    records.change(office, kind=c.LOI, id=mine, values={"order_value": 12_000_00})
    loi_row, words = row(office, c.LOI, mine), office.words("en")
    happened = history(office, mine)[-1]
    told = shown.changed(office, c.LOI, happened, {}, words, shown.coin(loi_row, {}))
    assert told[0].endswith("→ USD 12,000")
    assert whole.cell(office, loi_row, c.LOI.by_key["total"], {}, words) == "USD 15,000"


def test_lives_and_sums_keep_currencies_apart(office: Office, seller: str, mine: str) -> None:
    at_home = {"seller": seller, "product_en": "Shawl", "qty": 1_000, "rate": 700_00}
    loi(office, [at_home])
    words = office.words("en")
    told = " ".join(
        part.of(words) for line in lifeline.of(office, row(office, c.ARTISAN, seller)) for part in line.said
    )
    assert "USD 15,000" in told and "₹700" in told and "₹15,000" not in told
    with office.reading() as conn:
        sums = [each.of(words) for each in artisan_facts.so_far(conn, row(office, c.ARTISAN, seller))]
    assert any("₹700 + USD 15,000" in each for each in sums)


def test_the_printed_register_tells_it(office: Office, mine: str, tmp_path: Path) -> None:
    exports.register(office, kind=c.LOI, out=tmp_path / "register.pdf")
    told = said((tmp_path / "register.pdf").read_bytes())
    assert "USD" in told and "₹15,000" not in told


def test_other_kinds_stay_in_rupees(office: Office) -> None:
    took = make(
        office, c.PARTICIPATION, artisan=artisan(office), event=event(office, code=None), sale_cash=500_00
    )
    one = row(office, c.PARTICIPATION, took)
    assert whole.cell(office, one, c.PARTICIPATION.by_key["sale_cash"], {}, office.words("hi")) == "₹500"


@pytest.mark.parametrize(("lang", "word"), [("hi", "अमेरिकी डॉलर"), ("en", "US dollar")])
def test_its_letter_is_in_the_currency(office: Office, mine: str, lang: str, word: str) -> None:
    told = {"exchange_source": "RBI", "exchange_on": "2026-01-04"}
    records.change(office, kind=c.LOI, id=mine, values=told)
    paper = said(letters.draft_of(office, kind="loi", lang=lang, id=mine))
    assert "USD 15,000" in paper and word in paper and "(USD)" in paper
    assert "1 USD = ₹ 83.25, RBI, 04.01.2026" in paper
    assert "₹ 15,000" not in paper and "रुपये" not in paper and "Rupees" not in paper
