#!/bin/sh
# Scores the program on gold graphs: score.sh PROGRAM SHARED [SET TEXTS]
set -eu
program=$1
shared=$2
set=${3:-dev}
texts=${4:-texts}
if [ ! -d "$shared/gold/$set" ]; then
    echo "no gold graphs at $shared/gold/$set: nothing to score" >&2
    exit 2
fi
out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT
"$program" extract "$shared/gold/$texts" --format jsonl -o "$out/predicted.jsonl"
python3 "$shared/bench/score.py" "$shared/gold/$set" "$out/predicted.jsonl"
