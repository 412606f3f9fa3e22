"""What an auditor needs stands in the window: every PC's public key, and the recovery key as age reads it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pyrage
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from odop_desktop.errors import OdopError
from odop_desktop.sync import auditing, centre, listed, renewal, root_files
from odop_desktop.ui.desk import Desk
from odop_desktop.ui.dialogs.identity import IdentityDialog
from tests.sync.lab import HQ, Lab
from tests.sync.state import State
from tests.ui.conftest import Answering, Answers, Settle
from tests.ui.headquarters.conftest import at


def test_the_recovery_key_becomes_an_identity(
    state: State,
    make_desk: Callable[..., Desk],
    qtbot: QtBot,
    settle: Settle,
    answers: Answers,
    answering: Answering,
    tmp_path: Path,
) -> None:
    hq, begun = state.hq, state.begun
    paper = root_files.texts(begun)[2].text
    desk = make_desk(hq)
    page = at(desk, qtbot, settle)
    own = begun.trust.hq.sign[0].key.hex()
    assert own in page.pcs.keys.text()

    def fill(dialog: QDialog) -> None:
        assert isinstance(dialog, IdentityDialog) and not dialog.yes.isEnabled()
        answers.ready = [tmp_path / "stick"]
        QTest.keyClick(dialog.out, Qt.Key.Key_Space)
        dialog.key.paper.setPlainText(paper)
        QTest.mouseClick(dialog.yes, Qt.MouseButton.LeftButton)
        settle(desk)

    answering(lambda: QTest.keyClick(page.pcs.identity, Qt.Key.Key_Space), fill)
    settle(desk)
    (made,) = (tmp_path / "stick").iterdir()
    identity = pyrage.x25519.Identity.from_str(made.read_text("ascii").strip())
    assert str(identity.to_public()) == begun.trust.hq.recovery
    assert made.stat().st_mode & 0o077 == 0
    made.chmod(0o644)
    assert auditing.identity(hq, begun.recovery, made.parent).stat().st_mode & 0o077 == 0


def test_each_key_stands_with_its_files(
    lab: Lab, make_desk: Callable[..., Desk], qtbot: QtBot, settle: Settle
) -> None:
    lab.round("chm")
    wish = renewal.new_keys(lab.office("chm"), lab.post)
    old, fresh = centre.take_new_keys(lab.office(HQ), wish, lab.roots).node(lab.node("chm")).sign
    desk = make_desk(lab.office(HQ))
    page = at(desk, qtbot, settle)
    assert page.pcs.table.texts()[0][0] == "HP-CHM-1"
    told = page.pcs.keys.text()
    assert f"{old.key.hex()}, फ़ाइल e0_000006 तक; {fresh.key.hex()}, फ़ाइल e0_000007 से" in told
    assert listed.trust(lab.office(HQ)).hq.sign[0].key.hex() in told
    desk.jobs.close()


def test_another_key_or_another_office_gets_none(lab: Lab, tmp_path: Path) -> None:
    for who, code in ((HQ, "E-TRU-45"), ("chm", "E-SYN-84")):
        with pytest.raises(OdopError, match=code):
            auditing.identity(lab.office(who), bytes(32), tmp_path / "out")
    assert not (tmp_path / "out").exists()
