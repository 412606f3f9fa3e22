"""An office changes the keys of its PC: it makes new ones and asks headquarters to list them (`rekey`)."""

from __future__ import annotations

from pathlib import Path

from odop_desktop import __version__
from odop_desktop.errors import OdopError
from odop_desktop.office import Office
from odop_desktop.storage import eventlog, outgoing
from odop_desktop.sync import desk, keys, names, recalling, rekey
from odop_desktop.sync.outbox import lay


def new_keys(office: Office, out: Path) -> Path:
    """Makes new keys and writes the file that asks headquarters to list them; asked again, it is for the same ones.

    The old ones sign until the list that names the new ones has come. E-SYN-50: not enrolled; E-SYN-99: this is
    headquarters, whose keys change by another way (`hq_keys`); E-TRU-44: practice; E-SYN-18, 19: the folder.
    """
    if office.facts.headquarters:
        raise OdopError("E-SYN-99")
    if office.facts.practice:
        raise OdopError("E-TRU-44")
    recalling.recall(office)  # brought back from a copy, it asks by the newest list and in its own new epoch
    with office.transaction() as conn:
        here = desk.sit(office, conn)
        me = here.me
        number, _ = outgoing.next_no(conn, me.epoch, *here.trust.head.line_of(here.trust.hq.node))
        node = here.trust.node(me.node)
        listed = {one.key for one in node.sign}
        fresh = here.keys if here.keys.public.sign not in listed else keys.rotate(office.place, office.key)
        told = {"created": office.now(), "app": __version__}
        content = rekey.wish(here.trust, me.node, fresh, epoch=me.epoch, pkg_no=number, **told)
        made = lay(out, names.wish_name(node.label), content)
        eventlog.note(conn, "sync.newkeys", office.user.name, office.now(), {"pc": node.label})
    return made
