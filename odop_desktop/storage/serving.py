"""Making and opening a store on a PostgreSQL server (headquarters, or a district's server)."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from sqlalchemy import Connection, inspect

from odop_desktop.errors import OdopError
from odop_desktop.storage import node
from odop_desktop.storage.engine import open_postgresql
from odop_desktop.storage.ground import wording
from odop_desktop.storage.postgres import Postgres
from odop_desktop.storage.pragmas import Role
from odop_desktop.storage.schema import is_current, read_number
from odop_desktop.storage.store import Store


def create_on_server(url: str, new: node.NewNode) -> None:
    """Makes the tables in an empty database; E-DB-17 where something stands there already."""
    fill_server(url, partial(node.add, new=new))


def fill_server(url: str, fill: Callable[[Connection], None]) -> None:
    """Makes the tables in an empty database and fills in their first rows, in one transaction."""
    from odop_desktop.storage import upgrade  # noqa: PLC0415

    ground = Postgres(url)
    keeper = open_postgresql(ground.url, Role.KEEPER)
    try:
        with wording(ground):
            with keeper.connect() as conn:
                ground.prove(conn)
                if inspect(conn).get_table_names():
                    raise OdopError("E-DB-17", file=ground.shown)
            upgrade.create_tables(keeper, fill)
    finally:
        keeper.dispose()
        ground.close()


def open_on_server(url: str) -> Store:
    """Opens the store of a database; an older one is upgraded in one transaction."""
    ground = Postgres(url)
    try:
        with wording(ground):
            with ground.read.connect() as conn:
                ground.prove(conn)
                number = read_number(conn)
            if number == 0:
                raise OdopError("E-OFF-02", folder=ground.shown)
            if not is_current(number, ground.shown):
                _upgrade(ground)
    except BaseException:
        ground.close()
        raise
    return Store(ground)


def _upgrade(ground: Postgres) -> None:
    from odop_desktop.storage import upgrade  # noqa: PLC0415

    keeper = open_postgresql(ground.url, Role.KEEPER)
    try:
        upgrade.upgrade(keeper, ground.shown, lambda: ground.shown)
    finally:
        keeper.dispose()
