"""Checks RDF exports of Entente, RDF 1.1 or 1.2, against the shapes and the vocabulary in docs/vocabulary.

    python scripts/check_rdf.py [--quiet] FILE.ttl FILE.trig FILE.nt FILE.nq FILE.jsonld ...

Prints what is wrong and ends with status 1 where anything is; warnings alone leave it 0. Needs the packages of
Tests/requirements.txt.
"""

import argparse
import collections
import logging
import pathlib
import sys

import pyoxigraph as ox
import pyshacl
import rdflib
from rdflib import RDF, RDFS, SH

# rdflib logs each ill-formed literal; the shapes report it.
logging.getLogger("rdflib.term").setLevel(logging.CRITICAL)

FOLDER = pathlib.Path(__file__).resolve().parent.parent / "docs" / "vocabulary"
ENT = rdflib.Namespace("https://w3id.org/entente/")
REIFIES = "http://www.w3.org/1999/02/22-rdf-syntax-ns#reifies"
Finding = collections.namedtuple("Finding", "severity node message")


def vocabulary():
    return rdflib.Graph().parse(FOLDER / "entente.ttl")


def shapes():
    return rdflib.Graph().parse(FOLDER / "entente.shacl.ttl")


def term(value):
    if isinstance(value, ox.NamedNode):
        return rdflib.URIRef(value.value)
    if isinstance(value, ox.BlankNode):
        return rdflib.BNode(value.value)
    if value.language:
        return rdflib.Literal(value.value, lang=value.language)
    # Lexical forms stay as they are: what counts is what was written.
    return rdflib.Literal(value.value, datatype=rdflib.URIRef(value.datatype.value), normalize=False)


def read(path=None, text=None, format=None):
    """All graphs of a file in one. A reifier of RDF 1.2 becomes the statement node of RDF 1.1, for SHACL engines know
    only that."""
    if path is not None:
        quads = ox.parse(path=str(path), base_iri="urn:base:")
    else:
        quads = ox.parse(text.encode(), format=format or ox.RdfFormat.TURTLE, base_iri="urn:base:")
    graph = rdflib.Graph()
    for quad in quads:
        if quad.predicate.value == REIFIES:
            node = term(quad.subject)
            graph.add((node, RDF.type, RDF.Statement))
            graph.add((node, RDF.subject, term(quad.object.subject)))
            graph.add((node, RDF.predicate, term(quad.object.predicate)))
            graph.add((node, RDF.object, term(quad.object.object)))
        else:
            graph.add((term(quad.subject), term(quad.predicate), term(quad.object)))
    return graph


def check(graph, shapes, vocabulary):
    """What is wrong with a graph, violations first."""
    _, report, _ = pyshacl.validate(graph, shacl_graph=shapes)
    found = set()
    for result in report.objects(None, SH.result):
        severity = "warning" if report.value(result, SH.resultSeverity) == SH.Warning else "violation"
        node = named(graph, report.value(result, SH.focusNode))
        value = report.value(result, SH.value)
        place = shown(node) if value in (None, node) else f"{shown(node)} ({shown(value)})"
        for message in report.objects(result, SH.resultMessage):
            found.add(Finding(severity, place, str(message)))

    def violation(terms, message):
        found.add(Finding("violation", " ".join(map(shown, terms)), message))

    # What SHACL cannot say without SPARQL: edges and statements agree, and no term is made up.
    relations = {
        relation
        for family in vocabulary.subjects(RDFS.subPropertyOf, ENT.relation)
        for relation in vocabulary.subjects(RDFS.subPropertyOf, family)
    }
    statements = list(graph.subjects(RDF.type, RDF.Statement))
    actual = {
        tuple(graph.value(statement, part) for part in (RDF.subject, RDF.predicate, RDF.object))
        for statement in statements
        if graph.value(statement, ENT.status) == ENT.actual
    }
    edges = {triple for triple in graph if triple[1] in relations}
    for triple in actual - edges:
        violation(triple, "An actual relation is an edge too.")
    # Bare exports have no statements at all.
    for triple in edges - actual if statements else ():
        violation(triple, "An edge has a statement that is actual.")
    for part in {part for triple in graph for part in triple if isinstance(part, rdflib.URIRef)}:
        name = part.removeprefix(str(ENT))
        if name != part and name.isidentifier() and (part, None, None) not in vocabulary:
            violation([part], "The vocabulary has no such term.")
    return sorted(found, key=lambda finding: (finding.severity != "violation", finding))


def named(graph, node):
    """The node, or for a blank one the named node that it belongs to."""
    while isinstance(node, rdflib.BNode) and (owner := graph.value(predicate=None, object=node)) is not None:
        node = owner
    return node


def shown(term):
    return "a blank node" if isinstance(term, rdflib.BNode) else str(term).removeprefix(str(ENT))


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("files", nargs="+", metavar="FILE")
    parser.add_argument("--quiet", action="store_true", help="no warnings, and nothing of files that are right")
    options = parser.parse_args()
    with_shapes, with_vocabulary = shapes(), vocabulary()
    bad = 0
    for file in options.files:
        graph = read(file)
        found = check(graph, with_shapes, with_vocabulary)
        violations = [f for f in found if f.severity == "violation"]
        bad += bool(violations)
        if violations or not options.quiet:
            print(f"{file}: {len(graph)} triples, {len(violations)} violations, "
                  f"{len(found) - len(violations)} warnings")
        for finding in violations if options.quiet else found:
            print(f"  {finding.severity}: {finding.node}: {finding.message}")
    print(f"{len(options.files) - bad} of {len(options.files)} pass")
    sys.exit(1 if bad else 0)


if __name__ == "__main__":
    main()
