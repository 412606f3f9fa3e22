"""What is closed is gone: of no dialog and no page that was left does anything survive, nor does it grow the window.

Each is opened and closed once, so that what is made once for good stands; then again and again, and nothing more
may stand than before.
"""

from __future__ import annotations

import gc
import pkgutil
import threading
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from importlib import import_module
from pathlib import Path

import pytest
from PySide6.QtCore import SIGNAL, QCoreApplication, QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog
from shiboken6 import Shiboken

from odop_desktop import ui
from odop_desktop.actions import letters
from odop_desktop.domain import catalogue as c
from odop_desktop.domain.catalogue.field import RecordKind
from odop_desktop.queries import event_life, loi_life, read
from odop_desktop.queries import office as q
from odop_desktop.queries.read import RecordRow
from odop_desktop.ui.crash import CrashDialog
from odop_desktop.ui.desk import Desk
from odop_desktop.ui.dialogs import signing
from odop_desktop.ui.dialogs.acting import Acting
from odop_desktop.ui.dialogs.allot import AllotDialog
from odop_desktop.ui.dialogs.asking import AskDialog
from odop_desktop.ui.dialogs.base import Asking, Dialog
from odop_desktop.ui.dialogs.columns import ColumnsDialog
from odop_desktop.ui.dialogs.decision import DecisionDialog
from odop_desktop.ui.dialogs.export import ExportDialog
from odop_desktop.ui.dialogs.filter import ValuesDialog
from odop_desktop.ui.dialogs.filter_days import DaysDialog
from odop_desktop.ui.dialogs.help import HelpDialog
from odop_desktop.ui.dialogs.issue import IssueDialog
from odop_desktop.ui.dialogs.letterhead import HEAD, LetterheadDialog
from odop_desktop.ui.dialogs.licences import LicencesDialog
from odop_desktop.ui.dialogs.loi_line import LineDialog
from odop_desktop.ui.dialogs.loi_link import LinkDialog
from odop_desktop.ui.dialogs.loi_step import LoiStepDialog
from odop_desktop.ui.dialogs.new_card import NewCardDialog
from odop_desktop.ui.dialogs.print_letters import sheets_of
from odop_desktop.ui.dialogs.print_outcome import OutcomeDialog
from odop_desktop.ui.dialogs.print_progress import PrintProgress
from odop_desktop.ui.dialogs.reason import ReasonDialog
from odop_desktop.ui.dialogs.record import RecordDialog
from odop_desktop.ui.dialogs.recover import RecoverDialog
from odop_desktop.ui.dialogs.renewing import Renewing
from odop_desktop.ui.dialogs.restore import RestoreDialog
from odop_desktop.ui.dialogs.shut_out import ShutOutDialog
from odop_desktop.ui.dialogs.sign_in import SignIn
from odop_desktop.ui.dialogs.stalls_many import StallsDialog
from odop_desktop.ui.dialogs.working import Working
from odop_desktop.ui.first_start.wizard import FirstStart
from odop_desktop.ui.main_window import MainWindow
from odop_desktop.ui.pages.record_paper import PaperDialog
from odop_desktop.ui.places import PLACES
from tests.ui import exchange_ways
from tests.ui.conftest import Settle

ROUNDS = 2
Ask = Callable[[MainWindow], object]


def standing(window: MainWindow) -> Counter[str]:
    """All that stands in the program and could grow, by its name."""
    for _ in range(3):
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        QApplication.processEvents()
        gc.collect()
    desk = window.desk
    found: Counter[str] = Counter(
        f"wrapper {type(each).__name__}"
        for each in Shiboken.getAllValidWrappers()
        if isinstance(each, QObject)
    )
    found += Counter(f"widget {each.metaObject().className()}" for each in QApplication.allWidgets())
    found["words bound"] = len(desk.speech._bound)
    found["icons worn"] = len(desk.icons._worn)
    found["jobs open"] = len(desk.jobs._open) + len(desk.jobs._writes)
    found["newest questions"] = len(desk.jobs._newest)
    for source, name in (
        (desk, "changed(PyObject)"), (desk, "went(PyObject)"), (desk, "looked()"), (desk, "back()"),
        (desk.speech, "changed()"), (desk.jobs, "busy(bool)"),
    ):  # fmt: skip
        found[f"heard {type(source).__name__}.{name}"] = source.receivers(SIGNAL(name))
    return found


Ways = Mapping[str, Callable[[], object]]


def grown(window: MainWindow, ways: Ways) -> dict[str, dict[str, int]]:
    """What stands more after some rounds of all the ways than after the first; by way, where it grows."""
    tour = partial(_all, ways)
    return (
        {name: more for name, once in ways.items() if (more := _more(window, once))}
        if _more(window, tour)
        else {}
    )


def _all(ways: Ways) -> None:
    for once in ways.values():
        once()


def _more(window: MainWindow, once: Callable[[], object]) -> dict[str, int]:
    once()
    before = standing(window)
    for _ in range(ROUNDS):
        once()
    return dict(standing(window) - before)


@pytest.fixture(autouse=True)
def _quick() -> None:
    """What stands before the test is not walked over at each collection."""
    gc.collect()
    gc.freeze()


# --- dialogs -------------------------------------------------------------------------------------------------


def _rows(window: MainWindow, kind: RecordKind) -> list[RecordRow]:
    with window.desk.office.reading() as conn:
        return read.where(conn, kind)


def _ready(window: MainWindow) -> list[str]:
    return [row.id for row in _rows(window, c.LOI) if row["stage"] == "DRAFT"]


def _loi(window: MainWindow, stage: str) -> loi_life.LoiLife:
    row = next(r for r in _rows(window, c.LOI) if r["stage"] == stage)
    return loi_life.of(window.desk.office, row.id)


def _fair(window: MainWindow) -> event_life.EventLife:
    row = next(r for r in _rows(window, c.EVENT) if r["stalls_offered"] == 12)
    return event_life.of(window.desk.office, row.id)


def _decide(window: MainWindow) -> object:
    life = _fair(window)
    return DecisionDialog.ask(window.desk, window, life.people[:3], life.names)


def _allot(window: MainWindow) -> object:
    life = _fair(window)
    return AllotDialog.ask(window.desk, window, life.people[:3], life)


def _line(window: MainWindow) -> object:
    row = loi_life.plain(_loi(window, "DRAFT").lines[0])
    return LineDialog.ask(window.desk, window, c.LOI_LINE, row=row)


def _outcome(window: MainWindow) -> object:
    ids = [row.id for row in _rows(window, c.LETTER)[:2]]
    return OutcomeDialog.ask(window.desk, window, sheets_of(window.desk.office, ids, ""))


def _endless() -> Iterator[tuple[int, int]]:
    while True:
        yield 0, 2


ASK: dict[type[QDialog], Ask] = {
    AllotDialog: _allot,
    ColumnsDialog: lambda w: ColumnsDialog.ask(w.desk, w, c.ARTISAN, ("reg_no",), ("reg_no", "name_hi")),
    CrashDialog: lambda w: CrashDialog(w.desk, w, "/tmp/report.txt").run(),
    DaysDialog: lambda w: DaysDialog.ask(w.desk, w, c.LOI, "loi_date"),
    DecisionDialog: _decide,
    ExportDialog: lambda w: ExportDialog.ask(w.desk, w, c.ARTISAN),
    FirstStart: lambda w: FirstStart.ask(w.desk, Path("/nothing/office")),
    HelpDialog: lambda w: HelpDialog.show_page(w.desk, w, "first_start"),
    IssueDialog: lambda w: IssueDialog.ask(w.desk, w, "loi"),
    NewCardDialog: lambda w: NewCardDialog.ask(w.desk, w, w.desk.office),
    LetterheadDialog: lambda w: LetterheadDialog.ask(
        w.desk, w, c.OFFICE, row=q.own(w.desk.office), keys=HEAD
    ),
    LicencesDialog: lambda w: LicencesDialog.ask(w.desk, w),
    LineDialog: _line,
    LinkDialog: lambda w: LinkDialog.ask(w.desk, w, loi_life.plain(_loi(w, "DRAFT").lines[0])),
    LoiStepDialog: lambda w: LoiStepDialog.ask(w.desk, w, _loi(w, "ISSUED")),
    OutcomeDialog: _outcome,
    PaperDialog: lambda w: PaperDialog.show_paper(w.desk, w, _rows(w, c.ARTISAN)[0], "slip"),
    PrintProgress: lambda w: PrintProgress(w.desk.speech, w).run(_endless()),  # type: ignore[arg-type]
    ReasonDialog: lambda w: ReasonDialog.ask(w.desk, w, "ui.letter.cancel.title", "क्यों?"),
    RecordDialog: lambda w: RecordDialog.ask(w.desk, w, c.CONSENT),
    RecoverDialog: lambda w: RecoverDialog.ask(w.desk, w, Path("/nothing"), ""),
    RestoreDialog: lambda w: RestoreDialog.ask(w.desk, w, w.desk.office.folder),
    ShutOutDialog: lambda w: ShutOutDialog.ask(w.desk, w, Path("/nothing"), ""),
    SignIn: lambda w: SignIn.ask(w.desk, Path("/nothing")),
    StallsDialog: lambda w: StallsDialog.ask(w.desk, w, _fair(w).event),
    ValuesDialog: lambda w: ValuesDialog.ask(w.desk, w, c.ARTISAN, "block"),
    **exchange_ways.ASK,
}
RECIPES = {
    Acting,
    AskDialog,
    Asking,
    Dialog,
    Working,
    Renewing,
    signing.Deed,
    signing.Practised,
    signing.Signing,
}  # never seen by themselves


def _below(of: type[QDialog]) -> Iterator[type[QDialog]]:
    for each in of.__subclasses__():
        if each.__module__.startswith(f"{ui.__name__}."):
            yield each
        yield from _below(each)


def test_no_dialog_is_left_out() -> None:
    for module in pkgutil.walk_packages(ui.__path__, f"{ui.__name__}."):
        import_module(module.name)
    assert set(_below(QDialog)) - RECIPES == set(ASK)


def test_no_dialog_outlives_its_closing(
    full_window: MainWindow, answering: Callable[..., None], settle: Settle
) -> None:
    letters.issue(full_window.desk.office, kind="loi", lang="hi", ids=_ready(full_window)[:2])

    def once(kind: type[QDialog], ask: Ask) -> None:
        def deal(dialog: QDialog) -> None:
            assert type(dialog) is kind
            settle(full_window.desk)
            QTest.keyClick(QApplication.focusWidget() or dialog, Qt.Key.Key_Escape)

        answering(partial(ask, full_window), deal)
        full_window.desk.say.window = full_window  # what stands before an office is open takes the mouth
        settle(full_window.desk)

    ways = {kind.__name__: partial(once, kind, ask) for kind, ask in ASK.items()}
    assert grown(full_window, ways) == {}


# --- pages ---------------------------------------------------------------------------------------------------

KINDS = (
    c.ARTISAN, c.OFFERING, c.CONSENT, c.PRODUCT, c.EVENT, c.SPACE, c.STALL, c.PARTICIPATION, c.BUYER, c.LOI,
    c.LETTER, c.OFFICER, c.PLACE, c.PARTNER,
)  # fmt: skip
NEW = (c.ARTISAN, c.PRODUCT, c.EVENT, c.BUYER, c.LOI, c.PARTICIPATION)


def _over(window: MainWindow) -> Iterator[tuple[str, Callable[[], object]]]:
    """Everything that lies over a place, and how one gets there."""
    desk = window.desk
    for kind in KINDS:
        rows = _rows(window, kind)
        if rows:
            yield kind.name, partial(desk.open, kind.name, rows[0].id)
    for kind in NEW:
        yield f"new {kind.name}", partial(desk.new, kind.name)
    yield "import", partial(desk.new, "import", kind="artisans")
    yield "help", window.help


@pytest.mark.parametrize(
    "patient", [pytest.param(True, id="patient", marks=pytest.mark.slow), pytest.param(False, id="in haste")]
)
def test_no_page_outlives_its_leaving(full_window: MainWindow, settle: Settle, patient: bool) -> None:
    """With all that it asked for come, and with its questions still under way."""
    letters.issue(full_window.desk.office, kind="loi", lang="hi", ids=_ready(full_window)[:1])

    def once(go: Callable[[], object]) -> None:
        go()
        if patient:
            settle(full_window.desk)
            QApplication.processEvents()
        full_window.desk.back.emit()
        settle(full_window.desk)

    ways = {name: partial(once, go) for name, go in _over(full_window)}
    assert grown(full_window, ways) == {}


def test_going_round_the_places_makes_nothing_twice(full_window: MainWindow, settle: Settle) -> None:
    def once(name: str) -> None:
        full_window.desk.place(name)
        settle(full_window.desk)

    assert grown(full_window, {place.name: partial(once, place.name) for place in PLACES}) == {}


def test_a_question_is_dropped_with_its_page_and_by_the_next_one(desk: Desk, settle: Settle) -> None:
    """What still waits for a reader is not even asked; what is under way tells nobody."""
    gate, asked, told = threading.Event(), [], []
    closed, open_ = QObject(), QObject()

    def waits(name: str) -> str:
        assert gate.wait(20)
        return name

    def asks(name: str) -> str:
        asked.append(name)
        return name

    for owner in (closed, open_):  # both readers have something to do
        desk.jobs.read(partial(waits, "first"), told.append, owner=owner, failed=told.append)
    desk.jobs.read(partial(asks, "of the closed page"), told.append, owner=closed, latest="page")
    desk.jobs.read(partial(asks, "a file to write"), told.append, owner=closed)  # no question: it is done
    for text in ("s", "su", "sun"):
        desk.jobs.read(partial(asks, text), told.append, owner=open_, latest="search")
    Shiboken.delete(closed)
    gate.set()
    settle(desk)
    assert (sorted(asked), sorted(told)) == (["a file to write", "sun"], ["first", "sun"])
    assert not desk.jobs._newest
