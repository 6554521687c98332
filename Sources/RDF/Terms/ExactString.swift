#if canImport(Darwin)
    import Darwin
#elseif canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// A string that is equal to another only when every code point is.
///
/// RDF compares terms character by character (RDF 1.1 Concepts, section 3.3), while Swift takes canonically
/// equivalent strings such as `é` and `e` + U+0301 for the same.
struct ExactString: Sendable, Hashable, Comparable {
    let string: String

    init(_ string: String) { self.string = string }

    /// Takes bytes that are known to be UTF-8.
    init(_ bytes: UnsafeBufferPointer<UInt8>) { string = String(decoding: bytes, as: UTF8.self) }

    static func == (a: ExactString, b: ExactString) -> Bool { a.withBytes { b.equals($0) } }

    /// UTF-8 bytes sort as code points do.
    static func < (a: ExactString, b: ExactString) -> Bool {
        a.withBytes { a in
            b.withBytes { b in
                let order = compare(a, b, count: min(a.count, b.count))
                return order != 0 ? order < 0 : a.count < b.count
            }
        }
    }

    /// Whether these are the string's bytes in UTF-8.
    func equals(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        string.utf8.count == bytes.count && withBytes { Self.compare($0, bytes, count: bytes.count) == 0 }
    }

    /// Whether the bytes begin with the other's.
    func starts(with other: ExactString) -> Bool {
        withBytes { a in
            other.withBytes { a.count >= $0.count && Self.compare(a, $0, count: $0.count) == 0 }
        }
    }

    func hash(into hasher: inout Hasher) {
        withBytes { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
        hasher.combine(UInt8(0xFF))
    }

    private func withBytes<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
        if let result = string.utf8.withContiguousStorageIfAvailable(body) { return result }
        // Only strings from Objective-C get here.
        return Array(string.utf8).withUnsafeBufferPointer(body)
    }

    private static func compare(
        _ a: UnsafeBufferPointer<UInt8>, _ b: UnsafeBufferPointer<UInt8>, count: Int
    ) -> Int32 {
        guard let a = a.baseAddress, let b = b.baseAddress else { return 0 }
        return memcmp(a, b, count)
    }
}

extension String {
    /// Whether every code point is the same; `==` takes canonically equivalent strings for equal.
    func isExactly(_ other: String) -> Bool {
        utf8.count == other.utf8.count && ExactString(self) == ExactString(other)
    }

    /// Whether this begins with the other, and goes on.
    func extends(_ other: String) -> Bool {
        utf8.count > other.utf8.count && ExactString(self).starts(with: ExactString(other))
    }
}

extension Dictionary where Key == ExactString {
    subscript(key: String) -> Value? {
        get { self[ExactString(key)] }
        set { self[ExactString(key)] = newValue }
    }
}
