import Foundation

/// A table of words by list: the list's name, and the words. A list may have several lines.
struct WordLists: Sendable {
    private var lists: [String: Set<String>] = [:]

    init(_ file: String, in directory: URL) throws {
        let table = try Table(file, in: directory)
        for row in table.rows {
            guard !row[0].isEmpty, !row[1].isEmpty else {
                throw table.fault(row, "a list needs a name and words")
            }
            lists[row[0], default: []].formUnion(row[1].split(separator: " ").map(String.init))
        }
    }

    subscript(_ list: String) -> Set<String> { lists[list] ?? [] }

    /// The words of a condition in the trigger tables, `lift,@carry`; `nil` where a list does not exist.
    func expand(_ condition: String) -> Set<String>? {
        var found: Set<String> = []
        for word in condition.split(separator: ",") {
            if word.first == "@" {
                guard let words = lists[String(word.dropFirst())] else { return nil }
                found.formUnion(words)
            } else {
                found.insert(String(word))
            }
        }
        return found
    }
}
