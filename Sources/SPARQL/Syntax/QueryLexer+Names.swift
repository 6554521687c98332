import RDF

extension QueryLexer {
    /// `IRIREF`, unless this `<` begins none.
    func scanIRI(_ start: Int) -> QueryToken? {
        var hasEscapes = false
        var index = start + 1
        while true {
            if isClass(ByteClass.iri, index) {
                index += 1
            } else if bytes[index] == ASCII.backslash, bytes[index + 1] | 0x20 == UInt8(ascii: "u") {
                hasEscapes = true
                index += 2
            } else {
                break
            }
        }
        guard bytes[index] == ASCII.greater else { return nil }
        return QueryToken(
            kind: .iri, range: start..<(index + 1), content: (start + 1)..<index, hasEscapes: hasEscapes)
    }

    /// A word, or a prefixed name from its prefix on.
    func scanName(_ start: Int) throws(SyntaxError) -> QueryToken {
        if bytes[start] >= 0x80, !NameCharacters.isBase(scalar(at: start).scalar) { throw unexpected(start) }
        var index = start
        var isBehindDot = false
        while true {
            if bytes[index] >= 0x80 {
                let (scalar, length) = self.scalar(at: index)
                guard NameCharacters.isInner(scalar) else { break }
                index += length
            } else if isClass(ByteClass.name, index) || bytes[index] == ASCII.dot {
                index += 1
            } else {
                break
            }
            isBehindDot = bytes[index - 1] == ASCII.dot
        }
        if bytes[index] == ASCII.colon, !isBehindDot { return try scanLocalName(start, colon: index) }
        // No word has hyphens or dots.
        let word = bytes[start..<index].prefix {
            ASCII.isLetter($0) || ASCII.isDigit($0) || $0 == ASCII.underscore
        }
        guard !word.isEmpty else { throw unexpected(start) }
        let range = start..<word.endIndex
        return QueryToken(kind: .word, range: range, content: range, keyword: text(range).uppercased())
    }

    /// The rest of a prefixed name, from its colon on.
    func scanLocalName(_ start: Int, colon: Int) throws(SyntaxError) -> QueryToken {
        var token = QueryToken(
            kind: .prefixedName, range: start..<(colon + 1), content: start..<(colon + 1), colon: colon)
        let first = colon + 1
        let isStart =
            bytes[first] < 0x80
            ? bytes[first] != ASCII.minus && bytes[first] != ASCII.dot
            : NameCharacters.isStart(scalar(at: first).scalar)
        guard isStart else { return token }
        var index = first
        while true {
            let before = index
            switch bytes[index] {
            case ASCII.percent:
                for place in (index + 1)...(index + 2) {
                    guard place < end, ASCII.hexValue(bytes[place]) != nil else {
                        throw error(at: min(place, end), expected: "two hexadecimal digits behind %")
                    }
                }
                index += 3
            case ASCII.backslash:
                guard "_~.-!$&'()*+,;=/?#@%".utf8.contains(bytes[index + 1]) else {
                    throw error(at: index + 1, expected: "one of _~.-!$&'()*+,;=/?#@% behind the backslash")
                }
                token.hasEscapes = true
                index += 2
            default: index = endOfNameCharacter(index, ByteClass.local)
            }
            if index > before {
                token.range = start..<index
            } else if bytes[index] == ASCII.dot {
                // Belongs to the name if more of it follows.
                index += 1
            } else {
                break
            }
        }
        token.content = token.range
        return token
    }

    /// `BLANK_NODE_LABEL`
    func scanBlankNode(_ start: Int) throws(SyntaxError) -> QueryToken {
        guard bytes[start + 1] == ASCII.colon else { throw error(at: start, expected: "_: and a label") }
        let first = start + 2
        let isStart =
            bytes[first] < 0x80
            ? isClass(ByteClass.name, first) && bytes[first] != ASCII.minus
            : NameCharacters.isStart(scalar(at: first).scalar)
        guard isStart else { throw error(start..<first, expected: "a label behind _:") }
        var index = first
        var last = first
        while true {
            let after = endOfNameCharacter(index, ByteClass.name)
            if after > index {
                index = after
                last = after
            } else if bytes[index] == ASCII.dot {
                index += 1
            } else {
                break
            }
        }
        return QueryToken(kind: .blankNode, range: start..<last, content: first..<last)
    }

    /// `VAR1` or `VAR2`, or no more than a question mark.
    func scanVariable(_ start: Int) throws(SyntaxError) -> QueryToken {
        var index = start + 1
        while true {
            let after = endOfNameCharacter(index, ByteClass.name)
            let isFirst = index == start + 1
            // Hyphens, which names have, are no part of a variable, and combining marks do not come first.
            guard after > index, bytes[index] != ASCII.minus else { break }
            if isFirst, bytes[index] >= 0x80, !NameCharacters.isStart(scalar(at: index).scalar) { break }
            index = after
        }
        let range = start..<index
        guard index > start + 1 else {
            guard bytes[start] == ASCII.questionMark else {
                throw error(at: start, expected: "a variable, such as $name")
            }
            return QueryToken(kind: .questionMark, range: range, content: range)
        }
        return QueryToken(kind: .variable, range: range, content: (start + 1)..<index)
    }

    /// Where a character that may stand inside a name ends; the place itself when there is none.
    private func endOfNameCharacter(_ index: Int, _ mask: UInt8) -> Int {
        if bytes[index] < 0x80 { return isClass(mask, index) ? index + 1 : index }
        let (scalar, length) = self.scalar(at: index)
        return NameCharacters.isInner(scalar) ? index + length : index
    }
}
