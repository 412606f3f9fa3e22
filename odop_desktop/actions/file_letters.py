"""Letters about files to and from headquarters (T14): numbered, kept and registered like every letter.

They are about no record, so nothing but the register changes. Copies, files and cancelling are as for the others.
"""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy import Connection

from odop_desktop.actions import numbers
from odop_desktop.actions.changes import Changes
from odop_desktop.actions.letter_making import file_name
from odop_desktop.actions.roles import Role, least
from odop_desktop.domain import catalogue as c
from odop_desktop.domain.catalogue.letter import FILE
from odop_desktop.domain.fiscal import financial_year
from odop_desktop.domain.stages import LetterStatus
from odop_desktop.i18n.words import Words
from odop_desktop.letters.blocks import Letter
from odop_desktop.letters.compose import awaited, covering, grammar, nil, wordings
from odop_desktop.letters.compose.awaited import AwaitedFacts
from odop_desktop.letters.compose.covering import CoveringFacts
from odop_desktop.letters.compose.nil import NilFacts
from odop_desktop.office import Office
from odop_desktop.paths import resources
from odop_desktop.queries import letter_facts, letters
from odop_desktop.queries.read import RecordRow
from odop_desktop.storage.apply import Put, apply
from odop_desktop.storage.ops import uuid7

FileFacts = CoveringFacts | NilFacts | AwaitedFacts


@least(Role.APPROVER)
def issue(office: Office, *, facts: FileFacts, about: str, lang: str) -> Changes:
    """One letter, whole or not at all. `about` names the file (pkg_id) or, of a reminder, office and month.

    `facts.letter` comes without a number (`queries.official_facts`); `lang` hi, en or both (two sheets under one
    number). Where a letter about the same stands, nothing happens. E-ACT-23, E-LTR-…: why it cannot be made.
    """
    kind, on = kind_of(facts), facts.letter.date
    with office.transaction() as conn:
        if letters.standing(conn, about):
            return Changes("")
        number, serial = numbers.take_letter(conn, office, kind, on)
        kept = office.store.blobs.put(_pdf(office, _numbered(facts, number), lang))
        values = {
            "number": number,
            "kind": kind.upper(),
            "fy": financial_year(on),
            "pc": office.facts.pc,
            "serial": serial,
            "letter_date": on,
            "lang": lang,
            "to_whom": _to_whom(facts, lang),
            "subject": _subject(facts, office.words("en" if lang == "en" else "hi")),
            "record_kind": FILE,
            "record_id": about,
            **_refers(facts),
            "pdf": kept,
            **_made(conn, office, on),
            "file_name": file_name(number),
        }
        put = Put(c.LETTER, uuid7(), values, "create")
        apply(conn, office.act(f"letters.{kind}"), [put])
    return Changes(office.last_act, ((c.LETTER.name, put.id),))


@least(Role.OPERATOR)
def draft(office: Office, *, facts: FileFacts, lang: str) -> bytes:
    """The letter as it would be: marked, without a number; nothing is written to the store."""
    return _pdf(office, _numbered(facts, ""), lang, draft=True)


@least(Role.VIEWER)
def standing(office: Office, *, about: str) -> RecordRow | None:
    """The letter that stands about this file or reminder."""
    with office.reading() as conn:
        return letters.standing(conn, about)


def kind_of(facts: FileFacts) -> str:
    """The letter's kind, as `letters` and the register name it."""
    match facts:
        case CoveringFacts():
            return covering.KIND
        case NilFacts():
            return nil.KIND
        case AwaitedFacts():
            return awaited.KIND


def _numbered(facts: FileFacts, number: str) -> FileFacts:
    return replace(facts, letter=replace(facts.letter, number=number))


def _pdf(office: Office, facts: FileFacts, lang: str, *, draft: bool = False) -> bytes:
    from odop_desktop.letters.render.combine import combine  # noqa: PLC0415  (the window opens without it)
    from odop_desktop.letters.render.pdf import render  # noqa: PLC0415

    langs = ("hi", "en") if lang == "both" else (lang,)
    made = [_composed(office, facts, each) for each in langs]
    sheets = [render(letter, draft=draft, practice=office.facts.practice) for letter in made]
    return sheets[0] if len(sheets) == 1 else combine(sheets, title=facts.letter.number)


def _composed(office: Office, facts: FileFacts, lang: str) -> Letter:
    words = office.words(lang)
    template = wordings.read(kind_of(facts), lang, resources() / "letters")
    match facts:
        case CoveringFacts():
            return covering.compose(facts, words, template)
        case NilFacts():
            return nil.compose(facts, words, template)
        case AwaitedFacts():
            return awaited.compose(facts, words, template)


def _to_whom(facts: FileFacts, lang: str) -> str:
    to, spoken = facts.letter.to, "en" if lang == "en" else "hi"
    return ", ".join(filter(None, (to.post.of(spoken), to.office.of(spoken))))


def _subject(facts: FileFacts, words: Words) -> str:
    """Month and file, as the register tells them."""
    month = grammar.month(facts.letter.month, words)
    number = None if isinstance(facts, AwaitedFacts) else facts.file_no
    if number is None:
        return words("paper.subject.month", month=month)
    return words("paper.subject.file", month=month, n=number)


def _refers(facts: FileFacts) -> dict[str, str | None]:
    """A reminder refers to the letter before it."""
    if not isinstance(facts, AwaitedFacts):
        return {}
    return {"ref_no": facts.ref_no or None, "ref_date": facts.ref_date or None}


def _made(conn: Connection, office: Office, on: str) -> dict[str, object]:
    return {
        "officer": letter_facts.officer_on(conn, on).id,
        "issued_by": office.user.id,
        "status": str(LetterStatus.ISSUED),
        "written_out": False,
        "copies": 1,
    }
