#!/bin/sh
# Installs what the tests in Tests/Browser need: Chromium, and Playwright in a Python environment of
# its own, whose folder is the argument.
#
# Does nothing, and needs no network, when they are there.
set -eu
folder=$1
chromium=${CHROMIUM:-chromium}

as_root() {
  if [ "$(id -u)" -eq 0 ]; then
    "$@"
  elif command -v sudo >/dev/null 2>&1; then
    sudo "$@"
  else
    echo "This needs root and there is no sudo. As root, run: $*" >&2
    exit 1
  fi
}

missing=
command -v "$chromium" >/dev/null 2>&1 || missing=chromium
if ! python3 -c 'import ensurepip, venv' >/dev/null 2>&1; then missing="$missing python3-venv"; fi

if [ -n "$missing" ]; then
  if ! command -v apt-get >/dev/null 2>&1; then
    echo "The browser tests need Chromium (CHROMIUM names it) and Python 3 with venv." >&2
    exit 1
  fi
  as_root env DEBIAN_FRONTEND=noninteractive apt-get update -q
  # shellcheck disable=SC2086 # several packages
  as_root env DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends \
    $missing </dev/null
fi

if ! "$folder/bin/python" -c 'import playwright' >/dev/null 2>&1; then
  python3 -m venv "$folder"
  "$folder/bin/pip" install --quiet --disable-pip-version-check playwright
fi
