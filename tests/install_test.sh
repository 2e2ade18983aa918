#!/usr/bin/env bash
# Usage: install_test.sh BUILD CXX SOURCE [FLAGS]. Installs thisday::when, and then thisday::read beside it, to a folder
# of their own, compiles each of their headers alone, and builds and runs projects that find them there.
set -euo pipefail
build=$1 cxx=$2 source=$3 flags=${4:-}
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT

each_header_alone() {
  local headers
  headers=$(cd "$dir/prefix/include/thisday" && find . -name '*.hpp')
  [ -n "$headers" ] || { echo "no headers were installed" >&2; exit 1; }
  for header in $headers; do
    echo "#include \"$header\"" | "$cxx" -std=c++20 -Wall -Wextra -Werror -fsyntax-only -x c++ -I "$dir/prefix/include/thisday" - ||
      { echo "$header does not compile alone" >&2; exit 1; }
  done
}

# PROJECT PROGRAM: prints what the program says.
build_and_run() {
  cmake -G Ninja -S "$source/tests/$1" -B "$dir/$2" -DCMAKE_PREFIX_PATH="$dir/prefix" -DCMAKE_CXX_COMPILER="$cxx" \
    -DCMAKE_CXX_FLAGS="$flags" >/dev/null
  cmake --build "$dir/$2" >/dev/null
  "$dir/$2/$2"
}

cmake --install "$build" --prefix "$dir/prefix" --component when >/dev/null
[ ! -e "$dir/prefix/bin" ] || { echo "the component has more than the library" >&2; exit 1; }
each_header_alone
said=$(build_and_run consumer consumer)
[ "$said" = "1917-11-07 5678" ] || { echo "the consumer said '$said'" >&2; exit 1; }

cmake --install "$build" --prefix "$dir/prefix" --component read >/dev/null
each_header_alone
said=$(build_and_run consumer/read reader)
[ "$said" = "1950-06-25 1950-10 2" ] || { echo "the reader said '$said'" >&2; exit 1; }
