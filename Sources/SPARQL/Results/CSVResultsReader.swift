import RDF

/// Reads SPARQL 1.1 Query Results CSV as it comes. The format does not say what a text is, so that all are plain
/// strings but blank nodes, which begin with `_:`; whoever knows what an IRI looks like may take it for one.
public struct CSVResultsReader: ResultsReader {
    public init() {}

    public func read(_ source: some ByteSource, _ receive: (ResultsPart) throws -> Void) throws {
        var feed = ByteFeed(source)
        try feed.skipByteOrderMark()
        guard let header = try Self.record(&feed) else { throw feed.error(expected: "a line of variables") }
        let names = header.count == 1 && header[0] == nil ? [] : header.map { $0 ?? "" }
        try receive(.variables(names.map { Variable($0) }))
        while let cells = try Self.record(&feed) {
            // A line without anything is one cell, or none.
            guard cells.count == max(names.count, 1) else {
                throw feed.error(found: "\(cells.count)", expected: "\(names.count) cells in the line before")
            }
            try receive(.row(cells.prefix(names.count).map { $0.map(Self.term) }))
        }
    }

    private static func term(_ text: String) -> Term {
        text.hasPrefix("_:") ? .blank(ResultsLabels.node(String(text.dropFirst(2)))) : .string(text)
    }

    /// The cells of the next line; `nil` for those with nothing in them, not even quotes. `nil` at the end.
    private static func record(_ feed: inout ByteFeed) throws -> [String?]? {
        guard try feed.peek() != nil else { return nil }
        var cells: [String?] = []
        while true {
            cells.append(try cell(&feed))
            switch try feed.next() {
            case UInt8(ascii: ","): continue
            case 0xA, nil: return cells
            case 0xD:
                if try feed.peek() == 0xA { _ = try feed.next() }
                return cells
            default: throw feed.error(expected: "a comma or the end of the line behind the quotes")
            }
        }
    }

    private static func cell(_ feed: inout ByteFeed) throws -> String? {
        var bytes: [UInt8] = []
        if try feed.peek() == UInt8(ascii: "\"") {
            _ = try feed.next()
            while true {
                guard let byte = try feed.next() else { throw feed.error(expected: "closing quotes") }
                if byte == UInt8(ascii: "\"") {
                    guard try feed.peek() == byte else { return try feed.text(bytes) }
                    _ = try feed.next()
                }
                bytes.append(byte)
            }
        }
        while let byte = try feed.peek(), byte != UInt8(ascii: ","), byte != 0xA, byte != 0xD {
            bytes.append(byte)
            _ = try feed.next()
        }
        return bytes.isEmpty ? nil : try feed.text(bytes)
    }
}
