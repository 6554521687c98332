import Foundation

/// What the nouns of bodies' names say (`organization-nouns.tsv`): which bodies are a country's own, and which only bear
/// its name.
struct BodyNouns: Sendable {
    /// "army", "security forces": with a demonym before it, an organization of that country though in lower case.
    private(set) var national: Set<String> = []
    /// All head nouns of organizations, lower case.
    private(set) var all: Set<String> = []
    /// Those that make a body named by a country a part of its state.
    private var state: Set<String> = []
    /// "free", "democratic": a word with which the body is nobody's.
    private var independent: Set<String> = []
    /// Military units, which bear numbers: "403 Amphibious Brigade".
    private(set) var units: Set<String> = []
    /// Bodies that are buildings as well: "embassy".
    private(set) var sites: Set<String> = []
    private var longest = 1

    init(directory: URL) throws {
        let table = try Table("organization-nouns.tsv", in: directory)
        for row in table.rows {
            let noun = row[0].lowercased()
            switch row[1] {
            case "word": independent.insert(noun)
            case "site": sites.insert(noun)
            case "unit": units.insert(noun)
            case "bydemonym", "named":
                guard ["state", "own"].contains(row[2]) else {
                    throw table.fault(row, "\"\(row[2])\" is neither state nor own")
                }
                all.insert(noun)
                if row[1] == "bydemonym" { national.insert(noun) }
                if row[2] == "state" { state.insert(noun) }
                longest = max(longest, noun.split(separator: " ").count)
            default: throw table.fault(row, "\"\(row[1])\" is none of bydemonym, named, word, site and unit")
            }
        }
    }

    /// Whether a body is a part of the country that its name holds: "Royal Thai Navy", "Ministry of Health of Ethiopia",
    /// but not "Free Syrian Army", "Bank of Georgia", "Islamic State of Iraq". `nil` where no noun of the name tells.
    ///
    /// - Parameters:
    ///   - name: the words of the body's name.
    ///   - country: which of them name the country.
    func isOwn(_ name: [String], country: Range<Int>) -> Bool? {
        let words = name.map { $0.lowercased() }
        guard !words.contains(where: independent.contains) else { return false }
        let before = words[..<country.lowerBound].filter { !Self.honors.contains($0) }
        let after = words[country.upperBound...].drop(while: Tree.genitives.contains)
        if before.isEmpty { return kind(Array(after)) }
        guard after.isEmpty else { return false }
        if before.last == "the", before.dropLast().last == "of" { return kind(before.dropLast(2)) }
        return before.last == "of" ? kind(before.dropLast()) : false
    }

    /// Whether words name a body of a state.
    func isOfState(_ words: [String]) -> Bool { kind(words) == true }

    /// The same, by the longest noun at the words' end, else by the one that opens them ("ministry of"); `nil` where no
    /// noun tells.
    private func kind(_ words: [String]) -> Bool? {
        let words = words.map { $0.lowercased() }
        let core = words.prefix { !["in", "at", "to", "on", "against"].contains($0) }
        for length in stride(from: min(longest, core.count), to: 0, by: -1) {
            let noun = core.suffix(length).joined(separator: " ")
            if all.contains(noun) { return state.contains(noun) }
        }
        let opening = words.prefix(2).joined(separator: " ")
        return words.count > 2 && all.contains(opening) ? state.contains(opening) : nil
    }

    /// Whether no noun of a body's full name tells.
    func isUnknown(_ name: String) -> Bool {
        kind(name.lowercased().split(separator: " ").map(String.init)) == nil
    }

    /// Whether lower-case words end in the noun of a body that a country before them makes its own: "intelligence service".
    func isNational(_ words: [String]) -> Bool {
        let words = words.map { $0.lowercased() }
        return (1...longest).contains { length in
            length <= words.count && national.contains(words.suffix(length).joined(separator: " "))
                && state.contains(words.suffix(length).joined(separator: " "))
        }
    }

    /// Words that may stand before the country: "Royal Malaysian Navy".
    private static let honors: Set<String> = [
        "the", "royal", "imperial", "new", "former", "his", "her", "majesty's",
    ]
}
