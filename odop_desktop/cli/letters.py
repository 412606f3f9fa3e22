"""`letters KIND --out DIR`, `letters cancel NUMBER`, `letters register`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from odop_desktop.actions import letter_files, letters
from odop_desktop.actions.letter_files import Written
from odop_desktop.cli.desk import Desk
from odop_desktop.domain.catalogue import EVENT
from odop_desktop.i18n.format import date_screen
from odop_desktop.i18n.words import Words
from odop_desktop.office import Office
from odop_desktop.queries import letters as queries
from odop_desktop.queries import records
from odop_desktop.queries.read import RecordRow

_PATH = click.Path(path_type=Path)


def commands(words: Words) -> dict[str, click.Command]:
    return {"letters": _letters(words)}


def _letters(words: Words) -> click.Command:
    @click.command("letters", help=words("cli.letters.help"))
    @click.argument("kind")
    @click.argument("cancelled", required=False)
    @click.option("--out", type=_PATH, help=words("cli.letters.out"))
    @click.option("--event", help=words("cli.letters.event"))
    @click.option("--number", help=words("cli.letters.number"))
    @click.option(
        "--lang", type=click.Choice(["hi", "en", "both"]), default="hi", help=words("cli.letters.lang")
    )
    @click.option("--draft", is_flag=True, help=words("cli.letters.draft"))
    @click.option("--approved", help=words("cli.letters.approved"))
    @click.option("--reason", help=words("cli.reason"))
    @click.option("--fy", help=words("cli.letters.fy"))
    @click.pass_obj
    def run(desk: Desk, /, kind: str, cancelled: str | None, fy: str | None, **asked: Any) -> None:
        with desk.office() as office:
            if kind == "cancel":
                _cancel(desk, office, cancelled, asked["reason"])
            elif kind == "register":
                _register(desk, office, asked["out"], fy)
            else:
                _issue(desk, office, kind, asked)

    return run


def _cancel(desk: Desk, office: Office, number: str | None, reason: str | None) -> None:
    if not number:
        raise click.UsageError("letters cancel NUMBER --reason T")
    done = letters.cancel(office, number=number, reason=reason or "")
    desk.answer({"number": number, "act": done.act}, desk.words("cli.letters.cancelled", number=number))


def _register(desk: Desk, office: Office, out: Path | None, fy: str | None) -> None:
    rows = queries.register(office, fy=fy)
    if out:
        letter_files.register(office, rows, out)
    told = [_entry(desk, r) for r in rows]
    facts = {"rows": len(rows), "file": str(out) if out else None, "letters": [_facts(r) for r in rows]}
    desk.answer(facts, *told)


def _entry(desk: Desk, row: RecordRow) -> str:
    why = f" – {row['cancel_reason']}" if row["cancel_reason"] else ""
    state = desk.words(f"letter.status.{row['status']}")
    return f"{row['number']}  {date_screen(row['letter_date'])}  {row['to_whom'] or ''}  {state}{why}"


def _facts(row: RecordRow) -> dict[str, Any]:
    keys = ("number", "kind", "letter_date", "lang", "to_whom", "status", "cancel_reason", "pdf", "copies")
    return {k: row[k] for k in keys}


def _issue(desk: Desk, office: Office, kind: str, asked: dict[str, Any]) -> None:
    out = asked["out"] or office.folder / "out"
    event = records.find(office, EVENT, asked["event"]).id if asked["event"] else None
    if asked["draft"]:
        files = letter_files.drafts(office, kind=kind, lang=asked["lang"], event=event, out=out)
        desk.answer(
            {"letters": [_told(w) for w in files], "combined": None, "despatch": None},
            *(desk.words("cli.written", file=w.file) for w in files),
        )
        return
    if asked["number"]:
        copy = letter_files.reprint(office, number=asked["number"], out=out)
        desk.answer(
            {"letters": [_told(copy)], "combined": None, "despatch": None},
            desk.words("cli.written", file=copy.file),
        )
        return
    batch = desk.progress(
        lambda bar: letters.issue(
            office, kind=kind, lang=asked["lang"], event=event, approved=asked["approved"], progress=bar
        ),
        desk.words("cli.letters.issuing"),
    )
    run = letter_files.write(office, kind=kind, ids=batch.issued, out=out)
    waiting = [{"record": row.number, "lacks": list(lacks)} for row, lacks in batch.waiting]
    facts = {
        "letters": [_told(w) for w in run.letters],
        "combined": str(run.combined) if run.combined else None,
        "despatch": str(run.despatch) if run.despatch else None,
        "waiting": waiting,
    }
    lines = [desk.words("cli.letters.done", n=len(run.letters), out=out)]
    lines += [_lacking(desk, row, lacks) for row, lacks in batch.waiting]
    desk.answer(facts, *lines)


def _lacking(desk: Desk, row: RecordRow, lacks: tuple[str, ...]) -> str:
    labels = [desk.words("loi_line.plural" if k == "lines" else f"{row.kind.name}.{k}.label") for k in lacks]
    return desk.words("cli.letters.waiting", number=row.number, lacks=", ".join(labels))


def _told(w: Written) -> dict[str, Any]:
    return {"number": w.number, "record": w.record, "file": str(w.file), "sha256": w.sha256}
