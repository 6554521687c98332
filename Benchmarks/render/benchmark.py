#!/usr/bin/env python3
"""How long a diagram takes in the process, beside `dot -Tsvg` on the same DOT. README.md says what is counted."""
import argparse
import datetime
import os
import pathlib
import platform
import statistics
import subprocess
import sys
import time

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))
import results  # noqa: E402

ROOT = HERE.parent.parent
CASES = [("example", 150, "default"), ("example", 150, "dot"), ("articles", 60, "default"), ("articles", 60, "dot"),
         ("articles", 100, "default"), ("articles", 100, "dot"), ("articles", 200, "default"), ("articles", 200, "dot")]


def extract(entente, source, target):
    if not target.exists():
        subprocess.run([entente, "extract", "--quiet", source, "-o", target], check=True)
    return target


def seconds(command):
    start = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return time.perf_counter() - start


def measure(options, graph, nodes, layout):
    dot = options.folder / f"{graph.stem}-{nodes}-{layout}.dot"
    command = [options.render, graph, str(nodes), layout, dot]
    ours, theirs = [], []
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        size = process.stdout.readline().split()
        for round in range(options.rounds + 1):
            process.stdin.write("\n")
            process.stdin.flush()
            line = process.stdout.readline().split()
            if len(line) != 2:
                sys.exit(f"benchmark: {graph} was not drawn")
            peer = seconds(["dot", "-Tsvg", dot, "-o", dot.with_suffix(".svg")])
            # The first round only warms up.
            if round > 0:
                ours.append(float(line[0]))
                theirs.append(1000 * peer)
        process.stdin.close()
    return int(size[0]), int(size[1]), ours, theirs


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--entente", default=os.environ.get("ENTENTE", ROOT / ".build/release/entente"))
    parser.add_argument("--render", default=HERE / ".build/release/render")
    parser.add_argument("--articles", type=pathlib.Path,
                        default=pathlib.Path(os.environ.get("ENTENTE_SHARED", ROOT / "../shared")) / "gold/texts-own")
    parser.add_argument("--folder", type=pathlib.Path, default=ROOT / ".build/render-benchmark")
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("-o", "--output", default=HERE / "RESULTS.md", help="- for standard output")
    options = parser.parse_args()
    options.folder.mkdir(parents=True, exist_ok=True)
    graphs = {
        "example": extract(options.entente, ROOT / "Examples/danube-talks.txt", options.folder / "example.json"),
        "articles": extract(options.entente, options.articles, options.folder / "articles.jsonl"),
    }
    version = subprocess.run(["dot", "-V"], capture_output=True, text=True).stderr.split(" - ")[-1].strip()
    lines = [f"## {datetime.date.today()}, {platform.processor() or platform.machine()}, {os.cpu_count()} cores, {version}",
             "", f"Medians of {options.rounds} rounds, in milliseconds.", "",
             "| graph | nodes | relations | layout | in process | `dot -Tsvg` | ratio |", "|---|---|---|---|---|---|---|"]
    for name, nodes, layout in CASES:
        count, relations, ours, theirs = measure(options, graphs[name], nodes, layout)
        ratio = statistics.median(ours) / statistics.median(theirs)
        lines.append(f"| {name} | {count} | {relations} | {layout} | {statistics.median(ours):.0f} |"
                     f" {statistics.median(theirs):.0f} | {ratio:.2f} |")
        print(lines[-1], file=sys.stderr, flush=True)
    results.put_first(options.output, "\n".join(lines) + "\n\n")


if __name__ == "__main__":
    main()
