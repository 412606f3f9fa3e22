"""Records, their values and their history as both faces show them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from odop_desktop.domain.catalogue import LOI, LOI_LINE, LOI_PAPERS, PRODUCT
from odop_desktop.domain.catalogue import kind as kind_of
from odop_desktop.domain.catalogue.field import Field, Kind, RecordKind
from odop_desktop.domain.catalogue.shown import show
from odop_desktop.i18n.format import date_screen
from odop_desktop.i18n.words import Words
from odop_desktop.office import Office
from odop_desktop.queries import binned as bins
from odop_desktop.queries import family, records
from odop_desktop.queries.binned import Binned
from odop_desktop.queries.read import RecordRow
from odop_desktop.queries.records import Happening

Names = Mapping[str, RecordRow]


def names_of(office: Office, kind: RecordKind, rows: Iterable[RecordRow]) -> dict[str, RecordRow]:
    """The records that the rows' references point at, by id."""
    asked = [(f.ref, row[f.key]) for row in rows for f in kind.fields if f.kind is Kind.REF and row[f.key]]
    return referred(office, asked)


def names_in_history(office: Office, kind: RecordKind, happened: Iterable[Happening]) -> dict[str, RecordRow]:
    values = [(k, v) for h in happened for k, old, new in h.values for v in (old, new) if v]
    refs = {f.key: f.ref for f in kind.fields if f.kind is Kind.REF}
    return referred(office, [(refs[k], v) for k, v in values if k in refs])


def referred(office: Office, asked: Iterable[tuple[str | None, str]]) -> dict[str, RecordRow]:
    """The records of these (kind, id), by id."""
    by_kind: dict[str, set[str]] = {}
    for ref, id in asked:
        by_kind.setdefault(str(ref), set()).add(id)
    found: dict[str, RecordRow] = {}
    for ref, ids in by_kind.items():
        found |= records.titles(office, kind_of(ref), ids)
    return found


def head(kind: RecordKind, field: Field, words: Words) -> str:
    """The field's label; without the rupee of the offices' own heads where money may be in another currency."""
    text = words(f"{kind.name}.{field.key}.label")
    free = field.kind is Kind.MONEY and kind.name in _FOREIGN
    return _RUPEE.sub("(", text).removesuffix(" ()") if free else text


_RUPEE = re.compile(r"\((?:₹|Rs) ?")
_FOREIGN = frozenset({LOI.name, LOI_LINE.name, *(kind.name for kind in LOI_PAPERS)})


def coin(row: RecordRow, names: Names) -> str | None:
    """The currency of a record's money: its own, or that of the LoI it belongs to; None is rupees."""
    code: str | None = names.get(row["loi"] or "", row)["currency"]
    return code


def cell(
    office: Office, field: Field, value: Any, names: Names, words: Words, coin: str | None = None
) -> str:
    """A value as the screen shows it; a reference by its name, nothing as nothing."""
    if value in (None, (), ""):
        return ""
    if field.kind is Kind.REF:
        row = names.get(value)
        return row.title(words.lang) if row else words("said.unknown")
    if field.kind is Kind.BLOB:
        return str(value)[:12]
    return show(field, value, words, office.lists, coin)


def plain(office: Office, row: RecordRow, names: Names) -> dict[str, Any]:
    """A record for --json: its canonical values by key, references by number; what is empty stays out.

    `record` is the kind of record; `kind`, where it stands, is the field of that name.
    """
    values: dict[str, Any] = {"record": row.kind.name, "id": row.id, "number": family.number(office, row)}
    for field in row.kind.fields:
        value = row[field.key]
        if value is None or value == ():
            continue
        if field.kind is Kind.REF and value in names:
            value = {"id": value, "number": names[value].number, "title": names[value].title()}
        values[field.key] = list(value) if isinstance(value, tuple) else value
    if row.deleted_at:
        values["deleted_at"] = row.deleted_at
    return values


def happening(each: Happening, words: Words) -> str:
    when = f"{date_screen(each.at[:10])} {each.at[11:16]}"
    why = f" ({each.reason})" if each.reason else ""
    where = f" · {words('sync.record.entered')}" if each.entered else ""
    return f"{when}  {each.actor}  {words(f'op.{each.kind}')}{where}{why}"


def binned(office: Office, row: RecordRow, words: Words) -> list[str]:
    """Who put a record into the bin, when and why; nothing of one that is not there."""
    put = bins.of(office, row.id) if row.deleted_at else None
    return [put_there(put, words)] if put else []


def put_there(put: Binned, words: Words) -> str:
    """`10-01-2026 को seema ने डाला: दोहरा`."""
    facts = {"date": date_screen(put.at[:10]), "actor": put.actor}
    return words("bin.why", reason=put.reason, **facts) if put.reason else words("bin.by", **facts)


def changed(
    office: Office, kind: RecordKind, each: Happening, names: Names, words: Words, coin: str | None = None
) -> list[str]:
    """One line a field: label, old value, new value; money in the currency the record now has."""
    lines = []
    empty = words("said.empty")
    for field, old, new in ((kind.by_key[k], o, n) for k, o, n in each.values if k in kind.by_key):
        before, after = (cell(office, field, _whole(v), names, words, coin) or empty for v in (old, new))
        step = after if each.kind == "create" else f"{before} → {after}"
        lines.append(f"    {head(kind, field, words)}: {step}")
    return lines


def happening_facts(each: Happening) -> dict[str, Any]:
    return {
        "op": each.op_id,
        "act": each.act,
        "verb": each.verb,
        "kind": each.kind,
        "at": each.at,
        "actor": each.actor,
        "reason": each.reason,
        "entered_at_headquarters": each.entered,
        "values": [{"field": k, "old": old, "new": new} for k, old, new in each.values],
    }


def _whole(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value


def asked(office: Office, number: str) -> RecordRow:
    """The record of any kind that the number names (lines and the office: `family.named`). E-ACT-01."""
    return family.named(office, number) or records.show(office, number)


def named(office: Office, row: RecordRow, words: Words) -> str:
    """A record by number and name; by its name alone where it has no number."""
    number, title = family.number(office, row), row.title(words.lang)
    if number == row.id and title != row.id:
        return title
    return number if title in (number, row.number) else f"{number} {title}"


def columns(kind: RecordKind) -> list[Field]:
    """What a list shows: first the number by which a record is asked for; a name's two scripts once."""
    number = [kind.by_key[kind.number]] if kind.number else []
    listed = [f for f in kind.fields if f.listed and f not in number]
    return number + [f for f in listed if not (f.key.endswith("_en") and kind.twin(f.key) in listed)]


def told(office: Office, row: RecordRow, here: Field, there: Field | None, names: Names, words: Words) -> str:
    """The value, in the other script where this one is empty; a district without a product is told so."""
    value = row[here.key] or (there and row[there.key])
    text = cell(office, here, value, names, words, coin(row, names))
    if not text and row.kind is PRODUCT and here.key in row.kind.one_of:
        return words("said.product.unconfirmed")
    if row.ended and here.key in row.kind.title:
        return words("pack.ended_name", name=text)
    if row["same_as"] and here.key in row.kind.title:
        return words("alias.name", name=text)
    return text


def spoken(kind: RecordKind, field: Field, lang: str) -> tuple[Field, Field | None]:
    """The field in the reader's script, and the one to fall back on where it is empty."""
    twin = kind.twin(field.key)
    return (twin, field) if twin and twin.key.endswith(f"_{lang}") else (field, twin)
