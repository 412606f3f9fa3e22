"""`sync same`: districts' own products and buyers at headquarters, and which of two stands for both."""

from __future__ import annotations

from typing import Any

import click

from odop_desktop.actions import aliases
from odop_desktop.cli.desk import Desk
from odop_desktop.cli.sync_steps import opened, step
from odop_desktop.cli.usage import OneOf, Wrong
from odop_desktop.i18n.words import Words
from odop_desktop.office import Office
from odop_desktop.queries import local_rows, records
from odop_desktop.queries.local_rows import Wanted
from odop_desktop.sync import listed
from odop_desktop.telling import aliases as say

_KINDS = {kind.plural: kind for kind in aliases.KINDS}


def command(words: Words) -> click.Command:
    @step(words, "same")
    @click.argument(
        "kind", type=OneOf(words, tuple(_KINDS)), required=False, help=words("cli.sync.same.kind")
    )
    @click.argument("number", required=False, help=words("cli.sync.same.number"))
    @click.argument("keep", required=False, help=words("cli.sync.same.keep"))
    @click.option("--back", is_flag=True, help=words("cli.sync.same.back"))
    @click.option("--adopt", is_flag=True, help=words("cli.sync.same.adopt"))
    @click.option("--search", default="", help=words("cli.list.search"))
    @click.option("--likely", is_flag=True, help=words("cli.sync.same.likely"))
    @click.option("--reason", default="", help=words("cli.sync.same.reason"))
    @click.pass_obj
    def run(
        desk: Desk,
        kind: str | None,
        number: str | None,
        keep: str | None,
        back: bool,
        adopt: bool,
        search: str,
        likely: bool,
        reason: str,
    ) -> None:
        asks = (keep is not None) + back + adopt
        if asks != (number is not None) or (number is not None and (search or likely)):
            raise Wrong(desk.words("cli.sync.same.which"), click.get_current_context())
        with opened(desk) as office:
            listed.headquarters(office)
            if kind is None or number is None:
                kinds = (_KINDS[kind],) if kind else aliases.KINDS
                desk.answer(*_told(office, desk.words, Wanted(kinds, search, likely)))
                return
            of = _KINDS[kind]
            row = records.find(office, of, number)
            if adopt:
                gone = aliases.adopt(office, kind=of, id=row.id, reason=reason)
                told = desk.words("alias.adopted", name=row.title(desk.words.lang))
                desk.answer({"number": row.number, "adopted": True, "act": gone.act}, told)
                return
            kept = records.find(office, of, keep) if keep else None
            done = aliases.same(office, kind=of, id=row.id, keep=kept.id if kept else None, reason=reason)
        facts = {"number": row.number, "kept": kept.number if kept else None, "act": done.act}
        lang = desk.words.lang
        said = {"name": row.title(lang), "kept": kept.title(lang) if kept else ""}
        desk.answer(facts, desk.words("alias.done" if kept else "alias.back", **said))

    return run


def _told(office: Office, words: Words, wanted: Wanted) -> tuple[Any, ...]:
    lines: list[str] = []
    rows: list[dict[str, Any]] = []
    for each in local_rows.every(office, wanted):
        row, whose = each.row, each.maker.said(words.lang) if each.maker else ""
        facts = {"kind": words(f"{row.kind.name}.name"), "name": row.title(words.lang), "number": each.number}
        lines.append(words("alias.line", office=whose, **facts))
        lines += [words("alias.kept", name=each.kept.title(words.lang))] if each.kept else []
        lines += [f"   {words('alias.perhaps', name=say.likely(words, one))}" for one in each.likely]
        rows.append(
            {"kind": row.kind.plural, "number": each.number, "name": row.title("en"), "office": whose}
        )
        rows[-1]["kept"] = each.kept.number if each.kept else None
        rows[-1]["likely"] = [one.row.number for one in each.likely]
    none = "ui.hq.added.none" if wanted != Wanted(aliases.KINDS) else "alias.none"
    return {"rows": rows}, *(lines or [words(none)])
