#!/usr/bin/env python3
"""Frames a second of a page with 2,000 entities while a hand moves about in it. README.md says what is counted."""
import argparse
import datetime
import json
import os
import pathlib
import platform
import random
import statistics
import subprocess
import sys
import time

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))
import results  # noqa: E402
from chromium import SIZE, Chromium  # noqa: E402

ROOT = HERE.parent.parent
SYLLABLES = ["ba", "cor", "del", "fen", "gra", "hol", "ist", "jor", "ka", "lim", "mar", "nev", "ol", "pra", "ros", "sten", "tul",
             "var", "wen", "zan"]
TYPES = ["person"] * 5 + ["organization"] * 3 + ["country", "place"]
PREDICATES = {"meets": "met", "condemns": "condemned", "supports": "supports", "memberOf": "belongs to", "accuses": "accused",
              "ally": "is an ally of", "cooperatesWith": "works with", "threatens": "threatened"}


def graph(nodes, lines):
    """Invented entities of which a few have very many relations, as in news: who has some gets more."""
    chance = random.Random(2000)
    word = lambda: "".join(chance.choice(SYLLABLES) for _ in range(chance.randint(2, 3))).title()  # noqa: E731
    names = {}
    while len(names) < nodes:
        names[f"{word()} {word()}"] = chance.choice(TYPES)
    entities = [{"id": f"e{number}", "name": name, "type": kind, "aliases": [], "mentionCount": 1}
                for number, (name, kind) in enumerate(names.items())]
    ends = [0, 1]
    pairs = [(0, 1)]
    while len(pairs) < lines:
        a = min(nodes - 1, 2 + len(pairs) * (nodes - 2) // lines)
        b = chance.choice(ends)
        if a != b and (a, b) not in pairs[-8:]:
            pairs.append((a, b))
            ends += [a, b]
    relations = []
    for a, b in pairs:
        predicate = chance.choice(list(PREDICATES))
        start, end = entities[a]["name"], entities[b]["name"]
        sentence = f"{start} {PREDICATES[predicate]} {end} on Friday, after talks about the harbour had ended without a result."
        relations.append({"subject": f"e{a}", "predicate": predicate, "object": f"e{b}", "status": "actual", "confidence": 0.8,
                          "evidence": [{"start": 0, "end": len(sentence), "quote": PREDICATES[predicate],
                                        "sentence": sentence}]})
    return {"id": "invented", "title": "Invented news", "date": "2026-06-05", "entities": entities, "relations": relations}


def wave(step, length, width):
    """To and fro between 0 and `width`, once in `length` steps."""
    part = step % length / length
    return width * (2 * part if part < 0.5 else 2 - 2 * part)


def pan(page, step, isFirst):
    if isFirst:
        page.mouse("mouseMoved", 120, 160)
        page.mouse("mousePressed", 120, 160, button="left", clickCount=1)
    page.mouse("mouseMoved", 120 + wave(step, 240, 420), 160 + wave(step, 170, 300), button="left", buttons=1)


def zoom(page, step, _):
    page.mouse("mouseWheel", 520, 470, deltaX=0, deltaY=-24 if step % 120 < 60 else 24)


def hover(page, step, _):
    page.mouse("mouseMoved", 60 + wave(step, 900, 900), 140 + wave(step, 290, 660))


def look(page, steps):
    """At everything, or so many steps nearer."""
    for button in ["zoom-fit"] + ["zoom-in"] * steps:
        page.ask(f"document.getElementById('{button}').click()")
        page.ask("new Promise(done => setTimeout(done, 400))")


def measure(page, seconds, move):
    """The frames a second from each frame to the next, and how many times the diagram was drawn."""
    page.ask("""(() => {
        window.marks = [];
        const next = (time) => { window.marks.push(time); window.request = requestAnimationFrame(next); };
        window.request = requestAnimationFrame(next);
        window.drawn = 0; window.began = performance.now();
    })()""")
    start = time.perf_counter()
    step = 0
    while (now := time.perf_counter() - start) < seconds:
        # A mouse tells where it is some 120 times a second.
        if now >= step / 120:
            move(page, step, step == 0)
            step += 1
        else:
            time.sleep(step / 120 - now)
    marks, drawn = page.ask("""(() => {
        cancelAnimationFrame(window.request);
        return [window.marks, entente.frames().filter(({time}) => time >= window.began).length];
    })()""")
    page.mouse("mouseReleased", 300, 300, button="left", clickCount=1)
    page.mouse("mouseMoved", 2, 2)
    rates = sorted(1000 / (b - a) for a, b in zip(marks[1:], marks[2:]) if b > a)
    return statistics.median(rates), rates[len(rates) // 20], len(marks) / seconds, drawn / seconds


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--entente", default=os.environ.get("ENTENTE", ROOT / ".build/release/entente"))
    parser.add_argument("--folder", type=pathlib.Path, default=ROOT / ".build/explorer-benchmark")
    parser.add_argument("--nodes", type=int, default=2000)
    parser.add_argument("--seconds", type=float, default=5)
    parser.add_argument("-o", "--output", default=HERE / "RESULTS.md", help="- for standard output")
    options = parser.parse_args()
    options.folder.mkdir(parents=True, exist_ok=True)
    source, target = options.folder / "invented.jsonl", options.folder / "invented.html"
    source.write_text(json.dumps(graph(options.nodes, 2 * options.nodes)) + "\n", encoding="utf-8")
    start = time.perf_counter()
    subprocess.run([options.entente, "render", source, "--max-nodes", str(options.nodes), "-o", target], check=True)
    made = time.perf_counter() - start
    rows = []
    with Chromium() as browser:
        page = browser.page()
        page.go(target.as_uri())
        page.wait("window.entente && entente.frames().length")
        nodes, edges = page.ask("[entente.state().nodes.length, entente.state().edges]")
        if nodes != options.nodes:
            sys.exit(f"frames: the page shows {nodes} entities, not {options.nodes}")
        for place, steps in [("all in sight", 0), ("near", 8)]:
            for name, move in [("pan", pan), ("zoom", zoom), ("hover", hover)]:
                look(page, steps)
                rows.append((f"{name}, {place}", *measure(page, options.seconds, move)))
                print(*rows[-1], file=sys.stderr, flush=True)
    lines = [
        f"## Frames, {datetime.date.today()}, {platform.processor() or platform.machine()}, {os.cpu_count()} cores, "
        f"Chromium {browser.version}", "",
        f"{nodes} entities, {edges} lines, {SIZE[0]} × {SIZE[1]} pixels, {options.seconds:g} s each; the page of "
        f"{target.stat().st_size >> 10} KB was made in {made:.1f} s.", "",
        "| | frames/s, median | 5th percentile | frames in a second | of them the diagram was drawn in |",
        "|---|---|---|---|---|",
    ] + [f"| {name} | " + " | ".join(f"{value:.0f}" for value in values) + " |" for name, *values in rows]
    results.put_first(options.output, "\n".join(lines) + "\n\n")


if __name__ == "__main__":
    main()
