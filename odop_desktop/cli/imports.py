"""`import KIND FILE`: a list as offices keep it, taken in or only tried."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any

import click

from odop_desktop.actions import import_report, imports, standing_in
from odop_desktop.actions.imports import Imported, RowProblem
from odop_desktop.cli.desk import Desk
from odop_desktop.cli.usage import Wrong, command
from odop_desktop.domain.catalogue import kind as kind_of
from odop_desktop.i18n.words import Words
from odop_desktop.office import Office
from odop_desktop.sync import listed, proxies

_PATH = click.Path(path_type=Path)
_SHOWN = 40  # problems told on a screen; all of them stand in the report and in --json
_COUNTS = ("rows", "new", "changed", "same", "rejected", "parked", "skipped")


def commands(words: Words) -> dict[str, click.Command]:
    return {"import": _import(words)}


def _import(words: Words) -> click.Command:
    @command(words, "import")
    @click.argument("kind", help=words("cli.kind.exchanged"))
    @click.argument("file", type=_PATH, help=words("cli.import.what"))
    @click.option("--dry-run", is_flag=True, help=words("cli.import.dry_run"))
    @click.option("--report", type=_PATH, help=words("cli.import.report"))
    @click.option("--receipt", type=_PATH, help=words("cli.import.receipt"))
    @click.option("--for", "district", help=words("cli.import.for"))
    @click.option("--dates", multiple=True, metavar="COLUMN=dmy", help=words("cli.import.dates"))
    @click.pass_obj
    def run(
        desk: Desk,
        kind: str,
        file: Path,
        dry_run: bool,
        report: Path | None,
        receipt: Path | None,
        district: str | None,
        dates: tuple[str, ...],
    ) -> None:
        record = kind_of(kind)
        answers = dict(_order(desk, d) for d in dates)
        with desk.office() as office:
            work = partial(imports.run, dry_run=True) if dry_run else imports.take_in
            whose = _standing_in(office, district) if district else office
            done = desk.progress(
                lambda bar: work(whose, kind=record, path=file, dates=answers, progress=bar),
                desk.words("cli.import.reading", file=file.name),
            )
            _papers(desk, office, done, file, (report, receipt))
        desk.answer(_facts(desk, done), *_lines(desk, done, dry_run))

    return run


def _standing_in(office: Office, district: str) -> Office:
    """Headquarters at the desk of a district that has no PC yet. E-SYN-94."""
    kept = proxies.kept(listed.trust(office), district)
    return standing_in.desk(office, id=kept.office, district=kept.district)


def _order(desk: Desk, text: str) -> tuple[str, str]:
    column, _, order = text.partition("=")
    if not column or order not in ("dmy", "mdy"):
        raise Wrong(desk.words("cli.import.order", value=text), click.get_current_context())
    return column, order


def _papers(
    desk: Desk, office: Office, done: Imported, file: Path, wanted: tuple[Path | None, Path | None]
) -> None:
    report, receipt = wanted
    if report:
        import_report.write(office, done, report, desk.reason)
    if receipt:
        import_report.receipt(office, done, file, receipt)


def _facts(desk: Desk, done: Imported) -> dict[str, Any]:
    told: dict[str, Any] = {k: getattr(done, k) for k in (*_COUNTS, "converted")}
    told["masked_aadhaar"] = done.masked
    told["problems"] = [_problem(desk, p) for p in done.problems]
    return told | {"act": done.act}


def _problem(desk: Desk, p: RowProblem) -> dict[str, Any]:
    return {"row": p.row, "column": p.column, "code": p.problem.code, "reason": desk.reason(p.problem)}


def _lines(desk: Desk, done: Imported, dry_run: bool) -> list[str]:
    told = [desk.words("cli.import.counts", **{k: getattr(done, k) for k in _COUNTS})]
    if done.masked:
        told.append(desk.words("cli.import.masked", n=done.masked))
    if done.converted:
        told.append(desk.words("cli.import.converted", n=done.converted))
    for p in done.problems[:_SHOWN]:
        where = desk.words("cli.import.row", row=p.row) if p.row else desk.words("cli.import.file")
        column = " " + desk.words("cli.import.column", column=p.column) if p.column else ""
        told.append(f"  {where}{column}: {desk.reason(p.problem)} ({p.problem.code})")
    if len(done.problems) > _SHOWN:
        told.append(desk.words("cli.import.rest", n=len(done.problems) - _SHOWN))
    told += [desk.words("cli.import.tried")] if dry_run else []
    return told
