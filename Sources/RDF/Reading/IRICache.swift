/// The IRIs met of late. Most IRIs of a file come again soon, and then need no check and no memory of their own.
struct IRICache {
    private static let size = 2048
    /// Longer IRIs are not kept: the cache must stay small whatever comes.
    private static let longest = 256

    /// Each IRI stands where its hash says, in place of whichever stood there before.
    private var slots = [IRI?](repeating: nil, count: Self.size)

    /// The IRI with these bytes.
    ///
    /// - Throws: ``IRIError`` when they are no absolute IRI.
    mutating func iri(_ bytes: UnsafeBufferPointer<UInt8>) throws(IRIError) -> IRI {
        guard bytes.count <= Self.longest else { return try IRI(bytes) }
        let slot = ByteHash.hash(bytes) & (Self.size - 1)
        if let known = slots[slot], known.equals(bytes) { return known }
        let iri = try IRI(bytes)
        slots[slot] = iri
        return iri
    }
}
