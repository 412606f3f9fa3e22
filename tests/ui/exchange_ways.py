"""How the dialogs of the files to headquarters are opened, each with facts of its own."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QDialog

from odop_desktop.domain import catalogue as c
from odop_desktop.errors import OdopError
from odop_desktop.letters.compose.two import Two
from odop_desktop.queries import districts, read
from odop_desktop.queries.conflicts import Conflict, Side
from odop_desktop.queries.headquarters import Listed
from odop_desktop.queries.read import RecordRow
from odop_desktop.storage.posts import REFUSED
from odop_desktop.sync.preview import UNSEEN, Preview
from odop_desktop.sync.receiving import Outcome
from odop_desktop.sync.trust_parts import TrustNode
from odop_desktop.telling.clashes import Known
from odop_desktop.ui.dialogs import enclosed
from odop_desktop.ui.dialogs.asking import AskAgain, NewQuestion
from odop_desktop.ui.dialogs.conflict import ConflictDialog
from odop_desktop.ui.dialogs.enclosing import EnclosingDialog
from odop_desktop.ui.dialogs.for_whom import ForWhomDialog
from odop_desktop.ui.dialogs.hq_offices import CloseDialog, KeepDialog, LeastDialog, MoveDialog, OwnKeysDialog
from odop_desktop.ui.dialogs.hq_roots import RenewDialog, RootsDialog
from odop_desktop.ui.dialogs.identity import IdentityDialog
from odop_desktop.ui.dialogs.looked import Looked
from odop_desktop.ui.dialogs.other_value import OtherValueDialog
from odop_desktop.ui.dialogs.outcomes import OutcomesDialog
from odop_desktop.ui.dialogs.phrase import PhraseDialog
from odop_desktop.ui.dialogs.preview import PreviewDialog
from odop_desktop.ui.dialogs.same import SameDialog
from odop_desktop.ui.dialogs.trust import AcceptDialog, BeginDialog, EndDialog, RotateDialog
from odop_desktop.ui.dialogs.unlocking import UnlockDialog
from odop_desktop.ui.main_window import MainWindow

FILE = Path("/nothing/file.odopsync")
NODES = ("018f3a52-0000-7000-8000-00000000000a", "018f3a52-0000-7000-8000-00000000000b")


def _conflict(window: MainWindow) -> Conflict:
    """Two values of an artisan's PIN."""
    with window.desk.office.reading() as conn:
        row = read.where(conn, c.ARTISAN)[0]
    at = "2026-01-10T11:30:00+05:30"
    sides = tuple(
        Side(f"{node}.0.1", node, value, at, "clerk", None, shown=node == NODES[0])
        for node, value in zip(NODES, ("176310", "176311"), strict=True)
    )
    return Conflict(row, "pin", sides, hard=True)


def _preview(window: MainWindow) -> object:
    seen = [Preview((FILE,), REFUSED, OdopError("E-SYN-09"))]
    seen.append(Preview((FILE,), UNSEEN))
    return PreviewDialog(window.desk, window, Looked((FILE, FILE), tuple(seen), {}, {})).run()


def _outcomes(window: MainWindow) -> object:
    return OutcomesDialog(window.desk, window, [Outcome(FILE, REFUSED, OdopError("E-SYN-09"))]).run()


def _node() -> TrustNode:
    names = ("जिला उद्योग केन्द्र, चम्बा", "District Industries Centre, Chamba")
    return TrustNode(NODES[0], NODES[1], "", "HP-CHM", 1, *names, "01899-222001")


def _known(window: MainWindow) -> Known:
    return Known({NODES[0]: Two("चम्बा", "Chamba"), NODES[1]: Two("मुख्यालय", "Headquarters")}, {})


def _question(window: MainWindow) -> RecordRow:
    """One of headquarters, about a mobile number."""
    told = {"number": "QRY-1-000001", "question": "नम्बर जाँचें", "field": "artisan.mobile", "stage": "OPEN"}
    return RecordRow(c.QUERY, NODES[0], f"{NODES[0]}.0.1", "", "", None, told)


def _buyer(window: MainWindow) -> RecordRow:
    with window.desk.office.reading() as conn:
        return read.where(conn, c.BUYER)[0]


ASK: dict[type[QDialog], Callable[[MainWindow], object]] = {
    AcceptDialog: lambda w: AcceptDialog(w.desk, w).run(),
    AskAgain: lambda w: AskAgain.ask(w.desk, w, _question(w), "HP-CHM-1-000001-V सुनीता शर्मा"),
    BeginDialog: lambda w: BeginDialog(w.desk, w).run(),
    CloseDialog: lambda w: CloseDialog(w.desk, w, Listed("", "HP-CHM", Two("चम्बा", "Chamba"), ())).run(),
    ConflictDialog: lambda w: ConflictDialog.ask(w.desk, w, _conflict(w), _known(w)),
    EnclosingDialog: lambda w: EnclosingDialog.ask(w.desk, w, enclosed.known(w.desk.office)),
    EndDialog: lambda w: EndDialog(w.desk, w, _node()).run(),
    ForWhomDialog: lambda w: ForWhomDialog(
        w.desk, w, [Listed("", "HP-CHM", Two("चम्बा", "Chamba"), ())], ()
    ).run(),
    IdentityDialog: lambda w: IdentityDialog(w.desk, w).run(),
    KeepDialog: lambda w: KeepDialog(w.desk, w, districts.found(w.desk.office)).run(),
    NewQuestion: lambda w: NewQuestion.ask(w.desk, w, c.ARTISAN, [NODES[0]], "सुनीता शर्मा"),
    LeastDialog: lambda w: LeastDialog(w.desk, w, "1.4.2").run(),
    MoveDialog: lambda w: MoveDialog(w.desk, w).run(),
    OtherValueDialog: lambda w: OtherValueDialog.ask(w.desk, w, _conflict(w)),
    OutcomesDialog: _outcomes,
    OwnKeysDialog: lambda w: OwnKeysDialog(w.desk, w).run(),
    PhraseDialog: lambda w: PhraseDialog.ask(w.desk, w),
    PreviewDialog: _preview,
    SameDialog: lambda w: SameDialog.ask(w.desk, w, _buyer(w)),
    RenewDialog: lambda w: RenewDialog(w.desk, w).run(),
    RootsDialog: lambda w: RootsDialog(w.desk, w).run(),
    RotateDialog: lambda w: RotateDialog(w.desk, w).run(),
    UnlockDialog: lambda w: UnlockDialog(w.desk, w).run(),
}
