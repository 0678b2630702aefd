#!/usr/bin/env bash
# Generates a typed client in Python from schema/schema.graphql and docs/queries/ and asks with it:
#   tests/clients/python/run.sh http://localhost:4000/graphql
# Prints what it learned as one line of JSON. Ends with 69 where Python or its packages can't be had, and says why.
# The packages stay in node_modules/.cache for the next time; nothing is installed outside this folder.
set -euo pipefail
cd "$(dirname "$0")/../../.."

here=tests/clients/python
cache=node_modules/.cache/attest-python
wanted=$here/requirements.txt

unavailable() {
  echo "$1" >&2
  exit 69
}

if ! cmp -s "$wanted" "$cache/requirements.txt"; then
  rm -rf "$cache"
  mkdir -p "$cache"
  python3 -m venv "$cache/venv" >/dev/null 2>&1 || unavailable 'python3 with its module venv is missing'
  "$cache/venv/bin/pip" install --quiet --disable-pip-version-check --no-input --only-binary :all: \
    --retries 1 --timeout 15 --requirement "$wanted" >&2 ||
    unavailable "pip could not install $wanted"
  cp "$wanted" "$cache/requirements.txt"
fi

rm -rf "$cache/attest_client"
"$cache/venv/bin/ariadne-codegen" --config $here/ariadne-codegen.toml >&2
PYTHONPATH=$cache PYTHONDONTWRITEBYTECODE=1 "$cache/venv/bin/python" $here/facts.py "$1"
