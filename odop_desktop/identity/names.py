"""The key under which two spellings of one person's name are equal, in either script.

The rules are those of DOMAIN §8: honorifics dropped, aspirates, sh/s, v/w/b, z/j, ph/f folded, short a not
counted. i and u do count (हरि राम is not Hira Ram), and so does the last long a (कमला is not Kamal).
"""

from __future__ import annotations

import re
from functools import lru_cache

from odop_desktop.identity.sounds import sounds

# fmt: off
_HONORIFICS = frozenset((
    "श्री", "श्रीमती", "श्रीमति", "श्रीमान", "सुश्री", "कुमारी", "कु", "कुँ", "कुं", "श्रीयुत", "डॉ", "डा", "डॉक्टर",
    "प्रो", "स्व", "स्वर्गीय", "स्वर्गीया", "पं", "पंडित", "पण्डित", "जी", "मैसर्स", "मै",
    "shri", "shree", "sri", "sree", "shrimati", "srimati", "smt", "sh", "sushri", "km", "kum", "kumari", "mr",
    "mrs", "ms", "miss", "dr", "prof", "late", "lt", "pt", "pandit", "ji", "m/s", "messrs", "er",
))
# These are names as well: they are honorifics only in front of another word.
_ONLY_FIRST = frozenset(("श्री", "कुमारी", "shri", "shree", "sri", "sree", "kumari", "er"))
_MOHAMMAD = frozenset((
    "mohd", "mohmd", "md", "mohammed", "mohamed", "muhammed", "mohamad", "mohmad",
    "मो", "मु", "मोह", "मौ", "मोहम्मद", "मुहम्मद",
))
# fmt: on
_WORD = re.compile(r"[^\W\d_]+(?:[\u0900-\u0963\u200c\u200d\u0300-\u036f]|[^\W\d_])*|m/s")

_PLAINER = str.maketrans("CcKGJTDBPb", "ckkgjtdvpv")
_DOUBLED = re.compile(r"(.)\1+")
_CONS = "cdghjklmnprstv"
# A part that must be there (for speed), the pattern, what it becomes.
_SPELLINGS = (
    ("caud", re.compile(r"cau?d(?:h?[aeui])?r"), "caudr"),  # चौधरी, Choudhury, Chaudhry
    ("nd", re.compile(r"nd[aei]?ra?(?![iouy])"), "ndr"),  # Chander, Chandra, Surinder, सुरेन्द्र
    ("er", re.compile(rf"er(?=[{_CONS}])"), "ar"),  # Verma, Sherma
    ("eh", re.compile(rf"eh(?=[{_CONS}])"), "ah"),  # Rehman, Mehmood
    ("ed", re.compile(r"(?<=[hm])ed$"), "ad"),  # Ahmed, Mohammed
    ("ay", re.compile(rf"aya?(?=[{_CONS}])"), "ai"),  # जयपाल, Jaypal, Jaipal
    ("i", re.compile(rf"(?:^|(?<=[{_CONS}]))iy?(?=a)"), "y"),  # Gian, Gyan; Priya, Pria
    ("stava", re.compile(r"(?<=st)ava$"), "av"),  # Srivastava
    ("yaya", re.compile(r"(?<=ya)ya$"), "y"),  # Upadhyaya
    ("y", re.compile(r"e?y$|eya?$"), "i"),  # Pandey, Chaudhary, विजय
)
_UNHEARD = re.compile(rf"(?<=[aeiou][{_CONS}])a(?=[{_CONS}]y?[aeiou])")
# Groups after which a last a may be no more than the group's own vowel: Chandra, Mishra, Gupta, Krishna.
_OWN_VOWEL = re.compile(rf"(?:[{_CONS}][ryv]|r[mnv]|[pk]t|st|[stg]n|kl)a$")
_VOWELS = str.maketrans("eo", "iu", "a")


@lru_cache(maxsize=32768)
def _word(word: str) -> str:
    """One word of a name as its consonants, i and u, its first a and its last one if that is heard."""
    if word in _MOHAMMAD:
        return "muhmd"
    sound = _UNHEARD.sub("", _DOUBLED.sub(r"\1", sounds(word).translate(_PLAINER)))
    for part, spelling, usual in _SPELLINGS:
        if part in sound:
            sound = spelling.sub(usual, sound)
    first = "a" if sound[:1] == "a" else ""
    return first + _DOUBLED.sub(r"\1", sound.translate(_VOWELS)) + _last_a(sound)


def _last_a(sound: str) -> str:
    return "a" if len(sound) > 2 and sound[-1] == "a" and not _OWN_VOWEL.search(sound) else ""


def _words(text: str) -> list[str]:
    words = _WORD.findall(text.casefold().replace("\u200d", "").replace("\u200c", ""))
    kept: list[str] = []
    for word in words:
        if word not in _HONORIFICS or (word in _ONLY_FIRST and kept):
            kept.append(word)
    return kept or words


@lru_cache(maxsize=32768)
def fold_name(text: str) -> str:
    """The equality key of a person's name: 'श्री राम कुमार', 'Ram Kumar' and 'रामकुमार' → 'rmkumr'."""
    keys = [_word(word) for word in _words(text)]
    # सीता राम is also written सीताराम, and राम अवतार रामावतार: an a counts where the whole name begins and ends.
    for at in range(len(keys) - 1):
        keys[at] = keys[at].removesuffix("a")
        keys[at + 1] = keys[at + 1].removeprefix("a")
    return "".join(keys)


def skeleton(text: str) -> str:
    """The consonants alone, for finding names that may be the same: 'राम कुमार', 'Rama Kumari' → 'rmkmr'."""
    return fold_name(text).translate(_CONSONANTS_ONLY)


_CONSONANTS_ONLY = str.maketrans("", "", "aiuy")
