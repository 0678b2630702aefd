#!/usr/bin/env bash
# Reads the exports of a folder with tools of other people:
#   tests/export/readers/run.sh FOLDER
# Prints what they found as one line of JSON. Ends with 69 where Python or its packages can't be had, and says why.
# The packages stay in node_modules/.cache for the next time; nothing is installed outside this folder.
set -euo pipefail
folder=$(cd "$1" && pwd)
cd "$(dirname "$0")/../../.."

here=tests/export/readers
cache=node_modules/.cache/attest-readers
wanted=$here/requirements.txt

unavailable() {
  echo "$1" >&2
  exit 69
}

if ! cmp -s "$wanted" "$cache/requirements.txt"; then
  rm -rf "$cache"
  mkdir -p "$cache"
  python3 -m venv "$cache/venv" >/dev/null 2>&1 || unavailable 'python3 with its module venv is missing'
  "$cache/venv/bin/pip" install --quiet --disable-pip-version-check --no-input --only-binary :all: --no-binary pyicu \
    --retries 1 --timeout 15 --requirement "$wanted" >&2 ||
    unavailable "pip could not install $wanted"
  cp "$wanted" "$cache/requirements.txt"
fi

PYTHONDONTWRITEBYTECODE=1 "$cache/venv/bin/python" $here/readers.py "$folder"
