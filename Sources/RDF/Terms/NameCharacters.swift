/// The name characters that N-Triples, Turtle and TriG share (Turtle, section 6.5, productions 163s to 168s).
package enum NameCharacters {
    /// `PN_CHARS_BASE`
    package static func isBase(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x41...0x5A, 0x61...0x7A, 0xC0...0xD6, 0xD8...0xF6, 0xF8...0x2FF, 0x370...0x37D,
            0x37F...0x1FFF, 0x200C...0x200D, 0x2070...0x218F, 0x2C00...0x2FEF, 0x3001...0xD7FF,
            0xF900...0xFDCF, 0xFDF0...0xFFFD, 0x10000...0xEFFFF:
            true
        default: false
        }
    }

    /// `PN_CHARS_U`
    package static func isStart(_ scalar: Unicode.Scalar) -> Bool { isBase(scalar) || scalar == "_" }

    /// `PN_CHARS`
    package static func isInner(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x2D, 0x30...0x39, 0xB7, 0x300...0x36F, 0x203F...0x2040: true
        default: isStart(scalar)
        }
    }

    /// `PN_PREFIX`, or nothing for the empty prefix.
    static func isPrefix(_ text: String) -> Bool {
        guard let first = text.unicodeScalars.first, let last = text.unicodeScalars.last else { return true }
        return isBase(first) && isInner(last) && text.unicodeScalars.allSatisfy { isInner($0) || $0 == "." }
    }

    /// What follows `_:` in `BLANK_NODE_LABEL`.
    static func isBlankNodeLabel(_ text: String) -> Bool {
        guard let first = text.unicodeScalars.first, let last = text.unicodeScalars.last else { return false }
        return (isStart(first) || first.isASCIIDigit) && isInner(last)
            && text.unicodeScalars.allSatisfy { isInner($0) || $0 == "." }
    }

    /// `PN_LOCAL` as far as it needs no backslash, or nothing, of UTF-8.
    ///
    /// `%` stands only before two hexadecimal digits; a dot stands neither first nor last.
    package static func isLocal(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        guard let first = text.first, let last = text.last else { return true }
        if first == ASCII.dot || first == ASCII.minus || last == ASCII.dot { return false }
        var index = 0
        while index < text.count {
            let byte = text[index]
            if byte < 0x80 {
                let isPlain =
                    ASCII.isLetter(byte) || ASCII.isDigit(byte) || byte == ASCII.minus
                    || byte == ASCII.underscore || byte == ASCII.dot || byte == ASCII.colon
                if !isPlain {
                    guard byte == ASCII.percent, index + 2 < text.count,
                        ASCII.hexValue(text[index + 1]) != nil, ASCII.hexValue(text[index + 2]) != nil
                    else { return false }
                }
                index += 1
            } else {
                let (scalar, length) = UTF8Bytes.scalar(in: text, at: index)
                guard index == 0 ? isStart(scalar) : isInner(scalar) else { return false }
                index += length
            }
        }
        return true
    }
}
