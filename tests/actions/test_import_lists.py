"""Lists other than the sample: what is one person, what is two, and what goes where."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from odop_desktop.actions import records
from odop_desktop.domain import catalogue as c
from odop_desktop.domain.numbering import registration
from odop_desktop.office import Office
from tests.actions.lists import WRITERS, Rows, counted, listed, take, xlsx
from tests.actions.offices import artisan, only, place, rows

HINDI = ("क्र0सं0", "कारीगर का नाम", "पिता/पति का नाम", "मो0 न0", "ग्राम", "विकास खण्ड", "उत्पाद")
ENGLISH = ("Sr. No.", "Name of Artisan", "Father/Husband Name", "Mobile No", "Village", "Block", "Product")
BODY: Rows = (
    (1, "कमला देवी", "प्रेम लाल", 9816000001, "सरोल", "चम्बा", "चम्बा रुमाल"),
    (2, "कमला देवी", "श्याम लाल", 9816000001, "सरोल", "चम्बा", "चम्बा रुमाल"),
    (3, "प्रेम लाल", "ठाकुर दास", 9816000001, "साहो", "मैहला", "चम्बा चप्पल"),
)


def _list(tmp_path: Path, *body: Any, head: Rows | tuple[str, ...] = HINDI, name: str = "l.xlsx") -> Path:
    path = tmp_path / name
    return WRITERS[path.suffix](path, [head, *body])


@pytest.mark.parametrize("suffix", WRITERS)
@pytest.mark.parametrize("head", [HINDI, ENGLISH])
def test_lists_of_every_form_give_the_same(
    office: Office, tmp_path: Path, suffix: str, head: tuple[str, ...]
) -> None:
    path = _list(tmp_path, *BODY, head=head, name=f"list{suffix}")
    done = take(office, path)
    assert counted(done) == {"new": 3, "skipped": 1}
    found = rows(office, c.ARTISAN)
    told = [(r["name_hi"], r["guardian_name"], r["mobile"], r["village_ward"]) for r in found]
    assert told == [(b[1], b[2], str(b[3]), b[4]) for b in BODY]
    assert {r["district"] for r in found} == {office.facts.district}
    assert counted(take(office, path)) == {"same": 3, "skipped": 1}


def test_a_family_shares_a_phone_and_stays_apart(office: Office, tmp_path: Path) -> None:
    """Mother-in-law and daughter-in-law of one name, one telephone, two husbands."""
    done = take(office, _list(tmp_path, *BODY))
    assert done.new == 3
    assert len({r["reg_no"] for r in rows(office, c.ARTISAN)}) == 3


def test_the_same_person_again_in_the_file_is_parked_with_the_row(office: Office, tmp_path: Path) -> None:
    again = (4, "Kamla Devi", "Prem Lal", "98160-00001", "Sarol", "Chamba", "Chamba Rumal")
    done = take(office, _list(tmp_path, *BODY, again))
    assert counted(done) == {"new": 3, "parked": 1, "skipped": 1}
    (problem,) = [p for p in done.problems if p.problem.code == "E-IMP-01"]
    assert (problem.row, dict(problem.problem.facts)) == (5, {"row": 2})


def test_name_and_guardian_alone_are_parked_against_the_store(office: Office, tmp_path: Path) -> None:
    artisan(office, "कमला देवी", guardian_name="प्रेम लाल", mobile="9816000009")
    done = take(office, _list(tmp_path, (1, "कमला देवी", "प्रेम लाल", None, "सरोल", None, None)))
    assert counted(done) == {"parked": 1, "skipped": 1}
    (problem,) = done.problems
    assert problem.problem.code == "E-IMP-02"
    assert dict(problem.problem.facts) == {"known": only(office, c.ARTISAN)["reg_no"]}


def test_name_and_guardian_alone_are_parked_within_the_file(office: Office, tmp_path: Path) -> None:
    body = (
        (1, "कमला देवी", "प्रेम लाल", None, "सरोल", None, None),
        (2, "कमला देवी", "प्रेम लाल", None, "साहो", None, None),
        (3, "कमला देवी", "प्रेम लाल", 9816000002, "साहो", None, None),
        (4, "कमला देवी", "प्रेम लाल", 9816000003, "साहो", None, None),
    )
    path = _list(tmp_path, *body)
    done = take(office, path)
    assert counted(done) == {"new": 1, "parked": 3, "skipped": 1}
    assert listed(done) == [(3, "E-IMP-01"), (4, "E-IMP-01"), (5, "E-IMP-01")]
    assert take(office, path).new == 0


def test_two_of_one_name_with_telephones_of_their_own_are_two(office: Office, tmp_path: Path) -> None:
    body = [(n, "कमला देवी", "प्रेम लाल", 9816000001 + n, "सरोल", None, None) for n in (1, 2)]
    path = _list(tmp_path, *body)
    assert counted(take(office, path)) == {"new": 2, "skipped": 1}
    assert counted(take(office, path)) == {"same": 2, "skipped": 1}


def test_a_name_alone_is_new_but_its_exact_repeat_is_not(office: Office, tmp_path: Path) -> None:
    body = (("राम", "सरोल"), ("राम", "साहो"), ("राम", "साहो"))
    path = _list(tmp_path, *body, head=("नाम", "गाँव"))
    assert counted(take(office, path)) == {"new": 2, "parked": 1, "skipped": 1}
    assert counted(take(office, path)) == {"same": 2, "parked": 1, "skipped": 1}
    other = _list(tmp_path, ("राम", "तीसा"), head=("नाम", "गाँव"), name="m.xlsx")
    assert counted(take(office, other)) == {"new": 1, "skipped": 1}


def test_members_of_a_group_share_its_gstin(office: Office, tmp_path: Path) -> None:
    head = ("नाम", "पिता/पति का नाम", "मोबाइल", "GSTIN", "उद्यम पंजीकरण", "समूह का नाम")
    shared = ("02ZZZFQ9999A1ZD", "UDYAM-HP-03-0000001", "चौगान महिला समूह")
    body = [(n, g, 9816000010 + i, *shared) for i, (n, g) in enumerate((("गीता", "राम"), ("सीता", "श्याम")))]
    path = _list(tmp_path, *body, ("गीता देवी", None, None, *shared), head=head)
    done = take(office, path)
    assert counted(done) == {"new": 2, "parked": 1, "skipped": 1}
    assert {r["gstin"] for r in rows(office, c.ARTISAN)} == {"02ZZZFQ9999A1ZD"}


@pytest.mark.parametrize("text", ["आवेदित", "APPLIED", "0000000000", "N/A", "--", "not available"])
def test_words_in_a_number_column_make_nobody_the_same(office: Office, tmp_path: Path, text: str) -> None:
    head = ("नाम", "पिता/पति का नाम", "हस्तशिल्पी पहचान पत्र", "उद्यम पंजीकरण", "पैन")
    body = [(n, g, text, text, text) for n, g in (("गीता", "राम"), ("सीता", "श्याम"))]
    assert take(office, _list(tmp_path, *body, head=head)).new == 2


def test_one_card_is_one_person_whatever_the_name(office: Office, tmp_path: Path) -> None:
    head = ("नाम", "हस्तशिल्पी पहचान पत्र", "मोबाइल")
    take(office, _list(tmp_path, ("सुनीता", "HPCHM0012345", None), head=head))
    done = take(office, _list(tmp_path, ("सुनीता देवी", "HPCHM0012345", 9816000001), head=head, name="n.xlsx"))
    assert counted(done) == {"changed": 1, "skipped": 1}
    assert listed(done) == [(2, "E-IMP-04")]
    assert (rows(office, c.ARTISAN)[0]["name_hi"], rows(office, c.ARTISAN)[0]["mobile"]) == (
        "सुनीता",
        "9816000001",
    )


def test_registration_numbers_of_the_list(office: Office, tmp_path: Path) -> None:
    """A number of this program stays and is never taken again; another is kept beside the new one."""
    mine, theirs = registration("HP", "CHM", 1, 7), registration("HP", "KNG", 2, 41)
    head = ("पंजीकरण संख्या", "नाम")
    path = _list(tmp_path, (mine, "गीता"), (theirs, "सीता"), ("REG/12/2019", "नीता"), head=head)
    done = take(office, path)
    assert counted(done) == {"new": 3, "skipped": 1}
    assert listed(done) == [(4, "E-IMP-11")]
    assert only(office, c.ARTISAN, name_hi="गीता")["reg_no"] == mine
    assert only(office, c.ARTISAN, name_hi="सीता")["reg_no"] == theirs
    third = only(office, c.ARTISAN, name_hi="नीता")
    assert third["reg_no"] == registration("HP", "CHM", 1, 8)
    assert third["extra"] == ("पंजीकरण संख्या: REG/12/2019",)
    assert counted(take(office, path)) == {"same": 3, "skipped": 1}


def test_a_number_whose_record_is_in_the_bin_is_not_given_twice(office: Office, tmp_path: Path) -> None:
    head = ("पंजीकरण संख्या", "नाम")
    path = _list(tmp_path, (registration("HP", "CHM", 1, 7), "गीता"), head=head)
    take(office, path)
    records.bin(office, kind=c.ARTISAN, ids=[rows(office, c.ARTISAN)[0].id])
    done = take(office, path)
    assert (counted(done), listed(done)) == ({"parked": 1, "skipped": 1}, [(2, "E-ACT-10")])


def test_rows_of_another_district_and_children(office: Office, tmp_path: Path) -> None:
    head = ("नाम", "जिला", "जन्म तिथि")
    body = (("गीता", "चंबा", None), ("सीता", "काँगड़ा", None), ("नन्ही", "Chamba", "01.01.2012"))
    done = take(office, _list(tmp_path, *body, head=head))
    assert counted(done) == {"new": 1, "rejected": 1, "parked": 1, "skipped": 1}
    assert listed(done) == [(3, "E-XLS-43"), (4, "E-XLS-41")]


def test_a_birth_date_that_makes_a_known_person_a_child_is_not_filled_in(
    office: Office, tmp_path: Path
) -> None:
    """The reader refuses the row; nothing of it reaches the record."""
    artisan(office, "गीता", guardian_name="राम", mobile="9816000001")
    head = ("नाम", "पिता/पति का नाम", "मोबाइल", "जन्म तिथि")
    done = take(office, _list(tmp_path, ("गीता", "राम", 9816000001, "01.01.2012"), head=head))
    assert counted(done) == {"rejected": 1, "skipped": 1}
    assert rows(office, c.ARTISAN)[0]["dob"] is None


def test_unknown_blocks_and_products_become_own_rows_told_once(office: Office, tmp_path: Path) -> None:
    body = [
        (n, f"राम {k}", "श्याम", 9816000000 + n, "गाँव", block, product)
        for n, (k, block, product) in enumerate(
            (("क", "नया खण्ड", "काठ के खिलौने"), ("ख", "नया  खण्ड", "काठ के खिलौने"), ("ग", "Naya Khand", "Wooden Toys")), 1
        )
    ]  # fmt: skip
    before = len(rows(office, c.PLACE)), len(rows(office, c.PRODUCT))
    path = _list(tmp_path, *body)
    done = take(office, path)
    assert done.new == 3
    made = [(p.row, p.column, dict(p.problem.facts)["value"]) for p in done.problems]
    assert made == [
        (2, "विकास खण्ड", "नया खण्ड"),
        (2, "उत्पाद", "काठ के खिलौने"),
        (4, "उत्पाद", "Wooden Toys"),
    ]
    assert (len(rows(office, c.PLACE)), len(rows(office, c.PRODUCT))) == (before[0] + 1, before[1] + 2)
    block = only(office, c.PLACE, name_hi="नया खण्ड")
    assert (block["level"], block["parent"]) == ("block", place(office, "Chamba"))
    assert {r["block"] for r in rows(office, c.ARTISAN)} == {block.id}
    assert listed(take(office, path)) == []


def test_what_no_list_knows_is_told_in_every_row_and_kept(office: Office, tmp_path: Path) -> None:
    """A reference that no own row is made for is no reason to lose what was written."""
    head = ("कारीगर का नाम", "उत्पाद", "इकाई", "मूल्य")
    known = artisan(office, "गीता देवी")
    body = (
        ("गीता देवी", "चम्बा रुमाल", "नग", 1500),
        ("कोई और", "चम्बा रुमाल", "नग", 900),
        ("कोई और", "चम्बा चप्पल", "नग", 900),
    )
    done = take(office, _list(tmp_path, *body, head=head), c.OFFERING)
    assert counted(done) == {"new": 1, "parked": 2, "skipped": 1}
    assert [p.row for p in done.problems if p.problem.code == "E-ACT-11"] == [3, 4]
    assert only(office, c.OFFERING)["artisan"] == known


def test_unknown_columns_are_kept_and_told(office: Office, tmp_path: Path) -> None:
    head = ("नाम", "मोबाइल", "करघों की संख्या", "स्टाम्प: पेपर")
    path = _list(tmp_path, ("गीता", 9816000001, 3, "हाँ"), ("सीता", 9816000002, None, None), head=head)
    done = take(office, path)
    assert only(office, c.ARTISAN, name_hi="गीता")["extra"] == ("करघों की संख्या: 3", "स्टाम्प:पेपर: हाँ")
    assert [p.problem.code for p in done.problems if p.row is None] == ["E-XLS-47", "E-XLS-47"]
    assert counted(take(office, path)) == {"same": 2, "skipped": 1}


def test_own_columns_of_a_later_list_stand_beside_the_earlier_ones(office: Office, tmp_path: Path) -> None:
    head = ("पंजीकरण संख्या", "नाम", "करघे", "भूमि")
    number = registration("HP", "CHM", 1, 1)
    take(office, _list(tmp_path, (number, "गीता", 3, None), head=head))
    done = take(office, _list(tmp_path, (number, "गीता", 4, "निजी"), head=head, name="m.xlsx"))
    assert counted(done) == {"changed": 1, "skipped": 1}
    assert (2, "E-IMP-04") in listed(done)
    assert only(office, c.ARTISAN)["extra"] == ("करघे: 3", "भूमि: निजी")


def test_a_name_with_a_phone_and_no_guardian(office: Office, tmp_path: Path) -> None:
    """The same list again is the same; a guardian told on one side only is for a person to decide."""
    head = ("नाम", "पिता/पति का नाम", "मोबाइल")
    bare = _list(tmp_path, ("गीता", None, 9816000001), ("सीता", None, 9816000001), head=head)
    assert counted(take(office, bare)) == {"new": 2, "skipped": 1}
    assert counted(take(office, bare)) == {"same": 2, "skipped": 1}
    full = _list(tmp_path, ("गीता", "राम", 9816000001), ("गीता", "राम", 9816000009), head=head, name="m.xlsx")
    done = take(office, full)
    assert counted(done) == {"new": 1, "parked": 1, "skipped": 1}
    assert listed(done) == [(2, "E-IMP-02")]


def test_within_one_file_a_phone_without_a_guardian_is_asked(office: Office, tmp_path: Path) -> None:
    head = ("नाम", "पिता/पति का नाम", "मोबाइल")
    path = _list(tmp_path, ("गीता", "राम", 9816000001), ("गीता", None, 9816000001), head=head)
    assert counted(take(office, path)) == {"new": 1, "parked": 1, "skipped": 1}


@pytest.mark.parametrize("word", ["places", "spaces", "consents", "letters"])
def test_kinds_that_are_no_lists_are_refused(office: Office, tmp_path: Path, word: str) -> None:
    path = xlsx(tmp_path / "x.xlsx", [("नाम",), ("क",)])
    with pytest.raises(Exception, match="E-IMP-08") as told:
        take(office, path, c.kind(word))
    assert told.value.facts["kind"] == word  # type: ignore[attr-defined]
