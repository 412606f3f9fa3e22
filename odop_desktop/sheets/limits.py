"""What a workbook may be at most, and how little a reading process may use.

The figures are those of the safety page, 5.1; the row and column bounds are the program's own. The limits of
the process hold on Linux by RLIMIT and on Windows by a Job Object. The Windows half was written from
Microsoft's documentation of SetInformationJobObject and was not run on Windows.
"""

from __future__ import annotations

import ctypes
import os
import sys
from dataclasses import dataclass
from pathlib import Path

if sys.platform != "win32":
    import resource

_MB = 1 << 20
_POLITE = 5  # the window, which somebody looks at, comes before the reading


@dataclass(frozen=True, slots=True)
class Limits:
    """Bytes, counts and seconds. `memory` is what the process may take over what it has when it starts."""

    file: int = 20 * _MB
    total: int = 300 * _MB
    ratio: int = 200
    entries: int = 2_000
    rows: int = 200_000
    columns: int = 200
    memory: int = 512 * _MB
    cpu: int = 60


LIMITS = Limits()


def confine(limits: Limits) -> None:
    """Bounds memory and CPU time of this process for good. Does nothing where the system knows no way."""
    if sys.platform == "win32":
        _confine_windows(limits)
    else:
        _confine_posix(limits)


if sys.platform != "win32":

    def _confine_posix(limits: Limits) -> None:
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        os.nice(_POLITE)
        _lower(resource.RLIMIT_CPU, limits.cpu)
        base = _address_space()
        if base:
            _lower(resource.RLIMIT_AS, base + limits.memory)

    def _lower(which: int, value: int) -> None:
        hard = resource.getrlimit(which)[1]
        if hard != resource.RLIM_INFINITY:
            value = min(value, hard)
        resource.setrlimit(which, (value, value))

    def _address_space() -> int:
        """Bytes of address space in use; 0 where the system does not say."""
        statm = Path("/proc/self/statm")
        return int(statm.read_text().split()[0]) * resource.getpagesize() if statm.exists() else 0


if sys.platform == "win32":
    _KILL_ON_CLOSE, _PROCESS_MEMORY, _PROCESS_TIME, _PRIORITY = 0x2000, 0x100, 0x2, 0x20
    _BELOW_NORMAL = 0x4000
    _EXTENDED_LIMITS = 9

    class _Basic(ctypes.Structure):
        _fields_ = (
            ("PerProcessUserTimeLimit", ctypes.c_int64),
            ("PerJobUserTimeLimit", ctypes.c_int64),
            ("LimitFlags", ctypes.c_uint32),
            ("MinimumWorkingSetSize", ctypes.c_size_t),
            ("MaximumWorkingSetSize", ctypes.c_size_t),
            ("ActiveProcessLimit", ctypes.c_uint32),
            ("Affinity", ctypes.c_size_t),
            ("PriorityClass", ctypes.c_uint32),
            ("SchedulingClass", ctypes.c_uint32),
        )

    class _Extended(ctypes.Structure):
        _fields_ = (
            ("Basic", _Basic),
            ("IoCounters", ctypes.c_uint64 * 6),
            ("ProcessMemoryLimit", ctypes.c_size_t),
            ("JobMemoryLimit", ctypes.c_size_t),
            ("PeakProcessMemoryUsed", ctypes.c_size_t),
            ("PeakJobMemoryUsed", ctypes.c_size_t),
        )

    def _confine_windows(limits: Limits) -> None:
        """A job of our own around this process; its handle stays open as long as the process lives."""
        kernel = ctypes.WinDLL("kernel32", use_last_error=True)
        kernel.CreateJobObjectW.restype = ctypes.c_void_p
        kernel.GetCurrentProcess.restype = ctypes.c_void_p
        job = ctypes.c_void_p(kernel.CreateJobObjectW(None, None))
        asked = _Extended()
        asked.Basic.LimitFlags = _KILL_ON_CLOSE | _PROCESS_MEMORY | _PROCESS_TIME | _PRIORITY
        asked.Basic.PriorityClass = _BELOW_NORMAL
        asked.Basic.PerProcessUserTimeLimit = limits.cpu * 10_000_000
        asked.ProcessMemoryLimit = limits.memory
        kernel.SetInformationJobObject(job, _EXTENDED_LIMITS, ctypes.byref(asked), ctypes.sizeof(asked))
        kernel.AssignProcessToJobObject(job, ctypes.c_void_p(kernel.GetCurrentProcess()))
