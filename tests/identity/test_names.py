"""The key of a person's name: every pair of the set, and groups of the kind."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from odop_desktop.identity.fold import fold_name, skeleton

ASSETS = Path(__file__).resolve().parent.parent / "assets"
with (ASSETS / "name_match_pairs.csv").open(encoding="utf-8", newline="") as f:
    PAIRS = [(row["a"], row["b"], row["same_person_name"] == "yes") for row in csv.DictReader(f)]


@pytest.mark.parametrize(("a", "b", "same"), PAIRS)
def test_the_pairs_are_told_apart_and_together(a: str, b: str, same: bool) -> None:
    assert (fold_name(a) == fold_name(b)) is same


@pytest.mark.parametrize(
    "group",
    [
        "सुरेन्द्र|Surinder|Surendra|सुरेंद्र",
        "विश्वकर्मा|Bishwakarma|Vishwakarma|Vishvkarma",
        "मोहम्मद असलम|Mohd. Aslam|Mohammed Aslam|मो0 असलम|मो. असलम|Md Aslam",
        "अब्दुल रहमान|Abdul Rehman|Abdul Rahman",
        "श्रीमती सीता देवी|Smt. Seeta Devi|सीता देवी|Sita Devi",
        "स्व0 श्री राम लाल|Late Sh. Ram Lal|रामलाल",
        "विमला देवी|Bimla Devi|Vimala Devi",
        "ज्ञान चन्द|Gian Chand|Gyan Chand|ज्ञानचंद",
        "जयपाल|Jaipal|Jaypal",
        "उपाध्याय|Upadhyay|Upadhyaya",
        "पाण्डेय|Pandey|पांडे|Pande",
        "द्विवेदी|Dwivedi|Dvivedi",
        "श्रीवास्तव|Srivastava|Shrivastav",
        "सरस्वती|Saraswati|Sarasvati",
        "दुर्गा दास|Durga Dass|दुर्गादास",
        "मेहता|Mehta",
        "महमूद|Mehmood|Mahmud",
        "हर्षवर्धन|Harsh Vardhan|Harshwardhan",
        "चौधरी|Chowdhury|Chaudhry|Choudhary",
    ],
)
def test_spellings_of_one_name_have_one_key(group: str) -> None:
    assert len({fold_name(name) for name in group.split("|")}) == 1


@pytest.mark.parametrize(
    "names",
    ["राम|रमा|Ramu|रामी", "कमल|कमला", "सीमा|श्याम", "शरद|शारदा", "हरि राम|Hira Ram", "अनिल|नील", "विजय|विजया"],
)
def test_names_that_are_not_the_same_keep_their_keys(names: str) -> None:
    parts = names.split("|")
    assert len({fold_name(name) for name in parts}) == len(parts)


def test_a_name_that_is_only_an_honorific_is_kept() -> None:
    assert fold_name("श्री") != ""
    assert fold_name("Shri") == fold_name("श्री")
    assert fold_name("राम श्री") != fold_name("राम")


def test_nothing_has_no_key() -> None:
    assert fold_name("") == fold_name(" . ") == skeleton("12") == ""


def test_the_skeleton_is_the_consonants() -> None:
    assert skeleton("राम कुमार") == skeleton("Rama Kumari") == "rmkmr"
