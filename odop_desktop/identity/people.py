"""What offices put into one cell: a name with the guardian's behind it, two telephone numbers."""

from __future__ import annotations

import re

from odop_desktop.identity.digits import ascii_digits
from odop_desktop.identity.ids import check_mobile
from odop_desktop.identity.text import clean

_HINDI = {
    "SO": "सुपुत्र|पुत्र|आत्मज|पु0|पु०|पु॰|पु\\.",
    "DO": "सुपुत्री|पुत्री|आत्मजा",
    "WO": "धर्मपत्नी|पत्नी|विधवा|बेवा",
    "CO": "द्वारा|मार्फत|मार्फ़त",
}
_ENGLISH = {
    "SO": r"s\s?[/\\.]\s?o\.?|son of",
    "DO": r"d\s?[/\\.]\s?o\.?|daughter of",
    "WO": r"w\s?[/\\.]\s?o\.?|(?:wife|widow) of",
    "CO": r"c\s?[/\\.]\s?o\.?|care of",
}
_EITHER = "पुत्र/पुत्री/पत्नी|पुत्र/पुत्री|पुत्री/पुत्र|पुत्र/पत्नी|s/o ?, ?d/o ?, ?w/o"  # a form's choice, not made
_RELATION = re.compile(
    rf"(?:^|[\s,(])(?:(?P<NONE>{_EITHER})"
    + "".join(f"|(?P<{code}>{_HINDI[code]}|{_ENGLISH[code]})" for code in _HINDI)
    + r")(?=[\s:,.\-–)]|$)[\s:,.\-–)]*",
    re.IGNORECASE,
)


def split_relation(text: str) -> tuple[str, str | None, str | None]:
    """'राम पुत्र श्याम' → ('राम', 'SO', 'श्याम'); the code is a relation of the value lists: SO DO WO CO.

    Without a relation word, or with nothing behind it: (the text cleaned, None, None). No word is dropped but
    the relation's own; 'श्री' before the guardian's name stays his.
    """
    line = clean(text)
    found = _RELATION.search(line)
    guardian = line[found.end() :].strip(" ,)") if found else ""
    if not found or not guardian:
        return line, None, None
    code = found.lastgroup
    return line[: found.start()].strip(" ,("), None if code == "NONE" else code, guardian


_BETWEEN = re.compile(r"\s*(?:[,;|&\n/]|\s(?:एवं|तथा|और|व|या|and|or)\s)\s*")
_LABEL = re.compile(
    r"(?:मोबाइल|मो|दूरभाष|फोन|फ़ोन|phone|ph|mobile|mob|tel)[0॰]?[\s.:]*(?:न0|नं0?|नम्बर|no)?[\s.:]*(?=[+0-9(])",
    re.IGNORECASE,
)
_SEVERAL = re.compile(r"(?:\+?91[\s-]?|0)?[6-9][0-9]{4}[\s-]?[0-9]{5}(?![0-9])")


def split_phones(text: str) -> list[str]:
    """Every number of a cell, mobiles as ten digits, others as typed: '81781 28657 / 01899-201612'."""
    numbers: list[str] = []
    for part in _BETWEEN.split(ascii_digits(text)):
        piece = _LABEL.sub("", clean(part))
        joined = len(re.sub(r"\D", "", piece)) >= 20  # two numbers with but a blank between
        numbers += _SEVERAL.findall(piece) if joined else [piece] * bool(re.search(r"\d", piece))
    return list(dict.fromkeys(check_mobile(number).value for number in numbers))
