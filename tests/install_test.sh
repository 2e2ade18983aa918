#!/usr/bin/env bash
# Usage: install_test.sh BUILD CXX SOURCE. Installs thisday::when to a folder of its own, compiles each of its headers
# alone, and builds and runs a project that finds it there.
set -euo pipefail
build=$1 cxx=$2 source=$3
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT

cmake --install "$build" --prefix "$dir/prefix" --component when >/dev/null
[ ! -e "$dir/prefix/bin" ] || { echo "the component has more than the library" >&2; exit 1; }
headers=$(cd "$dir/prefix/include/thisday" && find . -name '*.hpp')
[ -n "$headers" ] || { echo "no headers were installed" >&2; exit 1; }
for header in $headers; do
  echo "#include \"$header\""  | "$cxx" -std=c++20 -Wall -Wextra -Werror -fsyntax-only -x c++ -I "$dir/prefix/include/thisday" - ||
    { echo "$header does not compile alone" >&2; exit 1; }
done

cmake -G Ninja -S "$source/tests/consumer" -B "$dir/consumer" -DCMAKE_PREFIX_PATH="$dir/prefix" -DCMAKE_CXX_COMPILER="$cxx" \
  -DCMAKE_CXX_FLAGS="${4:-}" >/dev/null
cmake --build "$dir/consumer" >/dev/null
said=$("$dir/consumer/consumer")
[ "$said" = "1917-11-07 5678" ] || { echo "the consumer said '$said'" >&2; exit 1; }
