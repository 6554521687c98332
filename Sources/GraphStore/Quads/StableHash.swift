/// A hash that is the same on every machine and in every version, for it is written into files.
enum StableHash {
    /// 32 bits for a text and a number that goes with it, as SQLite likes its integers: with a sign.
    static func hash(_ number: Int64, _ bytes: UnsafeBufferPointer<UInt8>) -> Int64 {
        var state = UInt64(bitPattern: number) &+ UInt64(bytes.count) &* 0x9E37_79B9_7F4A_7C15
        let raw = UnsafeRawBufferPointer(bytes)
        var index = 0
        while index + 8 <= raw.count {
            state = mixed(
                state ^ UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: index, as: UInt64.self)))
            index += 8
        }
        var rest: UInt64 = 0
        while index < raw.count {
            rest = rest << 8 | UInt64(raw[index])
            index += 1
        }
        state = mixed(mixed(state ^ rest))
        return Int64(Int32(truncatingIfNeeded: state >> 32))
    }

    /// Multiplies and folds, after the finalizer of MurmurHash3.
    private static func mixed(_ value: UInt64) -> UInt64 {
        let product = value &* 0xFF51_AFD7_ED55_8CCD
        return product ^ (product >> 32)
    }
}
