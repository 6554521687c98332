import RDF

/// Reads SPARQL 1.1 Query Results TSV as it comes.
public struct TSVResultsReader: ResultsReader {
    public init() {}

    public func read(_ source: some ByteSource, _ receive: (ResultsPart) throws -> Void) throws {
        var feed = ByteFeed(source)
        try feed.skipByteOrderMark()
        guard let header = try Self.line(&feed) else { throw feed.error(expected: "a line of variables") }
        let names = header.isEmpty ? [] : header.split(separator: 0x9, omittingEmptySubsequences: false)
        let variables = try names.map { name in
            let text = try feed.text(Array(name))
            guard text.hasPrefix("?") || text.hasPrefix("$") else {
                throw feed.error(
                    found: text, expected: "a question mark before each variable of the first line")
            }
            return Variable(String(text.dropFirst()))
        }
        try receive(.variables(variables))
        while let line = try Self.line(&feed) {
            let cells = line.split(separator: 0x9, omittingEmptySubsequences: false)
            guard cells.count == max(variables.count, 1) else {
                throw feed.error(
                    found: "\(cells.count)", expected: "\(variables.count) cells in the line before")
            }
            try receive(
                .row(
                    cells.prefix(variables.count).map { cell in
                        if cell.isEmpty { return nil }
                        let text = try feed.text(Array(cell))
                        var reader = TermText(text)
                        guard let term = reader.term(), reader.isAtEnd else {
                            throw feed.error(found: text, expected: "a term in the line before")
                        }
                        return term
                    }))
        }
    }

    /// Without its end; `nil` at the end of the document.
    private static func line(_ feed: inout ByteFeed) throws -> [UInt8]? {
        guard try feed.peek() != nil else { return nil }
        var bytes: [UInt8] = []
        while let byte = try feed.next(), byte != 0xA { bytes.append(byte) }
        if bytes.last == 0xD { bytes.removeLast() }
        return bytes
    }
}
