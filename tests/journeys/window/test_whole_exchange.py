"""By keys alone, as the two help pages tell it: a headquarters begins, enrols a district, and a quarter goes by.

The district sends, loses a pen drive, receives, decides between two values, and is put back from a safety copy;
in the end both ends hold the same.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtWidgets import QDialog

from odop_desktop.actions import records
from odop_desktop.domain import catalogue as c
from odop_desktop.office import Office
from odop_desktop.sync import listed, standing
from odop_desktop.ui.dialogs.conflict import ConflictDialog
from odop_desktop.ui.dialogs.enclosing import EnclosingDialog
from odop_desktop.ui.dialogs.preview import PreviewDialog
from odop_desktop.ui.dialogs.restore import RestoreDialog
from odop_desktop.ui.dialogs.trust import AcceptDialog, BeginDialog
from odop_desktop.ui.pages.headquarters import HeadquartersPage
from odop_desktop.ui.pages.sync import SyncPage
from tests.actions.offices import PASSWORD, make, row
from tests.journeys.window.conftest import Sit
from tests.journeys.window.seat import CTRL, K, Seat
from tests.sync.lab import found, open_
from tests.ui.conftest import Answers

pytestmark = pytest.mark.slow  # half a minute: the keys of a headquarters are dear to guess

PHRASE = "twelve horses and more"


class Post:
    """Both ends, and the pen drives between them."""

    def __init__(self, sit: Sit, answers: Answers, folder: Path) -> None:
        self.sit, self.answers, self.folder = sit, answers, folder
        self.offices: dict[str, Office] = {}
        self.seats: dict[str, Seat] = {}
        self.sticks = 0

    def come(self, who: str, lang: str) -> Seat:
        self.offices[who] = open_(self.folder / who)
        self.seats[who] = seat = self.sit(self.offices[who], lang)
        seat.place("sync")
        return seat

    def stick(self) -> Path:
        """A fresh pen drive, chosen at the next question."""
        self.sticks += 1
        self.answers.ready = [self.folder / f"stick{self.sticks}"]
        return self.folder / f"stick{self.sticks}"

    def press(self, seat: Seat, msgid: str) -> None:
        seat.front()
        _to(seat, seat.word(msgid))
        seat.press(K.Key_Space)

    def sent(self) -> Path:
        """The district's next file, made on a pen drive."""
        out = self.stick()
        self.press(self.seats["chm"], "ui.sync.make.go")
        assert "फ़ाइल क्र." in self.seats["chm"].told
        (file,) = out.glob("*.odopsync")
        return file

    def taken(self, *files: Path) -> None:
        """Headquarters looks into files, and takes them in."""
        seat = self.seats["hq"]

        def look(dialog: QDialog) -> None:
            assert isinstance(dialog, PreviewDialog)
            seat.goto(dialog.yes.text())
            seat.press(K.Key_Space)

        seat.front()
        self.answers.ready = list(files)
        _to(seat, seat.word("ui.hq.take"))
        seat.ask(look, K.Key_Space)
        assert "refused: 0" in seat.told and "held: 0" in seat.told

    def answered(self) -> Path:
        """Headquarters' files for all; no circular goes along."""
        seat, out = self.seats["hq"], self.stick()

        def none(dialog: QDialog) -> None:
            assert isinstance(dialog, EnclosingDialog)
            seat.goto(seat.word("ui.hq.enclose.make"))
            seat.press(K.Key_Space)

        seat.front()
        _to(seat, seat.word("ui.hq.answer"))
        seat.ask(none, K.Key_Space)
        (file,) = out.glob("*.odopsync")
        return file

    def back(self) -> None:
        """The district takes in what headquarters gives it."""
        file = self.answered()
        self.answers.ready = [file]
        self.press(self.seats["chm"], "ui.sync.take.go")
        assert "ली गई" in self.seats["chm"].told


def _to(seat: Seat, name: str) -> None:
    """To a button of the page, from its beginning."""
    seat.press(K.Key_K, held=CTRL)
    seat.goto(name)


def _typed(seat: Seat, name: str, text: str) -> None:
    seat.goto(name)
    seat.type(text)


def _pressed(seat: Seat, name: str) -> None:
    seat.goto(name)
    seat.press(K.Key_Space)


def _founded(post: Post) -> str:
    """Headquarters begins; its fingerprint stands on the screen."""
    seat = post.come("hq", "en")
    w = seat.word

    def fill(dialog: QDialog) -> None:
        assert isinstance(dialog, BeginDialog)
        _typed(seat, w("ui.hq.begin.phone"), "0177-2621234")
        for n in ("one", "two"):
            post.answers.ready = [post.folder / f"key {n}"]
            _pressed(seat, w(f"ui.hq.begin.{n}"))
        _typed(seat, w("ui.hq.key.phrase"), PHRASE)
        _typed(seat, w("ui.hq.begin.again"), PHRASE)
        _pressed(seat, w("ui.hq.do"))

    _to(seat, w("ui.hq.begin"))
    seat.ask(fill, K.Key_Space)
    assert isinstance(seat.page, HeadquartersPage)
    own = listed.trust(post.offices["hq"]).roots.fingerprint
    assert own in seat.page.pcs.about.text()
    return own


def _enrolled(post: Post, theirs: str) -> None:
    seat, hq = post.come("chm", "hi"), post.seats["hq"]
    out = post.stick()
    _typed(seat, seat.word("ui.sync.enrol.phone"), "01899-222278")
    _pressed(seat, seat.word("ui.sync.enrol.go"))
    assert isinstance(seat.page, SyncPage)
    spoken = seat.page.enrol.fingerprint.text().replace(" ", "").replace("–", "-")
    (request,) = out.glob("*.odopsync")
    assert list(out.glob("*.pdf"))
    w, back = hq.word, post.folder / "back"

    def accept(dialog: QDialog) -> None:
        assert isinstance(dialog, AcceptDialog)
        for name, path in (("ui.hq.accept.file", request), ("ui.hq.accept.out", back)):
            post.answers.ready = [path]
            _pressed(hq, w(name))
        assert "HP-CHM-1" in dialog.who.text()
        post.answers.ready = [post.folder / "key one" / "root-1.odopkey"]
        _pressed(hq, w("ui.hq.key"))
        _typed(hq, w("ui.hq.key.phrase"), PHRASE)
        _typed(hq, w("ui.hq.accept.heard"), spoken)
        _pressed(hq, w("ui.hq.do"))

    hq.front()
    _to(hq, w("ui.hq.accept"))
    hq.ask(accept, K.Key_Space)
    seat.front()
    post.answers.ready = list(back.glob("*.odopsync"))
    _to(seat, seat.word("ui.sync.answer.heard"))
    seat.type(theirs.lower())
    _pressed(seat, seat.word("ui.sync.answer.go"))
    assert seat.page.steps.isVisible()


def _decided(seat: Seat, value: str, dialog: QDialog) -> None:
    assert isinstance(dialog, ConflictDialog)
    while not seat.named.startswith(value):
        seat.press(K.Key_Down)
    seat.press(K.Key_Space)
    _typed(seat, seat.word("ui.sync.conflict.reason"), "घर देखा")
    seat.press(K.Key_Return)


def _restored(seat: Seat, post: Post, copy: Path, dialog: QDialog) -> None:
    assert isinstance(dialog, RestoreDialog)
    post.answers.ready = [copy]
    _pressed(seat, seat.word("ui.choose_file"))
    _typed(seat, seat.word("ui.signin.user"), "clerk")
    _typed(seat, seat.word("ui.signin.password"), PASSWORD)
    seat.press(K.Key_Return)
    seat.bot.waitUntil(lambda: dialog.returned is not None, timeout=20_000)
    _pressed(seat, seat.word("ui.restore.on"))


def _same(post: Post) -> None:
    chm, hq = post.offices["chm"], post.offices["hq"]
    page = post.seats["chm"].page
    assert isinstance(page, SyncPage) and "एक जैसे हैं" in page.take.same.text()
    assert standing.digest(chm) == standing.digest(hq, "HP-CHM")


@pytest.fixture
def post(sit: Sit, answers: Answers, tmp_path: Path) -> Post:
    for who in ("hq", "chm"):
        found(tmp_path, who)
    return Post(sit, answers, tmp_path)


def test_a_quarter(post: Post, answering: Callable[..., None]) -> None:
    _enrolled(post, _founded(post))
    chm, hq = post.offices["chm"], post.offices["hq"]
    seat = post.seats["chm"]
    person = make(chm, c.ARTISAN, name_hi="राम लाल", pin="176310")

    # The first pen drive is lost; the next file holds it all.
    post.sent()
    make(chm, c.ARTISAN, name_hi="सुनीता देवी")
    post.taken(post.sent())
    post.back()
    _same(post)

    # A safety copy, made in the settings.
    seat.place("settings")
    _to(seat, seat.word("ui.settings.copies.now"))
    seat.press(K.Key_Space)
    copy = max(chm.place.backups.glob("*.odopbackup"))
    seat.place("sync")

    # Two values: the district decides.
    records.change(chm, kind=c.ARTISAN, id=person, values={"pin": "176311"})
    records.change(hq, kind=c.ARTISAN, id=person, values={"pin": "176312"})
    post.taken(post.sent())
    post.back()
    _to(seat, seat.word("ui.sync.conflicts"))
    seat.ask(partial(_decided, seat, "176311"), K.Key_Return)
    post.taken(post.sent())
    post.back()
    assert row(chm, c.ARTISAN, person)["pin"] == row(hq, c.ARTISAN, person)["pin"] == "176311"
    _same(post)

    # The PC breaks down and is put back; what was sent since the copy comes back.
    seat.window.close()
    seat.hall.jobs.close()
    chm.close()
    other = post.seats["hq"]
    other.front()
    ask = partial(RestoreDialog.ask, other.hall, other.window, chm.folder)
    other.meet(partial(_restored, other, post, copy), ask)
    other.hall.say.window = other.window  # a dialog that stands before an office takes the mouth
    post.come("chm", "hi")
    chm = post.offices["chm"]
    post.taken(post.sent())
    post.back()
    assert row(chm, c.ARTISAN, person)["pin"] == "176311"
    post.taken(post.sent())
    post.back()
    _same(post)
    for office in post.offices.values():
        office.close()
