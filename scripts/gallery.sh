#!/bin/sh
# Makes the pictures of docs/gallery: diagrams as `render` draws them, and pages as a browser shows them.
# Needs chromium, pngquant, and the texts beside the project (../shared, or ENTENTE_SHARED).
set -eu
cd "$(dirname "$0")/.."
entente=$(realpath "${ENTENTE:-.build/release/entente}")
shared=${ENTENTE_SHARED:-../shared}
out=$(pwd)/docs/gallery
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

"$entente" extract --quiet Examples/danube-talks.txt -o "$work/example.json"
"$entente" extract --quiet "$shared"/gold/texts/seed*.txt -o "$work/seed.json"
"$entente" extract --quiet "$shared/gold/texts-own" -o "$work/news.jsonl"

# NAME GRAPH OPTION…: a diagram in both themes.
diagram() {
    name=$1
    graph=$2
    shift 2
    for theme in light dark; do
        "$entente" render --quiet "$work/$graph" --theme $theme "$@" -o "$out/$name-$theme.png"
    done
}
diagram example example.json --title "Ministers reopen river talks" --dpi 110
diagram clusters example.json --title "Ministers reopen river talks" --cluster country --focus Cebotari --dpi 110
diagram seed seed.json --dpi 110
diagram 200 news.jsonl --max-nodes 200 --title "352 short news items, written for tests" --dpi 72
diagram 2000 news.jsonl --max-nodes 2000 --title "352 short news items, written for tests" --dpi 36

# NAME PAGE FRAGMENT: a page in a window of 1400 by 900.
shot() {
    chromium --headless=new --no-sandbox --disable-gpu --hide-scrollbars --force-device-scale-factor=1 \
        --window-size=1400,900 --virtual-time-budget=5000 --user-data-dir="$work/chromium" \
        --screenshot="$out/$1.png" "file://$work/$2.html#$3" 2>/dev/null
}
"$entente" render --quiet "$work/example.json" --title "Ministers reopen river talks" -o "$work/example.html"
"$entente" render --quiet "$work/news.jsonl" --max-nodes 200 --title "352 short news items, written for tests" -o "$work/200.html"
"$entente" render --quiet "$work/news.jsonl" --title "352 short news items, written for tests" -o "$work/2000.html"
"$entente" render --quiet "$work/seed.json" -o "$work/seed.html"
shot page-example-light example "theme=light&select=node:irina-cebotari"
shot page-example-dark example "theme=dark"
shot page-seed-light seed "theme=light"
shot page-seed-dark seed "theme=dark&select=edge:john-kerry~russia"
shot page-200-light 200 "theme=light"
shot page-200-dark 200 "theme=dark&select=node:russia"
shot page-2000-light 2000 "theme=light"
shot page-2000-dark 2000 "theme=dark"
pngquant --force --skip-if-larger --ext .png 96 "$out"/*.png || [ $? -eq 98 ]
