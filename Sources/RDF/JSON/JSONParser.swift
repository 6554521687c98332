extension JSONValue {
    /// How many arrays and objects may stand inside each other unless the caller says otherwise.
    public static let maximumDepth = 512

    /// Reads one JSON value from UTF-8, strictly as RFC 8259 has it; a byte order mark is skipped.
    ///
    /// Of two members of an object with the same key, the last counts.
    ///
    /// - Throws: ``SyntaxError`` for anything else, for half a surrogate pair, which no Unicode text can
    ///   hold, and for arrays and objects nested deeper than `maximumDepth`.
    public init(
        parsing bytes: some Collection<UInt8>, maximumDepth: Int = JSONValue.maximumDepth
    ) throws(SyntaxError) {
        var parser = JSONParser(Array(bytes), maximumDepth: maximumDepth)
        self = try parser.document()
    }

    /// Reads one JSON value from a text.
    ///
    /// - Throws: ``SyntaxError`` as for bytes.
    public init(
        parsing text: String, maximumDepth: Int = JSONValue.maximumDepth
    ) throws(SyntaxError) {
        try self.init(parsing: text.utf8, maximumDepth: maximumDepth)
    }
}

/// Reads JSON, calling itself for what is nested.
private struct JSONParser {
    private let bytes: [UInt8]
    private let maximumDepth: Int
    private var position = 0
    private var depth = 0

    init(_ bytes: [UInt8], maximumDepth: Int) {
        self.bytes = bytes
        self.maximumDepth = maximumDepth
    }

    private var hasByteOrderMark: Bool { bytes.starts(with: [0xEF, 0xBB, 0xBF]) }

    mutating func document() throws(SyntaxError) -> JSONValue {
        if hasByteOrderMark { position = 3 }
        skipSpace()
        let value = try value()
        guard position == bytes.count else { throw error(expected: "the end of the document") }
        return value
    }

    // MARK: - Values

    /// The value at the cursor, and the space behind it.
    private mutating func value() throws(SyntaxError) -> JSONValue {
        let value: JSONValue
        switch peek {
        case UInt8(ascii: "{"): value = try object()
        case UInt8(ascii: "["): value = try array()
        case UInt8(ascii: "\""): value = .string(try string())
        case UInt8(ascii: "t"): value = try word("true", .boolean(true))
        case UInt8(ascii: "f"): value = try word("false", .boolean(false))
        case UInt8(ascii: "n"): value = try word("null", .null)
        case let byte? where byte == UInt8(ascii: "-") || ASCII.isDigit(byte): value = .number(try number())
        default: throw error(expected: "a value")
        }
        skipSpace()
        return value
    }

    private mutating func object() throws(SyntaxError) -> JSONValue {
        try enter()
        var object = JSONObject()
        if peek != UInt8(ascii: "}") {
            repeat {
                skipSpace()
                guard peek == UInt8(ascii: "\"") else { throw error(expected: "a key in double quotes") }
                let key = try string()
                skipSpace()
                guard take(":") else { throw error(expected: "\":\" behind the key") }
                skipSpace()
                object[key] = try value()
            } while take(",")
        }
        guard take("}") else { throw error(expected: "\",\" or \"}\"") }
        depth -= 1
        return .object(object)
    }

    private mutating func array() throws(SyntaxError) -> JSONValue {
        try enter()
        var items: [JSONValue] = []
        if peek != UInt8(ascii: "]") {
            repeat {
                skipSpace()
                items.append(try value())
            } while take(",")
        }
        guard take("]") else { throw error(expected: "\",\" or \"]\"") }
        depth -= 1
        return .array(items)
    }

    private mutating func enter() throws(SyntaxError) {
        guard depth < maximumDepth else {
            throw error(expected: "no more than \(maximumDepth) arrays and objects inside each other")
        }
        depth += 1
        position += 1
        skipSpace()
    }

    private mutating func word(_ word: String, _ value: JSONValue) throws(SyntaxError) -> JSONValue {
        guard bytes[position...].starts(with: word.utf8) else { throw error(expected: "a value") }
        position += word.utf8.count
        return value
    }

    private mutating func number() throws(SyntaxError) -> JSONNumber {
        let start = position
        _ = take("-")
        if !take("0") { try digits() }
        if take(".") { try digits() }
        if take("e") || take("E") {
            if !take("+") { _ = take("-") }
            try digits()
        }
        return JSONNumber(unchecked: String(decoding: bytes[start..<position], as: UTF8.self))
    }

    private mutating func digits() throws(SyntaxError) {
        let start = position
        while let byte = peek, ASCII.isDigit(byte) { position += 1 }
        guard position > start else { throw error(expected: "a digit") }
    }

    // MARK: - Strings

    private mutating func string() throws(SyntaxError) -> String {
        let start = position
        position += 1
        while let byte = peek {
            switch byte {
            case UInt8(ascii: "\""):
                position += 1
                return try text(bytes[(start + 1)..<(position - 1)], at: start)
            case UInt8(ascii: "\\"): return try stringWithEscapes(from: start)
            case 0..<0x20: throw error(expected: "an escape instead of a control character")
            default: position += 1
            }
        }
        throw error(expected: "a closing quote in the string", at: start)
    }

    /// Goes on at the first backslash.
    private mutating func stringWithEscapes(from start: Int) throws(SyntaxError) -> String {
        var buffer = Array(bytes[(start + 1)..<position])
        while let byte = peek {
            switch byte {
            case UInt8(ascii: "\""):
                position += 1
                return try text(buffer[...], at: start)
            case UInt8(ascii: "\\"): buffer.append(contentsOf: String(try escape()).utf8)
            case 0..<0x20: throw error(expected: "an escape instead of a control character")
            default:
                buffer.append(byte)
                position += 1
            }
        }
        throw error(expected: "a closing quote in the string", at: start)
    }

    private func text(_ bytes: ArraySlice<UInt8>, at start: Int) throws(SyntaxError) -> String {
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw error(expected: "a string in UTF-8", at: start)
        }
        return text
    }

    private mutating func escape() throws(SyntaxError) -> Unicode.Scalar {
        let start = position
        position += 1
        guard let kind = peek else { throw error(expected: "a character behind the backslash", at: start) }
        position += 1
        switch kind {
        case UInt8(ascii: "\""): return "\""
        case UInt8(ascii: "\\"): return "\\"
        case UInt8(ascii: "/"): return "/"
        case UInt8(ascii: "b"): return "\u{8}"
        case UInt8(ascii: "f"): return "\u{C}"
        case UInt8(ascii: "n"): return "\n"
        case UInt8(ascii: "r"): return "\r"
        case UInt8(ascii: "t"): return "\t"
        case UInt8(ascii: "u"): return try unicodeEscape(from: start)
        default: throw error(expected: "one of the escapes \\\" \\\\ \\/ \\b \\f \\n \\r \\t \\u", at: start)
        }
    }

    /// Behind `\u`: four digits, or the first half of a surrogate pair and an escape for the second.
    private mutating func unicodeEscape(from start: Int) throws(SyntaxError) -> Unicode.Scalar {
        let unit = try hexadecimal()
        if let scalar = Unicode.Scalar(unit) { return scalar }
        guard unit < 0xDC00, take("\\"), take("u") else {
            throw error(expected: "both halves of a surrogate pair", at: start)
        }
        let second = try hexadecimal()
        guard (0xDC00...0xDFFF).contains(second),
            let scalar = Unicode.Scalar(0x10000 + (unit - 0xD800) << 10 + (second - 0xDC00))
        else { throw error(expected: "both halves of a surrogate pair", at: start) }
        return scalar
    }

    private mutating func hexadecimal() throws(SyntaxError) -> UInt32 {
        var value: UInt32 = 0
        for _ in 0..<4 {
            guard let digit = peek.flatMap(ASCII.hexValue) else {
                throw error(expected: "four hexadecimal digits behind \\u")
            }
            value = value << 4 | digit
            position += 1
        }
        return value
    }

    // MARK: - Bytes

    private var peek: UInt8? { position < bytes.count ? bytes[position] : nil }

    private mutating func take(_ character: Unicode.Scalar) -> Bool {
        guard peek == UInt8(ascii: character) else { return false }
        position += 1
        return true
    }

    private mutating func skipSpace() {
        while let byte = peek, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { position += 1 }
    }

    /// How much of the offending text an error quotes, in bytes.
    private static let quotedLength = 40

    private func error(expected: String, at position: Int? = nil) -> SyntaxError {
        let position = position ?? self.position
        var place = TextPlace()
        bytes[(hasByteOrderMark ? 3 : 0)..<position].withUnsafeBufferPointer { place.advance(over: $0) }
        let end = min(bytes.count, position + Self.quotedLength)
        var found = bytes[position..<end].prefix { $0 != 0x0A && $0 != 0x0D }
        if found.isEmpty, position < bytes.count { found = bytes[position...position] }
        return SyntaxError(
            line: place.line, column: place.column, found: String(decoding: found, as: UTF8.self),
            expected: expected)
    }
}
