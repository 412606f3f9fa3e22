"""Circulars go inside headquarters' file to every office; programs and false papers never do."""

from __future__ import annotations

import base64
import errno
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path

import pytest

from odop_desktop.errors import OdopError
from odop_desktop.office import Office
from odop_desktop.storage import files, posts
from odop_desktop.sync import answering, enclosures, package, preview
from tests.simulator import faults
from tests.sync.lab import HQ, Lab, copied


@pytest.fixture(scope="module")
def sent(_offices: Lab, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Lab, Path]]:
    """Offices that have exchanged files, and headquarters' next one to Chamba, with two papers in it."""
    folder = tmp_path_factory.mktemp("papers")
    with copied(_offices, folder / "lab") as made:
        made.round("chm")
        papers = [folder / "a.pdf", folder / "b.pdf"]
        for paper in papers:
            paper.write_bytes(b"%PDF " + paper.stem.encode())
        (file,) = answering.for_all(made.office(HQ), folder / "out", codes=["HP-CHM"], papers=papers)[:1]
        made.close()
        yield made, file.file


@pytest.fixture(scope="module")
def office(_offices: Lab, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    with copied(_offices, tmp_path_factory.mktemp("kept") / "lab") as made:
        yield made.office("klu")


def keep(office: Office, told: dict[str, object] | None) -> None:
    with office.transaction() as conn:
        enclosures.note(conn, office.place, told, "2026-11-22")
    enclosures.settle(office)


def test_a_circular_reaches_every_office_once(lab: Lab, tmp_path: Path) -> None:
    lab.round("chm", "chm2", "klu")
    paper = tmp_path / "परिपत्र 12.pdf"
    paper.write_bytes(b"%PDF circular")
    for _ in range(2):
        files = answering.for_all(lab.office(HQ), lab.post, papers=[paper])
        assert len(files) == 3
        for who in ("chm", "chm2", "klu"):
            (own,) = [f for f in files if f.made.receiver == lab.node(who)]
            assert lab.take(who, own.file).error is None
            (kept,) = enclosures.kept(lab.office(who))
            assert (kept.name, kept.file.read_bytes()) == ("परिपत्र 12.pdf", b"%PDF circular")


@pytest.mark.parametrize(
    ("name", "size", "code"),
    [("x.exe", 10, "E-SYN-92"), ("x.pdf", enclosures.BUDGET + 1, "E-SYN-91"), ("none.pdf", -1, "E-SYN-01")],
)
def test_what_cannot_go_along(tmp_path: Path, name: str, size: int, code: str) -> None:
    if size >= 0:
        (tmp_path / name).write_bytes(b"x" * size)
    with pytest.raises(OdopError) as refused:
        enclosures.checked([tmp_path / name])
    assert refused.value.code == code


def told(name: object, data: object = "eA==", hash_: object = sha256(b"x").hexdigest()) -> dict[str, object]:
    return {"files": [{"name": name, "sha256": hash_, "data": data}]}


@pytest.mark.parametrize(
    "wrong",
    [
        told("x.exe"),
        told("x.pdf", data="!!"),
        told("x.pdf", hash_="0" * 64),
        told("x.pdf", data=5),
        told(None),
        {"files": [7]},
        {"files": []},
        {},
        None,
    ],
)
def test_what_is_no_paper_is_not_kept(office: Office, wrong: dict[str, object] | None) -> None:
    before = enclosures.kept(office)
    keep(office, wrong)
    assert enclosures.kept(office) == before


@pytest.mark.parametrize("name", ["../../x.pdf", "..\\..\\x.pdf", "/etc/x.pdf", "C:\\x.pdf"])
def test_a_name_leads_nowhere_else(office: Office, name: str) -> None:
    data = name.encode()
    keep(office, told(name, base64.b64encode(data).decode(), sha256(data).hexdigest()))
    (kept,) = [each for each in enclosures.kept(office) if each.file.read_bytes() == data]
    assert kept.name == "x.pdf"
    assert kept.file.parent == enclosures.folder(office.place)


def test_a_long_name_in_hindi_keeps_no_paper_from_being_shown(office: Office) -> None:
    """Its letters take three bytes each, and Linux takes no name of more than 255."""
    data = "क".encode()
    name = "हथकरघा" * 20 + ".pdf"
    keep(office, told(name, base64.b64encode(data).decode(), sha256(data).hexdigest()))
    (kept,) = [each for each in enclosures.kept(office) if each.file.read_bytes() == data]
    assert kept.name.startswith("हथकरघा" * 9) and kept.name.endswith(".pdf")


# the power goes


STEPS = (
    [("commit", n, True) for n in (1, 2)]
    + [("write", n, before) for n in (1, 2) for before in (True, False)]
    + [("move", n, True) for n in (1, 2)]
)


@contextmanager
def dying(office: Office, at: tuple[str, int, bool]) -> Iterator[None]:
    """The program dies at the n-th commit, or before or after the n-th paper is written, or before it has its name."""
    what, n, before = at
    fuse = faults.Fuse(n)
    if what == "commit":
        with faults.at(office, "commit", fuse):
            yield
    elif what == "write":
        with faults.writing(fuse, before=before, modules=(enclosures,)):
            yield
    else:
        with pytest.MonkeyPatch.context() as patch:
            move = files.move_whole
            patch.setattr(
                files, "move_whole", lambda part, path: (_paper(path) and fuse.burn(), move(part, path))
            )
            yield


def _paper(path: Path) -> bool:
    return path.parent.name == "circulars"


@pytest.mark.parametrize("at", STEPS, ids=lambda at: "-".join(map(str, at)))
def test_whenever_the_power_goes_all_papers_of_a_file_are_shown_or_none(
    sent: tuple[Lab, Path], tmp_path: Path, at: tuple[str, int, bool]
) -> None:
    with copied(sent[0], tmp_path / "lab") as lab:
        office = lab.office("chm")
        with pytest.raises(faults.Crash), dying(office, at):
            lab.take("chm", sent[1])
        faults.died(office)
        del lab.open["chm"]
        office = lab.office("chm")
        assert enclosures.kept(office) == []
        with office.reading() as conn:
            head = package.read_header(sent[1])
            applied = posts.applied(conn, head.pkg_id, head.sender) is not None
        assert applied is (at[0] != "commit" or at[1] > 1)
        enclosures.settle(office)
        assert sorted(c.name for c in enclosures.kept(office)) == (["a.pdf", "b.pdf"] if applied else [])
        lab.take("chm", sent[1])
        assert sorted(c.file.read_bytes() for c in enclosures.kept(office)) == [b"%PDF a", b"%PDF b"]
        assert {f.suffix for f in enclosures.folder(office.place).iterdir()} == {".pdf"}


def test_a_file_that_is_only_looked_into_leaves_no_paper(sent: tuple[Lab, Path], tmp_path: Path) -> None:
    with copied(sent[0], tmp_path / "lab") as lab:
        office = lab.office("chm")
        assert preview.of(office, sent[1]).state == "applied"
        enclosures.settle(office)
        assert enclosures.kept(office) == []
        assert not enclosures.folder(office.place).exists()


def test_where_the_disk_is_full_they_are_shown_later(
    sent: tuple[Lab, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(path: Path, content: bytes) -> None:
        if path.name.endswith("b.pdf"):
            raise OSError(errno.ENOSPC, "full")
        files.write_whole(path, content)

    with copied(sent[0], tmp_path / "lab") as lab:
        office = lab.office("chm")
        with monkeypatch.context() as patch:
            patch.setattr(enclosures, "write_whole", full)
            assert lab.take("chm", sent[1]).error is None
            assert enclosures.kept(office) == []
        enclosures.settle(office)
        assert len(enclosures.kept(office)) == 2
