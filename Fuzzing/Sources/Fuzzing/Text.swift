import RDF

/// A dataset as one syntax says it, and how that is read.
public struct Text: Sendable {
    let syntax: Syntax
    let text: String
    private let parse: @Sendable (String) throws -> [Quad]

    init(_ syntax: Syntax, _ text: String, parse: @escaping @Sendable (String) throws -> [Quad]) {
        self.syntax = syntax
        self.text = text
        self.parse = parse
    }

    /// A text without relative IRIs.
    public init(_ reader: any QuadReader.Type, _ text: String) {
        self.init(reader.syntax, text) { text in
            try reader.init(options: ReaderOptions(version: .rdf12)).quads(in: Array(text.utf8))
        }
    }

    /// A text written quad by quad; `nil` where a quad cannot be said so.
    init?(streaming quads: [Quad], as reader: any QuadReader.Type, prefixes: PrefixMap) {
        var bytes: [UInt8] = []
        let sink = ChunkSink { bytes += $0 }
        guard let stream = reader.syntax.writer(prefixes: prefixes)?.stream(to: sink) else { return nil }
        do {
            for quad in quads { try stream.write(quad) }
            try stream.finish()
        } catch {
            return nil
        }
        self.init(reader, String(decoding: bytes, as: UTF8.self))
    }

    /// A JSON-LD document.
    public init(jsonld text: String) {
        self.init(.jsonld, text) { text in
            try JSONLDProcessor().toRDF(JSONValue(parsing: text))
        }
    }

    /// Checks that the text says these quads.
    public func check(says quads: [Quad]) throws {
        let again: [Quad]
        do {
            again = try parse(text)
        } catch {
            throw Finding("\(syntax.name) is not read back: \(error)\n\(text)")
        }
        guard Datasets.areSame(quads, again) else {
            throw Finding("\(syntax.name) reads back as something else:\n\(text)")
        }
    }
}

public enum Datasets {
    /// Whether the two are isomorphic, or too hard to compare, which is no finding.
    public static func areSame(_ a: [Quad], _ b: [Quad]) -> Bool {
        let (a, b) = (Dataset(a), Dataset(b))
        if a == b { return true }
        return (try? a.isIsomorphic(to: b, guessLimit: 1000)) ?? true
    }
}
