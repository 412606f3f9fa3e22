"""A newer state pack goes from headquarters to every office, in the file in which everything else goes."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from zipfile import ZipFile

import pytest

from odop_desktop import signin
from odop_desktop.domain import catalogue as c
from odop_desktop.domain.catalogue.field import RecordKind
from odop_desktop.errors import OdopError
from odop_desktop.paths import resources
from odop_desktop.queries import read
from odop_desktop.queries.read import RecordRow
from odop_desktop.storage import statepack
from odop_desktop.sync import answering, desk, inbox, newpack, packs, preview, roots
from odop_desktop.sync.payload import Section
from tests.sync.lab import HQ, Lab

SHIPPED = resources() / "packs" / "HP"
Edit = Callable[[str], str]


def newer(folder: Path, version: str = "2026.2", *, gone: str = "", **edits: Edit) -> Path:
    """The HP pack, of another version, with files edited and one product's line gone."""
    made = folder / version / "HP"
    shutil.copytree(SHIPPED, made)
    head = (made / "pack.toml").read_text("utf-8").replace('version = "2026.1"', f'version = "{version}"')
    (made / "pack.toml").write_text(head, "utf-8")
    if gone:
        for path in (made / "products.csv", made / "loi_products.csv"):
            lines = path.read_text("utf-8").splitlines(keepends=True)
            path.write_text("".join(line for line in lines if not line.startswith(gone)), "utf-8")
    for name, edit in edits.items():
        path = next(made.glob(f"{name}.*"))
        path.write_text(edit(path.read_text("utf-8")), "utf-8")
    return made


def row(lab: Lab, who: str, kind: RecordKind, **values: object) -> RecordRow | None:
    with lab.office(who).reading() as conn:
        found = read.where(conn, kind)
    return next((r for r in found if all(r[k] == v for k, v in values.items())), None)


def version(lab: Lab, who: str) -> str:
    with lab.office(who).reading() as conn:
        kept = statepack.kept(conn, "HP")
    assert kept is not None
    return kept.version


def for_all(lab: Lab) -> dict[str, Path]:
    files = answering.for_all(lab.office(HQ), lab.post)
    return {who: next(f.file for f in files if f.made.receiver == lab.node(who)) for who in lab.names[1:]}


def with_block(text: str) -> str:
    head, first, *_ = text.splitlines()
    cells = dict(zip(head.split(","), first.split(","), strict=False))
    fresh = {**cells, "lgd_code": "999999", "name_en": "Naya Khand", "name_hi": "नया खण्ड"}
    return text.rstrip("\n") + "\n" + ",".join(fresh[key] for key in head.split(",")) + "\n"


def test_a_newer_pack_is_put_in_at_headquarters_and_reaches_everybody_once(lab: Lab, tmp_path: Path) -> None:
    lab.round("chm", "klu")
    pack = newer(tmp_path, blocks=with_block)
    done = newpack.update(lab.office(HQ), pack)
    assert done is not None and done.counts == {"place": {"new": 1}}
    sizes = []
    for _ in range(2):
        for who, file in for_all(lab).items():
            got = lab.take(who, file)
            assert got.error is None
            assert version(lab, who) == "2026.2"
            assert row(lab, who, c.PLACE, name_en="Naya Khand") is not None
            sizes.append(got.brought.pack)
        lab.round("chm", "chm2", "klu")
    assert [s is not None for s in sizes] == [True] * 3 + [False] * 3


def test_an_office_that_has_it_is_not_sent_it_again(lab: Lab, tmp_path: Path) -> None:
    lab.round("chm")
    before = lab.answer("chm").made.size
    newpack.update(lab.office(HQ), newer(tmp_path, blocks=with_block))
    with_it = lab.answer("chm")
    assert with_it.made.size > before + 4000
    assert lab.take("chm", with_it.file).error is None
    lab.round("chm")
    assert lab.answer("chm").made.size < before + 1000


def test_what_is_made_with_a_new_row_goes_in_with_it(lab: Lab, tmp_path: Path) -> None:
    """Records of headquarters that name a row only the newer pack has."""
    newpack.update(lab.office(HQ), newer(tmp_path, blocks=with_block))
    block = row(lab, HQ, c.PLACE, name_en="Naya Khand")
    assert block is not None
    made = lab.make(HQ, c.PRODUCT, name_en="Grass craft", district=block.id)
    assert lab.take("chm", lab.answer("chm").file).error is None
    assert lab.row("chm", made, c.PRODUCT) is not None
    told = lab.make("chm", name_en="Asha", block=block.id)
    lab.round("chm")
    assert lab.row(HQ, told) is not None


def test_records_of_a_district_with_a_newer_pack_wait_for_headquarters_to_have_it(
    lab: Lab, tmp_path: Path
) -> None:
    pack = newer(tmp_path, blocks=with_block)
    newpack.update(lab.office("chm"), pack)
    block = row(lab, "chm", c.PLACE, name_en="Naya Khand")
    assert block is not None
    told = lab.make("chm", name_en="Asha", block=block.id)
    got = lab.take(HQ, lab.send("chm").file)
    assert got.came.waiting == 1
    newpack.update(lab.office(HQ), pack)
    assert lab.row(HQ, told) is not None
    lab.round("chm")
    assert version(lab, "chm") == "2026.2"


def test_a_row_that_is_gone_stays_for_who_uses_it_and_is_marked(lab: Lab, tmp_path: Path) -> None:
    rumal = row(lab, "chm", c.PRODUCT, name_hi="चम्बा रुमाल")
    assert rumal is not None and not rumal.ended
    person = lab.make("chm", name_en="Asha", odop_product=rumal.id)
    newpack.update(lab.office(HQ), newer(tmp_path, gone=str(rumal["product_key"])))
    file = for_all(lab)["chm"]
    seen = preview.of(lab.office("chm"), file)
    assert [(line.row.id, line.what) for line in seen.lines if line.row.packed] == [(rumal.id, "ended")]
    assert seen.brought.pack is not None and version(lab, "chm") == "2026.1"
    assert lab.take("chm", file).error is None
    after, who = lab.row("chm", rumal.id, c.PRODUCT), lab.row("chm", person)
    assert after is not None and after.ended and after.title() == "चम्बा रुमाल"
    assert who is not None and who["odop_product"] == rumal.id
    lab.change("chm", person, odop_product=rumal.id, name_hi="आशा")
    newpack.update(lab.office("chm"), newer(tmp_path, "2026.3"))
    again = lab.row("chm", rumal.id, c.PRODUCT)
    assert again is not None and not again.ended


@pytest.mark.parametrize("older", ["2026.0", "2025.12"])
def test_an_older_pack_changes_nothing(lab: Lab, tmp_path: Path, older: str) -> None:
    newpack.update(lab.office("chm"), newer(tmp_path, blocks=with_block))
    with pytest.raises(OdopError) as refused:
        newpack.update(lab.office("chm"), newer(tmp_path, older))
    assert refused.value.code == "E-PCK-24"
    got = lab.take("chm", for_all(lab)["chm"])  # headquarters has 2026.1
    assert got.error is None and got.brought.pack is None
    assert version(lab, "chm") == "2026.2"
    assert newpack.update(lab.office("chm"), tmp_path / "2026.2" / "HP") is None


def test_ten_is_newer_than_nine(lab: Lab, tmp_path: Path) -> None:
    office = lab.office("chm")
    for told in ("2026.9", "2026.10", "2026.10.1"):
        assert newpack.update(office, newer(tmp_path, told)) is not None
    assert office.head.version == version(lab, "chm") == "2026.10.1"


def spoil(lab: Lab, monkeypatch: pytest.MonkeyPatch, **changed: object) -> Path:
    """A file to Chamba whose pack is not as it should be, signed by headquarters all the same."""
    newpack.update(lab.office(HQ), newer(lab.folder, blocks=with_block))
    real = packs.section

    def section(*given: object) -> object:
        made = real(*given)  # type: ignore[arg-type]
        assert made is not None
        files = {n: dict(f) for n, f in made.content["files"].items()}
        if "text" in changed:
            text = str(changed["text"])
            files["pack.toml"] = {"text": text, "sha256": packs._hash(text)}
        if "sha256" in changed:
            files["blocks.csv"]["sha256"] = changed["sha256"]
        if "gone" in changed:
            del files[str(changed["gone"])]
        content = {**made.content, "files": changed.get("files", files)}
        return Section(made.name, content)

    monkeypatch.setattr(packs, "section", section)
    lab.make(HQ, c.EVENT, name_en="Fair", organised_by="HQ")
    return lab.answer("chm").file


UP = (resources() / "packs" / "UP" / "pack.toml").read_text("utf-8").replace("2026.1", "2027.1")


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"sha256": "0" * 64}, "E-PCK-25"),
        ({"text": "no toml ["}, "E-PCK-25"),
        ({"text": "state = 5\nversion = 'x'"}, "E-PCK-25"),
        ({"text": UP}, "E-PCK-23"),
        ({"gone": "districts.csv"}, "E-PCK-21"),
        ({"gone": "pack.toml"}, "E-PCK-25"),
        ({"files": [1]}, "E-PCK-25"),
        ({"files": {"pack.toml": 7}}, "E-PCK-25"),
    ],
)
def test_a_pack_that_is_not_whole_does_not_stop_the_file(
    lab: Lab, monkeypatch: pytest.MonkeyPatch, changed: dict[str, object], code: str
) -> None:
    file = spoil(lab, monkeypatch, **changed)
    got = lab.take("chm", file)
    assert got.error is None and got.came.applied > 0
    assert got.brought.refused is not None and got.brought.refused.code == code
    assert version(lab, "chm") == "2026.1"
    assert row(lab, "chm", c.PLACE, name_en="Naya Khand") is None
    assert row(lab, "chm", c.EVENT, name_en="Fair") is not None


def test_a_restored_copy_takes_it_again(lab: Lab, tmp_path: Path) -> None:
    lab.round("chm")
    lab.shut("chm")
    copy = tmp_path / "copy"
    shutil.copytree(lab.folder / "chm", copy)
    newpack.update(lab.office(HQ), newer(tmp_path, blocks=with_block))
    first = lab.answer("chm").file
    assert lab.take("chm", first).error is None
    lab.shut("chm")
    shutil.rmtree(lab.folder / "chm")
    shutil.copytree(copy, lab.folder / "chm")
    assert version(lab, "chm") == "2026.1"
    assert lab.take("chm", first).error is None
    assert version(lab, "chm") == "2026.2"


def test_the_offices_own_letterhead_follows_where_nobody_changed_it(lab: Lab, tmp_path: Path) -> None:
    def edit(text: str) -> str:
        assert "claim_days" in text
        return text.replace("claim_days = ", "claim_days = 1").replace(
            "General Manager", "Joint Director (Industries)"
        )

    for who, own in (("chm", "klu"),):
        office = lab.office(own)
        lab.change(own, office.facts.id, c.OFFICE, head_post_en="Manager in charge")
        was = lab.row(who, lab.office(who).facts.id, c.OFFICE)
        assert was is not None and was["head_post_en"] == "General Manager"
        newpack.update(lab.office(HQ), newer(tmp_path, pack=edit))
        files = for_all(lab)
        for each in (who, own):
            assert lab.take(each, files[each]).error is None
        now = lab.row(who, lab.office(who).facts.id, c.OFFICE)
        other = lab.row(own, office.facts.id, c.OFFICE)
        assert now is not None and other is not None
        assert now["head_post_en"] == "Joint Director (Industries)"
        assert now["claim_days"] == int(f"1{was['claim_days']}")
        assert other["head_post_en"] == "Manager in charge"
        assert other["claim_days"] == now["claim_days"]


def test_a_trial_says_what_it_would_do_and_does_nothing(lab: Lab, tmp_path: Path) -> None:
    office = lab.office("chm")
    done = newpack.update(office, newer(tmp_path, blocks=with_block), trial=True)
    assert done is not None and done.counts == {"place": {"new": 1}}
    assert version(lab, "chm") == office.head.version == "2026.1"
    assert row(lab, "chm", c.PLACE, name_en="Naya Khand") is None


def zipped(folder: Path, *, inside: str = "states/HP/") -> Path:
    file = folder / "pack.zip"
    with ZipFile(file, "w") as made:
        for path in folder.rglob("*"):
            if path.is_file() and path != file:
                made.write(path, f"{inside}{path.name}")
    return file


@pytest.mark.parametrize("inside", ["", "HP/", "a/b/HP/"])
def test_a_zip_file_from_a_pen_drive(lab: Lab, tmp_path: Path, inside: str) -> None:
    file = zipped(newer(tmp_path).parent, inside=inside)
    assert newpack.update(lab.office("chm"), file) is not None
    assert version(lab, "chm") == "2026.2"


def test_what_is_no_pack_is_refused(lab: Lab, tmp_path: Path) -> None:
    office = lab.office("chm")
    (tmp_path / "empty").mkdir()
    (tmp_path / "x.zip").write_bytes(b"PK no zip")
    with ZipFile(tmp_path / "none.zip", "w") as made:
        made.writestr("readme.txt", "x")
    large = newer(tmp_path, "2026.7")
    (large / "products.csv").write_bytes(b"x" * 4_000_001)
    broken = newer(tmp_path, "2026.8", products=lambda text: text.replace("product_key", "nonsense", 1))
    for source, code in (
        (tmp_path / "nowhere", "E-PCK-01"),
        (tmp_path / "empty", "E-PCK-01"),
        (tmp_path / "x.zip", "E-PCK-25"),
        (tmp_path / "none.zip", "E-PCK-01"),
        (large, "E-PCK-26"),
        (broken, "E-PCK-21"),
        (resources() / "packs" / "UP", "E-PCK-23"),
    ):
        with pytest.raises(OdopError) as refused:
            newpack.update(office, source)
        assert refused.value.code == code
    assert version(lab, "chm") == "2026.1"


def test_headquarters_of_the_nation_takes_every_state(lab: Lab) -> None:
    office = lab.office(HQ)
    assert lab.trust is not None
    nation = replace(lab.trust, head=replace(lab.trust.head, hq=replace(lab.trust.hq, scope="nation")))
    with office.transaction() as conn:
        desk.keep_trust(conn, roots.sign(nation, lab.roots))
    done = newpack.update(office, resources() / "packs" / "UP")
    assert done is not None and done.counts["product"]["new"] == 112
    with office.reading() as conn:
        assert sorted(statepack.versions(conn)) == ["HP", "UP"]
    assert office.head.state == "HP"


def test_it_stays_after_closing_and_the_inbox_tells_of_it(lab: Lab, tmp_path: Path) -> None:
    newpack.update(lab.office(HQ), newer(tmp_path, blocks=with_block))
    got = inbox.receive(lab.office("chm"), for_all(lab)["chm"])
    assert got.brought.pack is not None and ("place", *got.brought.pack.touched) == got.touched[0]
    lab.shut("chm")
    assert lab.office("chm").head.version == "2026.2"


def test_a_pack_that_came_with_a_newer_program_is_taken_in_at_the_start(
    lab: Lab, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = newer(tmp_path, blocks=with_block)
    lab.office("chm")
    lab.shut("chm")
    monkeypatch.setattr(signin, "pack_folders", lambda: (made.parent,))
    assert lab.office("chm").head.version == version(lab, "chm") == "2026.2"
    assert row(lab, "chm", c.PLACE, name_en="Naya Khand") is not None
    (made / "blocks.csv").write_text("nonsense", "utf-8")
    (made / "pack.toml").write_text((made / "pack.toml").read_text("utf-8").replace("2026.2", "2026.3"))
    lab.shut("chm")
    assert (
        lab.office("chm").head.version == version(lab, "chm") == "2026.2"
    )  # one that is not whole stops nobody
