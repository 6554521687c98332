extension Lexer {
    /// `IRIREF`
    mutating func scanIRI() throws {
        var token = Token(kind: .iri, content: 1..<1)
        var index = input.start + 1
        while true {
            while classes[Int(input.bytes[index])] & ByteClass.iri != 0 { index += 1 }
            switch input.bytes[index] {
            case ASCII.greater:
                token.content = 1..<(index - input.start)
                return accept(token, before: index + 1)
            case ASCII.backslash:
                token.hasEscapes = true
                index += 1
            case 0 where index == input.end:
                if try readOn(&index) { continue }
                throw error(expected: "a closing >")
            case ASCII.less where !isRDF12 && index == input.start + 1:
                throw error(at: index, expected: "an IRI; << is RDF 1.2, which has to be asked for")
            default: throw error(at: index, expected: "a character that may stand in an IRI, or >")
            }
        }
    }

    /// A word, or the prefix of a prefixed name and then the rest of it.
    mutating func scanName() throws {
        var index = input.start
        if input.bytes[index] >= 0x80, !NameCharacters.isBase(scalar(at: index).scalar) {
            throw error(at: index, expected: "a term or a mark of the syntax")
        }
        var firstDot: Int?
        var isBehindDot = false
        scan: while true {
            while classes[Int(input.bytes[index])] & ByteClass.name != 0 {
                index += 1
                isBehindDot = false
            }
            switch input.bytes[index] {
            case ASCII.dot:
                firstDot = firstDot ?? index - input.start
                isBehindDot = true
                index += 1
            case 0x80...0xFF:
                let (scalar, length) = self.scalar(at: index)
                guard NameCharacters.isInner(scalar) else { break scan }
                index += length
                isBehindDot = false
            case 0 where index == input.end:
                guard try readOn(&index) else { break scan }
            default: break scan
            }
        }
        if input.bytes[index] == ASCII.colon, !isBehindDot { return try scanLocalName(from: index + 1) }
        // No word has dots: the first ends the statement.
        let length = firstDot ?? index - input.start
        accept(Token(kind: .word, content: 0..<length), before: input.start + length)
    }

    /// The rest of a prefixed name, behind its colon.
    mutating func scanLocalName(from start: Int) throws {
        var index = start
        let colon = index - 1 - input.start
        let first = try byte(at: &index)
        var token = Token(kind: .prefixedName, content: 0..<(colon + 1), colon: colon)
        var length = colon + 1
        if first != ASCII.minus, first < 0x80 || NameCharacters.isStart(scalar(at: index).scalar) {
            length = try scanNameEnd(&index, ByteClass.local, hasEscapes: &token.hasEscapes)
        }
        token.content = 0..<length
        accept(token, before: input.start + length)
    }

    /// `BLANK_NODE_LABEL`
    mutating func scanBlankNode() throws {
        var index = input.start + 1
        guard try byte(at: &index) == ASCII.colon else {
            throw error(at: input.start, expected: "_: and a label")
        }
        index += 1
        let first = try byte(at: &index)
        let isStart =
            first < 0x80
            ? classes[Int(first)] & ByteClass.name != 0 && first != ASCII.minus
            : NameCharacters.isStart(scalar(at: index).scalar)
        guard isStart else { throw error(at: input.start, length: 2, expected: "a label behind _:") }
        var hasEscapes = false
        let length = try scanNameEnd(&index, ByteClass.name, hasEscapes: &hasEscapes)
        accept(Token(kind: .blankNode, content: 2..<length), before: input.start + length)
    }

    /// The rest of a label or a local name. Dots belong to it unless they come last, or first in a local name.
    ///
    /// - Returns: where it ends, counted from the start of the token.
    private mutating func scanNameEnd(
        _ index: inout Int, _ mask: UInt8, hasEscapes: inout Bool
    ) throws -> Int {
        let isLocal = mask == ByteClass.local
        var length = index - input.start
        if isLocal, input.bytes[index] == ASCII.dot { return length }
        while true {
            let before = index
            while classes[Int(input.bytes[index])] & mask != 0 { index += 1 }
            if index > before { length = index - input.start }
            switch input.bytes[index] {
            case ASCII.dot: index += 1
            case 0x80...0xFF:
                let (scalar, size) = self.scalar(at: index)
                guard NameCharacters.isInner(scalar) else { return length }
                index += size
                length = index - input.start
            case ASCII.percent where isLocal:
                try scanPercent(&index)
                length = index - input.start
            case ASCII.backslash where isLocal:
                try scanLocalEscape(&index)
                hasEscapes = true
                length = index - input.start
            case 0 where index == input.end:
                guard try readOn(&index) else { return length }
            default: return length
            }
        }
    }

    /// `PERCENT`
    private mutating func scanPercent(_ index: inout Int) throws {
        for _ in 0..<2 {
            index += 1
            guard ASCII.hexValue(try byte(at: &index)) != nil else {
                throw error(at: index, expected: "two hexadecimal digits behind %")
            }
        }
        index += 1
    }

    /// `PN_LOCAL_ESC`
    private mutating func scanLocalEscape(_ index: inout Int) throws {
        index += 1
        guard "_~.-!$&'()*+,;=/?#@%".utf8.contains(try byte(at: &index)) else {
            throw error(at: index, expected: "one of _~.-!$&'()*+,;=/?#@% behind the backslash")
        }
        index += 1
    }

    /// `@` and letters, then groups of letters and digits behind hyphens, as the grammar of language tags has
    /// it; what may stand there is left to the parser.
    mutating func scanAtWord() throws {
        var index = input.start + 1
        while true {
            let next = try byte(at: &index)
            guard ASCII.isLetter(next) || ASCII.isDigit(next) || next == ASCII.minus else { break }
            index += 1
        }
        let length = index - input.start
        guard length > 1 else { throw error(at: input.start, expected: "a language tag or a directive") }
        accept(Token(kind: .atWord, content: 1..<length), before: index)
    }
}
