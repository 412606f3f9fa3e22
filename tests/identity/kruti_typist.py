"""Types Unicode Hindi on a Kruti Dev keyboard: the other way round, written for the tests alone."""

from __future__ import annotations

import re
import unicodedata

CONSONANTS = dict(
    zip(
        "कखगघङचछजझञटठडढणतथदधनपफबभमयरलळवशषसह",
        "d [k x ?k ³ p N t > ¥ V B M < .k r Fk n /k u i Q c Hk e ; j y G o 'k \"k l g".split(),  # noqa: SIM905
        strict=True,
    )
)
HALVES = dict(zip("कखगघचजझणतथधनपफबभमयलवशषस", "D[X?PT÷.RF/UI¶CHE¸YO'\"L", strict=True))
NUKTA = {"क": "d+", "ख": "[k+", "ग": "x+", "ज": "t+", "ड": "M+", "ढ": "<+", "फ": "Q+"}
VOWELS = {"अ": "v", "आ": "vk", "इ": "b", "ई": "bZ", "उ": "m", "ऊ": "Å", "ऋ": "_", "ए": ",", "ऐ": ",s"}
VOWELS |= {"ओ": "vks", "औ": "vkS", "ऑ": "v‚"}
MATRAS = {"ा": "k", "ी": "h", "ु": "q", "ू": "w", "ृ": "`", "े": "s", "ै": "S", "ो": "ks", "ौ": "kS", "ॉ": "‚"}
JOINED = {"क्ष": "{k", "ज्ञ": "K", "श्र": "J", "त्र": "=", "द्य": "|", "द्व": "}", "द्ध": ")", "क्र": "Ø", "प्र": "ç"}
JOINED |= {"द्द": "í", "द्र": "æ", "ह्म": "ã", "ह्य": "á", "ह्न": "à", "न्न": "é", "फ्र": "Ý", "ट्ट": "ê", "ड्ड": "ì"}
MARKS = {"ं": "a", "ँ": "¡", "ः": "%"}
DIGITS = dict(zip("०१२३४५६७८९", "åƒ„…†‡ˆ‰Š‹", strict=True))
PUNCTUATION = {"।": "A", ",": "]", "-": "&", "/": "@", "(": "¼", ")": "½", ".": "-", "?": "\\", ";": "("}

SYLLABLE = re.compile(
    "(?P<reph>र्(?=[क-ह]))?(?P<letters>(?:[क-ह]\u093c?्)*[क-ह]\u093c?)(?P<matra>[ा-ौ]?)(?P<marks>[ंँः]*)"
)


def _letters(text: str) -> str:
    """The keys of one cluster, without its vowel."""
    if text in JOINED:
        return JOINED[text]
    *halves, last = text.split("्")
    if halves and last == "र":  # below the letter before it
        below = "ª" if halves[-1] in "टठडढछ" else "z"
        return "".join(map(_half, halves[:-1])) + _whole(halves[-1]) + below
    return "".join(map(_half, halves)) + _whole(last)


def _half(letter: str) -> str:
    return HALVES.get(letter) or _whole(letter) + "~"


def _whole(letter: str) -> str:
    return NUKTA[letter[0]] if letter.endswith("\u093c") else CONSONANTS[letter]


def _syllable(match: re.Match[str]) -> str:
    reph, letters, matra, marks = match.group("reph", "letters", "matra", "marks")
    before, after = ("f", "") if matra == "ि" else ("", MATRAS.get(matra, ""))
    return before + _letters(letters) + after + ("Z" if reph else "") + "".join(MARKS[m] for m in marks)


def typed(text: str) -> str:
    """The keys an operator hits for this Hindi text."""
    parts = unicodedata.normalize("NFC", text)
    keys: list[str] = []
    at = 0
    for match in SYLLABLE.finditer(parts):
        keys += [_others(parts[at : match.start()]), _syllable(match)]
        at = match.end()
    return "".join([*keys, _others(parts[at:])])


def _others(text: str) -> str:
    signs = VOWELS | MARKS | DIGITS | PUNCTUATION | {"्": "~"}
    return "".join(signs.get(c, c) for c in text)
