#!/bin/sh
# Fuzzes readers, all of them unless some are named, one after the other: Fuzzing/run.sh SHARED [READER…]
# SECONDS_EACH=180 says for how long, FUZZ_OPTIONS has further options for libFuzzer.
set -eu
# Swift's own backtraces do not go together with AddressSanitizer.
export SWIFT_BACKTRACE=enable=no
shared=$(cd "$1" 2>/dev/null && pwd || true)
shift
cd "$(dirname "$0")"
[ $# -gt 0 ] || set -- ntriples nquads turtle trig rdfxml jsonld json

# The linker that Swift uses by default trips over the sanitizers' symbols.
swift build -c release -Xswiftc -sanitize=fuzzer,address -Xcc -fsanitize=fuzzer-no-link,address -Xswiftc -use-ld=lld

for reader; do
    case $reader in
    ntriples) suffixes=nt dictionary=lines ;;
    nquads) suffixes="nq nt" dictionary=lines ;;
    turtle) suffixes="ttl nt" dictionary=turtle ;;
    trig) suffixes="trig nq" dictionary=turtle ;;
    rdfxml) suffixes=rdf dictionary=rdfxml ;;
    jsonld | json) suffixes="jsonld json" dictionary=jsonld ;;
    *) echo "no reader $reader; there are ntriples, nquads, turtle, trig, rdfxml, jsonld, json" >&2; exit 2 ;;
    esac
    corpus=.build/corpus/$reader
    seeds=.build/seeds/$reader
    mkdir -p "$corpus" "$seeds" .build/findings
    # The W3C's tests are the best seeds there are; without them it begins with nothing.
    if [ -n "$shared" ] && [ -d "$shared/data/w3c" ]; then
        for suffix in $suffixes; do
            find "$shared/data/w3c" -name "*.$suffix" -size -4k | while read -r file; do
                cp "$file" "$seeds/$(echo "$file" | cksum | tr ' ' -).$suffix"
            done
        done
    fi
    .build/release/fuzz-"$reader" -max_total_time="${SECONDS_EACH:-180}" -max_len=4096 -timeout=10 \
        -rss_limit_mb=2048 -detect_leaks=0 -dict="Dictionaries/$dictionary.dict" \
        -artifact_prefix=".build/findings/$reader-" -print_final_stats=1 ${FUZZ_OPTIONS:-} "$corpus" "$seeds"
done
