#!/bin/sh
# offline.sh <uid> <gid> <command…>: run by offline.mjs in a network and a mount namespace of their own. Leaves nothing but the
# loopback, and becomes the user again.
set -eu
uid=$1 gid=$2
shift 2
ip link set lo up
# Chromium asks at its start whether there is a way to this address, by a socket through which nothing is sent.
ip -6 route add local 2001:4860:4860::8888/128 dev lo 2>/dev/null || true
mount --bind "$(dirname "$0")/offline-resolv.conf" "$(readlink -e /etc/resolv.conf)"
# Names are not to be looked up by a program outside, either.
for socket in /run/systemd/resolve/io.systemd.Resolve /run/nscd/socket; do
  if [ -S "$socket" ]; then mount --bind /dev/null "$socket"; fi
done
if [ "$uid" = 0 ]; then exec "$@"; fi
exec unshare --user --map-user="$uid" --map-group="$gid" -- "$@"
