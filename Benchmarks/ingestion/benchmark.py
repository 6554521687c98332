#!/usr/bin/env python3
"""What a store costs while articles are read, and whether that grows with it. README.md says what is counted."""
import argparse
import datetime
import os
import pathlib
import platform
import shutil
import statistics
import subprocess
import sys
import time

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))
import results  # noqa: E402

ROOT = HERE.parent.parent
PART = 5000


def fail(message):
    sys.exit("benchmark: " + message)


def note(message):
    print(message, file=sys.stderr, flush=True)


def run(command):
    """The processor's and the clock's seconds of a process."""
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        fail(f"{' '.join(map(str, command))}: exit code {process.returncode}")
    return usage.ru_utime + usage.ru_stime, time.perf_counter() - start


# The share of writing


def texts(options, words):
    """A folder with a copy of each text of at least so many words, and how long they are on average."""
    folder = options.folder / f"texts-{words}"
    folder.mkdir()
    lengths = []
    for source in sorted(options.texts.glob("*.txt")):
        length = len(source.read_text(encoding="utf-8").split())
        if length >= words:
            lengths.append(length)
            # Each once more under another name, where there is too little to measure.
            for copy in range(options.copies if words == 0 else 5 * options.copies):
                shutil.copy(source, folder / f"{source.stem}-{copy}.txt")
    if not lengths:
        fail(f"{options.texts} has no text of {words} words")
    return folder, statistics.mean(lengths)


def share(options, folder, large):
    """Medians of processor and clock of reading alone, of reading into a new store, and into one of many articles."""
    store, lines = options.folder / "articles.db", options.folder / "articles.jsonl"
    into = [options.entente, "extract", "--quiet", folder, "--into", store]
    commands = {"plain": [options.entente, "extract", "--quiet", folder, "-o", lines], "new": into}
    if large:
        commands["large"] = into
    times = {name: [] for name in commands}
    for round in range(options.rounds + 1):
        order = list(commands) if round % 2 == 0 else list(reversed(commands))
        for name in order:
            for file in options.folder.glob("articles.db*"):
                file.unlink()
            if name == "large":
                shutil.copy(large, store)
            taken = run(commands[name])
            # The first round only warms up.
            if round > 0:
                times[name].append(taken)
                note(f"{name:8}{taken[0]:8.2f} s of processor {taken[1]:8.2f} s")
    return {name: [statistics.median(each) for each in zip(*rows)] for name, rows in times.items()}


# The cost of one article after another


def growth(options):
    """For each part the processor's and the clock's milliseconds an article, and the store's size in MB."""
    store = options.folder / "grown.db"
    for file in options.folder.glob("grown.db*"):
        file.unlink()
    command = [options.ingestion, store, str(options.articles), "16"]
    rows = []
    part = []
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        for line in process.stdout:
            count, processor, clock, size = line.split()
            part.append((float(processor), float(clock)))
            if int(count) % PART == 0:
                means = [1000 * sum(each) / PART for each in zip(*part)]
                rows.append((int(count), *means, int(size)))
                note(f"{count:>8} {means[0]:8.2f} ms of processor {means[1]:8.2f} ms {size:>6} MB")
                part = []
    if process.returncode != 0 or not rows:
        fail("the articles could not be added")
    return store, rows


def report(shares, rows):
    lines = [f"## {datetime.date.today()}, {platform.processor() or platform.machine()}, {os.cpu_count()} cores", ""]
    for articles, words, medians in shares:
        lines += [f"{articles} articles of {words:.0f} words on average, medians in seconds.", ""]
        names = {"new": "into a new store", "large": f"into one of {rows[-1][0] if rows else 0} articles"}
        names = {name: title for name, title in names.items() if name in medians}
        lines += ["| | extract | " + " | ".join(f"{title} | more" for title in names.values()) + " |"]
        lines += ["|---" * (2 + 2 * len(names)) + "|"]
        for index, name in enumerate(["processor", "clock"]):
            plain = medians["plain"][index]
            cells = [f"{medians[n][index]:.2f} | {100 * (medians[n][index] / plain - 1):.1f} %" for n in names]
            lines.append(f"| {name} | {plain:.2f} | " + " | ".join(cells) + " |")
        if "large" in medians:
            ratios = [medians["large"][index] / medians["new"][index] for index in (0, 1)]
            lines += ["", "An article in the large store to one in the new: processor {:.2f}, clock {:.2f}.".format(*ratios)]
        lines.append("")
    if rows:
        lines += ["Storing alone, milliseconds an article.", ""]
        lines += ["| articles | processor | clock | store, MB |", "|---|---|---|---|"]
        lines += [f"| to {count} | {cpu:.2f} | {clock:.2f} | {size} |" for count, cpu, clock, size in rows]
        first, last = rows[0], rows[-1]
        lines += ["", f"The last {PART} to the first: processor {last[1] / first[1]:.2f}, clock {last[2] / first[2]:.2f}.", ""]
    return "\n".join(lines)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=50_000, help="generated articles (50,000); 0 for none")
    parser.add_argument("--rounds", type=int, default=3, help="rounds of reading that are counted (3); 0 for none")
    parser.add_argument("--copies", type=int, default=1, help="how many of each text are read (1; of long ones five times as many)")
    parser.add_argument("--folder", type=pathlib.Path, default=ROOT / ".build" / "ingestion-benchmark", help="for the stores")
    parser.add_argument("--results", default=str(HERE / "RESULTS.md"), help="where the tables go; - for standard output")
    options = parser.parse_args()
    options.entente = os.environ.get("ENTENTE", ROOT / ".build" / "release" / "entente")
    options.ingestion = os.environ.get("ENTENTE_INGESTION", HERE / ".build" / "release" / "ingestion")
    shared = pathlib.Path(os.environ.get("ENTENTE_SHARED", ROOT.parent / "shared"))
    options.texts = shared / "gold" / "texts-train"
    if not options.texts.is_dir():
        options.texts = ROOT / "Examples"
        note(f"{shared}/gold/texts-train is not there; reading {options.texts}")
    shutil.rmtree(options.folder, ignore_errors=True)
    options.folder.mkdir(parents=True)

    large, rows = growth(options) if options.articles else (None, [])
    shares = []
    for words in (0, 200) if options.rounds else ():
        folder, length = texts(options, words)
        note(f"texts of {length:.0f} words on average")
        shares.append((len(list(folder.iterdir())), length, share(options, folder, large)))
    text = report(shares, rows)
    results.put_first(options.results, text)


if __name__ == "__main__":
    main()
