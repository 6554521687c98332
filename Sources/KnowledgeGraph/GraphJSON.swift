import Foundation

/// Reads and writes graph documents as JSON (one object, or an array) and JSON Lines (one object a line).
public enum GraphJSON {
    /// A file that is no graph JSON, and where it goes wrong.
    public struct FormatError: Error, Sendable, CustomStringConvertible {
        /// 1-based line of the object in JSON Lines; `nil` for plain JSON.
        public var line: Int?
        public var message: String

        public var description: String { line.map { "line \($0): \(message)" } ?? message }
    }

    /// Reads one object, an array of objects, or JSON Lines, whichever the data holds.
    public static func read(_ data: Data) throws(FormatError) -> [GraphDocument] {
        var reader = try Reader(data)
        var documents: [GraphDocument] = []
        while let document = try reader.next() { documents.append(document) }
        return documents
    }

    /// Reads one object, an array of objects, or JSON Lines, and of these one line at a time.
    public struct Reader {
        private let decoder = JSONDecoder()
        /// What was read and not handed out yet.
        private var waiting: ArraySlice<GraphDocument> = []
        private var lines: Lines?

        public init(_ data: Data) throws(FormatError) {
            let first = data.first { !$0.isWhitespace }
            if first == UInt8(ascii: "["),
                let documents = try decode([GraphDocument].self, data, decoder, line: nil)
            {
                waiting = documents[...]
                return
            }
            // A single object may span lines; JSON Lines may not, so a first line that is whole decides.
            var lines = Lines(data)
            if let one = lines.next(), lines.next() != nil, isObject(one.text) {
                self.lines = Lines(data)
            } else if let document = try decode(GraphDocument.self, data, decoder, line: nil) {
                waiting = [document]
            }
        }

        /// The next document; `nil` at the end.
        public mutating func next() throws(FormatError) -> GraphDocument? {
            guard let line = lines?.next() else { return waiting.popFirst() }
            return try decode(GraphDocument.self, Data(line.text), decoder, line: line.number)
        }
    }

    /// The lines of data that are not blank, numbered from 1.
    private struct Lines {
        private var rest: Data.SubSequence
        private var number = 0

        init(_ data: Data) { rest = data[...] }

        mutating func next() -> (text: Data.SubSequence, number: Int)? {
            while !rest.isEmpty {
                let end = rest.firstIndex(of: UInt8(ascii: "\n")) ?? rest.endIndex
                let line = rest[..<end]
                rest = rest[end...].dropFirst()
                number += 1
                if line.contains(where: { !$0.isWhitespace }) { return (line, number) }
            }
            return nil
        }
    }

    /// One object, indented, keys sorted, ending in a newline.
    public static func write(_ document: GraphDocument) throws -> Data {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        return try encoder.encode(document) + [UInt8(ascii: "\n")]
    }

    /// One object on one line, keys sorted, ending in a newline.
    public static func writeLine(_ document: GraphDocument) throws -> Data {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return try encoder.encode(document) + [UInt8(ascii: "\n")]
    }

    private static func isObject(_ line: Data.SubSequence) -> Bool {
        (try? JSONSerialization.jsonObject(with: Data(line))) is [String: Any]
    }

    private static func decode<Value: Decodable>(
        _ type: Value.Type, _ data: Data, _ decoder: JSONDecoder, line: Int?
    ) throws(FormatError) -> Value? {
        do {
            return try decoder.decode(type, from: data)
        } catch {
            throw FormatError(line: line, message: explain(error))
        }
    }

    private static func explain(_ error: any Error) -> String {
        func place(_ path: [any CodingKey]) -> String {
            let steps = path.map { $0.intValue.map { "[\($0)]" } ?? $0.stringValue }
            return steps.isEmpty ? "the document" : steps.joined(separator: ".").replacing(".[", with: "[")
        }
        switch error {
        case DecodingError.keyNotFound(let key, let context):
            return "\(place(context.codingPath)) lacks \"\(key.stringValue)\""
        case DecodingError.typeMismatch(_, let context), DecodingError.valueNotFound(_, let context):
            return "\(place(context.codingPath)): \(context.debugDescription)"
        case DecodingError.dataCorrupted(let context):
            let under = (context.underlyingError as NSError?)?.userInfo["NSDebugDescription"] as? String
            return "\(place(context.codingPath)): \(under ?? context.debugDescription)"
        default:
            return "\(error)"
        }
    }
}

extension UInt8 {
    fileprivate var isWhitespace: Bool { self == 0x20 || (0x09...0x0D).contains(self) }
}
