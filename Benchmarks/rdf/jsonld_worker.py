#!/usr/bin/env python3
"""jsonld_worker.py OPERATION FILE [CONTEXT-OR-FRAME]: what the driver in jsonld/ does, done by PyLD."""
import json
import os
import pathlib
import sys
import time

from pyld import jsonld


def refuse(url, options):
    raise jsonld.JsonLdError("nothing is loaded in a benchmark", "jsonld.LoadDocumentError", {"url": url})


def main():
    operation, *names = sys.argv[1:]
    text, *others = [pathlib.Path(name).read_text(encoding="utf-8") for name in names]
    other = json.loads(others[0]) if others else None
    work = {
        "expand": lambda document: jsonld.expand(document),
        "compact": lambda document: jsonld.compact(document, other),
        "flatten": lambda document: jsonld.flatten(document),
        "frame": lambda document: jsonld.frame(document, other),
        "toRdf": lambda document: jsonld.to_rdf(document),
        "fromRdf": lambda dataset: jsonld.from_rdf(dataset),
    }[operation]
    jsonld.set_document_loader(refuse)
    print("ready", flush=True)
    for _ in sys.stdin:
        start = time.process_time()
        document = jsonld.JsonLdProcessor.parse_nquads(text) if operation == "fromRdf" else json.loads(text)
        read = time.process_time()
        result = work(document)
        done = time.process_time()
        if operation == "toRdf":
            written = jsonld.JsonLdProcessor.to_nquads(result)
        else:
            written = json.dumps(result, ensure_ascii=False)
        end = time.process_time()
        print(json.dumps({"reading": read - start, "working": done - read, "writing": end - done}), flush=True)
        if "JSONLD_RESULT" in os.environ:
            pathlib.Path(os.environ["JSONLD_RESULT"]).write_text(written, encoding="utf-8")


if __name__ == "__main__":
    main()
