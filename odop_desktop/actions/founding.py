"""A first start from its answers to an open office: made whole with letterhead and officer, or not at all."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime

from odop_desktop.actions import demo, setup, typed
from odop_desktop.actions.roles import Role, least
from odop_desktop.actions.setup import Wish
from odop_desktop.domain import catalogue as c
from odop_desktop.errors import OdopError
from odop_desktop.office import Clock, Office
from odop_desktop.signin import open_office
from odop_desktop.storage import recovery
from odop_desktop.storage.place import Place, Room

Pairs = Sequence[tuple[str, str]]
Report = Callable[[int, int], None]
_STEPS = 4


def new_code() -> str:
    """A recovery code for the card, to be given to `Wish` once it is on paper."""
    return recovery.new_code()


def _silent(done: int, of: int) -> None:
    """Nobody watches."""


@least(Role.ADMINISTRATOR)
def found(
    wish: Wish,
    *,
    office: Pairs = (),
    officer: Pairs = (),
    clock: Clock = datetime.now,
    room: Room | None = None,
    report: Report = _silent,
) -> Office:
    """Makes the office, signs in, saves its letterhead and its signing officer. Returns it open.

    `office` and `officer` are fields and texts, as `typed.save` takes them. Nothing stays where any of it is
    refused (E-OFF-…, E-VLT-09, or the code of a text).
    """
    existed = wish.folder.exists()
    report(0, _STEPS)
    setup.create(wish, clock=clock, room=room)
    report(1, _STEPS)
    try:
        made = open_office(wish.folder, lambda: (wish.admin, wish.password or ""), clock=clock, room=room)
        report(2, _STEPS)
        _furnish(made, office, officer)
    except BaseException:
        setup.clear(Place(wish.folder.absolute()), keep_root=existed)
        raise
    report(_STEPS, _STEPS)
    return made


def _furnish(made: Office, office: Pairs, officer: Pairs) -> None:
    try:
        if office:
            typed.save(made, kind=c.OFFICE, pairs=office, id=made.facts.id)
        if officer:
            typed.save(made, kind=c.OFFICER, pairs=officer)
    except BaseException:
        made.close()
        raise


@least(Role.ADMINISTRATOR)
def practice(wish: Wish, *, clock: Clock = datetime.now, report: Report = _silent) -> Office:
    """A practice office with the fairs of its State and invented people. Returns it open."""
    existed = wish.folder.exists()
    home = wish.district if wish.kind == "district" else None
    report(0, 2)
    try:
        demo.make(wish.folder, state=wish.state, district=home, kind=wish.kind, clock=clock, node=wish.node)
    except BaseException as error:
        if not (
            isinstance(error, OdopError) and error.code.startswith("E-OFF-")
        ):  # what stands there is not ours
            setup.clear(Place(wish.folder.absolute()), keep_root=existed)
        raise
    report(1, 2)
    return open_office(wish.folder, _nobody, clock=clock)


def _nobody() -> tuple[str, str]:
    raise OdopError("E-VLT-07")  # a practice office asks for no password
