"""Facts of invented offices and people, from which the tests compose their letters."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import Any

from odop_desktop.i18n.words import Words
from odop_desktop.letters.blocks import Letter
from odop_desktop.letters.compose import loi, stall, wordings
from odop_desktop.letters.compose.facts import (
    Address,
    Buyer,
    Event,
    Head,
    LoiFacts,
    LoiLine,
    Person,
    Seller,
    Signatory,
    StallFacts,
    StateWords,
    Two,
)
from odop_desktop.letters.compose.template import Template
from odop_desktop.paths import resources
from tools.locale import read

HP = StateWords(
    Two("जिला", "District"),
    Two("हि.प्र.", "H.P."),
    Two("गाँव", "Village"),
    Two("डाकघर", "P.O."),
    tehsil=Two("तहसील", "Tehsil"),
)
UP = StateWords(
    Two("जनपद", "District"),
    Two("उ.प्र.", "U.P."),
    Two("ग्राम", "Village"),
    Two("पोस्ट", "Post"),
    block=Two("विकास खण्ड", "Block"),
)
CHAMBA = Head(
    Two("जिला उद्योग केन्द्र, चम्बा", "District Industries Centre, Chamba"),
    (
        Two(
            "कार्यालय महाप्रबन्धक, जिला उद्योग केन्द्र, चम्बा (हि.प्र.)",
            "Office of the General Manager, District Industries Centre, Chamba (H.P.)",
        ),
    ),
    Two("हरदासपुरा, चम्बा – 176310", "Hardaspura, Chamba – 176310"),
    "01899-000000",
    "dic-chamba@example.in",
)
MORADABAD = Head(
    Two("जिला उद्योग प्रोत्साहन तथा उद्यमिता विकास केन्द्र, मुरादाबाद", "DIPEDC, Moradabad"),
    (
        Two("कार्यालय उपायुक्त उद्योग,", "Office of the Deputy Commissioner Industries,"),
        Two(
            "जिला उद्योग प्रोत्साहन तथा उद्यमिता विकास केन्द्र, मुरादाबाद (उ.प्र.)",
            "District Industry Promotion and Entrepreneurship Development Centre, Moradabad (U.P.)",
        ),
    ),
    phone="0591-0000000",
)
OFFICER = Signatory(Two("अदिति वर्मा", "Aditi Verma"), Two("महाप्रबन्धक", "General Manager"), "F")
MEET = Event(
    Two("हिम एमएसएमई फेस्ट – रिवर्स बायर–सेलर मीट", "HIM MSME Fest – Reverse Buyer–Seller Meet"),
    Two("द रिज, शिमला", "The Ridge, Shimla"),
    "2026-01-03",
    "2026-01-05",
)
_NAMES = (
    ("ज्ञानेश्वरी नेगी", "Gyaneshwari Negi", "F"),
    ("हर्षवर्धन ठाकुर", "Harshvardhan Thakur", "M"),
    ("कृष्णा श्रृंगारिका", "Krishna Shringarika", "F"),
)
_PRODUCTS = (
    (Two("चम्बा रुमाल", "Chamba Rumal"), "रेशमी दो-रुखा, 24 × 24 इंच"),
    (Two("चम्बा चप्पल", "Chamba Chappal"), "चमड़ा, आकार 5–8"),
    (Two("ऊनी शॉल", "Woollen shawl"), "पश्मीना मिश्रित, 2.5 मी."),
)
PLACE = Address(
    Two("मकान सं. 12", "House 12"),
    Two("सरोल", "Sarol"),
    Two("सरोल", "Sarol"),
    Two("मैहला", "Mehla"),
    Two("चम्बा", "Chamba"),
    Two("चम्बा", "Chamba"),
    "176310",
)


@cache
def words(lang: str) -> Words:
    return Words(lang, read(lang))


@cache
def wording(kind: str, lang: str) -> Template:
    return wordings.read(kind, lang, resources() / "letters")


def person(n: int = 0) -> Person:
    hi, en, gender = _NAMES[n % 3]
    return Person(
        Two(hi, en),
        gender,
        relation="WO" if gender == "F" else "SO",
        guardian=Two("त्र्यम्बक क्षत्रिय", "Tryambak Kshatriya"),
        guardian_title=Two("श्री", "Shri"),
    )


def seller(n: int = 0) -> Seller:
    return Seller(
        person(n),
        "चौगान महिला समूह" if n == 0 else "",
        PLACE,
        f"HP-CHM-1-{n + 123:06d}-B",
        "UDYAM-HP-03-0000001",
        "HP0312345",
        "9000000001",
    )


def line(n: int = 0, sellers: int = 1) -> LoiLine:
    product, spec = _PRODUCTS[n % 3]
    return LoiLine(product, spec, "6213", 120_000, Two("नग", "Piece"), 450_000 + n * 12_345, n % sellers)


def loi_facts(lines: int = 3, sellers: int = 1, **changes: Any) -> LoiFacts:
    facts = LoiFacts(
        number="DIC-CHM/LOI/2025-26/1-000007",
        date="2026-01-05",
        head=CHAMBA,
        state=HP,
        event=MEET,
        buyer=Buyer(
            Two("क्राफ्ट्स एवेन्यू प्रा. लि.", "Crafts Avenue Pvt Ltd"),
            Two("14, मॉल रोड, गुरुग्राम – 122001", "14 Mall Road, Gurugram 122001"),
            "06ZZZFQ9999A1ZD",
            Two("अनिल भारद्वाज", "Anil Bhardwaj"),
            Two("क्रय प्रबन्धक", "Purchase Manager"),
            "9000000002",
        ),
        sellers=tuple(seller(n) for n in range(sellers)),
        lines=tuple(line(n, sellers) for n in range(lines)),
        facilitator=Two("उद्योग विभाग, हिमाचल प्रदेश", "Department of Industries, Himachal Pradesh"),
        officer=OFFICER,
        tax=Two("कर रहित", "exclusive of tax"),
        sample_days=15,
        delivery_place="गुरुग्राम",
        delivery_by="2026-03-31",
        freight_by=Two("क्रेता", "the Buyer"),
        advance_percent=3000,
        pay_days=30,
        valid_till="2026-06-30",
        followup_days=30,
        jurisdiction=Two("चम्बा", "Chamba"),
    )
    return replace(facts, **changes)


def stall_facts(**changes: Any) -> StallFacts:
    facts = StallFacts(
        number="DIC-CHM/STALL/2025-26/1-000012",
        date="2026-01-05",
        head=CHAMBA,
        state=HP,
        event=MEET,
        participant=person(),
        address=PLACE,
        stall_no="A-12",
        product=Two("चम्बा रुमाल", "Chamba Rumal"),
        officer=OFFICER,
        stall_size="10 × 10 फुट",
        rent=0,
        application_date="2025-12-01",
        report_date="2026-01-02",
        report_time="10:00",
        report_place=Two("मेला कार्यालय, द रिज", "Fair office, The Ridge"),
        open_time="10:00",
        close_time="20:00",
        helper=Two("मीना देवी", "Meena Devi"),
        helper_max=1,
        id_docs=(Two("हस्तशिल्पी पहचान पत्र", "Pehchan card"), Two("मतदाता पहचान पत्र", "Voter ID")),
        tada_clause=Two("साधारण बस का किराया", "ordinary bus fare"),
        claim_days=30,
        lodging=Two("आयोजक द्वारा निःशुल्क", "free, by the organiser"),
        confirm_by="2025-12-27",
        enclosures=Two("मेले का नक्शा", "Map of the fair"),
        endorse_no="DIC-CHM/STALL/2025-26/1-000012-A",
        copies=(
            Two("निदेशक, उद्योग, हिमाचल प्रदेश, शिमला।", "The Director of Industries, Shimla"),
            Two("मेला प्रभारी, द रिज, शिमला।", "The fair in-charge, The Ridge, Shimla"),
        ),
    )
    return replace(facts, **changes)


def loi_letter(lang: str = "hi", facts: LoiFacts | None = None) -> Letter:
    return loi.compose(facts or loi_facts(), words(lang), wording("loi", lang))


def stall_letter(lang: str = "hi", facts: StallFacts | None = None) -> Letter:
    return stall.compose(facts or stall_facts(), words(lang), wording("stall", lang))
