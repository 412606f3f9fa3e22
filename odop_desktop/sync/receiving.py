"""Taking in what came: any files at once, in whatever order, each with an outcome of its own."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Protocol, TypeVar

from odop_desktop.errors import OdopError
from odop_desktop.office import Office
from odop_desktop.storage import peers
from odop_desktop.storage.posts import APPLIED, DUPLICATE, HELD, REFUSED, Came
from odop_desktop.sync import before as before_now
from odop_desktop.sync import holding, inbox, package, parting
from odop_desktop.sync.brought import Brought
from odop_desktop.sync.clocks import Skew
from odop_desktop.sync.header import Header, Kind
from odop_desktop.sync.inbox import Received
from odop_desktop.sync.parts import Part
from odop_desktop.sync.unforeseen import guarded
from odop_desktop.sync.unwrap import unwrap

__all__ = ["APPLIED", "DUPLICATE", "HELD", "JOINED", "REFUSED", "Outcome", "receive", "wrongly"]
Report = Callable[[int, int], None]
_Order = tuple[bool, str, int, int]
_NONE: _Order = (False, "", 0, 0)
JOINED = "joined"  # a part of a file that was whole with those beside it; the last of them says how it fared
_OTHERS = "E-SYN-60"
_ELSEWHERE = {Kind.ENROL: "E-SYN-65", Kind.REKEY: "E-SYN-97"}  # these are taken in where a person signs


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one file: `state` applied, duplicate, held, refused or joined; `error` says why it was not
    taken in, or that it was. `before`: these very bytes came before, and the same was said of them."""

    file: Path
    state: str
    error: OdopError | None
    came: Came | None = None
    header: Header | None = None
    touched: tuple[tuple[str, str], ...] = ()
    skew: Skew = Skew.NONE  # whether the sender's clock or this PC's is wrong
    brought: Brought = field(default_factory=Brought)
    before: bool = False

    @property
    def code(self) -> str:
        return self.error.code if self.error else ""


def receive(
    office: Office,
    files: Sequence[Path],
    report: Report = lambda done, of: None,
    *,
    before: Callable[[], object] = lambda: None,
    lying: Collection[Path] = (),
) -> list[Outcome]:
    """Takes in files in the order they were made in; the outcomes stand as the files were given.

    `lying`: those of the files that only lie in a folder, night after night; what was taken in of them is let be.
    `before` is done once, when the first file has proved to be one (the safety copy). Files that were held and
    can go in now come last. Never raises for what is wrong with a file. E-DB-…, E-VLT-…: this PC takes nothing in
    now; what went in before stays, and all of them can be given again.
    """
    found: dict[int, Outcome] = {}
    ready = _Once(before)
    sets, wholes = _sorted(files, _me(office))
    for some in sets:
        for n, outcome in zip(some, _pieces(office, [files[n] for n in some], ready, lying), strict=True):
            found[n] = outcome
            report(len(found), len(files))
    for n, of_a_file in wholes:
        lies = files[n] in lying
        known = before_now.known(office, files[n]) if lies else None
        if of_a_file and known is None and not (lies and before_now.in_vain(office, files[n])):
            ready()
        found[n] = _outcome(files[n], known) if known else _one(office, files[n])
        report(len(found), len(files))
    outcomes = [found[n] for n in range(len(files))]
    return outcomes + _healed(office, outcomes)


class Fared(Protocol):
    """What became of a file, or would: see `Outcome`."""

    @property
    def state(self) -> str: ...
    @property
    def error(self) -> OdopError | None: ...


_F = TypeVar("_F", bound=Fared)


def wrongly(found: Sequence[_F]) -> list[_F]:
    """The refused ones that somebody has to look at. A stick that goes round holds every office's file: where ours
    was among them, the others' are as they should be."""
    refused = [each for each in found if each.state == REFUSED]
    strange = [each for each in refused if each.error is None or each.error.code != _OTHERS]
    return strange if len(refused) < len(found) else refused


def _me(office: Office) -> str:
    with office.reading() as conn:
        return peers.me(conn).node


def _healed(office: Office, outcomes: list[Outcome]) -> list[Outcome]:
    """Held files of before that went in behind these. Of those among these the outcome is the better one."""
    if not any(each.state == APPLIED for each in outcomes):
        return []
    again = {got.came.sha256: got for got in holding.again(office)}
    for at, each in enumerate(outcomes):
        if each.state == HELD and each.came is not None and each.came.sha256 in again:
            outcomes[at] = _outcome(each.file, again.pop(each.came.sha256))
    return [_outcome(Path(f"{got.came.pkg_no:06d}{package.SUFFIX}"), got) for got in again.values()]


class _Once:
    """Does a thing at the first call."""

    def __init__(self, what: Callable[[], object]) -> None:
        self._left = [what]

    def __call__(self) -> None:
        while self._left:
            self._left.pop()()


def _sorted(files: Sequence[Path], me: str) -> tuple[list[list[int]], list[tuple[int, bool]]]:
    """The files by number: parts by the set that they are of; then the others, those to us first (they bring the
    newest list of offices), in the order they were made in, and whether each is a file of ours at all. Nothing is
    verified for this."""
    sets: dict[str, list[int]] = {}
    wholes: list[tuple[_Order, int]] = []
    for n, file in enumerate(files):
        try:
            source = guarded(unwrap, file)
            if isinstance(source, Part):
                sets.setdefault(source.of, []).append(n)
                continue
            header = guarded(package.read_header, source)
            wholes.append(((header.to != me, header.sender, header.epoch, header.pkg_no), n))
        except OdopError:
            wholes.append((_NONE, n))
    return list(sets.values()), [(n, order != _NONE) for order, n in sorted(wholes)]


def _one(office: Office, file: Path) -> Outcome:
    try:
        found = guarded(unwrap, file)
        if isinstance(found, Part):  # it was none a moment ago
            return _pieces(office, [file], lambda: None)[0]
        if code := _ELSEWHERE.get(guarded(package.read_header, found).kind):
            return _outcome(file, inbox.refuse(office, file, OdopError(code)))
    except OdopError:
        pass  # the inbox says it, and notes it in the book
    return _outcome(file, inbox.receive(office, file))


def _pieces(
    office: Office, files: Sequence[Path], ready: Callable[[], None], lying: Collection[Path] = ()
) -> list[Outcome]:
    """Parts of one set: held until the others are there; the last of those that make it whole brings the whole.

    Where all come together none is laid aside, so that they need no room.
    """
    if files[0] in lying and (known := before_now.known(office, files[0])):
        return [_outcome(file, known) for file in files]
    try:
        found = [replace(_part(file), content=b"") for file in files]
        whole = parting.joined(office.place, found[-1], files)
    except OdopError as error:
        return [_laid(office, file, error) for file in files]
    ready()
    done = [Outcome(file, JOINED, None) for file in files[:-1]]
    got = inbox.take(office, whole, name=files[-1].name)
    parting.forget(office.place, found[-1])
    return [*done, _outcome(files[-1], got)]


def _part(file: Path) -> Part:
    found = unwrap(file)
    if not isinstance(found, Part):
        raise OdopError("E-SYN-02")
    return found


def _laid(office: Office, file: Path, error: OdopError) -> Outcome:
    """One of a set that is not whole yet; or of one that never will be, which is refused."""
    try:
        part = _part(file)
        if error.code == "E-SYN-25":
            parting.drop(office.place, part)
        if error.code == "E-SYN-23" or not part.each:
            parting.keep(office.place, part, office.today())
        if error.code == "E-SYN-23":
            return Outcome(file, HELD, parting.lacking(office.place, part))
    except OdopError as against:
        error = against
    return _outcome(file, inbox.refuse(office, file, error))


def _outcome(file: Path, got: Received) -> Outcome:
    told = (got.header, got.touched, got.skew, got.brought, got.before)
    return Outcome(file, got.came.state, got.error, got.came, *told)
