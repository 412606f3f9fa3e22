"""What an import leaves to be read: the problems as a sheet, the counts as a receipt to sign."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from odop_desktop.actions.imports import Imported
from odop_desktop.actions.roles import Role, least
from odop_desktop.domain.catalogue.field import Kind
from odop_desktop.errors import Problem
from odop_desktop.letters.compose import receipt as paper
from odop_desktop.office import Office
from odop_desktop.queries import letter_facts
from odop_desktop.sheets.columns import Column
from odop_desktop.sheets.writing import write_table
from odop_desktop.storage.files import write_whole

_COUNTS = ("rows", "new", "changed", "same", "rejected", "parked", "skipped", "masked", "converted")


@least(Role.OPERATOR)
def write(office: Office, done: Imported, out: Path, reason: Callable[[Problem], str]) -> None:
    """The problems as .xlsx: row, column, code, reason; one line each, in the order of the file."""
    hi, en = office.words("hi"), office.words("en")
    kinds = {"row": Kind.INT, "column": Kind.TEXT, "code": Kind.TEXT, "reason": Kind.NOTE}
    widths = {"row": 8, "column": 24, "code": 12, "reason": 80}
    heads = {k: f"{hi(f'report.{k}')} / {en(f'report.{k}')}" for k in kinds}
    columns = [Column(k, heads[k], kind, widths[k]) for k, kind in kinds.items()]
    rows = [(p.row, p.column, p.problem.code, reason(p.problem)) for p in done.problems]
    write_table(out, columns, rows, title=hi("report.title"))


@least(Role.OPERATOR)
def receipt(office: Office, done: Imported, source: Path, out: Path) -> None:
    """The import receipt as a PDF file."""
    write_whole(out, receipt_pdf(office, done, source))


@least(Role.OPERATOR)
def receipt_pdf(office: Office, done: Imported, source: Path) -> bytes:
    """The receipt: the counts that add up, and how many Aadhaar numbers the file holds."""
    from odop_desktop.letters.render.pdf import render  # noqa: PLC0415  (most imports print nothing)

    counts = {k: getattr(done, k) for k in _COUNTS}
    with office.reading() as conn:
        head = letter_facts.head(conn, office)
    facts = paper.ReceiptFacts(head, office.today().isoformat(), source.name, counts, office.user.name)
    letter = paper.compose(facts, office.words("hi"), office.words("en"))
    return render(letter, practice=office.facts.practice)
