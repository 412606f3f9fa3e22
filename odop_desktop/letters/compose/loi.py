"""The Letter of Intent / आशय पत्र (wording T1)."""

from __future__ import annotations

from odop_desktop.domain.money import line_value
from odop_desktop.errors import OdopError
from odop_desktop.i18n.format import quantity
from odop_desktop.i18n.words import Words
from odop_desktop.letters.blocks import Letter
from odop_desktop.letters.compose import grammar
from odop_desktop.letters.compose.chips import count, need, ready
from odop_desktop.letters.compose.facts import LoiFacts, LoiLine, Seller
from odop_desktop.letters.compose.filling import fill
from odop_desktop.letters.compose.frame import bilingual, frame, head_blocks, office_chips
from odop_desktop.letters.compose.template import Template

KIND = "loi"
_BLANK = "_" * 26  # a line to be filled by hand

# Chip → the field of the catalogue it comes from. The wording names chips as the office's own file has them.
SOURCES = {
    "loi_no": "loi.loi_no",
    "loi_date": "loi.loi_date",
    "word_district": "place.name_hi",
    "event": "event.name_hi",
    "venue": "event.venue_hi",
    "event_dates": "event.from_date",
    "buyer_name": "buyer.name_hi",
    "buyer_address": "buyer.address",
    "buyer_gstin": "buyer.gstin",
    "buyer_rep": "buyer.rep_name",
    "buyer_rep_post": "buyer.rep_post",
    "buyer_mobile": "buyer.mobile",
    "several_sellers": "loi_line.seller",
    "n_sellers": "loi_line.seller",
    "seller_name": "artisan.name_hi",
    "relation": "artisan.relation",
    "guardian_name": "artisan.guardian_name",
    "seller_unit": "artisan.unit_name",
    "seller_address": "artisan.address",
    "district": "artisan.district",
    "udyam_no": "artisan.udyam_no",
    "pehchan_no": "artisan.pehchan_no",
    "seller_mobile": "artisan.mobile",
    "facilitator": "office.facilitator_hi",
    "money_sign": "loi.currency",
    "money_word": "loi.currency",
    "exchange_note": "loi.exchange_rate",
    "total_figures": "loi.total",
    "total_words": "loi.total",
    "tax": "loi.tax",
    "sample_days": "loi.sample_days",
    "delivery_place": "loi.delivery_place",
    "delivery_by": "loi.delivery_by",
    "freight_by": "loi.freight_by",
    "payment_terms": "loi.payment_terms",
    "advance_pct": "loi.advance_pct",
    "pay_days": "loi.pay_days",
    "valid_till": "loi.valid_till",
    "followup_days": "loi.followup_days",
    "jurisdiction": "loi.jurisdiction_hi",
    "buyer_letterhead": "loi.who_signs",
    "department_signs": "loi.who_signs",
    "witness1": "loi.witness1",
    "witness2": "loi.witness2",
    "officer_name": "officer.name_hi",
    "officer_post": "officer.post_hi",
    "office": "office.name_hi",
}
LINE_SOURCES = {
    "n": "loi_line.line_no",
    "line_seller": "loi_line.seller",
    "product": "loi_line.product",
    "spec": "loi_line.spec",
    "hs": "loi_line.hs",
    "qty": "loi_line.qty",
    "unit": "loi_line.unit",
    "rate": "loi_line.rate",
    "line_value": "loi_line.value",
}
SELLER_SOURCES = {"n": "loi_line.seller", "line_seller": "loi_line.seller", "line_mobile": "artisan.mobile"}

CHIPS = bilingual(SOURCES)
ROWS = {"lines": bilingual(LINE_SOURCES), "sellers": bilingual(SELLER_SOURCES)}


def total(facts: LoiFacts) -> int:
    """Paise: the sum of the lines, each quantity × rate, exact to the paisa."""
    return sum(line_value(line.quantity, line.rate) for line in facts.lines)


def compose(facts: LoiFacts, words: Words, template: Template) -> Letter:
    """The LoI in the language of `words`. Several sellers: a column and a sheet of their own.

    OdopError E-LTR-02 (a character that cannot be printed) or E-LTR-03 (a fact without which it is no LoI)
    names the field.
    """
    if not facts.sellers or not facts.lines:
        raise OdopError("E-LTR-03", field="loi_line.seller" if facts.lines else "loi_line.product")
    raw = {**_parties(facts, words), **_seller(facts, words), **_terms(facts, words), **_money(facts, words)}
    need(raw, SOURCES, "buyer_name", "seller_name", "loi_date", "officer_name", "officer_post")
    chips = ready(raw, SOURCES)
    several = len(facts.sellers) > 1
    lines = [_line(facts, n, line, words) for n, line in enumerate(facts.lines, 1)]
    sheet = _sheet(facts, words) if several and facts.signing == "BOTH" else []
    rows = {
        "lines": [bilingual(ready(row, LINE_SOURCES)) for row in lines],
        "sellers": [bilingual(ready(row, SELLER_SOURCES)) for row in sheet],
    }
    blocks = fill(template, bilingual(chips), rows, head_blocks(facts.head, words))
    return frame(KIND, facts.number, facts.date, facts.head, blocks, words)


def _parties(facts: LoiFacts, words: Words) -> dict[str, str]:
    lang = words.lang
    return {
        "loi_no": facts.number,
        "loi_date": grammar.day(facts.date),
        "word_district": facts.state.district.of(lang),
        "event": facts.event.name.of(lang),
        "venue": facts.event.venue.of(lang),
        "event_dates": grammar.period(facts.event.from_date, facts.event.to_date, words),
        "buyer_name": facts.buyer.name.of(lang),
        "buyer_address": facts.buyer.address.of(lang),
        "buyer_gstin": facts.buyer.gstin,
        "buyer_rep": facts.buyer.rep.of(lang),
        "buyer_rep_post": facts.buyer.rep_post.of(lang),
        "buyer_mobile": facts.buyer.mobile,
        "facilitator": facts.facilitator.of(lang),
        "witness1": facts.witness1 or _BLANK,
        "witness2": facts.witness2 or _BLANK,
        "buyer_letterhead": "1" if facts.signing == "LETTERHEAD" else "",
        "department_signs": "1" if facts.signing == "DEPT" else "",
        **office_chips(facts.head, facts.officer, words),
    }


def _seller(facts: LoiFacts, words: Words) -> dict[str, str]:
    lang, seller = words.lang, facts.sellers[0]
    name = _name(seller, words)
    return {
        "several_sellers": "1" if len(facts.sellers) > 1 else "",
        "n_sellers": str(len(facts.sellers)),
        "seller_name": name,
        "relation": grammar.relation(seller.person, words),
        "guardian_name": grammar.guardian(seller.person, lang),
        "seller_unit": seller.unit if seller.unit != name else "",
        "seller_address": grammar.address(seller.address, facts.state, lang),
        "district": seller.address.district.of(lang),
        "udyam_no": seller.udyam,
        "pehchan_no": seller.pehchan,
        "seller_mobile": seller.mobile,
    }


def _name(seller: Seller, words: Words) -> str:
    """श्री/श्रीमती and the name; a unit that is known by its own name only."""
    name = seller.person.name.of(words.lang)
    return f"{grammar.title(seller.person, words)} {name}".strip() if name else seller.unit


def _terms(facts: LoiFacts, words: Words) -> dict[str, str]:
    lang = words.lang
    percent = facts.advance_percent
    return {
        "tax": facts.tax.of(lang),
        "sample_days": count(facts.sample_days),
        "delivery_place": facts.delivery_place,
        "delivery_by": grammar.day(facts.delivery_by),
        "freight_by": facts.freight_by.of(lang),
        "payment_terms": facts.payment_terms.of(lang).rstrip("।. "),  # the wording ends the sentence
        "advance_pct": "" if percent is None else f"{percent / 100:g}",
        "pay_days": count(facts.pay_days),
        "valid_till": grammar.day(facts.valid_till),
        "followup_days": count(facts.followup_days),
        "jurisdiction": facts.jurisdiction.of(lang),
    }


def _money(facts: LoiFacts, words: Words) -> dict[str, str]:
    lang, paise = words.lang, total(facts)
    return {
        "money_sign": facts.currency.sign.of(lang),
        "money_word": facts.currency.word.of(lang) or words("paper.rupees"),
        "exchange_note": facts.currency.note.of(lang),
        "total_figures": grammar.figures(paise),
        "total_words": grammar.in_words(paise, facts.currency, lang),
    }


def _line(facts: LoiFacts, n: int, line: LoiLine, words: Words) -> dict[str, str]:
    lang = words.lang
    return {
        "n": str(n),
        "line_seller": _listed(facts.sellers[line.seller], words),
        "product": line.product.of(lang),
        "spec": line.spec,
        "hs": line.hs,
        "qty": quantity(line.quantity),
        "unit": line.unit.of(lang),
        "rate": grammar.figures(line.rate),
        "line_value": grammar.figures(line_value(line.quantity, line.rate)),
    }


def _sheet(facts: LoiFacts, words: Words) -> list[dict[str, str]]:
    return [
        {"n": str(n), "line_seller": _listed(seller, words), "line_mobile": seller.mobile}
        for n, seller in enumerate(facts.sellers, 1)
    ]


def _listed(seller: Seller, words: Words) -> str:
    """Name, registration number and district, as a table's cell has room for."""
    district = seller.address.district.of(words.lang)
    return ", ".join(filter(None, (_name(seller, words), seller.registration, district)))
