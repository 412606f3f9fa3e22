"""Runs as everywhere, with headquarters on a real PostgreSQL server and two officers at it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from sqlalchemy import make_url

from tests.actions.offices import _own_home  # noqa: F401
from tests.server import Server
from tests.simulator import havoc, moves
from tests.simulator.served import SERVED
from tests.simulator.trying import tried
from tests.simulator.world import template
from tests.sync.lab import Lab

pytestmark = [pytest.mark.postgres, pytest.mark.slow]
SEEDS = range(6)


@pytest.fixture(scope="module")
def database(pg_server: Server) -> Iterator[str]:
    url = pg_server.new_database()
    yield url
    pg_server.drop_database(url)


@pytest.fixture(scope="module")
def made(database: str) -> Iterator[Lab]:
    with template(database) as lab:
        yield lab


@pytest.mark.parametrize("seed", SEEDS)
def test_runs_with_a_headquarters_on_a_server(made: Lab, database: str, pg_server: Server, seed: int) -> None:
    url = pg_server.new_database(template=str(make_url(database).database))
    try:
        tried(made, seed, moves.turns(seed, havoc.STEPS, SERVED), database=url).is_well()
    finally:
        pg_server.drop_database(url)
