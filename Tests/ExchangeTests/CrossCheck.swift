import Exchange
import Foundation
import KnowledgeGraph

/// Reads exports with rdflib and Oxigraph.
///
/// `ENTENTE_PYTHON` names a Python with rdflib and pyoxigraph; `ENTENTE_SHARED` the folder with `gold/own`,
/// by default `../shared` beside the package.
enum CrossCheck {
    static let python = ProcessInfo.processInfo.environment["ENTENTE_PYTHON"]

    static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    static var vocabulary: URL { root.appendingPathComponent("docs/vocabulary/entente.ttl") }

    static let goldFolder: URL = {
        let shared = ProcessInfo.processInfo.environment["ENTENTE_SHARED"].map { URL(fileURLWithPath: $0) }
        return (shared ?? root.appendingPathComponent("../shared")).appendingPathComponent("gold/own")
    }()

    /// The gold graphs, by file name.
    static let gold: [URL] = {
        let files = try? FileManager.default.contentsOfDirectory(
            at: goldFolder, includingPropertiesForKeys: nil)
        return (files ?? []).filter { $0.pathExtension == "json" }.sorted { $0.path < $1.path }
    }()

    static let rdf = ["turtle", "trig", "ntriples", "nquads", "jsonld"]

    /// Writes a graph in all RDF formats as `name.ttl` and so on.
    static func export(_ graph: Graph, as name: String, to folder: URL, evidence: EvidenceLevel = .full)
        throws
    {
        for format in Formats.all where rdf.contains(format.name) {
            let file = folder.appendingPathComponent(name).appendingPathExtension(format.fileExtensions[0])
            try format.write(graph, options: ExportOptions(evidence: evidence, title: name)).write(to: file)
        }
    }

    /// What the vocabulary must say of each predicate: one line each.
    static var predicates: String {
        func names(_ types: Set<EntityType>) -> String {
            types.map(\.rawValue.capitalized).sorted().joined(separator: ",")
        }
        return Predicate.allCases.map {
            [
                $0.rawValue, $0.label, $0.isSymmetric ? "symmetric" : "", $0.root?.rawValue ?? "",
                $0.kind.rawValue,
                names($0.domain), names($0.range),
            ].joined(separator: "\t") + "\n"
        }.joined()
    }

    struct Outcome { let isGood: Bool, report: String }

    /// Runs the script over a folder.
    static func run(_ mode: String, _ arguments: [String], script: String = script) throws -> Outcome {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: python ?? "/usr/bin/env")
        process.arguments = ["-c", script, mode] + arguments
        // A file, not a pipe: Foundation's reading from a pipe ends the process when a signal interrupts it.
        let file = FileManager.default.temporaryDirectory.appendingPathComponent(
            "entente-\(UUID().uuidString)")
        try Data().write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        let handle = try FileHandle(forWritingTo: file)
        process.standardOutput = handle
        process.standardError = handle
        try process.run()
        process.waitUntilExit()
        let report = String(decoding: try Data(contentsOf: file), as: UTF8.self)
        return Outcome(isGood: process.terminationStatus == 0, report: report)
    }

    static let script = #"""
        import collections, glob, logging, os, sys, time
        import pyoxigraph as ox, rdflib
        from rdflib.compare import isomorphic
        logging.getLogger("rdflib.term").setLevel(logging.ERROR)
        ENT = "https://w3id.org/entente/"
        F = ox.RdfFormat

        def oxigraph(path, format):
            with open(path, "rb") as file:
                quads = list(ox.parse(file, format=format, base_iri="urn:base:"))
            data = ox.Dataset(quads)
            data.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
            return data, len(set(quads))

        def merged(data):
            triples = {(q.subject, q.predicate, q.object) for q in data}
            return {t for t in triples if not any(isinstance(x, ox.BlankNode) for x in t)}

        def exports(folder, vocabulary):
            defined = {str(s) for s in rdflib.Graph().parse(vocabulary).subjects()}
            totals, seen = collections.Counter(), set()
            for turtle in sorted(glob.glob(folder + "/*.ttl")):
                stem = turtle[:-4]
                with_rdflib = not os.path.basename(stem).startswith("all")
                t, tn = oxigraph(turtle, F.TURTLE)
                n, nn = oxigraph(stem + ".nt", F.N_TRIPLES)
                j, jn = oxigraph(stem + ".jsonld", F.JSON_LD)
                g, gn = oxigraph(stem + ".trig", F.TRIG)
                q, qn = oxigraph(stem + ".nq", F.N_QUADS)
                lines = sum(1 for line in open(stem + ".nt", newline="\n"))
                assert tn == nn == jn == lines, f"{stem}: oxigraph reads {tn} {nn} {jn} of {lines} triples"
                assert t == n and t == j, f"{stem}: not isomorphic in oxigraph"
                assert g == q and gn == qn, f"{stem}: TriG and N-Quads differ in oxigraph"
                if not stem.endswith("-bare"):
                    assert merged(t) == merged(g), f"{stem}: Turtle and TriG say different things"
                if with_rdflib:
                    graphs = [rdflib.Graph().parse(stem + "." + end, format=name) for end, name in
                              (("ttl", "turtle"), ("nt", "nt"), ("jsonld", "json-ld"))]
                    counts = [len(x) for x in graphs]
                    assert counts == [lines] * 3, f"{stem}: rdflib reads {counts} of {lines}"
                    assert isomorphic(graphs[0], graphs[2]), f"{stem}: Turtle and JSON-LD differ in rdflib"
                    data = rdflib.Dataset()
                    data.parse(stem + ".trig", format="trig")
                    count = len(set(data.quads()))
                    assert count == gn, f"{stem}: rdflib reads {count} of {gn} quads"
                    totals["rdflib"] += 1
                terms = {x.value for quad in t for x in (quad.subject, quad.predicate, quad.object)
                         if isinstance(x, ox.NamedNode) and x.value.startswith(ENT)}
                terms = {x for x in terms if not x.startswith(ENT + "id/")}
                seen |= terms
                assert terms <= defined, f"{stem}: not in the vocabulary: {terms - defined}"
                totals["graphs"] += 1
                totals["triples"] += lines
                totals["quads"] += gn
            print(dict(totals), "and", len(seen), "terms of the vocabulary,", round(time.process_time()), "s")

        def vocabulary(path, facts):
            from rdflib import OWL, RDF, RDFS, SKOS
            from rdflib.collection import Collection
            g = rdflib.Graph().parse(path)
            assert len(g) == oxigraph(path, F.TURTLE)[1]
            ent = rdflib.Namespace(ENT)
            def leaves(node):
                todo, found = [node], set()
                while todo:
                    node = todo.pop()
                    union = g.value(node, OWL.unionOf)
                    if union is None: found.add(str(node).removeprefix(ENT))
                    else: todo += Collection(g, union)
                return ",".join(sorted(found))
            kinds = {"standing": ent.standingRelation, "cooperative": ent.cooperativeInteraction,
                     "hostile": ent.hostileInteraction}
            count = 0
            for line in open(facts):
                name, label, symmetric, root, kind, domain, range = line.rstrip("\n").split("\t")
                p = ent[name]
                assert str(g.value(p, RDFS.label)) == label, name
                assert ((p, RDF.type, OWL.SymmetricProperty) in g) == bool(symmetric), name
                assert str(g.value(p, ent.ploverRoot) or "") == root, name
                assert g.value(p, RDFS.subPropertyOf) == kinds[kind], name
                assert leaves(g.value(p, RDFS.domain)) == domain, name
                assert leaves(g.value(p, RDFS.range)) == range, name
                count += 1
            for s in set(g.subjects()):
                if isinstance(s, rdflib.URIRef) and str(s).startswith(ENT) and str(s) != ENT:
                    for p in (RDFS.label, SKOS.definition, RDFS.isDefinedBy):
                        assert g.value(s, p), f"{s} lacks {p}"
            print(count, "predicates,", len(g), "triples")

        def contexts(folder, context):
            import json
            from pyld import jsonld

            def load(url, options):
                assert url == ENT + "context.jsonld", f"{url} is not ours to serve"
                with open(context, encoding="utf-8") as file:
                    return {"contextUrl": None, "documentUrl": url, "contentType": "application/ld+json",
                            "document": json.load(file)}

            def dataset(path):
                with open(path, encoding="utf-8") as file:
                    quads = jsonld.to_rdf(json.load(file), {"format": "application/n-quads", "documentLoader": load})
                data = ox.Dataset(ox.parse(quads, format=F.N_QUADS))
                data.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
                return data

            files = sorted(glob.glob(folder + "/*.link.jsonld"))
            assert files
            for link in files:
                inline = link.replace(".link.", ".inline.")
                assert len(dataset(link)) and dataset(link) == dataset(inline), f"{link}: says something else"

        try:
            {"contexts": contexts, "exports": exports, "vocabulary": vocabulary}[sys.argv[1]](*sys.argv[2:])
        except AssertionError as error:
            sys.exit(f"failed: {error}")
        """#
}
