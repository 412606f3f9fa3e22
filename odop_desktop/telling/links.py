"""Outside sellers of LoIs and the artisans they are linked to, in words for window and command."""

from __future__ import annotations

from odop_desktop.domain.catalogue import LOI_PAPERS
from odop_desktop.i18n.format import amount
from odop_desktop.i18n.words import Words
from odop_desktop.queries.loi_life import Lender
from odop_desktop.queries.loi_links import Likely, Outside
from odop_desktop.queries.read import RecordRow


def short(words: Words, lender: Lender) -> str:
    """`जिला चम्बा का, केवल पढ़ने के लिए`"""
    return _whose(words, "loi.lent.over.short" if lender.over else "loi.lent.short", lender)


def lent(words: Words, row: RecordRow, lender: Lender) -> str:
    """Of a LoI, or of an order, despatch or payment, that is kept here to be read: whose it is."""
    if row.kind in LOI_PAPERS:
        return _whose(words, "loi.noted", lender)
    return _whose(words, "loi.lent.over" if lender.over else "loi.lent", lender)


def _whose(words: Words, msgid: str, lender: Lender) -> str:
    district = lender.district
    return words(msgid, district=district.title(words.lang)) if district else words(f"{msgid}.hq")


def number(loi: RecordRow, line: RecordRow) -> str:
    """How a line is named: by its letter's number, which no other office has, else by the record's."""
    return f"{loi['loi_no'] or loi.number}/{line['line_no']}"


def seller(words: Words, line: RecordRow) -> str:
    """Name, district and mobile as the line has them."""
    told = [line["seller_name"], line["seller_district"], line["seller_mobile"]]
    return ", ".join(str(each) for each in told if each) or words("said.unknown")


def likely(words: Words, each: Likely) -> str:
    """That an artisan may be the seller."""
    return words("link.likely", artisan=artisan(words, each))


def artisan(words: Words, each: Likely) -> str:
    """An artisan who may be the seller, and what speaks for it."""
    why = [words(f"link.same.{key}") for key in ("mobile", "name", "near") if getattr(each, key)]
    where = each.district.title(words.lang) if each.district else words("said.unknown")
    facts = {"name": each.row.title(words.lang), "number": each.row.number, "district": where}
    return words("link.artisan", why=", ".join(why), **facts)


def outside(words: Words, each: Outside, of: str) -> list[str]:
    """A line with its seller, `of` the code of the office whose LoI it is; whom it is linked to, or who it may be."""
    what = each.line["product_hi" if words.lang == "hi" else "product_en"] or each.line["product_hi"] or ""
    value = amount(each.line["value"], each.loi["currency"]) if each.line["value"] is not None else ""
    facts = {
        "of": of or words("said.unknown"),
        "line": number(each.loi, each.line),
        "seller": seller(words, each.line),
    }
    told = [words("link.line", what=" · ".join(filter(None, (what, value))), **facts)]
    if each.line["linked"]:
        name = each.artisan.title(words.lang) if each.artisan else ""
        return [*told, "   " + words("link.linked", name=name, number=each.line["linked_no"] or "")]
    return told + [f"   {likely(words, one)}" for one in each.likely]
