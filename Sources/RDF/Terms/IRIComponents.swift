/// Where the parts of an IRI or a relative reference stand in its bytes (RFC 3986, section 3; RFC 3987,
/// section 2.2). Says nothing of the characters inside the parts.
struct IRIComponents {
    /// Without the colon.
    let scheme: Range<Int>?
    /// Without the two slashes.
    let authority: Range<Int>?
    let path: Range<Int>
    /// Without the question mark.
    let query: Range<Int>?
    /// Without the hash sign.
    let fragment: Range<Int>?

    init(_ bytes: UnsafeBufferPointer<UInt8>) {
        var rest = bytes.startIndex
        let length = Self.schemeLength(bytes)
        scheme = length > 0 ? 0..<length : nil
        if length > 0 { rest = length + 1 }
        if rest + 1 < bytes.count, bytes[rest] == ASCII.slash, bytes[rest + 1] == ASCII.slash {
            let start = rest + 2
            rest = start
            while rest < bytes.count, !Self.endsAuthority(bytes[rest]) { rest += 1 }
            authority = start..<rest
        } else {
            authority = nil
        }
        let pathStart = rest
        while rest < bytes.count, bytes[rest] != ASCII.questionMark, bytes[rest] != ASCII.hash { rest += 1 }
        path = pathStart..<rest
        if rest < bytes.count, bytes[rest] == ASCII.questionMark {
            let start = rest + 1
            while rest < bytes.count, bytes[rest] != ASCII.hash { rest += 1 }
            query = start..<rest
        } else {
            query = nil
        }
        fragment = rest < bytes.count ? (rest + 1)..<bytes.count : nil
    }

    /// How many bytes before the first colon are a scheme; 0 for none.
    static func schemeLength(_ bytes: UnsafeBufferPointer<UInt8>) -> Int {
        for (index, byte) in bytes.enumerated() {
            switch byte {
            case 0x41...0x5A, 0x61...0x7A: continue
            case 0x30...0x39 where index > 0: continue
            case ASCII.plus where index > 0, ASCII.minus where index > 0, ASCII.dot where index > 0: continue
            case ASCII.colon: return index
            default: return 0
            }
        }
        return 0
    }

    private static func endsAuthority(_ byte: UInt8) -> Bool {
        byte == ASCII.slash || byte == ASCII.questionMark || byte == ASCII.hash
    }
}
