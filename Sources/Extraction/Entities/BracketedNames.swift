import English
import KnowledgeGraph

/// Bodies that the text itself gives another name in brackets: "the Kurdistan Workers' Party (PKK)".
struct BracketedNames {
    let gazetteer: Gazetteer

    /// By number of a mention, the number of the longer name that explains it. A name in brackets takes the type of the
    /// body before it.
    func settle(_ mentions: inout [Mention], in trees: [Tree]) -> [Int: Int] {
        var full: [Int: Int] = [:]
        let outer = mentions.indices.filter { !mentions[$0].isNested }
        for (first, second) in zip(outer, outer.dropFirst()) {
            let (before, inside) = (mentions[first], mentions[second])
            let tree = trees[before.sentence]
            guard before.sentence == inside.sentence, before.type == .organization, inside.form == .name,
                inside.type == .organization || inside.country == nil && inside.tokens.count == 1,
                inside.tokens.lowerBound == before.tokens.upperBound + 1,
                isOpen(tree[before.tokens.upperBound].text),
                inside.tokens.upperBound < tree.tokens.count,
                [")", "]", ",", ";"].contains(tree[inside.tokens.upperBound].text)
            else { continue }
            if isAcronym(inside.text, of: before.text) {
                full[second] = first
                mentions[second].type = .organization
            } else if isAcronym(before.text, of: inside.text) {
                full[first] = second
                mentions[second].type = .organization
            }
        }
        return full
    }

    private func isOpen(_ text: String) -> Bool { text == "(" || text == "[" }

    /// Letters that come in this order in the name, or a name that is known for nothing else.
    private func isAcronym(_ short: String, of long: String) -> Bool {
        let letters = short.filter(\.isLetter)
        guard (2...9).contains(letters.count), !short.contains(" "), letters.allSatisfy(\.isUppercase),
            long.contains(" "), gazetteer.country(short) == nil
        else { return false }
        var rest = letters.lowercased()[...]
        for letter in nameKey(long) where letter == rest.first { rest = rest.dropFirst() }
        if rest.isEmpty { return true }
        return letters.count > 2 && gazetteer.organization(short) == nil
            && gazetteer.organization(long) == nil
    }
}
