"""`import KIND FILE`: a list as offices keep it, taken in or only tried."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from odop_desktop.actions import import_report, imports, safety
from odop_desktop.actions.imports import Imported, RowProblem
from odop_desktop.cli.desk import Desk
from odop_desktop.domain.catalogue import kind as kind_of
from odop_desktop.i18n.words import Words
from odop_desktop.office import Office

_PATH = click.Path(path_type=Path)


def commands(words: Words) -> dict[str, click.Command]:
    return {"import": _import(words)}


def _import(words: Words) -> click.Command:
    @click.command("import", help=words("cli.import.help"))
    @click.argument("kind")
    @click.argument("file", type=_PATH)
    @click.option("--dry-run", is_flag=True, help=words("cli.import.dry_run"))
    @click.option("--report", type=_PATH, help=words("cli.import.report"))
    @click.option("--receipt", type=_PATH, help=words("cli.import.receipt"))
    @click.option("--dates", multiple=True, help=words("cli.import.dates"))
    @click.pass_obj
    def run(
        desk: Desk,
        kind: str,
        file: Path,
        dry_run: bool,
        report: Path | None,
        receipt: Path | None,
        dates: tuple[str, ...],
    ) -> None:
        record = kind_of(kind)
        answers = dict(d.split("=", 1) for d in dates if "=" in d)
        with desk.office() as office:
            if not dry_run:
                safety.before(office, "import")
            done = desk.progress(
                lambda bar: imports.run(
                    office, kind=record, path=file, dry_run=dry_run, dates=answers, progress=bar
                ),
                desk.words("cli.import.reading", file=file.name),
            )
            if report:
                import_report.write(office, done, report, desk.reason)
            if receipt:
                import_report.receipt(office, done, file, receipt)
            _log(office, done, file, dry_run)
        desk.answer(_facts(desk, done), *_lines(desk, done, dry_run))

    return run


def _log(office: Office, done: Imported, file: Path, dry_run: bool) -> None:
    if not dry_run:
        office.note("import", file=file.name, rows=done.rows, new=done.new, act=done.act)


def _facts(desk: Desk, done: Imported) -> dict[str, Any]:
    keys = ("rows", "new", "changed", "same", "rejected", "parked", "skipped", "converted")
    told = {k: getattr(done, k) for k in keys}
    told["masked_aadhaar"] = done.masked
    told["problems"] = [_problem(desk, p) for p in done.problems]
    return told | {"act": done.act}


def _problem(desk: Desk, p: RowProblem) -> dict[str, Any]:
    return {"row": p.row, "column": p.column, "code": p.problem.code, "reason": desk.reason(p.problem)}


def _lines(desk: Desk, done: Imported, dry_run: bool) -> list[str]:
    counts = {
        k: getattr(done, k) for k in ("rows", "new", "changed", "same", "rejected", "parked", "skipped")
    }
    told = [desk.words("cli.import.counts", **counts)]
    if done.masked:
        told.append(desk.words("cli.import.masked", n=done.masked))
    if done.converted:
        told.append(desk.words("cli.import.converted", n=done.converted))
    for p in done.problems:
        where = desk.words("cli.import.row", row=p.row) if p.row else desk.words("cli.import.file")
        column = f" [{p.column}]" if p.column else ""
        told.append(f"  {where}{column}: {desk.reason(p.problem)} ({p.problem.code})")
    told += [desk.words("cli.import.tried")] if dry_run else []
    return told
