#!/usr/bin/env python3
"""From opening a served store's page to the first paint, and to the diagram. README.md says what is counted."""
import argparse
import datetime
import json
import os
import pathlib
import platform
import re
import statistics
import subprocess
import sys
import threading

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))
import results  # noqa: E402
from chromium import SIZE, Chromium  # noqa: E402

ROOT = HERE.parent.parent
# The frame that the script draws first is the whole diagram.
TIMES = """(() => {
    const paint = (name) => performance.getEntriesByName(name)[0]?.startTime;
    const [first, content] = [paint("first-paint"), paint("first-contentful-paint")];
    const drawn = window.entente && entente.frames()[0];
    const [{responseEnd}] = performance.getEntriesByType("navigation");
    return first && content && drawn && [responseEnd, first, content, drawn.time + drawn.cost];
})()"""
ROWS = ["the page has come", "first paint", "first contentful paint", "the diagram is drawn", "the server's part"]


class Server:
    def __init__(self, entente, store):
        self.process = subprocess.Popen([entente, "serve", store, "--port", "0"], stderr=subprocess.PIPE, text=True)
        self.pages = []
        self.base = None
        for line in self.process.stderr:
            if found := re.search(r"http://127\.0\.0\.1:\d+", line):
                self.base = found[0]
                break
        if self.base is None:
            sys.exit("first-paint: the server did not start")
        self.reader = threading.Thread(target=self._read, daemon=True)
        self.reader.start()

    def _read(self):
        for line in self.process.stderr:
            entry = json.loads(line)
            if entry.get("path") == "/":
                self.pages.append(entry["ms"])

    def stop(self):
        self.process.terminate()
        self.process.wait(timeout=30)
        self.reader.join(timeout=10)


def visits(options, count):
    """Milliseconds as ROWS has them, for each of so many visits to a server that has just been started. Each has a browser of
    its own, which is there before the visit begins."""
    server = Server(options.entente, options.store)
    times = []
    try:
        for _ in range(count):
            with Chromium() as browser:
                page = browser.page()
                page.go(server.base + "/")
                times.append(page.wait(TIMES))
                version = browser.version
                total = page.ask("JSON.parse(document.getElementById('config').textContent).totals")
    finally:
        server.stop()
    return [[*visit, ms] for visit, ms in zip(times, server.pages)], version, total


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("store", type=pathlib.Path)
    parser.add_argument("--entente", default=os.environ.get("ENTENTE", ROOT / ".build/release/entente"))
    parser.add_argument("--servers", type=int, default=5, help="how many are started")
    parser.add_argument("--visits", type=int, default=4, help="to each")
    parser.add_argument("-o", "--output", default=HERE / "RESULTS.md", help="- for standard output")
    options = parser.parse_args()
    first, later = [], []
    for _ in range(options.servers):
        times, version, total = visits(options, options.visits)
        first.append(times[0])
        later += times[1:]
        print(*[[round(value) for value in visit] for visit in times], file=sys.stderr, flush=True)

    def figures(visits, column):
        values = [visit[column] for visit in visits]
        return f"{statistics.median(values):.0f} ({min(values):.0f} to {max(values):.0f})"

    lines = [
        f"## First paint, {datetime.date.today()}, {platform.processor() or platform.machine()}, {os.cpu_count()} cores, "
        f"Chromium {version}", "",
        f"{total['entities']:,} entities, {total['relations']:,} relations, {total['documents']:,} articles, "
        f"{options.store.stat().st_size >> 20} MB; {SIZE[0]} × {SIZE[1]} pixels; {options.servers} servers, {options.visits} visits "
        "to each. Milliseconds from the start of the navigation: median (least to most).", "",
        "| | a server's first visit | later ones |", "|---|---|---|",
    ] + [f"| {name} | {figures(first, column)} | {figures(later, column)} |" for column, name in enumerate(ROWS)]
    results.put_first(options.output, "\n".join(lines) + "\n\n")


if __name__ == "__main__":
    main()
