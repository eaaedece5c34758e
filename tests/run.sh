#!/usr/bin/env bash
# The one test command: everything that has to hold before a change is merged.
#
#   bash tests/run.sh
#
# It needs a Rust toolchain and, for whatever else is missing, Debian packages, npm and PyPI. Tools
# that can be neither found nor installed are named; their checks are then left out loudly, and
# under CI=true the run fails instead. Full logs stay in target/test-logs.
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.." || exit 2

readonly TARGET=${CARGO_TARGET_DIR:-$PWD/target}
readonly LOGS=$PWD/target/test-logs
readonly BROWSER=tests/browser
readonly VENV=$PWD/target/test-python
readonly MAONI=$TARGET/release/maoni
mkdir -p "$LOGS"
rm -f "$LOGS"/*.log
# PostgreSQL refuses to run as root, so its user must be able to pass through this folder.
WORK=$(mktemp -d "${TMPDIR:-/tmp}/maoni-test.XXXXXX") && chmod 755 "$WORK" || exit 2
export CARGO_TERM_COLOR=never CARGO_INCREMENTAL=${CARGO_INCREMENTAL:-0} npm_config_loglevel=error
# One toolchain for the whole run: a crate's own toolchain file must not ask for another.
if command -v rustup >/dev/null 2>&1; then
  RUSTUP_TOOLCHAIN=$(rustup show active-toolchain | cut -d ' ' -f 1) && export RUSTUP_TOOLCHAIN
fi
# One seed for every run, so that a run can be repeated; set another to look for new cases.
export PROPTEST_RNG_SEED=${PROPTEST_RNG_SEED:-20181209}

passed=0 failed=0 left_out=0 serving='' postgres=''

# ---- talking -------------------------------------------------------------------------------

say() { printf '%s\n' "$*"; }

verdict() { printf '%-6s %s\n' "$1" "$2"; }

# step NAME COMMAND...: one check; its output is shown only when it fails.
step() {
  local name=$1 log started=$SECONDS
  shift
  log=$LOGS/$(tr -cs 'a-z0-9\n' '-' <<<"${name,,}" | cut -c 1-60).log
  if "$@" >"$log" 2>&1; then
    if grep -q '^SKIPPED' "$log"; then
      leave_out "$name" "$(grep '^SKIPPED' "$log")"
      return
    fi
    count "$log" 1 0
    verdict ok "$name ($((SECONDS - started)) s)"
  else
    count "$log" 0 1
    verdict FAILED "$name ($((SECONDS - started)) s), from $log:"
    gist "$log" | sed 's/^/       /'
    return 1
  fi
}

# gist LOG: the tests that failed, where node says so, or the end.
gist() {
  if grep -q '^not ok' "$1"; then
    awk '/^not ok/ { telling = 1 } telling; /^  \.\.\.$/ { telling = 0 }' "$1" | head -n 120
  else
    tail -n 80 "$1"
  fi
}

# count LOG PASSED FAILED: adds the tests that cargo or node counted, or else the check itself.
count() {
  local inside
  inside=$(sed -nE -e 's/^test result: .* ([0-9]+) passed; ([0-9]+) failed.*/\1 \2/p' \
    -e 's/^# pass ([0-9]+)$/\1 0/p' -e 's/^# fail ([0-9]+)$/0 \1/p' "$1" |
    awk '{ p += $1; f += $2 } END { print p + 0, f + 0 }')
  local p=${inside% *} f=${inside#* }
  [[ $p -eq 0 ]] && p=$2
  [[ $f -eq 0 ]] && f=$3
  passed=$((passed + p)) failed=$((failed + f))
}

# leave_out NAME WHY: never silent, and a failure where nothing may be missing.
leave_out() {
  if [[ ${CI:-} == true ]]; then
    verdict FAILED "$1: $2"
    failed=$((failed + 1))
  else
    verdict 'LEFT OUT' "$1: $2"
    left_out=$((left_out + 1))
  fi
}

clean_up() {
  [[ -n $serving ]] && kill "$serving" 2>/dev/null && wait "$serving" 2>/dev/null
  [[ -n $postgres ]] && as_postgres "$postgres/pg_ctl" -D "$WORK/postgres" -m immediate stop >/dev/null 2>&1
  rm -rf "$WORK"
}
trap clean_up EXIT
trap 'exit 130' INT TERM

# ---- what has to be there ------------------------------------------------------------------

have() { command -v "$1" >/dev/null 2>&1; }

postgres_folder() { ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -n 1; }

python_with_venv() { python3 -c 'import ensurepip, venv' 2>/dev/null; }

missing_packages() {
  have cc || echo gcc libc6-dev
  have chromium || echo chromium
  have pdftotext || echo poppler-utils
  have qpdf || echo qpdf
  have node || echo nodejs
  have npm || echo npm
  have Rscript || echo r-base-core
  have pspp || echo pspp
  have soffice || echo libreoffice-calc
  python_with_venv || echo python3-venv
  [[ -x $(postgres_folder)/initdb ]] || echo postgresql-15
}

install_packages() {
  local packages root=()
  mapfile -t packages < <(missing_packages | tr ' ' '\n')
  [[ ${#packages[@]} -eq 0 ]] && return
  [[ $EUID -ne 0 ]] && root=(sudo -n)
  if ! have apt-get || { [[ $EUID -ne 0 ]] && ! sudo -n true 2>/dev/null; }; then
    say "Missing: ${packages[*]}"
    say "Please install them first, on Debian with: sudo apt-get install ${packages[*]}"
    return
  fi
  export DEBIAN_FRONTEND=noninteractive
  step 'apt-get update' "${root[@]}" apt-get update -qq
  step "install ${packages[*]}" "${root[@]}" apt-get install -qq -y --no-install-recommends "${packages[@]}"
}

install_browser_tests() {
  [[ $BROWSER/node_modules/.package-lock.json -nt $BROWSER/package-lock.json ]] && return
  step 'npm ci in tests/browser' npm --prefix "$BROWSER" ci --no-audit --no-fund
}

install_pandas() {
  local list
  for list in tests/{pandas,package,api}/requirements.txt; do
    [[ $VENV/installed -nt $list ]] || break
  done
  [[ $VENV/installed -nt $list ]] && return
  step 'install pandas, frictionless and the like' make_venv
}

make_venv() {
  python3 -m venv --clear "$VENV" &&
    "$VENV/bin/pip" install --quiet --disable-pip-version-check -r tests/package/requirements.txt -r tests/api/requirements.txt &&
    touch "$VENV/installed"
}

# ---- a PostgreSQL server of our own --------------------------------------------------------

as_postgres() {
  if [[ $EUID -eq 0 ]]; then (cd / && runuser -u postgres -- "$@"); else "$@"; fi
}

free_port() {
  local port
  for _ in {1..50}; do
    port=$((20000 + RANDOM))
    if ! (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; then
      echo "$port"
      return
    fi
  done
  return 1
}

start_postgres() {
  local folder=$WORK/postgres port
  postgres=$(postgres_folder)
  mkdir "$folder" || return 1
  [[ $EUID -eq 0 ]] && chown postgres "$folder"
  as_postgres "$postgres/initdb" -D "$folder" -U maoni -A trust -E UTF8 --no-locale || return 1
  for _ in 1 2 3; do
    port=$(free_port) || return 1
    if as_postgres "$postgres/pg_ctl" -D "$folder" -w -l "$folder/log" -o \
      "-p $port -k $folder -c listen_addresses=127.0.0.1 -c max_connections=200 -c fsync=off" start; then
      as_postgres "$postgres/createdb" -h 127.0.0.1 -p "$port" -U maoni maoni || return 1
      echo "postgres://maoni@127.0.0.1:$port/maoni" >"$WORK/postgres.url"
      return
    fi
  done
  cat "$folder/log"
  return 1
}

# ---- the product as a person uses it -------------------------------------------------------

demo() { "$MAONI" demo --output "$1" --no-serve; }

demo_is_whole() {
  local name
  for name in maoni.db outcomes-summary{,-annex}.{en,fr,ar}.{pdf,html} responses-wide.csv responses-long.csv \
    data-dictionary.csv published-tables.csv; do
    [[ -s $1/$name ]] || { echo "$name is missing or empty"; return 1; }
  done
}

# An independent reader finds the files sound, every font inside, and the words as text.
pdf_reads() {
  local file=$1 words=$2 text
  qpdf --check "$file" || return 1
  pdffonts "$file"
  if pdffonts "$file" | tail -n +3 | grep -vE ' yes +(yes|no) +yes +[0-9]+ +[0-9]+ *$'; then
    echo 'these fonts are not embedded as subsets with a map to Unicode'
    return 1
  fi
  text=$(pdftotext -enc UTF-8 "$file" - | tr -s '[:space:]' ' ')
  [[ $text == *"$words"* ]] || { echo "these words are not found: $words"; return 1; }
}

same_papers() {
  local file
  for file in "$1"/*.pdf "$1"/*.html; do
    cmp "$file" "$2/${file##*/}" || return 1
  done
}

# Real results that another program collected, from the data to paper and figures.
public_data_set() {
  local folder=$WORK/public again
  mkdir -p "$folder" || return 1
  "$VENV/bin/python" tests/public/check_public.py data "$folder/survey.csv" || return 1
  export MAONI_DATABASE=sqlite:$folder/maoni.db
  "$MAONI" survey publish tests/public/students.toml || return 1
  "$MAONI" import students "$folder/survey.csv" --mapping tests/public/students-mapping.toml || return 1
  again=$("$MAONI" import students "$folder/survey.csv" --mapping tests/public/students-mapping.toml 2>&1)
  [[ $again == *'0 responses taken in; 237 were'* ]] || { echo "taken in twice: $again"; return 1; }
  "$MAONI" survey close students &&
    "$MAONI" report students --definition reports/general.toml --output "$folder" &&
    "$MAONI" export students --output "$folder" || return 1
  ls "$folder/general.en.pdf" "$folder/general.fr.pdf" || return 1
  "$VENV/bin/python" tests/public/check_public.py tables "$folder/survey.csv" "$folder/published-tables.csv"
}

# Every `maoni ...` line of the README, in its order, for a survey that somebody has just written.
readme_commands() {
  local line port status
  mkdir -p "$WORK/readme/surveys" && cp -r reports "$WORK/readme" || return 1
  sed '0,/^id = /s/^id = .*/id = "my-event"/' surveys/training-workshop.toml >"$WORK/readme/surveys/my-event.toml"
  cp tests/suite/intake/limesurvey.csv "$WORK/readme/results.csv" || return 1
  port=$(free_port) || return 1
  while read -r line; do
    line=${line//postgres:\/\/maoni@localhost\/maoni/${MAONI_TEST_POSTGRES:-sqlite:served.db}}
    line=${line//:8080/:$port}
    echo "\$ $line"
    # A server that is still there after three seconds does what it should.
    (cd "$WORK/readme" && PATH=$(dirname "$MAONI"):$PATH timeout 3 bash -c "$line" </dev/null)
    status=$?
    [[ $line == 'maoni serve'* && $status -eq 124 ]] && status=0
    [[ $status -eq 0 ]] || { echo "exit code $status"; return 1; }
  done < <(sed -e ':join' -e '/\\$/{N;s/\\\n//;b join' -e '}' README.md | grep -E '^ *maoni ')
  ls "$WORK/readme/papers/"*.pdf "$WORK/readme/data/responses-wide.csv"
}

# make_packages FOLDER TO: both packages of the demo in FOLDER; equal bytes when made again.
make_packages() {
  local database=sqlite:$1/maoni.db survey=gcm-side-event-2018 profile
  for profile in restricted public; do
    "$MAONI" export $survey --database "$database" --profile $profile --package "$2/$profile" || return 1
    (cd "$2/$profile" && sha256sum --check --quiet SHA256SUMS) || return 1
    "$MAONI" export $survey --database "$database" --profile $profile --package "$2/one.zip" || return 1
    "$MAONI" export $survey --database "$database" --profile $profile --package "$2/two.zip" || return 1
    cmp "$2/one.zip" "$2/two.zip" || return 1
  done
  "$MAONI" verify "$2/restricted/data" --definition "$2/restricted/survey.toml" --only-failures
}

# forms_convert: both surveys as forms; the converter of other programs reads them, and what comes back
# in is the survey that went out.
forms_convert() {
  local survey name
  for survey in surveys/*.toml; do
    name=$(basename "$survey" .toml)
    "$MAONI" survey export-xlsform "$survey" --output "$WORK/forms/$name.xlsx" &&
      "$VENV/bin/python" tests/xlsform/check_form.py "$survey" "$WORK/forms/$name.xlsx" &&
      "$MAONI" survey import-xlsform "$WORK/forms/$name.xlsx" --output "$WORK/forms/$name.toml" &&
      "$MAONI" survey export-xlsform "$WORK/forms/$name.toml" --output "$WORK/forms/again.xlsx" &&
      cmp "$WORK/forms/$name.xlsx" "$WORK/forms/again.xlsx" || return 1
  done
}

# The read API of a copy of the demo in FOLDER, closed for good, against its description.
api_keeps_its_promise() {
  local database=sqlite:$WORK/api.db port api status
  "$MAONI" backup "$WORK/api.db" --database "sqlite:$1/maoni.db" &&
    "$MAONI" survey close gcm-side-event-2018 --database "$database" &&
    port=$(free_port) || return 1
  "$MAONI" serve --database "$database" --listen "127.0.0.1:$port" --base-url "http://127.0.0.1:$port" &
  api=$!
  for _ in {1..100}; do
    (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null && break
    sleep 0.1
  done
  SCHEMATHESIS=$VENV/bin/schemathesis bash tests/api/check_api.sh "$MAONI" "$database" "http://127.0.0.1:$port"
  status=$?
  kill "$api" && wait "$api"
  return $status
}

start_site() {
  local port
  port=$(free_port) || return 1
  "$MAONI" demo --output "$WORK/site" --listen "127.0.0.1:$port" >"$LOGS/site.log" 2>&1 &
  serving=$!
  for _ in {1..300}; do
    if (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; then
      export BASE_URL=http://127.0.0.1:$port MAONI_BIN=$MAONI MAONI_DATABASE=sqlite:$WORK/site/maoni.db
      return
    fi
    kill -0 "$serving" 2>/dev/null || break
    sleep 0.2
  done
  verdict FAILED 'the demo serves its site:'
  tail -n 40 "$LOGS/site.log"
  failed=$((failed + 1))
  return 1
}

# ---- the run -------------------------------------------------------------------------------

have cargo || { say 'A Rust toolchain is needed: https://rustup.rs'; exit 2; }
say "Testing Maoni with $(rustc --version)"
install_packages
# A C compiler is the one thing that nothing can be done without.
have cc || { say 'A C compiler is needed to build.'; exit 2; }

step 'formatting' cargo fmt --check
step 'lints' cargo clippy --locked --all-targets -- -D warnings
RUSTDOCFLAGS='-D warnings' step 'documentation' cargo doc --locked --no-deps

if [[ -x $(postgres_folder)/initdb ]]; then
  step 'start PostgreSQL' start_postgres &&
    MAONI_TEST_POSTGRES=$(<"$WORK/postgres.url") && export MAONI_TEST_POSTGRES
else
  leave_out 'tests on PostgreSQL' 'PostgreSQL 15 is not installed'
fi
step 'the suite' cargo test --locked

if step 'the first command of the README' \
  cargo run --locked --release -- demo --output "$WORK/first" --no-serve &&
  step 'the demo is whole' demo_is_whole "$WORK/first"; then
  step 'the demo a second time' demo "$WORK/second" &&
    step 'the papers are the same to the byte' same_papers "$WORK/first" "$WORK/second"
  step 'the forms to print' "$MAONI" survey print surveys/gcm-side-event-2018.toml --output "$WORK/first"
  step 'the papers are PDF/UA-1 and PDF/A-2a' bash tests/validate/run.sh "$WORK/first"
  step 'the other commands of the README' readme_commands
  if have qpdf && have pdftotext; then
    for name in outcomes-summary outcomes-summary-annex; do
      step "$name in English" pdf_reads "$WORK/first/$name.en.pdf" 'artnerships'
      step "$name in French" pdf_reads "$WORK/first/$name.fr.pdf" 'partenariats'
      step "$name in Arabic" pdf_reads "$WORK/first/$name.ar.pdf" 'الشراكات'
    done
  else
    leave_out 'the papers' 'qpdf or pdftotext is not installed'
  fi
  if python_with_venv; then
    install_pandas
    step 'pandas reads the same figures' "$VENV/bin/python" tests/pandas/check_export.py "$WORK/first"
    step 'pyxform converts the forms of both surveys' forms_convert
    step 'the example forms of pyxform' "$VENV/bin/python" tests/xlsform/check_examples.py "$MAONI"
    # In a shell of its own: the database is named by a variable.
    step 'a public data set becomes a paper' eval '(public_data_set)'
    step 'two people code open answers' \
      "$VENV/bin/python" tests/package/code_answers.py "$WORK/first/maoni.db" gcm-side-event-2018
    step 'both data packages are made' make_packages "$WORK/first" "$WORK/packages" &&
      step 'every file of the packages in its own tool' \
        "$VENV/bin/python" tests/package/check_package.py "$WORK/packages/restricted" "$WORK/packages/public"
    step 'schemathesis finds the API as it is described' api_keeps_its_promise "$WORK/first"
  else
    leave_out 'pandas' 'python3-venv is not installed'
  fi
  if have chromium && have npm; then
    install_browser_tests
    start_site && step 'journeys in Chromium' npm --prefix "$BROWSER" test
  else
    leave_out 'journeys in Chromium' 'chromium or npm is not installed'
  fi
fi

say
[[ $left_out -gt 0 ]] && say "$left_out left out (see above)"
say "$passed passed, $failed failed"
[[ $failed -eq 0 ]]
