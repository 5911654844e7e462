#!/bin/sh
# Prints what tells the compiler which code runs often, on Linux and for the version of Swift with which
# that was recorded ("make profile"): builds of websites then take a twentieth fewer instructions. What
# changed since the recording is compiled as it always was, so that it need not be as new as the
# sources. What is compiled already stays as it is: the package manager knows nothing of the profile.
[ "$(uname -s)" = Linux ] || exit 0
cd "$(dirname "$0")/.." || exit 0

version=$("${SWIFT:-swift}" --version 2>/dev/null |
  sed -n 's/.*Swift version \([0-9]*\.[0-9]*\).*/\1/p' | head -n 1)
profile=.ci/torii-$version.profdata
[ -f "$profile" ] && printf '%s ' -Xswiftc -Xfrontend -Xswiftc "-ir-profile-use=$profile"
exit 0
