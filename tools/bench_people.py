"""Invented people for the benches: the same seed gives the same list."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

import xlsxwriter  # type: ignore[import-untyped]

HEADS = (
    "क्र.सं.",
    "शिल्पकार का नाम",
    "Name (English)",
    "पिता/पति का नाम",
    "स्त्री/पुरुष",
    "जन्मतिथि",
    "मोबाइल नं.",
    "पता",
    "गाँव",
    "विकास खण्ड",
    "जिला",
    "पिन",
    "उद्यम",
    "अनुभव",
    "टिप्पणी",
)
_FIRST = (
    "सुनीता Sunita|कमला Kamla|रेखा Rekha|मीना Meena|शकुन्तला Shakuntla|पुष्पा Pushpa|लता Lata|गीता Geeta|"
    "रमेश Ramesh|सुरेश Suresh|हरीश Harish|जगदीश Jagdish|क्षितिज Kshitij|ज्ञानचन्द Gyanchand|"
    "धर्मपाल Dharampal|प्रकाश Prakash|"
    "मोहन Mohan|सोहन Sohan|किशोर Kishor|बलवन्त Balwant|नरेन्द्र Narender|विद्या Vidya|उर्मिला Urmila|श्यामा Shyama"
)
_LAST = (
    "देवी Devi|कुमारी Kumari|ठाकुर Thakur|शर्मा Sharma|वर्मा Verma|नेगी Negi|चौहान Chauhan|कुमार Kumar|सिंह Singh|"
    "राणा Rana|भारद्वाज Bhardwaj|कश्यप Kashyap|गौतम Gautam|डोगरा Dogra|पठानिया Pathania|जरयाल Jaryal"
)
_VILLAGES = ("सरोल", "उदयपुर", "साहू", "मैहला", "भरमौर", "राजनगर", "बनीखेत", "चुवाड़ी", "सलूणी", "तीसा", "ककीरा")
_BLOCKS = ("Chamba", "Bharmour", "Mehla", "Salooni", "Tissa")


def _names(packed: str) -> list[tuple[str, str]]:
    return [(hi, en) for hi, _, en in (pair.partition(" ") for pair in packed.split("|"))]


def people(count: int, seed: int = 1) -> Iterator[tuple[str | int, ...]]:
    """`count` rows under HEADS, as a clerk types them: dates and numbers partly as text."""
    draw = random.Random(seed)
    first, last = _names(_FIRST), _names(_LAST)
    for n in range(1, count + 1):
        (a_hi, a_en), (b_hi, b_en), (c_hi, _) = draw.choice(first), draw.choice(last), draw.choice(first)
        village = draw.choice(_VILLAGES)
        yield (
            n,
            f"{a_hi} {b_hi}",
            f"{a_en} {b_en}",
            f"श्री {c_hi} {b_hi}",
            draw.choice(("स्त्री", "पुरुष")),
            f"{draw.randint(1, 28):02d}-{draw.randint(1, 12):02d}-{draw.randint(1955, 2004)}",
            str(6_000_000_000 + n * 39_989 % 4_000_000_000),
            f"मकान {draw.randint(1, 400)}, {village}",
            village,
            draw.choice(_BLOCKS),
            "Chamba",
            str(176_300 + draw.randint(1, 30)),
            f"UDYAM-HP-01-{n:07d}",
            draw.randint(1, 45),
            "",
        )


def write_list(path: Path, count: int) -> Path:
    """A workbook of `count` rows × 15 columns under a title row, as an office keeps it."""
    book = xlsxwriter.Workbook(str(path), {"constant_memory": True})
    sheet = book.add_worksheet("सूची")
    sheet.write(0, 0, "कार्यालय महाप्रबन्धक, जिला उद्योग केन्द्र: शिल्पकारों की सूची")
    sheet.write_row(1, 0, HEADS)
    for n, row in enumerate(people(count), 2):
        sheet.write_row(n, 0, row)
    book.close()
    return path
