import English
import Foundation

/// Names that are more than one thing, and the words around them that tell which (`ambiguous-names.tsv`).
struct AmbiguousNames: Sendable {
    enum Reading: Hashable, Sendable {
        case country(String)
        case place, person, organization, word, people
    }

    private struct Row {
        let readings: [Reading]
        let cues: [(reading: Reading, words: [[String]])]
    }

    private var rows: [String: Row] = [:]

    init(directory: URL) throws {
        let table = try Table("ambiguous-names.tsv", in: directory)
        for row in table.rows {
            let readings = try row[1].split(separator: ",").map {
                try Self.reading(Table.trimmed($0), row, table)
            }
            let cues = try row.list(2).map { part -> (Reading, [[String]]) in
                guard let colon = part.range(of: ": ") else {
                    throw table.fault(row, "\"\(part)\" has no \"reading: words\"")
                }
                let reading = try Self.reading(String(part[..<colon.lowerBound]), row, table)
                return (
                    reading,
                    part[colon.upperBound...].split(separator: ",").map {
                        $0.split(separator: " ").map(String.init)
                    }
                )
            }
            rows[Gazetteer.key(row[0])] = Row(readings: readings, cues: cues)
        }
    }

    private static func reading(_ text: String, _ row: Table.Row, _ table: Table) throws -> Reading {
        switch text {
        case "place": return .place
        case "person": return .person
        case "organization": return .organization
        case "word": return .word
        case "people": return .people
        default:
            guard text.hasPrefix("country:") else { throw table.fault(row, "unknown reading \"\(text)\"") }
            return .country(String(text.dropFirst("country:".count)))
        }
    }

    /// What the name may be, the usual first; empty for a name that is one thing only.
    func readings(_ name: String) -> [Reading] { rows[Gazetteer.key(name)]?.readings ?? [] }

    /// Names of peoples and creeds, which are no nodes: "Kurds", "Sunni".
    func isPeople(_ name: String) -> Bool {
        readings(name).first == .people
            || name.hasSuffix("s") && readings(String(name.dropLast())).first == .people
    }

    /// The reading that most words of the text speak for; `nil` where none does.
    func reading(_ name: String, among words: Set<String>) -> Reading? {
        guard let row = rows[Gazetteer.key(name)] else { return nil }
        var best: (reading: Reading, count: Int)?
        for (reading, cues) in row.cues {
            let count = cues.count { $0.allSatisfy(words.contains) }
            if count > best?.count ?? 0 { best = (reading, count) }
        }
        return best?.reading
    }
}

/// What the whole article tells of the names in it.
struct DocumentNames {
    /// Every word as written.
    private(set) var words: Set<String> = []
    /// The words of full names of persons, as the tagger found them.
    private(set) var namesOfPeople: Set<String> = []

    init(_ trees: [Tree]) {
        for tree in trees {
            for token in tree.tokens { words.insert(token.text) }
            for name in tree.sentence.names where name.kind == .person && name.tokens.count > 1 {
                for token in name.tokens { namesOfPeople.insert(tree[token].text) }
            }
        }
    }
}
