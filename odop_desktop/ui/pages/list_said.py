"""What a list's filters are called: `विकास खण्ड: चम्बा, मैहला`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from odop_desktop.domain.catalogue import kind as kind_of
from odop_desktop.domain.catalogue.field import Kind, RecordKind
from odop_desktop.domain.catalogue.shown import show
from odop_desktop.i18n.format import date_screen
from odop_desktop.i18n.words import Words
from odop_desktop.office import Office
from odop_desktop.queries import records, whose
from odop_desktop.queries.list_filters import ACT, Among, Between, Filter, Named
from odop_desktop.queries.makers import Maker
from odop_desktop.queries.read import RecordRow
from odop_desktop.queries.whose import OFFICE

Title = RecordRow | Maker  # what a filter's value names
_MANY = 3  # values that are named; of more it is told how many


def label(kind: RecordKind, key: str, words: Words) -> str:
    """A field's label, or the word for what is asked beside the fields."""
    return words(f"{kind.name}.{key}.label" if key in kind.by_key else f"list.filter.{key}")


def none(key: str, words: Words) -> str:
    """The value of records that have none; what is no office's is the State's."""
    return words("list.filter.office.none" if key == OFFICE else "list.filter.none")


def said(office: Office, kind: RecordKind, each: Filter, titles: Mapping[str, Title], words: Words) -> str:
    """The filter in words; `titles` are the records its references name."""
    match each:
        case Named(name):
            return words(f"list.named.{name}")
        case Between(key, low, high):
            days = {name: date_screen(day) for name, day in (("low", low), ("high", high)) if day}
            msgid = "ui.filter.between" if low and high else "ui.filter.since" if low else "ui.filter.until"
            return words(msgid, field=label(kind, key, words), **days)
        case Among(key, _) if key == ACT:
            return words("list.filter.act")
        case Among(key, values) if len(values) > _MANY:
            return words("ui.filter.several", field=label(kind, key, words), n=len(values))
        case Among(key, values):
            told = ", ".join(_value(office, kind, key, v, titles, words) for v in values)
            return words("ui.filter.among", field=label(kind, key, words), values=told)


def titles(office: Office, kind: RecordKind, filters: Iterable[Filter]) -> dict[str, Title]:
    """The records and offices that the filters' references name. For a reader's thread."""
    found: dict[str, Title] = {}
    for each in filters:
        if isinstance(each, Among) and each.key == OFFICE:
            found |= {maker.office: maker for maker in whose.offices(office)}
        elif isinstance(each, Among) and (ref := ref_of(kind, each.key)):
            found |= records.titles(office, kind_of(ref), [v for v in each.values if v])
    return found


def ref_of(kind: RecordKind, key: str) -> str | None:
    """The kind of record that the values of a filter name."""
    field = kind.by_key.get(key)
    return field.ref if field else key if key in ("event", OFFICE) else None


def _value(
    office: Office, kind: RecordKind, key: str, value: Any, titles: Mapping[str, Title], words: Words
) -> str:
    if value is None:
        return none(key, words)
    field = kind.by_key.get(key)
    if field is None or field.kind is Kind.REF:
        return _title(titles[value], words.lang) if value in titles else "…"
    return show(field, (value,) if field.kind is Kind.SET else value, words, office.lists)


def _title(named: Title, lang: str) -> str:
    return named.told(lang) if isinstance(named, Maker) else named.title(lang)
