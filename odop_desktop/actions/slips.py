"""Papers handed to an artisan or a visitor: the slip of what is still wanted, the one-page life-line.

They are no letters: they take no number and change no record; that they were printed is noted in the event log.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import timedelta
from pathlib import Path

from odop_desktop.actions.roles import Role, least
from odop_desktop.domain.catalogue.shown import show
from odop_desktop.errors import OdopError, Problem
from odop_desktop.i18n.words import Words
from odop_desktop.identity.dates import parse_date
from odop_desktop.letters.blocks import Letter
from odop_desktop.letters.compose import lifeline as life_paper
from odop_desktop.letters.compose import slip as slip_paper
from odop_desktop.letters.compose import transfer as transfer_paper
from odop_desktop.letters.compose import wordings
from odop_desktop.letters.compose.life import LifeLine
from odop_desktop.letters.compose.lifeline import LifeFacts
from odop_desktop.letters.compose.slip import SlipFacts, Wanted
from odop_desktop.office import Office
from odop_desktop.paths import resources
from odop_desktop.queries import artisan_facts, lifeline, transfer_facts
from odop_desktop.queries.read import RecordRow
from odop_desktop.storage.files import write_whole

Reason = Callable[[Words, Problem], str]
DAYS = 15  # proposed for bringing what is wanted
_FEWER = (40, 32, 26, 22, 18, 14, 10, 6)  # lines tried, one after another, until the life fits its page


@least(Role.VIEWER)
def proposed(office: Office) -> str:
    """The day (ISO) by which papers are asked for, where nobody says another."""
    return (office.today() + timedelta(days=DAYS)).isoformat()


@least(Role.VIEWER)
def day(office: Office, typed: str) -> str:
    """The day (ISO) by which papers are asked for; '' for none. E-VAL-05: no date, E-SLP-03: a day gone by."""
    if not typed.strip():
        return ""
    today = office.today()
    iso, _ = parse_date(typed, today)
    if iso is None:
        raise OdopError("E-VAL-05", value=typed.strip()[:40])
    if iso < today.isoformat():
        raise OdopError("E-SLP-03", day=iso)
    return iso


@least(Role.OPERATOR)
def slip(office: Office, *, id: str, lang: str, by: str, reason: Reason) -> bytes:
    """The slip as PDF. `reason` words what is wrong with a value, as the screen does; `by` ISO or ''.

    E-SLP-01 for a record that is no artisan, E-SLP-02 where nothing is wanted any more.
    """
    words = office.words(lang)
    with office.reading() as conn:
        row = artisan_facts.artisan(conn, id)
        head = artisan_facts.facts(conn, office, row)
    lines = tuple(
        _wanted(office, row, words, key, found, reason) for key, found in artisan_facts.wanted(office, row)
    )
    if not lines:
        raise OdopError("E-SLP-02", record=row.number)
    facts = SlipFacts(head, lines, by)
    template = wordings.read(slip_paper.KIND, lang, resources() / "letters")
    return _printed(office, slip_paper.compose(facts, words, template))


def _wanted(
    office: Office, row: RecordRow, words: Words, key: str, found: Problem | None, reason: Reason
) -> Wanted:
    """A guarded value stands in no paper that leaves the office; the doubt about it does."""
    if found is None:
        return Wanted(key)
    field = row.kind.by_key[key]
    value = "" if field.guarded else show(field, row[key], words, office.lists)
    return Wanted(key, value, reason(words, found))


@least(Role.OPERATOR)
def life(office: Office, *, id: str, lang: str) -> bytes:
    """The life-line of an artisan as PDF: as many of its newest lines as one page holds. E-SLP-01."""
    words = office.words(lang)
    with office.reading() as conn:
        row = artisan_facts.artisan(conn, id)
        head, so_far = artisan_facts.facts(conn, office, row), artisan_facts.so_far(conn, row)
    lines = lifeline.of(office, row)
    template = wordings.read(life_paper.KIND, lang, resources() / "letters")

    def paper(n: int) -> Letter:
        facts = LifeFacts(head, so_far, lines[:n], len(lines) - n)
        return life_paper.compose(facts, words, template)

    return _printed(office, _fitting(lines, paper))


@least(Role.OPERATOR)
def transfer(office: Office, *, id: str, lang: str) -> bytes:
    """The slip of an artisan's transfer as PDF: the open request, else the last. E-MOV-09 where there is none."""
    facts = transfer_facts.of(office, id)
    template = wordings.read(transfer_paper.KIND, lang, resources() / "letters")
    return _printed(office, transfer_paper.compose(facts, office.words(lang), template))


def _fitting(lines: Sequence[LifeLine], paper: Callable[[int], Letter]) -> Letter:
    from odop_desktop.letters.render.pdf import length  # noqa: PLC0415  (the window opens without it)

    tried = (len(lines), *(n for n in _FEWER if n < len(lines)))
    for n in tried:
        letter = paper(n)
        if length(letter) == 1:
            break
    return letter


def _printed(office: Office, letter: Letter) -> bytes:
    from odop_desktop.letters.render.pdf import render  # noqa: PLC0415  (the window opens without it)

    return render(letter, practice=office.facts.practice)


@least(Role.OPERATOR)
def note(office: Office, *, what: str, number: str) -> None:
    """Notes that a paper (slip, lifeline) about this artisan was printed or saved."""
    office.note("print", paper=what, record=number)


@least(Role.OPERATOR)
def write(office: Office, *, what: str, number: str, pdf: bytes, out: Path) -> None:
    """The paper as a file, written beside and renamed, and noted."""
    out.parent.mkdir(parents=True, exist_ok=True)
    write_whole(out, pdf)
    note(office, what=what, number=number)
