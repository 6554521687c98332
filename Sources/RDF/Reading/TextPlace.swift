/// A place in a text as people count it, moved on over bytes.
package struct TextPlace {
    package private(set) var line = 1
    package private(set) var column = 1
    /// In bytes, from 0.
    package private(set) var offset = 0
    private var isBehindReturn = false

    package init() {}

    /// The start of a text that starts with a byte order mark, which is no column.
    package static var beforeByteOrderMark: TextPlace {
        var place = TextPlace()
        place.column = 0
        return place
    }

    /// Goes on over whole characters of UTF-8.
    package mutating func advance(over bytes: UnsafeBufferPointer<UInt8>) {
        guard let last = bytes.last else { return }
        line += lineEnds(in: bytes)
        offset += bytes.count
        isBehindReturn = last == ASCII.carriageReturn
        var start = bytes.startIndex
        if let end = bytes.lastIndex(where: { $0 == ASCII.lineFeed || $0 == ASCII.carriageReturn }) {
            start = end + 1
            column = 1
        }
        // Every byte but those that go on with a character starts one.
        for byte in bytes[start...] where byte & 0xC0 != 0x80 { column += 1 }
    }

    private func lineEnds(in bytes: UnsafeBufferPointer<UInt8>) -> Int {
        var feeds = 0
        var returns = 0
        func count(_ range: Range<Int>) {
            for index in range {
                feeds += bytes[index] == ASCII.lineFeed ? 1 : 0
                returns += bytes[index] == ASCII.carriageReturn ? 1 : 0
            }
        }
        // Every byte of the input comes by, and few are control characters, so that eight are looked at together:
        // subtraction sets the top bit of the first one below U+000E.
        let raw = UnsafeRawBufferPointer(bytes)
        var index = 0
        while index + 8 <= raw.count {
            let word = raw.loadUnaligned(fromByteOffset: index, as: UInt64.self)
            if (word &- 0x0E0E_0E0E_0E0E_0E0E) & ~word & 0x8080_8080_8080_8080 != 0 {
                count(index..<(index + 8))
            }
            index += 8
        }
        count(index..<raw.count)
        guard returns > 0 || isBehindReturn else { return feeds }
        // CR LF is one end of a line.
        var ends = feeds + returns
        var previous = isBehindReturn ? ASCII.carriageReturn : 0
        for byte in bytes {
            if byte == ASCII.lineFeed, previous == ASCII.carriageReturn { ends -= 1 }
            previous = byte
        }
        return ends
    }
}
