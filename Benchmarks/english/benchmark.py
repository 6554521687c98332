#!/usr/bin/env python3
"""Speed and memory of `entente analyze`, side by side with spaCy's small English model.

Speed: the same texts, one thread each, then two threads of Entente against two processes of spaCy, in alternating
runs. Memory: the peak of a whole process on a corpus of many files, and on one file. README.md says what is counted.
"""
import argparse
import datetime
import importlib.machinery
import importlib.util
import json
import os
import pathlib
import platform
import resource
import statistics
import subprocess
import sys
import tempfile
import time

sys.dont_write_bytecode = True
HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
BATCHES = "32,64,128,256,512,1024"
ONE_THREAD = {name: "1" for name in (
    "OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS", "NUMEXPR_NUM_THREADS")}


def fail(message):
    sys.exit("benchmark: " + message)


def note(message):
    print(message, file=sys.stderr, flush=True)


def cold_start():
    """The other benchmark, which knows where spaCy is and what machine this is."""
    loader = importlib.machinery.SourceFileLoader("cold_start", str(ROOT / "Benchmarks" / "cold-start"))
    module = importlib.util.module_from_spec(importlib.util.spec_from_loader("cold_start", loader))
    loader.exec_module(module)
    return module


# Texts


def read_texts(folder):
    files = sorted(pathlib.Path(folder).glob("*.txt"))
    if not files:
        fail(f"{folder} holds no .txt files; set ENTENTE_SHARED or give --texts")
    return [file.read_text(encoding="utf-8") for file in files]


def corpus(texts, words, folder):
    """Writes the texts, again and again, until there are so many words.

    Returns the number of files and of words.
    """
    folder.mkdir()
    files = count = 0
    while count < words:
        for text in texts:
            (folder / f"{files:06}.txt").write_text(text, encoding="utf-8")
            files += 1
            count += len(text.split())
            if count >= words:
                break
    return files, count


def one_file(folder, target):
    """All files of a corpus as one."""
    target.mkdir()
    with open(target / "all.txt", "w", encoding="utf-8") as file:
        for text in sorted(folder.iterdir()):
            file.write(text.read_text(encoding="utf-8").strip() + "\n\n")


# The contestants


class Entente:
    def __init__(self, program, subcommand="analyze"):
        self.program = program
        self.subcommand = subcommand
        self.environment = {name: value for name, value in os.environ.items() if name != "ENTENTE_MODEL"}

    def command(self, folder, jobs):
        lines = ["--format", "jsonl"] if self.subcommand == "extract" else []
        return [self.program, self.subcommand, str(folder), *lines, "--jobs", str(jobs), "-o", os.devnull]

    def seconds(self, folder, jobs):
        """The whole process: loading, reading, analysis, CoNLL-U."""
        start = time.perf_counter()
        run = subprocess.run(self.command(folder, jobs), stderr=subprocess.PIPE, env=self.environment)
        seconds = time.perf_counter() - start
        if run.returncode != 0:
            fail(f"entente {self.subcommand} failed:\n{run.stderr.decode(errors='replace')}")
        return seconds

    def memory(self, folder):
        return peak_memory(self.command(folder, os.cpu_count()), self.environment)


class SpaCy:
    def __init__(self, python):
        self.python = python
        self.environment = {**os.environ, **ONE_THREAD}
        self.batch = None
        self.versions = None

    def command(self, folder, *options):
        return [self.python, str(HERE / "spacy_worker.py"), str(folder), *options]

    def calibrate(self, folder):
        run = subprocess.run(
            self.command(folder, "--calibrate", BATCHES), stdout=subprocess.PIPE, env=self.environment, check=True)
        self.batch = int(run.stdout)

    def seconds(self, folder, processes):
        """From the moment at which all processes are ready until the last is done, and the mean time of loading."""
        workers = [
            subprocess.Popen(
                self.command(folder, "--batch", str(self.batch), "--part", f"{index + 1}/{processes}"),
                stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=self.environment, text=True)
            for index in range(processes)
        ]
        for worker in workers:
            if worker.stdout.readline() != "ready\n":
                fail("spaCy failed")
        start = time.perf_counter()
        for worker in workers:
            worker.stdin.write("go\n")
            worker.stdin.flush()
        results = [worker.stdout.readline() for worker in workers]
        seconds = time.perf_counter() - start
        if any(worker.wait() != 0 for worker in workers):
            fail("spaCy failed")
        results = [json.loads(result) for result in results]
        self.versions = f"spaCy {results[0]['spacy']} with {results[0]['model']}"
        return seconds, statistics.mean(result["load"] for result in results)

    def memory(self, folder):
        return peak_memory(self.command(folder, "--batch", str(self.batch)), self.environment)


def peak_memory(command, environment):
    """The most memory that a process had at once, in megabytes; None if it failed.

    It may have nine tenths of the machine's memory, so that it fails and not the machine.
    """
    limit = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") * 9 // 10
    worker = subprocess.Popen(
        command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, env=environment,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_DATA, (limit, limit)))
    message = worker.stderr.read().decode(errors="replace")
    _, status, usage = os.wait4(worker.pid, 0)
    worker.returncode = os.waitstatus_to_exitcode(status)
    if worker.returncode != 0:
        note(f"{' '.join(command[:3])} … ended with {worker.returncode}:\n{message[-600:]}")
        return None
    unit = 1 if platform.system() == "Darwin" else 1024
    return usage.ru_maxrss * unit / 1e6


# The measurements


def speed(entente, extraction, spacy, folder, words, small, rounds):
    """For each number of threads, the words a second of all by round; and the times of loading.

    `extraction` is Entente when it reads on, to graphs.
    """
    rates = {threads: {"entente": [], "extraction": [], "spacy": []} for threads in (1, 2)}
    loads = {"entente": [], "spacy": []}
    for number in range(rounds):
        for threads, rate in rates.items():
            def run_entente():
                load = entente.seconds(small, threads)
                seconds = entente.seconds(folder, threads)
                loads["entente"].append(load)
                rate["entente"].append(words / (seconds - load))

            def run_extraction():
                seconds = extraction.seconds(folder, threads) - extraction.seconds(small, threads)
                rate["extraction"].append(words / seconds)

            def run_spacy():
                seconds, load = spacy.seconds(folder, threads)
                loads["spacy"].append(load)
                rate["spacy"].append(words / seconds)

            turns = [run_entente, run_spacy, run_extraction]
            for turn in turns if number % 2 == 0 else reversed(turns):
                turn()
            note(
                f"round {number + 1} of {rounds}, {threads} at a time: Entente {rate['entente'][-1]:.0f}, "
                f"to graphs {rate['extraction'][-1]:.0f}, spaCy {rate['spacy'][-1]:.0f} words a second")
    return rates, loads


def machine(cold):
    return f"{cold.processor()}, {os.cpu_count()} cores, {platform.system()} {platform.machine()}"


def version():
    try:
        commit = subprocess.run(
            ["git", "-C", str(ROOT), "rev-parse", "--short", "HEAD"], stdout=subprocess.PIPE, check=True, text=True)
        changes = subprocess.run(
            ["git", "-C", str(ROOT), "status", "--porcelain", "Sources"], stdout=subprocess.PIPE, check=True, text=True)
        return f"Entente {commit.stdout.strip()}" + (" with changes" if changes.stdout else "")
    except (OSError, subprocess.CalledProcessError):
        return "Entente"


def speed_report(rates, loads, files, words, rounds):
    lines = [
        f"{words:,} words in {files:,} texts; rounds: {rounds}.", "",
        "| at a time | | Entente, words/s | spaCy, words/s | Entente : spaCy, median | lowest | highest |",
        "|---|---|---|---|---|---|---|",
    ]
    names = {1: "1 thread, 1 process", 2: "2 threads, 2 processes"}
    for threads, rate in rates.items():
        for name, command in (("entente", "analyze"), ("extraction", "extract")):
            ratios = [ours / theirs for ours, theirs in zip(rate[name], rate["spacy"])]
            lines.append(
                f"| {names[threads]} | {command} | {statistics.median(rate[name]):,.0f} "
                f"| {statistics.median(rate['spacy']):,.0f} "
                f"| {statistics.median(ratios):.2f} | {min(ratios):.2f} | {max(ratios):.2f} |")
    ours, theirs = (statistics.median(loads[name]) * 1000 for name in ("entente", "spacy"))
    lines += ["", f"Loading, median: Entente {ours:,.0f} ms, spaCy {theirs:,.0f} ms."]
    return lines


def memory_report(figures, files, words):
    def cell(value):
        return "failed" if value is None else f"{value:,.0f} MB"

    lines = [f"Peak memory, {words:,} words:", "", "| | Entente | spaCy |", "|---|---|---|"]
    for name, (ours, theirs) in figures.items():
        lines.append(f"| {name.format(files=f'{files:,}')} | {cell(ours)} | {cell(theirs)} |")
    return lines


def write_results(path, section):
    """Puts a section before those of earlier runs."""
    title = "# Results\n\nWhat `benchmark.py` wrote, the latest run first. README.md says what is counted.\n"
    old = path.read_text(encoding="utf-8") if path.exists() else title
    head, mark, rest = old.partition("\n## ")
    path.write_text(head.rstrip() + "\n\n" + section + (mark + rest if mark else ""), encoding="utf-8")


def main():
    shared = os.environ.get("ENTENTE_SHARED", str(ROOT.parent / "shared"))
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter,
        epilog="ENTENTE names the program to measure (.build/release/entente if not set), ENTENTE_SPACY_PYTHON a "
        "Python with spaCy and the model (a virtual environment in .venv-spacy is made if not set).")
    parser.add_argument(
        "--texts", default=str(pathlib.Path(shared) / "gold" / "texts-train"),
        help="folder of .txt files (%(default)s)")
    parser.add_argument("--words", type=int, default=250_000, help="words to measure speed on (%(default)s)")
    parser.add_argument(
        "--memory-words", type=int, default=1_000_000,
        help="words to measure memory on; 0 for not at all (%(default)s)")
    parser.add_argument("--rounds", type=int, default=5, help="rounds of speed; 0 for none (%(default)s)")
    parser.add_argument("--batch", type=int, help="spaCy's batch size; the fastest of several if not given")
    parser.add_argument(
        "--results", default=str(HERE / "RESULTS.md"), help="file to write to, - for standard output (%(default)s)")
    options = parser.parse_args()
    program = os.environ.get("ENTENTE", str(ROOT / ".build" / "release" / "entente"))
    if not os.access(program, os.X_OK):
        fail(f"{program} is not built; run make build first, or name another in ENTENTE")
    cold = cold_start()
    texts = read_texts(options.texts)
    entente = Entente(program)
    spacy = SpaCy(cold.peer_python())

    with tempfile.TemporaryDirectory(prefix="entente-benchmark-") as name:
        folder = pathlib.Path(name)
        lines = []
        files, words = corpus(texts, options.words, folder / "speed")
        corpus(["The talks failed."], 1, folder / "small")
        spacy.batch = options.batch
        if spacy.batch is None:
            corpus(texts, min(options.words, 30_000), folder / "sample")
            spacy.calibrate(folder / "sample")
            note(f"spaCy is fastest with a batch size of {spacy.batch}")
        # One of each comes first and is not counted, so that both find their files in memory.
        entente.seconds(folder / "small", 1)
        spacy.seconds(folder / "small", 1)
        if options.rounds > 0:
            rates, loads = speed(
                entente, Entente(program, "extract"), spacy, folder / "speed", words, folder / "small", options.rounds)
            lines += speed_report(rates, loads, files, words, options.rounds)
        if options.memory_words > 0:
            files, words = corpus(texts, options.memory_words, folder / "many")
            one_file(folder / "many", folder / "one")
            figures = {}
            for title, corpus_folder in (("{files} files", folder / "many"), ("one file", folder / "one")):
                figures[title] = (entente.memory(corpus_folder), spacy.memory(corpus_folder))
                note(f"peak memory, {title.format(files=files)}: {figures[title]}")
            lines += ([""] if lines else []) + memory_report(figures, files, words)

    section = "\n".join([
        f"## {datetime.date.today().isoformat()}", "",
        f"{machine(cold)}. {version()}; {spacy.versions}, batch size {spacy.batch}.", "", *lines, ""])
    if options.results != "-":
        write_results(pathlib.Path(options.results), section)
    print(section)


if __name__ == "__main__":
    main()
