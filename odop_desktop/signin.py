"""Opening an office: its folder, its key, its store, and who is sitting before it."""

from __future__ import annotations

import io
import shutil
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from platformdirs import user_config_path, user_data_path

from odop_desktop.domain import catalogue as c
from odop_desktop.domain.pack import read_pack
from odop_desktop.domain.packcheck import FILE, parse_head, read_head
from odop_desktop.domain.packfiles import LISTS, gathered, laid, newer
from odop_desktop.domain.packfind import find_packs
from odop_desktop.domain.packhead import PackHead
from odop_desktop.domain.valuelists import ValueList, merged, parse_lists, read_lists
from odop_desktop.errors import OdopError
from odop_desktop.office import PATTERN, Clock, Facts, Office, User
from odop_desktop.paths import resources
from odop_desktop.queries import read
from odop_desktop.queries.read import RecordRow
from odop_desktop.storage import drives, late, statepack, vault, where
from odop_desktop.storage import folder as folders
from odop_desktop.storage.key import DataKey
from odop_desktop.storage.place import Place, Room, megabytes
from odop_desktop.storage.propose import propose_place
from odop_desktop.storage.statepack import Kept
from odop_desktop.storage.store import Store
from odop_desktop.storage.vault import Vault

_NAME = "odop-desktop"
OVER_ALL = "headquarters.csv"  # the words of value lists that say something else over all offices
Credentials = Callable[[], tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Door:
    """What can be told of an office before it is open: whether it is a practice office, who may sign in."""

    practice: bool
    logins: tuple[str, ...]


def door(folder: Path) -> Door:
    """Reads the vault's names. E-OFF-02 where there is no office, E-VLT-04 … -06 for a vault that is not whole."""
    kept = vault.load(Place(folder.absolute()).vault)
    return Door(kept.practice, tuple(s.name for s in kept.slots if s.type == "password"))


def open_office(
    folder: Path, credentials: Credentials, *, clock: Clock = datetime.now, room: Room | None = None
) -> Office:
    """Opens the office in `folder`; a practice office needs no `credentials` (user, password).

    E-OFF-01 while another program has it, E-OFF-02 where there is none, E-VLT-… for what does not open.
    """
    place = Place(folder.absolute())
    lock = folders.hold(place)
    try:
        key, login = _key(vault.load(place.vault), credentials)
        store = where.opened(place, key, room)
    except BaseException:
        lock.release()
        raise
    try:
        office = _assembled(place, key, store, login, clock, lock.release)
    except BaseException:
        store.close()
        lock.release()
        raise
    remember(place.root)
    if login:
        office.note("sign-in")
    return office


def _key(kept: Vault, credentials: Credentials) -> tuple[DataKey, str | None]:
    if kept.practice:
        return vault.open_practice(kept), None
    opened = late.slots().open_with_password(kept, *credentials())
    return opened.key, opened.user_id


def _assembled(
    place: Place, key: DataKey, store: Store, login: str | None, clock: Clock, release: Callable[[], None]
) -> Office:
    _newer_pack(store, clock)
    with store.reading() as conn:
        own = read.own_office(conn)
        users = [u for u in read.where(conn, c.USER) if u["office"] in (None, own.id)]
        home = read.get(conn, c.PLACE, own["district"]) if own["district"] else None
        pc = int(conn.exec_driver_sql("SELECT pc FROM node").scalar_one())
        over_all = own["kind"] == "headquarters"
        head, lists = state_words(own["state"], statepack.kept(conn, own["state"]), over_all=over_all)
    user = next((u for u in users if login in (None, u.id)), None)
    if user is None:
        raise OdopError("E-VLT-01")
    practice = vault.load(place.vault).practice
    return Office(
        folder=place.root,
        store=store,
        facts=_facts(own, home, pc, practice=practice),
        user=User(user.id, user["login"], user["role"], user["lang"]),
        head=head,
        lists=lists,
        clock=clock,
        place=place,
        key=key,
        release=release,
        here=_names(home),
    )


def _facts(own: RecordRow, home: RecordRow | None, pc: int, *, practice: bool) -> Facts:
    return Facts(
        id=own.id,
        kind=own["kind"],
        practice=practice,
        state=own["state"],
        district=own["district"],
        code3=home["code3"] if home else "HQS",
        pc=pc,
        prefix=own["prefix"],
        letter_pattern=own["number_pattern"] or PATTERN,
        name_hi=own["name_hi"],
        name_en=own["name_en"],
    )


def _names(home: RecordRow | None) -> tuple[str, ...]:
    """Every name of the office's district; an office of the whole State takes rows of every district."""
    if home is None:
        return ()
    return tuple(str(n) for n in (home["name_hi"], home["name_en"], *(home["variants"] or ())) if n)


def pack_folders() -> tuple[Path, Path]:
    """Where packs lie: those that ship, then the user's own."""
    return resources() / "packs", user_data_path(_NAME) / "packs"


def _newer_pack(store: Store, clock: Clock) -> None:
    """Takes in the State's pack that came with a newer program; one that is not whole changes nothing."""
    with store.reading() as conn:
        state = read.own_office(conn)["state"]
        kept = statepack.kept(conn, state)
    folder = find_packs(pack_folders()).get(state)
    if folder is None or kept is None or (folder / FILE).read_bytes() == kept.files.get(FILE, "").encode():
        return
    head, _ = read_head(folder / FILE)
    if head is None or not newer(head.version, kept.version):
        return
    at = clock().astimezone().isoformat(timespec="seconds")
    with suppress(OdopError):
        files = gathered(folder)
        with laid(files, state) as copy, store.transaction() as conn:
            statepack.lay(conn, read_pack(copy), files, at)


def state_words(
    state: str, kept: Kept | None = None, *, over_all: bool = False
) -> tuple[PackHead, dict[str, ValueList]]:
    """The head of a State's pack and the value lists that hold there; `over_all`: as headquarters words them.

    `kept`: the pack that the office's own store holds; else that of this program. E-PCK-22 where there is none.
    """
    lists = read_lists(resources() / "lists" / LISTS)
    if over_all:
        lists = merged(lists, read_lists(resources() / "lists" / OVER_ALL))
    if kept and kept.files and (own := parse_head(kept.files[FILE], state)[0]):
        return own, merged(lists, parse_lists(io.StringIO(kept.files.get(LISTS, "").removeprefix("\ufeff"))))
    found = find_packs(pack_folders())
    if state not in found:
        raise OdopError("E-PCK-22", state=state, known=", ".join(found))
    head, _ = read_head(found[state] / FILE)
    if head is None:
        raise OdopError("E-PCK-21", folder=state, count=1, code="", place=FILE)
    told = found[state] / LISTS
    return head, merged(lists, read_lists(told)) if told.is_file() else lists


def remember(folder: Path) -> None:
    """Notes the office last opened on this PC; where that cannot be noted, nothing is lost."""
    note = user_config_path(_NAME) / "last_office"
    try:
        note.parent.mkdir(parents=True, exist_ok=True)
        note.write_text(str(folder), encoding="utf-8")
    except OSError:
        return


def last_opened() -> Path | None:
    note = user_config_path(_NAME) / "last_office"
    try:
        folder = Path(note.read_text(encoding="utf-8").strip())
    except (OSError, UnicodeDecodeError):
        return None
    return folder if folders.is_office(Place(folder)) else None


def proposed_place(*, practice: bool = False) -> Path:
    """Where set-up proposes to keep the records; a practice office stands beside, under a name still free."""
    place = propose_place()
    if not practice:
        return place
    names = ("practice", *(f"practice-{n}" for n in range(2, 100)))
    return next((p for n in names if not (p := place.with_name(n)).exists()), place.with_name("practice"))


def ensure_place(folder: Path, *, practice: bool, probe: drives.Probe | None = None) -> int:
    """Whether a new office may live there: E-OFF-03 … -08. Returns the disk's free megabytes.

    A practice office may lie anywhere: what it holds may be lost.
    """
    place = Place(folder.absolute())
    if not practice:
        drives.ensure_safe(place.root, probe)
    if folders.is_office(place):
        raise OdopError("E-OFF-03", folder=str(place.root))
    if not folders.writable(place.root):
        raise OdopError("E-OFF-07", folder=str(place.root), why="-")
    if place.root.is_dir() and any(place.root.iterdir()):
        raise OdopError("E-OFF-08", folder=str(place.root))
    there = next(p for p in (place.root, *place.root.parents) if p.exists())
    return megabytes(shutil.disk_usage(there).free)


def ensure_second(folder: Path, *, beside: Path) -> bool:
    """Whether safety copies of the office in `beside` may lie there: E-OFF-07, -09. True: on the same disk."""
    root = beside.absolute()
    if folder.absolute().is_relative_to(root):
        raise OdopError("E-OFF-09", folder=str(folder))
    if not folders.writable(folder):
        raise OdopError("E-OFF-07", folder=str(folder), why="-")
    here = next(p for p in (root, *root.parents) if p.exists())
    return here.stat().st_dev == folder.stat().st_dev
