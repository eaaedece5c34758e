#!/usr/bin/env bash
# Time and peak memory of the restricted package, for several numbers of synthetic responses.
#
#   bash tests/package/measure.sh target/release/maoni 100000 1000000
#
# It needs GNU time and python3, and room on the disk below TMPDIR: about 15 GB for a million
# responses to the survey of the demonstration.
set -euo pipefail
maoni=$1
shift
here=$(dirname "${BASH_SOURCE[0]}")
work=$(mktemp -d "${TMPDIR:-/tmp}/maoni-measure.XXXXXX")
trap 'rm -rf "$work"' EXIT

"$maoni" demo --output "$work/demo" --no-serve 2>/dev/null
printf '%10s %10s %10s %14s %14s\n' responses seconds MiB 'archive, MiB' 'growth, MiB'
first=
for count in "$@"; do
  python3 "$here/grow.py" "$work/demo/maoni.db" "$work/large.db" "$count" >"$work/said"
  /usr/bin/time -f '%e %M' -o "$work/measured" "$maoni" export gcm-side-event-2018 \
    --database "sqlite:$work/large.db" --package "$work/large.zip" 2>"$work/said" ||
    { cat "$work/said" >&2; exit 1; }
  read -r seconds kib <"$work/measured"
  first=${first:-$kib}
  printf '%10d %10s %10d %14d %14d\n' "$count" "$seconds" $((kib / 1024)) \
    $(($(stat -c %s "$work/large.zip") / 1048576)) $(((kib - first) / 1024))
  rm -f "$work"/large.*
done
