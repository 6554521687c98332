import Foundation

/// The mark at the beginning of a text that says how it is encoded.
enum ByteOrderMark: CaseIterable {
    // UTF-32 before UTF-16, whose mark it begins with.
    case utf8, utf32LittleEndian, utf32BigEndian, utf16LittleEndian, utf16BigEndian

    var bytes: [UInt8] {
        switch self {
        case .utf8: [0xEF, 0xBB, 0xBF]
        case .utf32LittleEndian: [0xFF, 0xFE, 0, 0]
        case .utf32BigEndian: [0, 0, 0xFE, 0xFF]
        case .utf16LittleEndian: [0xFF, 0xFE]
        case .utf16BigEndian: [0xFE, 0xFF]
        }
    }

    /// What a mark would say of data without one that begins with an ASCII character; nil for UTF-8.
    init?(_ data: Data, beginningWith character: UInt8) {
        let forms: [(ByteOrderMark, [UInt8])] = [
            (.utf32LittleEndian, [character, 0, 0, 0]), (.utf32BigEndian, [0, 0, 0, character]),
            (.utf16LittleEndian, [character, 0]), (.utf16BigEndian, [0, character]),
        ]
        guard let form = forms.first(where: { data.starts(with: $0.1) }) else { return nil }
        self = form.0
    }

    init?(_ data: Data) {
        guard let mark = Self.allCases.first(where: { data.starts(with: $0.bytes) }) else { return nil }
        self = mark
    }

    /// The text behind the mark; nil for UTF-8, which needs no conversion.
    ///
    /// - Throws: ``ArticleError`` with the place of what is no text in the encoding.
    func decode(_ data: Data) throws(ArticleError) -> String? {
        try decode(data.dropFirst(bytes.count), offset: bytes.count)
    }

    /// The same of data without the mark.
    ///
    /// - Parameter offset: where in the file the data begins, for messages.
    func decode(_ rest: Data, offset: Int) throws(ArticleError) -> String? {
        switch self {
        case .utf8: return nil
        case .utf16LittleEndian, .utf16BigEndian:
            return try Self.utf16(rest, isBigEndian: self == .utf16BigEndian, offset: offset)
        case .utf32LittleEndian, .utf32BigEndian:
            return try Self.utf32(rest, isBigEndian: self == .utf32BigEndian, offset: offset)
        }
    }

    /// The text of a beginning, which may have been cut anywhere.
    func decodeLeniently(_ data: Data) -> String? {
        let rest = data.dropFirst(bytes.count)
        switch self {
        case .utf8: return String(decoding: rest, as: UTF8.self)
        case .utf16LittleEndian, .utf16BigEndian:
            return String(
                decoding: Self.units(rest, isBigEndian: self == .utf16BigEndian), as: UTF16.self)
        case .utf32LittleEndian, .utf32BigEndian:
            return try? Self.utf32(
                rest.prefix(rest.count / 4 * 4), isBigEndian: self == .utf32BigEndian, offset: bytes.count)
        }
    }

    private static func utf16(_ data: Data, isBigEndian: Bool, offset: Int) throws(ArticleError) -> String {
        let units = units(data, isBigEndian: isBigEndian)
        guard data.count.isMultiple(of: 2), let text = String(validating: units, as: UTF16.self) else {
            var parser = Unicode.UTF16.ForwardParser()
            var iterator = units.makeIterator()
            var valid = 0
            while case .valid(let scalar) = parser.parseScalar(from: &iterator) { valid += scalar.count }
            throw ArticleError(
                "UTF-16 by its beginning, but broken at offset \(offset + 2 * valid); save the text anew")
        }
        return text
    }

    private static func units(_ data: Data, isBigEndian: Bool) -> [UInt16] {
        var units: [UInt16] = []
        units.reserveCapacity(data.count / 2)
        data.withUnsafeBytes { bytes in
            for index in 0..<bytes.count / 2 {
                let unit = bytes.loadUnaligned(fromByteOffset: 2 * index, as: UInt16.self)
                units.append(isBigEndian ? UInt16(bigEndian: unit) : UInt16(littleEndian: unit))
            }
        }
        return units
    }

    private static func utf32(_ data: Data, isBigEndian: Bool, offset: Int) throws(ArticleError) -> String {
        var text = String.UnicodeScalarView()
        var broken: Int? = data.count.isMultiple(of: 4) ? nil : data.count / 4 * 4
        data.withUnsafeBytes { bytes in
            for index in 0..<bytes.count / 4 {
                let unit = bytes.loadUnaligned(fromByteOffset: 4 * index, as: UInt32.self)
                let value = isBigEndian ? UInt32(bigEndian: unit) : UInt32(littleEndian: unit)
                guard let scalar = Unicode.Scalar(value) else {
                    broken = 4 * index
                    return
                }
                text.append(scalar)
            }
        }
        if let broken {
            throw ArticleError(
                "UTF-32 by its beginning, but broken at offset \(offset + broken); save the text anew")
        }
        return String(text)
    }
}
