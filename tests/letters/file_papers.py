"""Facts of invented files, receipts and offices, from which the tests compose the papers of the exchange."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from odop_desktop.letters.blocks import Letter
from odop_desktop.letters.compose import (
    awaited,
    control_sheet,
    covering,
    enrolment,
    file_receipt,
    nil,
    root_backup,
    silent,
)
from odop_desktop.letters.compose.awaited import AwaitedFacts
from odop_desktop.letters.compose.control_sheet import ControlFacts, FilePart, KindCount
from odop_desktop.letters.compose.covering import CoveringFacts
from odop_desktop.letters.compose.enrolment import EnrolFacts
from odop_desktop.letters.compose.facts import Head, Signatory, Two
from odop_desktop.letters.compose.file_receipt import FileReceiptFacts, Missing, Returned
from odop_desktop.letters.compose.nil import NilFacts
from odop_desktop.letters.compose.official import Addressee, Official
from odop_desktop.letters.compose.root_backup import RootFacts
from odop_desktop.letters.compose.silent import SilentFacts, SilentOffice
from tests.letters.papers import CHAMBA, OFFICER, wording, words

SHA = "a3f90b1c77de44210f5c9d8e6b2a713344cc55ddee66ff77889900aabbccddee"
PKG = "019ab3c4-5d6e-7f80-9123-456789abcdef"
FILE = "HP-CHM-1_to_HQ_e0_000014.odopsync"
DIRECTORATE = Head(
    Two("उद्योग निदेशालय, हिमाचल प्रदेश", "Directorate of Industries, Himachal Pradesh"),
    (Two("उद्योग निदेशालय, हिमाचल प्रदेश, शिमला", "Directorate of Industries, Himachal Pradesh, Shimla"),),
    phone="0177-0000000",
)
DIRECTOR = Signatory(Two("हर्षवर्धन ठाकुर", "Harshvardhan Thakur"), Two("निदेशक", "Director"), "M")
KINDS = (
    KindCount("artisan", 1234, 87, 3),
    KindCount("product", 0, 4),
    KindCount("participation", 120, 15, 1),
    KindCount("loi", 8, 2),
    KindCount("letter", 128),
)


def control_facts(**changes: Any) -> ControlFacts:
    facts = ControlFacts(
        head=CHAMBA,
        code="HP-CHM",
        pc=1,
        to=DIRECTORATE.name,
        month="2026-11",
        file_no=14,
        pkg_id=PKG,
        file=FILE,
        size=8_412_345,
        sha256=SHA,
        changes=1_602,
        blobs=41,
        made_at="2026-12-05T14:30",
        made_by="विक्रम क्षत्रिय",
        kinds=KINDS,
        lois=10,
        lois_paise=5_290_000_000,
        letters=128,
        officer=OFFICER,
    )
    return replace(facts, **changes)


def control(**changes: Any) -> Letter:
    return control_sheet.compose(control_facts(**changes), words("hi"), words("en"))


PARTS = tuple(FilePart(f"HP-CHM-1_to_HQ_e0_000014_{n}of3.odoppart", 9_437_184, SHA) for n in (1, 2, 3))


def official(number: str = "DIC-CHM/COVERING/2026-27/1-0014", **changes: Any) -> Official:
    to = Addressee(
        DIRECTORATE.name, Two("निदेशक", "The Director"), Two("शिमला – 171001", "Shimla – 171001"), "M"
    )
    return replace(Official(number, "2026-12-05", CHAMBA, to, OFFICER, "2026-11"), **changes)


def from_hq(**changes: Any) -> Official:
    to = Addressee(CHAMBA.name, OFFICER.post, CHAMBA.address, "F")
    number = "DI-HP/AWAITED/2026-27/1-0003"
    return replace(official(number, head=DIRECTORATE, to=to, officer=DIRECTOR), **changes)


def covering_letter(lang: str = "hi", **changes: Any) -> Letter:
    facts = CoveringFacts(official(), 14, 1_602, FILE, Two("पेन ड्राइव", "pen drive"))
    return covering.compose(replace(facts, **changes), words(lang), wording("covering", lang))


def nil_letter(lang: str = "hi", **changes: Any) -> Letter:
    facts = NilFacts(official("DIC-CHM/NIL/2026-27/1-0002"), 15, FILE, Two("ई-मेल", "e-mail"))
    return nil.compose(replace(facts, **changes), words(lang), wording("nil", lang))


def awaited_letter(lang: str = "hi", **changes: Any) -> Letter:
    facts = AwaitedFacts(from_hq(), "2026-12-15", last_file=13, last_month="2026-10", last_on="2026-11-05")
    return awaited.compose(replace(facts, **changes), words(lang), wording("awaited", lang))


def receipt_facts(**changes: Any) -> FileReceiptFacts:
    why = Two("यह अभिलेख दूसरे कार्यालय का है", "This record belongs to another office")
    facts = FileReceiptFacts(
        head=DIRECTORATE,
        office=CHAMBA.name,
        code="HP-CHM",
        pc=1,
        month="2026-11",
        file_no=14,
        file=FILE,
        pkg_id=PKG,
        received_at="2026-12-07T11:05",
        received_by="कृष्णा श्रृंगारिका",
        received=1_602,
        applied=1_598,
        duplicate=2,
        quarantined=2,
        phrase="7K2M-9QXA-T4HD",
        returns=(
            Returned("artisan", "HP-CHM-1-000123-B", "ज्ञानेश्वरी नेगी", why, ("mobile", "village_ward")),
            Returned("loi", "DIC-CHM/LOI/2025-26/1-000007", "क्राफ्ट्स एवेन्यू प्रा. लि.", why),
        ),
        missing=Missing((12,), ("2026-09", "2026-10"), 3),
        officer=DIRECTOR,
    )
    return replace(facts, **changes)


def receipt(**changes: Any) -> Letter:
    return file_receipt.compose(receipt_facts(**changes), words("hi"), words("en"))


SILENT = (
    SilentOffice(CHAMBA.name, "HP-CHM", Two("विक्रम क्षत्रिय", "Vikram Kshatriya"), "9000000001", 13, "2026-10",
                 "2026-11-05", 32),
    SilentOffice(Two("जिला उद्योग केन्द्र, किन्नौर", "District Industries Centre, Kinnaur"), "HP-KNR",
                 Two("मीना देवी", "Meena Devi"), "9000000002"),
    SilentOffice(Two("जिला उद्योग केन्द्र, कुल्लू", "District Industries Centre, Kullu"), "HP-KLU",
                 Two("अनिल भारद्वाज", "Anil Bhardwaj"), "9000000003", 9, "2026-07", "2026-08-04", 125),
)  # fmt: skip


def silent_facts(**changes: Any) -> SilentFacts:
    facts = SilentFacts(DIRECTORATE, "2026-12-07", "2026-11", "2026-12-05", SILENT, sent=9, nil=2)
    return replace(facts, **changes)


def silent_list(**changes: Any) -> Letter:
    return silent.compose(silent_facts(**changes), words("hi"), words("en"))


def enrol(**changes: Any) -> Letter:
    facts = EnrolFacts(
        head=CHAMBA,
        code="HP-CHM",
        pc=1,
        fingerprint="4K7Q-9XTM-0ZB3-HV8C",
        request="HP-CHM-1_enrol.odopsync",
        made_at="2026-11-22T10:15",
        made_by="विक्रम क्षत्रिय",
        phone="01899-000000",
        hq=DIRECTORATE.name,
        hq_phone="0177-0000000",
        officer=OFFICER,
    )
    return enrolment.compose(replace(facts, **changes), words("hi"), words("en"))


ROOT = "\n".join("-".join(f"{n:02d}AZK" for n in range(row, min(row + 4, 14))) for row in range(0, 14, 4))


def root(**changes: Any) -> Letter:
    facts = RootFacts(DIRECTORATE, 1, 2, ROOT, "4K7Q-9XTM-0ZB3-HV8C", "2026-11-22", "हर्षवर्धन ठाकुर")
    return root_backup.compose(replace(facts, **changes), words("hi"), words("en"))
