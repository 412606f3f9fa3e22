"""A forgotten password: the recovery code of the sealed envelope lets its owner set a new one."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from odop_desktop.actions.roles import Role, least
from odop_desktop.errors import OdopError
from odop_desktop.office import Clock, Office
from odop_desktop.signin import open_office
from odop_desktop.storage import folder as folders
from odop_desktop.storage import slots, vault
from odop_desktop.storage.place import Place, Room
from odop_desktop.storage.slots import Cost
from odop_desktop.storage.vault import Slot, Vault


@least(Role.VIEWER)
def renew(
    folder: Path,
    *,
    code: str,
    login: str,
    password: str,
    clock: Clock = datetime.now,
    room: Room | None = None,
    cost: Cost | None = None,
) -> Office:
    """Gives the user a new password, proved by the recovery code, and signs in with it. Returns the open office.

    E-VLT-02, -03 for the code, E-VLT-01 for a user who is not there, E-VLT-09 for a password that is too
    short, E-OFF-01 while the office is open. The code stays valid; the event log says that it was used.
    """
    place = Place(folder.absolute())
    with folders.hold(place):
        kept = vault.load(place.vault)
        key = slots.open_with_recovery(kept, code)
        old = _slot(kept, login)
        fresh = slots.password_slot(kept, key, (old.user_id, old.name), password, cost or slots.calibrate())
        vault.save(place.vault, vault.with_slot(kept, fresh), key)
    office = open_office(place.root, lambda: (old.name, password), clock=clock, room=room)
    office.note("password-renewed", by="recovery code")
    return office


def _slot(kept: Vault, login: str) -> Slot:
    asked = login.strip().casefold()
    for slot in kept.slots:
        if slot.type == "password" and slot.name.casefold() == asked:
            return slot
    raise OdopError("E-VLT-01", user=login)
