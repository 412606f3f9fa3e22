"""By what an import knows a record again: numbers, or a name with what stands beside it (DECISIONS 23)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
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
# Kinds of weak keys: name and guardian; name and phone of one whose guardian is known, or is not; the name alone.
PAIR, WITH, NOBODY, BARE = "pair", "with", "nobody", "bare"
_UNITS = frozenset({"udyam_no", "gstin"})
_NO_DIGIT = re.compile(r"\D+")
_DIGITS = 4  # "applied", "N.A." and "0000000" stand in number columns too and tell nobody from another


@dataclass(frozen=True, slots=True)
class Keys:
    """By what a row or a record is known.

    Of `strong` one in common is enough: a number, or a name and what tells its bearers apart. Of the weak ones
    a record bears `known` and a row asks for `asked`; they are enough to ask a person. `apart`: something
    tells it from others of its weak keys. `bare`: the names, where nothing else is told of somebody.
    """

    strong: Sequence[str]
    known: Sequence[str] = ()
    asked: Sequence[str] = ()
    bare: Sequence[str] = ()
    apart: bool = True


def keys_of(kind: RecordKind, values: Values) -> Keys:
    """The keys of an import's row or of a record on file."""
    if kind is ARTISAN:
        return _of_artisan(values)
    strong = _NATURAL.get(kind.name, _by_number)(values)
    if kind.name not in _TOLD_BY:
        return Keys(strong)
    apart = any(values.get(k) for k in _TOLD_BY[kind.name])
    names = _folded(values)
    return Keys(strong, names, () if apart and kind.name != "buyer" else names, (), apart)


_TOLD_BY = {"buyer": ("city", "mobile", "gstin"), "event": ("from_date",)}


def _of_artisan(values: Values) -> Keys:
    """Of one name and one phone two people are told apart by their guardians, if both are known."""
    names = _folded(values)
    guardians = list({name_key(g): None for k in GUARDIANS if (g := values.get(k))})
    phones = [v for k in PHONES if (v := values.get(k))]
    born = values.get("dob")
    strong = list(_id_keys(values))
    pairs = [f"{name}|{guardian}" for name in names for guardian in guardians]
    strong += [f"{pair}|{more}" for pair in pairs for more in (*phones, *((born,) if born else ()))]
    weak = [f"{PAIR}|{pair}" for pair in pairs]
    reached = [f"{name}|{phone}" for name in names for phone in phones]
    bare = [f"{BARE}|{name}" for name in names] if not (guardians or phones or born) else []
    known = [*weak, *(f"{WITH if guardians else NOBODY}|{key}" for key in reached), *bare]
    marks = (NOBODY,) if guardians else (NOBODY, WITH)
    asked = [*weak, *(f"{mark}|{key}" for key in reached for mark in marks)]
    return Keys(strong, known, asked, bare, bool(phones or born))


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
    digits = "".join(_NO_DIGIT.split(value))
    return len(digits) >= _DIGITS and digits.strip(digits[0]) != ""


def _first_names(values: Values) -> set[str]:
    return {_first_name(name) for k in NAMES if (name := values.get(k))}


@lru_cache(maxsize=32768)
def _first_name(name: str) -> str:
    """The folded first word that is no honorific: 'श्रीमती सुनीता देवी' and 'Sunita' → 'sunit'."""
    words = name.split()
    while len(words) > 1 and fold_name(" ".join(words)) == fold_name(" ".join(words[1:])):
        words = words[1:]
    return fold_name(words[0]).removesuffix("a") if words else ""


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
