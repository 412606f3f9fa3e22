"""`list`: what the store holds, page by page."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import click

from odop_desktop.cli.desk import Desk
from odop_desktop.cli.filters import typed_filters
from odop_desktop.cli.table import table
from odop_desktop.cli.usage import Whole, command
from odop_desktop.domain.catalogue import kind as kind_of
from odop_desktop.domain.catalogue.field import RecordKind
from odop_desktop.errors import OdopError
from odop_desktop.i18n.format import grouping
from odop_desktop.i18n.words import Words
from odop_desktop.office import Office
from odop_desktop.queries import entered, lists, records, whose
from odop_desktop.queries.lists import Asked
from odop_desktop.telling import offices, shown, wording


def commands(words: Words) -> dict[str, click.Command]:
    return {"list": _list(words)}


def _list(words: Words) -> click.Command:
    @command(words, "list")
    @click.argument("kind", help=words("cli.kind"))
    @click.option("--search", default="", help=words("cli.list.search"))
    @click.option("--sort", metavar="FIELD", help=words("cli.list.sort"))
    @click.option("--after", metavar="KEY", help=words("cli.list.after"))
    @click.option("--limit", default=50, type=Whole(words, 1, 1000), help=words("cli.list.limit"))
    @click.option("--bin", is_flag=True, help=words("cli.list.bin"))
    @click.option("--filter", "filters", multiple=True, metavar="FIELD=VALUE", help=words("cli.list.filter"))
    @click.option("--count", is_flag=True, help=words("cli.list.count"))
    @click.pass_obj
    def run(desk: Desk, /, kind: str, filters: Sequence[str], count: bool, **asked: Any) -> None:
        record = kind_of(kind)
        with desk.office() as office:
            asked["filters"] = typed_filters(office, record, filters, desk.words)
            if count:
                _count(desk, office, record, asked)
                return
            page = _page(desk, office, record, asked)
            names = shown.names_of(office, record, page.rows)
            makers = whose.of(office, record, [row.id for row in page.rows])
            rows = [shown.plain(office, r, names) | offices.facts(makers.get(r.id)) for r in page.rows]
            told = table(office, shown.columns(record), record, page.rows, names, desk.words, makers)
            told += _entered(desk, office, rows, [row.id for row in page.rows])
        told = told if rows else [_none(desk, record, asked)]
        told += [desk.words("cli.list.more", after=page.after)] if page.after else []
        desk.answer({"kind": record.plural, "rows": rows, "after": page.after}, *told)

    return run


def _entered(desk: Desk, office: Office, rows: Sequence[dict[str, Any]], ids: Sequence[str]) -> list[str]:
    """Marks the rows that headquarters entered for a district, and says how many they are."""
    with office.reading() as conn:
        made = entered.among(conn, ids)
    for row, id in zip(rows, ids, strict=True):
        if id in made:
            row["entered_at_headquarters"] = True
    return [desk.words("cli.list.entered", n=grouping(len(made)), of=grouping(len(ids)))] if made else []


def _count(desk: Desk, office: Office, record: RecordKind, asked: dict[str, Any]) -> None:
    """How many rows there are: nothing else is looked for."""
    n = lists.count(office, record, Asked(asked["search"], asked["filters"], bin=asked["bin"]))
    facts = {"kind": desk.words(f"{record.name}.plural"), "n": grouping(n)}
    desk.answer({"kind": record.plural, "count": n}, desk.words("cli.list.counted", **facts))


def _page(desk: Desk, office: Office, record: RecordKind, asked: dict[str, Any]) -> records.Page:
    """The page asked for; where the sort is none, what may be typed is told with its labels (E-ACT-04)."""
    try:
        return records.page(office, record, **asked)
    except OdopError as error:
        if error.code != "E-ACT-04":
            raise
        known = wording.keys(desk.words, record, str(error.facts["fields"]).split(", "))
        raise OdopError("E-ACT-04", field=error.facts["field"], fields=known) from None


def _none(desk: Desk, record: RecordKind, asked: dict[str, Any]) -> str:
    if asked["filters"] and not asked["search"]:
        return desk.words("cli.list.filtered", kind=desk.words(f"{record.name}.plural"))
    msgid = "cli.list.not_found" if asked["search"] else "cli.list.empty"
    return desk.words(msgid, kind=desk.words(f"{record.name}.plural"), search=asked["search"])
