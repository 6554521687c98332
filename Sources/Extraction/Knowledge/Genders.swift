import Foundation

/// What a text tells of a person by "he" or "she".
enum Gender: String, Sendable {
    case female = "f"
    case male = "m"
}

/// Words and given names that tell somebody's gender: the table `genders.tsv`.
struct Genders: Sendable {
    /// By lower-case word: "mrs", "brother".
    private(set) var words: [String: Gender] = [:]
    /// By given name as written.
    private(set) var names: [String: Gender] = [:]

    init(directory: URL) throws {
        let table = try Table("genders.tsv", in: directory)
        for row in table.rows {
            guard let gender = Gender(rawValue: row[1]) else {
                throw table.fault(row, "f or m, not \(row[1])")
            }
            for word in row.list(2) {
                switch row[0] {
                case "word": words[word] = gender
                case "name": names[word] = gender
                default: throw table.fault(row, "word or name, not \(row[0])")
                }
            }
        }
    }

    /// The gender that goes with a name: of the first of its words that is a given name, since some put the family
    /// name first.
    func ofName(_ name: String) -> Gender? {
        name.split(separator: " ").lazy.compactMap { names[String($0)] }.first
    }

    /// The gender that a title or a noun tells.
    func ofWord(_ word: String) -> Gender? { words[word.lowercased().filter { $0 != "." }] }
}
