"""Files to headquarters and back: the place at a district and at headquarters in their states, and its dialogs."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QScrollArea, QWidget

from odop_desktop.domain import catalogue as c
from odop_desktop.domain.catalogue.field import RecordKind
from odop_desktop.errors import OdopError
from odop_desktop.queries import conflicts, districts, read, shelf
from odop_desktop.sync import listed, receiving
from odop_desktop.sync.receiving import Outcome
from odop_desktop.sync.trust_parts import TrustNode
from odop_desktop.telling.clashes import known_of
from odop_desktop.ui.desk import Goto
from odop_desktop.ui.dialogs.asking import AskAgain, NewQuestion
from odop_desktop.ui.dialogs.conflict import ConflictDialog
from odop_desktop.ui.dialogs.enclosed import known
from odop_desktop.ui.dialogs.enclosing import EnclosingDialog
from odop_desktop.ui.dialogs.for_whom import ForWhomDialog
from odop_desktop.ui.dialogs.help import HelpDialog
from odop_desktop.ui.dialogs.hq_offices import KeepDialog, MoveDialog, OwnKeysDialog
from odop_desktop.ui.dialogs.looked import looked
from odop_desktop.ui.dialogs.other_value import OtherValueDialog
from odop_desktop.ui.dialogs.outcomes import OutcomesDialog
from odop_desktop.ui.dialogs.phrase import PhraseDialog
from odop_desktop.ui.dialogs.preview import PreviewDialog
from odop_desktop.ui.dialogs.reason import ReasonDialog
from odop_desktop.ui.dialogs.trust import AcceptDialog, BeginDialog, EndDialog, RotateDialog
from odop_desktop.ui.main_window import MainWindow
from odop_desktop.ui.pages.headquarters import HeadquartersPage
from odop_desktop.ui.pages.sync import SyncPage
from tools.scene_offices import CENTRE, FOUNDING, HEADQUARTERS, NEW, NEXT, PAIR, POST, REQUEST, SENT

Show = Callable[[MainWindow], QWidget]
_TABS = ("offices", "came", "shelf", "decide", "queries", "moves", "added", "pcs", "months")


def scenes() -> Iterator[tuple[str, str, Show]]:
    """Office, name, how it is shown; those of one office together."""
    yield NEW, "sync_new", _place
    yield PAIR, "sync_pair", _place
    yield PAIR, "sync_pair_below", _below
    yield from ((SENT, name, show) for name, show in _sent())
    yield from ((HEADQUARTERS, name, show) for name, show in _headquarters())
    yield FOUNDING, "hq_founding", _place
    yield FOUNDING, "dialog_begin", lambda w: BeginDialog(w.desk, _place(w))
    yield CENTRE, "hq_real_today", partial(_at, "today")
    yield CENTRE, "hq_real_offices", partial(_tab, "offices")
    yield CENTRE, "hq_real_came", partial(_tab, "came")
    yield CENTRE, "hq_real_pcs", partial(_tab, "pcs")
    yield CENTRE, "dialog_accept", _accept
    yield CENTRE, "dialog_end", lambda w: EndDialog(w.desk, w, _pc(w))
    yield CENTRE, "dialog_rotate", lambda w: RotateDialog(w.desk, w)
    yield CENTRE, "dialog_keep", lambda w: KeepDialog(w.desk, w, districts.found(w.desk.office))
    yield CENTRE, "dialog_own_keys", lambda w: OwnKeysDialog(w.desk, w)
    yield CENTRE, "dialog_move", lambda w: MoveDialog(w.desk, w)


def _sent() -> Iterator[tuple[str, Show]]:
    yield "sync_sent", _place
    yield "sync_sent_below", _below
    yield "sync_today", partial(_at, "today")
    yield "sync_two_values", _record
    yield "sync_question", partial(_first, c.QUERY)
    yield "sync_moving", partial(_first, c.TRANSFER)
    yield "dialog_conflict", _conflict
    yield "dialog_other_value", _other
    yield "dialog_phrase", lambda w: PhraseDialog(w.desk, w)
    yield "dialog_outcomes", _outcomes
    yield "help_sync", lambda w: HelpDialog(w.desk, w, "sync")


def _enclosing(window: MainWindow) -> QWidget:
    """With an update that was chosen; one of a size that goes inside."""
    dialog = EnclosingDialog(window.desk, window, known(window.desk.office))
    dialog.choose_update(Path(__file__))
    dialog.version.setText("1.4.2")
    return dialog


def _for_whom(window: MainWindow) -> QWidget:
    """One of the offices is ticked."""
    offices = known(window.desk.office).offices
    return ForWhomDialog(window.desk, window, offices, [offices[0].code])


def _headquarters() -> Iterator[tuple[str, Show]]:
    yield "hq_today", partial(_at, "today")
    for name in _TABS:
        yield f"hq_{name}", partial(_tab, name)
    yield "dialog_preview", _preview
    yield "dialog_enclosing", _enclosing
    yield "dialog_for_whom", _for_whom
    yield "hq_list", partial(_at, "products")
    yield "dialog_let_in", _let_in
    yield "dialog_question", _question
    yield "dialog_again", _again
    yield "help_headquarters", lambda w: HelpDialog(w.desk, w, "headquarters")


def _at(place: str, window: MainWindow) -> QWidget:
    window.go(Goto(place=place))
    return window


def _place(window: MainWindow) -> QWidget:
    return _at("sync", window)


def _post(window: MainWindow) -> Path:
    return window.desk.office.folder.parent / POST


def _below(window: MainWindow) -> QWidget:
    """The lists under the steps, as soon as they have come."""
    _place(window)
    assert isinstance(window.page, SyncPage)
    bar = window.page.findChildren(QScrollArea)[0].verticalScrollBar()
    bar.rangeChanged.connect(lambda _, most: bar.setValue(most))
    bar.setValue(bar.maximum())
    return window


def _record(window: MainWindow) -> QWidget:
    """An artisan's record of which two values stand."""
    row = next(each.row for each in conflicts.found(window.desk.office) if each.row.kind is c.ARTISAN)
    window.go(Goto(place="today"))
    window.go(Goto(kind=row.kind.name, id=row.id))
    return window


def _first(kind: RecordKind, window: MainWindow) -> QWidget:
    """The first record of a kind."""
    with window.desk.office.reading() as conn:
        row = read.where(conn, kind)[0]
    window.go(Goto(place="today"))
    window.go(Goto(kind=kind.name, id=row.id))
    return window


def _question(window: MainWindow) -> QWidget:
    with window.desk.office.reading() as conn:
        row = read.where(conn, c.ARTISAN)[0]
    return NewQuestion(window.desk, window, c.ARTISAN, [row.id], row.title(window.desk.words.lang))


def _again(window: MainWindow) -> QWidget:
    with window.desk.office.reading() as conn:
        row = read.where(conn, c.QUERY)[0]
    return AskAgain(window.desk, window, row, row["about"])


def _conflict(window: MainWindow) -> QWidget:
    each = conflicts.found(window.desk.office)[0]
    return ConflictDialog(window.desk, window, each, known_of(window.desk.office, (each,)))


def _other(window: MainWindow) -> QWidget:
    return OtherValueDialog(window.desk, window, conflicts.found(window.desk.office)[0])


def _outcomes(window: MainWindow) -> QWidget:
    """Whatever may become of a file."""
    held, refused = OdopError("E-SYN-23", missing="2", parts="2"), OdopError("E-SYN-09")
    return OutcomesDialog(
        window.desk,
        window,
        [
            Outcome(
                Path("HQ_to_HP-CHM-1_e0_000005.odopsync"),
                receiving.DUPLICATE,
                OdopError("E-SYN-54", on="2026-11-15"),
            ),
            Outcome(Path("HQ_to_HP-CHM-1_e0_000006.part1.odoppart"), receiving.HELD, held),
            Outcome(Path("HQ_to_HP-CHM-1_e0_000004.odopsync"), receiving.REFUSED, refused),
        ],
    )


def _tab(name: str, window: MainWindow) -> QWidget:
    window.go(Goto(place="today"))
    window.go(Goto(place="sync", given={"tab": name}))
    assert isinstance(window.page, HeadquartersPage)
    return window


def _preview(window: MainWindow) -> QWidget:
    post = _post(window)
    seen = looked(window.desk.office, (post / NEXT, post / "broken.odopsync"), lambda: False)
    return PreviewDialog(window.desk, window, seen)


def _let_in(window: MainWindow) -> QWidget:
    words, waits = window.desk.words, shelf.found(window.desk.office)[0]
    text = words("ui.hq.shelf.let_in.text", record=waits.title(words.lang), n="1")
    return ReasonDialog(window.desk, window, "ui.hq.shelf.let_in", text)


def _pc(window: MainWindow) -> TrustNode:
    return listed.trust(window.desk.office).nodes[0]


def _accept(window: MainWindow) -> QWidget:
    """With a request chosen."""
    dialog = AcceptDialog(window.desk, window)
    request = _post(window) / REQUEST
    dialog.file.put(request)
    dialog.look_into(request)
    return dialog
