/// An IRI or a relative reference in its parts (RFC 3986, section 3), and the way from one to the other.
///
/// Nothing is checked and nothing encoded: JSON-LD takes IRIs as they come.
struct IRIReference {
    let text: String
    private var scheme: Substring?
    private var authority: Substring?
    private var path: Substring
    private var query: Substring?
    private(set) var fragment: Substring?

    init(_ text: String) {
        self.text = text
        var rest = text[...]
        fragment = Self.cut(&rest, from: "#")
        query = Self.cut(&rest, from: "?")
        if let colon = rest.utf8.firstIndex(of: UInt8(ascii: ":")), Self.isScheme(rest[..<colon]) {
            scheme = rest[..<colon]
            rest = rest[rest.utf8.index(after: colon)...]
        }
        if rest.utf8.starts(with: "//".utf8) {
            rest = rest[rest.utf8.index(rest.startIndex, offsetBy: 2)...]
            let end = rest.utf8.firstIndex(of: UInt8(ascii: "/")) ?? rest.endIndex
            authority = rest[..<end]
            rest = rest[end...]
        }
        path = rest
    }

    /// Takes what follows the first such character off the end.
    private static func cut(_ text: inout Substring, from character: Unicode.Scalar) -> Substring? {
        guard let index = text.utf8.firstIndex(of: UInt8(ascii: character)) else { return nil }
        defer { text = text[..<index] }
        return text[text.utf8.index(after: index)...]
    }

    private static func isScheme(_ text: Substring) -> Bool {
        guard let first = text.unicodeScalars.first, first.isASCIILetter else { return false }
        return text.unicodeScalars.allSatisfy {
            $0.isASCIILetter || $0.isASCIIDigit || $0 == "+" || $0 == "-" || $0 == "."
        }
    }

    /// Whether a text has the form of an absolute IRI: a scheme, and no character that RFC 3987 forbids
    /// everywhere.
    static func isAbsolute(_ text: String) -> Bool {
        guard let colon = text.utf8.firstIndex(of: UInt8(ascii: ":")), isScheme(text[..<colon]) else {
            return false
        }
        return text.utf8.allSatisfy { $0 > 0x20 && !forbidden.contains($0) }
    }

    private static let forbidden = Set("<>\"{}|\\^`\u{7F}".utf8)

    private static func compose(
        _ scheme: Substring?, _ authority: Substring?, _ path: some StringProtocol, _ query: Substring?,
        _ fragment: Substring?
    ) -> String {
        var text = ""
        if let scheme { text += scheme + ":" }
        if let authority { text += "//" + authority }
        text += path
        if let query { text += "?" + query }
        if let fragment { text += "#" + fragment }
        return text
    }

    // MARK: - Resolution

    /// What a reference means where this is the base (RFC 3986, section 5.2).
    func resolve(_ reference: String) -> String {
        let other = IRIReference(reference)
        let clean = Self.removingDotSegments
        if other.scheme != nil {
            return Self.compose(
                other.scheme, other.authority, clean(other.path), other.query, other.fragment)
        }
        if other.authority != nil {
            return Self.compose(scheme, other.authority, clean(other.path), other.query, other.fragment)
        }
        if other.path.isEmpty {
            return Self.compose(scheme, authority, path, other.query ?? query, other.fragment)
        }
        let path = other.path.utf8.first == UInt8(ascii: "/") ? other.path : merged(other.path)
        return Self.compose(scheme, authority, clean(path), other.query, other.fragment)
    }

    /// Section 5.2.3.
    private func merged(_ other: Substring) -> Substring {
        if authority != nil, path.isEmpty { return "/" + other }
        guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return other }
        return path[...slash] + other
    }

    /// Section 5.2.4.
    private static func removingDotSegments(_ path: Substring) -> String {
        guard path.utf8.contains(UInt8(ascii: ".")) else { return String(path) }
        let segments = segments(path)
        // The first segment of an absolute path is empty, and stays.
        let root = path.utf8.first == UInt8(ascii: "/") ? 1 : 0
        var kept: [Substring] = []
        for segment in segments {
            switch segment {
            case ".": break
            case "..": if kept.count > root { kept.removeLast() }
            default: kept.append(segment)
            }
        }
        if segments.last == "." || segments.last == ".." { kept.append("") }
        return kept.joined(separator: "/")
    }

    private static func segments(_ path: Substring) -> [Substring] {
        path.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false).map { Substring($0) }
    }

    // MARK: - The way back

    /// A short reference that resolves to the IRI where this is the base; the IRI itself if there is none.
    func relative(_ iri: String) -> String {
        let target = IRIReference(iri)
        guard scheme != nil, scheme == target.scheme, authority == target.authority else { return iri }
        let reference = path == target.path ? samePath(target) : otherPath(target)
        return resolve(reference).isExactly(iri) ? reference : iri
    }

    private func samePath(_ target: IRIReference) -> String {
        if target.query == query, target.fragment != nil {
            return Self.compose(nil, nil, "", nil, target.fragment)
        }
        if target.query != nil, target.query != query {
            return Self.compose(nil, nil, "", target.query, target.fragment)
        }
        return Self.compose(nil, nil, Self.safe(Self.segments(path).suffix(1)), target.query, target.fragment)
    }

    private func otherPath(_ target: IRIReference) -> String {
        var here = Self.segments(path).dropLast()
        var there = Self.segments(target.path)[...]
        while there.count > 1, let segment = here.first, segment == there.first {
            here.removeFirst()
            there.removeFirst()
        }
        let up = Array(repeating: Substring(".."), count: here.count)
        return Self.compose(nil, nil, Self.safe((up + there)[...]), target.query, target.fragment)
    }

    /// The segments as a relative path that nobody takes for an authority, a scheme, or nothing.
    private static func safe(_ segments: ArraySlice<Substring>) -> String {
        let path = segments.joined(separator: "/")
        let isSafe = segments.first.map { !$0.isEmpty && !$0.utf8.contains(UInt8(ascii: ":")) } ?? false
        return isSafe ? path : "./" + path
    }
}
