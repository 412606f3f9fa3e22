"""`slip NUMBER`, `lifeline NUMBER`: papers about one artisan, to be handed over."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from odop_desktop.actions import slips
from odop_desktop.cli.desk import Desk
from odop_desktop.cli.usage import OneOf, Wrong, command
from odop_desktop.i18n.format import date_screen
from odop_desktop.i18n.words import LANGUAGES, Words
from odop_desktop.letters.compose.life import LifeLine
from odop_desktop.office import Office
from odop_desktop.queries import artisan_facts, lifeline
from odop_desktop.queries.read import RecordRow
from odop_desktop.telling import shown, wording

_PATH = click.Path(path_type=Path)


def commands(words: Words) -> dict[str, click.Command]:
    return {"slip": _slip(words), "lifeline": _lifeline(words)}


def _slip(words: Words) -> click.Command:
    @command(words, "slip")
    @click.argument("number", help=words("cli.number"))
    @click.option("--out", type=_PATH, help=words("cli.papers.out"))
    @click.option("--by", help=words("cli.slip.by"))
    @click.option("--lang", type=OneOf(words, LANGUAGES), default="hi", help=words("cli.papers.lang"))
    @click.pass_obj
    def run(desk: Desk, number: str, out: Path | None, by: str | None, lang: str) -> None:
        _must_be_pdf(desk, out)
        with desk.office() as office:
            row = _artisan(office, number)
            last = slips.proposed(office) if by is None else slips.day(office, by)
            pdf = slips.slip(office, id=row.id, lang=lang, by=last, reason=wording.reason)
            file = out or _proposed(office, row, "slip")
            slips.write(office, what="slip", number=row.number, pdf=pdf, out=file)
            wanted = artisan_facts.wanted(office, row)
        facts: dict[str, Any] = {"file": str(file), "number": row.number, "by": last or None}
        facts["missing"] = [key for key, found in wanted if found is None]
        facts["problems"] = wording.doubts(desk.words, row.kind, [found for _, found in wanted if found])
        labels = ", ".join(desk.words(f"artisan.{key}.label") for key, _ in wanted)
        desk.answer(facts, desk.words("said.wanted", fields=labels), desk.words("cli.written", file=file))

    return run


def _lifeline(words: Words) -> click.Command:
    @command(words, "lifeline")
    @click.argument("number", help=words("cli.number"))
    @click.option("--out", type=_PATH, help=words("cli.lifeline.out"))
    @click.option("--lang", type=OneOf(words, LANGUAGES), default="hi", help=words("cli.papers.lang"))
    @click.pass_obj
    def run(desk: Desk, number: str, out: Path | None, lang: str) -> None:
        _must_be_pdf(desk, out)
        with desk.office() as office:
            row = shown.asked(office, number)
            lines = lifeline.of(office, row)
            if out:
                pdf = slips.life(office, id=row.id, lang=lang)
                slips.write(office, what="lifeline", number=row.number, pdf=pdf, out=out)
        facts = {"number": row.number, "file": str(out) if out else None, "lines": _facts(desk.words, lines)}
        told = [f"{date_screen(x.on)}  {x.worded(desk.words)}" for x in lines]
        desk.answer(facts, *told, *([desk.words("cli.written", file=out)] if out else []))

    return run


def _facts(words: Words, lines: tuple[LifeLine, ...]) -> list[dict[str, Any]]:
    return [{"on": x.on, "what": x.worded(words), "kind": x.kind, "id": x.id} for x in lines]


def _artisan(office: Office, number: str) -> RecordRow:
    with office.reading() as conn:
        return artisan_facts.artisan(conn, number)


def _proposed(office: Office, row: RecordRow, what: str) -> Path:
    """In the office's own folder, named by the artisan's number."""
    return office.folder / "out" / f"{what}-{row.number}.pdf"


def _must_be_pdf(desk: Desk, out: Path | None) -> None:
    if out and out.suffix.casefold() != ".pdf":
        told = desk.words("cli.export.suffix", file=out, known=".pdf")
        raise Wrong(told, click.get_current_context())
