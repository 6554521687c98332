/// Parses one line of N-Triples or N-Quads (RDF 1.1 N-Triples, section 7).
struct StatementParser {
    private let scalars: [Unicode.Scalar]
    private let line: Int
    private var position = 0

    init(_ text: String, line: Int) {
        scalars = Array(text.unicodeScalars)
        self.line = line
        skipSpace()
    }

    /// Whether nothing but a comment is left.
    var isAtEnd: Bool { peek == nil || peek == "#" }

    mutating func triple() throws(SyntaxError) -> Triple {
        let triple = try terms()
        try expect(".")
        return triple
    }

    mutating func quad() throws(SyntaxError) -> Quad {
        let triple = try terms()
        let graph = peek == "." ? nil : try resource("a graph name or \".\"")
        try expect(".")
        return Quad(triple, graph: graph)
    }

    func end() throws(SyntaxError) {
        guard isAtEnd else { throw error("expected the end of the line") }
    }

    // MARK: - Terms

    private mutating func terms() throws(SyntaxError) -> Triple {
        let subject = try resource("a subject, <IRI> or _:label")
        guard peek == "<" else { throw error("expected a predicate, <IRI>") }
        let predicate = try iri()
        let object: Term = peek == "\"" ? .literal(try literal()) : Term(try resource("an object"))
        return Triple(subject, predicate, object)
    }

    private mutating func resource(_ expected: String) throws(SyntaxError) -> Resource {
        switch peek {
        case "<": return .iri(try iri())
        case "_": return .blank(try blankNode())
        default: throw error("expected \(expected)")
        }
    }

    private mutating func iri() throws(SyntaxError) -> IRI {
        let start = position
        let text = try delimited(by: ">") { $0.value > 0x20 && !"<\"{}|^`".unicodeScalars.contains($0) }
        do throws(IRIError) {
            let iri = try IRI(text)
            skipSpace()
            return iri
        } catch {
            throw self.error(error.description, at: start)
        }
    }

    private mutating func blankNode() throws(SyntaxError) -> BlankNode {
        let start = position
        position += 1
        guard peek == ":" else { throw error("expected \":\" behind \"_\"") }
        position += 1
        var end = position
        while end < scalars.count, NameCharacters.isInner(scalars[end]) || scalars[end] == "." { end += 1 }
        // A dot at the end is the end of the statement.
        while end > position, scalars[end - 1] == "." { end -= 1 }
        let label = String(String.UnicodeScalarView(scalars[position..<end]))
        guard let node = try? BlankNode(label) else {
            throw error("expected a label behind \"_:\"", at: start)
        }
        position = end
        skipSpace()
        return node
    }

    private mutating func literal() throws(SyntaxError) -> Literal {
        let lexical = try delimited(by: "\"", escapes: true) { _ in true }
        switch peek {
        case "@":
            let start = position
            position += 1
            var tag = ""
            while let next = peek, next.isASCIILetter || next.isASCIIDigit || next == "-" {
                tag.unicodeScalars.append(next)
                position += 1
            }
            guard let literal = try? Literal(lexical, language: tag) else {
                throw error("expected a language tag", at: start)
            }
            skipSpace()
            return literal
        case "^":
            position += 1
            guard peek == "^" else { throw error("expected \"^^\"") }
            position += 1
            guard peek == "<" else { throw error("expected a datatype, <IRI>") }
            return Literal(lexical, datatype: try iri())
        default:
            skipSpace()
            return Literal(lexical)
        }
    }

    // MARK: - Characters

    /// What stands between the delimiter at the cursor and the closing one, escapes resolved.
    private mutating func delimited(
        by close: Unicode.Scalar, escapes: Bool = false, accepts: (Unicode.Scalar) -> Bool
    ) throws(SyntaxError) -> String {
        let start = position
        position += 1
        var text = String.UnicodeScalarView()
        while let next = peek {
            if next == close {
                position += 1
                return String(text)
            }
            if next == "\\" {
                text.append(try escape(named: escapes))
            } else if accepts(next) {
                text.append(next)
                position += 1
            } else {
                throw error("a character that must not stand here")
            }
        }
        throw error("no closing \(close)", at: start)
    }

    private mutating func escape(named: Bool) throws(SyntaxError) -> Unicode.Scalar {
        let start = position
        position += 1
        guard let kind = peek else { throw error("a backslash escapes nothing", at: start) }
        position += 1
        switch kind {
        case "u": return try numeric(digits: 4, from: start)
        case "U": return try numeric(digits: 8, from: start)
        default:
            guard named, let scalar = Self.named[kind] else { throw error("no such escape", at: start) }
            return scalar
        }
    }

    private static let named: [Unicode.Scalar: Unicode.Scalar] = [
        "t": "\t", "b": "\u{8}", "n": "\n", "r": "\r", "f": "\u{C}", "\"": "\"", "'": "'", "\\": "\\",
    ]

    private mutating func numeric(digits: Int, from start: Int) throws(SyntaxError) -> Unicode.Scalar {
        let hex = scalars[position...].prefix(digits)
        guard hex.count == digits, hex.allSatisfy(\.isHexDigit),
            let value = UInt32(String(String.UnicodeScalarView(hex)), radix: 16),
            let scalar = Unicode.Scalar(value)
        else { throw error("expected \(digits) hexadecimal digits that name a character", at: start) }
        position += digits
        return scalar
    }

    private var peek: Unicode.Scalar? { position < scalars.count ? scalars[position] : nil }

    private mutating func skipSpace() {
        while peek == " " || peek == "\t" { position += 1 }
    }

    private mutating func expect(_ scalar: Unicode.Scalar) throws(SyntaxError) {
        guard peek == scalar else { throw error("expected \"\(scalar)\"") }
        position += 1
        skipSpace()
    }

    private func error(_ message: String, at position: Int? = nil) -> SyntaxError {
        SyntaxError(line: line, column: (position ?? self.position) + 1, message: message)
    }
}
