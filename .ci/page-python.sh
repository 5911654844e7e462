#!/bin/sh
# Prints the Python that has html5lib: that of the path, or the system's, which apt installs for.
for python in python3 /usr/bin/python3; do
  if "$python" -c 'import html5lib' >/dev/null 2>&1; then
    echo "$python"
    exit 0
  fi
done
echo python3
