#!/bin/sh
# Makes ready what "make bench-counts" needs, and tells whether instruction counts of this machine can
# be compared with those recorded. Fails with the reason where they cannot.
set -eu
cd "$(dirname "$0")/.."

command -v python3 >/dev/null 2>&1 || { echo "python3 is missing" >&2; exit 1; }

if ! command -v valgrind >/dev/null 2>&1 && [ "$(id -u)" -eq 0 ] &&
  command -v apt-get >/dev/null 2>&1; then
  DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends \
    -o Acquire::Retries=0 -o Acquire::http::Timeout=10 valgrind </dev/null >/dev/null 2>&1 || true
fi

for record in Engine Generator; do
  python3 "Benchmarks/$record/counts.py" --comparable
done

# The other engines that the benchmarks compare come from the network.
if ! "${SWIFT:-swift}" package --package-path Benchmarks resolve >/dev/null 2>&1; then
  echo "the packages that the benchmarks depend on cannot be fetched" >&2
  exit 1
fi
