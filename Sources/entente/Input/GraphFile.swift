import Articles
import Exchange
import Foundation
import KnowledgeGraph
import RDF

/// A file, or standard input, that holds a graph.
struct GraphFile {
    /// As messages call it.
    let path: String
    /// Mapped where it is a file, so that the system holds no more of it than it likes.
    private let data: Data
    private let reader: any GraphReader
    let options: ReadingOptions
    private var isFile: Bool { options.base != nil }

    /// - Returns: nil if neither name nor content nor `arguments` say that it is one; it may be articles.
    /// - Throws: ``Failure`` where there is no such file, or it cannot be read.
    init?(_ path: String, _ arguments: ReadingArguments) throws {
        self.path = path == "-" ? "standard input" : path
        var options = ReadingOptions(namespace: arguments.namespace)
        let named = GraphReaders.forFile(named: path)
        if path == "-" {
            data = StandardInput.data
        } else {
            guard arguments.reader != nil || named != nil else { return nil }
            let url = URL(fileURLWithPath: path)
            options.base = url.absoluteString
            guard FileManager.default.fileExists(atPath: url.path) else {
                throw Failure.request("\(path): no such file or folder")
            }
            do {
                data = try Data(contentsOf: url, options: .mappedIfSafe)
            } catch {
                throw Failure.work("\(path): \(reason(error))")
            }
        }
        self.options = options
        // JSON may be graph JSON or JSON-LD, and lines of it articles.
        let isOpen = named == nil || named is GraphJSONReader
        let certain = arguments.reader ?? (isOpen ? Self.recognizing(data) : named)
        guard let reader = certain ?? (named?.name == "json" ? named : nil) else { return nil }
        self.reader = reader
    }

    /// A page may have RDF's namespace in it, and articles may be JSON in UTF-16.
    private static func recognizing(_ data: Data) -> (any GraphReader)? {
        guard !HTMLStart.isPage(data) else { return nil }
        return GraphReaders.recognizing((try? TextDecoder.json(data)) ?? data)
    }

    /// - Throws: ``Failure`` that says what is wrong with the file and where.
    func graph() throws -> Graph { try reading(wholeGraph) }

    /// - Throws: what the reader of the format throws.
    func wholeGraph() throws -> Graph { try reader.graph(data, options: options) }

    /// The file's own name.
    var name: String { URL(fileURLWithPath: path).lastPathComponent }

    /// Where the file is; nil for standard input.
    var origin: String? { isFile ? URL(fileURLWithPath: path).standardizedFileURL.path : nil }

    /// Hands over the documents of a format that keeps them apart, one by one.
    ///
    /// - Returns: false of a format that is one graph.
    /// - Throws: as ``graph()``, and what the body throws.
    func forEachDocument(_ body: (GraphDocument) throws -> Void) throws -> Bool {
        guard reader is GraphJSONReader else { return false }
        var documents = try reading { try GraphJSON.Reader(data) }
        while let document = try reading({ try documents.next() }) { try body(document) }
        return true
    }

    /// A graph by document. One without documents is one that is called as the file is.
    func documents(of graph: Graph) -> [GraphDocument] {
        var graph = graph
        if graph.sources.isEmpty {
            let name = URL(fileURLWithPath: path).deletingPathExtension().lastPathComponent
            graph.sources = [Graph.Source(id: name)]
        }
        return graph.documents
    }

    /// The syntax of RDF; nil of a format that is no RDF.
    var syntax: Syntax? { Syntax.all.first { $0.name == reader.name } }

    /// The quads of RDF as they stand, triple terms of RDF 1.2 included; nil of a format that is no RDF.
    ///
    /// - Throws: as ``graph()``.
    func quads() throws -> [Quad]? {
        guard syntax != nil else { return nil }
        var quads: [Quad] = []
        try reading { try forEachQuad { quads.append($0) } }
        return quads
    }

    /// Hands over the quads of RDF as they are read; none of a format that is no RDF.
    ///
    /// - Throws: what the reader of the syntax throws, which ``reading(_:)`` makes a ``Failure`` of, and what the body throws.
    func forEachQuad(_ body: (Quad) throws -> Void) throws {
        let base = try options.base.map { try IRI(encoding: $0) }
        var reader = syntax?.reader(ReaderOptions(version: .rdf12, base: base))
        if var jsonld = reader as? JSONLDReader {
            jsonld.documentLoader = .entente
            reader = jsonld
        }
        try reader?.read(data, body)
    }

    /// The hash of all that decides what is read from the file, but for its place.
    var hash: String {
        let content = data.withUnsafeBytes { HashFunction.sha256.hexadecimal($0.bindMemory(to: UInt8.self)) }
        return [reader.name, options.namespace, content].joined(separator: " ")
    }

    /// - Throws: ``Failure`` that says what is wrong with the file and where.
    func reading<Result>(_ body: () throws -> Result) throws -> Result {
        do {
            return try body()
        } catch let error as ExportError {
            throw Failure.request("\(error)")
        } catch {
            throw Failure.work("\(path) is no \(reader.title): \(error)")
        }
    }
}

extension GraphReader {
    /// What messages call the format.
    fileprivate var title: String { self is GraphJSONReader ? "graph JSON" : "graph in \(name)" }
}
