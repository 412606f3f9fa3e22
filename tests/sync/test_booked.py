"""The book of what came says which file fared how and why, from what it keeps; at headquarters and at an office."""

from __future__ import annotations

from datetime import timedelta

from odop_desktop.i18n.words import Words
from odop_desktop.paths import resources
from odop_desktop.queries.arrivals import arrivals
from odop_desktop.storage import posts
from odop_desktop.storage.posts import APPLIED, Came
from odop_desktop.sync import listed, sending
from odop_desktop.sync.package import read_header
from odop_desktop.telling import booked
from tests.sync.lab import HQ, Lab
from tests.sync.test_bad_days import behind

LANGUAGES = {lang: Words.load(lang, resources() / "locale") for lang in ("hi", "en")}


def book(lab: Lab, who: str, lang: str = "en") -> list[str]:
    """What its book says, the newest first."""
    office = lab.office(who)
    called = listed.called(listed.trust(office))
    return [booked.whole(LANGUAGES[lang], each, called) for each in arrivals(office)]


def test_a_file_that_came_twice_names_the_day_of_the_first(lab: Lab) -> None:
    file = lab.send("chm").file
    lab.take(HQ, file)
    lab.clock.now += timedelta(days=2)
    lab.take(HQ, file)
    again, first = book(lab, HQ)
    assert again.startswith("This file was taken in on 10-01-2026 already; nothing changed.") and not first
    assert book(lab, HQ, "hi")[0].startswith("यह फ़ाइल 10-01-2026 को ली जा चुकी है; कुछ नहीं बदला।")


def test_a_held_file_names_the_one_it_waits_for_and_then_when_it_went_in(lab: Lab) -> None:
    file = behind(lab)
    lab.take(HQ, file)
    assert book(lab, HQ)[0].startswith("Waiting for file 2 of District CHM (HP-CHM-1), which has not come. ")
    assert book(lab, HQ, "hi")[0].startswith("जिला CHM (HP-CHM-1): फ़ाइल 2 की प्रतीक्षा है; वह नहीं आई। ")
    lab.take(HQ, sending.again(lab.office("chm"), lab.post, 2).files[0])
    lab.take(HQ, file)
    held = next(each for each in reversed(book(lab, HQ)) if each)
    assert held == "It was held; on 10-01-2026 it was taken in."


def test_a_file_for_another_office_is_told_without_a_hole(lab: Lab) -> None:
    lab.round("chm", "klu")
    lab.take("klu", lab.answer("chm").file)
    assert book(lab, "klu")[0].startswith("This file is for another office. ")
    assert book(lab, "klu", "hi")[0].startswith("यह फ़ाइल किसी दूसरे कार्यालय के लिए है। ")


def test_a_file_of_the_same_id_that_another_pc_sent_says_nothing_of_one_that_waits(lab: Lab) -> None:
    file = behind(lab)
    lab.take(HQ, file)
    same = read_header(file).pkg_id
    hq = lab.office(HQ)
    with hq.transaction() as conn:
        of_klu = Came(
            sha256="0" * 64, at=hq.now(), size=1, state=APPLIED, pkg_id=same, sender=lab.node("klu")
        )
        posts.note_came(conn, of_klu)
    _, held, *_ = book(lab, HQ)
    assert held.startswith("Waiting for file 2 of District CHM (HP-CHM-1), which has not come. ")
