"""State packs between offices: headquarters' newer one goes in its file to whoever has an older.

A pack is believed as the file is, which headquarters signed; it is read as `check-pack` reads one. A pack that is
damaged or another State's does not stand against the rest of the file.
"""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from hashlib import sha256
from typing import Any

from odop_desktop.domain import catalogue as c
from odop_desktop.domain.pack import read_pack
from odop_desktop.domain.packfiles import FILES, MOST, Texts, laid, named, newer
from odop_desktop.domain.packoffice import office_values
from odop_desktop.errors import OdopError
from odop_desktop.office import Office
from odop_desktop.queries import read
from odop_desktop.signin import state_words
from odop_desktop.storage import settings, statepack
from odop_desktop.storage.apply import Put, apply
from odop_desktop.storage.statepack import Laid
from odop_desktop.storage.store import Connection
from odop_desktop.sync.brought import Brought
from odop_desktop.sync.payload import Section
from odop_desktop.sync.sections import MASTERS, PACK

_HAS = "sync.masters"
# What an office prints and reckons by; its numbers go on as they were begun.
_FOLLOWS = (
    *("claim_days", "helper_max", "followup_days"),
    *(
        f"{key}_{lang}"
        for key in ("name", "head_post", "letterhead", "facilitator", "jurisdiction")
        for lang in ("hi", "en")
    ),
)


# what travels


def told(conn: Connection, update: str) -> Section:
    """Which packs an office holds, and the hash of which update, for headquarters."""
    return Section(MASTERS, {"packs": statepack.versions(conn), "update": update})


def note(conn: Connection, node: str, came: Mapping[str, Any]) -> None:
    """At headquarters: which packs a PC holds, by its newest file."""
    settings.put(conn, f"{_HAS}/{node}", dict(came))


def noted(conn: Connection, node: str) -> Mapping[str, Any]:
    """What the PC's newest file said."""
    told: Mapping[str, Any] = settings.get(conn, f"{_HAS}/{node}", {})
    return told


def section(conn: Connection, state: str, node: str) -> Section | None:
    """The State's pack for a PC that has an older one; None where it has this one, or none is kept here."""
    kept = statepack.kept(conn, state)
    has = str(noted(conn, node).get("packs", {}).get(state, ""))
    if kept is None or not kept.files or (has and not newer(kept.version, has)):
        return None
    files = {name: {"sha256": _hash(text), "text": text} for name, text in kept.files.items()}
    return Section(PACK, {"state": state, "version": kept.version, "files": files})


def _hash(text: str) -> str:
    return sha256(text.encode()).hexdigest()


def bring(
    conn: Connection, office: Office, section: Mapping[str, Any] | None, brought: Brought
) -> Mapping[str, str]:
    """The pack of a file, before the records that name its rows; what is wrong with it is told, no more.

    Returns the rows it changed, each with its kind.
    """
    try:
        brought.pack = came(conn, office, section)
    except OdopError as error:
        brought.refused = error
    return brought.pack.touched if brought.pack else {}


def came(conn: Connection, office: Office, section: Mapping[str, Any] | None) -> Laid | None:
    """Lays the pack of a file; None where it brings none that is newer.

    E-PCK-21, 23, 25, 26: it is not whole, another State's, damaged, or too large; nothing is changed then.
    """
    if section is None:
        return None
    texts = _texts(section)
    state, version = named(texts)
    if state != office.facts.state:
        raise OdopError("E-PCK-23", pack=state, state=office.facts.state)
    return lay(conn, office, texts, (state, version))


def _texts(section: Mapping[str, Any]) -> dict[str, str]:
    try:
        files = {n: (str(f["text"]), str(f["sha256"])) for n, f in section["files"].items() if n in FILES}
    except (KeyError, TypeError, AttributeError) as error:
        raise OdopError("E-PCK-25", pack=str(section.get("state"))) from error
    if any(_hash(text) != told for text, told in files.values()):
        raise OdopError("E-PCK-25", pack=str(section.get("state")))
    if sum(len(text.encode()) for text, _ in files.values()) > MOST:
        raise OdopError("E-PCK-26", pack=str(section.get("state")), most=MOST // 1_000_000)
    return {name: text for name, (text, _) in files.items()}


def lay(conn: Connection, office: Office, texts: Texts, which: tuple[str, str]) -> Laid | None:
    """Lays a pack of this State and version, where it is newer than the one here. E-PCK-21: it is not whole."""
    state, version = which
    kept = statepack.kept(conn, state)
    if kept is not None and not newer(version, kept.version):
        return None
    with laid(texts, state) as folder:
        return statepack.lay(conn, read_pack(folder), texts, office.now())


# what follows from a pack that was laid


def settle(office: Office) -> None:
    """After a pack was laid: the words of the open office, and those of its settings that were the old pack's own."""
    state = office.facts.state
    with office.reading() as conn:
        kept, before = statepack.kept(conn, state), statepack.following(conn, state)
    if kept is not None and kept.version != office.head.version:
        office.head, office.lists = state_words(state, kept, over_all=office.facts.headquarters)
    if kept is not None and before is not None:
        with office.transaction() as conn:
            with suppress(OdopError):
                _follow(conn, office, before, kept.files)
            statepack.followed(conn)


def _follow(conn: Connection, office: Office, before: Texts, now: Texts) -> None:
    """What the office never changed of what the older pack proposed becomes what the newer one proposes."""
    row, facts = read.own_office(conn), office.facts
    old, new = (_proposed(texts, facts.state, facts.kind, facts.district) for texts in (before, now))
    changed = {k: new[k] for k in _FOLLOWS if new[k] != old[k] and row[k] == old[k]}
    if changed:
        apply(conn, office.act("pack.update"), [Put(c.OFFICE, row.id, changed)])


def _proposed(texts: Texts, state: str, kind: str, home: str | None) -> dict[str, Any]:
    with laid(texts, state) as folder:
        return office_values(read_pack(folder), kind, home)
