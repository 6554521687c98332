import Foundation
import GRDB
import GraphStore
import RDF
import SPARQL

// query load QUADS STORE: makes a store of nothing but the quads of an N-Quads file.
// query ask STORE: for each line of standard input, the path of a query, answers it and writes how many seconds that took
// and how many solutions there were. `explain` in place of `ask` writes the plans.

func seconds() -> Double { Double(DispatchTime.now().uptimeNanoseconds) / 1e9 }

func configuration() -> Configuration {
    var configuration = Configuration()
    configuration.prepareDatabase { db in
        try db.execute(
            sql: "PRAGMA synchronous = NORMAL; PRAGMA cache_size = -65536; PRAGMA mmap_size = 4294967296")
    }
    return configuration
}

func load(_ file: String, into store: String) throws {
    let database = try DatabasePool(path: store, configuration: configuration())
    try database.write { db in
        try QuadTables.createTables(db)
        let tables = try QuadTables(db)
        var quads: [Quad] = []
        guard let reader = Syntax.nquads.reader() else { return }
        try reader.read(try FileSource(path: file), declared: { _ in }) { quad in
            quads.append(quad)
            if quads.count == 100_000 {
                try tables.insert(quads)
                quads.removeAll()
            }
        }
        try tables.insert(quads)
    }
    try database.writeWithoutTransaction { _ = try $0.checkpoint(.truncate) }
}

/// Takes an answer and lets it go.
struct Nowhere: ByteSink {
    mutating func write(_ bytes: UnsafeRawBufferPointer) throws {}
}

/// Writes the answer as tab-separated values, all of it, and counts the solutions.
func answer(_ query: Query, _ source: StoredQuads) throws -> Int {
    let writer = TSVResultsWriter(to: Nowhere())
    switch try Evaluator(source: source, options: options).run(query) {
    case .solutions(let solutions):
        try writer.begin(variables: solutions.variables)
        var count = 0
        var row: [Term?] = []
        while try solutions.next(into: &row) {
            try writer.row(row)
            count += 1
        }
        try writer.end()
        return count
    case .boolean: return 1
    case .graph(let triples): return try triples.rest().count
    }
}

let options = EvaluationOptions(defaultGraph: .union)
let arguments = CommandLine.arguments
switch arguments.dropFirst().first {
case "load" where arguments.count == 4: try load(arguments[2], into: arguments[3])
case "ask" where arguments.count == 3, "explain" where arguments.count == 3:
    let database = try DatabasePool(path: arguments[2], configuration: configuration())
    while let path = readLine() {
        let text = try String(contentsOfFile: path, encoding: .utf8)
        let start = seconds()
        let query = try QueryParser().parse(text)
        let line = try database.read { db in
            let source = try StoredQuads(db)
            if arguments[1] == "explain" {
                return try Evaluator(source: source, options: options).explain(query, running: true)
            }
            let count = try answer(query, source)
            return "\(seconds() - start) \(count)"
        }
        FileHandle.standardOutput.write(Data((line + "\n").utf8))
    }
default:
    FileHandle.standardError.write(
        Data("query load QUADS STORE | query ask STORE | query explain STORE\n".utf8))
    exit(2)
}
