import Exchange
import Foundation
import KnowledgeGraph
import RDF

/// A file, or standard input, that holds a graph.
struct GraphFile {
    private let path: String
    private let data: Data
    private let reader: any GraphReader
    private let options: ReadingOptions

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
        let certain = arguments.reader ?? (isOpen ? GraphReaders.recognizing(data) : named)
        guard let reader = certain ?? (named?.name == "json" ? named : nil) else { return nil }
        self.reader = reader
    }

    /// - Throws: ``Failure`` that says what is wrong with the file and where.
    func graph() throws -> Graph { try reading { try reader.graph(data, options: options) } }

    /// - Throws: as ``graph()``.
    func documents() throws -> [GraphDocument] {
        try reading {
            // Documents that have no name are called as the file is.
            guard reader is GraphJSONReader else {
                var graph = try reader.graph(data, options: options)
                if graph.sources.isEmpty {
                    let name = URL(fileURLWithPath: path).deletingPathExtension().lastPathComponent
                    graph.sources = [Graph.Source(id: name)]
                }
                return graph.documents
            }
            return try reader.documents(data, options: options)
        }
    }

    /// The quads of RDF as they stand, triple terms of RDF 1.2 included; nil of a format that is no RDF.
    ///
    /// - Throws: as ``graph()``.
    func quads() throws -> [Quad]? {
        guard let syntax = Syntax.all.first(where: { $0.name == reader.name }) else { return nil }
        return try reading {
            let base = try options.base.map { try IRI(encoding: $0) }
            var reader = syntax.reader(ReaderOptions(version: .rdf12, base: base))
            if var jsonld = reader as? JSONLDReader {
                jsonld.documentLoader = .entente
                reader = jsonld
            }
            return try reader?.quads(in: data)
        }
    }

    private func reading<Result>(_ body: () throws -> Result) throws -> Result {
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
