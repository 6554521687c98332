import RDF

/// Writes SPARQL 1.1 Query Results CSV: texts without their datatypes. The empty text is `""`, what is not bound is
/// nothing; CSV itself does not tell them apart.
///
/// `ASK`, for which the format has no form, gives one line, `true` or `false`.
public final class CSVResultsWriter: ResultsWriter {
    private var output: OutputBuffer

    public init(to sink: some ByteSink) { output = OutputBuffer(sink) }

    public func begin(variables: [Variable]) throws {
        for (index, variable) in variables.enumerated() {
            if index > 0 { output.bytes.append(",") }
            append(variable.name)
        }
        output.bytes.append("\r\n")
    }

    public func row(_ terms: [Term?]) throws {
        for (index, term) in terms.enumerated() {
            if index > 0 { output.bytes.append(",") }
            switch term {
            case nil: break
            case .iri(let iri): append(iri.string)
            case .blank(let node): append("_:" + node.label)
            case .literal(let literal): append(literal.lexical)
            case .triple(let triple): append(Term.triple(triple).description)
            }
        }
        output.bytes.append("\r\n")
        try output.flushIfFull()
    }

    public func end() throws { try output.flush() }

    public func boolean(_ value: Bool) throws {
        output.bytes.append(value ? "true\r\n" : "false\r\n")
        try output.flush()
    }

    /// In quotes where need be (RFC 4180, section 2).
    private func append(_ text: String) {
        let needsQuotes = text.utf8.contains {
            $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: "\"") || $0 == 0xA || $0 == 0xD
        }
        guard needsQuotes || text.isEmpty else { return output.bytes.append(text) }
        output.bytes.append("\"")
        for byte in text.utf8 {
            if byte == UInt8(ascii: "\"") { output.bytes.append(byte) }
            output.bytes.append(byte)
        }
        output.bytes.append("\"")
    }
}
