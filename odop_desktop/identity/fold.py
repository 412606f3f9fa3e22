"""Text made comparable: heads of columns, what is searched, names of people, the order of the dictionary."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from odop_desktop.identity.digits import ascii_digits
from odop_desktop.identity.names import fold_name, skeleton
from odop_desktop.identity.sounds import sounds

__all__ = ["fold_head", "fold_name", "fold_search", "hindi_sort_key", "skeleton"]

_NASAL_OF = (("ङ", "कखगघ"), ("ञ", "चछजझ"), ("ण", "टठडढ"), ("न", "तथदध"), ("म", "पफबभ"))
# A nasal joined to a stop of its own row is but another way of writing ं: चम्बा = चंबा = चँबा.
_HOMORGANIC = re.compile("|".join(f"{nasal}्(?=[{row}])" for nasal, row in _NASAL_OF) + "|ँ")
_UNWRITTEN = str.maketrans("", "", "़\u200b\u200c\u200d\ufeff\u00ad")
# मो0, नं०, पु॰, मोo: a zero (or a small o) straight after a letter stands for the letters left out.
_ABBREVIATED = re.compile("(?<=[ऄ-ह\u093c-ौ\u0958-\u0963ंँः])(?:[0०]+(?![0-9०-९])|[oO](?![A-Za-z])|॰)")


def _one_nasal(text: str) -> str:
    return _HOMORGANIC.sub("ं", unicodedata.normalize("NFD", text).translate(_UNWRITTEN))


_HEAD_LONG = str.maketrans("ईऊीू", "इउिु")
_HEAD_DROPPED = re.compile(r"[^\w/\u0900-\u0963]|_")


@lru_cache(maxsize=4096)
def fold_head(text: str) -> str:
    """A column's head for matching: no case, blanks, dots, brackets, abbreviation marks, nukta, vowel length.

    '/' stays: the caller matches the whole head, then the parts between. 'मो0 न0' → 'मोन', 'Sr. No.' → 'srno'
    """
    head = _one_nasal(_ABBREVIATED.sub("", text)).casefold()
    return _HEAD_DROPPED.sub("", ascii_digits(head)).translate(_HEAD_LONG)


_MERGED = str.maketrans("eo", "iu")
_SPELT = str.maketrans(
    {"C": "ch", "K": "kh", "G": "gh", "J": "jh", "T": "th", "D": "dh", "B": "bh", "P": "ph", "y": "i"}
)
_DOUBLED = re.compile(r"([a-zC])\1+|k(?=K)|g(?=G)|j(?=J)|t(?=T)|d(?=D)|b(?=B)|p(?=P)")
_LONG_I = re.compile("(?:y?i)+")
_CONSONANT = "bcdghjklmnprstvCKGJTDBP"
# Whether a short a stands between two consonants cannot be told across the scripts (राजकुमार, Rajkumar): it
# always does here. The same after the diphthongs (जयपुर, Jaipur).
_GAP = re.compile(f"(?<=[{_CONSONANT}y])(?=[{_CONSONANT}])|(?<=[au]i)(?=[{_CONSONANT}])")
_RUN = re.compile(r"[a-z\u00c0-\u024f\u0300-\u036f]+|[\u0900-\u0963\u0970-\u097f]+|[0-9]+|[^\W\d_]+")
_CODE = re.compile(r"(?:[^0-9]*[0-9]){3}")
_SHORT_NAMES = {"mohd": "mohammad", "mohmd": "mohammad", "smt": "shrimati", "sh": "shri"}


def _searched_word(word: str) -> str:
    sound = _DOUBLED.sub(r"\1", sounds(_SHORT_NAMES.get(word, word)).translate(_MERGED))
    if "y" in sound:
        sound = _LONG_I.sub("i", sound)
    folded = _GAP.sub("a", sound).translate(_SPELT)
    while "ii" in folded:
        folded = folded.replace("ii", "i")
    return folded[:-1] if len(folded) > 3 and folded[-1] == "a" else folded


@lru_cache(maxsize=32768)
def _searched(chunk: str) -> str:
    """One run without blanks: a word; several, where signs part them; or a code, which is kept as written."""
    if chunk.isascii():
        if chunk.isalpha():
            return _searched_word(chunk)
        if _CODE.match(chunk):
            return chunk.strip(".,;:()[]'\"")
    plain = ascii_digits(_ABBREVIATED.sub(" ", chunk.translate(_UNWRITTEN_BUT_NUKTA)))
    return " ".join(run if run.isdigit() else _searched_word(run) for run in _RUN.findall(plain))


_UNWRITTEN_BUT_NUKTA = str.maketrans("", "", "\u200b\u200c\u200d\ufeff\u00ad")


def fold_search(text: str) -> str:
    """What search looks into and looks for: Latin letters with vowels, digits, one blank between words.

    'chamba', 'चंबा' and 'चम्बा' fold alike, and so do Sita, Seeta and सीता. The fold of any beginning of a
    word is a beginning of the word's fold; folding twice changes nothing. A run with three digits (a number,
    a code) is only lower-cased.
    """
    chunks = [_searched(chunk) for chunk in text.casefold().split()]
    return " ".join(chunk for chunk in chunks if chunk)


@lru_cache(maxsize=8192)
def hindi_sort_key(text: str) -> str:
    """A key whose order by code point is the order of a Hindi dictionary (कं … क … का … कौ … क्).

    Nukta counts for nothing; ँ, ं and a nasal joined to its own row are one. Latin letters without case.
    """
    if text.isascii():
        return " ".join(text.casefold().split())
    return " ".join(ascii_digits(_one_nasal(text)).casefold().split())
