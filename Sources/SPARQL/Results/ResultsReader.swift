import RDF

/// A part of the results of a query, in the order in which a ``ResultsReader`` comes to them.
public enum ResultsPart: Sendable {
    /// The answer to `ASK`, which is all there is then.
    case boolean(Bool)
    /// The columns of a table, once, before its rows.
    case variables([Variable])
    /// A solution: for each variable what it is bound to.
    case row([Term?])
}

/// Reads the results of one query in one format.
public protocol ResultsReader: Sendable {
    /// Reads all, and hands it on part by part.
    ///
    /// - Throws: ``SyntaxError`` where the text is none of the format, what the source throws, what `receive` throws.
    func read(_ source: some ByteSource, _ receive: (ResultsPart) throws -> Void) throws
}

extension ResultsFormat {
    /// A reader of this format; `nil` for a format that this module does not know.
    public func reader() -> (any ResultsReader)? {
        switch self {
        case .json: JSONResultsReader()
        case .xml: XMLResultsReader()
        case .csv: CSVResultsReader()
        case .tsv: TSVResultsReader()
        default: nil
        }
    }
}

/// All results of a query.
public enum ResultsTable: Sendable, Hashable {
    case boolean(Bool)
    case solutions(variables: [Variable], rows: [[Term?]])
}

extension ResultsReader {
    /// Reads all from memory.
    public func table(_ bytes: some Collection<UInt8>) throws -> ResultsTable {
        var isRead = false
        let source = ChunkSource {
            defer { isRead = true }
            return isRead ? nil : Array(bytes)
        }
        var table = ResultsTable.solutions(variables: [], rows: [])
        var rows: [[Term?]] = []
        var names: [Variable] = []
        try read(source) { part in
            switch part {
            case .boolean(let value): table = .boolean(value)
            case .variables(let variables): names = variables
            case .row(let row): rows.append(row)
            }
        }
        if case .boolean = table { return table }
        return .solutions(variables: names, rows: rows)
    }
}

/// Blank nodes by whatever a document calls them.
enum ResultsLabels {
    /// A label that no blank node can have is spelled out in hexadecimal.
    static func node(_ label: String) -> BlankNode {
        if let node = try? BlankNode(label) { return node }
        let hex = label.utf8.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
        guard let node = try? BlankNode("x" + hex) else {
            preconditionFailure("hexadecimal digits are a label")
        }
        return node
    }
}
