"""Runs as everywhere, with headquarters on a real PostgreSQL server and two officers at it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from sqlalchemy import make_url

from tests.actions.offices import _own_home  # noqa: F401
from tests.server import Server
from tests.simulator import havoc, moves
from tests.simulator.mixes import MIXES, SHARES
from tests.simulator.served import SERVED
from tests.simulator.trying import tried
from tests.simulator.world import template
from tests.sync.lab import Lab

pytestmark = [pytest.mark.postgres, pytest.mark.slow]
# `ELSEWHERE` is of a headquarters whose records lie on its PC alone.
RUNS = [
    *(("SERVED", seed) for seed in range(6)),
    *((mix, seed) for mix in SHARES if mix != "ELSEWHERE" for seed in range(2)),
]


@pytest.fixture(scope="module")
def database(pg_server: Server) -> Iterator[str]:
    url = pg_server.new_database()
    yield url
    pg_server.drop_database(url)


@pytest.fixture(scope="module")
def made(database: str) -> Iterator[Lab]:
    with template(database) as lab:
        yield lab


@pytest.mark.parametrize(("mix", "seed"), RUNS)
def test_runs_with_a_headquarters_on_a_server(
    made: Lab, database: str, pg_server: Server, mix: str, seed: int
) -> None:
    moved = moves.turns(seed, havoc.STEPS, {**MIXES, "SERVED": SERVED}[mix])
    url = pg_server.new_database(template=str(make_url(database).database))
    try:
        tried(made, seed, moved, database=url).is_well()
    finally:
        pg_server.drop_database(url)
