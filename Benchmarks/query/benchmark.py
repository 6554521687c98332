#!/usr/bin/env python3
"""Latency of SPARQL over a store, side by side with Oxigraph. README.md says what is counted."""
import argparse
import contextlib
import datetime
import math
import os
import pathlib
import platform
import shutil
import sqlite3
import statistics
import subprocess
import sys
import time

import data

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))
import results  # noqa: E402

ROOT = HERE.parent.parent


def fail(message):
    sys.exit("benchmark: " + message)


def note(message):
    print(message, file=sys.stderr, flush=True)


# What is asked


def generate(options):
    """The quads for us and the same triples without graphs for Oxigraph. Returns the two files."""
    quads, triples = options.folder / "quads.nq", options.folder / "triples.nt"
    if quads.exists() and triples.exists():
        return quads, triples
    source = options.folder / "gold.nq"
    if not source.exists():
        lines = options.folder / "graphs.jsonl"
        with open(lines, "w", encoding="utf-8") as file:
            for part in ["dev", "own", "train"]:
                for graph in sorted((options.gold / part).glob("*.json")):
                    file.write(" ".join(graph.read_text(encoding="utf-8").split("\n")) + "\n")
        subprocess.run([options.entente, "export", lines, "-o", source], check=True)
    note(f"generating {options.triples} quads")
    with open(source, encoding="utf-8") as gold, open(quads, "w", encoding="utf-8") as ours, open(
        triples, "w", encoding="utf-8"
    ) as theirs:
        for line in data.copies(gold, options.triples):
            ours.write(line)
            theirs.write(data.triple(line))
    return quads, triples


def queries(options):
    prefixes = (HERE / "queries" / "prefixes.txt").read_text(encoding="utf-8")
    folder = options.folder / "queries"
    folder.mkdir(exist_ok=True)
    paths = []
    for source in sorted((HERE / "queries").glob("*.rq")):
        if options.only and options.only not in source.stem:
            continue
        path = folder / source.name
        path.write_text(prefixes + source.read_text(encoding="utf-8"), encoding="utf-8")
        paths.append(path)
    return paths


# Who answers


class Ours:
    name = "entente"

    def __init__(self, options, quads):
        store = options.folder / "store.db"
        if not store.exists():
            note("loading the store")
            start = time.perf_counter()
            subprocess.run([options.query, "load", quads, store], check=True)
            note(f"  {time.perf_counter() - start:.1f} s, {store.stat().st_size / 1e6:.0f} MB")
        self.process = subprocess.Popen(
            [options.query, "ask", store], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def ask(self, path):
        self.process.stdin.write(f"{path}\n")
        self.process.stdin.flush()
        line = self.process.stdout.readline().split()
        if len(line) != 2:
            fail(f"no answer to {path.name}")
        return float(line[0]), int(line[1])


class Oxigraph:
    def __init__(self, options, triples, on_disk):
        import pyoxigraph

        self.library = pyoxigraph
        self.name = "Oxigraph, " + ("on disk" if on_disk else "in memory")
        folder = options.folder / "oxigraph"
        is_new = not on_disk or not folder.exists()
        self.store = pyoxigraph.Store(folder) if on_disk else pyoxigraph.Store()
        if is_new:
            note(f"loading {self.name}")
            start = time.perf_counter()
            self.store.bulk_load(path=triples, format=pyoxigraph.RdfFormat.N_TRIPLES)
            if on_disk:
                self.store.optimize()
            note(f"  {time.perf_counter() - start:.1f} s")

    def ask(self, path):
        text = path.read_text(encoding="utf-8")
        start = time.perf_counter()
        answer = self.store.query(text)
        if isinstance(answer, self.library.QuerySolutions):
            # One line is the header. Values with line feeds in them are escaped in TSV.
            count = answer.serialize(format=self.library.QueryResultsFormat.TSV).count(b"\n") - 1
        else:
            count = 1
        return time.perf_counter() - start, count


# How long it takes


def measure(options, sides, paths):
    """The median of each side for each query, and the number of solutions."""
    figures = {}
    for path in paths:
        times = {side.name: [] for side in sides}
        counts = {}
        for round in range(options.rounds + 1):
            # Turned round every other time; the first round is not counted.
            for side in sides if round % 2 == 0 else reversed(sides):
                taken, counts[side.name] = side.ask(path)
                if round > 0:
                    times[side.name].append(taken)
        if len(set(counts.values())) > 1:
            note(f"{path.stem}: different numbers of solutions: {counts}")
            if not options.force:
                fail("what does not give the same is not compared")
        figures[path.stem] = ({name: statistics.median(each) for name, each in times.items()}, counts[sides[0].name])
        median = figures[path.stem][0]
        note(f"{path.stem:20}" + "".join(f"{median[side.name] * 1e3:12.2f} ms" for side in sides))
    return figures


def opening(options):
    """What a point query from the command line takes beside sqlite3, whole processes: medians in seconds."""
    store = options.folder / "store.db"
    lookup = 'SELECT ?p ?o WHERE { <https://w3id.org/entente/id/mahmoud-abbas.3> ?p ?o }'
    commands = {
        "entente": [options.entente, "query", store, lookup],
        "sqlite3": ["sqlite3", store, "select count(*) from sqlite_schema"],
    }
    # The command opens stores only, which this file, quads and nothing else, has to say that it is.
    with contextlib.closing(sqlite3.connect(store)) as database:
        database.executescript("PRAGMA application_id = 0x454E5445; PRAGMA user_version = 1")
    times = {name: [] for name in commands}
    for round in range(options.rounds * 2 + 1):
        for name, command in commands.items():
            start = time.perf_counter()
            subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
            if round > 0:
                times[name].append(time.perf_counter() - start)
    return {name: statistics.median(each) for name, each in times.items()}


def mean(ratios):
    return math.exp(sum(math.log(ratio) for ratio in ratios) / len(ratios))


def report(options, sides, figures, opened):
    names = [side.name for side in sides]
    lines = [
        f"## {datetime.date.today()}, {platform.processor() or platform.machine()}, {os.cpu_count()} cores", "",
        f"{options.triples} quads, median of {options.rounds} rounds, milliseconds; ratio of entente to the other.", "",
        "| query | solutions | " + " | ".join(names) + " | " + " | ".join("ratio" for _ in names[1:]) + " |",
        "|---|---|" + "---|" * (2 * len(names) - 1),
    ]
    ratios = {name: [] for name in names[1:]}
    for query, (median, count) in figures.items():
        row = [f"{median[name] * 1e3:.2f}" for name in names]
        for name in names[1:]:
            ratios[name].append(median[names[0]] / median[name])
            row.append(f"{ratios[name][-1]:.2f}")
        lines.append(f"| {query} | {count} | " + " | ".join(row) + " |")
    for name in names[1:]:
        lines.append("")
        lines.append(f"To {name}: geometric mean {mean(ratios[name]):.2f}, worst {max(ratios[name]):.2f}.")
    if opened:
        lines.append("")
        lines.append(
            f"A point query from the command line: {opened['entente'] * 1e3:.0f} ms; "
            f"sqlite3 opens the store in {opened['sqlite3'] * 1e3:.0f} ms.")
    return "\n".join(lines) + "\n"


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--triples", type=int, default=2_200_000, help="how many quads at least (2,200,000)")
    parser.add_argument("--rounds", type=int, default=5, help="rounds that are counted (5)")
    parser.add_argument("--folder", type=pathlib.Path, default=ROOT / ".build" / "query-benchmark", help="for the stores")
    parser.add_argument("--only", help="queries whose name has this")
    parser.add_argument("--no-memory", action="store_true", help="Oxigraph on disk alone")
    parser.add_argument("--force", action="store_true", help="go on where the numbers of solutions differ")
    parser.add_argument("--results", default=str(HERE / "RESULTS.md"), help="where the table goes; - for standard output")
    options = parser.parse_args()
    options.entente = os.environ.get("ENTENTE", ROOT / ".build" / "release" / "entente")
    options.query = os.environ.get("ENTENTE_QUERY", HERE / ".build" / "release" / "query")
    options.gold = pathlib.Path(os.environ.get("ENTENTE_SHARED", ROOT.parent / "shared")) / "gold"
    if not options.gold.is_dir():
        fail(f"{options.gold} is not there: ENTENTE_SHARED names the folder that has gold in it")
    options.folder.mkdir(parents=True, exist_ok=True)

    quads, triples = generate(options)
    sides = [Ours(options, quads), Oxigraph(options, triples, on_disk=True)]
    if not options.no_memory:
        sides.append(Oxigraph(options, triples, on_disk=False))
    figures = measure(options, sides, queries(options))
    opened = None
    if not options.only and shutil.which("sqlite3") and pathlib.Path(options.entente).exists():
        opened = opening(options)
    text = report(options, sides, figures, opened)
    results.put_first(options.results, text)


if __name__ == "__main__":
    main()
