"""The lines of a long list, made ready off the GUI thread: each record's cells in both languages."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from odop_desktop.domain.catalogue import kind as kind_of
from odop_desktop.domain.catalogue.field import Kind, RecordKind
from odop_desktop.i18n.words import Words
from odop_desktop.office import Office
from odop_desktop.queries import lists, records, sync_status, whose
from odop_desktop.queries.makers import Maker
from odop_desktop.queries.read import RecordRow
from odop_desktop.queries.sync_status import Standing
from odop_desktop.queries.whose import OFFICE
from odop_desktop.ui.models import cells


@dataclass(frozen=True, slots=True)
class Line:
    """One row as it is shown: the record's id and its cells by language."""

    id: str
    title: str
    texts: Mapping[str, cells.Texts]


def prepared(
    office: Office, kind: RecordKind, keys: Sequence[str], docs: Sequence[int], words: Sequence[Words]
) -> dict[int, Line]:
    """The lines of these row numbers, a blank one for a record that has gone. For a reader's thread."""
    rows = lists.rows(office, kind, docs)
    names = _names(office, kind, keys, rows.values())
    blank = Line("", "", {w.lang: ("",) * len(keys) for w in words})
    ids = [row.id for row in rows.values()] if cells.WAY in keys else []
    ways = sync_status.of(office, ids) if ids else {}
    beside = OFFICE in keys and OFFICE not in kind.by_key
    makers = whose.of(office, kind, [row.id for row in rows.values()]) if beside else {}
    told = {
        doc: _line(office, kind, keys, row, names, words, (ways.get(row.id), makers.get(row.id)))
        for doc, row in rows.items()
    }
    return {doc: told.get(doc, blank) for doc in docs}


def _line(
    office: Office,
    kind: RecordKind,
    keys: Sequence[str],
    row: RecordRow,
    names: Mapping[str, RecordRow],
    words: Sequence[Words],
    beside: tuple[Standing | None, Maker | None],
) -> Line:
    told = {w.lang: cells.texts(office, kind, keys, row, names, w, *beside) for w in words}
    return Line(row.id, row.title(), told)


def _names(
    office: Office, kind: RecordKind, keys: Sequence[str], rows: Iterable[RecordRow]
) -> dict[str, RecordRow]:
    """The records that the shown references point at."""
    asked: dict[str, set[str]] = {}
    shown = [kind.by_key[key] for key in keys if key in kind.by_key and kind.by_key[key].kind is Kind.REF]
    for row in rows:
        for field in shown:
            if row[field.key]:
                asked.setdefault(str(field.ref), set()).add(row[field.key])
    found: dict[str, RecordRow] = {}
    for ref, ids in asked.items():
        found |= records.titles(office, kind_of(ref), ids)
    return found
