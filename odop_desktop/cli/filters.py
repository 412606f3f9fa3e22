"""Filters of a list as one types them: FIELD=VALUE, FIELD=FROM..TO, or the name of a question."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

from odop_desktop.cli.asked import folded_labels, no_answer
from odop_desktop.domain.catalogue.field import Field, Kind, RecordKind
from odop_desktop.domain.catalogue.values import parse
from odop_desktop.errors import OdopError
from odop_desktop.i18n.words import Words
from odop_desktop.identity.fold import fold_head
from odop_desktop.office import Office
from odop_desktop.queries import list_filters, list_named, whose
from odop_desktop.queries.list_filters import ACT, CREATED, Among, Between, Filter, Named
from odop_desktop.queries.whose import OFFICE

_SPAN = ".."
_EVENT = Field("event", Kind.REF, ref="event")
_DAY = Field("day", Kind.DATE)


def typed_filters(office: Office, kind: RecordKind, texts: Iterable[str], words: Words) -> tuple[Filter, ...]:
    """The filters; one field written several times holds any of its values. E-LST-01 says which there are."""
    found: dict[str, Filter] = {}
    for text in texts:
        key, equals, value = text.partition("=")
        one = _valued(office, kind, key, value, words) if equals else _named(office, words, kind, key)
        name = one.name if isinstance(one, Named) else one.key
        found[name] = _any_of(found.get(name), one)
    return tuple(found.values())


def _any_of(before: Filter | None, one: Filter) -> Filter:
    if isinstance(before, Among) and isinstance(one, Among):
        return Among(one.key, before.values + one.values)
    return one


def any_key(office: Office, words: Words, kind: RecordKind, asked: str) -> str:
    """A field as a column, by its key or its label in either language; at headquarters the office as well. E-LST-02
    says which there are."""
    whose_ = {OFFICE: "list.filter.office"} if whose.shown(office, kind) else {}
    msgids = {key: f"{kind.name}.{key}.label" for key in kind.by_key} | whose_
    if asked.strip() in msgids:
        return asked.strip()
    labels = {f: k for k, msgid in msgids.items() for f in folded_labels(words, msgid)}
    found = labels.get(fold_head(asked))
    if found is None:
        near = get_close_matches(fold_head(asked), [*msgids, *labels], n=4)
        meant = dict.fromkeys(labels.get(n, n) for n in near)
        known = ", ".join(words(msgids[key]) for key in meant or msgids)
        raise OdopError("E-LST-02", field=asked.strip(), kind=kind.plural, known=known)
    return found


def _named(office: Office, words: Words, kind: RecordKind, name: str) -> Named:
    """By its name (`papers-missing`), or by the words on its chip."""
    labels = {f: n for n in list_named.names(kind) for f in folded_labels(words, f"list.named.{n}")}
    asked = name.strip().casefold().replace("-", "_")
    found = asked if asked in list_named.names(kind) else labels.get(fold_head(name))
    if found is None:
        raise _unknown(office, words, kind, name)
    return Named(found)


def _key(office: Office, words: Words, kind: RecordKind, asked: str) -> str:
    msgids = _msgids(office, kind)
    if asked.strip() in msgids:
        return asked.strip()
    labels = {folded: key for key, msgid in msgids.items() for folded in folded_labels(words, msgid)}
    found = labels.get(fold_head(asked))
    if found is None:
        raise _unknown(office, words, kind, asked)
    return found


def _msgids(office: Office, kind: RecordKind) -> dict[str, str]:
    """What a list can be filtered by, with the word for each."""
    more = [CREATED, ACT, *(["event"] if list_filters.at_events(kind) else [])]
    more += [OFFICE] if whose.told(office, kind) else []
    fields = {f.key: f"{kind.name}.{f.key}.label" for f in list_filters.fields(kind)}
    return fields | {key: f"list.filter.{key}" for key in more}


def _unknown(office: Office, words: Words, kind: RecordKind, asked: str) -> OdopError:
    named = [words(f"list.named.{name}") for name in list_named.names(kind)]
    fields = [words(msgid) for msgid in _msgids(office, kind).values()]
    return OdopError("E-LST-01", filter=asked.strip(), kind=kind.plural, known=", ".join([*named, *fields]))


def _valued(office: Office, kind: RecordKind, asked: str, text: str, words: Words) -> Filter:
    """A filter by values; with nothing behind the `=`, by being empty, which any field can be."""
    if not text.strip():
        return Among(any_key(office, words, kind, asked), (None,))
    key = _key(office, words, kind, asked)
    field = kind.by_key.get(key, _EVENT if key == "event" else _DAY)
    if key == ACT:
        return Among(key, (text.strip(),))
    if key == OFFICE:
        return Among(key, whose.meant(office, text))
    if field.kind in list_filters.DATES:
        return _days(office, key, text)
    if field.kind is Kind.REF:
        return Among(key, (list_filters.referred(office, kind, field, text),))
    try:
        return Among(key, _answers(office, kind, field, text))
    except OdopError as error:
        raise no_answer(words, kind, office.lists, error) from None


def _answers(office: Office, kind: RecordKind, field: Field, text: str) -> tuple[object, ...]:
    read = parse(field, text, office.lists, on=office.today())
    if read.value in (None, ()):
        code = read.problems[0].code if read.problems else "E-VAL-08"
        raise OdopError(code, field=field.key, record=kind.name, value=text)
    return read.value if isinstance(read.value, tuple) else (read.value,)


def _days(office: Office, key: str, text: str) -> Between:
    """`01-04-2025..31-03-2026`, either end open; one day alone is that day."""
    low, span, high = text.partition(_SPAN)
    first = _day(office, low)
    last = _day(office, high) if span else first
    if not (first or last) or (first and last and last < first):
        raise OdopError("E-LST-03", value=text)
    return Between(key, first, last)


def _day(office: Office, text: str) -> str | None:
    if not text.strip():
        return None
    value = parse(_DAY, text, office.lists, on=office.today()).value
    if value is None:
        raise OdopError("E-VAL-05", value=text.strip())
    return str(value)
