"""The first day of a headquarters: its keys lie in two places and on paper before it begins."""

from __future__ import annotations

from pathlib import Path

from odop_desktop.actions import root_sheets
from odop_desktop.office import Office
from odop_desktop.sync import centre, root_files
from odop_desktop.sync.trust import TrustList


def begin(
    office: Office, *, phone: str, scope: str, places: tuple[Path, Path], passphrase: str
) -> tuple[TrustList, list[Path]]:
    """The list it begins with, and what was written. The sheets lie in the first of the two `places`.

    As `centre.prepare`, `root_files.write`, `root_sheets.write` and `centre.begin`.
    """
    begun = centre.prepare(office, phone=phone, scope=scope)
    files = root_files.write(begun, places, passphrase)
    keys = [(key.sort, key.which, key.keys, key.text) for key in root_files.texts(begun)]
    known = begun.trust.roots.fingerprint
    files += root_sheets.write(office, keys=keys, fingerprint=known, out=places[0])
    centre.begin(office, begun.trust)
    return begun.trust, files
