extension Lexer {
    /// `STRING_LITERAL_QUOTE` and its like, with one quote or three.
    ///
    /// - Parameter mask: the bytes that may stand between the quotes as they are.
    mutating func scanString(_ quote: UInt8, _ mask: UInt8, _ kind: Token.Kind) throws {
        var index = input.start + 1
        if try byte(at: &index) == quote {
            index += 1
            guard try byte(at: &index) == quote else {
                return accept(Token(kind: kind, content: 1..<1), before: index)
            }
            index += 1
            return try scanLongString(quote, mask, from: index)
        }
        var token = Token(kind: kind, content: 1..<1)
        while true {
            while classes[Int(input.bytes[index])] & mask != 0 { index += 1 }
            switch input.bytes[index] {
            case quote:
                token.content = 1..<(index - input.start)
                return accept(token, before: index + 1)
            case ASCII.backslash:
                token.hasEscapes = true
                try skipEscape(&index)
            case 0:
                // A zero may stand in a string, unless it only stands for the end.
                if index < input.end { index += 1 } else if try !readOn(&index) { throw unclosed(index) }
            default: throw unclosed(index)
            }
        }
    }

    private mutating func scanLongString(_ quote: UInt8, _ mask: UInt8, from start: Int) throws {
        var index = start
        var token = Token(kind: .longQuoted, content: 3..<3)
        while true {
            while classes[Int(input.bytes[index])] & mask != 0 { index += 1 }
            switch input.bytes[index] {
            case quote:
                var quotes = 0
                while quotes < 3, try byte(at: &index) == quote {
                    quotes += 1
                    index += 1
                }
                if quotes == 3 {
                    token.content = 3..<(index - 3 - input.start)
                    return accept(token, before: index)
                }
            case ASCII.backslash:
                token.hasEscapes = true
                try skipEscape(&index)
            case 0 where index == input.end:
                if try !readOn(&index) { throw unclosed(index) }
            default: index += 1
            }
        }
    }

    /// Goes past a backslash and what is behind it, so that an escaped quote does not end the string.
    private mutating func skipEscape(_ index: inout Int) throws {
        index += 1
        if try byte(at: &index) != 0 { index += 1 }
    }

    private mutating func unclosed(_ index: Int) -> SyntaxError {
        input.cursor = index
        return error(expected: "closing quotes")
    }

    /// `INTEGER`, `DECIMAL`, `DOUBLE`, or no more than a dot.
    mutating func scanNumber() throws {
        var index = input.start
        let first = input.bytes[index]
        if first == ASCII.plus || first == ASCII.minus { index += 1 }
        var kind = Token.Kind.integer
        var digits = try scanDigits(&index)
        // As far as it is a number for sure; a dot or an e may turn out not to belong to it.
        var length = index - input.start
        if try byte(at: &index) == ASCII.dot {
            index += 1
            let decimals = try scanDigits(&index)
            digits += decimals
            if decimals > 0 {
                kind = .decimal
                length = index - input.start
            }
        }
        if digits > 0, try byte(at: &index) | 0x20 == 0x65 {
            index += 1
            let sign = try byte(at: &index)
            if sign == ASCII.plus || sign == ASCII.minus { index += 1 }
            if try scanDigits(&index) > 0 {
                kind = .double
                length = index - input.start
            }
        }
        if digits == 0 {
            guard first == ASCII.dot else { throw error(at: input.start, expected: "a number") }
            kind = .dot
            length = 1
        }
        accept(Token(kind: kind, content: 0..<length), before: input.start + length)
    }

    private mutating func scanDigits(_ index: inout Int) throws -> Int {
        var count = 0
        while ASCII.isDigit(try byte(at: &index)) {
            index += 1
            count += 1
        }
        return count
    }
}
