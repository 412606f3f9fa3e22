"""Photos and issued letters travel behind the ops, as many as a file's budget holds; the rest with the next file.

A district offers what headquarters has not said it holds, and asks for what it lacks itself (a PC begun anew).
Headquarters' answer says which of the offered it has, and brings what was asked for.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from odop_desktop.errors import OdopError
from odop_desktop.office import Office
from odop_desktop.storage import attached, posts, settings
from odop_desktop.storage.blobs import Blobs
from odop_desktop.storage.store import Connection
from odop_desktop.sync import archive, package
from odop_desktop.sync.payload import Blob, Section
from odop_desktop.sync.sections import HELD, OFFERED

BUDGET = 4_000_000  # bytes of attachments in one file: with them it still goes by mail in one part
_MOST = 300  # hashes told of in one file
_KEY = "sync.offered"


def offered(conn: Connection, blobs: Blobs) -> Section:
    """What a district still has to hand in, and what it lacks."""
    wanted = attached.not_lodged(conn)
    here = blobs.held(wanted)
    have = [h for h in wanted if h in here][:_MOST]
    lack = [h for h in wanted if h not in here][:_MOST]
    return Section(OFFERED, {"have": have, "lack": lack})


def enclosed(blobs: Blobs, hashes: Iterable[str], budget: int = BUDGET) -> Iterator[Blob]:
    """The attachments themselves, in this order, until the budget is spent; one alone may pass it."""
    spent = 0
    for hash_ in hashes:
        try:
            content = blobs.get(hash_)
        except OdopError:
            continue  # damaged here: `check` says so, and whoever has it whole sends it
        if spent and spent + len(content) > budget:
            return
        spent += len(content)
        yield Blob(hash_, content)


def inside(office: Office, number: int) -> int:
    """How many attachments the file of this number to headquarters holds. E-SYN-51: it is not in the archive."""
    with office.reading() as conn:
        made = posts.made_no(conn, number)
    return package.read_header(archive.sent(office.place, made)).counts.blobs if made else 0


def note_offer(conn: Connection, node: str, told: dict[str, Any]) -> None:
    """At headquarters: what a PC's newest file offers and asks for."""
    settings.put(conn, f"{_KEY}/{node}", {k: list(told.get(k, []))[:_MOST] for k in ("have", "lack")})


def answered(conn: Connection, blobs: Blobs, node: str) -> tuple[Section, list[str]]:
    """Of the newest offer: which headquarters holds by now, and what it can send of what was asked for."""
    offer = settings.get(conn, f"{_KEY}/{node}", {"have": [], "lack": []})
    have, lack = blobs.held(offer["have"]), blobs.held(offer["lack"])
    return Section(HELD, {"hashes": sorted(have | lack)}), sorted(lack)
