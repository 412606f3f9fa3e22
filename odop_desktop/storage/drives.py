"""What kind of disk a folder lies on: a real office is refused where its store could vanish."""

from __future__ import annotations

import ctypes  # for Windows
import os
import re
import sys
from collections.abc import Callable, Mapping
from enum import StrEnum
from pathlib import Path, PureWindowsPath

from odop_desktop.errors import OdopError
from odop_desktop.storage.folder import writable


class Drive(StrEnum):
    FIXED = "fixed"
    REMOVABLE = "removable"
    NETWORK = "network"


Probe = Callable[[Path], Drive]

_REMOTE = re.compile(
    r"(nfs\d?|cifs|smb\d?|smbfs|ncpfs?|afs|ceph|glusterfs|davfs|fuse\.(sshfs|rclone|davfs2?|gvfsd-fuse|s3fs"
    r"|google-drive-ocamlfuse|onedriver|smbnetfs|curlftpfs|glusterfs))$"
)
# Folders that a program copies to a server behind our back, by the name such programs give them.
_CLOUD = re.compile(
    r"(onedrive\b.*|dropbox\b.*|google ?drive|my drive|icloud ?drive|box( sync)?|nextcloud|owncloud|pcloud.*"
    r"|mega(sync)?|yandex\.?disk|syncthing|seafile|sync|creative cloud files)$",
    re.IGNORECASE,
)
_CLOUD_VARIABLES = ("OneDrive", "OneDriveCommercial", "OneDriveConsumer")


def ensure_safe(root: Path, probe: Probe | None = None, env: Mapping[str, str] = os.environ) -> None:
    """Refuses a folder for a real office: E-OFF-04 removable, -05 network, -06 cloud, -07 not writable."""
    root = root.absolute()
    kind = (probe or drive_of)(root)
    if kind is Drive.REMOVABLE:
        raise OdopError("E-OFF-04", folder=str(root))
    if kind is Drive.NETWORK:
        raise OdopError("E-OFF-05", folder=str(root))
    if synced(root, env):
        raise OdopError("E-OFF-06", folder=str(root))
    if not writable(root):
        raise OdopError("E-OFF-07", folder=str(root), why="-")


def synced(root: Path, env: Mapping[str, str]) -> bool:
    """Whether the folder lies in one that a cloud program keeps."""
    roots = [Path(env[name]) for name in _CLOUD_VARIABLES if env.get(name)]
    return any(_CLOUD.match(part) for part in root.parts) or any(root.is_relative_to(r) for r in roots)


def linux_drive(there: Path, mounts: str, sys_: Path) -> Drive:
    """By the mount that holds the folder, then by what the kernel says of its device."""
    device, kind = _mount(there, mounts)
    if _REMOTE.match(kind) or device.startswith("//"):
        return Drive.NETWORK
    block = sys_ / "class" / "block" / Path(device).resolve().name
    if not device.startswith("/dev/") or not block.exists():
        return Drive.FIXED
    real = block.resolve()
    flags = [d / "removable" for d in (real, real.parent)]
    loose = any(f.exists() and f.read_text().strip() == "1" for f in flags)
    return Drive.REMOVABLE if loose or "/usb" in real.as_posix() else Drive.FIXED


def _mount(there: Path, mounts: str) -> tuple[str, str]:
    best, found = -1, ("", "")
    for line in mounts.splitlines():
        device, point, kind = line.split(" ")[:3]
        point = re.sub(r"\\(\d{3})", lambda m: chr(int(m[1], 8)), point)  # blanks stand as \040
        if there.is_relative_to(point) and len(point) >= best:
            best, found = len(point), (device, kind)
    return found


if sys.platform == "win32":

    def drive_of(root: Path) -> Drive:
        """GetDriveTypeW of the drive (learn.microsoft.com, fileapi.h): 2 removable, 4 remote, 5 a disc."""
        anchor = PureWindowsPath(root.absolute()).anchor
        if anchor.startswith("\\\\"):
            return Drive.NETWORK
        kind = ctypes.windll.kernel32.GetDriveTypeW(anchor)
        return {2: Drive.REMOVABLE, 4: Drive.NETWORK, 5: Drive.REMOVABLE}.get(kind, Drive.FIXED)

else:

    def drive_of(root: Path) -> Drive:
        """The kind of disk under a folder, as the kernel tells it; fixed where it does not."""
        there = next(p for p in (root, *root.parents) if p.exists()).resolve()
        mounts = Path("/proc/self/mounts")
        return linux_drive(there, mounts.read_text("utf-8"), Path("/sys")) if mounts.exists() else Drive.FIXED
