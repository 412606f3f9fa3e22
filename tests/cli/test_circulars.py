"""`sync answer --with`, `sync circulars`: what headquarters sends, who has it not yet, and what came."""

from __future__ import annotations

from pathlib import Path

from tests.cli.saying import Say, readable
from tests.cli.test_headquarters import _centre, facts, hq, stick

__all__ = ["_centre", "hq", "stick"]


def test_a_circular_is_under_way_until_the_office_has_it(
    say: Say, hq: Say, stick: Path, tmp_path: Path
) -> None:
    paper = tmp_path / "परिपत्र 12.pdf"
    paper.write_bytes(b"%PDF circular")

    def sends() -> None:
        sent = facts(say("sync", "send", "--out", stick, "--json"))["file"]
        facts(hq("sync", "receive", sent, "--json"))

    sends()
    facts(hq("sync", "answer", "--out", tmp_path / "lost", "--with", paper, "--json"))
    (told,) = facts(hq("sync", "circulars", "--json"))["circulars"]
    assert (told["name"], told["to"], len(told["lacking"])) == (paper.name, [], 1)
    (file,) = facts(hq("sync", "answer", "--out", stick, "--json"))["files"]
    facts(say("sync", "receive", file["file"], "--json"))
    (came,) = facts(say("sync", "circulars", "--json"))["circulars"]
    assert Path(came["file"]).read_bytes() == b"%PDF circular"
    sends()
    assert facts(hq("sync", "circulars", "--json"))["circulars"][0]["lacking"] == []
    for lang, said in (("hi", "सबके पास है"), ("en", "all have it")):
        text = hq("sync", "circulars", lang=lang).done()
        assert said in text and paper.name in text
        readable(text)
    readable(hq("sync", "circulars", "--stop", paper.name).done())
    assert facts(hq("sync", "circulars", "--json"))["circulars"] == []
    hq("sync", "circulars", "--stop", paper.name).refused("E-SYN-72")
    say("sync", "circulars", "--stop", paper.name).refused("E-SYN-84")
