import Foundation

/// Nouns and verbs that tell how the phrase around them is built: the lists of `phrase-words.tsv`, which says what each
/// is for.
struct PhraseWords: Sendable {
    enum List: String, CaseIterable {
        case naming, suffered, deeds, traffic, borders, quantities, authorities, kindsOfBodies
        case namedPlaces, members, using, elected, ordinaryBodies, counterparts, stances
        case memberships, settlements, sites, firms
    }

    private let words: [List: Set<String>]

    init(directory: URL) throws {
        let lists = try WordLists("phrase-words.tsv", in: directory)
        words = Dictionary(uniqueKeysWithValues: List.allCases.map { ($0, lists[$0.rawValue]) })
        for (list, words) in words where words.isEmpty {
            throw Table.Fault(table: "phrase-words.tsv", line: 1, message: "no list \"\(list)\"")
        }
    }

    func contains(_ list: List, _ lemma: String) -> Bool { words[list]?.contains(lemma) ?? false }
}
