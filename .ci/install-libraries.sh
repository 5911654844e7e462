#!/bin/sh
# Installs the C libraries that the site generator links, and pkg-config, which finds them:
# libcmark (Markdown), libyaml (front matter and configuration) and zlib (.gz files).
#
# Does nothing, and needs no network, when they are there.
set -eu

present() {
  command -v pkg-config >/dev/null 2>&1 && pkg-config --exists libcmark yaml-0.1 zlib
}

if present; then exit 0; fi

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

echo "Installing libcmark, libyaml, zlib and pkg-config"
if command -v apt-get >/dev/null 2>&1; then
  as_root env DEBIAN_FRONTEND=noninteractive apt-get update -q
  as_root env DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends \
    libcmark-dev libyaml-dev zlib1g-dev pkg-config </dev/null
elif command -v brew >/dev/null 2>&1; then
  brew install pkgconf cmark libyaml zlib
else
  cat >&2 <<'MESSAGE'
Torii needs libcmark, libyaml, zlib and pkg-config, and this script knows only apt-get and Homebrew.
Install their development packages with your system's package manager, for example
  Fedora   dnf install cmark-devel libyaml-devel zlib-devel pkgconf
  Alpine   apk add cmark-dev yaml-dev zlib-dev pkgconf
and run the command again. "pkg-config --exists libcmark yaml-0.1 zlib" must succeed.
MESSAGE
  exit 1
fi

present || { echo "libcmark, libyaml or zlib is still missing after installing them." >&2; exit 1; }
