"""`show`, `history`: one record, and what happened to it."""

from __future__ import annotations

import click

from odop_desktop.cli import whole
from odop_desktop.cli.desk import Desk
from odop_desktop.cli.usage import command
from odop_desktop.domain.catalogue import LETTER
from odop_desktop.domain.catalogue.doubts import doubts as doubts_of
from odop_desktop.i18n.words import Words
from odop_desktop.queries import asked, letter_papers, records, sync_status, whose
from odop_desktop.queries.sync_status import State
from odop_desktop.telling import clashes, exchange, offices, questions, shown, wording
from odop_desktop.telling.whole import wanted


def commands(words: Words) -> dict[str, click.Command]:
    return {"show": _show(words), "history": _history(words)}


def _show(words: Words) -> click.Command:
    @command(words, "show")
    @click.argument("number", help=words("cli.number"))
    @click.pass_obj
    def run(desk: Desk, number: str) -> None:
        with desk.office() as office:
            row = shown.asked(office, number)
            names = shown.names_of(office, row.kind, [row])
            facts = shown.plain(office, row, names) | offices.facts(
                whose.of(office, row.kind, [row.id]).get(row.id)
            )
            told = whole.head(office, row, desk.words) + whole.fields(office, row, names, desk.words)
            parts, part_lines = whole.parts(office, row, desk.words)
            way = sync_status.of(office, [row.id]).get(row.id)
            open_ = clashes.found(office, row.id)
            to_decide = clashes.lines(office, desk.words, open_) if open_ else []
            doubts = wording.doubts(
                desk.words, row.kind, doubts_of(row.kind, row.values, office.lists, on=office.today())
            )
            coming = letter_papers.coming(office, row) if row.kind is LETTER else None
        empty, asks = wanted(row, desk.words)
        if row.kind is LETTER:
            facts["paper"] = coming is None
        facts |= parts | {"problems": doubts, "missing": empty}
        if way is not None:
            facts["sync"] = {"state": str(way.state), "package": way.file, "code": way.code}
            facts["sync"]["accepted"] = way.state is State.RECEIVED and not way.heard
            if way.reason:
                facts["sync"]["reason"] = way.reason
            if way.beside:
                of = way.beside
                facts["sync"]["other_pc"] = {"pc": of.pc, "package": of.file, "has_it": of.there}
            facts["entered_at_headquarters"] = way.entered
            told.insert(1, " · ".join(exchange.way(desk.words, way)))
            told[2:2] = [f"? {line}" for line in exchange.questions(desk.words, way)]
        if open_ is not None:
            facts["conflicts"] = clashes.facts(open_)
            told[1:1] = to_decide
        late = [wording.sentences(desk.words, coming.code, coming.facts)] if coming else []
        if about := asked.of(office, row.id):
            facts["queries"] = [questions.facts(office, each) for each in about]
        desk.answer(
            facts, *told, *part_lines, *(f"! {d['reason']}" for d in doubts), *filter(None, [asks, *late])
        )

    return run


def _history(words: Words) -> click.Command:
    @command(words, "history")
    @click.argument("number", help=words("cli.number"))
    @click.pass_obj
    def run(desk: Desk, number: str) -> None:
        with desk.office() as office:
            row = shown.asked(office, number)
            happened = records.history(office, row.id)
            names = shown.names_in_history(office, row.kind, happened)
            told = whole.head(office, row, desk.words)
            for each in happened:
                told.append(shown.happening(each, desk.words))
                told += shown.changed(office, row.kind, each, names, desk.words, shown.coin(row, names))
        desk.answer({"number": row.number, "history": [shown.happening_facts(h) for h in happened]}, *told)

    return run
