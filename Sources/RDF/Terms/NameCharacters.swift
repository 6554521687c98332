/// The name characters that N-Triples, Turtle and TriG share (Turtle, section 6.5, productions 163s to 168s).
enum NameCharacters {
    /// `PN_CHARS_BASE`
    static func isBase(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x41...0x5A, 0x61...0x7A, 0xC0...0xD6, 0xD8...0xF6, 0xF8...0x2FF, 0x370...0x37D,
            0x37F...0x1FFF, 0x200C...0x200D, 0x2070...0x218F, 0x2C00...0x2FEF, 0x3001...0xD7FF,
            0xF900...0xFDCF, 0xFDF0...0xFFFD, 0x10000...0xEFFFF:
            true
        default: false
        }
    }

    /// `PN_CHARS_U`
    static func isStart(_ scalar: Unicode.Scalar) -> Bool { isBase(scalar) || scalar == "_" }

    /// `PN_CHARS`
    static func isInner(_ scalar: Unicode.Scalar) -> Bool {
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

    /// `PN_LOCAL` as far as it needs no backslash, or nothing.
    ///
    /// `%` stands only before two hexadecimal digits; a dot stands neither first nor last.
    static func isLocal(_ text: Substring) -> Bool {
        let scalars = Array(text.unicodeScalars)
        guard let first = scalars.first, let last = scalars.last else { return true }
        guard first != ".", first == ":" || first == "%" || first.isASCIIDigit || isStart(first), last != "."
        else { return false }
        return scalars.indices.allSatisfy { index in
            let scalar = scalars[index]
            if scalar == "%" {
                return index + 2 < scalars.endIndex && scalars[index + 1].isHexDigit
                    && scalars[index + 2].isHexDigit
            }
            return isInner(scalar) || scalar == "." || scalar == ":"
        }
    }
}
