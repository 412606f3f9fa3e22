"""The receipt of headquarters: the sum that comes out, what came back with its reason, what is still missing."""

from __future__ import annotations

from dataclasses import replace

import pytest

from odop_desktop.errors import OdopError
from odop_desktop.letters.blocks import text_of
from odop_desktop.letters.compose.facts import Two
from odop_desktop.letters.compose.file_receipt import Missing, Returned
from odop_desktop.letters.render.pdf import render
from tests.letters.file_papers import receipt, receipt_facts
from tests.letters.reading import fold, run

WHY = Two("यह अभिलेख दूसरे कार्यालय का है", "This record belongs to another office")


def test_it_says_what_was_received_and_that_it_adds_up() -> None:
    told = text_of(receipt())
    for part in (
        "पावती / Receipt\nमाह नवम्बर 2026 की ओडीओपी फ़ाइल सं. 14 प्राप्त\n",
        "(HP-CHM, पी.सी. / PC 1)",
        "07.12.2026, 11:05 – कृष्णा श्रृंगारिका",
        "लिए गए / Applied\n1,598\nपहले से प्राप्त / Received before\n2\nलौटाए गए / Returned\n2\n"
        "कुल प्राप्त / Received in all\n1,602\n",
        "applied + received before + returned = received in all",
        "पावती-कूट / Receipt phrase\n7K2M-9QXA-T4HD\n",
        "(हर्षवर्धन ठाकुर / Harshvardhan Thakur)\nनिदेशक / Director",
    ):
        assert part in told, part


def test_a_sum_that_does_not_come_out_is_not_printed() -> None:
    for key in ("received", "applied", "duplicate", "quarantined"):
        with pytest.raises(ValueError, match="received"):
            receipt(**{key: getattr(receipt_facts(), key) + 1})


def test_each_return_names_record_field_and_reason_in_both_languages() -> None:
    told = text_of(receipt())
    assert "कारीगर / Artisans: HP-CHM-1-000123-B, ज्ञानेश्वरी नेगी\nमोबाइल नम्बर / Mobile No., " in told
    assert "पूरा अभिलेख / The whole record" in told
    assert told.count("यह अभिलेख दूसरे कार्यालय का है / This record belongs to another office") == 2
    assert "Changes returned (2)" in told
    assert "कारण / Reason" not in text_of(
        receipt(received=1, applied=1, duplicate=0, quarantined=0, returns=())
    )


def test_a_record_of_a_newer_program_is_told_in_general_words() -> None:
    told = text_of(receipt(returns=(Returned("drone", "D-1", "", WHY, ("wings",)),)))
    assert "अन्य अभिलेख / Other records: D-1\nपूरा अभिलेख / The whole record\n" in told


def test_what_is_missing_is_said_each_by_itself() -> None:
    told = text_of(receipt())
    assert "फ़ाइल सं. 12 नहीं आई; उनके परिवर्तन इस फ़ाइल में आ गए।" in told and "File No. 12 never came" in told
    assert "माह सितम्बर 2026, अक्तूबर 2026 की कोई फ़ाइल नहीं आई।" in told
    assert "3 photos or scans are still to come." in told
    assert "Nothing is missing." not in told
    whole = text_of(receipt(missing=Missing()))
    assert "कुछ शेष नहीं है।\nNothing is missing." in whole and "नहीं आई" not in whole


def test_a_nil_file_is_acknowledged_as_such() -> None:
    told = text_of(receipt(received=0, applied=0, duplicate=0, quarantined=0, returns=()))
    assert "शून्य सूचना प्राप्त हुई" in told and "A nil report was received" in told
    assert "शून्य सूचना" not in text_of(receipt())


def test_many_returns_run_over_pages_under_their_heads() -> None:
    returns = tuple(Returned("artisan", f"HP-CHM-1-{n:06d}", f"ज्ञानेश्वरी {n}", WHY) for n in range(120))
    pdf = render(receipt(received=120, applied=0, duplicate=0, quarantined=120, returns=returns))
    pages = run("pdftotext", "-raw", "-", "-", data=pdf).split("\f")[:-1]
    assert len(pages) > 3
    whole = fold(" ".join(pages))
    assert all(whole.count(f"ज्ञानेश्वरी {n} ") == 1 for n in range(120))
    assert all("कारण / Reason" in fold(page) for page in pages[:-1])
    assert "7K2M-9QXA-T4HD" in pages[-1] and "Received by" in pages[-1]


def test_a_name_that_cannot_be_printed_is_refused() -> None:
    bad = replace(receipt_facts().returns[0], title="नेगी 😀")
    with pytest.raises(OdopError) as caught:
        receipt(returns=(bad,))
    assert caught.value.code == "E-LTR-02"
