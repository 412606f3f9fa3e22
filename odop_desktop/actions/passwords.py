"""A forgotten password: who proves the right to the office's records sets a new one; a lost card is replaced."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from odop_desktop.actions.roles import Role, least
from odop_desktop.errors import OdopError
from odop_desktop.office import Clock, Office
from odop_desktop.signin import open_office
from odop_desktop.storage import folder as folders
from odop_desktop.storage import slots, vault
from odop_desktop.storage.key import DataKey
from odop_desktop.storage.place import Place, Room
from odop_desktop.storage.slots import Cost
from odop_desktop.storage.vault import Slot, Vault


@dataclass(frozen=True, slots=True)
class Proof:
    """`key` opens the records, `after` follows once the password is set; `by` names it in the event log."""

    by: str
    key: Callable[[Place], DataKey]
    after: Callable[[Place], None] | None = None


def card(code: str) -> Proof:
    """The code of the recovery card. E-VLT-02, -03."""
    return Proof("recovery code", lambda place: slots.open_with_recovery(vault.load(place.vault), code))


@least(Role.VIEWER)
def renew(
    folder: Path,
    *,
    proof: Proof,
    login: str,
    password: str,
    clock: Clock = datetime.now,
    room: Room | None = None,
    cost: Cost | None = None,
) -> Office:
    """Gives the user a new password and signs in with it. Returns the open office.

    What the proof is refused with, E-VLT-01 for a user who is not there, E-VLT-09 for a password that is too
    short, E-OFF-01 while the office is open. A card's code stays valid; the event log says what was used.
    """
    place = Place(folder.absolute())
    with folders.hold(place):
        kept = vault.load(place.vault)
        old = _slot(kept, login)
        key = proof.key(place)
        fresh = slots.password_slot(kept, key, (old.user_id, old.name), password, cost or slots.calibrate())
        vault.save(place.vault, vault.with_slot(kept, fresh), key)
        if proof.after is not None:
            proof.after(place)
    office = open_office(place.root, lambda: (old.name, password), clock=clock, room=room)
    office.note("password-renewed", by=proof.by)
    return office


@least(Role.ADMINISTRATOR)
def new_card(office: Office, code: str) -> None:
    """The office's recovery card has this code from now on; the code of the card before it opens nothing."""
    kept = vault.load(office.place.vault)
    fresh = slots.recovery_slot(kept, office.key, code)
    vault.save(office.place.vault, vault.with_slot(kept, fresh), office.key)
    office.note("recovery-card-renewed")


def _slot(kept: Vault, login: str) -> Slot:
    asked = login.strip().casefold()
    for slot in kept.slots:
        if slot.type == "password" and slot.name.casefold() == asked:
            return slot
    raise OdopError("E-VLT-01", user=login)
