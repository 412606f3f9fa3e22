"""The orders, despatches and payments of a LoI as its page shows them, and the lines for which one may note more."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection

from odop_desktop.domain.catalogue import ARTISAN, LOI_DESPATCH, LOI_ORDER, LOI_PAPERS, LOI_PAYMENT
from odop_desktop.domain.catalogue.field import Field, Kind, RecordKind
from odop_desktop.domain.stages import LoiStage
from odop_desktop.office import Office
from odop_desktop.queries import read
from odop_desktop.queries.read import RecordRow
from odop_desktop.storage import moved

STAGES = {LoiStage.ORDERED: LOI_ORDER, LoiStage.DESPATCHED: LOI_DESPATCH, LoiStage.PAID: LOI_PAYMENT}
_SEEN = ("what_hi", "what_en", "line_hi", "line_en")
# A paper of any of the three kinds as the page shows it: what it is, and of which line.
PAPER_SEEN = RecordKind(
    name="loi_paper",
    plural="loi_papers",
    fields=(*(Field(key, Kind.NAME) for key in _SEEN), *LOI_ORDER.fields),
    title=("paper_no",),
)


def of(conn: Connection, loi: str) -> list[RecordRow]:
    """All papers of a LoI in the order of their days."""
    found = [row for kind in LOI_PAPERS for row in read.children(conn, kind, loi)]
    return sorted(found, key=lambda row: (row["day"] or "", row.created_at))


def seen(office: Office, papers: Iterable[RecordRow], lines: Sequence[RecordRow]) -> tuple[RecordRow, ...]:
    """The papers as the page shows them."""
    by = {line.id: line for line in lines}
    return tuple(_seen(office, row, by.get(row["line"])) for row in papers)


def _seen(office: Office, row: RecordRow, line: RecordRow | None) -> RecordRow:
    values: dict[str, Any] = dict(row.values)
    for lang in ("hi", "en"):
        values[f"what_{lang}"] = office.words(lang)(f"{row.kind.name}.name")
        values[f"line_{lang}"] = called(line, lang) if line else ""
    return replace(row, kind=PAPER_SEEN, values=values)


def called(line: RecordRow, lang: str) -> str:
    """A line by its number and what is sold: `2 · कुल्लू शॉल`."""
    what = line[f"product_{lang}"] or line["product_hi"] or line["product_en"] or ""
    return " · ".join(filter(None, (str(line["line_no"] or ""), str(what))))


def notable(conn: Connection, lines: Iterable[RecordRow], *, lent: bool) -> tuple[RecordRow, ...]:
    """The lines for which this office may note papers: of another district's LoI those linked to its artisans."""
    if not lent:
        return tuple(lines)
    linked = {line["linked"] for line in lines if line["linked"]}
    here = read.many(conn, ARTISAN, linked).keys() - moved.elsewhere(conn, linked).keys()
    return tuple(line for line in lines if line["linked"] in here)


def sums(papers: Iterable[RecordRow]) -> Mapping[LoiStage, tuple[RecordRow, ...]]:
    """The papers of each step of the ladder."""
    found = list(papers)
    return {stage: tuple(r for r in found if r.kind is kind) for stage, kind in STAGES.items()}
