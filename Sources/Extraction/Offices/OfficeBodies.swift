import English
import KnowledgeGraph

/// Finds the country or body that a title is held in.
struct OfficeBodies {
    let gazetteer: Gazetteer
    let tree: Tree
    let reading: Reading
    let sentence: Int
    let arguments: Arguments

    /// - Parameters:
    ///   - holder: who bears the title.
    ///   - number: which of the holders he is, and of how many: of "the Russian and Chinese ambassadors, A and B" each has
    ///     his own country.
    func body(of title: Title, holder: Referent, number: Int, of count: Int) -> Referent? {
        if title.isPlural {
            if let own = behind(holder, title) { return own }
            let shared = before(title)
            if count > 1, shared.count == count { return shared[number] }
        }
        // "the Australian commander of the group": a body that is said behind goes before the country of its head.
        let left = before(title).last
        if title.isOfBody, left != nil, let own = phrase(of: title.head, title, ["of", "for", "at"]),
            type(own) == .organization
        {
            return own
        }
        if let left { return left }
        if let body = relative(title) ?? listed(title) { return body }
        for head in heads(title) {
            let owners = arguments.fillers(.possessor, of: head, in: sentence, behind: false)
            if let owner = owners.first(where: isBody) { return ofFittingType(owner, title) }
            if let owner = phrase(of: head, title, ["of", "for", "at", "in", "with", "from"]) {
                return owner
            }
            let before = arguments.fillers(.modifier, of: head, in: sentence, behind: false)
            if head == title.head || title.full == title.span, let owner = before.first(where: isBody) {
                return owner
            }
        }
        return behind(holder, title)
    }

    private func type(_ referent: Referent) -> EntityType { reading.entities[referent.entity].type }

    private func isBody(_ referent: Referent) -> Bool {
        type(referent) == .country || type(referent) == .organization
    }

    /// The title and, where nobody is named between them, the one that it is joined to: "president and head of X".
    private func heads(_ title: Title) -> [Int] {
        let first = tree.firstConjunct(title.head)
        guard first < title.head else { return [title.head] }
        let isOneHolder = (first..<title.head).allSatisfy { reading.mention(sentence, $0)?.type != .person }
        return isOneHolder ? [title.head, first] : [title.head]
    }

    /// What stands right before the title: "Russian Foreign Minister", "Turkey's president", "Pentagon spokesman", "the
    /// Greek, Italian and American ministers".
    private func before(_ title: Title) -> [Referent] {
        if let mention = reading.mention(sentence, title.span.lowerBound), mention.form == .standIn {
            let body = Referent(entity: mention.entity, token: mention.tokens.lowerBound, route: .named)
            if isBody(body) { return others(before: mention.tokens.lowerBound, title) + [body] }
        }
        var before = title.full.lowerBound - 1
        if before >= 0, tree.isGenitive(before) { before -= 1 }
        // "the Front for Change (FACT) spokesman"
        if before > 1, tree[before].text == ")", let open = (0..<before).last(where: { tree[$0].text == "(" })
        {
            before = open - 1
        }
        guard before >= 0, let mention = reading.mention(sentence, before) else { return [] }
        let body = Referent(entity: mention.entity, token: before, route: .named)
        guard isBody(body) else { return [] }
        return others(before: mention.tokens.lowerBound, title) + [body]
    }

    /// The demonyms that a plural title shares: "Greek, Italian and" before "American".
    private func others(before start: Int, _ title: Title) -> [Referent] {
        guard title.isPlural else { return [] }
        var found: [Referent] = []
        var token = start - 1
        while token > 0, [",", "and"].contains(tree[token].text.lowercased()) {
            while token > 0, [",", "and"].contains(tree[token].text.lowercased()) { token -= 1 }
            guard let mention = reading.mention(sentence, token), mention.type == .country else { break }
            found.insert(Referent(entity: mention.entity, token: token, route: .named), at: 0)
            token = mention.tokens.lowerBound - 1
        }
        return found
    }

    /// "spokesman for the army", "adviser at the ministry", "president of France".
    private func phrase(of head: Int, _ title: Title, _ words: [String]) -> Referent? {
        for word in words {
            let found = phrases(head, word).first { owner in
                guard isBody(owner) else { return false }
                guard type(owner) == .country else { return true }
                // An envoy for Syria, an ambassador in Syria are another country's.
                let noun = tree[title.span.upperBound - 1].lemma.lowercased()
                return word == "of" || word == "for" && noun.hasPrefix("spokes")
                    || word == "from" && (noun == "counterpart" || noun == "number")
            }
            if let found { return found }
        }
        return nil
    }

    private func phrases(_ head: Int, _ word: String) -> [Referent] {
        tree.children(of: head, "nmod", "obl").filter { tree.preposition(of: $0) == word }.flatMap { child in
            let own = arguments.referents(sentence, child)
            return own.isEmpty ? phrases(child, "of") : own
        }
    }

    /// "Prime Minister Tihana Babić of Croatia"
    private func behind(_ holder: Referent, _ title: Title) -> Referent? {
        guard let mention = reading.mention(sentence, holder.token),
            mention.tokens.upperBound + 1 < tree.tokens.count,
            tree[mention.tokens.upperBound].text == "of"
        else { return nil }
        var next = mention.tokens.upperBound + 1
        if tree[next].text.lowercased() == "the", next + 1 < tree.tokens.count { next += 1 }
        guard let owner = reading.mention(sentence, next) else { return nil }
        let body = Referent(entity: owner.entity, token: next, route: .named)
        let isElected = gazetteer.isWord(.elected, tree[title.span.upperBound - 1].lemma.lowercased())
        // "Senator Brandalise of the Liberal Party" is its member, "Brigadier Hayes of the British Army" serves in it.
        let isHeldThere =
            type(body) == .country
            ? !title.isOfBody && title.kind == .office
            : type(body) == .organization && (title.kind == .rank || title.isOfBody && !isElected)
        return isHeldThere ? body : nil
    }

    /// "the Peasant Council, whose chairman, Juan Rojas": what stands before "whose".
    private func relative(_ title: Title) -> Referent? {
        var token = title.full.lowerBound - 1
        while token > 0, token > title.full.lowerBound - 5, tree[token].text.lowercased() != "whose" {
            guard reading.mention(sentence, token) == nil else { return nil }
            token -= 1
        }
        guard token > 0, tree[token].text.lowercased() == "whose" else { return nil }
        token -= 1
        if tree[token].text == "," { token -= 1 }
        if token > 1, tree[token].text == ")" {
            // "the Front for Change (FACT), whose …"
            token = (0..<token).last { tree[$0].text == "(" }.map { $0 - 1 } ?? token
        }
        guard token >= 0, let mention = reading.mention(sentence, token) else { return nil }
        let body = Referent(entity: mention.entity, token: token, route: .named)
        return isBody(body) ? body : nil
    }

    /// "Joseph Votel, commander, U.S. Central Command"
    private func listed(_ title: Title) -> Referent? {
        let next = title.full.upperBound + 1
        guard next < tree.tokens.count, tree[next - 1].text == ",", title.full.lowerBound > 0,
            tree[title.full.lowerBound - 1].text == ",",
            let mention = reading.mention(sentence, next), mention.tokens.lowerBound == next,
            mention.type == .organization
        else { return nil }
        return Referent(entity: mention.entity, token: next, route: .named)
    }

    /// "its founder": where "it" was taken for a country, a body named before it in the sentence is meant.
    private func ofFittingType(_ owner: Referent, _ title: Title) -> Referent? {
        guard title.isOfBody, owner.route == .reference, type(owner) == .country else { return owner }
        let bodies = reading.outerMentions(sentence).filter {
            $0.type == .organization && $0.tokens.upperBound <= owner.token
        }
        let subject = bodies.last { tree.isRelation(tree.firstConjunct($0.head), "nsubj") }
        guard let body = subject ?? bodies.last else { return nil }
        return Referent(entity: body.entity, token: owner.token, route: .reference)
    }
}
