#!/usr/bin/env python3
"""Ten minutes of mixed load on a served store, slow queries among it, and an end in the middle of it.

Starts `entente serve` on a free port of the loopback address, lets wrk ask, watches the memory, stops the server while it is
asked, and says what came of it. README.md has the bars.
"""
import argparse
import collections
import datetime
import json
import os
import pathlib
import platform
import re
import signal
import subprocess
import sys
import time
import urllib.parse
import urllib.request

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))
import results  # noqa: E402

ROOT = HERE.parent.parent
# Joins everything with everything: the server has to end it.
SLOW = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . FILTER(STR(?c) = CONCAT(STR(?f), 'x')) }"
QUICK = [
    "SELECT ?a ?b { ?a ent:condemns ?b } LIMIT 50",
    "SELECT ?p (COUNT(*) AS ?n) { ?s ?p ?o } GROUP BY ?p ORDER BY DESC(?n) LIMIT 20",
    "ASK { ?a ent:ally ?b }",
    "CONSTRUCT { ?a ent:meets ?b } WHERE { ?a ent:meets ?b } LIMIT 100",
    "SELECT ?n { ?s schema:name ?n } ORDER BY ?n LIMIT 10 OFFSET 100",
    "SELECT no query",
]


def fetch(base, target):
    with urllib.request.urlopen(base + target) as response:
        return response.read()


def requests(base, slow):
    """Lines of method, target, Accept and body, as load.lua reads them."""
    overview = json.loads(fetch(base, "/api/overview"))
    ids = [entity["id"] for entity in overview["entities"]][:40]
    words = [entity["name"].split()[0] for entity in overview["entities"]][:40]
    articles = [document["id"] for document in overview["documents"]][:40]
    quote = urllib.parse.quote
    lines = []
    for id in ids:
        lines += [("GET", f"/api/neighbours?id={quote(id)}&limit=60", "*/*"), ("GET", f"/api/dossier?id={quote(id)}", "*/*"),
                  ("GET", f"/entity/{quote(id)}", "text/html"), ("GET", f"/entity/{quote(id)}", "text/turtle"),
                  ("GET", f"/entity/{quote(id)}", "application/ld+json")]
    lines += [("GET", f"/api/search?q={quote(word)}", "*/*") for word in words * 2]
    lines += [("GET", f"/article?id={quote(article)}", "text/html") for article in articles]
    lines += [("GET", "/", "text/html"), ("GET", "/api/overview", "*/*"), ("GET", "/health", "*/*"),
              ("GET", "/assets/page.js", "*/*"), ("GET", "/sparql", "text/turtle"), ("GET", "/nothing", "text/html")]
    accepts = ["application/sparql-results+json", "application/sparql-results+xml", "text/csv", "text/tab-separated-values"]
    for number in range(60):
        query = QUICK[number % len(QUICK)]
        accept = "text/turtle" if query.startswith("CONSTRUCT") else accepts[number % 4]
        lines.append(("GET", "/sparql?query=" + quote(query), accept))
        lines.append(("POST", "/sparql", accept, query))
    lines += [("POST", "/sparql", accepts[0], SLOW)] * slow
    return ["\t".join([*line, ""] if len(line) == 3 else line) for line in lines]


def memory(pid):
    """Of a process, in MB: what it holds now, and how many threads and open files it has."""
    status = pathlib.Path(f"/proc/{pid}/status").read_text(encoding="ascii")
    resident = int(re.search(r"VmRSS:\s+(\d+)", status)[1]) / 1024
    threads = int(re.search(r"Threads:\s+(\d+)", status)[1])
    return resident, threads, len(os.listdir(f"/proc/{pid}/fd"))


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("store", type=pathlib.Path)
    parser.add_argument("--entente", default=os.environ.get("ENTENTE", ROOT / ".build/release/entente"))
    parser.add_argument("--seconds", type=int, default=600)
    parser.add_argument("--connections", type=int, default=16)
    parser.add_argument("--slow", type=int, default=2, help="how many of the requests are slow queries")
    parser.add_argument("--query-timeout", type=float, default=5)
    parser.add_argument("-o", "--output", default=HERE / "LOAD.md", help="- for standard output")
    options = parser.parse_args()
    log = open(ROOT / ".build/load.log", "w", encoding="utf-8")
    server = subprocess.Popen(
        [options.entente, "serve", options.store, "--port", "0", "--query-timeout", str(options.query_timeout)],
        stderr=subprocess.PIPE, text=True)
    base = None
    for line in server.stderr:
        found = re.search(r"http://127\.0\.0\.1:\d+", line)
        if found:
            base = found[0]
            break
    if base is None:
        sys.exit("load: the server did not start")
    # Somebody has to take the log, or the server would wait for it.
    drain = subprocess.Popen(["cat"], stdin=server.stderr, stdout=log)
    server.stderr.close()
    lines = requests(base, options.slow)
    file = ROOT / ".build/load-requests.tsv"
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")

    def wrk(seconds):
        return subprocess.Popen(
            ["wrk", "-t2", f"-c{options.connections}", f"-d{seconds}s", "--timeout", "60s", "-s", HERE / "load.lua", base],
            stdout=subprocess.PIPE, text=True, env={**os.environ, "ENTENTE_REQUESTS": str(file)})

    load = wrk(options.seconds)
    samples = []
    start = time.time()
    while load.poll() is None:
        if time.time() - start > len(samples) * max(1, options.seconds / 20):
            samples.append((time.time() - start, *memory(server.pid)))
            print(f"{samples[-1][0]:6.0f} s {samples[-1][1]:6.0f} MB {samples[-1][2]} threads {samples[-1][3]} files",
                  file=sys.stderr, flush=True)
        time.sleep(0.5)
    told = load.stdout.read()
    statuses, errors = collections.Counter(), collections.Counter()
    latency = ["?"] * 3
    for line in told.splitlines():
        kind, *rest = line.split("\t")
        if kind == "status":
            statuses[int(rest[0])] += int(rest[1])
        elif kind == "error" and rest[0] != "status" and rest[1] != "0":
            errors[rest[0]] += int(rest[1])
        elif kind == "latency":
            latency = [f"{int(value) / 1000:.0f}" for value in rest]
    # The end, while it is asked.
    tail = wrk(20)
    time.sleep(5)
    asked = time.time()
    server.send_signal(signal.SIGTERM)
    code = server.wait(timeout=60)
    took = time.time() - asked
    tail.kill()
    drain.wait(timeout=10)
    settled = [sample for sample in samples if sample[0] >= options.seconds / 5]
    text = [
        f"## {datetime.date.today()}, {platform.processor() or platform.machine()}, {os.cpu_count()} cores", "",
        f"{options.seconds} seconds, {options.connections} connections, {len(lines)} different requests, {options.slow} of them slow "
        f"queries that end after {options.query_timeout:g} s; {options.store.name}, {options.store.stat().st_size >> 20} MB.", "",
        "| | |", "|---|---|", f"| answers | {sum(statuses.values())}, {sum(statuses.values()) / options.seconds:.0f} a second |",
        "| by status | " + ", ".join(f"{status}: {count}" for status, count in sorted(statuses.items())) + " |",
        "| connections refused, cut, timed out | "
        + (", ".join(f"{kind} {count}" for kind, count in sorted(errors.items())) or "none") + " |",
        f"| latency, ms: median, 99th of a hundred, longest | {', '.join(latency)} |",
        "| memory, MB, after a fifth of the time and at the end | " + f"{settled[0][1]:.0f}, {settled[-1][1]:.0f} |",
        f"| most, MB | {max(sample[1] for sample in samples):.0f} |",
        f"| threads, open files at the end | {samples[-1][2]}, {samples[-1][3]} |",
        f"| SIGTERM under load | exit code {code} after {took:.1f} s |",
    ]
    results.put_first(options.output, "\n".join(text) + "\n\n")


if __name__ == "__main__":
    main()
