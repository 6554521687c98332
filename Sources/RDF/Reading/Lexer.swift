/// Cuts the input into tokens. Looks at bytes, makes no strings, and leaves escapes as they are.
///
/// Places in the window move whenever it reads on, so that a scan holds one place only, `index`, and counts
/// all else from the start of the token.
struct Lexer: ~Copyable {
    var input: InputBuffer
    private(set) var token = Token(kind: .end, content: 0..<0)

    let isLineBased: Bool
    let isRDF12: Bool
    /// ``ByteClass/table`` without checks of bounds.
    let classes: UnsafeMutablePointer<UInt8>
    private let skipped: UInt8

    init(_ source: any ByteSource, _ options: ReaderOptions, isLineBased: Bool) throws {
        input = InputBuffer(source, options)
        self.isLineBased = isLineBased
        isRDF12 = options.version == .rdf12
        classes = .allocate(capacity: ByteClass.table.count)
        for (index, value) in ByteClass.table.enumerated() { classes[index] = value }
        skipped = isLineBased ? ByteClass.space : ByteClass.space | ByteClass.lineEnd
        try input.skipByteOrderMark()
    }

    deinit { classes.deallocate() }

    /// The bytes of the token's content; valid until the lexer goes on.
    var content: UnsafeBufferPointer<UInt8> {
        UnsafeBufferPointer(
            start: input.bytes + (input.start + token.content.lowerBound), count: token.content.count)
    }

    /// Goes on to the next token.
    mutating func advance() throws {
        try skipSpace()
        let byte = input.bytes[input.start]
        switch byte {
        case ASCII.less: try scanLess()
        case ASCII.doubleQuote: try scanString(byte, ByteClass.doubleQuoted, .doubleQuoted)
        case ASCII.dot where isLineBased: accept(.dot, length: 1)
        case ASCII.underscore: try scanBlankNode()
        case ASCII.colon: try scanLocalName(from: input.start + 1)
        case 0x41...0x5A, 0x61...0x7A: try scanName()
        case ASCII.at: try scanAtWord()
        case 0x30...0x39, ASCII.plus, ASCII.minus, ASCII.dot: try scanNumber()
        case ASCII.singleQuote: try scanString(byte, ByteClass.singleQuoted, .singleQuoted)
        case 0x80...0xFF: try scanName()
        default: try scanMark(byte)
        }
    }

    /// Whether the token is this word, in capitals or not.
    func isWord(_ word: StaticString) -> Bool {
        guard token.kind == .word, content.count == word.utf8CodeUnitCount else { return false }
        return content.indices.allSatisfy { content[$0] | 0x20 == word.utf8Start[$0] }
    }

    /// Whether the content is this text.
    func contentIs(_ text: StaticString) -> Bool {
        content.count == text.utf8CodeUnitCount
            && content.indices.allSatisfy { content[$0] == text.utf8Start[$0] }
    }

    // MARK: - White space and marks

    private mutating func skipSpace() throws {
        var index = input.cursor
        while true {
            while classes[Int(input.bytes[index])] & skipped != 0 { index += 1 }
            let byte = input.bytes[index]
            if byte == ASCII.hash {
                index += 1
                try skipComment(&index)
                continue
            }
            input.start = index
            guard byte == 0, index == input.end, try readOn(&index) else { break }
        }
        input.start = index
        input.cursor = index
    }

    private mutating func skipComment(_ index: inout Int) throws {
        while classes[Int(input.bytes[index])] & ByteClass.lineEnd == 0 {
            if index == input.end {
                input.start = index
                guard try readOn(&index) else { return }
            } else {
                index += 1
            }
        }
    }

    private mutating func scanMark(_ byte: UInt8) throws {
        switch byte {
        case ASCII.comma: accept(.comma, length: 1)
        case ASCII.semicolon: accept(.semicolon, length: 1)
        case ASCII.openBracket: accept(.openBracket, length: 1)
        case ASCII.closeBracket: accept(.closeBracket, length: 1)
        case ASCII.openParenthesis: accept(.openParenthesis, length: 1)
        case ASCII.openBrace:
            if isRDF12, try follows("{|") { return accept(.annotationOpen, length: 2) }
            accept(.openBrace, length: 1)
        case ASCII.closeBrace: accept(.closeBrace, length: 1)
        case ASCII.closeParenthesis:
            if isRDF12, try follows(")>>") { return accept(.tripleTermClose, length: 3) }
            accept(.closeParenthesis, length: 1)
        case ASCII.tilde where isRDF12: accept(.tilde, length: 1)
        case ASCII.lineFeed, ASCII.carriageReturn: accept(.lineEnd, length: 1)
        case 0 where input.start == input.end: accept(.end, length: 0)
        default:
            if try follows("^^") { return accept(.datatypeMark, length: 2) }
            if isRDF12, try follows(">>") { return accept(.reifiedClose, length: 2) }
            if isRDF12, try follows("|}") { return accept(.annotationClose, length: 2) }
            throw error(at: input.start, expected: "a term or a mark of the syntax")
        }
    }

    private mutating func scanLess() throws {
        guard isRDF12, try follows("<<") else { return try scanIRI() }
        if try follows("<<(") { return accept(.tripleTermOpen, length: 3) }
        accept(.reifiedOpen, length: 2)
    }

    /// Whether the token starts like this.
    private mutating func follows(_ text: StaticString) throws -> Bool {
        for offset in 0..<text.utf8CodeUnitCount {
            var index = input.start + offset
            guard try byte(at: &index) == text.utf8Start[offset] else { return false }
        }
        return true
    }

    private mutating func accept(_ kind: Token.Kind, length: Int) {
        token = Token(kind: kind, content: 0..<length)
        input.cursor = input.start + length
    }

    // MARK: - What the scans share

    /// Ends the token before `index`.
    mutating func accept(_ token: Token, before index: Int) {
        self.token = token
        input.cursor = index
    }

    /// The byte at a place that may be the end of the window; zero at the end of the input.
    mutating func byte(at index: inout Int) throws -> UInt8 {
        if index == input.end { _ = try readOn(&index) }
        return input.bytes[index]
    }

    /// Reads on at the end of the window; false when the input ends.
    mutating func readOn(_ index: inout Int) throws -> Bool {
        input.cursor = index
        let isMore = try input.more()
        index = input.cursor
        return isMore
    }

    /// The character outside ASCII at a place in the window.
    func scalar(at index: Int) -> (scalar: Unicode.Scalar, length: Int) {
        UTF8Bytes.scalar(in: UnsafeBufferPointer(start: input.bytes, count: input.end), at: index)
    }

    // MARK: - Errors

    /// The current token is not what should stand there.
    func error(expected: String) -> SyntaxError {
        input.error(from: input.start, to: input.cursor, expected: expected)
    }

    /// One character of the window should not stand there.
    func error(at index: Int, length: Int? = nil, expected: String) -> SyntaxError {
        let length = length ?? (index < input.end ? scalar(at: index).length : 0)
        return input.error(from: index, to: index + length, expected: expected)
    }
}
