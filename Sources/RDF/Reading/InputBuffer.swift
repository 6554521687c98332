/// A window that slides along the input: whole valid characters of UTF-8, and a zero behind the last, so that
/// scanning needs to look for the end of the window at zeros only.
struct InputBuffer: ~Copyable {
    /// The window. Going on reading moves what is in it.
    private(set) var bytes: UnsafeMutablePointer<UInt8>
    /// Where the window ends for now.
    private(set) var end = 0
    /// From where on bytes are kept when the window slides.
    var start = 0
    /// Where the next byte is to be looked at.
    var cursor = 0

    private var capacity: Int
    private let maximumCapacity: Int
    /// Where the bytes end that have been read. Beyond `end` stand no more than the start of a character, or
    /// what is no UTF-8.
    private var filled = 0
    /// What the zero at `end` stands in place of.
    private var covered: UInt8 = 0
    private var state = State.open
    private var source: any ByteSource
    private let sourceName: String?
    /// Where the window starts.
    private var place = TextPlace()

    private enum State { case open, atEnd, invalid }

    private static let usualCapacity = 1 << 16
    private static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

    init(_ source: any ByteSource, _ options: ReaderOptions) {
        self.source = source
        sourceName = options.sourceName
        maximumCapacity = max(options.maximumTokenLength, 64)
        capacity = min(Self.usualCapacity, maximumCapacity)
        bytes = .allocate(capacity: capacity + 1)
        bytes[0] = 0
    }

    deinit { bytes.deallocate() }

    /// Reads on when the cursor has come to the end of the window. All places in the window move by as much as
    /// `start` and `cursor` do.
    ///
    /// - Returns: whether there is a byte at the cursor now; if not, the input ends there.
    mutating func more() throws -> Bool {
        switch state {
        case .atEnd: return false
        case .invalid: throw notUTF8()
        case .open: break
        }
        bytes[end] = covered
        slide()
        let old = end
        while end == old {
            if filled == capacity { try grow() }
            let room = UnsafeMutableRawBufferPointer(start: bytes + filled, count: capacity - filled)
            let count = try source.read(into: room)
            precondition((0...room.count).contains(count), "a byte source says that it read \(count) bytes")
            filled += count
            let (length, ending) = UTF8Bytes.validPrefix(bytes + end, count: filled - end)
            end += length
            if ending == .invalid || count == 0 && filled > end {
                state = .invalid
                break
            }
            if count == 0 {
                state = .atEnd
                break
            }
        }
        covered = end < filled ? bytes[end] : 0
        bytes[end] = 0
        if end > old { return true }
        if state == .invalid { throw notUTF8() }
        return false
    }

    /// A byte order mark at the very start says nothing (Unicode, section 23.8).
    mutating func skipByteOrderMark() throws {
        while cursor < 3 {
            if cursor == end, try !more() { break }
            guard bytes[cursor] == Self.byteOrderMark[cursor] else {
                cursor = 0
                return
            }
            cursor += 1
        }
        if cursor == 3 { place = .beforeByteOrderMark } else { cursor = 0 }
        start = cursor
    }

    private mutating func slide() {
        guard start > 0 else { return }
        place.advance(over: UnsafeBufferPointer(start: bytes, count: start))
        filled -= start
        end -= start
        cursor -= start
        bytes.update(from: bytes + start, count: filled)
        start = 0
    }

    private mutating func grow() throws {
        guard capacity < maximumCapacity else {
            throw error(from: start, to: end, expected: "no more than \(maximumCapacity) bytes in one piece")
        }
        capacity = min(capacity * 2, maximumCapacity)
        let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity + 1)
        larger.update(from: bytes, count: filled)
        bytes.deallocate()
        bytes = larger
    }

    // MARK: - Errors

    /// What is wrong with a part of the window.
    func error(from start: Int, to end: Int, expected: String) -> SyntaxError {
        var place = self.place
        place.advance(over: UnsafeBufferPointer(start: bytes, count: start))
        let part = UnsafeBufferPointer(start: bytes + start, count: min(end, self.end) - start)
        return SyntaxError(source: sourceName, at: place, found: part, expected: expected)
    }

    private func notUTF8() -> SyntaxError {
        var error = self.error(from: end, to: end, expected: "UTF-8")
        var place = self.place
        place.advance(over: UnsafeBufferPointer(start: bytes, count: end))
        let byte = String(covered, radix: 16, uppercase: true)
        error.found = "byte \(byte) at offset \(place.offset)"
        return error
    }
}
