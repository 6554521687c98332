import Foundation

/// The word pieces that the encoder knows, numbered.
struct Vocabulary: Sendable {
    let count: Int
    let unknown: Int32
    let start: Int32
    let end: Int32
    private let index: [String: Int32]

    /// Reads a file with one piece a line.
    init(path: String) throws(ModelError) {
        guard let data = FileManager.default.contents(atPath: path) else {
            throw .unreadable(path: path, reason: "no such file, or no permission")
        }
        guard let text = String(data: data, encoding: .utf8) else {
            throw .malformed(path: path, reason: "not UTF-8")
        }
        var pieces = text.utf8.split(separator: 10, omittingEmptySubsequences: false).map {
            String(Substring($0))
        }
        if pieces.last == "" { pieces.removeLast() }
        try self.init(pieces: pieces, path: path)
    }

    /// Numbers the pieces in order.
    init(pieces: [String], path: String = "vocabulary") throws(ModelError) {
        var index = [String: Int32](minimumCapacity: pieces.count)
        for (number, piece) in pieces.enumerated() {
            index[piece] = Int32(number)
        }
        guard let unknown = index["[UNK]"], let start = index["[CLS]"], let end = index["[SEP]"] else {
            throw .malformed(path: path, reason: "[UNK], [CLS] or [SEP] is missing")
        }
        self.count = pieces.count
        self.index = index
        self.unknown = unknown
        self.start = start
        self.end = end
    }

    /// The number of a piece.
    subscript(piece: String) -> Int32? { index[piece] }
}
