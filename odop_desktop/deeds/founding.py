"""Headquarters' offline keys, the first and those after them, lie in two places and on paper before they count."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from odop_desktop.actions import root_sheets
from odop_desktop.office import Office
from odop_desktop.sync import centre, hq_roots, root_files
from odop_desktop.sync.roots import RootKey
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


def new_roots(
    office: Office, signing: Sequence[RootKey], *, places: tuple[Path, Path], passphrase: Callable[[], str]
) -> tuple[TrustList, list[Path]]:
    """The list under new offline keys, and what was written; `passphrase` of the new ones, asked for when it is clear
    that `signing` may hand over.

    As `hq_roots.prepare`, `root_files.write_roots`, `root_sheets.write` and `hq_roots.change`.
    """
    fresh = hq_roots.prepare(office, signing)
    files = root_files.write_roots(fresh.roots, places, passphrase(), fresh.set.no)
    keys = [(key.sort, key.which, key.keys, key.text) for key in root_files.root_texts(fresh.roots)]
    files += root_sheets.write(office, keys=keys, fingerprint=fresh.set.fingerprint, out=places[0])
    return hq_roots.change(office, fresh), files
