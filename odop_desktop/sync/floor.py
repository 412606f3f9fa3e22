"""The newest trust list this PC ever went by, outside its store: a copy that is restored goes on with it.

Its number is sealed in the vault, the list itself lies beside it (it is no secret, and the roots have signed it).
A store put back from a safety copy knows an older list, and with it PCs and keys that were taken out of use since:
it goes by the list beside the vault; where that is gone, an older list than the number says is not taken again.
"""

from __future__ import annotations

from pathlib import Path

from odop_desktop.errors import OdopError
from odop_desktop.office import Office
from odop_desktop.storage import sealing, vault
from odop_desktop.storage.files import write_whole
from odop_desktop.storage.key import DataKey
from odop_desktop.storage.place import Place
from odop_desktop.sync import trust
from odop_desktop.sync.trust import TrustList

_NAME = "trust"
FILE = "trust.json"


def rise(office: Office, found: TrustList) -> None:
    """Notes the list that this office goes by from now on; an older one lowers nothing."""
    kept = vault.load(office.place.vault)
    if found.version <= _version(kept, office.key):
        return
    write_whole(_file(office.place), found.encoded())
    told = str(found.version).encode("ascii")
    vault.save(office.place.vault, sealing.with_secret(kept, office.key, _NAME, told), office.key)


def of(place: Place, key: DataKey) -> int:
    """The number below which no list is taken; 0 where none was ever noted."""
    return _version(vault.load(place.vault), key)


def newest(place: Place, stored: TrustList, floor: int) -> TrustList:
    """The list beside the vault where the store's own is older than it should be; else, or without it, the store's."""
    if stored.version >= floor:
        return stored
    try:
        return trust.newest(_file(place).read_bytes(), stored)
    except (OSError, OdopError):
        return stored


def check(found: TrustList, floor: int) -> TrustList:
    """E-TRU-11 for a list older than one that this PC went by before it was restored."""
    if found.version < floor:
        raise OdopError("E-TRU-11", version=found.version, known=floor)
    return found


def _version(kept: vault.Vault, key: DataKey) -> int:
    return int(sealing.secret(kept, key, _NAME)) if _NAME in kept.secrets else 0


def _file(place: Place) -> Path:
    return place.root / FILE
