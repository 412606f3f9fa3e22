"""Text typed in Kruti Dev or DevLys (Latin keys that show Hindi) as Unicode.

First each key as the sign it shows, longest keys first; then every syllable in reading order: ि behind its
letters, reph before them, marks above last; then the signs that are two keys (ा + े = ो) as one.
"""

from __future__ import annotations

import re
import unicodedata
from contextlib import suppress

from odop_desktop.identity.kruti_keys import EARLY_REPH, KEYS, REPAIRED, REPH, SHORT_I, WINDOWS
from odop_desktop.identity.legacy_look import looks_legacy

__all__ = ["is_legacy_font", "is_other_legacy_font", "looks_legacy", "to_unicode"]

_FAMILY = re.compile(r"(?:kruti\s*dev|krutidev|devlys|dev\s?lys)", re.IGNORECASE)
_OTHERS = re.compile(
    r"chanakya|walkman|shusha|shivaji|shree[\s-]?(?:dev|lipi)|aps[\s-]?(?:c-|dv)|agra\b|kundli|akruti|"
    r"dv-?tt|dvb?w?-?tt|krishna\b|narad|sanskrit 99|susha|yogesh",
    re.IGNORECASE,
)


def is_legacy_font(name: str | None) -> bool:
    """Whether `to_unicode` converts text in this font: Kruti Dev 010, Kruti Dev 016 Bold, DevLys 010 …"""
    return bool(name and _FAMILY.match(name.strip()))


def is_other_legacy_font(name: str | None) -> bool:
    """A font of another such layout (Chanakya, Shusha …): not Unicode either, and not convertible here."""
    return bool(name and _OTHERS.match(name.strip()))


_KEY = re.compile("|".join(re.escape(key) for key in sorted(KEYS, key=len, reverse=True)))
_LETTER = "[\u0915-\u0939]\u093c?"
_MATRAS = "ा-ौॅ"
_SYLLABLE = re.compile(
    f"(?P<early>[{EARLY_REPH}{SHORT_I}ं]*)"
    f"(?P<letters>(?:{_LETTER}्)*{_LETTER}्?|[अ-औ])"
    f"(?P<late>[{_MATRAS}ंँ{REPH}]*)"
)
_BELOW = re.compile(f"([{_MATRAS}ंँ{REPH}]+)((?:्र)+)")
# What needs no repair in Unicode already, or is English by its shape, though it stands in such a font.
_KEPT = re.compile(
    r"[\w.+-]+@[\w-]+(?:\.[\w-]+)*\.(?:com|in|org|net|gov|nic|edu)\b|(?:https?://|www\.)\S+"
    r"|\b[0-9]{2}[A-Z]{5}[0-9]{4}[A-Z][0-9A-Z]Z[0-9A-Z]\b|\b[A-Z]{5}[0-9]{4}[A-Z]\b"
    r"|\bUDYAM-[A-Z]{2}-[0-9]{2}-[0-9]{7}\b|\b[A-Z]{4}0[A-Z0-9]{6}\b|\b[A-Z]{2}[0-9]{2}[A-Z][0-9]{7}\b"
)
_COMBINED = (
    ("ाे", "ो"),
    ("ाै", "ौ"),
    ("ाॅ", "ॉ"),
    ("अा", "आ"),
    ("अो", "ओ"),
    ("अौ", "औ"),
    ("अॉ", "ऑ"),
    ("आे", "ओ"),
    ("आै", "औ"),
    ("एे", "ऐ"),
)
_COLON = re.compile(r"(?<![ऀ-ॿ])ः|ः(?=[0-9])")


def _mended(text: str) -> str:
    """Smart quotes, Latin-1 readings and UTF-8 read as Windows text, put back to the keys that were typed."""
    text = text.translate(WINDOWS)
    if "â€" in text or "Ã" in text:
        with suppress(UnicodeError):  # else the signs are keys of the font after all
            text = text.encode("cp1252").decode("utf-8")
    return text.translate(REPAIRED)


def _whole_letters(text: str) -> str:
    """A half letter and the stroke are the whole letter; nukta stands by it; र below goes before vowels."""
    text = text.replace("्\u093c", "\u093c्").replace("्ा", "").replace("ा\u093c", "\u093cा")
    text = _BELOW.sub(r"\2\1", text)
    return re.sub("्{2,}", "्", text).replace("्र्र", "्र")


def _syllable(match: re.Match[str]) -> str:
    early, letters, late = match.group("early", "letters", "late")
    marks = early + late
    reph = "र्" if REPH in marks or EARLY_REPH in marks else ""
    vowels = "".join(dict.fromkeys(c for c in late if "ा" <= c <= "ौ" or c == "ॅ"))
    if SHORT_I in early:
        vowels = "ि" + vowels.removeprefix("ा")
    return reph + letters + vowels + "".join(dict.fromkeys(c for c in marks if c in "ंँ"))


def _converted(text: str) -> str:
    shown = _whole_letters(_KEY.sub(lambda m: KEYS[m[0]], text))
    text = _SYLLABLE.sub(_syllable, shown)
    for parts, whole in _COMBINED:
        text = text.replace(parts, whole)
    text = _COLON.sub(":", text).replace(SHORT_I, "ि")
    return text.replace(REPH, "र्").replace(EARLY_REPH, "र्")


def to_unicode(text: str, font: str = "Kruti Dev 010") -> str:
    """Text of a Kruti Dev or DevLys font in Unicode, NFC: "fo'odekZ" → 'विश्वकर्मा'.

    Text in Devanagari comes back as it is; so do e-mail addresses and registration numbers among the words.
    ASCII digits stay; the font's own Hindi digits become Hindi digits. Raises ValueError for another font.
    """
    if not is_legacy_font(font):
        raise ValueError(font)
    if re.search("[ऀ-ॿ]", text):
        return unicodedata.normalize("NFC", text)
    text = _mended(text)
    parts, at = [], 0
    for kept in _KEPT.finditer(text):
        parts += [_converted(text[at : kept.start()]), kept[0]]
        at = kept.end()
    return unicodedata.normalize("NFC", "".join([*parts, _converted(text[at:])]))
