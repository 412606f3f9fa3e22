"""Step 2 of the schema: what exchanging files needs. Tables by tools/revision.py.

Numbers are no longer unique in the database: two PCs that were given one number by mistake must not make a
file unreadable (SAFETY, finding 9); `check` lists them.
"""

from __future__ import annotations

import json
from itertools import groupby
from operator import itemgetter

import sqlalchemy as sa
from alembic.operations import Operations

WHOLE = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade(op: Operations) -> None:
    op.create_table(
        "confirmed",
        sa.Column("node", sa.Text(), nullable=False),
        sa.Column("epoch", WHOLE, nullable=False),
        sa.Column("seq", WHOLE, nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("node", "epoch", name=op.f("pk_confirmed")),
        sqlite_strict=True,
    )
    op.create_table(
        "feed",
        sa.Column("scope", sa.Text(), nullable=False),
        sa.Column("pos", WHOLE, nullable=False),
        sa.Column("arrival", WHOLE, nullable=False),
        sa.PrimaryKeyConstraint("scope", "pos", name=op.f("pk_feed")),
        sqlite_strict=True,
    )
    op.create_table(
        "follower",
        sa.Column("node", sa.Text(), nullable=False),
        sa.Column("feed", WHOLE, nullable=False),
        sa.Column("whole", sa.Text(), nullable=False),
        sa.Column("trust", WHOLE, nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("node", name=op.f("pk_follower")),
        sqlite_strict=True,
    )
    op.create_table(
        "held",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("heads", sa.Text(), nullable=False),
        sa.Column("clash", WHOLE, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_held")),
        sqlite_strict=True,
    )
    op.create_index(
        "ix_held_clash",
        "held",
        ["kind", "id"],
        unique=False,
        sqlite_where=sa.text("clash = 1"),
        postgresql_where=sa.text("clash = 1"),
    )
    op.create_table(
        "home",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("scope", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_home")),
        sqlite_strict=True,
    )
    op.create_index("ix_home_scope", "home", ["scope", "kind"], unique=False)
    op.create_table(
        "lodged",
        sa.Column("hash", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("hash", name=op.f("pk_lodged")),
        sqlite_strict=True,
    )
    op.create_table(
        "peer",
        sa.Column("node", sa.Text(), nullable=False),
        sa.Column("epoch", WHOLE, nullable=False),
        sa.Column("seq", WHOLE, nullable=False),
        sa.Column("hash", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("node", "epoch", name=op.f("pk_peer")),
        sqlite_strict=True,
    )
    op.create_table(
        "received",
        sa.Column("arrival", WHOLE, nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("pkg_id", sa.Text()),
        sa.Column("kind", sa.Text()),
        sa.Column("sender", sa.Text()),
        sa.Column("epoch", WHOLE),
        sa.Column("pkg_no", WHOLE),
        sa.Column("month", sa.Text()),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("created", sa.Text()),
        sa.Column("size", WHOLE, nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("code", sa.Text()),
        sa.Column("applied", WHOLE, nullable=False),
        sa.Column("duplicate", WHOLE, nullable=False),
        sa.Column("waiting", WHOLE, nullable=False),
        sa.Column("counts", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("arrival", name=op.f("pk_received")),
        sqlite_strict=True,
    )
    op.create_index("ix_received_pkg_id", "received", ["pkg_id"], unique=False)
    op.create_index("ix_received_sender", "received", ["sender", "epoch", "pkg_no"], unique=False)
    op.create_table(
        "returned",
        sa.Column("op", sa.Text(), nullable=False),
        sa.Column("entity", sa.Text(), nullable=False),
        sa.Column("entity_id", sa.Text(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("op", name=op.f("pk_returned")),
        sqlite_strict=True,
    )
    op.create_index("ix_returned_entity_id", "returned", ["entity_id"], unique=False)
    op.create_table(
        "sent",
        sa.Column("pkg_id", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("receiver", sa.Text(), nullable=False),
        sa.Column("epoch", WHOLE, nullable=False),
        sa.Column("pkg_no", WHOLE, nullable=False),
        sa.Column("month", sa.Text(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("file", sa.Text(), nullable=False),
        sa.Column("size", WHOLE, nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("ops", WHOLE, nullable=False),
        sa.Column("covers", sa.Text(), nullable=False),
        sa.Column("counts", sa.Text(), nullable=False),
        sa.Column("feed_to", WHOLE, nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("confirmed_on", sa.Text()),
        sa.PrimaryKeyConstraint("pkg_id", name=op.f("pk_sent")),
        sqlite_strict=True,
    )
    op.create_index("ix_sent_receiver", "sent", ["receiver", "epoch", "pkg_no"], unique=False)
    op.create_table(
        "waiting",
        sa.Column("op", sa.Text(), nullable=False),
        sa.Column("entity", sa.Text(), nullable=False),
        sa.Column("entity_id", sa.Text(), nullable=False),
        sa.Column("arrival", WHOLE, nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("facts", sa.Text(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("op", name=op.f("pk_waiting")),
        sqlite_strict=True,
    )
    op.create_index("ix_waiting_entity_id", "waiting", ["entity_id"], unique=False)
    op.drop_index(op.f("uq_artisan_reg_no"), table_name="artisan")
    op.create_index("ix_artisan_reg_no", "artisan", ["reg_no"], unique=False)
    op.drop_index(op.f("uq_letter_number"), table_name="letter")
    op.create_index("ix_letter_number", "letter", ["number"], unique=False)
    _add_office(op)
    _hold(op.get_bind())


def _add_office(op: Operations) -> None:
    """Whose user it is. SQLite takes a reference only with the table made anew."""
    with op.batch_alter_table("user", table_kwargs={"sqlite_strict": True}) as user:
        user.add_column(sa.Column("office", sa.Text()))
        user.create_foreign_key(
            "fk_user_office", "office", ["office"], ["id"], initially="DEFERRED", deferrable=True
        )
    op.create_index("ix_user_office", "user", ["office"], unique=False)


def _hold(conn: sa.Connection) -> None:
    """Which ops' values stand, of every record that changed since it was made."""
    changed = "SELECT entity_id FROM op GROUP BY entity_id HAVING count(*) > 1"
    ops = conn.exec_driver_sql(
        f"SELECT entity, entity_id, id, body FROM op WHERE entity_id IN ({changed}) ORDER BY entity_id, arrival"
    )
    lines = []
    for (kind, id), history in groupby(ops, key=itemgetter(0, 1)):
        (_, _, first, _), *later = history
        by = {key: [op] for _, _, op, body in later if body for key in json.loads(body)["new"]}
        heads = json.dumps({"by": by, "clash": [], "first": first}, separators=(",", ":"), sort_keys=True)
        lines.append({"id": id, "kind": kind, "heads": heads, "clash": 0})
    if lines:
        names = ", ".join(lines[0])
        marks = ", ".join(f":{name}" for name in lines[0])
        conn.execute(sa.text(f"INSERT INTO held ({names}) VALUES ({marks})"), lines)


def downgrade(op: Operations) -> None:
    op.drop_index("ix_user_office", table_name="user")
    with op.batch_alter_table("user", table_kwargs={"sqlite_strict": True}) as user:
        user.drop_constraint("fk_user_office", type_="foreignkey")
        user.drop_column("office")
    op.drop_index("ix_letter_number", table_name="letter")
    op.create_index(op.f("uq_letter_number"), "letter", ["number"], unique=True)
    op.drop_index("ix_artisan_reg_no", table_name="artisan")
    op.create_index(op.f("uq_artisan_reg_no"), "artisan", ["reg_no"], unique=True)
    op.drop_index("ix_waiting_entity_id", table_name="waiting")
    op.drop_table("waiting")
    op.drop_index("ix_sent_receiver", table_name="sent")
    op.drop_table("sent")
    op.drop_index("ix_returned_entity_id", table_name="returned")
    op.drop_table("returned")
    op.drop_index("ix_received_sender", table_name="received")
    op.drop_index("ix_received_pkg_id", table_name="received")
    op.drop_table("received")
    op.drop_table("peer")
    op.drop_table("lodged")
    op.drop_index("ix_home_scope", table_name="home")
    op.drop_table("home")
    op.drop_index(
        "ix_held_clash",
        table_name="held",
        sqlite_where=sa.text("clash = 1"),
        postgresql_where=sa.text("clash = 1"),
    )
    op.drop_table("held")
    op.drop_table("follower")
    op.drop_table("feed")
    op.drop_table("confirmed")
