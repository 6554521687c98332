/// An IRI that relative references are resolved against (RFC 3986, section 5.2; RFC 3987, section 6.5).
struct IRIBase {
    let bytes: [UInt8]
    let parts: IRIComponents

    init(_ iri: IRI) { self.init(iri.string) }

    /// Takes a text that need not be legal, nor absolute: JSON-LD takes IRIs as they come.
    init(_ text: String) {
        bytes = Array(text.utf8)
        parts = bytes.withUnsafeBufferPointer(IRIComponents.init)
    }

    /// Puts what the reference refers to into `target`, in place of what is there.
    ///
    /// No normalization takes place beyond dot segments. Whether the result is a legal IRI is left to check.
    ///
    /// - Returns: whether this is a reference at all: its first segment must hold no colon. Where it does,
    ///   it is taken for a path.
    @discardableResult func resolve(_ reference: UnsafeBufferPointer<UInt8>, into target: inout ByteBuffer)
        -> Bool
    {
        let other = IRIComponents(reference)
        target.removeAll()
        bytes.withUnsafeBufferPointer { base in
            var query = Self.part(reference, other.query)
            if let scheme = other.scheme {
                target.append(reference, scheme)
                target.append(ASCII.colon)
                target.appendAuthority(Self.part(reference, other.authority))
                target.appendPath(reference, other.path)
            } else {
                if let scheme = parts.scheme {
                    target.append(base, scheme)
                    target.append(ASCII.colon)
                }
                if other.authority != nil {
                    target.appendAuthority(Self.part(reference, other.authority))
                    target.appendPath(reference, other.path)
                } else {
                    target.appendAuthority(Self.part(base, parts.authority))
                    if other.path.isEmpty {
                        target.append(base, parts.path)
                        query = query ?? Self.part(base, parts.query)
                    } else {
                        appendMerged(base, reference, other.path, to: &target)
                    }
                }
            }
            target.append(ASCII.questionMark, before: query)
            target.append(ASCII.hash, before: Self.part(reference, other.fragment))
        }
        return other.scheme != nil || !Self.startsWithColonSegment(reference, other)
    }

    /// Section 5.2.3: the reference's path in place of the last segment of the base's.
    private func appendMerged(
        _ base: UnsafeBufferPointer<UInt8>, _ reference: UnsafeBufferPointer<UInt8>, _ path: Range<Int>,
        to target: inout ByteBuffer
    ) {
        let start = target.count
        if reference[path.lowerBound] != ASCII.slash {
            if parts.authority != nil, parts.path.isEmpty {
                target.append(ASCII.slash)
            } else if let slash = base[parts.path].lastIndex(of: ASCII.slash) {
                target.append(base, parts.path.lowerBound..<(slash + 1))
            }
        }
        target.append(reference, path)
        target.removeDotSegments(from: start)
    }

    private static func part(
        _ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>?
    ) -> UnsafeBufferPointer<UInt8>? {
        range.map { UnsafeBufferPointer(rebasing: bytes[$0]) }
    }

    /// `a:b` without being a scheme, such as `1:b` (section 4.2, `path-noscheme`).
    private static func startsWithColonSegment(
        _ bytes: UnsafeBufferPointer<UInt8>, _ parts: IRIComponents
    ) -> Bool {
        guard parts.authority == nil else { return false }
        return bytes[parts.path].prefix { $0 != ASCII.slash }.contains(ASCII.colon)
    }
}

extension ByteBuffer {
    fileprivate mutating func append(_ mark: UInt8, before part: UnsafeBufferPointer<UInt8>?) {
        guard let part else { return }
        append(mark)
        append(part)
    }

    fileprivate mutating func appendAuthority(_ authority: UnsafeBufferPointer<UInt8>?) {
        guard let authority else { return }
        append(ASCII.slash)
        append(ASCII.slash)
        append(authority)
    }

    fileprivate mutating func appendPath(_ bytes: UnsafeBufferPointer<UInt8>, _ path: Range<Int>) {
        let start = count
        append(bytes, path)
        removeDotSegments(from: start)
    }

    /// Section 5.2.4, in place and in one pass: `.` goes, `..` takes the segment before it along.
    fileprivate mutating func removeDotSegments(from floor: Int) {
        var read = floor
        var write = floor
        while read < count {
            let hasSlash = self[read] == ASCII.slash
            let start = hasSlash ? read + 1 : read
            var end = start
            while end < count, self[end] != ASCII.slash { end += 1 }
            let isDot = end - start == 1 && self[start] == ASCII.dot
            let isDotDot = end - start == 2 && self[start] == ASCII.dot && self[start + 1] == ASCII.dot
            guard isDot || isDotDot else {
                while read < end {
                    self[write] = self[read]
                    read += 1
                    write += 1
                }
                continue
            }
            guard hasSlash else {
                // At the start of a path without a slash, dots have nothing to refer to.
                read = min(end + 1, count)
                continue
            }
            if isDotDot {
                var last = write
                while last > floor {
                    last -= 1
                    if self[last] == ASCII.slash { break }
                }
                write = last
            }
            if end == count {
                self[write] = ASCII.slash
                write += 1
            }
            read = end
        }
        removeAll(after: write)
    }
}

extension IRI {
    /// The IRI that a text gives in full, or else as a relative reference to be resolved.
    ///
    /// - Throws: ``IRIError`` when the result is no legal IRI, or there is no base for a relative reference.
    package init(reference: String, base: IRI?) throws(IRIError) {
        var text = reference
        if let base, text.withUTF8({ IRIComponents.schemeLength($0) }) == 0 {
            self = try base.resolving(reference)
        } else {
            try self.init(reference)
        }
    }

    /// What a reference, relative or not, refers to from this IRI (RFC 3986, section 5.2).
    ///
    /// - Throws: ``IRIError`` when the result is no legal IRI.
    public func resolving(_ reference: String) throws(IRIError) -> IRI {
        var target = ByteBuffer()
        var reference = reference
        let isReference = reference.withUTF8 { IRIBase(self).resolve($0, into: &target) }
        guard isReference else { throw .relative(reference) }
        return try IRI(target.bytes)
    }
}
