import RDF

/// Writes solutions as a table for people: IRIs by their prefixes, texts as they are, numbers to the right.
///
/// The widths of columns come from the first rows; later ones are cut to them and written as they come.
public final class TableWriter: ResultsWriter {
    private var output: OutputBuffer
    private let prefixes: PrefixMap
    private let width: Int?
    private var header: [String] = []
    /// Rows that are held back until the widths are known.
    private var held: [[Cell]] = []
    private var columns: [Column]?

    /// How many rows say how wide the columns are to be.
    public static let sampleCount = 200
    /// A column that is cut keeps so many columns of the terminal, if it needs them.
    private static let leastWidth = 8
    private static let gap = "  "

    private struct Cell {
        let text: String
        var isNumber = false
    }

    private struct Column {
        var width: Int
        var isNumeric: Bool
    }

    /// - Parameters:
    ///   - prefixes: those that IRIs may be shortened with.
    ///   - width: how wide lines may be, in columns of the terminal; `nil` where nothing is cut.
    public init(to sink: some ByteSink, prefixes: PrefixMap = PrefixMap(), width: Int? = nil) {
        output = OutputBuffer(sink)
        self.prefixes = prefixes
        self.width = width
    }

    public func begin(variables: [Variable]) throws { header = variables.map(\.name) }

    public func row(_ terms: [Term?]) throws {
        let cells = terms.map { $0.map(cell) ?? Cell(text: "") }
        if let columns {
            append(cells, columns)
            return try output.flushIfFull()
        }
        held.append(cells)
        if held.count == Self.sampleCount { try release() }
    }

    public func end() throws {
        if columns == nil { try release() }
        try output.flush()
    }

    public func boolean(_ value: Bool) throws {
        output.bytes.append(value ? "yes\n" : "no\n")
        try output.flush()
    }

    // MARK: - Widths

    private func release() throws {
        let columns = fitted(
            header.indices.map { index in
                let cells = held.map { $0[index] }
                let widest = cells.map { TextWidth.columns($0.text) }.max() ?? 0
                return Column(
                    width: max(widest, TextWidth.columns(header[index])),
                    isNumeric: cells.contains(where: \.isNumber)
                        && cells.allSatisfy { $0.isNumber || $0.text.isEmpty })
            })
        self.columns = columns
        append(header.map { Cell(text: $0) }, columns)
        append(columns.map { Cell(text: String(repeating: "─", count: $0.width)) }, columns)
        for cells in held { append(cells, columns) }
        held = []
        try output.flushIfFull()
    }

    /// Cuts the widest columns to one width, such that all fit the line.
    private func fitted(_ columns: [Column]) -> [Column] {
        guard let width else { return columns }
        let room = width - Self.gap.count * max(0, columns.count - 1)
        var limit = columns.map(\.width).max() ?? 0
        while limit > Self.leastWidth, columns.reduce(0, { $0 + min($1.width, limit) }) > room { limit -= 1 }
        return columns.map { Column(width: min($0.width, limit), isNumeric: $0.isNumeric) }
    }

    private func append(_ cells: [Cell], _ columns: [Column]) {
        let parts = zip(cells, columns).map { cell, column in
            let text = TextWidth.cut(cell.text, to: column.width)
            let space = String(repeating: " ", count: column.width - TextWidth.columns(text))
            return column.isNumeric ? space + text : text + space
        }
        var line = parts.joined(separator: Self.gap)
        while line.utf8.last == UInt8(ascii: " ") { line.removeLast() }
        output.bytes.append(line + "\n")
    }

    // MARK: - Cells

    private func cell(_ term: Term) -> Cell {
        switch term {
        case .literal(let literal):
            let isNumber = literal.statedDatatype != nil && Value(literal).number != nil
            return Cell(text: visible(text(literal)), isNumber: isNumber)
        default: return Cell(text: visible(text(term)))
        }
    }

    private func text(_ term: Term) -> String {
        switch term {
        case .iri(let iri): text(iri)
        case .blank(let node): node.description
        case .literal(let literal): text(literal)
        case .triple(let triple):
            "<<( " + text(Term(triple.subject)) + " " + text(triple.predicate) + " " + text(triple.object)
                + " )>>"
        }
    }

    /// By prefix where the rest is a plain name.
    private func text(_ iri: IRI) -> String {
        let parts = prefixes.split(iri) { name in
            name.unicodeScalars.allSatisfy {
                $0.properties.isAlphabetic || "0123456789_-.%".unicodeScalars.contains($0)
            }
        }
        return parts.map { $0.namespace.prefix.label + ":" + $0.name } ?? "<" + iri.string + ">"
    }

    /// The datatype is told where the text does not.
    private func text(_ literal: Literal) -> String {
        if let language = literal.language { return literal.lexical + "@" + language }
        guard let datatype = literal.statedDatatype, DatatypeKind(datatype) == nil else {
            return literal.lexical
        }
        return literal.lexical + "^^" + text(datatype)
    }

    /// Line ends and what cannot be seen must not break the table or command the terminal.
    private func visible(_ text: String) -> String {
        if text.utf8.allSatisfy({ (0x20..<0x7F).contains($0) }) { return text }
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\n", "\r", "\t": result += " "
            case _ where StringEscapes.readable.isInvisible(scalar):
                result += "\\u{" + String(scalar.value, radix: 16, uppercase: true) + "}"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }
}
