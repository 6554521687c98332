/// The character references that keep a text as it is on its way through an XML parser.
///
/// Line ends and tabs are written so because parsers turn them into others, invisible characters so that people
/// see them.
package struct XMLEscapes: Sendable {
    /// A character that no XML 1.0 document can hold, not even as a reference.
    struct Unwritable: Error {
        let scalar: Unicode.Scalar
    }

    /// Between tags.
    package static let content = XMLEscapes(escapesTab: false)
    /// Between double quotes.
    package static let attribute = XMLEscapes(escapesTab: true)

    private let escapesTab: Bool

    func escaped(_ text: String) throws(Unwritable) -> String {
        try escaped(text) { scalar throws(Unwritable) in throw Unwritable(scalar: scalar) }
    }

    /// With U+FFFD for characters that no document can hold.
    package func replaced(_ text: String) -> String { escaped(text) { _ in "\u{FFFD}" } }

    private func escaped<Failure: Error>(
        _ text: String, unwritable: (Unicode.Scalar) throws(Failure) -> Unicode.Scalar
    ) throws(Failure) -> String {
        if text.utf8.allSatisfy(Self.isPlain) { return text }
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"": result += "&quot;"
            case "\t" where !escapesTab: result += "\t"
            case _ where !XMLCharacters.isCharacter(scalar):
                result.unicodeScalars.append(try unwritable(scalar))
            case _ where StringEscapes.readable.isInvisible(scalar):
                result += "&#x" + String(scalar.value, radix: 16, uppercase: true) + ";"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }

    private static func isPlain(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""): false
        default: (0x20..<0x7F).contains(byte)
        }
    }
}
