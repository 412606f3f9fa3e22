"""The head of a state pack, `pack.toml`: names, words, forms of address, letterheads, settings, rates."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Both:
    """A text in both languages, with chips in braces."""

    hi: str
    en: str

    def of(self, lang: str, **chips: str) -> str:
        return (self.hi if lang == "hi" else self.en).format(**chips)


@dataclass(frozen=True, slots=True)
class OfficeForm:
    """What a new office of this State is proposed: name, head's posts (the first is usual), letterhead."""

    name: Both
    posts: tuple[Both, ...]
    letterhead_hi: tuple[str, ...]
    letterhead_en: tuple[str, ...]
    prefix: str
    place: Both | None = None

    def letterhead(self, lang: str, **chips: str) -> tuple[str, ...]:
        lines = self.letterhead_hi if lang == "hi" else self.letterhead_en
        return tuple(line.format(**chips) for line in lines)


@dataclass(frozen=True, slots=True)
class AddressPart:
    """A field of an artisan's address and how it is written: "गाँव {value}"."""

    field: str
    form: Both


@dataclass(frozen=True, slots=True)
class PackHead:
    state: str
    version: str
    name: Both
    short: Both
    lgd: str
    gst: str
    pin: str
    words: Mapping[str, str]
    address: tuple[AddressPart, ...]
    district_office: OfficeForm
    state_office: OfficeForm
    facilitator: Both
    jurisdiction: Both
    tada: Both
    settings: Mapping[str, Any]
    rates: Mapping[str, int]

    def word(self, name: str, lang: str) -> str:
        """A word that differs by State: `word("district", "hi")` → जिला or जनपद."""
        return self.words[f"{name}_{lang}"]


def _both(data: Mapping[str, Any], stem: str = "") -> Both:
    return Both(data[f"{stem}hi"], data[f"{stem}en"])


def _office(data: Mapping[str, Any]) -> OfficeForm:
    return OfficeForm(
        name=_both(data, "name_"),
        posts=tuple(_both(post) for post in data["posts"]),
        letterhead_hi=tuple(data["letterhead_hi"]),
        letterhead_en=tuple(data["letterhead_en"]),
        prefix=data["prefix"],
        place=_both(data, "place_") if "place_hi" in data and "place_en" in data else None,
    )


def made(data: Mapping[str, Any]) -> PackHead:
    """The head out of a `pack.toml` that was found whole."""
    return PackHead(
        state=data["state"],
        version=data["version"],
        name=_both(data["name"]),
        short=_both(data["name"], "short_"),
        lgd=data["codes"]["lgd"],
        gst=data["codes"]["gst"],
        pin=data["codes"]["pin"],
        words=data["words"],
        address=tuple(AddressPart(part["field"], _both(part)) for part in data["address"]),
        district_office=_office(data["district_office"]),
        state_office=_office(data["state_office"]),
        facilitator=_both(data["facilitator"]),
        jurisdiction=_both(data["jurisdiction"]),
        tada=_both(data["tada"]),
        settings=data["settings"],
        rates=data.get("rates", {}),
    )
