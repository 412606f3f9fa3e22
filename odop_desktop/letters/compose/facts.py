"""What a letter states, as queries hand it over. Optional facts are empty when they are not known.

Dates are ISO, money is in paise (hundredths of the currency), quantities in thousandths. Registration numbers
that fail their check are left empty by whoever gathers the facts: they are not printed (DECISIONS 6).
"""

from __future__ import annotations

from dataclasses import dataclass, field

from odop_desktop.letters.compose.two import NONE as NONE
from odop_desktop.letters.compose.two import StateWords as StateWords
from odop_desktop.letters.compose.two import Two as Two

_RUPEE = Two("₹", "Rs")


@dataclass(frozen=True, slots=True)
class Address:
    """`line` is printed first and as it is; the parts follow, each with its state's word."""

    line: Two = NONE
    village: Two = NONE
    post_office: Two = NONE
    block: Two = NONE
    tehsil: Two = NONE
    district: Two = NONE
    pin: str = ""


@dataclass(frozen=True, slots=True)
class Head:
    """The office's head: `lines` as the settings give them. `preprinted_mm` leaves room for printed paper."""

    name: Two
    lines: tuple[Two, ...] = ()
    address: Two = NONE
    phone: str = ""
    email: str = ""
    preprinted_mm: int = 0


@dataclass(frozen=True, slots=True)
class Person:
    """`gender` M, F, T or ''; `relation` SO, DO, WO, CO or ''; titles are worded in both languages."""

    name: Two
    gender: str = ""
    title: Two = NONE
    relation: str = ""
    guardian: Two = NONE
    guardian_title: Two = NONE


@dataclass(frozen=True, slots=True)
class Signatory:
    """Who is in charge on the letter's date (DECISIONS 9). `for_whom`: on whose behalf (कृते)."""

    name: Two
    post: Two
    gender: str = ""
    title: Two = NONE
    for_whom: Two = NONE
    additional_charge: bool = False


@dataclass(frozen=True, slots=True)
class Event:
    name: Two
    venue: Two = NONE
    from_date: str = ""
    to_date: str = ""


@dataclass(frozen=True, slots=True)
class Buyer:
    name: Two
    address: Two = NONE
    gstin: str = ""
    rep: Two = NONE
    rep_post: Two = NONE
    mobile: str = ""


@dataclass(frozen=True, slots=True)
class Seller:
    """A maker of this register or one outside it. `person` may be without a name where `unit` has one."""

    person: Person
    unit: str = ""
    address: Address = field(default_factory=Address)
    registration: str = ""
    udyam: str = ""
    pehchan: str = ""
    mobile: str = ""


@dataclass(frozen=True, slots=True)
class LoiLine:
    """`seller` is the place of its seller among the LoI's sellers, from nought."""

    product: Two
    spec: str
    hs: str
    quantity: int
    unit: Two
    rate: int
    seller: int = 0


@dataclass(frozen=True, slots=True)
class Currency:
    """Other than rupees: the sign and word printed and the note of rate, source and date (DECISIONS 5)."""

    sign: Two = _RUPEE
    word: Two = NONE  # '' is rupees
    note: Two = NONE


@dataclass(frozen=True, slots=True)
class LoiFacts:
    number: str  # "" for a draft
    date: str
    head: Head
    state: StateWords
    event: Event
    buyer: Buyer
    sellers: tuple[Seller, ...]
    lines: tuple[LoiLine, ...]
    facilitator: Two
    officer: Signatory
    signing: str = "BOTH"  # BOTH, DEPT or LETTERHEAD, as the value list loi_signing
    tax: Two = NONE
    sample_days: int | None = None
    delivery_place: str = ""
    delivery_by: str = ""
    freight_by: Two = NONE
    payment_terms: Two = NONE
    advance_percent: int | None = None  # hundredths of a percent
    pay_days: int | None = None
    valid_till: str = ""
    followup_days: int | None = None
    jurisdiction: Two = NONE
    witness1: str = ""
    witness2: str = ""
    currency: Currency = field(default_factory=Currency)


@dataclass(frozen=True, slots=True)
class StallFacts:
    number: str  # "" for a draft
    date: str
    head: Head
    state: StateWords
    event: Event
    participant: Person
    address: Address
    stall_no: str
    product: Two
    officer: Signatory
    stall_size: str = ""
    rent: int | None = None  # 0 is free of charge
    application_date: str = ""
    ref_no: str = ""
    ref_date: str = ""
    report_date: str = ""
    report_time: str = ""
    report_place: Two = NONE
    open_time: str = ""
    close_time: str = ""
    helper: Two = NONE
    helper_max: int | None = None
    id_docs: tuple[Two, ...] = ()
    tada_clause: Two = NONE
    claim_days: int | None = None
    lodging: Two = NONE
    confirm_by: str = ""
    food: bool = False
    enclosures: Two = NONE
    endorse_no: str = ""
    copies: tuple[Two, ...] = ()
