import RDF

/// Cuts a query into tokens. The longest that fits counts (section 19.8), so that `<` begins an IRI wherever
/// what follows can be one.
struct QueryLexer: Sendable {
    /// The query, and a zero behind it.
    let bytes: [UInt8]
    let isSPARQL12: Bool
    private(set) var token = QueryToken(kind: .end, range: 0..<0, content: 0..<0)
    private let sourceName: String?
    private let start: Int
    private static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

    init(_ text: [UInt8], _ options: QueryOptions) throws(SyntaxError) {
        bytes = text + [0]
        isSPARQL12 = options.version == .rdf12
        sourceName = options.sourceName
        start = text.starts(with: Self.byteOrderMark) ? Self.byteOrderMark.count : 0
        let (length, ending) = text.withUnsafeBufferPointer { text in
            text.baseAddress.map { UTF8Bytes.validPrefix($0, count: text.count) } ?? (0, .complete)
        }
        guard ending == .complete else {
            var error = error(length..<length, expected: "UTF-8")
            error.found = "byte \(String(text[length], radix: 16, uppercase: true)) at offset \(length)"
            throw error
        }
        token.range = start..<start
        try advance()
    }

    /// Where the zero stands.
    var end: Int { bytes.count - 1 }

    /// The text of a part of the query.
    func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

    /// Goes on to the next token.
    mutating func advance() throws(SyntaxError) {
        let index = skipSpace(from: token.range.upperBound)
        token = try scan(index)
    }

    /// What follows the current token.
    func next() throws(SyntaxError) -> QueryToken { try scan(skipSpace(from: token.range.upperBound)) }

    private func scan(_ index: Int) throws(SyntaxError) -> QueryToken {
        let byte = bytes[index]
        let next = index < end ? bytes[index + 1] : 0
        switch byte {
        case 0x41...0x5A, 0x61...0x7A, 0x80...0xFF: return try scanName(index)
        case ASCII.colon: return try scanLocalName(index, colon: index)
        case ASCII.questionMark, UInt8(ascii: "$"): return try scanVariable(index)
        case ASCII.less: return scanIRI(index) ?? scanMark(index) ?? mark(.less, index)
        case ASCII.doubleQuote: return try scanString(index, ByteClass.doubleQuoted)
        case ASCII.singleQuote: return try scanString(index, ByteClass.singleQuoted)
        case ASCII.underscore: return try scanBlankNode(index)
        case ASCII.at: return try scanLanguageTag(index)
        case 0x30...0x39: return scanNumber(index)
        case ASCII.dot where ASCII.isDigit(next): return scanNumber(index)
        case ASCII.plus, ASCII.minus:
            let second = index + 1 < end ? bytes[index + 2] : 0
            if ASCII.isDigit(next) || next == ASCII.dot && ASCII.isDigit(second) { return scanNumber(index) }
        case 0 where index == end: return QueryToken(kind: .end, range: end..<end, content: end..<end)
        default: break
        }
        guard let token = scanMark(index) else { throw unexpected(index) }
        return token
    }

    /// White space and comments.
    private func skipSpace(from start: Int) -> Int {
        var index = start
        while true {
            switch bytes[index] {
            case ASCII.space, ASCII.tab, ASCII.lineFeed, ASCII.carriageReturn: index += 1
            case ASCII.hash:
                while index < end, bytes[index] != ASCII.lineFeed, bytes[index] != ASCII.carriageReturn {
                    index += 1
                }
            default: return index
            }
        }
    }

    private func scanMark(_ index: Int) -> QueryToken? {
        if isSPARQL12, let kind = first(of: QueryToken.Kind.newMarks, at: index) { return mark(kind, index) }
        return first(of: QueryToken.Kind.marks, at: index).map { mark($0, index) }
    }

    private func first(
        of marks: [(kind: QueryToken.Kind, bytes: [UInt8])], at index: Int
    ) -> QueryToken.Kind? {
        marks.first { bytes[index...].starts(with: $0.bytes) }?.kind
    }

    private func mark(_ kind: QueryToken.Kind, _ index: Int) -> QueryToken {
        let range = index..<(index + kind.rawValue.utf8.count)
        return QueryToken(kind: kind, range: range, content: range)
    }

    /// The character outside ASCII at a place.
    func scalar(at index: Int) -> (scalar: Unicode.Scalar, length: Int) {
        bytes.withUnsafeBufferPointer { UTF8Bytes.scalar(in: $0, at: index) }
    }

    func isClass(_ mask: UInt8, _ index: Int) -> Bool { ByteClass.table[Int(bytes[index])] & mask != 0 }

    // MARK: - Errors

    /// A part of the query is not what should stand there.
    func error(_ range: Range<Int>, expected: String) -> SyntaxError {
        var place = start > 0 ? TextPlace.beforeByteOrderMark : TextPlace()
        return bytes.withUnsafeBufferPointer { bytes in
            place.advance(over: UnsafeBufferPointer(rebasing: bytes[..<range.lowerBound]))
            return SyntaxError(
                source: sourceName, at: place, found: UnsafeBufferPointer(rebasing: bytes[range]),
                expected: expected)
        }
    }

    /// One character should not stand where it does.
    func error(at index: Int, expected: String) -> SyntaxError {
        error(index..<(index < end ? index + scalar(at: index).length : index), expected: expected)
    }

    func unexpected(_ index: Int) -> SyntaxError {
        error(at: index, expected: "a term, a keyword or a mark of the syntax")
    }
}
