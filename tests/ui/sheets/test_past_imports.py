"""Earlier imports: listed with their state, shown, taken back long after."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester

from odop_desktop.actions import imports
from odop_desktop.domain.catalogue import ARTISAN
from odop_desktop.office import Office
from odop_desktop.queries.imports import recent
from odop_desktop.ui.pages.import_session import Stage
from tests.actions.offices import rows
from tests.sheets.build import HEADS, people, xlsx
from tests.ui.sheets.conftest import SAMPLE, Importer


def cells(importer: Importer) -> list[list[str]]:
    model = importer.page.past.table.model()
    return [
        [str(model.index(r, c).data()) for c in range(model.columnCount())] for r in range(model.rowCount())
    ]


def test_they_are_told_newest_first_with_their_state(office: Office, tmp_path: Path) -> None:
    assert recent(office) == []
    few = xlsx(tmp_path / "few.xlsx", [HEADS, *people(3)])
    first = imports.take_in(office, kind=ARTISAN, path=few)
    imports.take_in(office, kind=ARTISAN, path=SAMPLE)
    imports.take_in(office, kind=ARTISAN, path=few)
    told = [(p.file, p.kind, p.rows, p.new, p.stands) for p in recent(office)]
    assert told == [
        ("few.xlsx", ARTISAN, 4, 0, False),
        ("artisans_messy.xlsx", ARTISAN, 128, 116, True),
        ("few.xlsx", ARTISAN, 4, 3, True),
    ]
    assert recent(office)[2].act == first.act
    assert len(recent(office, limit=1)) == 1


def test_one_is_taken_back_by_keys_long_after(importer: Importer, office: Office, tmp_path: Path) -> None:
    imports.take_in(office, kind=ARTISAN, path=xlsx(tmp_path / "few.xlsx", [HEADS, *people(3)]))
    importer.choose(SAMPLE)
    importer.take()
    importer.desk.place("today")
    importer.desk.new("import", kind="artisans")
    importer.settle()
    past = importer.page.past
    QAbstractItemModelTester(past.table.model(), QAbstractItemModelTester.FailureReportingMode.Fatal)
    assert [row[2] for row in cells(importer)] == ["artisans_messy.xlsx", "few.xlsx"]
    past.table.setFocus()
    importer.press(Qt.Key.Key_Down)
    past.undo.setFocus()
    importer.press(Qt.Key.Key_Space)
    importer.settle()
    assert importer.page.session.stage is Stage.CHOOSE
    assert len(rows(office, ARTISAN)) == 116
    assert [row[6] for row in cells(importer)] == ["दर्ज", "वापस लिया"]
    past.table.selectRow(1)
    assert not past.undo.isEnabled() and not past.show_new.isEnabled()
    importer.desk.speech.switch("en")
    assert [row[6] for row in cells(importer)] == ["Stands", "Taken back"]


def test_its_records_are_shown_in_their_list(importer: Importer) -> None:
    importer.choose(SAMPLE)
    importer.take()
    act = importer.page.session.result
    assert act
    importer.desk.place("today")
    importer.desk.new("import", kind="artisans")
    importer.settle()
    wanted: list[Any] = []
    importer.desk.went.connect(wanted.append)
    importer.page.past.table.setFocus()
    importer.press(Qt.Key.Key_Return)
    importer.settle()
    assert (wanted[0].place, wanted[0].given) == ("artisans", {"act": act.act})
