"""Both ends hold the same, or are told where they do not."""

from __future__ import annotations

from sqlalchemy import text

from odop_desktop.storage import digests, guard
from odop_desktop.sync import comparing
from tests.sync.lab import HQ, Lab


def compared(lab: Lab, who: str = "chm") -> dict[str, list[int]]:
    """What headquarters found of the office's newest file."""
    with lab.office(HQ).reading() as conn:
        found = comparing.kept(conn, lab.node(who))
    assert found is not None
    return dict(found["differs"])


def spoil(lab: Lab, who: str, id: str) -> None:
    """Somebody writes into the store past the program."""
    with lab.office(who).transaction() as conn:
        guard.lower_guards(conn)
        conn.execute(text("UPDATE artisan SET mobile = '9000000009' WHERE id = :id"), {"id": id})
        guard.raise_guards(conn)


def test_equal_records_are_found_equal(lab: Lab) -> None:
    for n in range(40):
        lab.make("chm", name_hi=f"सुनीता {n}")
    id = lab.make(HQ, name_hi="मुख्यालय का")
    lab.round("chm")
    assert compared(lab) == {}
    lab.change(HQ, id, pin="176310")  # under way when the next file comes
    lab.round("chm")
    lab.round("chm")
    assert compared(lab) == {}
    with lab.office("chm").reading() as conn:
        kept = comparing.kept(conn, "")
    assert kept is not None
    assert kept["differs"] == {}


def test_a_record_changed_past_the_log_is_noticed_and_both_are_told(lab: Lab) -> None:
    ids = [lab.make("chm", name_hi=f"सुनीता {n}") for n in range(20)]
    lab.round("chm")
    lab.round("chm")
    spoil(lab, "chm", ids[7])
    lab.round("chm")
    differs = compared(lab)
    assert list(differs) == ["artisan"]
    assert len(differs["artisan"]) == 1
    with lab.office("chm").reading() as conn:
        kept = comparing.kept(conn, "")
    assert kept is not None
    assert kept["differs"] == differs


def test_digests_of_the_same_records_are_equal(lab: Lab) -> None:
    lab.make("chm", name_hi="सुनीता")
    lab.round("chm", "chm2")
    lab.round("chm", "chm2")
    told = []
    for who in ("chm", "chm2"):
        with lab.office(who).reading() as conn:
            told.append(digests.of(conn))
    assert told[0] == told[1] != {}


def test_sums_of_another_number_of_buckets_are_compared(lab: Lab) -> None:
    ours, theirs = {"artisan": [1, 2, 3, 4]}, {"artisan": [4, 6]}
    assert digests.differing(ours, theirs, {}) == {}
    assert digests.differing(ours, {"artisan": [4, 7]}, {}) == {"artisan": [1]}
    assert digests.differing(ours, {"artisan": [4, 7]}, {"artisan": ["x01"]}) == {}
    assert digests.differing(ours, {}, {}) == {"artisan": [0]}
    assert digests.read(digests.told(ours)) == ours
    assert digests.read({"artisan": "!", "event": 7}) == {}
