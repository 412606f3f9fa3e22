"""`list`, `show`, `history`: what the store holds."""

from __future__ import annotations

from typing import Any

import click

from odop_desktop.cli import shown
from odop_desktop.cli.desk import Desk
from odop_desktop.domain.catalogue import kind as kind_of
from odop_desktop.i18n.words import Words
from odop_desktop.queries import records


def commands(words: Words) -> dict[str, click.Command]:
    return {"list": _list(words), "show": _show(words), "history": _history(words)}


def _list(words: Words) -> click.Command:
    @click.command("list", help=words("cli.list.help"))
    @click.argument("kind")
    @click.option("--search", default="", help=words("cli.list.search"))
    @click.option("--sort", help=words("cli.list.sort"))
    @click.option("--after", help=words("cli.list.after"))
    @click.option("--limit", default=50, type=click.IntRange(1, 1000), help=words("cli.list.limit"))
    @click.option("--bin", "binned", is_flag=True, help=words("cli.list.bin"))
    @click.pass_obj
    def run(
        desk: Desk, kind: str, search: str, sort: str | None, after: str | None, limit: int, binned: bool
    ) -> None:
        record = kind_of(kind)
        with desk.office() as office:
            page = records.page(
                office, record, search=search, sort=sort, after=after, limit=limit, bin=binned
            )
            names = shown.names_of(office, record, page.rows)
            rows = [shown.plain(office, row, names) for row in page.rows]
            columns = [f for f in record.fields if f.listed]
            table = [
                [shown.cell(office, f, row[f.key], names, desk.words) for f in columns] for row in page.rows
            ]
        heads = [desk.words(f"{record.name}.{f.key}.label") for f in columns]
        more = [desk.words("cli.list.more", after=page.after)] if page.after else []
        desk.answer(
            {"kind": record.plural, "rows": rows, "after": page.after}, *shown.lines(heads, table), *more
        )

    return run


def _show(words: Words) -> click.Command:
    @click.command("show", help=words("cli.show.help"))
    @click.argument("number")
    @click.pass_obj
    def run(desk: Desk, number: str) -> None:
        with desk.office() as office:
            row = records.show(office, number)
            names = shown.names_of(office, row.kind, [row])
            facts = shown.plain(office, row, names)
            told = [
                f"{desk.words(f'{row.kind.name}.{f.key}.label')}: {cell}"
                for f in row.kind.fields
                if (cell := shown.cell(office, f, row[f.key], names, desk.words))
            ]
            doubts = shown.problems(office, row)
        head = f"{desk.words(f'{row.kind.name}.name')}: {row.title(desk.words.lang)}"
        facts["problems"] = [{"field": p.field, "code": p.code, "reason": desk.reason(p)} for p in doubts]
        desk.answer(facts, head, *told, *(f"! {desk.reason(p)}" for p in doubts))

    return run


def _history(words: Words) -> click.Command:
    @click.command("history", help=words("cli.history.help"))
    @click.argument("number")
    @click.pass_obj
    def run(desk: Desk, number: str) -> None:
        with desk.office() as office:
            row = records.show(office, number)
            happened = records.history(office, row.id)
            names = shown.names_in_history(office, row.kind, happened)
            told: list[str] = []
            facts: list[dict[str, Any]] = []
            for each in happened:
                told.append(shown.happening(each, desk.words))
                told += shown.changed(office, row.kind, each, names, desk.words)
                facts.append(shown.happening_facts(each))
        desk.answer({"number": row.number, "history": facts}, *told)

    return run
