#!/bin/sh
# Makes .venv with what a lock file names, every download checked against its hash:  sh tools/venv.sh requirements.lock
set -eu
lock=$1
stamp=".venv/.$(basename "$lock").sum"
python=""
for candidate in "${PYTHON:-python3}" python3 python3.14 python3.13 python3.12 python3.11; do
    if "$candidate" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] < (3, 15))' 2>/dev/null; then
        python=$candidate
        break
    fi
done
if [ -z "$python" ]; then
    echo "Python 3.11, 3.12, 3.13 or 3.14 is needed; type (Debian 12 or later):  sudo apt-get install -y python3 python3-venv" >&2
    exit 1
fi

sum=$(cksum <"$lock")
if .venv/bin/python -c '' 2>/dev/null && [ "$(cat "$stamp" 2>/dev/null)" = "$sum" ]; then exit 0; fi

PYTHON=$python sh tools/system.sh python
.venv/bin/python -m pip --version >/dev/null 2>&1 || { # none yet, half made, or moved from elsewhere
    echo "Making .venv with $("$python" --version) ..." >&2
    "$python" -m venv --clear .venv
}
echo "Installing what $lock names ..." >&2
.venv/bin/python -m pip install --quiet --disable-pip-version-check --no-input --require-hashes --no-deps \
    --only-binary :all: -r "$lock" || {
    echo "The packages could not be fetched: is the network there? Type the same command again." >&2
    exit 1
}
.venv/bin/python -c 'import pathlib, sysconfig
pathlib.Path(sysconfig.get_path("purelib"), "odop_desktop_source.pth").write_text(f"{pathlib.Path.cwd()}\n")'
echo "$sum" >"$stamp"
