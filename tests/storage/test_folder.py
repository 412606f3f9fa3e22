"""One program at a time holds an office, and a real one lies on a disk that stays."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from odop_desktop.storage import folder
from odop_desktop.storage.drives import Drive, ensure_safe, linux_drive, synced
from odop_desktop.storage.place import Place
from odop_desktop.storage.propose import propose_place
from tests.storage.refusal import refused

HOLD = """
import sys, time
from pathlib import Path
from odop_desktop.storage import folder
from odop_desktop.storage.place import Place
lock = folder.hold(Place(Path(sys.argv[1])))
print("held", flush=True)
sys.stdin.read()
"""


def holder(place: Place) -> subprocess.Popen[str]:
    child = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(place.root)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert child.stdout is not None
    assert child.stdout.readline() == "held\n"
    return child


def test_a_second_start_is_refused_with_the_first_one_s_number(place: Place) -> None:
    child = holder(place)
    error = refused("E-OFF-01", lambda: folder.hold(place))
    assert error.facts == {"folder": str(place.root), "pid": str(child.pid)}
    child.communicate()
    with folder.hold(place):
        assert place.lock.read_text() == str(os.getpid())


def test_a_killed_program_leaves_no_lock(place: Place) -> None:
    child = holder(place)
    child.kill()
    child.communicate()
    assert place.lock.read_text() == str(child.pid)
    folder.hold(place).release()
    folder.hold(place).release()
    assert place.lock.read_text() == ""


def test_the_same_program_does_not_hold_an_office_twice(place: Place) -> None:
    with folder.hold(place):
        refused("E-OFF-01", lambda: folder.hold(place))


def test_a_place_without_a_folder_has_no_office(tmp_path: Path) -> None:
    refused("E-OFF-02", lambda: folder.hold(Place(tmp_path / "nowhere")))
    assert not (tmp_path / "nowhere").exists()


def test_a_new_folder_has_its_parts_and_nothing_is_overwritten(tmp_path: Path) -> None:
    place = Place(tmp_path / "ज़िला चंबा" / "office")
    folder.make(place)
    assert sorted(p.name for p in place.root.iterdir()) == ["backups", "out"]
    refused("E-OFF-08", lambda: folder.make(place))
    place.vault.write_text("{}")
    refused("E-OFF-03", lambda: folder.make(place))


def test_a_file_in_the_way_is_a_refusal_in_words(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    refused("E-OFF-07", lambda: folder.make(Place(tmp_path / "file" / "office")))


@pytest.mark.parametrize(("kind", "code"), [(Drive.REMOVABLE, "E-OFF-04"), (Drive.NETWORK, "E-OFF-05")])
def test_a_real_office_is_refused_on_a_disk_that_can_go(tmp_path: Path, kind: Drive, code: str) -> None:
    error = refused(code, lambda: ensure_safe(tmp_path / "office", lambda _: kind, {}))
    assert error.facts["folder"] == str(tmp_path / "office")


def test_a_fixed_disk_is_fine(tmp_path: Path) -> None:
    ensure_safe(tmp_path / "office", lambda _: Drive.FIXED, {})
    assert not (tmp_path / "office").exists()


@pytest.mark.parametrize(
    "path",
    [
        "OneDrive/office",
        "OneDrive - Industries Department/office",
        "dropbox/office",
        "Google Drive/x/office",
        "GoogleDrive/office",
        "My Drive/office",
        "iCloudDrive/office",
        "Nextcloud/office",
    ],
)
def test_a_cloud_folder_is_refused(tmp_path: Path, path: str) -> None:
    refused("E-OFF-06", lambda: ensure_safe(tmp_path / path, lambda _: Drive.FIXED, {}))


def test_a_cloud_folder_under_another_name_is_known_by_its_variable(tmp_path: Path) -> None:
    env = {"OneDriveCommercial": str(tmp_path / "Work")}
    assert synced(tmp_path / "Work" / "office", env)
    assert not synced(tmp_path / "Works" / "office", env)


@pytest.mark.parametrize("name", ["Boxes of papers", "syncing", "mega store", "drive", "one drive test"])
def test_an_ordinary_folder_is_not_taken_for_a_cloud(tmp_path: Path, name: str) -> None:
    assert not synced(tmp_path / name / "office", {})


MOUNTS = """\
/dev/sda2 / ext4 rw 0 0
/dev/sdb1 /media/clerk/PEN\\040DRIVE vfat rw 0 0
/dev/sdc1 /data ext4 rw 0 0
server:/share /mnt/nfs nfs4 rw 0 0
//nas/share /mnt/cifs cifs rw 0 0
clerk@host:/ /home/clerk/far fuse.sshfs rw 0 0
tmpfs /tmp tmpfs rw 0 0
"""


@pytest.fixture
def sys_(tmp_path: Path) -> Path:
    """What the kernel says: sda and sdc are built in (sdc by USB), sdb is a stick."""
    for name, bus, removable in (("sda", "ata1", "0"), ("sdb", "ata2", "1"), ("sdc", "usb2/2-1", "0")):
        part = tmp_path / "devices" / bus / name / f"{name}1"
        part.mkdir(parents=True)
        (part.parent / "removable").write_text(f"{removable}\n")
        block = tmp_path / "class" / "block"
        block.mkdir(parents=True, exist_ok=True)
        (block / f"{name}{2 if name == 'sda' else 1}").symlink_to(part)
    return tmp_path


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/home/clerk/office", Drive.FIXED),
        ("/media/clerk/PEN DRIVE/office", Drive.REMOVABLE),
        ("/media/clerk/PEN", Drive.FIXED),
        ("/data/office", Drive.REMOVABLE),
        ("/mnt/nfs/a", Drive.NETWORK),
        ("/mnt/cifs", Drive.NETWORK),
        ("/home/clerk/far/office", Drive.NETWORK),
        ("/tmp/office", Drive.FIXED),
    ],
)
def test_the_kernel_s_tables_tell_the_kind_of_disk(sys_: Path, path: str, kind: Drive) -> None:
    assert linux_drive(Path(path), MOUNTS, sys_) is kind


def test_the_proposed_place_is_the_first_that_fits() -> None:
    env = {"HOME": "/home/clerk"}
    shared, own = Path("/var/lib/odop-desktop/office"), Path("/home/clerk/.local/share/odop-desktop/office")

    def ask(probe: Drive, fits: bool) -> Path:
        return propose_place(lambda _: probe, env, lambda p: fits or p == own, windows=False)

    assert ask(Drive.FIXED, True) == shared
    assert ask(Drive.FIXED, False) == own
    assert ask(Drive.NETWORK, True) == own  # named all the same: set-up then says what is wrong with it


def test_on_windows_the_shared_data_folder_is_the_last_resort() -> None:
    env = {"SystemDrive": "C:", "ProgramData": "C:/ProgramData"}
    found = propose_place(lambda _: Drive.FIXED, env, lambda _: True, windows=True)
    assert found == Path("C:/ProgramData/ODOP Desktop/office")
