"""What the search says of a record it found: its title, its number, and a second line that tells it from others."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from odop_desktop.domain import catalogue as c
from odop_desktop.i18n.words import Words
from odop_desktop.office import Office
from odop_desktop.queries import everywhere, makers, transfers
from odop_desktop.queries.everywhere import Group
from odop_desktop.queries.makers import Maker
from odop_desktop.queries.read import RecordRow
from odop_desktop.queries.transfers import Announced
from odop_desktop.telling import shown
from odop_desktop.telling import transfers as say
from odop_desktop.telling.shown import Names
from odop_desktop.ui.desk import Goto

# The fields of the second line; of a name in two scripts the reader's is taken.
LINE: Mapping[str, tuple[str, ...]] = {
    c.ARTISAN.name: ("guardian_name", "village_ward", "odop_product", "mobile"),
    c.BUYER.name: ("city", "rep_name", "mobile"),
    c.LOI.name: ("buyer", "loi_date", "total", "stage"),
    c.EVENT.name: ("from_date", "city", "venue_hi"),
    c.PRODUCT.name: ("district", "craft"),
    c.LETTER.name: ("to_whom", "letter_date", "status"),
    c.QUERY.name: ("stage", "about", "question"),
    c.TRANSFER.name: ("to_district", "stage", "asked_on"),
    c.PARTICIPATION.name: ("event", "stage", "allot_no"),
    c.STALL.name: ("event", "size"),
    c.OFFERING.name: ("artisan", "description"),
    c.SPACE.name: ("event",),
    c.PLACE.name: ("level", "parent"),
}
# What has no name of its own is called by what it is of.
CALLED = {c.PARTICIPATION.name: "artisan", c.TRANSFER.name: "artisan", c.OFFERING.name: "product"}

_COMING = 5  # announced persons that are told


@dataclass(frozen=True, slots=True)
class Found:
    """What the search brought: groups (or the recent records), and the names of what their rows refer to.

    `makers`: by id, whose the records are that bear one number with others of what was found. `coming`: persons
    announced by another office, who are not here yet.
    """

    text: str
    groups: tuple[Group, ...]
    recent: tuple[RecordRow, ...]
    names: Names
    makers: Mapping[str, Maker] = field(default_factory=dict)
    coming: tuple[Announced, ...] = ()


@dataclass(frozen=True, slots=True)
class Entry:
    """One row of the popup: a head (`go` None), a record, or the way to the kind's list."""

    title: str
    number: str = ""
    line: str = ""
    go: Goto | None = None

    @property
    def told(self) -> str:
        return ", ".join(filter(None, (self.title, self.number, self.line)))


def look(office: Office, text: str) -> Found:
    """Asks the store; for an empty text the records last changed."""
    groups = everywhere.find(office, text) if text.strip() else ()
    recent = () if text.strip() else everywhere.recent(office)
    rows = [*recent, *(row for group in groups for row in group.rows)]
    names: dict[str, RecordRow] = {}
    for kind in {row.kind.name: row.kind for row in rows}.values():
        names |= shown.names_of(office, kind, [r for r in rows if r.kind is kind])
    alike = _alike(rows)
    whose, coming = makers.of(office, alike) if alike else {}, tuple(transfers.coming(office, text)[:_COMING])
    return Found(text, groups, recent, names, whose, coming)


def _alike(rows: Sequence[RecordRow]) -> list[str]:
    """Those of which another bears the same number: offices number apart."""
    count = Counter((row.kind.name, row.number) for row in rows)
    return [row.id for row in rows if count[row.kind.name, row.number] > 1]


def entries(office: Office, found: Found, lists: Mapping[str, str], words: Words) -> list[Entry]:
    """The rows of the popup. `lists`: the place of the rail in which a kind has its list, by the kind's name."""
    if found.recent:
        recent = [_entry(office, row, found, words, kind=True) for row in found.recent]
        return [Entry(words("ui.find.recent")), *recent]
    told = [entry for group in found.groups for entry in _group(office, group, found, lists, words)]
    return [*told, *_coming(found.coming, words)]


def _coming(announced: Sequence[Announced], words: Words) -> Iterable[Entry]:
    """They stand in the place of headquarters' files."""
    if announced:
        yield Entry(words("ui.find.coming"))
    for one in announced:
        said = say.state(words, one)
        yield Entry(
            one.name.of(words.lang), one.number, f"{one.origin.of(words.lang)} · {said}", Goto(place="sync")
        )


def _group(
    office: Office, group: Group, found: Found, lists: Mapping[str, str], words: Words
) -> Iterable[Entry]:
    yield Entry(words(f"{group.kind.name}.plural"))
    for row in group.rows:
        yield _entry(office, row, found, words)
    if group.more and (place := lists.get(group.kind.name)):
        yield Entry(words("ui.find.more"), go=Goto(place=place, given={"search": found.text}))


def _entry(office: Office, row: RecordRow, found: Found, words: Words, *, kind: bool = False) -> Entry:
    names = found.names
    title = _title(row, names, words)
    number = row.number if row.number not in (row.id, title) else ""
    parts = [words(f"{row.kind.name}.name")] if kind else []
    parts += [found.makers[row.id].said(words.lang)] if row.id in found.makers else []
    parts += [_part(office, row, key, names, words) for key in LINE.get(row.kind.name, ())]
    line = " · ".join(dict.fromkeys(filter(None, parts)))
    return Entry(title, number, line, Goto(kind=row.kind.name, id=row.id))


def _title(row: RecordRow, names: Names, words: Words) -> str:
    called = names.get(row[CALLED[row.kind.name]] or "") if row.kind.name in CALLED else None
    title = (called or row).title(words.lang)
    return words(f"{row.kind.name}.name") if title == row.id else title


def _part(office: Office, row: RecordRow, key: str, names: Names, words: Words) -> str:
    here, there = shown.spoken(row.kind, row.kind.by_key[key], words.lang)
    return " ".join(shown.told(office, row, here, there, names, words).split())


def lists_of(places: Iterable[tuple[str, tuple[str, ...]]]) -> dict[str, str]:
    """By a kind's name the place in which it is listed: the first kind of each place."""
    return {kinds[0]: name for name, kinds in places if kinds}
