"""From a stored value to what a person reads: dd-mm-yyyy, Indian grouping, labels in their language."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from odop_desktop.domain.catalogue.field import Field, Kind
from odop_desktop.domain.valuelists import ValueList
from odop_desktop.i18n.format import amount, date_screen, hundredths, quantity
from odop_desktop.i18n.words import Words

Lists = Mapping[str, ValueList]


def show(field: Field, value: Any, words: Words, choices: Lists, coin: str | None = None) -> str:
    """The value for the screen, money in the currency `coin` (a code; None: rupees).

    A REF is shown as the text given: whoever looked it up gives its title.
    """
    if value is None:
        return ""
    if field.kind is Kind.BOOL:
        return words("value.yes" if value else "value.no")
    if field.kind is Kind.MONEY:
        return amount(value, coin)
    if field.worded:
        msgid = f"{value}.{field.worded}"
        return words(msgid) if msgid in words else str(value)
    if field.choices:
        codes = value if isinstance(value, tuple) else (value,)
        values = choices.get(field.choices)
        return ", ".join(values.label(code, words.lang) if values else code for code in codes)
    return _SHOWN.get(field.kind, str)(value)


def _moment(iso: str) -> str:
    return f"{date_screen(iso[:10])} {iso[11:16]}"


_SHOWN: dict[Kind, Callable[[Any], str]] = {
    Kind.DATE: date_screen,
    Kind.DATETIME: _moment,
    Kind.QUANTITY: quantity,
    Kind.AREA: hundredths,
    Kind.PERCENT: hundredths,
    Kind.SET: "; ".join,
    Kind.LAST4: "XXXX XXXX {}".format,
}
