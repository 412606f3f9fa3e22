"""`sync link`: at headquarters, the outside seller of a LoI's line is the artisan of another office."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import click

from odop_desktop.cli.desk import Desk
from odop_desktop.cli.sync_steps import opened, step
from odop_desktop.cli.usage import Wrong
from odop_desktop.domain.catalogue import ARTISAN
from odop_desktop.i18n.words import Words
from odop_desktop.office import Office
from odop_desktop.queries import loi_links, records
from odop_desktop.queries.loi_links import Likely, Outside
from odop_desktop.sync import linking, listed
from odop_desktop.telling import links as say


def command(words: Words) -> click.Command:
    @step(words, "link")
    @click.argument("line", required=False, help=words("cli.sync.link.line"))
    @click.argument("artisan", required=False, help=words("cli.sync.link.artisan"))
    @click.option("--of", default="", help=words("cli.sync.link.of"))
    @click.option("--back", is_flag=True, help=words("cli.sync.link.back"))
    @click.option("--reason", default="", help=words("cli.sync.link.reason"))
    @click.pass_obj
    def run(desk: Desk, line: str | None, artisan: str | None, of: str, back: bool, reason: str) -> None:
        if (line is None and (artisan or back)) or (line is not None and (artisan is None) is not back):
            raise Wrong(desk.words("cli.sync.link.which"), click.get_current_context())
        with opened(desk) as office:
            codes = {one.office: one.code for one in listed.offices(listed.headquarters(office))}
            if line is None:
                desk.answer(*_listed(office, desk.words, codes))
                return
            row = loi_links.line_meant(office, line, codes, of)
            person = records.find(office, ARTISAN, artisan) if artisan else None
            done = (
                linking.link(office, row.id, person.id) if person else linking.unlink(office, row.id, reason)
            )
        facts: dict[str, Any] = {"line": line, "linked": done["linked_no"]}
        said = {"line": line, "seller": done["seller_name"] or ""}
        if person:
            name = {"name": person.title(desk.words.lang), "number": person.number}
            desk.answer(facts, desk.words("link.done", **name, **said))
        else:
            desk.answer(facts, desk.words("link.back", **said))

    return run


def _listed(office: Office, words: Words, codes: Mapping[str, str]) -> tuple[Any, ...]:
    found = loi_links.outside(office)
    lines = [line for each in found for line in say.outside(words, each, codes.get(each.office, ""))]
    return {"sellers": [_plain(each, codes.get(each.office)) for each in found]}, *(
        lines or [words("link.none")]
    )


def _plain(each: Outside, of: str | None) -> dict[str, Any]:
    line = each.line
    told = {key: line[f"seller_{key}"] for key in ("name", "district", "mobile")}
    likely = [_proposed(one) for one in each.likely]
    return {
        "line": say.number(each.loi, line),
        "of": of,
        **told,
        "linked": line["linked_no"],
        "likely": likely,
    }


def _proposed(one: Likely) -> dict[str, Any]:
    same = [key for key in ("mobile", "name", "near") if getattr(one, key)]
    return {"number": one.row.number, "name": one.row.title(), "same": same}
