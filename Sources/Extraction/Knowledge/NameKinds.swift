import English
import Foundation

/// What the words in and around a name tell of it (`name-kinds.tsv`): "Lake Chad" is a place, "the frigate Alsace" no node.
struct NameKinds: Sendable {
    enum Kind: String, Sendable {
        case place, organization
        /// A ship, a weapon, an event, a document: no node.
        case nothing = "none"
    }

    private enum Position: String { case first, last, before, of, after }

    private var words: [Position: [String: Kind]] = [:]
    private let bodies: BodyNouns

    init(directory: URL, bodies: BodyNouns) throws {
        self.bodies = bodies
        let table = try Table("name-kinds.tsv", in: directory)
        for row in table.rows {
            guard let position = Position(rawValue: row[1]), let kind = Kind(rawValue: row[2]) else {
                throw table.fault(
                    row, "\"\(row[1])\" is no position, or \"\(row[2])\" neither place nor none")
            }
            words[position, default: [:]][row[0]] = kind
        }
    }

    /// Whether a capitalised word closes or opens names of places.
    func closesPlaces(_ word: String) -> Bool { words[.last]?[word] == .place }
    func opensPlaces(_ word: String) -> Bool { words[.first]?[word] == .place }

    /// What the name is by its own words; `nil` where they do not tell.
    func kind(_ span: Range<Int>, in tree: Tree) -> Kind? {
        guard let end = span.last else { return nil }
        let first = tree[span.lowerBound].text
        // A body's noun anywhere but at the end: "Government of National Accord", "Port Authority"
        let isBody = span.dropLast().contains { isBodyNoun(tree[$0].text) }
        if span.count > 1, words[.first]?[first] == .nothing, !isBodyNoun(tree[end].text) { return .nothing }
        if span.count > 1 || words[.last]?[first] == .nothing && first == first.uppercased(),
            let kind = words[.last]?[tree[end].text], !isBody
        {
            return kind
        }
        guard span.count > 1,
            let kind = words[.first]?[first]
                ?? (tree[span.lowerBound + 1].text == "of" ? words[.first]?[first + " of"] : nil)
        else { return nil }
        return isBodyNoun(tree[end].text) || isBody && kind == .place ? nil : kind
    }

    private func isBodyNoun(_ word: String) -> Bool {
        let word = word.lowercased()
        return bodies.all.contains(word) || word == "government"
    }

    /// What the noun beside the name makes of it: "the frigate Alsace", "a Reaper drone".
    func kind(beside span: Range<Int>, in tree: Tree) -> Kind? {
        if span.lowerBound > 0 {
            var before = span.lowerBound - 1
            if before > 0, ["\"", "“", "'", "‘"].contains(tree[before].text) { before -= 1 }
            let noun = tree[before]
            if noun.partOfSpeech == .noun, let kind = words[.before]?[noun.lemma.lowercased()] { return kind }
            if noun.text == "of", before > 0, let kind = words[.of]?[tree[before - 1].lemma.lowercased()] {
                return kind
            }
        }
        if span.lowerBound > 0, let kind = words[.first]?[tree[span.lowerBound - 1].text], kind == .nothing {
            return kind
        }
        guard span.upperBound < tree.tokens.count, tree[span.upperBound].partOfSpeech == .noun else {
            return nil
        }
        return words[.after]?[tree[span.upperBound].text]
    }
}
