import RDF

extension IRI {
    /// The id of an entity or document, as far as its IRI tells: the longest end that can have been made of an
    /// id by ``RDF/Namespace/subscript(_:)``, decoded.
    ///
    /// The text as it stands where it decodes to no UTF-8.
    var idAtEnd: String {
        let bytes = Array(string.utf8)
        let start = bytes.lastIndex { !Self.isOfName($0) }.map { $0 + 1 } ?? 0
        var decoded: [UInt8] = []
        var index = start
        while index < bytes.count {
            if bytes[index] == UInt8(ascii: "%"), index + 2 < bytes.count,
                let byte = UInt8(String(decoding: bytes[(index + 1)...(index + 2)], as: UTF8.self), radix: 16)
            {
                decoded.append(byte)
                index += 3
            } else {
                decoded.append(bytes[index])
                index += 1
            }
        }
        return String(validating: decoded, as: UTF8.self) ?? String(decoding: bytes[start...], as: UTF8.self)
    }

    /// Letters of any script, digits, `-._~`, and `%`, which in an IRI two digits follow.
    private static func isOfName(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
        case UInt8(ascii: "0")...UInt8(ascii: "9"), 0x80...0xFF: true
        default: "-._~%".utf8.contains(byte)
        }
    }
}

extension String {
    /// Whether every code point is the same; `==` takes canonically equivalent strings for equal.
    func isExactly(_ other: String) -> Bool { utf8.elementsEqual(other.utf8) }
}
