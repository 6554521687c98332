import RDF

extension QueryLexer {
    /// A string with one quote or three at each end.
    ///
    /// - Parameter mask: the bytes that may stand between the quotes as they are.
    func scanString(_ start: Int, _ mask: UInt8) throws(SyntaxError) -> QueryToken {
        let quote = bytes[start]
        let isLong = bytes[start...].starts(with: [quote, quote, quote])
        let first = start + (isLong ? 3 : 1)
        var index = first
        var hasEscapes = false
        while true {
            let byte = bytes[index]
            if isClass(mask, index) {
                index += 1
            } else if byte == quote, !isLong || bytes[index...].starts(with: [quote, quote, quote]) {
                return QueryToken(
                    kind: isLong ? .longString : .string, range: start..<(index + (isLong ? 3 : 1)),
                    content: first..<index, hasEscapes: hasEscapes)
            } else if index == end {
                throw error(start..<end, expected: "closing quotes")
            } else if byte == ASCII.backslash {
                hasEscapes = true
                index = min(index + 2, end)
            } else if isLong || byte == 0 {
                index += 1
            } else {
                throw error(start..<index, expected: "closing quotes on the same line")
            }
        }
    }

    /// `LANGTAG`, or `LANG_DIR` of SPARQL 1.2; whether the parts are good is left to the grammar.
    func scanLanguageTag(_ start: Int) throws(SyntaxError) -> QueryToken {
        let tag = bytes[(start + 1)...].prefix {
            ASCII.isLetter($0) || ASCII.isDigit($0) || $0 == ASCII.minus
        }
        guard !tag.isEmpty else { throw error(at: start, expected: "a language tag behind @") }
        return QueryToken(
            kind: .languageTag, range: start..<tag.endIndex, content: tag.startIndex..<tag.endIndex)
    }

    /// A number with its sign.
    func scanNumber(_ start: Int) -> QueryToken {
        var index = start
        if bytes[index] == ASCII.plus || bytes[index] == ASCII.minus { index += 1 }
        var kind = QueryToken.Kind.integer
        let digits = skipDigits(&index)
        // As far as it is a number for sure; a dot or an e may turn out not to belong to it.
        var last = index
        if bytes[index] == ASCII.dot {
            index += 1
            if skipDigits(&index) > 0 {
                kind = .decimal
                last = index
            } else if digits == 0 {
                index = last
            }
        }
        if bytes[index] | 0x20 == UInt8(ascii: "e") {
            index += 1
            if bytes[index] == ASCII.plus || bytes[index] == ASCII.minus { index += 1 }
            if skipDigits(&index) > 0 {
                kind = .double
                last = index
            }
        }
        return QueryToken(kind: kind, range: start..<last, content: start..<last)
    }

    private func skipDigits(_ index: inout Int) -> Int {
        let start = index
        while ASCII.isDigit(bytes[index]) { index += 1 }
        return index - start
    }
}
