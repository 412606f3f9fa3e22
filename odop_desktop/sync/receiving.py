"""Taking in what came: any files at once, in whatever order, each with an outcome of its own."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from odop_desktop.errors import OdopError
from odop_desktop.office import Office
from odop_desktop.storage.posts import APPLIED, DUPLICATE, HELD, REFUSED, Came
from odop_desktop.sync import holding, inbox, package, parting
from odop_desktop.sync.brought import Brought
from odop_desktop.sync.clocks import Skew
from odop_desktop.sync.header import Header, Kind
from odop_desktop.sync.inbox import Received
from odop_desktop.sync.parts import Part
from odop_desktop.sync.unwrap import unwrap

__all__ = ["APPLIED", "DUPLICATE", "HELD", "REFUSED", "Outcome", "receive"]
Report = Callable[[int, int], None]
_NONE = ("", 0, 0)
_ELSEWHERE = {Kind.ENROL: "E-SYN-65", Kind.REKEY: "E-SYN-97"}  # these are taken in where a person signs


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one file: `state` applied, duplicate, held or refused; `error` says why in the last two."""

    file: Path
    state: str
    error: OdopError | None
    came: Came | None = None
    header: Header | None = None
    touched: tuple[tuple[str, str], ...] = ()
    skew: Skew = Skew.NONE  # whether the sender's clock or this PC's is wrong
    brought: Brought = field(default_factory=Brought)

    @property
    def code(self) -> str:
        return self.error.code if self.error else ""


def receive(
    office: Office,
    files: Sequence[Path],
    report: Report = lambda done, of: None,
    *,
    before: Callable[[], object] = lambda: None,
) -> list[Outcome]:
    """Takes in files in the order they were made in; the outcomes stand as the files were given.

    `before` is done once, when the first file has proved to be one (the safety copy). Files that were held and
    can go in now come last. Never raises for what is wrong with a file.
    """
    found: dict[int, Outcome] = {}
    ready = False
    for done, at in enumerate(sorted(range(len(files)), key=lambda n: (*_order(files[n]), n))):
        if not ready and _order(files[at]) != _NONE:
            before()
            ready = True
        found[at] = _one(office, files[at])
        report(done + 1, len(files))
    outcomes = [found[at] for at in range(len(files))]
    return outcomes + _healed(office, outcomes)


def _healed(office: Office, outcomes: list[Outcome]) -> list[Outcome]:
    """Held files of before that went in behind these. Of those among these the outcome is the better one."""
    if not any(each.state == APPLIED for each in outcomes):
        return []
    again = {got.came.sha256: got for got in holding.again(office)}
    for at, each in enumerate(outcomes):
        if each.state == HELD and each.came is not None and each.came.sha256 in again:
            outcomes[at] = _outcome(each.file, again.pop(each.came.sha256))
    return [_outcome(Path(f"{got.came.pkg_no:06d}{package.SUFFIX}"), got) for got in again.values()]


def _order(file: Path) -> tuple[str, int, int]:
    """Who made a file, and when in the line of its files; nothing is verified for this."""
    try:
        source = unwrap(file)
        if isinstance(source, Part):
            return _NONE
        header = package.read_header(source)
    except OdopError:
        return _NONE
    return (header.sender, header.epoch, header.pkg_no)


def _one(office: Office, file: Path) -> Outcome:
    try:
        found = unwrap(file)
        if isinstance(found, Part):
            return _part(office, file, found)
        if code := _ELSEWHERE.get(package.read_header(found).kind):
            return _outcome(file, inbox.refuse(office, file, OdopError(code)))
    except OdopError:
        pass  # the inbox says it, and notes it in the book
    return _outcome(file, inbox.receive(office, file))


def _part(office: Office, file: Path, part: Part) -> Outcome:
    """A part is held until the others are there; the last one brings the whole."""
    try:
        parting.keep(office.place, part)
        whole = parting.joined(office.place, part)
    except OdopError as error:
        if error.code == "E-SYN-23":
            return Outcome(file, HELD, error)
        parting.forget(office.place, part)
        return _outcome(file, inbox.refuse(office, file, error))
    parting.forget(office.place, part)
    return _outcome(file, inbox.take(office, whole, name=file.name))


def _outcome(file: Path, got: Received) -> Outcome:
    return Outcome(file, got.came.state, got.error, got.came, got.header, got.touched, got.skew, got.brought)
