"""`sync same`: districts' own products and buyers at headquarters, and which of two stands for both."""

from __future__ import annotations

from collections import Counter
from typing import Any

import click

from odop_desktop.actions import aliases
from odop_desktop.cli.desk import Desk
from odop_desktop.cli.sync_steps import opened, step
from odop_desktop.cli.usage import OneOf, Wrong
from odop_desktop.domain.catalogue import BUYER, PRODUCT
from odop_desktop.i18n.words import Words
from odop_desktop.office import Office
from odop_desktop.queries import local_rows, records
from odop_desktop.sync import listed

_KINDS = {kind.plural: kind for kind in (PRODUCT, BUYER)}


def command(words: Words) -> click.Command:
    @step(words, "same")
    @click.argument(
        "kind", type=OneOf(words, tuple(_KINDS)), required=False, help=words("cli.sync.same.kind")
    )
    @click.argument("number", required=False, help=words("cli.sync.same.number"))
    @click.argument("keep", required=False, help=words("cli.sync.same.keep"))
    @click.option("--back", is_flag=True, help=words("cli.sync.same.back"))
    @click.option("--reason", default="", help=words("cli.sync.same.reason"))
    @click.pass_obj
    def run(
        desk: Desk, kind: str | None, number: str | None, keep: str | None, back: bool, reason: str
    ) -> None:
        if kind is not None and (number is None or (keep is None) is not back):
            raise Wrong(desk.words("cli.sync.same.which"), click.get_current_context())
        with opened(desk) as office:
            listed.headquarters(office)
            if kind is None or number is None:
                desk.answer(*_told(office, desk.words))
                return
            of = _KINDS[kind]
            row = records.find(office, of, number)
            kept = records.find(office, of, keep) if keep else None
            done = aliases.same(office, kind=of, id=row.id, keep=kept.id if kept else None, reason=reason)
        facts = {"number": row.number, "kept": kept.number if kept else None, "act": done.act}
        lang = desk.words.lang
        said = {"name": row.title(lang), "kept": kept.title(lang) if kept else ""}
        desk.answer(facts, desk.words("alias.done" if kept else "alias.back", **said))

    return run


def _told(office: Office, words: Words) -> tuple[Any, ...]:
    found = local_rows.found(office, tuple(_KINDS.values()))
    offices = listed.offices(listed.trust(office))
    names = {one.office: one.name for one in offices}
    codes = {one.office: one.code for one in offices}
    bearing = Counter(each.row.number for each in found)
    lines: list[str] = []
    rows: list[dict[str, str | None]] = []
    for each in found:
        row = each.row
        whose = names[each.office].of(words.lang) if each.office in names else ""
        alone = bearing[row.number] == 1 or each.office not in codes
        number = row.number if alone else f"{codes[each.office]}:{row.number}"  # as `same` takes it
        facts = {"kind": words(f"{row.kind.name}.name"), "name": row.title(words.lang), "number": number}
        lines.append(words("alias.line", office=whose, **facts))
        lines += [words("alias.kept", name=each.kept.title(words.lang))] if each.kept else []
        rows.append({"kind": row.kind.plural, "number": number, "name": row.title("en"), "office": whose})
        rows[-1]["kept"] = each.kept.number if each.kept else None
    return {"rows": rows}, *(lines or [words("alias.none")])
