"""`move`: a person moves to another district. The office asks; headquarters decides by `sync transfers`."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from odop_desktop.actions import records, slips
from odop_desktop.cli.desk import Desk
from odop_desktop.cli.sync_steps import opened, step
from odop_desktop.cli.table import lines as table
from odop_desktop.cli.usage import OneOf, Wrong, command
from odop_desktop.domain.catalogue import ARTISAN, PLACE, TRANSFER
from odop_desktop.domain.reasons import said
from odop_desktop.errors import OdopError
from odop_desktop.i18n.format import date_screen
from odop_desktop.i18n.words import LANGUAGES, Words
from odop_desktop.office import Office
from odop_desktop.queries import districts, transfers
from odop_desktop.queries import records as find
from odop_desktop.queries.read import RecordRow
from odop_desktop.queries.transfers import Announced
from odop_desktop.sync import moving, recalling, sending
from odop_desktop.telling import shown, wording
from odop_desktop.telling import transfers as say

_PATH = click.Path(path_type=Path)
_NOBODY = frozenset({"E-MOV-06", "E-SYN-50"})  # the receiving office, or this one, is on no list yet
_COLUMNS = ("number", "artisan", "from_district", "to_district", "asked_on", "stage", "decided_on")


def commands(words: Words) -> dict[str, click.Command]:
    return {"move": _move(words)}


def steps(words: Words) -> list[click.Command]:
    return [_transfers(words)]


def _move(words: Words) -> click.Command:
    @command(words, "move")
    @click.argument("number", required=False, help=words("cli.move.number"))
    @click.option("--to", help=words("cli.move.to"))
    @click.option("--reason", default="", help=words("cli.move.reason"))
    @click.option("--out", type=_PATH, help=words("cli.move.out"))
    @click.option("--lang", type=OneOf(words, LANGUAGES), default="hi", help=words("cli.papers.lang"))
    @click.pass_obj
    def run(desk: Desk, number: str | None, to: str | None, reason: str, out: Path | None, lang: str) -> None:
        if number is None and (to or out):
            raise Wrong(desk.words("cli.move.who"), click.get_current_context())
        with opened(desk) as office:
            if number is None:
                desk.answer(
                    *_listed(office, desk.words, transfers.every(office), transfers.announced(office))
                )
                return
            if out is not None:
                recalling.recall(office)  # the request may lie in the archive alone, after a restore
            row = _asked(office, number, to, reason)
            facts, told = _request(office, desk.words, row)
            if out is not None:
                files, said = _papers(office, desk.words, row, out, lang)
                facts |= files
                told += said
        desk.answer(facts, *told)

    return run


def _asked(office: Office, number: str, to: str | None, reason: str) -> RecordRow:
    """The request: a new one where a district is named, else the one that is open."""
    if to is None:
        return transfers.request(office, number)
    person = find.find(office, ARTISAN, number)
    district = districts.meant(office, to)
    values = {"artisan": person.id, "to_district": district.id, "reason": said(reason)}
    done = records.make(office, kind=TRANSFER, values=values)
    return find.find(office, TRANSFER, done.ids[0])


def _request(office: Office, words: Words, row: RecordRow) -> tuple[dict[str, Any], list[str]]:
    person = find.find(office, ARTISAN, row["artisan"], bin=True)
    to = find.find(office, PLACE, row["to_district"])
    facts = {"number": row.number, "record": person.number, "to": row["to_office"], "stage": row["stage"]}
    said = {"name": person.title(words.lang), "number": person.number, "district": to.title(words.lang)}
    return facts, [words("cli.move.asked", transfer=row.number, **said)]


def _papers(
    office: Office, words: Words, row: RecordRow, out: Path, lang: str
) -> tuple[dict[str, Any], list[str]]:
    """The slip for the person to carry, and the file for the receiving office, where there is one to receive it."""
    slip = out / f"transfer-{row.number}.pdf"
    pdf = slips.transfer(office, id=row["artisan"], lang=lang)
    slips.write(office, what="transfer", number=row.number, pdf=pdf, out=slip)
    told = [words("cli.written", file=slip)]
    try:
        file = sending.announce(office, out, row.id).files[0]
    except OdopError as error:
        if error.code not in _NOBODY:
            raise
        why = wording.sentences(words, error.code, error.facts)
        return {"slip": str(slip), "file": None, "code": error.code}, [
            *told,
            words("cli.move.nobody", why=why),
        ]
    return {"slip": str(slip), "file": str(file)}, [*told, words("cli.written", file=file)]


def _transfers(words: Words) -> click.Command:
    @step(words, "transfers")
    @click.argument("number", required=False, help=words("cli.sync.transfers.number"))
    @click.option("--countersign", is_flag=True, help=words("cli.sync.transfers.countersign"))
    @click.option("--refuse", is_flag=True, help=words("cli.sync.transfers.refuse"))
    @click.option("--reason", default="", help=words("cli.sync.transfers.reason"))
    @click.pass_obj
    def run(desk: Desk, number: str | None, countersign: bool, refuse: bool, reason: str) -> None:
        if (countersign + refuse) != (number is not None):
            raise Wrong(desk.words("cli.sync.transfers.which"), click.get_current_context())
        with opened(desk) as office:
            if number is None:
                waiting = transfers.open_requests(office)
                desk.answer(*_listed(office, desk.words, waiting, transfers.announced(office)))
                return
            decide = moving.countersign if countersign else moving.refuse
            row = decide(office, transfers.request(office, number).id, reason)
            facts, _ = _request(office, desk.words, row)
            person = find.find(office, ARTISAN, row["artisan"], bin=True)
            to = find.find(office, PLACE, row["to_district"]).title(desk.words.lang)
            name = person.title(desk.words.lang)
            told = say.decided(desk.words, row["stage"], name, person.number, to)
        desk.answer(facts, told)

    return run


def _listed(
    office: Office, words: Words, rows: Sequence[RecordRow], announced: Sequence[Announced]
) -> tuple[Any, ...]:
    """Requests and what became of them; whom others have announced."""
    names = shown.names_of(office, TRANSFER, rows)
    fields = [TRANSFER.by_key[key] for key in _COLUMNS]
    cells = [[shown.cell(office, f, row[f.key], names, words) for f in fields] for row in rows]
    told = table([words(f"transfer.{key}.label") for key in _COLUMNS], cells) if rows else []
    coming = [one for one in announced if not one.here]
    told += [words("transfer.none")] if not rows and not coming else []
    told += [
        words(
            "cli.move.announced",
            name=one.name.of(words.lang),
            number=one.reg_no,
            district=one.origin.of(words.lang),
            date=date_screen(one.came[:10]),
        )
        for one in coming
    ]
    facts = {
        "transfers": [shown.plain(office, row, names) for row in rows],
        "announced": [
            {"number": one.number, "record": one.reg_no, "name": one.name.of(words.lang), "on": one.came[:10]}
            for one in coming
        ],
    }
    return facts, *told
