#!/usr/bin/env bash
# What do idle connections cost? Opens 10,000 to thisday serve, asks one page on each, and looks at its memory.
#
#   bench/serve/idle.sh THISDAY [LIBRARY]     COUNT=10000 bench/serve/idle.sh …
set -euo pipefail
thisday=$(realpath "$1")
root=$(cd "$(dirname "$0")/../.." && pwd)
count=${COUNT:-10000}
ulimit -n "$(ulimit -Hn)"
[ "$(ulimit -n)" -gt $((count + 100)) ] || { echo "this shell may not have $count connections (ulimit -n)" >&2; exit 2; }
work=$(mktemp -d)
trap 'kill "${server:-}" 2>/dev/null || true; wait 2>/dev/null || true; rm -rf "$work"' EXIT
library=${2:-$work/library.db}
[ -f "$library" ] || "$thisday" import "$root/almanac" --library "$library" >/dev/null 2>&1
"$thisday" serve --library "$library" --port 0 --tz UTC >"$work/address" & server=$!
for _ in $(seq 100); do grep -q http "$work/address" && break; sleep 0.1; done
port=$(sed -n 's/.*localhost:\([0-9]*\).*/\1/p' "$work/address")
python3 - "$port" "$server" "$count" <<'PYTHON'
import socket, sys
port, server, count = map(int, sys.argv[1:])
def resident():
    return next(int(line.split()[1]) for line in open(f"/proc/{server}/status") if line.startswith("VmRSS")) / 1024
request = b"GET /07-27 HTTP/1.1\r\nHost: localhost\r\nAccept-Encoding: gzip\r\n\r\n"
def ask(connection):
    connection.sendall(request)
    answer = connection.recv(65536)
    while b"\r\n\r\n" not in answer: answer += connection.recv(65536)
    head, body = answer.split(b"\r\n\r\n", 1)
    assert head.startswith(b"HTTP/1.1 200"), head
    length = int(next(line for line in head.split(b"\r\n") if line.startswith(b"Content-Length")).split()[1])
    while len(body) < length: body += connection.recv(65536)
first = socket.create_connection(("127.0.0.1", port)); ask(first)
before = resident()
held = []
for _ in range(count):
    held.append(socket.create_connection(("127.0.0.1", port)))
    ask(held[-1])
after = resident()
for connection in held[:: max(1, count // 100)]: ask(connection)
print(f"{count} idle connections: {after:.0f} MB resident, {(after - before) * 1024 / count:.2f} KB each; all still answered")
PYTHON
