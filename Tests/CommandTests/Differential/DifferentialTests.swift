import Foundation
import Testing

/// What the differential test needs beside the package.
private enum Peers {
    static let python = ProcessInfo.processInfo.environment["ENTENTE_PYTHON"]
    static let texts: URL = {
        let shared = ProcessInfo.processInfo.environment["ENTENTE_SHARED"].map { URL(fileURLWithPath: $0) }
        let project = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
        return (shared ?? project.appendingPathComponent("../shared")).appendingPathComponent(
            "gold/texts-train")
    }()
    static var hasTexts: Bool { FileManager.default.fileExists(atPath: texts.path) }
}

/// A store of real articles, asked the same queries as Oxigraph is, which holds the store's export.
///
/// Needs `ENTENTE_PYTHON`, a Python with pyoxigraph, and the texts in `ENTENTE_SHARED`, by default `../shared`
/// beside the package.
@Suite(
    .enabled(if: Peers.python != nil, "ENTENTE_PYTHON should name a Python that has pyoxigraph"),
    .enabled(if: Peers.hasTexts, "ENTENTE_SHARED should name the folder that holds gold/texts-train"))
struct DifferentialTests {
    @Test func answersAreThoseOfOxigraph() throws {
        let folder = try TemporaryFolder()
        let store = folder.path("articles.db")
        let articles = try FileManager.default.contentsOfDirectory(atPath: Peers.texts.path).sorted().prefix(
            1_000)
        for article in articles {
            try FileManager.default.copyItem(
                at: Peers.texts.appendingPathComponent(article),
                to: URL(fileURLWithPath: folder.path("")).appendingPathComponent(article))
        }
        let extraction = try Run(["extract", "--quiet", "--into", store] + articles, folder: folder.url)
        #expect(extraction.status == 0, "\(extraction.error)")
        let export = try Run("export", store, "--output", folder.path("export.trig"))
        #expect(export.status == 0, "\(export.error)")

        var generator = QueryGenerator(pool: try pool(of: store), seed: 20_261_126)
        for number in 0..<200 {
            let (text, isOrdered) = generator.next()
            try folder.write("\(number).\(isOrdered ? "ordered" : "bag").rq", text)
        }
        let comparison = try compare(folder, with: store)
        #expect(comparison.status == 0, "\(comparison.report)")
        print("differential test:", comparison.report, terminator: "")
    }

    /// What queries may ask for.
    private func pool(of store: String) throws -> QueryGenerator.Pool {
        func rows(_ query: String) throws -> [[String]] {
            let answer = try Run("query", store, QueryGenerator.prefixes + query, "--results", "tsv")
            #expect(answer.status == 0, "\(answer.error)")
            return answer.text.split(separator: "\n").dropFirst().map {
                $0.split(separator: "\t").map { String($0) }
            }
        }
        func column(_ query: String) throws -> [String] { try rows(query).map { $0[0] } }
        let edges = try rows(
            """
            SELECT ?s ?p ?o WHERE {
              ?statement rdf:subject ?s ; rdf:predicate ?p ; rdf:object ?o ; ent:status ent:actual
            } ORDER BY ?s ?p ?o
            """)
        return QueryGenerator.Pool(
            entities: try column(
                "SELECT ?e WHERE { ?e ent:mentionCount ?n } ORDER BY DESC(?n) ?e LIMIT 150"),
            edges: edges,
            documents: try column(
                "SELECT ?d WHERE { ?p oa:hasSource ?d } GROUP BY ?d ORDER BY DESC(COUNT(*)) ?d LIMIT 80"),
            predicates: edges.map { $0[1] },
            labels: try column(
                "SELECT ?l WHERE { ?e rdfs:label ?l ; ent:mentionCount ?n } ORDER BY DESC(?n) ?l LIMIT 100"))
    }

    private func compare(_ folder: TemporaryFolder, with store: String) throws -> (
        status: Int32, report: String
    ) {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: Peers.python ?? "")
        process.arguments = ["-c", Self.script, try Run.executable().path, store, folder.url.path]
        let file = try folder.write("report", Data())
        let handle = try FileHandle(forWritingTo: file)
        process.standardOutput = handle
        process.standardError = handle
        try process.run()
        process.waitUntilExit()
        return (process.terminationStatus, String(decoding: try Data(contentsOf: file), as: UTF8.self))
    }

    /// Numbers with a fraction are compared as such to nine digits: how many a division yields is not laid down.
    private static let script = #"""
        import collections, glob, json, subprocess, sys
        import pyoxigraph as ox
        command, path, folder = sys.argv[1:]
        XSD = "http://www.w3.org/2001/XMLSchema#"
        store = ox.Store()
        # The default graph of a store's queries has every triple once, whatever graphs it is in.
        for quad in ox.parse(path=folder + "/export.trig", format=ox.RdfFormat.TRIG):
            store.add(quad)
            store.add(ox.Quad(*quad.triple, ox.DefaultGraph()))

        def literal(value, datatype, language):
            if datatype in (XSD + "decimal", XSD + "double", XSD + "float"):
                return ("number", datatype, "%.9g" % float(value))
            return ("literal", value, datatype, language)

        def theirs(term):
            if term is None:
                return None
            if isinstance(term, ox.NamedNode):
                return ("iri", term.value)
            if isinstance(term, ox.BlankNode):
                return ("blank",)
            return literal(term.value, term.datatype.value, (term.language or "").lower())

        def ours(term):
            if term is None:
                return None
            if term["type"] == "uri":
                return ("iri", term["value"])
            if term["type"] == "bnode":
                return ("blank",)
            language = term.get("xml:lang", "").lower()
            datatype = term.get("datatype", XSD + "string")
            return literal(term["value"], datatype, language)

        failures, rows, empty = [], 0, 0
        queries = glob.glob(folder + "/*.rq")
        for file in queries:
            with open(file) as stream:
                query = stream.read()
            answer = store.query(query)
            run = [command, "query", path, query]
            if isinstance(answer, ox.QueryTriples):
                expected = {(theirs(t.subject), theirs(t.predicate), theirs(t.object)) for t in answer}
                output = subprocess.run(run + ["--format", "ntriples"], capture_output=True)
                parsed = ox.parse(output.stdout, format=ox.RdfFormat.N_TRIPLES)
                found = {(theirs(t.subject), theirs(t.predicate), theirs(t.object)) for t in parsed}
            else:
                output = subprocess.run(run + ["--results", "json"], capture_output=True)
                document = json.loads(output.stdout or "{}")
                if isinstance(answer, ox.QueryBoolean):
                    expected, found = bool(answer), document.get("boolean")
                else:
                    names = [variable.value for variable in answer.variables]
                    expected = [tuple(theirs(row[name]) for name in names) for row in answer]
                    bindings = document.get("results", {}).get("bindings", [])
                    found = [tuple(ours(row.get(name)) for name in names) for row in bindings]
                    if ".bag." in file:
                        expected, found = collections.Counter(expected), collections.Counter(found)
            size = 1 if isinstance(expected, bool) else len(expected)
            rows += size
            empty += not size
            if output.returncode != 0 or expected != found:
                failures.append((query, output.stderr.decode(), str(expected)[:2000], str(found)[:2000]))
        for query, error, expected, found in failures[:5]:
            print("differs:", query, error, "expected " + expected, "found " + found, sep="\n")
        print(f"{len(queries)} queries over {len(store)} quads, {rows} rows, {empty} queries without any; "
              f"{len(failures)} differ from Oxigraph {ox.__version__}")
        sys.exit(bool(failures))
        """#
}
