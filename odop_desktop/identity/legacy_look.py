"""Whether text without a font's name looks typed in Kruti Dev or DevLys: a count of words, for want of better."""

from __future__ import annotations

import re

# Common words and name parts as these fonts spell them, many of which no sign betrays.
_WORDS = """
dk dh ds dks esa ls ij gS gSa Fkk us rFkk vkSj fd gks ugha uke firk ifr irk xzke ftyk eks0 mez jke nsoh flag yky
dqekj dqekjh izlkn pUn pUnz nkl vyh jkuh Jh Jherh gky eksgu dey dykk foey efgyk iq#"k okyk eerk uhye iwue xhrk
lhrk jktw vfuy lqfuy lquhy fot; vt; lat; lqeu uxj xkao ftyk fuokl lkgw Bkdqj pEck xksiky Hkxr dyk cqudj
"""
_KNOWN = frozenset(_WORDS.split())
# Signs that stand where no Roman word has them, and letters of the font's upper half.
_SURE = re.compile(
    r"[a-zA-Z][;\[\]{}|\\^~+=<>`][a-zA-Z]|[\"'.?\[{]k(?!g\b)|/k(?!g\b)[a-zA-Z]|[a-z]Z|[a-z]{2}[=;|)]$|^[;:,][a-z]{2}"
    r"|[¡-ÿ‚ƒ„…†‡ˆ‰Š‹Œ–—˜™][a-zA-Z]|[a-zA-Z][¡-ÿ‚ƒ„…†‡ˆ‰Š‹Œ˜™]|[a-z][;|]$|f['\"][a-z]|[a-z]&[a-z]{2}"
)
_CROWD = re.compile(r"[bcdfghjklmnpqrstvwxz]{5}|q[^u]|x[bcdfgjklnrsvwxz]|[aeiou]{4}", re.IGNORECASE)
_MIXED = re.compile(r"[a-z][A-Z][a-z]*[kghsr]|^[a-z]+[A-Z]$")
_ONSET = re.compile(
    r"(?:[bcdfghjklmnpqrstvwxyz]|[bcdfgkpt][lrwhy]|[dgjkpstvmnrlw]h|[jkmnrvsdhl]y|s[cklmnptvwr]|[pk]s|gn|kn|gw"
    r"|ng|dv|jn|chh|shr|shy|str|scr|spr|thr|tr|ksh|sch|dhr|dhy|bhr|dhw|shw|ghr|phr|kr|mr|hr|ts|tsh)?[aeiouy]",
    re.IGNORECASE,
)
_CODE = re.compile(r"@\S+\.\w+$|[0-9][A-Z]|[A-Z][0-9]|[A-Z]{2,}[-/]|^=|^[A-Z.&/]+$|://|^www")


def _weight(word: str) -> int:
    """1 for a word of the font, -1 for a word in Roman letters, 0 for what tells nothing."""
    bare = word.strip("().,:-&0123456789")
    if word in _KNOWN or bare in _KNOWN:
        return 1
    if not bare or _CODE.search(word):
        return 0
    if _SURE.search(word) or (bare.isalpha() and bare[0].islower() and _CROWD.search(bare)):
        return 1
    if not bare.isalpha():
        return -1 if bare.isascii() and re.search(r"[a-z]{3}", bare) else 0
    if bare[0].islower() and (_MIXED.search(bare) or not _ONSET.match(bare)) and len(bare) > 3:
        return 1 if bare[1:].islower() or "k" in bare else 0
    return -1


def looks_legacy(text: str) -> bool:
    """Whether most words of the text look like Kruti Dev. Text with a letter of Devanagari never does.

    A statistic: good for a column's sample, a guess for one short word, which it rather takes for Roman.
    Numbers and codes count for nothing.
    """
    if re.search("[ऀ-ॿ]", text):
        return False
    return sum(map(_weight, text.split())) > 0
