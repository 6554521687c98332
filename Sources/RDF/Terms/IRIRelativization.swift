extension IRIBase {
    /// The base itself.
    var text: String { String(decoding: bytes, as: UTF8.self) }

    /// What stands behind the hash sign.
    var fragment: String? { part(parts.fragment).map { String(decoding: $0, as: UTF8.self) } }

    /// What a reference means where this is the base (RFC 3986, section 5.2), legal or not.
    func resolve(_ reference: String) -> String {
        var reference = reference
        var target = ByteBuffer()
        reference.withUTF8 { _ = resolve($0, into: &target) }
        return String(decoding: target.bytes, as: UTF8.self)
    }

    // MARK: - The way back

    /// A short reference that resolves to the IRI where this is the base; the IRI itself if there is none.
    func relative(_ iri: String) -> String {
        let target = IRIBase(iri)
        guard parts.scheme != nil, part(parts.scheme) == target.part(target.parts.scheme),
            part(parts.authority) == target.part(target.parts.authority)
        else { return iri }
        let reference = path == target.path ? samePath(target) : otherPath(target)
        return resolve(reference).isExactly(iri) ? reference : iri
    }

    private typealias Part = ArraySlice<UInt8>

    private func part(_ range: Range<Int>?) -> Part? { range.map { bytes[$0] } }

    private var path: Part { bytes[parts.path] }

    private var segments: [Part] { path.split(separator: ASCII.slash, omittingEmptySubsequences: false) }

    private func samePath(_ target: IRIBase) -> String {
        let (query, fragment) = (target.part(target.parts.query), target.part(target.parts.fragment))
        if query == part(parts.query), fragment != nil { return Self.compose([], nil, fragment) }
        if query != nil, query != part(parts.query) { return Self.compose([], query, fragment) }
        return Self.compose(Self.safe(segments.suffix(1)), query, fragment)
    }

    private func otherPath(_ target: IRIBase) -> String {
        var here = segments.dropLast()
        var there = target.segments[...]
        while there.count > 1, let segment = here.first, segment == there.first {
            here.removeFirst()
            there.removeFirst()
        }
        let up = here.map { _ in [ASCII.dot, ASCII.dot][...] }
        return Self.compose(
            Self.safe((up + there)[...]), target.part(target.parts.query), target.part(target.parts.fragment))
    }

    /// The segments as a relative path that nobody takes for an authority, a scheme, or nothing.
    private static func safe(_ segments: ArraySlice<Part>) -> [UInt8] {
        let path = Array(segments.joined(separator: [ASCII.slash]))
        let isSafe = segments.first.map { !$0.isEmpty && !$0.contains(ASCII.colon) } ?? false
        return isSafe ? path : [ASCII.dot, ASCII.slash] + path
    }

    private static func compose(_ path: [UInt8], _ query: Part?, _ fragment: Part?) -> String {
        var bytes = path
        if let query { bytes += [ASCII.questionMark] + query }
        if let fragment { bytes += [ASCII.hash] + fragment }
        return String(decoding: bytes, as: UTF8.self)
    }
}

extension IRIBase: Equatable {
    static func == (a: IRIBase, b: IRIBase) -> Bool { a.bytes == b.bytes }
}
