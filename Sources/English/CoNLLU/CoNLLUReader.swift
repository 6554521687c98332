import Foundation

/// Reads CoNLL-U sentence by sentence.
///
/// Takes what files in circulation have beyond the format: a byte order mark, lines that end in CR LF, more
/// than one empty line, none at the end. What the columns hold is not judged but for ID, and none may be empty.
public struct CoNLLUReader {
    private let data: Data
    /// How many bytes have been read.
    public private(set) var offset = 0
    /// How many lines have been read.
    public private(set) var line = 0

    /// Reads from these bytes, which should be UTF-8.
    public init(_ data: Data) {
        self.data = data
        if data.starts(with: [0xEF, 0xBB, 0xBF]) { offset = 3 }
    }

    /// The next sentence, or nil at the end.
    ///
    /// - Throws: ``CoNLLUError`` at the first line that is none; there is nothing to be read after it.
    public mutating func next() throws(CoNLLUError) -> CoNLLUSentence? {
        var builder = SentenceBuilder()
        return try read(&builder) ? builder.sentence : nil
    }

    /// Reads to the end without keeping anything.
    ///
    /// - Returns: How many sentences there are, and how many documents: stretches that `# newdoc` begins, and what
    ///   stands before the first.
    /// - Throws: ``CoNLLUError`` at the first line that is none.
    public static func check(_ data: Data) throws(CoNLLUError) -> (sentences: Int, documents: Int) {
        var reader = CoNLLUReader(data)
        var builder = SentenceBuilder(keepsRows: false)
        var counts = (sentences: 0, documents: 0)
        while try reader.read(&builder) {
            if counts.sentences == 0 || builder.sentence.startsDocument { counts.documents += 1 }
            counts.sentences += 1
            builder.clear()
        }
        return counts
    }

    /// Reads one sentence.
    ///
    /// - Returns: Whether there was one.
    private mutating func read(_ builder: inout SentenceBuilder) throws(CoNLLUError) -> Bool {
        let data = data
        var place = (offset: offset, line: line)
        let result = data.withUnsafeBytes { bytes in
            Result { () throws(CoNLLUError) in
                while let text = CoNLLUReader.line(at: &place.offset, in: bytes) {
                    place.line += 1
                    if !text.isEmpty {
                        try builder.add(text, line: place.line)
                    } else if !builder.isEmpty {
                        break
                    }
                }
            }
        }
        (offset, line) = place
        try result.get()
        try builder.finish(line: line)
        return !builder.isEmpty
    }

    /// The line that begins at an offset, without its end, or nil behind the last.
    private static func line(at offset: inout Int, in bytes: UnsafeRawBufferPointer)
        -> UnsafeRawBufferPointer?
    {
        guard offset < bytes.count, let base = bytes.baseAddress else { return nil }
        let start = base + offset
        let rest = bytes.count - offset
        let length = memchr(start, 0x0A, rest).map { UnsafeRawPointer($0) - start }
        offset += length.map { $0 + 1 } ?? rest
        let line = UnsafeRawBufferPointer(start: start, count: length ?? rest)
        return line.last == 0x0D ? UnsafeRawBufferPointer(rebasing: line.dropLast()) : line
    }
}
