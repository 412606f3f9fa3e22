"""Words that bend with the person, the state and the date. Each comes from the letter's own catalogue."""

from __future__ import annotations

from odop_desktop.i18n.amounts import words_en, words_hi
from odop_desktop.i18n.format import date_letter, rupees
from odop_desktop.i18n.words import Words
from odop_desktop.letters.compose.facts import Address, Currency, Head, Person, Signatory, StateWords


def title(person: Person | Signatory, words: Words) -> str:
    """The honorific given, else by gender: श्री, श्रीमती for a wife, सुश्री; none where nothing is known."""
    if person.title:
        return person.title.of(words.lang)
    if person.gender == "F":
        married = isinstance(person, Person) and person.relation == "WO"
        return words("paper.title.wife" if married else "paper.title.woman")
    return words("paper.title.man") if person.gender == "M" else ""


def relation(person: Person, words: Words) -> str:
    """पुत्र, पुत्री, पत्नी or द्वारा; by gender where it was not written down. '' without a guardian."""
    if not person.guardian:
        return ""
    code = person.relation or {"M": "SO"}.get(person.gender, "CO")
    return words(f"paper.relation.{code}")


def guardian(person: Person, lang: str) -> str:
    parts = (person.guardian_title.of(lang), person.guardian.of(lang))
    return " ".join(filter(None, parts)) if person.guardian else ""


def salutation(gender: str, words: Words) -> str:
    """महोदय, महोदया; both where the gender is not known."""
    return words(f"paper.salutation.{gender if gender in ('M', 'F') else 'any'}")


def closing(officer: Signatory, words: Words) -> str:
    """भवदीय or भवदीया, never both (DECISIONS 9)."""
    return words(f"paper.closing.{'F' if officer.gender == 'F' else 'M'}")


def address(place: Address, state: StateWords, lang: str) -> str:
    """The address without district and PIN: those have their own words in each letter."""
    parts = (
        ("village", place.village),
        ("post_office", place.post_office),
        ("block", place.block),
        ("tehsil", place.tehsil),
    )
    said = [place.line.of(lang)]
    for part, name in parts:
        word = getattr(state, part).of(lang)
        if name and word:
            said.append(f"{word} {name.of(lang)}")
    return ", ".join(filter(None, said))


def day(iso: str) -> str:
    return date_letter(iso) if iso else ""


def month(iso: str, words: Words) -> str:
    """`2026-11` → नवम्बर 2026, November 2026."""
    year, _, number = iso.partition("-")
    return f"{words(f'paper.month.{number}')} {year}"


def period(first: str, last: str, words: Words) -> str:
    """`03.01.2026 से 05.01.2026 तक`, or the one day."""
    if first and last and first != last:
        return words("paper.period", first=day(first), last=day(last))
    return day(first or last)


def head_details(head: Head, words: Words) -> tuple[str, ...]:
    """Address, and telephone and e-mail in one line; missing parts go with their labels."""
    contact = [words("paper.head.phone", phone=head.phone)] if head.phone else []
    contact += [words("paper.head.email", email=head.email)] if head.email else []
    return tuple(filter(None, (head.address.of(words.lang), ", ".join(contact))))


def figures(paise: int) -> str:
    """Indian grouping without the sign of the rupee, which stands in the wording."""
    return rupees(paise).removeprefix("₹").strip()


def in_words(paise: int, currency: Currency, lang: str) -> str:
    """The amount in words, from the same paise as the figures; hundredths of a foreign coin as a fraction."""
    said = words_hi if lang == "hi" else words_en
    if not currency.word or paise % 100 == 0:
        return said(paise)
    return f"{said(paise - paise % 100)} {'एवं' if lang == 'hi' else 'and'} {paise % 100:02d}/100"
