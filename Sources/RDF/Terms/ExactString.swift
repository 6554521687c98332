/// A string that is equal to another only when every code point is.
///
/// RDF compares terms character by character (RDF 1.1 Concepts, section 3.3), while Swift takes canonically
/// equivalent strings such as `é` and `e` + U+0301 for the same.
struct ExactString: Sendable, Hashable, Comparable {
    let string: String

    init(_ string: String) { self.string = string }

    static func == (a: ExactString, b: ExactString) -> Bool {
        a.string.utf8.elementsEqual(b.string.utf8)
    }

    /// UTF-8 bytes sort as code points do.
    static func < (a: ExactString, b: ExactString) -> Bool {
        a.string.utf8.lexicographicallyPrecedes(b.string.utf8)
    }

    func hash(into hasher: inout Hasher) {
        let done: Void? = string.utf8.withContiguousStorageIfAvailable {
            hasher.combine(bytes: UnsafeRawBufferPointer($0))
        }
        if done == nil { for byte in string.utf8 { hasher.combine(byte) } }
        hasher.combine(UInt8(0xFF))
    }
}
