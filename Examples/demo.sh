#!/bin/sh
# Reads the example article and writes everything that people may want to see before they try: Output/.
set -eu
entente=$1
here=$(dirname "$0")
out=$here/../Output
article=$here/danube-talks.txt
mkdir -p "$out"
"$entente" extract "$article" -o "$out/graph.json"
for format in svg png dot html; do
    "$entente" render "$out/graph.json" --title "Ministers reopen river talks" -o "$out/diagram.$format"
done
"$entente" export "$out/graph.json" -o "$out/graph.ttl"
"$entente" export "$out/graph.json" -o "$out/graph.nt"
"$entente" export "$out/graph.json" -o "$out/graph.jsonld"
"$entente" export "$out/graph.json" -o "$out/graph.graphml"
"$entente" query "$out/graph.json" --results csv -o "$out/relations.csv"
"$entente" stats "$out/graph.json" >"$out/stats.txt"
echo "wrote Output/: see diagram.png, diagram.html (open it in a browser), graph.json, graph.ttl, graph.jsonld, graph.graphml, relations.csv"
"$entente" query "$out/graph.json" --results table
