#!/bin/sh
# Prints what lets the command start sooner, on Linux and where Swift's runtime is linked into it:
# it has its addresses when it is linked, as programs in Go do, so that no pointers are written anew
# at each start, 78 000 otherwise, and the loader is shown no symbols that no library asks for. The
# command then starts in two thirds of the time. The system's libraries, with the parsers that are
# written in C, lie at random addresses all the same. TORII_PIE=1 keeps the command's own address random
# too. Were the allocator linked statically, its symbols would have to be shown to those libraries.
[ -z "${TORII_PIE:-}" ] || exit 0
[ "$(uname -s)" = Linux ] || exit 0
[ -n "$("$(dirname "$0")/runtime-flags.sh")" ] || exit 0

printf '%s ' -Xlinker --no-pie -Xlinker --no-export-dynamic
