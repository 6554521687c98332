/// Questions about characters, with a short way for ASCII.
extension Unicode.Scalar {
    /// A letter of any script.
    var isLetter: Bool {
        if isASCII { return (value | 0x20) &- 0x61 < 26 }
        switch properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter: return true
        default: return false
        }
    }

    /// A digit of any script, superscripts included.
    var isDigit: Bool {
        if isASCII { return value &- 0x30 < 10 }
        return properties.numericType == .decimal || properties.numericType == .digit
    }

    /// A capital letter.
    var isUpper: Bool { isASCII ? value &- 0x41 < 26 : properties.isUppercase }

    /// A small letter.
    var isLower: Bool { isASCII ? value &- 0x61 < 26 : properties.isLowercase }

    /// White space, line ends included.
    var isSpace: Bool { isASCII ? value == 0x20 || value &- 0x09 < 5 : properties.isWhitespace }

    /// A line end.
    var isNewline: Bool { value &- 0x0a < 4 || value == 0x85 || value == 0x2028 || value == 0x2029 }

    /// A mark that is put on the letter before it.
    var isMark: Bool {
        if isASCII { return false }
        switch properties.generalCategory {
        case .nonspacingMark, .spacingMark, .enclosingMark: return true
        default: return false
        }
    }

    /// A punctuation mark (Unicode's classes P), but none of the symbols.
    var isUnicodePunctuation: Bool {
        switch properties.generalCategory {
        case .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation,
            .initialPunctuation,
            .finalPunctuation, .otherPunctuation:
            return true
        default:
            return false
        }
    }
}

extension Unicode.Scalar {
    /// An apostrophe, straight or curly.
    var isApostrophe: Bool { self == "'" || self == "\u{2019}" || self == "\u{02bc}" }

    /// The small letter, if that is one character.
    var lowered: Unicode.Scalar {
        if isASCII { return isUpper ? Unicode.Scalar(UInt8(value) | 0x20) : self }
        let mapping = properties.lowercaseMapping.unicodeScalars
        return mapping.count == 1 ? mapping.first ?? self : self
    }

    /// A character without an appearance of its own that is no white space.
    var isInvisible: Bool {
        if isASCII { return value < 0x20 && !isSpace || value == 0x7f }
        return properties.generalCategory == .format || properties.generalCategory == .control
    }

    /// A quotation mark or bracket that closes something, the straight ones included.
    var isClosing: Bool { "\"'”’)]}»›".unicodeScalars.contains(self) }

    /// A quotation mark or bracket that opens something, the straight ones included.
    var isOpening: Bool { "\"'“‘([{«‹„`".unicodeScalars.contains(self) }
}
