"""Photos and issued letters travel behind the ops, as many as a file's budget holds; the rest with the next file.

A district offers what headquarters has not said it holds, and asks for what it lacks itself (a PC begun anew).
Headquarters' answer says which of the offered it has, and brings what was asked for.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from odop_desktop.errors import OdopError
from odop_desktop.office import Office
from odop_desktop.storage import attached, outgoing, settings
from odop_desktop.storage.blobs import Blobs
from odop_desktop.storage.store import Connection
from odop_desktop.sync import archive, package
from odop_desktop.sync.payload import Blob, Section
from odop_desktop.sync.sections import HELD, OFFERED

BUDGET = 4_000_000  # bytes of attachments in one file: with them it still goes by mail in one part
_MOST = 300  # hashes told of in one file
_KEY = "sync.offered"
_THEIRS = 2000  # hashes that other PCs of an office have handed in for one that does not write itself
_HANDED = "sync.handed_on"  # of each other PC of the office: how often an attachment went along to it


def offered(conn: Connection, blobs: Blobs) -> Section:
    """What a district still has to hand in, and what it lacks."""
    have, lack = _outstanding(conn, blobs)
    return Section(OFFERED, {"have": have[:_MOST], "lack": lack[:_MOST]})


def _outstanding(conn: Connection, blobs: Blobs) -> tuple[list[str], list[str]]:
    """What headquarters has not said it holds and is here; and what is not here, first what it does hold."""
    every, lodged = attached.all_named(conn), attached.lodged(conn)
    here = blobs.held(every)
    return sorted(here - lodged), [*sorted(lodged & every - here), *sorted(every - here - lodged)]


def handed_on(conn: Connection, blobs: Blobs, node: str) -> tuple[Section, list[Blob]]:
    """For another PC of the office, which hands them on to headquarters: what it asked for, and what it has not said
    it holds. What went along least often before goes first, for that PC may never answer.
    """
    key = f"{_HANDED}/{node}"
    offer, before = _noted(conn, node), settings.get(conn, key, {})
    have, lack = _outstanding(conn, blobs)
    due = [h for h in have if h not in offer["have"]]
    asked = sorted(blobs.held(offer["lack"]))
    going = list(enclosed(blobs, dict.fromkeys([*asked, *sorted(due, key=lambda h: before.get(h, 0))])))
    went = {blob.sha256 for blob in going}
    settings.put(conn, key, {h: before.get(h, 0) + (h in went) for h in due})
    return Section(OFFERED, {"have": have[:_MOST], "lack": lack[:_MOST]}), going


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


def left(office: Office) -> int:
    """How many papers headquarters has not said that it holds; none at headquarters and before enrolment."""
    with office.reading() as conn:
        if office.facts.headquarters or settings.get(conn, settings.TRUST) is None:
            return 0
        return len(attached.not_lodged(conn))


def inside(office: Office, number: int) -> int:
    """How many attachments the file of this number to headquarters holds. E-SYN-51: it is not in the archive."""
    with office.reading() as conn:
        made = outgoing.made_no(conn, number)
    return package.read_header(archive.sent(office.place, made)).counts.blobs if made else 0


def note_offer(conn: Connection, node: str, told: dict[str, Any], siblings: Iterable[str] = ()) -> None:
    """What a PC's newest file offers and asks for: at headquarters, and at another PC of its office.

    `siblings`: the office's other PCs. What one hands in for the others they are told of as well, until they offer
    themselves what they do not know to be there.
    """
    offer = {k: list(told.get(k, []))[:_MOST] for k in ("have", "lack")}
    settings.put(conn, f"{_KEY}/{node}", offer)
    for other in siblings if offer["have"] else ():
        noted = _noted(conn, other)
        theirs = list(dict.fromkeys([*noted.get("theirs", ()), *offer["have"]]))[-_THEIRS:]
        settings.put(conn, f"{_KEY}/{other}", {**noted, "theirs": theirs})


def answered(conn: Connection, blobs: Blobs, node: str) -> tuple[Section, list[str]]:
    """Of the newest offer: which headquarters holds by now, and what it can send of what was asked for."""
    offer = _noted(conn, node)
    have, lack = blobs.held([*offer["have"], *offer.get("theirs", ())]), blobs.held(offer["lack"])
    return Section(HELD, {"hashes": sorted(have | lack)}), sorted(lack)


def _noted(conn: Connection, node: str) -> dict[str, list[str]]:
    found: dict[str, list[str]] = settings.get(conn, f"{_KEY}/{node}", {"have": [], "lack": []})
    return found
