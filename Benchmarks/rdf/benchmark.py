#!/usr/bin/env python3
"""Speed and memory of `entente convert`, side by side with oxigraph, rapper and serdi. README.md says what is counted."""
import argparse
import datetime
import os
import pathlib
import platform
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
ENDINGS = {"ntriples": "nt", "turtle": "ttl"}
WORDS = (
    "the of minister talks border river trade said on Friday agreement council president condemned attack aid "
    "visit ceasefire sanctions Überraschung naïve 北京").split()
RELATIONS = ["meets", "supports", "condemns", "accuses", "memberOf", "holdsOffice", "aids", "attacks"]
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
XSD = "http://www.w3.org/2001/XMLSchema#"
OURS = "https://w3id.org/entente/"


def fail(message):
    sys.exit("benchmark: " + message)


def note(message):
    print(message, file=sys.stderr, flush=True)


def generate(path, count):
    """N-Triples in the manner of our exports: entities, edges, statements, evidence. The same at every run.

    Returns the number of triples.
    """
    chance = random.Random(7)

    def words(number):
        return " ".join(chance.choice(WORDS) for _ in range(number))

    triples = entities = 0
    with open(path, "w", encoding="utf-8") as file:

        def write(subject, predicate, object):
            nonlocal triples
            file.write(f"{subject} <{predicate}> {object} .\n")
            triples += 1

        while triples < count:
            entities += 1
            entity = f"<{OURS}id/entity-{entities}>"
            kind = chance.choice(["Person", "Country", "Organization", "Place"])
            write(entity, RDF + "type", f"<{OURS}{kind}>")
            write(entity, "http://www.w3.org/2000/01/rdf-schema#label", f'"{words(2)} {entities}"')
            write(entity, "http://www.w3.org/2004/02/skos/core#altLabel", f'"{words(1)}"@en')
            write(entity, OURS + "mentionCount", f'"{chance.randint(1, 99)}"^^<{XSD}integer>')
            for number in range(chance.randint(0, 4)):
                other = f"<{OURS}id/entity-{chance.randint(1, entities)}>"
                relation = chance.choice(RELATIONS)
                statement = f"<{OURS}id/statement/entity-{entities}.{relation}.{number}>"
                evidence = f"_:b{triples}"
                write(entity, OURS + relation, other)
                write(statement, RDF + "type", f"<{RDF}Statement>")
                write(statement, RDF + "subject", entity)
                write(statement, RDF + "predicate", f"<{OURS}{relation}>")
                write(statement, RDF + "object", other)
                write(statement, OURS + "status", f"<{OURS}actual>")
                write(statement, OURS + "confidence", f'"0.{chance.randint(10, 99)}"^^<{XSD}decimal>')
                write(statement, "http://www.w3.org/ns/prov#wasDerivedFrom", evidence)
                write(evidence, RDF + "type", "<http://www.w3.org/ns/oa#SpecificResource>")
                sentence = words(chance.randint(8, 30))
                write(evidence, OURS + "sentence", f'"{sentence}\\n\\"{words(2)}\\""')
    return triples


def exports(entente, folder, source):
    """All gold graphs, merged and exported as Turtle. Returns the file."""
    lines = folder / "graphs.jsonl"
    with open(lines, "w", encoding="utf-8") as file:
        for graph in sorted(path for part in ["dev", "own", "train"] for path in (source / part).glob("*.json")):
            file.write(" ".join(graph.read_text(encoding="utf-8").split("\n")) + "\n")
    target = folder / "exports.ttl"
    subprocess.run([entente, "export", lines, "-o", target], check=True)
    return target


# Runs


def run(command, output):
    """One run. Returns its seconds, processor seconds and peak memory in MB."""
    with open(output, "wb") as file:
        process = subprocess.Popen([str(part) for part in command], stdout=file)
        start = time.perf_counter()
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        fail(f"{command[0]} failed")
    return time.perf_counter() - start, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def commands(options, source, from_, to):
    """The command of each tool."""
    return {
        "entente": [options.entente, "convert", source, "--to", to],
        "oxigraph": [options.oxigraph, "convert", "--from-file", source, "--to-format", ENDINGS[to]],
        "rapper": ["rapper", "-q", "-i", from_, "-o", to, source],
        "serdi": ["serdi", "-i", from_, "-o", to, source],
    }


def measure(options, source, from_, to, folder):
    figures = {}
    pairs = commands(options, source, from_, to)
    for number in range(options.runs + 1):
        for name, command in pairs.items():
            figure = run(command, folder / f"{name}.out")
            # The first round puts the files into memory.
            if number > 0:
                figures.setdefault(name, []).append(figure)
    lines = {sum(1 for _ in open(folder / f"{name}.out", "rb")) for name in pairs}
    if to == "ntriples" and len(lines) > 1:
        fail(f"the tools disagree on how many triples {source.name} holds: {lines}")
    return figures


def median(figures, index):
    return statistics.median(figure[index] for figure in figures)


def table(options, title, triples, rows):
    text = [f"### {title}", ""]
    text += ["| from | to | | triples/s | processor s | peak MB | entente is faster by |", "|---|---|---|---|---|---|---|"]
    for from_, to, figures in rows:
        own = [figure[0] for figure in figures["entente"]]
        for name, runs in figures.items():
            ratios = sorted(other[0] / mine for other, mine in zip(runs, own))
            faster = "" if name == "entente" else (
                f"{statistics.median(ratios):.2f} ({ratios[0]:.2f} to {ratios[-1]:.2f})")
            text.append(
                f"| {from_} | {to} | {name} | {triples / median(runs, 0):,.0f} | {median(runs, 1):.2f} "
                f"| {median(runs, 2):.0f} | {faster} |")
    return text + [""]


def version(command):
    result = subprocess.run(command, capture_output=True, text=True)
    return (result.stdout or result.stderr).split("\n")[0].strip()


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--triples", type=int, default=2_000_000, help="size of the generated graph (%(default)s); 0 for none")
    parser.add_argument("--runs", type=int, default=5, help="counted runs of each (%(default)s)")
    parser.add_argument("--out", default=HERE / "RESULTS.md", type=pathlib.Path, help="where results are put first")
    options = parser.parse_args()
    options.entente = os.environ.get("ENTENTE", ROOT / ".build/release/entente")
    options.oxigraph = os.environ.get("ENTENTE_OXIGRAPH", "oxigraph")
    for tool in [options.entente, options.oxigraph, "rapper", "serdi"]:
        if not shutil.which(tool):
            fail(f"{tool} is not there; README.md says how to install it")
    gold = pathlib.Path(os.environ.get("ENTENTE_SHARED", ROOT.parent / "shared")) / "gold"
    machine = f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores"
    text = [f"## {datetime.date.today()}", "", f"{machine}. {version([options.oxigraph, '--version'])}; rapper "
            f"{version(['rapper', '--version'])}; {version(['serdi', '-v'])}. Medians of {options.runs} rounds.", ""]
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        if options.triples > 0:
            note("generating")
            big = folder / "generated.nt"
            triples = generate(big, options.triples)
            turtle = folder / "generated.ttl"
            subprocess.run([options.entente, "convert", big, "-o", turtle], check=True)
            rows = []
            for source, from_ in [(big, "ntriples"), (turtle, "turtle")]:
                for to in ENDINGS:
                    note(f"{from_} to {to}")
                    rows.append((from_, to, measure(options, source, from_, to, folder)))
            text += table(options, f"A generated graph of {triples:,} triples", triples, rows)
        if gold.is_dir():
            note("exports")
            source = exports(options.entente, folder, gold)
            lines = folder / "exports.nt"
            subprocess.run([options.entente, "convert", source, "-o", lines], check=True)
            count = len(lines.read_bytes().splitlines())
            rows = [
                (from_, to, measure(options, file, from_, to, folder))
                for file, from_ in [(lines, "ntriples"), (source, "turtle")] for to in ENDINGS]
            text += table(options, f"Our own exports, {count:,} triples", count, rows)
    old = options.out.read_text(encoding="utf-8") if options.out.exists() else "# RDF: results\n\nWhat `benchmark.py` wrote, the latest run first.\n\n"
    head, _, rest = old.partition("## ")
    options.out.write_text(head + "\n".join(text) + ("\n## " + rest if rest else ""), encoding="utf-8")
    print("\n".join(text))


main()
