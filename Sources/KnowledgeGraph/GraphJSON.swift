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
        let decoder = JSONDecoder()
        let first = data.first { !$0.isWhitespace }
        if first == UInt8(ascii: "["),
            let documents = try decode([GraphDocument].self, data, decoder, line: nil)
        {
            return documents
        }
        // A single object may span lines; JSON Lines may not, so a first line that is whole decides.
        let lines = data.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        let filled = lines.enumerated().filter { $1.contains { !$0.isWhitespace } }
        let isLines = filled.count > 1 && filled.first.map { isObject($0.element) } == true
        if isLines {
            var documents: [GraphDocument] = []
            for (number, line) in filled {
                if let one = try decode(GraphDocument.self, Data(line), decoder, line: number + 1) {
                    documents.append(one)
                }
            }
            return documents
        }
        return try decode(GraphDocument.self, data, decoder, line: nil).map { [$0] } ?? []
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
