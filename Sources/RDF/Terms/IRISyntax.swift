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

    private enum Part { case authority, path, query, fragment }

    /// The IRI with all illegal characters percent-encoded as UTF-8.
    static func encoded(_ text: String, keeping: Keeping) throws(IRIError) -> String {
        let scalars = Array(text.unicodeScalars)
        guard let colon = scalars.firstIndex(of: ":"), isScheme(scalars[..<colon]) else {
            throw .relative(text)
        }
        let fragment = scalars[colon...].firstIndex(of: "#") ?? scalars.endIndex
        let query = scalars[colon..<fragment].firstIndex(of: "?") ?? fragment
        var path = colon + 1
        var result = String(String.UnicodeScalarView(scalars[...colon]))
        if scalars[path..<query].starts(with: ["/", "/"]) {
            let end = scalars[(path + 2)..<query].firstIndex(of: "/") ?? query
            let authority = scalars[(path + 2)..<end]
            guard isAuthority(authority) else { throw .badAuthority(in: text) }
            result += "//"
            append(authority, .authority, keeping, to: &result)
            path = end
        }
        append(scalars[path..<query], .path, keeping, to: &result)
        if query < fragment {
            result += "?"
            append(scalars[(query + 1)..<fragment], .query, keeping, to: &result)
        }
        if fragment < scalars.endIndex {
            result += "#"
            append(scalars[(fragment + 1)...], .fragment, keeping, to: &result)
        }
        return result
    }

    /// A name as one segment: only what RFC 3987 calls `iunreserved`, all else percent-encoded.
    static func encodedName(_ name: String) -> String {
        var result = ""
        for scalar in name.unicodeScalars {
            if isUnreserved(scalar) || isUCS(scalar) && isVisible(scalar) {
                result.unicodeScalars.append(scalar)
            } else {
                appendPercentEncoded(scalar, to: &result)
            }
        }
        return result
    }

    private static func append(
        _ scalars: ArraySlice<Unicode.Scalar>, _ part: Part, _ keeping: Keeping, to result: inout String
    ) {
        for index in scalars.indices {
            let scalar = scalars[index]
            let isEscape =
                scalar == "%" && index + 2 < scalars.endIndex
                && scalars[index + 1].isHexDigit && scalars[index + 2].isHexDigit
            if isEscape || isAllowed(scalar, part, keeping) {
                result.unicodeScalars.append(scalar)
            } else {
                appendPercentEncoded(scalar, to: &result)
            }
        }
    }

    private static func isAllowed(_ scalar: Unicode.Scalar, _ part: Part, _ keeping: Keeping) -> Bool {
        guard scalar.isASCII else {
            let isLegal = isUCS(scalar) || part == .query && isPrivate(scalar)
            return isLegal && (keeping == .everythingLegal || isVisible(scalar))
        }
        if isUnreserved(scalar) || subDelimiters.contains(scalar) || scalar == ":" || scalar == "@" {
            return true
        }
        switch part {
        case .authority: return scalar == "[" || scalar == "]"
        case .path: return scalar == "/"
        case .query, .fragment: return scalar == "/" || scalar == "?"
        }
    }

    private static func isScheme(_ scalars: ArraySlice<Unicode.Scalar>) -> Bool {
        guard let first = scalars.first, first.isASCIILetter else { return false }
        return scalars.allSatisfy {
            $0.isASCIILetter || $0.isASCIIDigit || $0 == "+" || $0 == "-" || $0 == "."
        }
    }

    /// Whether `[`, `]`, `@` and `:` stand where `iauthority` has them and the port is a number.
    private static func isAuthority(_ scalars: ArraySlice<Unicode.Scalar>) -> Bool {
        var host = scalars
        if let at = host.firstIndex(of: "@") { host = host[(at + 1)...] }
        let userInfo = scalars[..<host.startIndex]
        guard !userInfo.contains("["), !userInfo.contains("]"), !host.contains("@") else { return false }
        if host.first == "[" {
            guard let close = host.firstIndex(of: "]") else { return false }
            let address = host[(host.startIndex + 1)..<close]
            guard address.contains(":"),
                address.allSatisfy({ $0.isHexDigit || $0 == ":" || $0 == "." })
            else { return false }
            let rest = host[(close + 1)...]
            return rest.isEmpty || rest.first == ":" && rest.dropFirst().allSatisfy(\.isASCIIDigit)
        }
        guard !host.contains("["), !host.contains("]") else { return false }
        guard let colon = host.firstIndex(of: ":") else { return true }
        return host[(colon + 1)...].allSatisfy(\.isASCIIDigit)
    }

    private static let subDelimiters = Set("!$&'()*+,;=".unicodeScalars)

    private static func isUnreserved(_ scalar: Unicode.Scalar) -> Bool {
        scalar.isASCIILetter || scalar.isASCIIDigit
            || scalar == "-" || scalar == "." || scalar == "_" || scalar == "~"
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

    private static func appendPercentEncoded(_ scalar: Unicode.Scalar, to result: inout String) {
        for byte in UTF8.encode(scalar).map(Array.init) ?? [] {
            result += byte < 0x10 ? "%0" : "%"
            result += String(byte, radix: 16, uppercase: true)
        }
    }
}

extension Unicode.Scalar {
    var isASCIILetter: Bool { ("a"..."z").contains(self) || ("A"..."Z").contains(self) }
    var isASCIIDigit: Bool { ("0"..."9").contains(self) }
    var isHexDigit: Bool { isASCIIDigit || ("a"..."f").contains(self) || ("A"..."F").contains(self) }
}
