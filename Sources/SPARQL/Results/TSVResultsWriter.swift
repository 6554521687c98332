import RDF

/// Writes SPARQL 1.1 Query Results TSV: terms as N-Triples has them, numbers as Turtle does where that reads back as
/// the same literal.
///
/// `ASK`, for which the format has no form, gives one line, `true` or `false`.
public final class TSVResultsWriter: ResultsWriter {
    private var output: OutputBuffer

    public init(to sink: some ByteSink) { output = OutputBuffer(sink) }

    public func begin(variables: [Variable]) throws {
        output.bytes.append(variables.map { "?" + $0.name }.joined(separator: "\t") + "\n")
    }

    public func row(_ terms: [Term?]) throws {
        for (index, term) in terms.enumerated() {
            if index > 0 { output.bytes.append("\t") }
            guard let term else { continue }
            if case .literal(let literal) = term, let datatype = literal.statedDatatype,
                BareNumber.datatype(literal.lexical) == datatype
            {
                output.bytes.append(literal.lexical)
            } else {
                NTriplesTerms.append(term, to: &output.bytes)
            }
        }
        output.bytes.append("\n")
        try output.flushIfFull()
    }

    public func end() throws { try output.flush() }

    public func boolean(_ value: Bool) throws {
        output.bytes.append(value ? "true\n" : "false\n")
        try output.flush()
    }
}

/// Numbers that need no quotes in Turtle and SPARQL.
enum BareNumber {
    /// What datatype a text stands for without quotes; `nil` for none.
    static func datatype(_ text: String) -> IRI? {
        var bytes = text.utf8[...]
        if let sign = bytes.first, sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") {
            bytes.removeFirst()
        }
        let whole = takeDigits(&bytes)
        if bytes.isEmpty { return whole > 0 ? Names.integer : nil }
        var fraction = 0
        if bytes.first == UInt8(ascii: ".") {
            bytes.removeFirst()
            fraction = takeDigits(&bytes)
            if bytes.isEmpty { return fraction > 0 ? Names.decimal : nil }
        }
        guard whole + fraction > 0, let mark = bytes.popFirst(), mark | 0x20 == UInt8(ascii: "e") else {
            return nil
        }
        if let sign = bytes.first, sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") {
            bytes.removeFirst()
        }
        return takeDigits(&bytes) > 0 && bytes.isEmpty ? Names.double : nil
    }

    private static func takeDigits(_ bytes: inout Substring.UTF8View) -> Int {
        let digits = bytes.prefix { (0x30...0x39).contains($0) }
        bytes = bytes[digits.endIndex...]
        return digits.count
    }
}
