# What the build, the program and the tests need of Debian 12. Sourced by ./run and ./test.

build_packages=(
  g++ cmake ninja-build pkg-config esbuild
  libboost-dev libbz2-dev libcctz-dev libcli11-dev libcmark-gfm-dev libcmark-gfm-extensions-dev libexpat1-dev libfmt-dev libgumbo-dev libicu-dev
  libkainjow-mustache-dev libsimdjson-dev libspdlog-dev libsqlite3-dev libyaml-cpp-dev libzstd-dev nettle-dev
  libexif-dev libpng-dev libturbojpeg0-dev nlohmann-json3-dev node-d3-zoom zlib1g-dev
)
run_packages=(calendar tzdata)
test_packages=(chromium libgtest-dev curl libxml2-utils nodejs npm python3 python3-feedparser python3-icalendar python3-jsonschema python3-yaml)
# For bench/ (--preset bench), besides: npm for edtf.js.
bench_packages=(libhowardhinnant-date-dev libicu-dev nginx-light nodejs npm python3 wrk)

# Installs those of its arguments that are not there yet; as root, or with sudo.
install_packages() {
  local missing=() package
  for package in "$@"; do
    # A Node.js from elsewhere than Debian brings its own npm, which conflicts with Debian's.
    [[ $package != @(nodejs|npm) ]] || ! command -v "${package/nodejs/node}" >/dev/null || continue
    dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null | grep -qx installed || missing+=("$package")
  done
  [ ${#missing[@]} -gt 0 ] || return 0
  local root=()
  if [ "$(id -u)" != 0 ]; then
    command -v sudo >/dev/null || { echo "To install ${missing[*]}, run this as root or install sudo." >&2; exit 2; }
    root=(sudo)
  fi
  echo "Installing ${missing[*]} …" >&2
  "${root[@]}" apt-get update -qq
  "${root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
}
