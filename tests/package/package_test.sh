#!/usr/bin/env bash
# The Debian package in a clean root: installed, started, upgraded with its data kept, removed, purged.
# Needs root, debootstrap and a built release; says so and is skipped where they are not there. Takes about three minutes,
# most of them for the clean root, so ./test leaves it out.
set -euo pipefail
cd "$(dirname "$0")/../.."
build=${HENGJI_RELEASE:-build/release}
skip() { echo "skipped: $1"; exit 77; }
[ "$(id -u)" -eq 0 ] || skip "only root can make a clean root"
command -v debootstrap >/dev/null || skip "debootstrap is not installed"
[ -x "$build/src/hengji" ] || skip "there is no release build at $build"
folder=$(mktemp -d)
root="$folder/root"
server=""
leave() {
  [ -z "$server" ] || kill "$server" 2>/dev/null || true
  for at in proc dev; do umount -l "$root/$at" 2>/dev/null || true; done
  rm -rf "$folder"
}
trap leave EXIT
say() { printf '== %s\n' "$1"; }
inside() { chroot "$root" /usr/bin/env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin DEBIAN_FRONTEND=noninteractive "$@"; }
expect() { "$@" || { echo "FAILED: $*"; exit 1; }; }

package() {  # makes hengji_VERSION.deb
  (cd "$build" && cpack -G DEB -D CPACK_PACKAGE_VERSION="$1" -D CPACK_DEBIAN_FILE_NAME="hengji_$1.deb" -B "$folder" >"$folder/cpack.log") \
    || { tail "$folder/cpack.log"; exit 1; }
}
say "packages"
package 0.1.0
package 0.1.1
expect test -f "$folder/hengji_0.1.0.deb"

say "a clean root"
debootstrap --variant=minbase bookworm "$root" http://deb.debian.org/debian >"$folder/debootstrap.log" 2>&1 \
  || skip "debootstrap cannot reach a mirror"
mount -t proc proc "$root/proc"
mount --bind /dev "$root/dev"
cp "$folder"/hengji_*.deb "$root/tmp/"
[ ! -f /etc/apt/apt.conf.d/proxy.conf ] || cp /etc/apt/apt.conf.d/proxy.conf "$root/etc/apt/apt.conf.d/"
inside apt-get update -qq
inside apt-get install -y -qq --no-install-recommends /tmp/hengji_0.1.0.deb systemd curl >"$folder/apt.log" 2>&1 \
  || { tail "$folder/apt.log"; exit 1; }

say "installed"
expect inside hengji --version
cp examples/science-bureau-2025.txt "$root/tmp/plan.txt"
expect inside sh -c 'hengji check /tmp/plan.txt >/dev/null'
expect inside getent passwd hengji
inside systemd-analyze verify /lib/systemd/system/hengji.service
exposure=$(inside systemd-analyze security --offline=true /lib/systemd/system/hengji.service | tail -1)
echo "$exposure"
expect grep -qE 'OK|SAFE' <<<"$exposure"
expect test "$(stat -c %a "$root/var/lib/hengji")" = 750

start() {
  chroot "$root" /usr/sbin/runuser -u hengji -- /usr/bin/hengji serve --config /etc/hengji/hengji.toml --listen "127.0.0.1:$1" \
    >"$folder/server.log" 2>&1 &
  server=$!
  for _ in $(seq 100); do
    curl -sf "http://127.0.0.1:$1/readyz" >/dev/null && return
    sleep 0.2
  done
  cat "$folder/server.log"
  echo "FAILED: the server did not become ready"
  exit 1
}
stop() { pkill -TERM -P "$server" || kill "$server"; wait "$server" || true; server=""; }

say "started"
port=$((20000 + RANDOM % 20000))
start "$port"
echo "Package-Test-2026" | inside runuser -u hengji -- hengji user add keeper --role administrator --config /etc/hengji/hengji.toml
stop

say "upgraded"
echo "# kept by the administrator" >>"$root/etc/hengji/hengji.toml"
inside dpkg -i --force-confold /tmp/hengji_0.1.1.deb >/dev/null
expect grep -q "kept by the administrator" "$root/etc/hengji/hengji.toml"
start "$port"
status=$(curl -s -o /dev/null -w '%{http_code}' -H 'Content-Type: application/json' \
  -d '{"account":"keeper","password":"Package-Test-2026"}' "http://127.0.0.1:$port/api/v1/session")
expect test "$status" = 200
stop

say "removed"
inside dpkg -r hengji >/dev/null
expect test ! -e "$root/usr/bin/hengji"
expect test -f "$root/var/lib/hengji/hengji.db"
inside dpkg -P hengji >/dev/null
expect test ! -e "$root/var/lib/hengji"
echo "the package was installed, started, upgraded, removed and purged"
