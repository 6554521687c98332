import Exchange
import Foundation
import KnowledgeGraph
import RDF
import Testing

/// Reads exports with rdflib, Oxigraph and PyLD, and checks them with pySHACL.
///
/// `ENTENTE_PYTHON` names a Python with all of them; `ENTENTE_SHARED` the folder with `gold`, by default
/// `../shared` beside the package.
enum CrossCheck {
    static let python = ProcessInfo.processInfo.environment["ENTENTE_PYTHON"]

    static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    static var vocabulary: URL { root.appendingPathComponent("docs/vocabulary/entente.ttl") }

    static var scripts: URL { root.appendingPathComponent("scripts") }

    /// The gold graphs, by path.
    static let gold: [URL] = {
        let shared = ProcessInfo.processInfo.environment["ENTENTE_SHARED"].map { URL(fileURLWithPath: $0) }
        let folder = (shared ?? root.appendingPathComponent("../shared")).appendingPathComponent("gold")
        return ["dev", "own", "train"].flatMap { part in
            let files = try? FileManager.default.contentsOfDirectory(
                at: folder.appendingPathComponent(part), includingPropertiesForKeys: nil)
            return (files ?? []).filter { $0.pathExtension == "json" }.sorted { $0.path < $1.path }
        }
    }()

    /// Expects that what is found out in a folder is good, and prints it.
    static func inTemporaryFolder(_ check: (URL) throws -> Outcome) throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
            "entente-" + UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let outcome = try check(folder)
        #expect(outcome.isGood, "\(outcome.report)")
        print("cross-check:", outcome.report, terminator: "")
    }

    /// Writes a graph in all RDF formats that can hold it as `name.ttl` and so on, and in RDF 1.2 as
    /// `name.12.ttl` and so on.
    static func export(
        _ graph: Graph, as name: String, to folder: URL, evidence: EvidenceLevel = .full, hasXML: Bool = true
    ) throws {
        for case let format as any RDFFormat in Formats.all where hasXML || format.name != "rdfxml" {
            for (version, mark) in [(RDFVersion.rdf11, ""), (.rdf12, ".12")] {
                guard version == .rdf11 || type(of: format).hasTripleTerms else { continue }
                let options = ExportOptions(evidence: evidence, rdfVersion: version, title: name)
                let file = folder.appendingPathComponent("\(name)\(mark).\(format.fileExtensions[0])")
                try format.write(graph, options: options).write(to: file)
            }
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
        import collections, glob, json, logging, os, sys, time
        import pyoxigraph as ox, rdflib
        from pyld import jsonld
        logging.getLogger("rdflib.term").setLevel(logging.CRITICAL)
        ENT = "https://w3id.org/entente/"
        RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
        F = ox.RdfFormat
        FORMATS = {"ttl": F.TURTLE, "nt": F.N_TRIPLES, "rdf": F.RDF_XML, "jsonld": F.JSON_LD,
                   "trig": F.TRIG, "nq": F.N_QUADS}
        DATASETS = ("trig", "nq")

        def canonical(quads):
            data = ox.Dataset(quads)
            data.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
            return data

        def oxigraph(path, format):
            with open(path, "rb") as file:
                return list(ox.parse(file, format=format, base_iri="urn:base:"))

        def lines(quads):
            return list(ox.parse(quads.encode(), format=F.N_QUADS))

        def with_rdflib(path, end):
            if end in DATASETS:
                data = rdflib.Dataset()
                data.parse(path, format={"trig": "trig", "nq": "nquads"}[end])
                return lines(data.serialize(format="nquads"))
            names = {"ttl": "turtle", "nt": "nt", "rdf": "xml", "jsonld": "json-ld"}
            return lines(rdflib.Graph().parse(path, format=names[end]).serialize(format="nt"))

        def with_pyld(path):
            with open(path, encoding="utf-8") as file:
                return lines(jsonld.to_rdf(json.load(file), {"format": "application/n-quads"}))

        def merged(data):
            triples = {(q.subject, q.predicate, q.object) for q in data}
            return {t for t in triples if not any(isinstance(x, ox.BlankNode) for x in t)}

        def with_statements(quads):
            """RDF 1.2 as RDF 1.1."""
            for quad in quads:
                if quad.predicate.value != RDF + "reifies":
                    yield quad
                    continue
                parts = (quad.object.subject, quad.object.predicate, quad.object.object)
                for name, part in zip(("subject", "predicate", "object"), parts):
                    yield ox.Quad(quad.subject, ox.NamedNode(RDF + name), part, quad.graph_name)
                yield ox.Quad(quad.subject, ox.NamedNode(RDF + "type"), ox.NamedNode(RDF + "Statement"),
                              quad.graph_name)

        def shapes(scripts, *files):
            sys.path.insert(0, scripts)
            import check_rdf
            with_shapes, words = check_rdf.shapes(), check_rdf.vocabulary()
            for file in files:
                found = check_rdf.check(check_rdf.read(file), with_shapes, words)
                wrong = [f for f in found if f.severity == "violation"]
                assert not wrong, f"{file}: pySHACL finds {len(wrong)} violations, {wrong[:5]}"
            print(len(files), "files pass pySHACL,", round(time.process_time()), "s")

        def exports(folder, vocabulary, *slow):
            """Oxigraph reads every graph; rdflib and PyLD, which are slow, those named so."""
            defined = {str(s) for s in rdflib.Graph().parse(vocabulary).subjects()}
            totals, seen, times = collections.Counter(), set(), collections.Counter()
            def timed(name, value):
                times[name] += time.process_time() - timed.last
                timed.last = time.process_time()
                return value
            timed.last = time.process_time()
            for turtle in sorted(glob.glob(folder + "/*.ttl")):
                stem = turtle[:-4]
                if stem.endswith(".12"): continue
                name = os.path.basename(stem)
                count = sum(1 for line in open(stem + ".nt", newline="\n"))
                first = {}
                for mark in ("", ".12"):
                    for end, format in FORMATS.items():
                        path = stem + mark + "." + end
                        # Oxigraph has no RDF/XML of RDF 1.2.
                        if not os.path.exists(path) or mark and end == "rdf": continue
                        readings = [("Oxigraph", timed("Oxigraph", oxigraph(path, format)))]
                        if name in slow and not mark:
                            readings.append(("rdflib", timed("rdflib", with_rdflib(path, end))))
                            totals["rdflib"] += 1
                            if end == "jsonld":
                                readings.append(("PyLD", timed("PyLD", with_pyld(path))))
                                totals["PyLD"] += 1
                        for reader, quads in readings:
                            data = canonical(with_statements(quads) if mark else quads)
                            kind = end in DATASETS
                            if not mark and not kind:
                                assert len(set(quads)) == count, f"{path}: {reader} reads {len(set(quads))} of {count}"
                            same = first.setdefault(kind, data)
                            assert data == same, f"{path}: {reader} reads another graph than in {first}"
                            totals["readings"] += 1
                        timed("comparing", None)
                if not name.endswith("-bare"):
                    assert merged(first[False]) == merged(first[True]), f"{stem}: Turtle and TriG say different things"
                terms = {x.value for quad in first[False] for x in (quad.subject, quad.predicate, quad.object)
                         if isinstance(x, ox.NamedNode) and x.value.startswith(ENT)}
                terms = {x for x in terms if not x.startswith(ENT + "id/")}
                seen |= terms
                assert terms <= defined, f"{stem}: not in the vocabulary: {terms - defined}"
                totals["graphs"] += 1
                totals["triples"] += count
            print(dict(totals), "and", len(seen), "terms of the vocabulary, seconds:",
                  {name: round(seconds) for name, seconds in times.items()})

        def vocabulary(path, facts):
            from rdflib import OWL, RDF, RDFS, SKOS
            from rdflib.collection import Collection
            g = rdflib.Graph().parse(path)
            assert len(g) == len(set(oxigraph(path, F.TURTLE)))
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
            checks = {"contexts": contexts, "exports": exports, "shapes": shapes, "vocabulary": vocabulary}
            checks[sys.argv[1]](*sys.argv[2:])
        except AssertionError as error:
            sys.exit(f"failed: {error}")
        """#
}
