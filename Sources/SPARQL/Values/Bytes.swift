#if canImport(Darwin)
    import Darwin
#elseif canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// Texts by their UTF-8, for SPARQL compares code points.
enum Bytes {
    typealias Buffer = UnsafeBufferPointer<UInt8>

    /// Negative where the first comes first, 0 where they are the same.
    static func order(_ a: Buffer, _ b: Buffer) -> Int {
        if let x = a.baseAddress, let y = b.baseAddress {
            let order = memcmp(x, y, min(a.count, b.count))
            if order != 0 { return Int(order) }
        }
        return a.count - b.count
    }

    static func equal(_ a: Buffer, _ b: Buffer) -> Bool { a.count == b.count && order(a, b) == 0 }

    static func starts(_ text: Buffer, with part: Buffer) -> Bool {
        text.count >= part.count && equal(Buffer(rebasing: text[..<part.count]), part)
    }

    static func ends(_ text: Buffer, with part: Buffer) -> Bool {
        text.count >= part.count && equal(Buffer(rebasing: text[(text.count - part.count)...]), part)
    }

    /// Where a part stands first.
    static func find(_ part: Buffer, in text: Buffer) -> Int? {
        guard let first = part.first else { return 0 }
        guard let start = text.baseAddress else { return nil }
        var offset = 0
        while text.count - offset >= part.count {
            let room = text.count - part.count - offset + 1
            guard let found = memchr(start + offset, Int32(first), room) else { return nil }
            offset = UnsafeRawPointer(found) - UnsafeRawPointer(start)
            if equal(Buffer(start: start + offset, count: part.count), part) { return offset }
            offset += 1
        }
        return nil
    }
}

extension String {
    /// The UTF-8, without a copy where Swift has it in one piece, as it has but for strings from Objective-C.
    @inline(__always)
    func withBytes<Result>(_ body: (Bytes.Buffer) throws -> Result) rethrows -> Result {
        if let result = try utf8.withContiguousStorageIfAvailable(body) { return result }
        return try Array(utf8).withUnsafeBufferPointer(body)
    }

    /// Whether every code point is the same.
    func isExactly(_ other: String) -> Bool {
        withBytes { a in other.withBytes { b in Bytes.equal(a, b) } }
    }
}
