#!/usr/bin/env bash
# A day's page and a day's JSON from thisday serve, and the same bytes as files from nginx: requests in a second, the
# slowest hundredth, processor time for a request. One worker each, wrk on loopback, runs alternating, medians.
#
#   bench/serve/compare.sh THISDAY [LIBRARY]      ROUNDS=7 SECONDS_EACH=3 CONNECTIONS=32 bench/serve/compare.sh …
#
# Without a library, one is made of the almanac. nginx has its log off, sendfile, gzip_static and open_file_cache.
set -euo pipefail
export LC_ALL=C
thisday=$(realpath "$1")
root=$(cd "$(dirname "$0")/../.." && pwd)
rounds=${ROUNDS:-7} each=${SECONDS_EACH:-3} connections=${CONNECTIONS:-32} day=${DAY:-07-27}
command -v wrk >/dev/null && command -v nginx >/dev/null || { echo "needs wrk and nginx" >&2; exit 2; }

work=$(mktemp -d); chmod 755 "$work"
pids=()
finish() { for pid in "${pids[@]}"; do kill "$pid" 2>/dev/null || true; done; wait 2>/dev/null || true; rm -rf "$work"; }
trap finish EXIT

library=${2:-$work/library.db}
[ -f "$library" ] || "$thisday" import "$root/almanac" --library "$library" >/dev/null 2>&1
"$thisday" serve --library "$library" --port 0 --tz UTC >"$work/address" & ours=$!; pids+=("$ours")
for _ in $(seq 100); do grep -q http "$work/address" && break; sleep 0.1; done
port=$(sed -n 's/.*localhost:\([0-9]*\).*/\1/p' "$work/address")

# The same bytes, in files.
mkdir -p "$work/www/api/v1/on"
fetch() { curl -fs -o "$2" ${3:+-H "Accept-Encoding: $3"} "http://127.0.0.1:$port$1"; }
for file in "$day" "api/v1/on/$day"; do
  fetch "/$file" "$work/www/$file"; fetch "/$file" "$work/www/$file.gz" gzip
done
theirs_port=$(python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
cat >"$work/nginx.conf" <<CONF
worker_processes 1;
daemon off;
pid $work/nginx.pid;
error_log $work/error.log;
events { worker_connections 1024; }
http {
  access_log off;
  sendfile on;
  tcp_nopush on;
  gzip_static on;
  open_file_cache max=1000 inactive=60s;
  open_file_cache_valid 60s;
  keepalive_requests 1000000000;
  default_type text/html;
  client_body_temp_path $work/t1; proxy_temp_path $work/t2; fastcgi_temp_path $work/t3; uwsgi_temp_path $work/t4; scgi_temp_path $work/t5;
  server { listen 127.0.0.1:$theirs_port; root $work/www; }
}
CONF
nginx -p "$work" -c "$work/nginx.conf" 2>>"$work/error.log" & pids+=("$!")
for _ in $(seq 100); do curl -fs -o /dev/null "http://127.0.0.1:$theirs_port/$day" && break; sleep 0.1; done
for _ in $(seq 100); do [ -s "$work/nginx.pid" ] && pgrep -P "$(cat "$work/nginx.pid")" >/dev/null && break; sleep 0.1; done
theirs=$(pgrep -P "$(cat "$work/nginx.pid")")

# Processor time of a process in ticks.
ticks() { awk '{print $14 + $15}' "/proc/$1/stat"; }
hertz=$(getconf CLK_TCK)

# Prints "requests/s p99 in ms, microseconds of processor for a request".
run() {  # PORT PID TARGET ENCODING
  local before after
  before=$(ticks "$2")
  wrk -t1 -c"$connections" -d"${each}s" --latency ${4:+-H "Accept-Encoding: $4"} "http://127.0.0.1:$1$3" >"$work/wrk"
  after=$(ticks "$2")
  grep -q "Non-2xx" "$work/wrk" && { echo "not all were answered" >&2; exit 1; }
  awk -v ticks=$((after - before)) -v hertz="$hertz" '
    function ms(t) { return t ~ /us$/ ? t / 1000 : t ~ /ms$/ ? t + 0 : t * 1000 }
    $1 == "99%" { p99 = ms($2) }
    /requests in/ { n = $1 }
    /^Requests\/sec/ { rate = $2 }
    END { printf "%.0f %.3f %.2f\n", rate, p99, ticks / hertz * 1e6 / n }' "$work/wrk"
}
median() { sort -n | awk '{a[NR] = $1} END {print a[int((NR + 1) / 2)]}'; }

printf '%-34s %10s %10s %7s   %8s %8s   %7s %7s\n' "" "thisday/s" "nginx/s" "ratio" "p99 ms" "nginx" "µs cpu" "nginx"
for target in "/$day" "/api/v1/on/$day"; do
  for encoding in "" gzip; do
    : >"$work/ours"; : >"$work/theirs"
    for round in $(seq "$rounds"); do
      # Who goes first takes turns too.
      if [ $((round % 2)) = 0 ]; then
        run "$port" "$ours" "$target" "$encoding" >>"$work/ours"; run "$theirs_port" "$theirs" "$target" "$encoding" >>"$work/theirs"
      else
        run "$theirs_port" "$theirs" "$target" "$encoding" >>"$work/theirs"; run "$port" "$ours" "$target" "$encoding" >>"$work/ours"
      fi
    done
    size=$(stat -c %s "$work/www$target${encoding:+.gz}")
    paste -d' ' <(for c in 1 2 3; do cut -d' ' -f$c "$work/ours" | median; done | xargs) \
      <(for c in 1 2 3; do cut -d' ' -f$c "$work/theirs" | median; done | xargs) |
      awk -v name="$target ${encoding:-plain}, $size bytes" '{ratio = $1 / $4
        printf "%-34s %10d %10d %7.2f   %8.2f %8.2f   %7.2f %7.2f\n", name, $1, $4, ratio, $2, $5, $3, $6}'
  done
done
