"""Lists as offices keep them: heads in every order and wording, rows of every kind between the people."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from odop_desktop.sheets.rows import Fate
from tests.sheets.build import HEADS, codes, data, people, read, xlsx


def _read(tmp_path: Path, rows: list[Any], **more: Any) -> Any:
    merge = more.pop("merge", ())
    return read(xlsx(tmp_path / "a.xlsx", rows, merge), **more)


def _keys(facts: Any) -> list[str | None]:
    return [column.key for column in facts.columns]


HEAD_ROWS: dict[str, tuple[list[list[Any]], list[str | None], tuple[int, ...]]] = {
    "another order": (
        [["मोबाइल नं.", "पता", "नाम", "S.No."]], ["mobile", "address", "name_hi", None], (1,),
    ),
    "English": (
        [["Sr. No.", "Name of Artisan", "Father's/Husband's Name", "D.O.B.", "Mob. No.", "Gender"]],
        [None, "name_en", "guardian_name", "dob", "mobile", "gender"], (1,),
    ),
    "two languages in a cell": (
        [["क्र.सं. / Sr. No.", "कारीगर का नाम\nName of Artisan", "मोबाइल (Mobile)"]], [None, "name_hi", "mobile"], (1,),
    ),
    "two lines, Hindi over English": (
        [["क्र.", "कारीगर का नाम", "पिता का नाम", "मोबाइल"], ["S.No", "Artisan Name", "Father Name", "Mobile"]],
        [None, "name_hi", "guardian_name", "mobile"], (1, 2),
    ),
    "short forms and signs": (
        [["क्र0सं0", "लाभार्थी का नाम*", "पिता / पति का नाम :", "मो० नं०", "आधार नं०", "वि0ख0"]],
        [None, "name_hi", "guardian_name", "mobile", "aadhaar_last4", "block"], (1,),
    ),
    "numbered": ([["1. नाम", "2. मोबाइल", "(3) पिन कोड"]], ["name_hi", "mobile", "pin"], (1,)),
    "titles and blanks above": (
        [["कार्यालय"], [], ["सूची 2025-26"], [None, "जिला चम्बा"], [], ["नाम", "मोबाइल"]], ["name_hi", "mobile"], (6,),
    ),
    "the name with the guardian's": (
        [["Sl.", "Name of the Artisan with Father's/Husband's Name", "Contact No."]], [None, "name_en", "mobile"], (1,),
    ),
    "नाम एवं पिता": ([["क्र.", "नाम एवं पिता/पति का नाम", "मोबाइल"]], [None, "name_hi", "mobile"], (1,)),
    "a column nobody knows": ([["नाम", "मोबाइल", "राशि की किस्म"]], ["name_hi", "mobile", None], (1,)),
    "a head twice": ([["नाम", "मोबाइल", "मोबाइल"]], ["name_hi", "mobile", None], (1,)),
    "names alone": ([["नाम"]], ["name_hi"], (1,)),
}  # fmt: skip


@pytest.mark.parametrize("case", HEAD_ROWS)
def test_heads(case: str, tmp_path: Path) -> None:
    head, keys, at = HEAD_ROWS[case]
    column = next(i for i, k in enumerate(keys) if k in ("name_hi", "name_en"))
    row: list[Any] = [None] * len(keys)
    row[column] = "राम सिंह" if keys[column] == "name_hi" else "Ram Singh"
    facts, rows = _read(tmp_path, [*head, row])
    assert (_keys(facts), facts.head_rows) == (keys, at)
    assert [r.values.get(keys[column] or "") for r in data(rows)] == [row[column]]


def test_heads_merged_over_two_rows(tmp_path: Path) -> None:
    head = [["क्र.सं.", "नाम", "बैंक विवरण", None, "मोबाइल"], [None, None, "खाता सं.", "IFSC", None]]
    facts, rows = _read(
        tmp_path,
        [["सूची"], *head, [1, "राम सिंह", "0123456789", "HDFC0ABC123", 9816012345]],
        merge=("A1:E1", "C2:D2", "A2:A3", "B2:B3", "E2:E3"),
    )
    assert _keys(facts) == [None, "name_hi", "account_no", "ifsc", "mobile"]
    assert facts.head_rows == (2, 3)
    assert data(rows)[0].values["account_no"] == "0123456789"


def test_a_learned_head_wins(tmp_path: Path) -> None:
    rows = [["हस्तशिल्पी", "नाम", "टेलीफोन"], ["राम", "श्याम", 9816012345]]
    facts, _ = _read(tmp_path, rows, learned={"टेलीफोन": "mobile", "हस्तशिल्पी": "name_hi"})
    assert _keys(facts) == ["name_hi", None, "mobile"]


def test_the_list_may_be_on_a_later_sheet_and_start_anywhere(tmp_path: Path) -> None:
    rows: list[list[Any]] = [[None] * 3 + ["नाम", "मोबाइल"], [None] * 3 + ["राम", 9816012345]]
    facts, found = _read(tmp_path, [[], [], *rows])
    assert [c.letter for c in facts.columns] == ["D", "E"]
    assert found[3].values == {"name_hi": "राम", "mobile": "9816012345"}


SKIPPED: dict[str, tuple[list[Any], str]] = {
    "blank": ([None, "  ", None, None], "blank"),
    "a number prepared for nobody": ([7, None, None, None], "blank"),
    "the heads again": (list(HEADS), "head"),
    "total in Hindi": ([None, "कुल योग", None, 120], "total"),
    "total in English": ([None, None, "Grand Total:", 120], "total"),
    "total with its number": (["कुल कारीगर: 12", None, None, None], "total"),
    "signature": ([None, None, "हस्ताक्षर", None], "signature"),
    "officer": ([None, None, None, "महाप्रबन्धक, जिला उद्योग केन्द्र"], "signature"),
    "date and officer": ([None, "दिनांक: 05.01.2026", None, "General Manager"], "signature"),
    "a block between": (["विकास खण्ड: सलूणी", None, None, None], "title"),
    "the example": (["उदाहरण / Example", "सुनीता देवी", "रमेश", 9000000001], "example"),
}


@pytest.mark.parametrize("case", SKIPPED)
def test_rows_that_are_no_record(case: str, tmp_path: Path) -> None:
    row, reason = SKIPPED[case]
    _, rows = _read(tmp_path, [HEADS, *people(4), row, *people(2, 9)])
    assert (rows[5].fate, rows[5].reason) == (Fate.SKIPPED, reason)
    assert len(data(rows)) == 6


NAMES_THAT_LOOK_LIKE_SIGNS = [
    "योगराज", "कुल भूषण", "Total Ram", "नोट राम", "दिनांक सिंह", "स्थान सिंह", "मोहर सिंह",
]  # fmt: skip


@pytest.mark.parametrize("name", NAMES_THAT_LOOK_LIKE_SIGNS)
def test_people_with_odd_names_are_people(name: str, tmp_path: Path) -> None:
    _, rows = _read(tmp_path, [HEADS, *people(3), [4, name, "श्याम", 9816012345]])
    assert rows[4].fate is Fate.DATA


def test_column_numbers_in_any_digits(tmp_path: Path) -> None:
    for numbers in ([1, 2, 3, 4], ["(1)", "(2)", "(3)", "(4)"], ["१", "२", "३", "४"]):
        _, rows = _read(tmp_path, [HEADS, numbers, *people(2)])
        assert [r.reason for r in rows[:2]] == ["head", "columns"]


def test_ditto_marks(tmp_path: Path) -> None:
    heads = ["नाम", "विकास खण्ड", "पिता का नाम"]
    rows = [
        ["राम", "सलूणी", "मोहन"],
        ["श्याम", "-do-", "तदैव"],
        ["ओम", '"', None],
        ["सीता", "″", "do"],
        [None, "तीसा"],
    ]
    _, found = _read(tmp_path, [heads, *rows, ["गीता", "-Do-"]])
    assert [r.values.get("block") for r in found[1:5]] == ["सलूणी"] * 4
    assert found[2].values["guardian_name"] == "मोहन"
    assert "guardian_name" not in found[4].values
    assert codes(found[4]) == ["E-XLS-45"]  # do, under an empty cell
    assert found[6].values["block"] == "तीसा"  # a refused row is still the row above


def test_relation_in_the_name(tmp_path: Path) -> None:
    heads = ["नाम", "पिता/पति का नाम", "मोबाइल"]
    rows = [
        ["राम पुत्र श्याम", None, 1],
        ["सीता पत्नी श्री राम लाल", "राम लाल", 2],
        ["गीता W/o मोहन", "सोहन", 3],
        ["Ram s/o Shyam", None, 4],
    ]
    _, found = _read(tmp_path, [heads, *rows])
    first, second, third, fourth = (row.values for row in found[1:])
    assert (first["name_hi"], first["relation"], first["guardian_name"]) == ("राम", "SO", "श्याम")
    assert (second["name_hi"], second["relation"], second["guardian_name"]) == ("सीता", "WO", "राम लाल")
    assert third["name_hi"] == "गीता W/o मोहन"
    assert "E-XLS-46" in codes(found[3])
    assert (fourth["name_en"], fourth["guardian_name"]) == ("Ram", "Shyam")


def test_names_lose_no_word_or_sign(tmp_path: Path) -> None:
    names = ["श्रीमती (डॉ.) शांति देवी उर्फ मुन्नी", "मो० रफ़ीक़ 'बाबू'", "Late Sh. O'Brien-Smith Jr.", "आचार्य पं. क्ष्‍म"]
    _, rows = _read(tmp_path, [["नाम", "मोबाइल"], *([n, 9816012340 + i] for i, n in enumerate(names))])
    kept = [r.values.get("name_hi") or r.values.get("name_en") for r in data(rows)]
    assert [k.replace("़", "") for k in kept] == [n.replace("़", "").replace("फ़", "फ") for n in names]


def test_the_other_script_in_the_names_column(tmp_path: Path) -> None:
    _, rows = _read(tmp_path, [["नाम", "मोबाइल"], ["Ram Singh", 1], ["राम", 2], ["Ram राम", 3]])
    assert [sorted(set(r.values) & {"name_hi", "name_en"}) for r in data(rows)] == [
        ["name_en"],
        ["name_hi"],
        ["name_hi"],
    ]


def test_telephones(tmp_path: Path) -> None:
    heads = ["नाम", "मोबाइल", "दूसरा मोबाइल"]
    rows = [
        ["क", "98160 12345 / 9816054321", None],
        ["ख", "01899-222222, 9816012345", None],
        ["ग", "9816012345/9816054321", 9816000001],
        ["घ", 9816012345.0, None],
        ["ङ", "+91 98160-12345", "-"],
    ]
    _, found = _read(tmp_path, [heads, *rows])
    values = [(r.values["mobile"], r.values.get("mobile2")) for r in data(found)]
    assert values == [
        ("9816012345", "9816054321"),
        ("9816012345", "01899-222222"),
        ("9816012345", "9816000001"),
        ("9816012345", None),
        ("9816012345", None),
    ]
    assert found[3].extra == {"मोबाइल": "9816054321"}


def test_nothing_written_is_lost(tmp_path: Path) -> None:
    """Columns without a field, without a head, and a head that comes twice."""
    _, rows = _read(tmp_path, [["नाम", "मोबाइल", "रंग", "मोबाइल"], ["राम", 1, "लाल", 9816000002, "हाशिये पर"]])
    assert rows[1].extra["रंग"] == "लाल"
    assert rows[1].extra["मोबाइल"] == "9816000002"
    assert rows[1].extra["E"] == "हाशिये पर"


def test_dates_whole_columns_decide(tmp_path: Path) -> None:
    heads = ["नाम", "जन्म तिथि"]
    plain = [
        ["क", "05/01/1980"],
        ["ख", "25-12-1979"],
        ["ग", "१५.०८.१९७०"],
        ["घ", date(1975, 3, 4)],
        ["ङ", 27395],
    ]
    facts, rows = _read(tmp_path, [heads, *plain])
    assert [r.values["dob"] for r in data(rows)] == [
        "1980-01-05", "1979-12-25", "1970-08-15", "1975-03-04", "1975-01-01",
    ]  # fmt: skip
    assert facts.questions == ()
    assert codes(rows[5]) == ["E-XLS-50"]
    facts, rows = _read(tmp_path, [heads, ["क", "05/01/1980"], ["ख", "12-25-1979"]])
    assert [r.values["dob"] for r in data(rows)] == ["1980-05-01", "1979-12-25"]
    assert [(q.key, q.taken, q.sample) for q in facts.questions] == [("dob", "mdy", "12-25-1979")]
    assert codes(facts) == ["E-XLS-36"]
    facts, rows = _read(tmp_path, [heads, ["क", "05/01/1980"], ["ख", "12-25-1979"]], dates={"dob": "dmy"})
    assert facts.questions == ()
    assert data(rows)[0].values["dob"] == "1980-01-05"
    assert "dob" not in data(rows)[1].values


def test_both_ways_in_one_column_leave_day_first(tmp_path: Path) -> None:
    facts, rows = _read(tmp_path, [["नाम", "जन्म तिथि"], ["क", "25/01/1980"], ["ख", "12-25-1979"]])
    assert [r.values.get("dob") for r in data(rows)] == ["1980-01-25", None]
    assert facts.questions[0].taken == "dmy"
    assert rows[2].extra or codes(rows[2])


def test_age_or_birth_date(tmp_path: Path) -> None:
    rows = [["नाम", "जन्म तिथि/आयु"], ["क", "14.08.1985"], ["ख", 40], ["ग", "35"]]
    _, found = _read(tmp_path, rows)
    assert [(r.values.get("dob"), r.values.get("age")) for r in data(found)] == [
        ("1985-08-14", None), (None, 40), (None, 35),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("born", "fate"),
    [("11-01-2008", Fate.REJECTED), ("10-01-2008", Fate.DATA), ("01-01-1990", Fate.DATA)],
)
def test_grown_up_on_the_day(born: str, fate: Fate, tmp_path: Path) -> None:
    _, rows = _read(tmp_path, [["नाम", "जन्म तिथि"], ["क", born]])
    assert rows[1].fate is fate


def test_an_age_below_18_is_refused(tmp_path: Path) -> None:
    _, rows = _read(tmp_path, [["नाम", "आयु"], ["क", 17], ["ख", 18], ["ग", "सत्रह"]])
    assert [r.fate for r in rows[1:]] == [Fate.REJECTED, Fate.DATA, Fate.DATA]
    assert rows[1].reason == "E-XLS-41"


def test_rows_of_another_district_are_parked(tmp_path: Path) -> None:
    heads = ["नाम", "जिला"]
    rows = [["क", "चंबा"], ["ख", "Chamba"], ["ग", "जिला चम्बा (हि.प्र.)"], ["घ", "काँगड़ा"], ["ङ", None]]
    _, found = _read(tmp_path, [heads, *rows], here=["चम्बा", "Chamba"])
    assert [r.fate for r in found[1:]] == [Fate.DATA] * 3 + [Fate.PARKED, Fate.DATA]
    assert found[4].reason == "E-XLS-43"
    _, anywhere = _read(tmp_path, [heads, *rows])
    assert len(data(anywhere)) == 5


def test_a_district_merged_over_its_people(tmp_path: Path) -> None:
    rows = [["नाम", "जिला", "मोबाइल"], ["क", "चम्बा", 9816012345], ["ख", None, None], ["ग", None, None]]
    _, found = _read(tmp_path, rows, merge=("B2:B4", "C2:C3"))
    assert [r.values.get("district") for r in data(found)] == ["चम्बा"] * 3
    assert [r.values.get("mobile") for r in data(found)] == ["9816012345", None, None]


def test_aadhaar_in_every_place(tmp_path: Path) -> None:
    heads = ["नाम", "आधार", "मोबाइल", "खाता संख्या", "पता", "उद्योग आधार"]
    same = "639150008060"
    rows = [
        ["क", 639150008060, None, "238721456277", "मकान 6391-5000-8060", None],
        ["ख", same, 639150008060, same, None, same],
        ["ग", "6.3915000806E+11", None, None, None, None],
        ["घ", "XXXX XXXX 8060", None, None, None, None],
        ["ङ", "8060", None, None, None, None],
        ["च", "123456789", None, None, None, None],
    ]
    _, found = _read(tmp_path, [heads, *rows])
    one, two, three, four, five, six = found[1:]
    assert (one.masked, one.values["account_no"], one.values["address"]) == (
        2,
        "238721456277",
        "मकान XXXX XXXX 8060",
    )
    assert two.masked == 4
    assert {"mobile", "account_no", "udyam_no"}.isdisjoint(two.values)
    assert codes(two) == ["E-XLS-39"] * 3
    assert [r.values.get("aadhaar_last4") for r in (one, two, four, five)] == ["8060"] * 4
    assert [r.masked for r in (three, four, five, six)] == [1, 0, 0, 1]
    assert "aadhaar_last4" not in six.values
    assert codes(six) == ["E-ID-70"]


def test_other_kinds_have_their_aadhaar_columns_masked_too(tmp_path: Path) -> None:
    rows = [["Name of buyer", "City", "Aadhaar No."], ["Himadri Crafts", "Delhi", "639150008061"]]
    facts, found = read(xlsx(tmp_path / "a.xlsx", rows), word="buyers")
    assert (found[1].masked, found[1].extra) == (1, {})
    assert codes(facts) == []


def test_times_and_datetimes_survive(tmp_path: Path) -> None:
    _, rows = _read(tmp_path, [["नाम", "मोबाइल", "आया"], ["क", 1, datetime(2026, 1, 5, 10, 30)]])
    assert rows[1].extra == {"आया": "05-01-2026 10:30"}


def test_long_numbers_are_reported(tmp_path: Path) -> None:
    _, rows = _read(tmp_path, [["नाम", "खाता संख्या"], ["क", 1234567890123456789]])
    assert "E-XLS-49" in codes(rows[1])


def test_lines_of_a_letter_of_intent(tmp_path: Path) -> None:
    """One row a line; the office's serial number and the LoI's number say which rows are one."""
    heads = [
        "क्र.सं.",
        "आशय पत्र संख्या",
        "आशय पत्र दिनांक",
        "खरीदार",
        "विक्रेता",
        "उत्पाद",
        "मात्रा",
        "इकाई (माप)",
        "दर",
    ]
    rows = [
        [1, "CHM/LOI/1-1", "05.01.2026", "Himadri", "राम", "Chamba Rumal", 500, "नग", "₹ 1,500/-"],
        [1, "-do-", "-do-", "-do-", "सीता", "Chamba Chappal", "१२.५", "जोड़ी", 1500.5],
        ["योग", None, None, None, None, None, None, None, 76],
    ]
    _, found = read(xlsx(tmp_path / "a.xlsx", [heads, *rows]), word="lois")
    first, second = data(found)
    assert first.values == {
        "loi_no": "CHM/LOI/1-1", "loi_date": "2026-01-05", "buyer": "Himadri", "line.seller": "राम",
        "line.product": "Chamba Rumal", "line.qty": 500_000, "line.unit": "PCS", "line.rate": 1500_00,
    }  # fmt: skip
    assert (second.values["loi_no"], second.values["line.qty"]) == ("CHM/LOI/1-1", 12_500)
    assert (first.serial, second.serial, found[3].reason) == ("1", "1", "total")


def test_a_required_field_is_asked_for(tmp_path: Path) -> None:
    heads = ["आयोजन", "प्रतिभागी का नाम", "मोबाइल", "स्थिति"]
    rows = [["SMK", "राम", "9816012345/9816012346", "चयनित"], [None, "राम", None, None]]
    _, found = read(xlsx(tmp_path / "a.xlsx", [heads, *rows]), word="participations")
    assert found[1].values == {"event": "SMK", "artisan": "राम", "mobile": "9816012345", "stage": "SELECTED"}
    assert found[1].extra == {"मोबाइल": "9816012346"}
    assert (found[2].fate, found[2].reason, found[2].problems[-1].field) == (
        Fate.REJECTED,
        "E-XLS-44",
        "event",
    )
