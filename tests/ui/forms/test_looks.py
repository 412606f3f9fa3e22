"""Every kind's form: named, whole and readable, in both languages and themes, wide and narrow, large."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from odop_desktop.domain import catalogue as c
from odop_desktop.domain.catalogue.field import RecordKind
from odop_desktop.ui.desk import Desk
from odop_desktop.ui.look.theme import Look, wear
from tests.ui.forms.conftest import Make
from tests.ui.sweeping import clipped, faint, nameless

KINDS = [k for k in c.KINDS if k not in (c.LETTER, c.ATTACHMENT)]


@pytest.fixture(params=[("light", "normal"), ("dark", "large")], ids=lambda p: "-".join(p))
def look(request: pytest.FixtureRequest, qapp: QApplication, desk: Desk) -> Iterator[None]:
    desk.settings.theme, desk.settings.text = request.param
    wear(qapp, Look(*request.param))
    yield
    wear(qapp, Look("light", "normal"))


@pytest.mark.usefixtures("look")
@pytest.mark.parametrize("kind", KINDS, ids=lambda k: k.name)
def test_a_form_is_named_whole_and_readable(desk: Desk, hands: Make, kind: RecordKind) -> None:
    on = hands(desk, kind)
    sheet, area = on.form.body.sheet, on.form.body.area
    for lang in ("hi", "en"):
        desk.speech.switch(lang)
        for width in (700, 480):
            on.host.resize(width, 620)
            on.bot.waitUntil(lambda: sheet.width() == area.viewport().width())
            on.bot.waitUntil(lambda: clipped(on.host) == [])
            assert area.horizontalScrollBar().maximum() == 0
            assert nameless(on.host) == []
        assert faint(on.host) == []


@pytest.mark.usefixtures("look")
def test_what_is_said_under_a_box_is_whole_and_readable(desk: Desk, hands: Make) -> None:
    on = hands(desk, c.ARTISAN)
    for key, text in (("gstin", "02AAAPN1234C1ZX"), ("dob", "45-13-2020"), ("name_en", "सुनीता")):
        on.type(key, text)
        on.said(key)
    on.form.focus_field("name_en")
    for lang in ("hi", "en"):
        desk.speech.switch(lang)
        on.bot.waitUntil(lambda: clipped(on.host) == [])
        assert sum(bool(e.message and e.message.text()) for e in on.form.entries.values()) == 3
        assert faint(on.host) == []
