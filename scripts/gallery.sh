#!/bin/sh
# Makes the pictures of docs/gallery: diagrams as `render` draws them, and pages as a browser shows them.
# Needs chromium, pngquant, and the texts beside the project (../shared, or ENTENTE_SHARED).
set -eu
cd "$(dirname "$0")/.."
entente=$(realpath "${ENTENTE:-.build/release/entente}")
shared=${ENTENTE_SHARED:-../shared}
out=$(pwd)/docs/gallery
work=$(mktemp -d)
server=
trap '[ -z "$server" ] || kill "$server"; rm -rf "$work"' EXIT

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

# NAME ADDRESS: a page in a window of 1400 by 900.
shot() {
    chromium --headless=new --no-sandbox --disable-gpu --hide-scrollbars --force-device-scale-factor=1 \
        --window-size=1400,900 --virtual-time-budget=5000 --user-data-dir="$work/chromium" \
        --screenshot="$out/$1.png" "$2" 2>/dev/null
}
"$entente" render --quiet "$work/example.json" --title "Ministers reopen river talks" -o "$work/example.html"
"$entente" render --quiet "$work/news.jsonl" --max-nodes 200 --title "352 short news items, written for tests" -o "$work/200.html"
"$entente" render --quiet "$work/news.jsonl" --title "352 short news items, written for tests" -o "$work/2000.html"
"$entente" render --quiet "$work/seed.json" -o "$work/seed.html"
shot page-example-light "file://$work/example.html#theme=light&select=node:irina-cebotari"
shot page-example-dark "file://$work/example.html#theme=dark"
shot page-seed-light "file://$work/seed.html#theme=light"
shot page-seed-dark "file://$work/seed.html#theme=dark&select=edge:john-kerry~russia"
shot page-200-light "file://$work/200.html#theme=light"
shot page-200-dark "file://$work/200.html#theme=dark&select=node:russia"
shot page-2000-light "file://$work/2000.html#theme=light"
shot page-2000-dark "file://$work/2000.html#theme=dark"

# The server, with an article of the news and what it says beside it.
"$entente" extract --quiet "$shared/gold/texts-own" --into "$work/news.db"
"$entente" serve "$work/news.db" --port 8099 --quiet &
server=$!
until curl -sf http://127.0.0.1:8099/health >/dev/null; do sleep 0.2; done
shot serve-start "http://127.0.0.1:8099/#theme=light&select=node:russia"
shot serve-article "http://127.0.0.1:8099/article?id=own3-4"
shot serve-entity "http://127.0.0.1:8099/entity/russia"
pngquant --force --skip-if-larger --ext .png 96 "$out"/*.png || [ $? -eq 98 ]
