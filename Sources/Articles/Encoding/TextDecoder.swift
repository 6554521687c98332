import Foundation

/// Bytes of a file to text, where it is certain how they are meant.
public enum TextDecoder {
    /// Decodes a text that says nothing of its encoding but by a byte order mark; without one, it must be UTF-8.
    ///
    /// - Throws: ``ArticleError`` that says where it is none.
    public static func text(_ data: Data) throws(ArticleError) -> String {
        let mark = ByteOrderMark(data)
        if let mark, let text = try mark.decode(data) { return text }
        let bytes = data.dropFirst(mark?.bytes.count ?? 0)
        if let zero = bytes.firstIndex(of: 0) {
            throw ArticleError(
                "a binary file, not text (a zero byte at offset \(zero - data.startIndex))")
        }
        guard let text = String(validating: bytes, as: UTF8.self) else {
            let place = firstInvalid(bytes)
            throw ArticleError(
                "not UTF-8: line \(place.line) has the byte 0x\(String(place.byte, radix: 16, uppercase: true)) "
                    + "at offset \(place.offset); convert it with: iconv -f WINDOWS-1252 -t UTF-8")
        }
        return text
    }

    /// JSON, or lines of it, as UTF-8: it may be UTF-16 or UTF-32 by a byte order mark, or because of zero bytes beside the
    /// bracket that it begins with. The mark is left out.
    ///
    /// - Throws: ``ArticleError`` where the data is not what its beginning says.
    public static func json(_ data: Data) throws(ArticleError) -> Data {
        for bracket in "{[".utf8 {
            let form = ByteOrderMark(data, beginningWith: bracket)
            if let text = try form?.decode(data, offset: 0) { return Data(text.utf8) }
        }
        guard let mark = ByteOrderMark(data) else { return data }
        guard let text = try mark.decode(data) else { return data.dropFirst(mark.bytes.count) }
        return Data(text.utf8)
    }

    /// Decodes an HTML page: by its byte order mark; as UTF-8 where it is UTF-8, since no other text is so by chance; by what
    /// the page declares; or else as Windows-1252, as browsers do.
    ///
    /// - Throws: ``ArticleError`` where the declared encoding is unknown or cannot be right, or the data is no text.
    static func page(_ data: Data) throws(ArticleError) -> String {
        let mark = ByteOrderMark(data)
        if let mark, let text = try mark.decode(data) { return text }
        let bytes = data.dropFirst(mark?.bytes.count ?? 0)
        let form = ByteOrderMark(bytes, beginningWith: UInt8(ascii: "<"))
        if let text = try form?.decode(bytes, offset: 0) { return text }
        try checkText(bytes)
        let declared = DeclaredEncoding.label(bytes)
        let encoding = declared.flatMap { CharacterEncoding(label: $0) }
        if encoding?.isMultiByte != true, let text = String(validating: bytes, as: UTF8.self) { return text }
        if mark != nil || encoding == .utf8 {
            // A few broken bytes do not make a page something else.
            let text = String(decoding: bytes, as: UTF8.self)
            let (broken, whole) = text.unicodeScalars.reduce(into: (0, 0)) { counts, scalar in
                if scalar == "\u{FFFD}" { counts.0 += 1 } else if !scalar.isASCII { counts.1 += 1 }
            }
            if whole >= broken { return text }
            return try CharacterEncoding.windows1252.decode(bytes)
        }
        if let declared, encoding == nil {
            throw ArticleError(
                "the page says that its encoding is \"\(declared)\", which is not known; save it as UTF-8")
        }
        return try (encoding ?? .windows1252).decode(bytes)
    }

    /// Refuses what has many bytes that no text has.
    private static func checkText(_ bytes: Data) throws(ArticleError) {
        var strange = 0
        var first: Int?
        for (offset, byte) in bytes.enumerated() where byte < 0x20 && ![9, 10, 12, 13, 0x1B].contains(byte) {
            strange += 1
            if first == nil { first = offset }
        }
        guard let first, strange > 4, strange * 100 > bytes.count else { return }
        let byte = String(bytes[bytes.startIndex + first], radix: 16, uppercase: true)
        throw ArticleError("a binary file, not a page (the byte 0x\(byte) at offset \(first))")
    }

    /// The first byte that is no UTF-8, with its 1-based line.
    private static func firstInvalid(_ bytes: Data) -> (line: Int, offset: Int, byte: UInt8) {
        var parser = Unicode.UTF8.ForwardParser()
        var iterator = bytes.makeIterator()
        var offset = 0
        var line = 1
        while case .valid(let scalar) = parser.parseScalar(from: &iterator) {
            offset += scalar.count
            if scalar.count == 1, scalar.first == UInt8(ascii: "\n") { line += 1 }
        }
        return (line, offset, bytes[bytes.startIndex + min(offset, bytes.count - 1)])
    }
}
