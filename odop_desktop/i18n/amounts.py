"""Amounts in words, Indian style: करोड़, लाख, हजार, सौ; crore, lakh, thousand, hundred.

The Hindi numerals 0–99 follow the Central Hindi Directorate's spelling. Neither रुपये nor मात्र is part of the
words: the letter puts them around.
"""

from __future__ import annotations

from collections.abc import Callable

_NUMERALS_HI = """
शून्य एक दो तीन चार पाँच छह सात आठ नौ
दस ग्यारह बारह तेरह चौदह पंद्रह सोलह सत्रह अठारह उन्नीस
बीस इक्कीस बाईस तेईस चौबीस पच्चीस छब्बीस सत्ताईस अट्ठाईस उनतीस
तीस इकतीस बत्तीस तैंतीस चौंतीस पैंतीस छत्तीस सैंतीस अड़तीस उनतालीस
चालीस इकतालीस बयालीस तैंतालीस चवालीस पैंतालीस छियालीस सैंतालीस अड़तालीस उनचास
पचास इक्यावन बावन तिरपन चौवन पचपन छप्पन सत्तावन अट्ठावन उनसठ
साठ इकसठ बासठ तिरसठ चौंसठ पैंसठ छियासठ सड़सठ अड़सठ उनहत्तर
सत्तर इकहत्तर बहत्तर तिहत्तर चौहत्तर पचहत्तर छिहत्तर सतहत्तर अठहत्तर उनासी
अस्सी इक्यासी बयासी तिरासी चौरासी पचासी छियासी सत्तासी अट्ठासी नवासी
नब्बे इक्यानवे बानवे तिरानवे चौरानवे पचानवे छियानवे सत्तानवे अट्ठानवे निन्यानवे
"""
_UNITS_EN = """
Zero One Two Three Four Five Six Seven Eight Nine Ten Eleven Twelve Thirteen Fourteen Fifteen Sixteen Seventeen
Eighteen Nineteen
"""
_TENS_EN = "Twenty Thirty Forty Fifty Sixty Seventy Eighty Ninety"

_HI = _NUMERALS_HI.split()
_EN = _UNITS_EN.split()
_TENS = _TENS_EN.split()
_SCALE_HI = ((10_000_000, "करोड़"), (100_000, "लाख"), (1_000, "हजार"), (100, "सौ"))
_SCALE_EN = ((10_000_000, "Crore"), (100_000, "Lakh"), (1_000, "Thousand"), (100, "Hundred"))


def _below_100_en(number: int) -> str:
    if number < 20:
        return _EN[number]
    tens, units = divmod(number, 10)
    return _TENS[tens - 2] + (f"-{_EN[units]}" if units else "")


def _parts(number: int, scale: tuple[tuple[int, str], ...], small: Callable[[int], str]) -> list[str]:
    """The words of a number above zero, from the largest unit down; above a hundred crore the crores recur."""
    words: list[str] = []
    for size, name in scale:
        count, number = divmod(number, size)
        if count:
            words += [*(_parts(count, scale, small) if count > 99 else [small(count)]), name]
    return [*words, small(number)] if number else words


def _worded(paise: int, scale: tuple[tuple[int, str], ...], small: Callable[[int], str], tail: str) -> str:
    if paise < 0:
        raise ValueError(paise)
    rupees, rest = divmod(paise, 100)
    words = " ".join(_parts(rupees, scale, small)) or small(0)
    return f"{words} {tail.format(small(rest))}" if rest else words


def words_hi(paise: int) -> str:
    """5290000000 → 'पाँच करोड़ उनतीस लाख'; 50050 → 'पाँच सौ एवं पचास पैसे'. Raises ValueError below zero."""
    return _worded(paise, _SCALE_HI, _HI.__getitem__, "एवं {} पैसे")


def words_en(paise: int) -> str:
    """5290000000 → 'Five Crore Twenty-Nine Lakh'; 50050 → 'Five Hundred and Fifty Paise'. ValueError below zero."""
    return _worded(paise, _SCALE_EN, _below_100_en, "and {} Paise")
