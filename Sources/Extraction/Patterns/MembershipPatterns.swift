import English
import KnowledgeGraph

/// Members that the text lists beside the body they belong to.
extension StructuralPatterns {
    func memberships(_ sentence: Int, _ reading: Reading, _ arguments: Arguments) -> [RelationDraft] {
        let tree = reading.trees[sentence]
        return tree.tokens.indices.flatMap { token -> [RelationDraft?] in
            switch tree[token].lemma.lowercased() {
            case "member" where isPlural(token, tree): listed(token, sentence, reading, arguments)
            case "join", "enter": joined(token, sentence, reading, arguments)
            default: partisans(token, sentence, reading)
            }
        }.compactMap { $0 }
    }

    private func isPlural(_ token: Int, _ tree: Tree) -> Bool {
        tree[token].text.lowercased() == "members" && (token == 0 || tree[token - 1].text != "-")
    }

    private func draft(
        _ member: Referent, _ body: Referent, _ token: Int, _ sentence: Int, _ reading: Reading,
        _ confidence: Double
    ) -> RelationDraft? {
        draft(
            member.entity, .memberOf, body.entity, sentence, [member.token, token, body.token], reading,
            confidence: confidence, source: "listed member")
    }

    /// "The founding members of the bloc were Chile, Peru and Mexico", "EU members, including Spain and Slovakia".
    private func listed(
        _ token: Int, _ sentence: Int, _ reading: Reading, _ arguments: Arguments
    ) -> [RelationDraft?] {
        let tree = reading.trees[sentence]
        var members = tree.children(of: token, "nmod").filter {
            ["include", "including", "such_as", "like"].contains(tree.preposition(of: $0) ?? "")
        }
        members += tree.children(of: token, "appos", "flat")
        if tree.isRelation(token, "nsubj"), let predicate = tree.head(of: token),
            tree.first(of: predicate, "cop") != nil, reading.mention(sentence, predicate) != nil
        {
            members.append(predicate)
        }
        let found = members.flatMap { arguments.referents(sentence, $0) }.filter { $0.route == .named }
        guard !found.isEmpty else { return [] }
        let owners =
            arguments.fillers(.possessor, of: token, in: sentence, behind: false)
            + arguments.fillers(.preposition("of"), of: token, in: sentence, behind: false)
            + arguments.fillers(.modifier, of: token, in: sentence, behind: false)
        guard let body = owners.first(where: { reading.entities[$0.entity].type == .organization }) else {
            return []
        }
        return found.map { draft($0, body, token, sentence, reading, 0.7) }
    }

    /// "joined the alliance together with the Green Front": whoever is said to come along.
    private func joined(
        _ verb: Int, _ sentence: Int, _ reading: Reading, _ arguments: Arguments
    ) -> [RelationDraft?] {
        let tree = reading.trees[sentence]
        guard tree.isVerb(verb),
            let body = arguments.objects(sentence, verb, behind: false).first(where: {
                reading.entities[$0.entity].type == .organization
            })
        else { return [] }
        let beside = [verb, tree.first(of: verb, "obj") ?? verb].flatMap {
            tree.children(of: $0, "obl", "nmod")
        }
        return Set(beside).sorted().filter {
            ["alongside", "with", "together_with", "along_with"].contains(tree.preposition(of: $0) ?? "")
        }.flatMap { phrase in
            arguments.referents(sentence, phrase).filter { $0.route == .named }.map {
                draft($0, body, verb, sentence, reading, 0.5)
            }
        }
    }

    /// "Two Republicans, Rand Holcombe and Lisa Tarr", "Democrat Joan Pagano": a party's word for its people before names.
    private func partisans(_ token: Int, _ sentence: Int, _ reading: Reading) -> [RelationDraft?] {
        let tree = reading.trees[sentence]
        guard let party = reading.mention(sentence, token), party.type == .organization,
            party.tokens.count == 1,
            gazetteer.organization(party.text)?.hasSuffix("Party") == true,
            party.text.contains(where: \.isLowercase)
        else { return [] }
        var next = token + 1
        if next < tree.tokens.count, tree[next].text == "," { next += 1 }
        let isOne = next == token + 1
        var found: [RelationDraft?] = []
        while next < tree.tokens.count, let person = reading.mention(sentence, next), person.type == .person {
            let member = Referent(entity: person.entity, token: person.head, route: .named)
            let body = Referent(entity: party.entity, token: token, route: .named)
            found.append(draft(member, body, token, sentence, reading, 0.7))
            next = person.tokens.upperBound
            guard !isOne else { break }
            while next < tree.tokens.count, [",", "and"].contains(tree[next].text) { next += 1 }
        }
        return found
    }
}
