/// The escapes inside strings and IRIs that N-Triples, Turtle and SPARQL share.
package enum CharacterEscapes {
    /// An escape that there is not.
    package struct Mistake: Error {
        /// Where it stands in the text, in bytes.
        package let range: Range<Int>
        /// What should stand there.
        package let expected: String
    }

    /// The text with `UCHAR` resolved, and on request `ECHAR`.
    package static func resolved(
        _ content: some Collection<UInt8>, named: Bool
    ) throws(Mistake) -> String {
        var target = ByteBuffer()
        let bytes = ContiguousArray(content)
        let mistake: Mistake? = bytes.withUnsafeBufferPointer { bytes in
            do throws(Mistake) {
                try resolve(bytes, named: named, into: &target)
                return nil
            } catch {
                return error
            }
        }
        if let mistake { throw mistake }
        return target.string
    }

    /// Appends the text to `target` with `UCHAR` resolved, and on request `ECHAR`.
    static func resolve(
        _ content: UnsafeBufferPointer<UInt8>, named: Bool, into target: inout ByteBuffer
    ) throws(Mistake) {
        var done = 0
        while let escape = content[done...].firstIndex(of: ASCII.backslash) {
            target.append(content, done..<escape)
            let kind = escape + 1 < content.count ? content[escape + 1] : 0
            switch kind {
            case UInt8(ascii: "u"): done = try resolveNumeric(content, escape, digits: 4, &target)
            case UInt8(ascii: "U"): done = try resolveNumeric(content, escape, digits: 8, &target)
            default:
                guard named, let byte = Self.named(kind) else {
                    throw mistake(content, escape, length: 2, "an escape that there is")
                }
                target.append(byte)
                done = escape + 2
            }
        }
        target.append(content, done..<content.count)
    }

    private static func named(_ escape: UInt8) -> UInt8? {
        switch escape {
        case UInt8(ascii: "t"): 0x09
        case UInt8(ascii: "b"): 0x08
        case UInt8(ascii: "n"): 0x0A
        case UInt8(ascii: "r"): 0x0D
        case UInt8(ascii: "f"): 0x0C
        case ASCII.doubleQuote, ASCII.singleQuote, ASCII.backslash: escape
        default: nil
        }
    }

    /// - Returns: where the escape ends.
    private static func resolveNumeric(
        _ content: UnsafeBufferPointer<UInt8>, _ escape: Int, digits: Int, _ target: inout ByteBuffer
    ) throws(Mistake) -> Int {
        let hex = content[(escape + 2)...].prefix(digits)
        var value: UInt32? = 0
        for byte in hex {
            if let sum = value, let digit = ASCII.hexValue(byte) {
                value = sum << 4 | digit
            } else {
                value = nil
            }
        }
        guard hex.count == digits, let value, let scalar = Unicode.Scalar(value) else {
            throw mistake(
                content, escape, length: digits + 2,
                "\(digits) hexadecimal digits of a character that is no surrogate")
        }
        target.append(scalar)
        return hex.endIndex
    }

    private static func mistake(
        _ content: UnsafeBufferPointer<UInt8>, _ escape: Int, length: Int, _ expected: String
    ) -> Mistake {
        Mistake(range: escape..<min(escape + length, content.count), expected: expected)
    }
}
