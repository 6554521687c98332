import Foundation

/// The words of `time-words.tsv`, by kind, each with its number.
struct TimeWords: Sendable {
    enum Kind: String, Sendable {
        case month, weekday, number, unit, day, part, which, edge, season, bound, vague, happening, event
    }

    private var words: [Kind: [String: Int]] = [:]

    init(directory: URL) throws {
        let table = try Table("time-words.tsv", in: directory)
        for row in table.rows {
            guard let kind = Kind(rawValue: row[0]), let value = Int(row[2]) else {
                throw table.fault(row, "unknown kind \"\(row[0])\" or no number in the third column")
            }
            for word in row[1].split(separator: " ") { words[kind, default: [:]][String(word)] = value }
        }
    }

    /// The word's number, `nil` where it is none of the kind.
    func value(_ kind: Kind, _ word: String) -> Int? { words[kind]?[word] }
    func isWord(_ kind: Kind, _ word: String) -> Bool { words[kind]?[word] != nil }
}
