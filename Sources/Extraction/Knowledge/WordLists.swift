import Foundation

/// A table of words by list: the list's name, and the words.
struct WordLists: Sendable {
    private let lists: [String: Set<String>]

    init(_ file: String, in directory: URL) throws {
        let table = try Table(file, in: directory)
        lists = table.rows.reduce(into: [:]) { lists, row in
            lists[row[0], default: []].formUnion(row[1].split(separator: " ").map(String.init))
        }
    }

    subscript(_ list: String) -> Set<String> { lists[list] ?? [] }
}
