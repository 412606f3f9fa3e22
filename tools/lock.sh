#!/bin/sh
# Both lock files from pyproject.toml: one for every system and Python we support, hashes, no address of any registry.
# Versions stay as they are unless UPGRADE=1. docopt (for num2words' own command only) has no wheel and is left out.
set -eu
uv() { .venv/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header \
    --no-annotate --no-emit-package docopt --no-emit-index-url --no-emit-find-links ${UPGRADE:+--upgrade} "$@"; }
[ -x .venv/bin/uv ] || .venv/bin/python -m pip install --quiet uv
uv pyproject.toml -o requirements.lock
uv pyproject.toml --group dev -c requirements.lock -o requirements-dev.lock
