/// UTF-8 by hand, for bytes that are not worth a `String` yet.
package enum UTF8Bytes {
    /// How bytes end that start as valid UTF-8.
    package enum End { case complete, cutOff, invalid }

    /// How many bytes are whole valid characters (Unicode, table 3-7), and why no more.
    package static func validPrefix(_ bytes: UnsafePointer<UInt8>, count: Int) -> (length: Int, end: End) {
        let raw = UnsafeRawPointer(bytes)
        var index = 0
        while index < count {
            while index + 8 <= count,
                raw.loadUnaligned(fromByteOffset: index, as: UInt64.self) & 0x8080_8080_8080_8080 == 0
            {
                index += 8
            }
            guard index < count else { break }
            if bytes[index] < 0x80 {
                index += 1
                continue
            }
            guard let (length, second) = shape(lead: bytes[index]) else { return (index, .invalid) }
            for offset in 1..<length {
                guard index + offset < count else { return (index, .cutOff) }
                let range = offset == 1 ? second : 0x80...0xBF
                guard range.contains(bytes[index + offset]) else { return (index, .invalid) }
            }
            index += length
        }
        return (count, .complete)
    }

    /// How many bytes a character takes that starts with this byte, and which may come second.
    private static func shape(lead: UInt8) -> (length: Int, second: ClosedRange<UInt8>)? {
        switch lead {
        case 0xC2...0xDF: (2, 0x80...0xBF)
        case 0xE0: (3, 0xA0...0xBF)
        case 0xED: (3, 0x80...0x9F)
        case 0xE1...0xEF: (3, 0x80...0xBF)
        case 0xF0: (4, 0x90...0xBF)
        case 0xF1...0xF3: (4, 0x80...0xBF)
        case 0xF4: (4, 0x80...0x8F)
        default: nil
        }
    }

    /// The character at a place in valid UTF-8.
    package static func scalar(
        in bytes: UnsafeBufferPointer<UInt8>, at index: Int
    ) -> (scalar: Unicode.Scalar, length: Int) {
        let lead = UInt32(bytes[index])
        if lead < 0x80 { return (Unicode.Scalar(bytes[index]), 1) }
        let length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
        var value = lead & (0x7F >> UInt32(length))
        for offset in 1..<length { value = value << 6 | UInt32(bytes[index + offset]) & 0x3F }
        return (Unicode.Scalar(value) ?? "\u{FFFD}", length)
    }
}
