"""How a word sounds: either script written in one small Latin alphabet.

a e i o u, the consonants b d g h j k l m n p r s t v y, C for ch, and K G J T D B P for the aspirates. What North
Indian offices write in several ways sounds one way here: ch/chh, sh/s, ph/f, w/v, z/j, x/ksh, a/aa, ण/न.
"""

from __future__ import annotations

import re
import unicodedata

# Inherent vowel: written wherever a letter follows in the word, so that a typed beginning of a word sounds
# like the beginning of the word ('कम' → kam, 'कमला' → kamala).
_INHERENT = re.compile("([क-ह\u095c\u095d])(?=[क-ह\u095c\u095dऄ-औंँः])")
# ड and ढ after a vowel are the flapped ones, whether or not anybody typed the dot (कांगडा, राजगढ).
_FLAPPED = re.compile("(?<=[ऄ-औा-ौ])[डढ](?!्)")
_NASAL_LAST = re.compile(r"~+$")
_NASAL_LIP = re.compile(r"~(?=[pPbBm])")

_DEVANAGARI = str.maketrans(
    dict(zip("कगङचछजञटडणतदनपबमयरलळवशषसह", "kgnCCjntdntdnpbmyrllvsssh", strict=True))
    | dict(zip("खघझठढथधफभ", "KGJTDTDPB", strict=True))
    | {"\u095c": "r", "\u095d": "r", "ऩ": "n", "ऱ": "r", "ऴ": "l", "ॐ": "om"}
    | dict.fromkeys("अआाऍॅऄ", "a")
    | dict.fromkeys("इईिी", "i")
    | dict.fromkeys("उऊुू", "u")
    | dict.fromkeys("एऎेॆ", "e")
    | dict.fromkeys("ओऑऒोॉॊ", "o")
    | dict.fromkeys("ऋॠृॄ", "ri")
    | {"ऐ": "ai", "ै": "ai", "औ": "au", "ौ": "au"}
    | dict.fromkeys("ंँ", "~")
    | dict.fromkeys("़्ःऽ॒॑\u200c\u200d", "")
)

_LATIN = (
    ("chh", "C"),
    ("ch", "C"),
    ("ck", "k"),
    ("sh", "s"),
    ("kh", "K"),
    ("gh", "G"),
    ("jh", "J"),
    ("th", "T"),
    ("dh", "D"),
    ("bh", "B"),
    ("ph", "P"),
    ("rh", "r"),
    ("f", "P"),
    ("x", "ks"),
    ("q", "k"),
    ("z", "j"),
    ("ou", "au"),
)
_ROUND = re.compile(r"[oa]w(?=[b-df-hj-np-tv-z])")
_HARD_C = re.compile(r"c(?=[A-Za-z])")  # a last c may yet become ch


def _devanagari(word: str) -> str:
    word = unicodedata.normalize("NFC", word).replace("ड़", "\u095c").replace("ढ़", "\u095d")
    word = _INHERENT.sub(r"\1ा", word.replace("़", "").replace("ज्ञ", "ग्य"))
    sounds = _FLAPPED.sub("र", word).translate(_DEVANAGARI)
    if "~" in sounds:  # dropped at the end, where more may yet be typed; सिंह is singh
        sounds = _NASAL_LIP.sub("m", _NASAL_LAST.sub("", sounds)).replace("~h", "nG").replace("~", "n")
    return sounds


def _latin(word: str) -> str:
    if "w" in word:
        word = _ROUND.sub("au", word).replace("w", "v")
    for spelt, sound in _LATIN:
        if spelt in word:
            word = word.replace(spelt, sound)
    return _HARD_C.sub("k", word) if "c" in word else word


def _plain(word: str) -> str:
    """Latin letters without their accents; a word of a third script as it is."""
    parts = unicodedata.normalize("NFKD", word)
    bare = "".join(c for c in parts if not unicodedata.combining(c))
    return bare if bare.isascii() else word


def sounds(word: str) -> str:
    """The sounds of one word in small letters, of one script: 'चम्बा', 'चंबा', 'chamba' → Camba."""
    if word.isascii():
        return _latin(word)
    if "ऀ" <= word[0] <= "ॿ":
        return _devanagari(word)
    plain = _plain(word)
    return _latin(plain) if plain.isascii() else plain
