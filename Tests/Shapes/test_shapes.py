"""Tests of the shapes and the vocabulary in docs/vocabulary: python Tests/Shapes/test_shapes.py

good.json is a graph with all that the mapping knows; good.ttl and good.trig are its exports, good-rdf12.ttl says the same
in RDF 1.2. Each of them passes; each change below, made to good.ttl, is found, and by the shape that should find it.
"""

import itertools
import pathlib
import sys

import rdflib
from rdflib import OWL, RDF, RDFS, SKOS
from rdflib.collection import Collection
from rdflib.compare import isomorphic

FOLDER = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(FOLDER.parent.parent / "scripts"))
from check_rdf import ENT, check, read, shapes, vocabulary  # noqa: E402

GOOD = (FOLDER / "good.ttl").read_text()
SHAPES, VOCABULARY = shapes(), vocabulary()
TYPES = ["Person", "Country", "Organization", "Place"]

# What is changed, from what, to what, and what the checker must say.
VIOLATIONS = [
    ("no type", "id:limassol a ent:Place ;", "id:limassol", "This relation goes to a place or country."),
    ("two types", "id:limassol a ent:Place ;", "id:limassol a ent:Place, ent:Organization ;", "An entity has exactly one of the types"),
    ("unknown type", "id:limassol a ent:Place ;", "id:limassol a ent:City ;", "The vocabulary has no such term."),
    ("no label", '    rdfs:label "Limassol" ;\n', "", "An entity has one rdfs:label"),
    ("two labels", 'rdfs:label "Limassol"', 'rdfs:label "Limassol", "Lemesos"', "An entity has one rdfs:label"),
    ("label with language", 'rdfs:label "Limassol"', 'rdfs:label "Limassol"@en', "An entity has one rdfs:label"),
    ("two ids", 'rdfs:label "Limassol" ;', 'rdfs:label "Limassol" ; dcterms:identifier "a", "b" ;', "An entity has at most one dcterms:identifier"),
    ("alias that is no text", 'skos:altLabel "Lysenko"', "skos:altLabel id:lysenko", "An alias is a plain string."),
    ("mentions as text", "ent:mentionCount 4", 'ent:mentionCount "four"', "ent:mentionCount is one whole number"),
    ("mentions of none", "ent:mentionCount 4", "ent:mentionCount 0", "ent:mentionCount is one whole number"),
    ("code in small letters", 'ent:isoCode "RO"', 'ent:isoCode "ro"', "ent:isoCode is one ISO 3166-1"),
    ("code of three letters", 'ent:isoCode "RO"', 'ent:isoCode "ROU"', "ent:isoCode is one ISO 3166-1"),
    ("code of a place", 'rdfs:label "Limassol" ;', 'rdfs:label "Limassol" ; ent:isoCode "CY" ;', "Only a country has"),
    ("item that is none", "owl:sameAs wd:Q218", "owl:sameAs wd:P218", "owl:sameAs of a country is one Wikidata item."),
    ("edge from a place", "ent:locatedIn id:romania .", "ent:locatedIn id:romania ; ent:meets id:radu-popescu .", "This relation starts from a person, country or organization."),
    ("edge to a place", "ent:meets id:taras-lysenko", "ent:meets id:limassol", "This relation goes to a person, country or organization."),
    ("edge to nothing known", "ent:visits id:galati", "ent:visits id:braila", "This relation goes to a country, place or organization."),
    ("edge without statement", "ent:visits id:galati", "ent:visits id:galati ; ent:condemns id:romania", "An edge has a statement that is actual."),
    ("statement without edge", "    ent:visits id:galati .", "    rdfs:seeAlso id:galati .", "An actual relation is an edge too."),
    ("unknown edge", "ent:visits id:galati", "ent:adores id:galati", "The vocabulary has no such term."),
    ("statement without type", "st:radu-popescu.visits.galati a rdf:Statement ;", "st:radu-popescu.visits.galati", "Value does not have class rdf:Statement"),
    ("no subject", "    rdf:subject id:romania ;\n", "", "A statement has one rdf:subject"),
    ("two subjects", "rdf:subject id:romania", "rdf:subject id:romania, id:radu-popescu", "A statement has one rdf:subject"),
    ("text as object", "rdf:object id:limassol", 'rdf:object "Limassol"', "A statement has one rdf:object"),
    ("no predicate", "    rdf:predicate ent:sanctions ;\n", "", "A statement has one rdf:predicate"),
    ("unknown predicate", "rdf:predicate ent:sanctions", "rdf:predicate ent:dislikes", "A statement has one rdf:predicate"),
    ("family as predicate", "rdf:predicate ent:sanctions", "rdf:predicate ent:hostileInteraction", "A statement has one rdf:predicate"),
    ("predicate that does not fit", "rdf:predicate ent:sanctions", "rdf:predicate ent:nationality", "joins a person to a country"),
    ("no status", "    ent:status ent:negated ;\n", "", "A statement has one ent:status"),
    ("unknown status", "ent:status ent:negated", "ent:status ent:likely", "A statement has one ent:status"),
    ("status as text", "ent:status ent:negated", 'ent:status "negated"', "A statement has one ent:status"),
    ("two statuses", "ent:status ent:negated", "ent:status ent:negated, ent:possible", "A statement has one ent:status"),
    ("two roles", 'ent:role "Foreign Minister"', 'ent:role "Foreign Minister", "minister"', "ent:role is one plain string."),
    ("speaker as text", "ent:attributedTo id:taras-lysenko", 'ent:attributedTo "Lysenko"', "ent:attributedTo is one entity."),
    ("speaker not in the graph", "ent:attributedTo id:taras-lysenko", "ent:attributedTo id:nobody", "ent:attributedTo is one entity."),
    ("confidence of 1.5", "ent:confidence 0.81", "ent:confidence 1.5", "ent:confidence is one decimal from 0 to 1."),
    ("confidence below 0", "ent:confidence 0.81", "ent:confidence -0.1", "ent:confidence is one decimal from 0 to 1."),
    ("confidence as double", "ent:confidence 0.81", "ent:confidence 81e-2", "ent:confidence is one decimal from 0 to 1."),
    ("two confidences", "ent:confidence 0.81", "ent:confidence 0.81, 0.82", "ent:confidence is one decimal from 0 to 1."),
    ("date as number", 'dcterms:date "2019"^^xsd:gYear', "dcterms:date 2019", "A statement has at most one dcterms:date."),
    ("impossible date", '"2026-06-05"^^xsd:date', '"2026-02-30"^^xsd:date', "A document has at most one dcterms:date."),
    ("evidence as text", "prov:wasDerivedFrom [", 'prov:wasDerivedFrom "page 1", [', "A statement derives from evidence"),
    ("evidence without document", "        oa:hasSource doc:river-talks ;\n", "", "Evidence has one oa:hasSource"),
    ("evidence of what is no document", "oa:hasSource doc:river-talks", "oa:hasSource id:romania", "Evidence has one oa:hasSource"),
    ("no position", "            [ a oa:TextPositionSelector ; oa:start 126 ; oa:end 153 ] ,\n", "", "Evidence has one oa:TextPositionSelector."),
    ("two positions", "oa:start 126 ; oa:end 153 ]", "oa:start 126 ; oa:end 153 ] , [ a oa:TextPositionSelector ; oa:start 1 ; oa:end 2 ]", "Evidence has one oa:TextPositionSelector."),
    ("other selector", "a oa:TextQuoteSelector ; oa:exact \"Romania may", "a oa:XPathSelector ; oa:exact \"Romania may", "A selector picks out by position or by quotation."),
    ("end before start", "oa:start 126 ; oa:end 153", "oa:start 153 ; oa:end 126", "A position has one oa:start"),
    ("start below 0", "oa:start 126", "oa:start -1", "A position has one oa:start"),
    ("no end", "oa:start 126 ; oa:end 153", "oa:start 126", "A position has one oa:end"),
    ("position as text", "oa:end 153", 'oa:end "153"', "A position has one oa:end"),
    ("empty quotation", 'oa:exact "Romania may ban the company"', 'oa:exact ""', "A quotation has one oa:exact"),
    ("empty sentence", 'ent:sentence "Romania may ban the company from the Danube."', 'ent:sentence ""', "ent:sentence is one plain string"),
    ("two titles", 'dcterms:title "Ministers', 'dcterms:title "Talks", "Ministers', "A document has at most one dcterms:title"),
    ("id that is no text", 'dcterms:title "Ministers', 'dcterms:identifier 5 ; dcterms:title "Ministers', "A document has at most one dcterms:identifier"),
    ("two addresses", "dcterms:source <https://example.org/news/river-talks>", "dcterms:source <https://example.org/a>, <https://example.org/b>", "A document has at most one dcterms:source"),
]

# What graphs made by hand may lack.
EVIDENCE = GOOD[GOOD.index(" ;\n    prov:wasDerivedFrom [", GOOD.index("ent:confidence 0.66")) : GOOD.index(" .\n", GOOD.index("ban the company\" ]"))]
WARNINGS = [
    ("no evidence", EVIDENCE, "", "A statement without evidence."),
    ("no quotation", ' ,\n            [ a oa:TextQuoteSelector ; oa:exact "Romania may ban the company" ]', "", "Evidence without a quotation."),
    ("empty range", "oa:start 126 ; oa:end 153", "oa:start 126 ; oa:end 126", "A position that selects nothing."),
]


def changed(old, new):
    assert old in GOOD, f"good.ttl has no {old!r}"
    return check(read(text=GOOD.replace(old, new, 1)), SHAPES, VOCABULARY)


def test_good():
    graphs = [read(FOLDER / name) for name in ("good.ttl", "good.trig", "good-rdf12.ttl")]
    for graph in graphs:
        assert check(graph, SHAPES, VOCABULARY) == []
    assert all(isomorphic(graphs[0], graph) for graph in graphs[1:])


def test_violations():
    for name, old, new, message in VIOLATIONS:
        found = changed(old, new)
        assert any(f.severity == "violation" and message in f.message for f in found), f"{name}: {found}"
    return len(VIOLATIONS)


def test_warnings():
    for name, old, new, message in WARNINGS:
        found = changed(old, new)
        assert [f.severity for f in found] == ["warning"], f"{name}: {found}"
        assert message in found[0].message, f"{name}: {found}"
    return len(WARNINGS)


def leaves(node):
    union = VOCABULARY.value(node, OWL.unionOf)
    if union is None:
        return {node}
    return set().union(*(leaves(part) for part in Collection(VOCABULARY, union)))


def relations():
    return [p for family in VOCABULARY.subjects(RDFS.subPropertyOf, ENT.relation)
            for p in VOCABULARY.subjects(RDFS.subPropertyOf, family)]


def test_signatures():
    """Each relation between each two types, as edge and as statement: the shapes take what domain and range allow."""
    graph, wanted = rdflib.Graph(), set()
    for p, s, o in itertools.product(relations(), TYPES, TYPES):
        name = f"{p.removeprefix(str(ENT))}-{s}-{o}"
        ends = [rdflib.URIRef(f"urn:{name}-{end}") for end in ("subject", "object")]
        node = rdflib.URIRef(f"urn:{name}")
        for end, type in zip(ends, (s, o)):
            graph.add((end, RDF.type, ENT[type]))
            graph.add((end, RDFS.label, rdflib.Literal(name)))
        graph.add((ends[0], p, ends[1]))
        for part, value in ((RDF.type, RDF.Statement), (RDF.subject, ends[0]), (RDF.predicate, p),
                            (RDF.object, ends[1]), (ENT.status, ENT.actual)):
            graph.add((node, part, value))
        fits = [ENT[s] in leaves(VOCABULARY.value(p, RDFS.domain)), ENT[o] in leaves(VOCABULARY.value(p, RDFS.range))]
        wanted |= {str(end) for end, fit in zip(ends, fits) if not fit}
        if not all(fits):
            wanted.add(str(node))
    found = {f.node for f in check(graph, SHAPES, VOCABULARY) if f.severity == "violation"}
    assert found == wanted, found ^ wanted
    return len(relations()) * len(TYPES) ** 2


def test_vocabulary():
    assert len(relations()) == 26
    terms = [s for s in set(VOCABULARY.subjects(RDFS.isDefinedBy)) if isinstance(s, rdflib.URIRef)]
    for term in terms:
        for property in (RDFS.label, SKOS.definition):
            texts = list(VOCABULARY.objects(term, property))
            assert len(texts) == 1 and texts[0].language == "en", f"{term}: {property}"
    for p in relations():
        assert len(list(VOCABULARY.objects(p, SKOS.example))) == 1, p
        symmetric = (p, RDF.type, OWL.SymmetricProperty) in VOCABULARY
        assert ("↔" in VOCABULARY.value(p, SKOS.example)) == symmetric, p
        if symmetric:
            assert VOCABULARY.value(p, RDFS.domain) == VOCABULARY.value(p, RDFS.range), p
        root = VOCABULARY.value(p, ENT.ploverRoot)
        matches = [m for kind in (SKOS.closeMatch, SKOS.broadMatch) for m in VOCABULARY.objects(p, kind)]
        notations = [VOCABULARY.value(m, SKOS.notation) for m in matches if str(m).startswith(ENT.plover)]
        assert notations == ([root] if root else []), p
    # A root that two relations share is broader than each.
    for concept in VOCABULARY.subjects(RDF.type, SKOS.Concept):
        kinds = {kind for kind in (SKOS.closeMatch, SKOS.broadMatch) for _ in VOCABULARY.subjects(kind, concept)}
        shared = len([p for p in relations() if VOCABULARY.value(p, ENT.ploverRoot) == VOCABULARY.value(concept, SKOS.notation)])
        assert kinds == ({SKOS.broadMatch} if shared > 1 else {SKOS.closeMatch}), concept
    return len(terms)


if __name__ == "__main__":
    passed = failed = 0
    for name, test in [item for item in globals().items() if item[0].startswith("test_")]:
        try:
            cases = test()
        except AssertionError as error:
            failed += 1
            print(f"{name} failed: {error}")
        else:
            passed += 1
            print(name + (f": {cases} cases" if cases else ""))
    print(f"{passed} passed, {failed} failed")
    sys.exit(1 if failed else 0)
