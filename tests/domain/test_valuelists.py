"""Value lists find what offices write, in either script, and never two answers for one word."""

from __future__ import annotations

from pathlib import Path

import pytest

from odop_desktop.domain.pack import national_lists
from odop_desktop.domain.valuelists import Entry, ValueList, merged, read_lists
from odop_desktop.identity.fold import fold_head

LISTS = national_lists()


@pytest.mark.parametrize(
    ("name", "written", "code"),
    [
        ("gender", "पु0", "M"),
        ("gender", "पु०", "M"),
        ("gender", "पुरुष", "M"),
        ("gender", "m", "M"),
        ("gender", "म0", "F"),
        ("gender", "महिला", "F"),
        ("gender", "FEMALE", "F"),
        ("gender", "महिला ", "F"),
        ("relation", "S/o", "SO"),
        ("relation", "पत्नी श्री", "WO"),
        ("social_category", "अ.पि.व.", "OBC"),
        ("social_category", "अनु0 जाति", "SC"),
        ("social_category", "अनु0 जनजाति", "ST"),
        ("social_category", "general", "GEN"),
        ("education", "10वीं", None),
        ("education", "10th", "HS"),
        ("education", "High school", "HS"),
        ("education", "डिप्लोमा", "ITI"),
        ("education", "10+2", "INT"),
        ("unit", "कि0ग्रा0", "KG"),
        ("unit", "Nos.", "PCS"),
        ("unit", "जोड़ी", "PAIR"),
        ("unit", "जोडी", "PAIR"),
        ("currency", "₹", "INR"),
        ("guardian_title", "स्व0 श्री", "LATE_SHRI"),
        ("craft_category", "कढ़ाई", "EMBR"),
        ("divyang", "नहीं", "N"),
        ("language", "hindi", "hi"),
        ("gender", "", None),
        ("gender", "—", None),
        ("gender", "मालूम नहीं", None),
    ],
)
def test_find(name: str, written: str, code: str | None) -> None:
    assert LISTS[name].find(written) == code


@pytest.mark.parametrize("values", LISTS.values(), ids=list(LISTS))
def test_a_list_has_labels_in_both_languages_and_every_word_one_answer(values: ValueList) -> None:
    assert len(values.codes) == len(values.entries) > 0
    meant: dict[str, str] = {}
    for entry in values.entries:
        assert entry.label_hi.strip() and entry.label_en.strip()
        assert values.find(entry.code) == entry.code
        for word in (entry.label_en, entry.label_hi, *entry.aliases):
            assert meant.setdefault(fold_head(word) or word, entry.code) == entry.code, word
            assert values.find(word) == entry.code


def test_the_label_of_a_code_from_a_newer_list_is_the_code_itself() -> None:
    assert LISTS["gender"].label("F", "hi") == "महिला"
    assert LISTS["gender"].label("X9", "hi") == "X9"


def test_a_state_adds_entries_and_its_own_wording_wins() -> None:
    state = {
        "unit": ValueList("unit", (Entry("PCS", "Piece", "अदद"), Entry("TOLA", "Tola", "तोला"))),
        "own": ValueList("own", (Entry("A", "a", "अ"),)),
    }
    lists = merged(LISTS, state)
    assert lists["unit"].label("PCS", "hi") == "अदद" and lists["unit"].find("तोला") == "TOLA"
    assert lists["unit"].find("kg") == "KG" and lists["own"].codes == ("A",)
    assert LISTS["unit"].label("PCS", "hi") == "नग"


def test_a_list_is_read_from_a_file_with_or_without_aliases(tmp_path: Path) -> None:
    path = tmp_path / "value_lists.csv"
    path.write_text("list,code,label_en,label_hi,note\nयंत्र,A,Loom,करघा,\n", encoding="utf-8")
    assert read_lists(path)["यंत्र"].find("करघा") == "A"
