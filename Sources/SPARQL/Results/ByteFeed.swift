import RDF

/// The bytes of a source, one after another, with the place they are at.
struct ByteFeed {
    private var source: any ByteSource
    private var buffer: [UInt8] = []
    private var index = 0
    private var isAtEnd = false
    /// Of the next byte, 1-based.
    private(set) var line = 1
    private(set) var column = 1

    private static let partLength = 1 << 16

    init(_ source: some ByteSource) { self.source = source }

    mutating func peek() throws -> UInt8? {
        if index == buffer.count { try fill() }
        return index < buffer.count ? buffer[index] : nil
    }

    mutating func next() throws -> UInt8? {
        guard let byte = try peek() else { return nil }
        index += 1
        if byte == 0xA {
            (line, column) = (line + 1, 1)
        } else if byte & 0xC0 != 0x80 {
            column += 1
        }
        return byte
    }

    /// All bytes that are left.
    mutating func rest() throws -> [UInt8] {
        var bytes: [UInt8] = []
        while try peek() != nil {
            bytes += buffer[index...]
            index = buffer.count
        }
        return bytes
    }

    /// A byte order mark says nothing.
    mutating func skipByteOrderMark() throws {
        if try peek() != nil, buffer.starts(with: [0xEF, 0xBB, 0xBF]) { index = 3 }
    }

    private mutating func fill() throws {
        guard !isAtEnd else { return }
        index = 0
        buffer = try [UInt8](unsafeUninitializedCapacity: Self.partLength) { memory, count in
            count = try source.read(into: UnsafeMutableRawBufferPointer(memory))
        }
        isAtEnd = buffer.isEmpty
    }

    func error(found: String = "", expected: String) -> SyntaxError {
        SyntaxError(line: line, column: column, found: String(found.prefix(60)), expected: expected)
    }

    /// The text of bytes that should be UTF-8.
    func text(_ bytes: [UInt8]) throws -> String {
        guard let text = String(validating: bytes, as: UTF8.self) else { throw error(expected: "UTF-8") }
        return text
    }
}
