"""By what an import knows a record again: numbers, or a name with what stands beside it (DECISIONS 23)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from odop_desktop.domain.catalogue import ARTISAN
from odop_desktop.domain.catalogue.field import RecordKind
from odop_desktop.identity.fold import fold_name
from odop_desktop.queries.read import name_key

Values = Mapping[str, Any]

IDS = ("reg_no", "pehchan_no", "udyam_no", "gstin", "pan")
NAMES = ("name_hi", "name_en")
GUARDIANS = ("guardian_name", "guardian_name_en")
PHONES = ("mobile", "mobile2")
SIGNATURE = "=lines"  # beside a LoI's values: what its lines say
TELLING = (*IDS, *NAMES, *GUARDIANS, *PHONES, "dob")  # what the keys of an artisan are made of
PAIR, NOBODY = "pair", "nobody"  # kinds of weak keys: with a guardian's name, without one
_UNITS = frozenset({"udyam_no", "gstin"})
_DIGITS = 4  # "applied", "N.A." and "0000000" stand in number columns too and tell nobody from another


def strong_keys(kind: RecordKind, values: Values) -> list[str]:
    """Keys of which one in common is enough: a number, or a name and what tells its bearers apart."""
    if kind is ARTISAN:
        return [*_id_keys(values), *_person_keys(values)]
    return [key for key in _NATURAL.get(kind.name, _by_number)(values) if key]


def weak_keys(kind: RecordKind, values: Values) -> list[str]:
    """Keys under which a record is known that are enough to ask, not to know.

    An artisan's name and guardian, or the name with a phone; an organisation's or event's name.
    """
    if kind is ARTISAN:
        mark = "with" if _guarded(values) else NOBODY
        return [*_pair_keys(values), *(f"{mark}|{key}" for key in _phone_keys(values))]
    return _folded(values) if kind.name in _TOLD_BY else []


def asked_keys(kind: RecordKind, values: Values) -> list[str]:
    """The weak keys a row asks for: of one name and one phone two people are told apart by their guardians."""
    if kind is not ARTISAN:
        return weak_keys(kind, values) if kind.name == "buyer" or not told_apart(kind, values) else []
    marks = (NOBODY,) if _guarded(values) else (NOBODY, "with")
    return [*_pair_keys(values), *(f"{mark}|{key}" for key in _phone_keys(values) for mark in marks)]


def _guarded(values: Values) -> bool:
    return any(values.get(k) for k in GUARDIANS)


def _pair_keys(values: Values) -> list[str]:
    return [f"{PAIR}|{name}|{guardian}" for name, guardian in _pairs(values)]


def _phone_keys(values: Values) -> list[str]:
    phones = [values[k] for k in PHONES if values.get(k)]
    return [f"{name}|{phone}" for name in _folded(values) for phone in phones] if phones else []


def bare_keys(kind: RecordKind, values: Values) -> list[str]:
    """The names of somebody of whom a list tells neither guardian nor phone nor birth date."""
    if kind is not ARTISAN or any(values.get(k) for k in (*GUARDIANS, *PHONES, "dob")):
        return []
    return _folded(values)


def told_apart(kind: RecordKind, values: Values) -> bool:
    """Whether a row holds what tells it from another of its weak keys."""
    return any(values.get(k) for k in _TOLD_BY.get(kind.name, ()))


_TOLD_BY = {
    "artisan": (*PHONES, "dob"),
    "buyer": ("city", "mobile", "gstin"),
    "event": ("from_date",),
}


def _id_keys(values: Values) -> Iterator[str]:
    """A person's numbers alone; a unit's number, which members of a group share, with the first name."""
    for key in IDS:
        value = values.get(key)
        if not value or not _telling(value):
            continue
        if key in _UNITS or (key == "pan" and value[3:4] != "P"):
            yield from (f"{key}:{value}|{name}" for name in _first_names(values))
        else:
            yield f"{key}:{value}"


def _telling(value: str) -> bool:
    digits = [ch for ch in value if ch.isdigit()]
    return len(digits) >= _DIGITS and len(set(digits)) > 1


def _first_names(values: Values) -> set[str]:
    return {_first_name(str(values[k]).split()) for k in NAMES if values.get(k)}


def _first_name(words: list[str]) -> str:
    """The folded first word that is no honorific: 'श्रीमती सुनीता देवी' and 'Sunita' → 'sunit'."""
    while len(words) > 1 and fold_name(" ".join(words)) == fold_name(" ".join(words[1:])):
        words = words[1:]
    return fold_name(words[0]).removesuffix("a") if words else ""


def _pairs(values: Values) -> Iterator[tuple[str, str]]:
    """Folded name and guardian, in every script in which both are given."""
    guardians = {name_key(g) for k in GUARDIANS if (g := values.get(k))}
    if guardians:
        for name in {name_key(n) for k in NAMES if (n := values.get(k))}:
            for guardian in guardians:
                yield name, guardian


def _person_keys(values: Values) -> list[str]:
    more = [f"m:{values[k]}" for k in PHONES if values.get(k)]
    more += [f"d:{values['dob']}"] if values.get("dob") else []
    return [f"{name}|{guardian}|{m}" for name, guardian in _pairs(values) for m in more] if more else []


def _by_number(values: Values) -> list[str]:
    return [f"n:{values['number']}"] if values.get("number") else []


def _folded(values: Values) -> list[str]:
    return list({name_key(n): None for k in NAMES if (n := values.get(k))})


def _of(values: Values, *keys: str) -> str:
    return "|".join(str(values.get(k) or "") for k in keys).casefold()


def _buyer(v: Values) -> list[str]:
    beside = [f"{k}:{v[k]}".casefold() for k in ("city", "mobile") if v.get(k)]
    gstin = [f"g:{v['gstin']}"] if v.get("gstin") else []
    return [*_by_number(v), *gstin, *(f"b:{name}|{b}" for name in _folded(v) for b in beside)]


def _event(v: Values) -> list[str]:
    code = [f"c:{v['code']}".upper()] if v.get("code") else []
    dated = [f"e:{name}|{v['from_date']}" for name in _folded(v)] if v.get("from_date") else []
    return [*code, *dated]


def _product(v: Values) -> list[str]:
    key = [f"k:{v['product_key']}"] if v.get("product_key") else []
    return [*key, *(f"p:{name}|{v.get('district')}" for name in _folded(v))]


def _loi(v: Values) -> list[str]:
    """Its numbers; one without a number is known by its parties, its date and its lines."""
    if numbers := [f"l:{v[k]}".casefold() for k in ("number", "loi_no", "paper_no") if v.get(k)]:
        return [*numbers, *([f"u:{_of(v, *_UNNUMBERED)}"] if v.get("number") else [])]
    return [f"u:{_of(v, *_UNNUMBERED)}"]


_UNNUMBERED = ("buyer", "event", "loi_date", SIGNATURE)


_NATURAL: dict[str, Callable[[Values], list[str]]] = {
    "offering": lambda v: [*_by_number(v), f"o:{_of(v, 'artisan', 'product', 'description')}"],
    "product": _product,
    "buyer": _buyer,
    "event": _event,
    "stall": lambda v: [*_by_number(v), f"s:{_of(v, 'event', 'stall_no', 'hall')}"],
    "participation": lambda v: [*_by_number(v), f"p:{_of(v, 'event', 'artisan')}"],
    "loi": _loi,
}
