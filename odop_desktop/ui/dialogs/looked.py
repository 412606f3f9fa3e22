"""What files would do if they were taken in: looked into off the GUI thread, shown before it is done."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from odop_desktop.i18n.format import grouping
from odop_desktop.i18n.words import Words
from odop_desktop.letters.compose.two import Two
from odop_desktop.office import Office
from odop_desktop.sync import before, folders, listed, parting, preview
from odop_desktop.sync.preview import Preview
from odop_desktop.telling import shown
from odop_desktop.telling.shown import Names
from odop_desktop.ui.jobs import Job

MOST = 30  # files looked into before they are taken in


@dataclass(frozen=True, slots=True)
class Looked:
    """What files would do if they were taken in; some may not be looked into yet (`preview.UNSEEN`)."""

    files: tuple[Path, ...]
    seen: tuple[Preview, ...]
    called: Mapping[str, Two]
    names: Names
    before: int = 0  # files of the folder that were taken in before
    others: int = 0  # files of the folder that come from no office
    more: str = ""  # the folder's name, where it holds more than was looked at


def looked(office: Office, files: tuple[Path, ...], cancelled: Callable[[], bool]) -> Looked:
    """Looks into the first `MOST` of the files, and at the others from outside; nothing is taken in."""
    glanced = [preview.glance(*some) for some in parting.sets(files)]
    return _looked(office, Looked(files, (), listed.called(listed.trust(office)), {}), glanced, cancelled)


def further(office: Office, found: Looked, job: Job) -> Looked:
    """The next `MOST` are looked into as well."""
    return _looked(office, found, list(found.seen), job.cancelled)


def _looked(office: Office, found: Looked, seen: list[Preview], cancelled: Callable[[], bool]) -> Looked:
    now = [n for n, each in enumerate(seen) if each.state == preview.UNSEEN][:MOST]
    for n in now:
        if not cancelled():
            seen[n] = preview.of(office, *seen[n].files)
    asked = [
        (line.row.kind.by_key[key].ref, value)
        for n in now
        for line in seen[n].lines
        for key, *values in line.fields
        for value in values
        if line.row.kind.by_key[key].ref and value
    ]
    return replace(found, seen=tuple(seen), names={**found.names, **shown.referred(office, asked)})


def in_folder(office: Office, folder: Path, job: Job) -> Looked:
    """Looks into the files of a folder that come from offices and were not taken in before. E-SYN-01."""
    inside = folders.within(folder)
    new = tuple(file for file in inside.files if before.known(office, file) is None)
    seen = looked(office, new, job.cancelled)
    more = folder.name if inside.more else ""
    return replace(seen, before=len(inside.files) - len(new), others=inside.others, more=more)


def beside(words: Words, found: Looked) -> list[str]:
    """What else lies in the folder."""
    said = [words("sync.before", n=grouping(found.before))] if found.before else []
    said += [words("sync.folder.others", n=grouping(found.others))] if found.others else []
    facts = {"folder": found.more, "n": grouping(folders.MOST)}
    return said + ([words("sync.folder.more", **facts)] if found.more else [])
