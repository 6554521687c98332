/// The grammar of RFC 3987, section 2.2, as far as it decides which characters may stand where.
enum IRISyntax {
    /// Which characters outside ASCII stay as they are.
    enum Keeping {
        /// All that the grammar allows.
        case everythingLegal
        /// Those of them that one can see; RFC 3987, section 4.1, forbids bidirectional formatting
        /// characters, and other invisible ones only mislead.
        case visible
    }

    /// The parts as bits of ``places``.
    private enum Part: UInt8 {
        case authority = 1
        case path = 2
        case query = 4
        case fragment = 8
    }

    // MARK: - Checking

    /// Why this is no absolute IRI as it stands; `nil` when it is one.
    static func error(in bytes: UnsafeBufferPointer<UInt8>) -> IRIError? {
        let parts = IRIComponents(bytes)
        guard parts.scheme != nil else { return .relative(text(bytes)) }
        if let authority = parts.authority {
            guard isAuthority(bytes[authority]) else { return .badAuthority(in: text(bytes)) }
            guard isLegal(bytes, authority, .authority) else { return .illegalCharacter(in: text(bytes)) }
        }
        guard isLegal(bytes, parts.path, .path),
            isLegal(bytes, parts.query ?? 0..<0, .query),
            isLegal(bytes, parts.fragment ?? 0..<0, .fragment)
        else { return .illegalCharacter(in: text(bytes)) }
        return nil
    }

    /// Whether a text has the form of an absolute IRI, as far as JSON-LD asks for it: a scheme, and no
    /// character that is illegal everywhere.
    static func hasForm(_ text: String) -> Bool {
        var text = text
        return text.withUTF8 { bytes in
            IRIComponents.schemeLength(bytes) > 0
                && bytes.allSatisfy {
                    $0 >= 0x80 || places[Int($0)] != 0 || $0 == ASCII.hash || $0 == ASCII.percent
                }
        }
    }

    private static func text(_ bytes: UnsafeBufferPointer<UInt8>) -> String {
        String(decoding: bytes, as: UTF8.self)
    }

    private static func isLegal(
        _ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, _ part: Part
    ) -> Bool {
        places.withUnsafeBufferPointer { places in
            var index = range.lowerBound
            while index < range.upperBound {
                let byte = bytes[index]
                if byte < 0x80, places[Int(byte)] & part.rawValue != 0 {
                    index += 1
                    continue
                }
                let length = legalLength(bytes, index..<range.upperBound, part, .everythingLegal)
                if length == 0 { return false }
                index += length
            }
            return true
        }
    }

    /// How many bytes at the start of the range are one character that may stand in a part, or one percent
    /// escape; 0 for none.
    private static func legalLength(
        _ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, _ part: Part, _ keeping: Keeping
    ) -> Int {
        let start = range.lowerBound
        if bytes[start] < 0x80 {
            if places[Int(bytes[start])] & part.rawValue != 0 { return 1 }
            let isEscape =
                bytes[start] == ASCII.percent && range.count > 2
                && ASCII.hexValue(bytes[start + 1]) != nil && ASCII.hexValue(bytes[start + 2]) != nil
            return isEscape ? 3 : 0
        }
        let (scalar, length) = UTF8Bytes.scalar(in: bytes, at: start)
        let isLegal = isUCS(scalar) || part == .query && isPrivate(scalar)
        return isLegal && (keeping == .everythingLegal || isVisible(scalar)) ? length : 0
    }

    /// Whether `[`, `]`, `@` and `:` stand where `iauthority` has them and the port is a number.
    private static func isAuthority(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
        var host = bytes
        if let at = host.firstIndex(of: ASCII.at) { host = host[(at + 1)...] }
        let userInfo = bytes[..<host.startIndex]
        guard !userInfo.contains(ASCII.openBracket), !userInfo.contains(ASCII.closeBracket),
            !host.contains(ASCII.at)
        else { return false }
        if host.first == ASCII.openBracket {
            guard let close = host.firstIndex(of: ASCII.closeBracket) else { return false }
            let address = host[(host.startIndex + 1)..<close]
            let isAddress = address.allSatisfy {
                $0 == ASCII.colon || $0 == ASCII.dot || ASCII.hexValue($0) != nil
            }
            guard isAddress, address.contains(ASCII.colon) else { return false }
            let rest = host[(close + 1)...]
            return rest.isEmpty || rest.first == ASCII.colon && rest.dropFirst().allSatisfy(ASCII.isDigit)
        }
        guard !host.contains(ASCII.openBracket), !host.contains(ASCII.closeBracket) else { return false }
        guard let colon = host.firstIndex(of: ASCII.colon) else { return true }
        return host[(colon + 1)...].allSatisfy(ASCII.isDigit)
    }

    // MARK: - Encoding

    /// The IRI with all illegal characters percent-encoded as UTF-8.
    static func encoded(_ text: String, keeping: Keeping) throws(IRIError) -> String {
        let bytes = Array(text.utf8)
        let encoded = bytes.withUnsafeBufferPointer { bytes -> Result<String, IRIError> in
            let parts = IRIComponents(bytes)
            guard let scheme = parts.scheme else { return .failure(.relative(text)) }
            var result = Array(bytes[scheme]) + [ASCII.colon]
            if let authority = parts.authority {
                guard isAuthority(bytes[authority]) else { return .failure(.badAuthority(in: text)) }
                result += [ASCII.slash, ASCII.slash]
                append(bytes, authority, .authority, keeping, to: &result)
            }
            append(bytes, parts.path, .path, keeping, to: &result)
            if let query = parts.query {
                result.append(ASCII.questionMark)
                append(bytes, query, .query, keeping, to: &result)
            }
            if let fragment = parts.fragment {
                result.append(ASCII.hash)
                append(bytes, fragment, .fragment, keeping, to: &result)
            }
            return .success(String(decoding: result, as: UTF8.self))
        }
        return try encoded.get()
    }

    /// A name as one segment: only what RFC 3987 calls `iunreserved`, all else percent-encoded.
    static func encodedName(_ name: String) -> String {
        var result: [UInt8] = []
        for scalar in name.unicodeScalars {
            let bytes = Array(String(scalar).utf8)
            let isKept =
                scalar.isASCII ? isUnreserved(UInt8(scalar.value)) : isUCS(scalar) && isVisible(scalar)
            if isKept { result += bytes } else { appendPercentEncoded(bytes, to: &result) }
        }
        return String(decoding: result, as: UTF8.self)
    }

    private static func append(
        _ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, _ part: Part, _ keeping: Keeping,
        to result: inout [UInt8]
    ) {
        var index = range.lowerBound
        while index < range.upperBound {
            let kept = legalLength(bytes, index..<range.upperBound, part, keeping)
            let length = kept > 0 ? kept : UTF8Bytes.scalar(in: bytes, at: index).length
            let character = bytes[index..<(index + length)]
            if kept > 0 { result += character } else { appendPercentEncoded(character, to: &result) }
            index += length
        }
    }

    private static func appendPercentEncoded(_ bytes: some Sequence<UInt8>, to result: inout [UInt8]) {
        let digits = Array("0123456789ABCDEF".utf8)
        for byte in bytes { result += [ASCII.percent, digits[Int(byte >> 4)], digits[Int(byte & 15)]] }
    }

    // MARK: - Characters

    /// In which parts each ASCII character may stand as it is.
    private static let places: [UInt8] = (0..<0x80).map { (byte: UInt8) in
        let inPath = Part.path.rawValue | Part.query.rawValue | Part.fragment.rawValue
        if isUnreserved(byte) || "!$&'()*+,;=:@".utf8.contains(byte) {
            return inPath | Part.authority.rawValue
        }
        switch byte {
        case ASCII.openBracket, ASCII.closeBracket: return Part.authority.rawValue
        case ASCII.slash: return inPath
        case ASCII.questionMark: return Part.query.rawValue | Part.fragment.rawValue
        default: return 0
        }
    }

    /// `unreserved`.
    private static func isUnreserved(_ byte: UInt8) -> Bool {
        ASCII.isLetter(byte) || ASCII.isDigit(byte) || "-._~".utf8.contains(byte)
    }

    /// `ucschar`.
    private static func isUCS(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0xA0...0xD7FF, 0xF900...0xFDCF, 0xFDF0...0xFFEF: true
        case 0x10000...0xDFFFD, 0xE1000...0xEFFFD: scalar.value & 0xFFFF <= 0xFFFD
        default: false
        }
    }

    /// `iprivate`.
    private static func isPrivate(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0xE000...0xF8FF, 0xF0000...0xFFFFD, 0x100000...0x10FFFD: true
        default: false
        }
    }

    private static func isVisible(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .spaceSeparator, .privateUse, .surrogate,
            .unassigned:
            false
        default: true
        }
    }
}
