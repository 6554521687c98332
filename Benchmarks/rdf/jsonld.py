#!/usr/bin/env python3
"""JSON-LD: expand, compact, flatten, toRdf, fromRdf and frame beside PyLD. jsonld.md says what is counted."""
import argparse
import datetime
import importlib.util
import json
import os
import pathlib
import re
import statistics
import subprocess
import sys
import tempfile

sys.dont_write_bytecode = True
HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
OURS = "https://w3id.org/entente/"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
FRAME = {
    "@context": {"ent": OURS, "rdf": RDF},
    "@type": "rdf:Statement",
    "rdf:subject": {"@embed": "@never"},
    "rdf:object": {"@embed": "@never"},
    "ent:attributedTo": {"@embed": "@never"},
}
# PyLD's reading of N-Quads takes minutes for more.
QUADS = 8_000
OPERATIONS = ["expand", "compact", "flatten", "toRdf", "fromRdf", "frame"]


def english():
    """The benchmark of the English pipeline, which measures memory and writes results."""
    spec = importlib.util.spec_from_file_location("english", ROOT / "Benchmarks" / "english" / "benchmark.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


house = english()
fail, note = house.fail, house.note


# Documents


def export(program, graphs, target):
    """The merged export of all graphs, one document of JSON-LD."""
    lines = target.with_suffix(".jsonl")
    with open(lines, "w", encoding="utf-8") as file:
        for path in sorted(path for folder in graphs for path in folder.glob("*.json")):
            document = json.loads(path.read_text(encoding="utf-8"))
            for one in document if isinstance(document, list) else [document]:
                file.write(json.dumps(one) + "\n")
    subprocess.run([program, "export", lines, "-o", target], check=True)


def multiply(source, target, size):
    """The document's nodes again and again under other names, until the file has so many bytes."""
    document = json.loads(source.read_text(encoding="utf-8"))
    nodes = json.dumps(document["@graph"], ensure_ascii=False)[1:-1]
    copies = max(1, size // len(nodes.encode()))
    with open(target, "w", encoding="utf-8") as file:
        file.write('{"@context": ' + json.dumps(document["@context"]) + ', "@graph": [')
        for number in range(copies):
            file.write((", " if number else "") + nodes.replace('"id:', f'"id:{number}.')
                       .replace('"st:', f'"st:{number}.').replace('"doc:', f'"doc:{number}.'))
        file.write("]}")


def inputs(folder, name, driver, quads_limit=None):
    """For each operation, its files; for fromRdf no more quads than the limit."""
    document, frame, context = folder / f"{name}.jsonld", folder / "frame.json", folder / "context.json"
    frame.write_text(json.dumps(FRAME), encoding="utf-8")
    with open(document, encoding="utf-8") as file:
        context.write_text(json.dumps({"@context": json.load(file)["@context"]}), encoding="utf-8")
    expanded, quads = folder / f"{name}.expanded.json", folder / f"{name}.nq"
    for operation, result in (("expand", expanded), ("toRdf", quads)):
        Contestant(driver, [operation, document], result).run_once()
    if quads_limit:
        lines = quads.read_text(encoding="utf-8").split("\n")[:quads_limit]
        quads.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return {
        "expand": [document], "compact": [expanded, context], "flatten": [document], "toRdf": [document],
        "fromRdf": [quads], "frame": [document, frame],
    }


# The contestants


class Contestant:
    """A process that has loaded its files and does an operation whenever told to."""

    def __init__(self, command, arguments, result=None):
        environment = {name: value for name, value in os.environ.items() if name != "JSONLD_RESULT"}
        if result:
            environment["JSONLD_RESULT"] = str(result)
        self.process = subprocess.Popen(
            [*command, *map(str, arguments)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
            env=environment)
        if self.process.stdout.readline() != "ready\n":
            fail(f"{command[-1]} {arguments[0]} failed")

    def run(self):
        """The seconds of reading, working and writing."""
        self.process.stdin.write("go\n")
        self.process.stdin.flush()
        line = self.process.stdout.readline()
        if not line:
            fail(f"{self.process.args} failed")
        return json.loads(line)

    def close(self):
        """The most memory the process had, in megabytes."""
        # What wait4 says is never less than what this script had when it started the process.
        status = pathlib.Path(f"/proc/{self.process.pid}/status")
        peaks = re.findall(r"VmHWM:\s+(\d+) kB", status.read_text()) if status.exists() else []
        self.process.stdin.close()
        _, result, usage = os.wait4(self.process.pid, 0)
        self.process.returncode = os.waitstatus_to_exitcode(result)
        return int(peaks[0]) / 1e3 if peaks else usage.ru_maxrss / (1e6 if sys.platform == "darwin" else 1e3)

    def run_once(self):
        self.run()
        return self.close()


def agree(folder, operation, files, driver, worker):
    """Whether both results are the same dataset, by Oxigraph; None without Oxigraph."""
    try:
        import pyoxigraph as ox
    except ImportError:
        return None
    datasets = []
    for name, command in (("ours", driver), ("theirs", worker)):
        result = folder / f"{operation}.{name}"
        Contestant(command, [operation, *files], result).run_once()
        format = ox.RdfFormat.N_QUADS if operation == "toRdf" else ox.RdfFormat.JSON_LD
        data = ox.Dataset(ox.parse(path=result, format=format, base_iri="urn:base:"))
        data.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
        datasets.append(data)
    return datasets[0] == datasets[1]


def compare(files, driver, worker, rounds, operations):
    rows = []
    for operation in operations:
        contestants = [Contestant(command, [operation, *files[operation]]) for command in (driver, worker)]
        times = []
        for number in range(rounds + 1):
            turn = contestants if number % 2 == 0 else contestants[::-1]
            both = [contestant.run() for contestant in turn]
            # The first round is for caches and lazy values of both.
            if number > 0 or rounds == 0:
                times.append(both if number % 2 == 0 else both[::-1])
        memory = [contestant.close() for contestant in contestants]
        works = [(ours["working"], theirs["working"]) for ours, theirs in times]
        wholes = [(sum(ours.values()), sum(theirs.values())) for ours, theirs in times]
        median = statistics.median
        rows.append(
            f"| {operation} | {median(a for a, _ in works) * 1e3:,.0f} ms | {median(b for _, b in works) * 1e3:,.0f} ms "
            f"| {median(b / a for a, b in works):.1f} | {min(b / a for a, b in works):.1f} "
            f"| {median(b / a for a, b in wholes):.1f} | {memory[0]:,.0f} MB | {memory[1]:,.0f} MB |")
        note(rows[-1])
    return [
        "| operation | Entente | PyLD | PyLD : Entente, median | lowest | from text to text | memory | PyLD's |",
        "|---|---|---|---|---|---|---|---|", *rows]


def main():
    shared = pathlib.Path(os.environ.get("ENTENTE_SHARED", ROOT.parent / "shared"))
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=5, help="rounds that count (%(default)s)")
    parser.add_argument("--size", type=int, default=50, help="of the large document, in megabytes; 0 for none")
    parser.add_argument("--large-operations", default="expand,toRdf", help="with PyLD as well (%(default)s)")
    parser.add_argument("--operations", default=",".join(OPERATIONS), help="on the merged graphs (%(default)s)")
    parser.add_argument("--results", default=str(HERE / "jsonld-RESULTS.md"), help="file to write to, - for none")
    options = parser.parse_args()
    program = os.environ.get("ENTENTE", str(ROOT / ".build" / "release" / "entente"))
    driver = [os.environ.get("ENTENTE_JSONLD", str(HERE / ".build" / "release" / "jsonld"))]
    worker = [os.environ.get("ENTENTE_PYLD_PYTHON", sys.executable), str(HERE / "jsonld_worker.py")]
    for path, how in ((program, "make build"), (driver[0], "swift build -c release --package-path Benchmarks/rdf")):
        if not os.access(path, os.X_OK):
            fail(f"{path} is not built; run {how}")
    graphs = [shared / "gold" / name for name in ("own", "train", "dev")]
    if not graphs[0].is_dir():
        fail(f"{graphs[0]} is not there; set ENTENTE_SHARED")

    with tempfile.TemporaryDirectory(prefix="entente-benchmark-") as name:
        folder = pathlib.Path(name)
        export(program, graphs, folder / "gold.jsonld")
        files = inputs(folder, "gold", driver, QUADS)
        lines = []

        def size(name):
            return f"{(folder / name).stat().st_size / 1e6:.1f} MB"

        lines += [f"All gold graphs merged, {size('gold.jsonld')}; rounds: {options.rounds}.", ""]
        operations = options.operations.split(",")
        lines += compare(files, driver, worker, options.rounds, operations)
        checked = [agree(folder, each, files[each], driver, worker) for each in operations]
        if None not in checked:
            wrong = [each for each, same in zip(operations, checked) if not same]
            lines += ["", "Results differ: " + ", ".join(wrong) if wrong else "Results are the same datasets."]
        if options.size > 0:
            multiply(folder / "gold.jsonld", folder / "large.jsonld", options.size * 1_000_000)
            large = inputs(folder, "large", driver)
            lines += ["", f"The same nodes under other names, {size('large.jsonld')}; one round.", ""]
            lines += compare(large, driver, worker, 0, options.large_operations.split(","))
            lines += ["", "Entente alone: " + "; ".join(
                f"{each} {Contestant(driver, [each, *large[each]]).run_once():,.0f} MB"
                for each in OPERATIONS if each not in options.large_operations.split(",")) + "."]

    python = subprocess.run(
        [worker[0], "-c", "import importlib.metadata as m; print(m.version('PyLD'))"], stdout=subprocess.PIPE, text=True)
    cold = house.cold_start()
    section = "\n".join([
        f"## {datetime.date.today().isoformat()}", "",
        f"{house.machine(cold)}. {house.version()}; PyLD {python.stdout.strip()}.", "", *lines, ""])
    if options.results != "-":
        path = pathlib.Path(options.results)
        if not path.exists():
            path.write_text("# Results\n\nWhat `jsonld.py` wrote, the latest run first. jsonld.md says what is counted.\n")
        house.write_results(path, section)
    print(section)


if __name__ == "__main__":
    main()
