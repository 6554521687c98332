#!/bin/sh
# Makes the RDF library's documentation, a static site, from a module that is built: scripts/docs.sh MODULES OUT
set -eu
modules=$1
out=$2
root=$(cd "$(dirname "$0")/.." && pwd)
graphs=$(mktemp -d)
trap 'rm -rf "$graphs"' EXIT

target=$(swift -print-target-info | sed -n 's/.*"triple": "\(.*\)",/\1/p' | head -n 1)
[ "$(uname)" = Darwin ] && sdk="-sdk $(xcrun --show-sdk-path)" || sdk=
# shellcheck disable=SC2086
swift symbolgraph-extract -module-name RDF -I "$modules" -Xcc -fmodule-map-file="$root/Sources/CExpat/module.modulemap" \
    -target "$target" $sdk -minimum-access-level public -skip-synthesized-members -output-dir "$graphs"
rm -rf "$out"
docc convert "$root/Sources/RDF/RDF.docc" --additional-symbol-graph-dir "$graphs" --fallback-display-name RDF \
    --fallback-bundle-identifier entente.RDF --output-path "$out" --warnings-as-errors
echo "$out"
