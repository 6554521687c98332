/// What a byte may be part of, as bits. A zero byte is none of it, so that it stops every scan.
package enum ByteClass {
    /// An IRI between `<` and `>`, as it stands; all bytes of characters outside ASCII are.
    package static let iri: UInt8 = 1
    /// A string in double quotes, likewise.
    package static let doubleQuoted: UInt8 = 2
    /// A string in single quotes, likewise.
    package static let singleQuoted: UInt8 = 4
    /// `PN_CHARS`
    package static let name: UInt8 = 8
    /// `PN_CHARS` or a colon.
    package static let local: UInt8 = 16
    /// Space or tab.
    package static let space: UInt8 = 32
    package static let lineEnd: UInt8 = 64

    /// The classes of each byte.
    package static let table: [UInt8] = (0...0xFF).map { (byte: UInt8) in
        guard byte < 0x80 else { return iri | doubleQuoted | singleQuoted }
        var classes: UInt8 = 0
        let isLineEnd = byte == ASCII.lineFeed || byte == ASCII.carriageReturn
        if byte > ASCII.space, !"<>\"{}|^`\\".utf8.contains(byte) { classes |= iri }
        if byte != 0, !isLineEnd, byte != ASCII.backslash {
            if byte != ASCII.doubleQuote { classes |= doubleQuoted }
            if byte != ASCII.singleQuote { classes |= singleQuoted }
        }
        let isName =
            ASCII.isLetter(byte) || ASCII.isDigit(byte) || byte == ASCII.underscore || byte == ASCII.minus
        if isName { classes |= name | local }
        if byte == ASCII.colon { classes |= local }
        if byte == ASCII.space || byte == ASCII.tab { classes |= space }
        if isLineEnd { classes |= lineEnd }
        return classes
    }
}
