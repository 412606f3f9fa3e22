"""Every model of the window under Qt's own model tester, through all it goes through; a new one must be added."""

from __future__ import annotations

import pkgutil
from array import array
from collections.abc import Callable, Iterator
from importlib import import_module

import pytest
from PySide6.QtCore import QAbstractItemModel, QObject, Qt
from PySide6.QtTest import QAbstractItemModelTester

from odop_desktop import ui
from odop_desktop.actions import imports, records
from odop_desktop.actions.imports import RowProblem
from odop_desktop.domain.catalogue import ARTISAN
from odop_desktop.errors import Problem
from odop_desktop.office import Office
from odop_desktop.queries import imports as past
from odop_desktop.queries import lists
from odop_desktop.queries.lists import Asked
from odop_desktop.ui.desk import Goto
from odop_desktop.ui.found_words import Entry
from odop_desktop.ui.models.few import FewModel
from odop_desktop.ui.models.lines import prepared
from odop_desktop.ui.models.long import LongModel
from odop_desktop.ui.models.past import PastModel
from odop_desktop.ui.models.problems import ProblemsModel
from odop_desktop.ui.models.texts import TextsModel
from odop_desktop.ui.widgets.found_list import FoundModel
from odop_desktop.ui.widgets.ticked_table import TicksModel
from tests.actions.offices import artisan, rows
from tests.sheets.build import ENGLISH, HEADS, HINDI, people, xlsx

KEYS = ("reg_no", "name_hi", "name_en", "gender", "mobile")
PROBLEMS = (
    RowProblem(None, "", Problem.of("E-XLS-32")),
    RowProblem(5, "नाम", Problem.of("E-XLS-40", "name_hi"), "rejected"),
    RowProblem(12, "GSTIN", Problem.of("E-XLS-30", "gstin", column="D")),
)
Watched = Callable[[QAbstractItemModel], None]


def few(office: Office, watch: Watched, parent: QObject) -> None:
    """Filled, told in the other language, filled with less, emptied."""
    model = FewModel(office, ARTISAN, KEYS, parent)
    watch(model)
    found = rows(office, ARTISAN)
    model.fill(found, {}, HINDI)
    model.tell(ENGLISH)
    model.fill(found[:1], {}, ENGLISH)
    model.fill((), {}, ENGLISH)
    model.tell(HINDI)


def long(office: Office, watch: Watched, parent: QObject) -> None:
    """First a beginning, then the whole order; lines learnt and forgotten; other columns; other rows; none."""
    model = LongModel(ARTISAN, KEYS, HINDI, parent)
    watch(model)
    order = lists.order(office, ARTISAN, Asked())
    model.set_order(order[:1])
    model.set_order(order)
    model.learn(prepared(office, ARTISAN, KEYS, order, (HINDI, ENGLISH)), [0])
    assert model.index(0, 1).data()
    model.tell(ENGLISH)
    model.forget([rows(office, ARTISAN)[0].id])
    model.set_keys(("name_hi",), ENGLISH)
    model.set_order(array("q", reversed(order)))
    model.forget()
    model.set_order(array("q"))


def problems(office: Office, watch: Watched, parent: QObject) -> None:
    model = ProblemsModel(HINDI, parent)
    watch(model)
    model.fill(PROBLEMS, range(len(PROBLEMS)))
    model.tell(ENGLISH)
    model.fill(PROBLEMS, (2, 0))
    model.fill((), ())
    model.tell(HINDI)


def earlier(office: Office, watch: Watched, parent: QObject) -> None:
    model = PastModel(HINDI, parent)
    watch(model)
    file = xlsx(office.folder.parent / "few.xlsx", [HEADS, *people(3)])
    done = imports.take_in(office, kind=ARTISAN, path=file)
    model.fill(past.recent(office), HINDI)
    records.undo(office, act=done.act)
    model.fill(past.recent(office), ENGLISH)
    model.fill((), ENGLISH)


def found(office: Office, watch: Watched, parent: QObject) -> None:
    """Heads, which cannot be chosen, and records."""
    model = FoundModel(parent)
    watch(model)
    entry = Entry("सुनीता", number="HP-1", line="चम्बा", go=Goto(kind="artisan", id="x"))
    model.fill([Entry("कारीगर"), entry, entry])
    model.fill([entry])
    model.fill(())


def texts(office: Office, watch: Watched, parent: QObject) -> None:
    """Filled, filled with other heads, emptied."""
    model = TextsModel(2, [1], parent)
    watch(model)
    model.fill(("नाम", "संख्या"), [("चम्बा", "14"), ("कुल्लू", "")])
    assert (model.rowCount(), model.index(1, 0).data(), model.index(1, 1).data()) == (2, "कुल्लू", None)
    model.fill(("Name", "Number"), [])
    assert model.rowCount() == 0


def ticks(office: Office, watch: Watched, parent: QObject) -> None:
    """Filled, one line ticked, one that has no box left alone, emptied."""
    model = TicksModel(2, (), parent)
    watch(model)
    model.ticks = [False, None]
    model.fill(("फ़ाइल", "क्यों"), [("क", ""), ("ख", "अधूरी")])
    role = Qt.ItemDataRole.CheckStateRole
    done = [model.setData(model.index(row, 0), Qt.CheckState.Checked, role) for row in range(2)]
    assert (done, model.ticks) == ([True, False], [True, None])
    model.ticks = []
    model.fill(("File", "Why"), [])
    assert model.rowCount() == 0


TRIED: dict[type[QAbstractItemModel], Callable[[Office, Watched, QObject], None]] = {
    FewModel: few,
    LongModel: long,
    ProblemsModel: problems,
    PastModel: earlier,
    FoundModel: found,
    TextsModel: texts,
    TicksModel: ticks,
}


def ours(of: type[QAbstractItemModel]) -> Iterator[type[QAbstractItemModel]]:
    """The window's own classes below this one."""
    for each in of.__subclasses__():
        if each.__module__.startswith(f"{ui.__name__}."):
            yield each
        yield from ours(each)


def test_no_model_is_left_out() -> None:
    for module in pkgutil.walk_packages(ui.__path__, f"{ui.__name__}."):
        import_module(module.name)
    assert set(ours(QAbstractItemModel)) == set(TRIED)


@pytest.mark.parametrize("model", TRIED, ids=lambda m: m.__name__)
def test_it_keeps_what_models_promise(office: Office, qapp: QObject, model: type[QAbstractItemModel]) -> None:
    for name in ("सुनीता", "गीता", "राम लाल"):
        artisan(office, name)
    parent, testers = QObject(), []

    def watch(made: QAbstractItemModel) -> None:
        assert type(made) is model
        fatal = QAbstractItemModelTester.FailureReportingMode.Fatal
        testers.append(QAbstractItemModelTester(made, fatal, parent))

    TRIED[model](office, watch, parent)
    assert testers
