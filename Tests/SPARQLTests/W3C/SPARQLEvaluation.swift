import Foundation
import RDF
import SPARQL
import TestSupport

/// Evaluates the query of a test, and compares what comes with what should.
struct SPARQLEvaluation {
    let entry: SPARQLSuite.Entry
    let version: RDFVersion

    /// What is wrong with the results; `nil` when nothing is.
    func difference() throws -> String? {
        guard let file = entry.result else { throw ManifestError(test: "\(entry.id) has no result") }
        // Tags are the same in any case of letters (RDF 1.1 Concepts, section 3.3).
        let options = QueryOptions(version: version, base: entry.query, lowercasesLanguageTags: true)
        let parser = QueryParser(options: options)
        let query = try parser.parse(try SPARQLSuite.contents(entry.query))
        let evaluator = Evaluator(source: MemoryQuads(try quads(query)))
        switch try evaluator.run(query) {
        case .graph(let stream):
            let expected = try triples(file)
            let actual = try stream.rest()
            let isSame = try Dataset(actual).isIsomorphic(to: Dataset(expected))
            return isSame ? nil : "expected \(expected), got \(actual)"
        case .boolean(let value):
            let expected = try expectedResults(file)
            return expected == ResultsRows(.boolean(value)) ? nil : "got \(value)"
        case .solutions(let sequence):
            let expected = try expectedResults(file)
            let variables = sequence.variables
            var rows: [[Term?]] = []
            while let row = try sequence.next() { rows.append(row) }
            let table = ResultsTable.solutions(variables: variables, rows: rows)
            let actual = ResultsRows(try throughFormat(of: file, table))
            let isSame = try actual.matches(expected, isLax: entry.isLax)
            return isSame ? nil : "expected \(expected), got \(actual)"
        }
    }

    // MARK: - Data

    private func quads(_ query: Query) throws -> [Quad] {
        var quads: [Quad] = []
        var document: UInt = 0
        func read(_ file: IRI, into graph: Resource?) throws {
            document += 1
            let options = ReaderOptions(
                version: version, base: file, document: document, lowercasesLanguageTags: true)
            let data = try SPARQLSuite.contents(file)
            for quad in try reader(file, options).quads(in: data) {
                quads.append(Quad(quad.triple, graph: quad.graph ?? graph))
            }
        }
        for file in entry.defaultGraphs { try read(file, into: nil) }
        for file in entry.namedGraphs { try read(file, into: .iri(file)) }
        // Where the manifest names no data, the query does.
        if entry.defaultGraphs.isEmpty, entry.namedGraphs.isEmpty, let dataset = query.dataset {
            for file in Set(dataset.defaultGraphs + dataset.namedGraphs).sorted() {
                try read(file, into: .iri(file))
            }
        }
        return quads
    }

    private func reader(_ file: IRI, _ options: ReaderOptions) throws -> any QuadReader {
        switch file.string.split(separator: ".").last {
        case "ttl", "n3": TurtleReader(options: options)
        case "rdf": RDFXMLReader(options: options)
        case "nt": NTriplesReader(options: options)
        case "nq": NQuadsReader(options: options)
        case "trig": TriGReader(options: options)
        default: throw ManifestError(test: "\(file) is in no syntax that is known")
        }
    }

    private func triples(_ file: IRI) throws -> [Triple] {
        let options = ReaderOptions(version: version, base: file)
        return try reader(file, options).quads(in: try SPARQLSuite.contents(file)).map(\.triple)
    }

    // MARK: - Results

    private func format(of file: IRI) -> ResultsFormat? {
        ResultsFormat.forFile(named: String(file.string.split(separator: "/").last ?? ""))
    }

    private func expectedResults(_ file: IRI) throws -> ResultsRows {
        guard let format = format(of: file) else {
            return try ResultsRows(graph: TestGraph(try triples(file)))
        }
        guard let reader = format.reader() else { throw ManifestError(test: "\(format.name) cannot be read") }
        return ResultsRows(try reader.table(try SPARQLSuite.contents(file)))
    }

    /// The results as they are once written in the format of the expected ones, and read again: CSV says less
    /// than there was.
    private func throughFormat(of file: IRI, _ table: ResultsTable) throws -> ResultsTable {
        guard case .solutions(let variables, let rows) = table, let format = format(of: file) else {
            return table
        }
        var bytes: [UInt8] = []
        let sink = ChunkSink { bytes += $0 }
        guard let writer = format.writer(to: sink), let reader = format.reader() else { return table }
        try writer.begin(variables: variables)
        for row in rows { try writer.row(row) }
        try writer.end()
        return try reader.table(bytes)
    }
}
