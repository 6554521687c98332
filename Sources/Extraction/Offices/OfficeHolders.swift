import English
import KnowledgeGraph

/// Finds who bears a title: named behind it, before it, as what "is" it.
struct OfficeHolders {
    let tree: Tree
    let reading: Reading
    let sentence: Int
    let arguments: Arguments

    func holders(of title: Title) -> [Referent] {
        let before = namedBehind(title)
        if !before.isEmpty { return before }
        if let one = namedAhead(title) ?? namedByVerb(title) { return [one] }
        let listed = listedBehind(title)
        if !listed.isEmpty { return listed }
        return denoted(title)
    }

    private func people(_ referents: [Referent]) -> [Referent] {
        referents.filter { reading.entities[$0.entity].type == .person }
    }

    private func person(at token: Int) -> Mention? {
        guard tree.tokens.indices.contains(token) else { return nil }
        return reading.mention(sentence, token).flatMap { $0.type == .person ? $0 : nil }
    }

    private func named(_ mention: Mention) -> Referent {
        Referent(entity: mention.entity, token: mention.head, route: .named)
    }

    /// "Foreign Minister Sergei Lavrov", "Presidents Obama and Putin"
    private func namedBehind(_ title: Title) -> [Referent] {
        var next = title.full.upperBound
        while next < tree.tokens.count, ["\"", "“", "-"].contains(tree[next].text) { next += 1 }
        guard let mention = person(at: next), mention.tokens.lowerBound == next else { return [] }
        let first = named(mention)
        guard title.isPlural else { return [first] }
        let list = list(from: mention)
        if list.count > 1 { return list }
        let rest = tree.conjuncts(title.head) + tree.conjuncts(mention.head)
        return [first]
            + people(rest.flatMap { arguments.referents(sentence, $0) }).filter {
                $0.entity != mention.entity
            }
    }

    /// The persons of a list that begins with this one, each perhaps with his country: "Tkachuk of Ukraine, Wierzba of
    /// Poland and Codreanu of Romania".
    private func list(from first: Mention) -> [Referent] {
        var found = [named(first)]
        var next = first.tokens.upperBound
        while next < tree.tokens.count {
            if tree[next].text == "of", next + 1 < tree.tokens.count,
                let owner = reading.mention(sentence, next + 1), owner.type != .person
            {
                next = owner.tokens.upperBound
                continue
            }
            guard [",", "and"].contains(tree[next].text.lowercased()) else { break }
            next += 1
            if next < tree.tokens.count, tree[next].text.lowercased() == "and" { next += 1 }
            guard let mention = person(at: next), mention.tokens.lowerBound == next else { break }
            found.append(named(mention))
            next = mention.tokens.upperBound
        }
        return found
    }

    /// "the Russian and Chinese ambassadors, Alexander Botsan-Kharchenko and Li Ming"
    private func listedBehind(_ title: Title) -> [Referent] {
        guard title.isPlural, title.full.upperBound + 1 < tree.tokens.count,
            [",", ":"].contains(tree[title.full.upperBound].text)
        else { return [] }
        var next = title.full.upperBound + 1
        while next < tree.tokens.count, person(at: next) == nil, tree.isCapitalized(next) { next += 1 }
        guard let first = person(at: next) else { return [] }
        let found = list(from: first)
        return found.count > 1 ? found : []
    }

    /// "Sergei Lavrov, the Russian foreign minister", "Salim Idris, then the chief of staff": nothing but the title's own
    /// words between the two.
    private func namedAhead(_ title: Title) -> Referent? {
        // "Lavrov, the German minister said, …"
        guard !tree.isRelation(title.head, "nsubj") else { return nil }
        var start = title.full.lowerBound - 1
        var hasComma = false
        while start >= 0 {
            if let mention = reading.mention(sentence, start) {
                if mention.type == .person {
                    guard hasComma, mention.tokens.upperBound - 1 == start else { return nil }
                    return title.isPlural ? nil : named(mention)
                }
                // A country or a body between them belongs to the title.
                guard !hasComma else { return nil }
                start = mention.tokens.lowerBound - 1
                continue
            }
            let token = tree[start]
            if token.text == "," {
                guard !hasComma else { return nil }
                hasComma = true
            } else if hasComma {
                return nil
            } else {
                switch token.partOfSpeech {
                case .determiner, .adjective, .adverb, .noun, .properNoun, .numeral: break
                default:
                    guard
                        ["'s", "’s", "'", "’", "-", "its", "their", "his", "her"].contains(
                            token.text.lowercased())
                    else { return nil }
                }
            }
            start -= 1
        }
        return nil
    }

    /// "The Consul General of Chile in La Paz is Fernando Velasco", "KFOR, whose commander is Enrico Barduani"
    private func namedByVerb(_ title: Title) -> Referent? {
        guard tree.isRelation(title.head, "nsubj"), let predicate = tree.head(of: title.head),
            tree.first(of: predicate, "cop") != nil
        else { return nil }
        return reading.mention(sentence, predicate).flatMap { $0.type == .person ? named($0) : nil }
    }

    private func denoted(_ title: Title) -> [Referent] {
        let first = tree.firstConjunct(title.head)
        // "met Winston Peters and his Tongan opposite number": what a title is joined to is no holder of it.
        let isJoinedToName = first != title.head && person(at: first) != nil
        for head in isJoinedToName ? [title.head] : [title.head, first] {
            let denoted = people(arguments.fillers(.itself, of: head, in: sentence, behind: false))
                .filter { !isJoinedToName || $0.token > title.head }
            if let one = denoted.first { return [one] }
        }
        return []
    }
}
