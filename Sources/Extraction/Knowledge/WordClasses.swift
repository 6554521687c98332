import Foundation

/// Named classes of words that the trigger tables refer to as `@name`.
struct WordClasses: Sendable {
    private var words: [String: Set<String>] = [:]

    init(directory: URL) throws {
        let table = try Table("word-classes.tsv", in: directory)
        for row in table.rows {
            guard !row[0].isEmpty, !row[1].isEmpty else {
                throw table.fault(row, "a class needs a name and words")
            }
            words[row[0], default: []].formUnion(row[1].split(separator: " ").map(String.init))
        }
    }

    subscript(_ name: String) -> Set<String> { words[name] ?? [] }

    /// The words of a list as conditions give it, `lift,@carry`; `nil` where a class does not exist.
    func expand(_ list: String) -> Set<String>? {
        var found: Set<String> = []
        for word in list.split(separator: ",") {
            if word.first == "@" {
                guard let words = words[String(word.dropFirst())] else { return nil }
                found.formUnion(words)
            } else {
                found.insert(String(word))
            }
        }
        return found
    }
}
