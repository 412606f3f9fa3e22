"""Sheets for people and portals: exports, templates, printed registers, the upload folder with its manifest."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Mapping, Sequence
from contextlib import closing
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from unicodedata import combining

from odop_desktop.actions import export_columns
from odop_desktop.actions.export_rows import Listed, once, watched
from odop_desktop.actions.export_rows import Progress as Progress
from odop_desktop.actions.export_rows import rows as rows_of
from odop_desktop.actions.roles import Role, least
from odop_desktop.domain import catalogue as c
from odop_desktop.domain.catalogue.field import Field, Kind, RecordKind
from odop_desktop.domain.catalogue.shown import show
from odop_desktop.domain.stages import LetterStatus
from odop_desktop.errors import OdopError
from odop_desktop.i18n.words import Words
from odop_desktop.letters.compose import register as paper
from odop_desktop.letters.compose.facts import Two
from odop_desktop.letters.render.pdf import render
from odop_desktop.office import Office
from odop_desktop.queries import letter_facts, letter_papers, read, sheets, whose
from odop_desktop.sheets.columns import Column, columns_among, columns_of
from odop_desktop.sheets.template import write_template
from odop_desktop.sheets.writing import write_table
from odop_desktop.storage.bulk import without_collecting
from odop_desktop.storage.files import move_whole, write_whole

_LOOKED_AT = 300  # rows of a register by which its columns are made wide or narrow
_MARGINS, _WIDE = 2, 26  # letters
_FIGURES = frozenset({Kind.MONEY, Kind.INT, Kind.QUANTITY, Kind.AREA, Kind.PERCENT})
UPLOAD = (c.ARTISAN, c.OFFERING, c.PRODUCT, c.BUYER, c.EVENT, c.STALL, c.PARTICIPATION, c.LOI)


@least(Role.OPERATOR)
def template(office: Office, *, kind: RecordKind, out: Path) -> None:
    """An empty sheet with drop-downs, notes and one example row, which an import passes over."""
    if not kind.exchanged:
        raise OdopError("E-IMP-08", kind=kind.plural)
    write_template(out, kind, office.lists, office.words("hi"), office.words("en"))


@least(Role.OPERATOR)
def sheet(
    office: Office,
    *,
    kind: RecordKind,
    out: Path,
    event: str | None = None,
    purpose: str | None = None,
    listed: Listed | None = None,
    progress: Progress | None = None,
) -> int:
    """The kind's records as .xlsx; restricted columns are masked unless a purpose is given. Returns the rows.

    `listed`: exactly what a list shows. Where `progress` raises, `out` is as it was before.
    """
    out.parent.mkdir(parents=True, exist_ok=True)
    chosen = listed.keys if listed else ()
    columns = _chosen(office, kind, chosen) if chosen else _columns(office, kind)
    keys = [column.key for column in columns]
    found = rows_of(office, kind, event, purpose, listed)
    counted = export_columns.counted(kind, once(kind, found) if chosen else found)
    cells = ([row.get(key) for key in keys] for row in counted)
    # Closed whatever happens: an open read would show its thread this state of the store from then on.
    with without_collecting(), closing(watched(office, kind, cells, progress, listed)) as rows:
        done = write_table(out, columns, rows, title=office.words("hi")(f"{kind.name}.plural"))
    office.note("export", kind=kind.plural, file=out.name, rows=done, purpose=purpose or "")
    return done


def _chosen(office: Office, kind: RecordKind, keys: Sequence[str]) -> list[Column]:
    """A serial, then the chosen columns in their order."""
    hi, en = office.words("hi"), office.words("en")
    own = {column.key: column for column in export_columns.office(office, kind, hi, en)}
    of_kind = {
        column.key: column for column in columns_among(kind, [k for k in keys if k not in own], hi, en)
    }
    return [export_columns.computed(kind, hi, en)[0], *((own | of_kind)[key] for key in keys)]


def _columns(office: Office, kind: RecordKind) -> list[Column]:
    """A serial, the kind's columns, what is worked out from them, then the office's own extra ones, by head."""
    hi, en = office.words("hi"), office.words("en")
    serial, *worked = export_columns.computed(kind, hi, en)
    extra = [Column(f"extra.{head}", head, Kind.TEXT, 20) for head in sheets.extra_heads(office, kind)]
    own = export_columns.office(office, kind, hi, en)
    return [serial, *own, *columns_of(kind, hi, en), *worked, *extra]


@least(Role.OPERATOR)
def register(
    office: Office,
    *,
    kind: RecordKind,
    out: Path,
    event: str | None = None,
    purpose: str | None = None,
    listed: Listed | None = None,
    progress: Progress | None = None,
) -> int:
    """The printed register: the list's columns on bound-book pages, with the certificate at its end."""
    pdf, rows = _paper(office, kind, event, purpose, listed, progress)
    write_whole(out, pdf)
    office.note("export", kind=kind.plural, file=out.name, rows=rows, purpose=purpose or "")
    return rows


@least(Role.OPERATOR)
def register_print(
    office: Office,
    *,
    kind: RecordKind,
    listed: Listed,
    purpose: str | None = None,
    progress: Progress | None = None,
) -> bytes:
    """The register of what a list shows as a PDF, to be put on paper."""
    pdf, rows = _paper(office, kind, None, purpose, listed, progress)
    office.note("print", kind=kind.plural, rows=rows, purpose=purpose or "")
    return pdf


def _column(
    kind: RecordKind, field: Field, cells: Sequence[str], hi: Words, en: Words
) -> paper.RegisterColumn:
    """As wide as its longest word, so that no number is broken, and a little wider for longer texts."""
    of = "computed" if field is whose.COLUMN else kind.name
    head = Two(hi(f"{of}.{field.key}.label"), en(f"{of}.{field.key}.label"))
    looked = cells[:_LOOKED_AT]
    word = max(_room(word) for text in (head.hi, head.en, *looked) for word in re.split(r"[\s/]", text))
    over = max(0, *map(_room, looked), 0) - word
    weight = round(min(word + _MARGINS + max(over, 0) / 5, _WIDE))
    return paper.RegisterColumn(head, weight, align="right" if field.kind in _FIGURES else "left")


def _room(text: str) -> float:
    """About how wide a text is, in small letters: figures and capitals are wider, marks hang on a letter."""
    wide = sum(1.25 for ch in text if ch.isdigit() or ch.isupper())
    return wide + sum(1 for ch in text if not (ch.isdigit() or ch.isupper() or combining(ch) or ch in "िीुूेैंँ्ः"))


def _paper(
    office: Office,
    kind: RecordKind,
    event: str | None,
    purpose: str | None,
    listed: Listed | None,
    progress: Progress | None,
) -> tuple[bytes, int]:
    hi, en = office.words("hi"), office.words("en")
    fields = _fields(office, kind, listed.keys if listed else ())
    whole = once(kind, rows_of(office, kind, event, purpose, listed))
    cells = (tuple(_told(office, f, row.get(f.key), _coin(office, row)) for f in fields) for row in whole)
    with closing(watched(office, kind, cells, progress, listed)) as seen:
        rows = tuple(tuple(row) for row in seen)
    columns = tuple(_column(kind, f, [row[n] for row in rows], hi, en) for n, f in enumerate(fields))
    with office.reading() as conn:
        head = letter_facts.head(conn, office)
    title = Two(hi(f"{kind.name}.plural"), en(f"{kind.name}.plural"))
    facts = paper.RegisterFacts(title, office.today().isoformat(), head, columns, rows)
    return render(paper.register(facts, hi, en), practice=office.facts.practice), len(rows)


def _fields(office: Office, kind: RecordKind, keys: Sequence[str]) -> list[Field]:
    """The columns that were chosen, else those of the kind's lists; whose a record is stands as a text."""
    own = [whose.COLUMN] if whose.shown(office, kind) else []
    if not keys:
        return [*own, *(f for f in kind.fields if f.listed)]
    known = kind.by_key | {field.key: field for field in own}
    return [known[key] for key in keys]


def _coin(office: Office, row: Mapping[str, Any]) -> str | None:
    """The code of the row's currency, which stands there as its word."""
    return office.lists["currency"].find(row["currency"]) if row.get("currency") else None


def _told(office: Office, field: Field, value: Any, coin: str | None) -> str:
    """A cell of the register; codes of value lists are words already."""
    if value is None or value == ():
        return ""
    worded = isinstance(value, str) and (field.choices or field.worded)
    return value if worded else show(field, value, office.words("hi"), office.lists, coin)


@least(Role.OPERATOR)
def upload(office: Office, *, out: Path, progress: Progress | None = None) -> tuple[list[Path], int]:
    """What a portal will be given later: sheets, LoI PDFs named by number, `manifest.csv` (number, file, sha256).

    All of it is made in a folder beside first: where something fails, or `progress` raises, what stands in
    `out` still fits its manifest.
    """
    out.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(prefix=".upload-", dir=out) as name:
        made, rows = _made(office, Path(name), progress)
        files = [out / path.name for path in made]
        for path, file in zip(made, files, strict=True):
            move_whole(path, file)
    return files, rows


def _made(office: Office, room: Path, progress: Progress | None) -> tuple[list[Path], int]:
    """The files of an upload, the manifest last, and how many rows they hold."""
    files, rows = [], 0
    for at, kind in enumerate(UPLOAD):
        path = room / f"{kind.plural}.xlsx"
        rows += sheet(office, kind=kind, out=path, progress=progress and _part(progress, at, len(UPLOAD)))
        files.append(path)
    lines = [("", path.name, sha256(path.read_bytes()).hexdigest()) for path in files]
    for row in _standing_lois(office):
        path = room / str(row["file_name"])
        content = letter_papers.first_copy(office, row)
        write_whole(path, content)
        files.append(path)
        lines.append((row.number, path.name, sha256(content).hexdigest()))
    write_whole(room / "manifest.csv", _manifest(lines))
    return [*files, room / "manifest.csv"], rows


def _part(progress: Progress, at: int, parts: int) -> Progress:
    """Progress of one part of several, in hundredths of a part."""
    return lambda done, of: progress(100 * at + 100 * done // max(of, 1), 100 * parts)


def _standing_lois(office: Office) -> list[read.RecordRow]:
    table = read.table_of(c.LETTER)
    with office.reading() as conn:
        return read.where(conn, c.LETTER, table.c.kind == "LOI", table.c.status == LetterStatus.ISSUED)


def _manifest(lines: list[tuple[str, str, str]]) -> bytes:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(("number", "file", "sha256"))
    writer.writerows(lines)
    return text.getvalue().encode("utf-8-sig")
