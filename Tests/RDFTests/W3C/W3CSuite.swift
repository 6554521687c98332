import Foundation
import RDF
import Testing

/// One manifest of the W3C's test suites.
struct W3CSuite: Sendable, CustomTestStringConvertible {
    /// Below `rdf-tests/rdf`.
    let folder: String
    /// How many tests the manifest should list.
    let count: Int
    let version: RDFVersion

    var testDescription: String {
        // RDF 1.2 takes all of RDF 1.1, whose suites are read both ways.
        "rdf-tests/\(folder)" + (version == .rdf12 && folder.hasPrefix("rdf11") ? ", read as RDF 1.2" : "")
    }

    /// One entry of the manifest.
    struct Entry {
        let name: String
        /// `TestTurtleEval` and the like.
        let type: String
        let action: IRI
        let result: IRI?
    }

    static let root: URL = {
        let shared = ProcessInfo.processInfo.environment["ENTENTE_SHARED"].map { URL(fileURLWithPath: $0) }
        let project = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
        return (shared ?? project.appendingPathComponent("../shared"))
            .appendingPathComponent("data/w3c/rdf-tests/rdf")
    }()

    static var exists: Bool { FileManager.default.fileExists(atPath: root.path) }

    private static let site = "https://w3c.github.io/rdf-tests/rdf/"

    /// The contents of the file that the suites call so.
    static func contents(_ iri: IRI) throws -> Data {
        try Data(contentsOf: root.appendingPathComponent(String(iri.string.dropFirst(site.count))))
    }

    func manifest() throws -> Data { try Self.contents(try manifestIRI) }

    private var manifestIRI: IRI { get throws { try IRI("\(Self.site)\(folder)/manifest.ttl") } }

    func entries() throws -> [Entry] {
        let manifest = try manifestIRI
        let reader = TurtleReader(options: ReaderOptions(base: manifest))
        let triples = try reader.triples(in: try Self.contents(manifest))
        let graph = Dictionary(grouping: triples, by: \.subject)
        func objects(_ subject: Resource, _ predicate: IRI) -> [Term] {
            (graph[subject] ?? []).filter { $0.predicate == predicate }.map(\.object)
        }
        let terms = Namespace("mf", "http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#")
        var entries: [Entry] = []
        var cell = triples.first { $0.predicate == terms["entries"] }?.object.resource
        while let node = cell, let test = objects(node, Namespace.rdf["first"]).first?.resource {
            guard case .iri(let type)? = objects(test, Namespace.rdf["type"]).first,
                case .literal(let name)? = objects(test, terms["name"]).first,
                case .iri(let action)? = objects(test, terms["action"]).first
            else { throw ManifestError(test: "\(test)") }
            var result: IRI?
            if case .iri(let file)? = objects(test, terms["result"]).first { result = file }
            let typeName = type.string.split(separator: "#").last.map(String.init) ?? ""
            entries.append(Entry(name: name.lexical, type: typeName, action: action, result: result))
            cell = objects(node, Namespace.rdf["rest"]).first?.resource
        }
        return entries
    }

    /// Whether a reader does with the entry what the manifest says.
    func passes(_ entry: Entry) throws -> Bool {
        let data = try Self.contents(entry.action)
        let isCanonical = entry.type.hasSuffix("C14N")
        let options = ReaderOptions(
            version: version, base: entry.action, lowercasesLanguageTags: isCanonical)
        let quads = try? Self.reader(entry.type, options).quads(in: data)
        if entry.type.contains("Negative") { return quads == nil }
        guard let quads else { return false }
        guard let file = entry.result else { return true }
        let result = try Self.contents(file)
        if isCanonical { return Data(NQuadsWriter().text(quads).utf8) == result }
        let expected = try NQuadsReader(options: ReaderOptions(version: version)).quads(in: result)
        return try Dataset(quads).isIsomorphic(to: Dataset(expected))
    }

    private static func reader(_ type: String, _ options: ReaderOptions) -> any QuadReader {
        switch type {
        case _ where type.hasPrefix("TestNTriples"): NTriplesReader(options: options)
        case _ where type.hasPrefix("TestNQuads"): NQuadsReader(options: options)
        case _ where type.hasPrefix("TestTurtle"): TurtleReader(options: options)
        case _ where type.hasPrefix("TestXML"): RDFXMLReader(options: options)
        default: TriGReader(options: options)
        }
    }

    private struct ManifestError: Error {
        let test: String
    }
}
