#!/usr/bin/env bash
# Asks the running read API everything that its description allows, and what it does not allow.
#
#   bash tests/api/check_api.sh MAONI DATABASE ADDRESS
#
# The service at ADDRESS uses DATABASE, whose survey of the demonstration is closed for good.
# SCHEMATHESIS names the program. A token is let in 240 times a minute: the examples are few enough for one.
set -euo pipefail
maoni=$1 database=$2 address=$3
folder=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)

token=$("$maoni" token create --database "$database" --scope surveys:read,figures:read,responses:read |
  grep -o 'maoni_[A-Za-z0-9_-]*' | head -n 1)
# The program leaves a cache where it runs.
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
report=$work/report
"${SCHEMATHESIS:-schemathesis}" --config-file "$folder/schemathesis.toml" run "$folder/../../docs/openapi.json" \
  --url "$address/api/v1" --header "Authorization: Bearer $token" \
  --phases coverage,fuzzing --max-examples 10 --no-shrink \
  --report ndjson --report-ndjson-path "$report"

# A run in which nothing is opened would hold as well: every route has answered, and none was refused
# for having been asked too often.
for status in 200 400 401 405; do
  grep -q "\"status_code\":$status" "$report" || { echo "nothing was answered with $status"; exit 1; }
done
! grep -q '"status_code":429' "$report" || { echo 'asked more often than a token may'; exit 1; }
