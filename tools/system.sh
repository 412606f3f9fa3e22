#!/bin/sh
# What the system itself must have, by what one is about to do:  sh tools/system.sh python|run|test|slow|build|bench ...
# As root on Debian it is installed; elsewhere it is named, in one line to type. With CI set, a lack is a failure.
set -eu

missing=""
need() { # need PACKAGE, then a command that succeeds where it is already there
    package=$1
    shift
    "$@" >/dev/null 2>&1 || missing="$missing $package"
}

python_at() { for p in "${PYTHON:-python3}" python3; do command -v "$p" >/dev/null 2>&1 && echo "$p" && return; done; }
shared_python() { # PyInstaller packs the interpreter's shared library, which Debian keeps apart
    "$(python_at)" -c 'import ctypes, sys; ctypes.CDLL("libpython%d.%d.so.1.0" % sys.version_info[:2])' ||
        "$(python_at)" -c 'import pathlib, sys, sysconfig as s
lib = pathlib.Path(s.get_config_var("LIBDIR") or "/"), s.get_config_var("LDLIBRARY") or ""
sys.exit(not (lib[1].endswith(".so") and (lib[0] / lib[1]).exists()))'
}
postgres_server() { ls /usr/lib/postgresql/*/bin/initdb || command -v initdb; }
library() { /sbin/ldconfig -p | grep -qF "$1 "; }
pango() { library libpangoft2-1.0.so.0 && library libharfbuzz-subset.so.0; }

qt() { # what Qt is linked to: without it nothing of the window can even be imported
    need libegl1 library libEGL.so.1
    need libgl1 library libGL.so.1
    need libxkbcommon0 library libxkbcommon.so.0
    need libfontconfig1 library libfontconfig.so.1
    need libdbus-1-3 library libdbus-1.so.3
    need libglib2.0-0 library libgthread-2.0.so.0
    need libgssapi-krb5-2 library libgssapi_krb5.so.2
}
window() { # and what it needs to show a window on an X display; the rest of that comes with these
    qt
    need libxcb-cursor0 library libxcb-cursor.so.0
    need libxcb-icccm4 library libxcb-icccm.so.4
    need libxcb-keysyms1 library libxcb-keysyms.so.1
    need libxcb-shape0 library libxcb-shape.so.0
    need libxkbcommon-x11-0 library libxkbcommon-x11.so.0
    need libx11-xcb1 library libX11-xcb.so.1
}

for group in "$@"; do
    case $group in
    python) need python3-venv "$(python_at)" -c 'import ensurepip, venv' ;;
    run) window ;;
    test)
        qt
        need postgresql postgres_server
        need qpdf command -v qpdf
        need poppler-utils command -v pdftotext
        need age command -v age
        need zstd command -v zstd
        ;;
    slow)
        window
        need xvfb command -v Xvfb
        need xdotool command -v xdotool
        ;;
    build)
        window # PyInstaller packs what the plugins of Qt are linked to
        need binutils command -v objdump
        need "libpython$("$(python_at)" -c 'import sys; print("%d.%d" % sys.version_info[:2])')" shared_python
        ;;
    bench) need "libpangoft2-1.0-0 libharfbuzz-subset0" pango ;;
    *) echo "system.sh: no such group: $group" >&2 && exit 2 ;;
    esac
done
[ -n "$missing" ] || exit 0

if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    echo "Installing$missing ..." >&2
    export DEBIAN_FRONTEND=noninteractive
    log=$(mktemp)
    # shellcheck disable=SC2086 # package names, one word each
    if { apt-get update && apt-get install -y --no-install-recommends $missing; } >"$log" 2>&1 </dev/null; then
        rm -f "$log"
        exit 0
    fi
    tail -n 20 "$log" >&2
    rm -f "$log"
fi
echo "Missing on this machine; type (Debian, Ubuntu):  sudo apt-get install -y$missing" >&2
[ -z "${CI:-}" ] || exit 1
case "$1$missing" in
test*" lib"*) exit 1 ;; # no test runs without Qt
test*) ;; # tests that need an absent server or tool are left out, and the run says so
*) exit 1 ;;
esac
