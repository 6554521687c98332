import English
import KnowledgeGraph

/// What a noun speaks of that names nobody: "the group", "the two countries", "the foreign minister".
struct Descriptions {
    let gazetteer: Gazetteer
    let reading: Reading
    let offices: [Office]

    private var nouns: ReferenceNouns { gazetteer.referenceNouns }

    // MARK: Bodies, countries and places, chosen among candidates

    /// "the group", "this country", where nothing says more of it.
    func anaphor(_ sentence: Int, _ token: Int) -> Anaphor? {
        let tree = reading.trees[sentence]
        guard let lemma = definite(sentence, token), tree[token].text.lowercased() == lemma,
            let type = nouns.type(of: lemma), type != .person
        else { return nil }
        if type == .country, tree.first(of: token, "amod", "compound") != nil { return nil }
        return Anaphor(
            kind: .description, sentence: sentence, token: token, types: [type],
            fits: { type == .organization ? bodyFits($0, lemma) : placeFits($0, lemma) },
            isCalled: { isCalled($0, lemma) })
    }

    /// The lemma of a noun with "the" or "this" before it and without an owner.
    private func definite(_ sentence: Int, _ token: Int) -> String? {
        let tree = reading.trees[sentence]
        guard let determiner = tree.first(of: token, "det"),
            ["the", "this", "that"].contains(tree[determiner].text.lowercased()),
            tree.first(of: token, "nmod:poss", "acl:relcl", "acl", "appos", "flat", "nummod") == nil,
            !tree.children(of: token, "nmod").contains(where: { tree.preposition(of: $0) == "of" }),
            !tree.isRelation(token, "compound", "appos")
        else { return nil }
        return tree[token].lemma.lowercased()
    }

    /// Whether a body may be called by this noun: its name ends in it ("Danube Commission"), it was described by it
    /// ("Transmarin, the company"), or nothing says that it is another kind of body.
    private func bodyFits(_ entity: Int, _ noun: String) -> Bool {
        if isCalled(entity, noun) { return true }
        guard !nouns.called.contains(noun) else { return false }
        if Self.general.contains(noun) { return true }
        let described = reading.descriptions[entity] ?? []
        guard described.isDisjoint(with: nouns.bodies) else { return false }
        let draft = reading.entities[entity]
        let isNamedOtherwise = draft.forms.contains { name in
            name.lowercased().split(separator: " ").last.map {
                $0 != noun && gazetteer.organizationNouns.contains(String($0))
            } ?? false
        }
        let isKnown = draft.forms.contains { gazetteer.organization($0) != nil }
        return !isNamedOtherwise && !(isKnown && gazetteer.isWord(.ordinaryBodies, noun))
    }

    private static let general: Set<String> = ["group", "organization", "organisation", "body"]

    private func placeFits(_ entity: Int, _ noun: String) -> Bool {
        if isCalled(entity, noun) { return true }
        return (reading.descriptions[entity] ?? []).allSatisfy { nouns.type(of: $0) != .place }
    }

    /// Whether the text calls an entity so elsewhere.
    private func isCalled(_ entity: Int, _ noun: String) -> Bool {
        if reading.descriptions[entity]?.contains(noun) == true { return true }
        return reading.entities[entity].forms.contains { form in
            let words = form.lowercased().split(separator: " ")
            return words.count > 1 && (words.last == noun[...] || words.first == noun[...])
        }
    }

    // MARK: People by office, and several together

    func entities(_ sentence: Int, _ token: Int, _ discourse: Discourse) -> [Int] {
        let tree = reading.trees[sentence]
        guard tree[token].partOfSpeech == .noun || tree[token].partOfSpeech == .properNoun else {
            return together(sentence, token, discourse)
        }
        if let count = number(sentence, token) { return several(count, sentence, token, discourse) }
        guard let lemma = definite(sentence, token) else { return [] }
        if let person = officeHolder(sentence, token) { return [person] }
        return described(lemma, sentence, token, discourse).map { [$0] } ?? []
    }

    /// "the foreign minister": who was last said to be one.
    private func officeHolder(_ sentence: Int, _ token: Int) -> Int? {
        let title = self.title(sentence, token)
        let words = title.split(separator: " ")
        // Offices stand in the order of the text: from the last one here back over the window.
        let end = offices.partitioningIndex { $0.sentence > sentence }
        for office in offices[..<end].reversed() {
            guard sentence - office.sentence <= 30 else { break }
            guard office.sentence < sentence || office.token < token else { continue }
            let role = office.role.lowercased()
            if role == title || role.hasSuffix(" " + title)
                || words.count > 1 && Set(words).isSubset(of: role.split(separator: " "))
            {
                return office.person
            }
        }
        return nil
    }

    private func title(_ sentence: Int, _ token: Int) -> String {
        let tree = reading.trees[sentence]
        return tree.subtree(token).filter { index in
            index <= token && (index == token || tree.isRelation(index, "compound", "amod"))
        }.map { tree[$0].text.lowercased() }.joined(separator: " ")
    }

    /// "the journalist": who was last called one.
    private func described(_ noun: String, _ sentence: Int, _ token: Int, _ discourse: Discourse) -> Int? {
        guard
            gazetteer.titles[noun] != nil || gazetteer.genders.ofWord(noun) != nil
                || nouns.type(of: noun) == .person
        else { return nil }
        for back in 0...30 where sentence - back >= 0 {
            let events = discourse.events[sentence - back].filter { back > 0 || $0.token < token }
            for event in events.sorted(by: { $0.token > $1.token }) where event.entities.count == 1 {
                let entity = event.entities[0]
                if reading.entities[entity].type == .person,
                    reading.descriptions[entity]?.contains(noun) == true
                {
                    return entity
                }
            }
        }
        return nil
    }

    /// How many a noun speaks of: "the two countries", "both leaders".
    private func number(_ sentence: Int, _ token: Int) -> Int? {
        let tree = reading.trees[sentence]
        guard nouns.pairs[tree[token].lemma.lowercased()] != nil else { return nil }
        for child in tree.children(of: token, "det", "nummod", "det:predet", "amod") {
            if tree[child].text.lowercased() == "both" { return 2 }
            if let count = Self.numbers[tree[child].lemma.lowercased()] { return count }
        }
        return nil
    }

    private static let numbers = ["two": 2, "three": 3, "four": 4, "five": 5]

    /// "both" and "the two" by themselves.
    private func together(_ sentence: Int, _ token: Int, _ discourse: Discourse) -> [Int] {
        let tree = reading.trees[sentence]
        let word = tree[token].text.lowercased()
        let isAlone = tree.isRelation(token, "nsubj", "obj", "iobj", "obl", "nmod")
        let isBoth = word == "both" && tree.first(of: token, "nmod") == nil
        let isTwo =
            word == "two" && tree.first(of: token, "det").map { tree[$0].text.lowercased() == "the" } ?? false
            && tree.first(of: token, "nmod") == nil
        guard isAlone, isBoth || isTwo else { return [] }
        return last(2, of: [.country, .person, .organization], sentence, token, discourse)
    }

    private func several(_ count: Int, _ sentence: Int, _ token: Int, _ discourse: Discourse) -> [Int] {
        let lemma = reading.trees[sentence][token].lemma.lowercased()
        let found = last(count, of: nouns.pairs[lemma] ?? [], sentence, token, discourse)
        // Unnamed officials stand for their countries.
        if found.isEmpty, nouns.pairs[lemma] == [.person], gazetteer.countryNouns.contains(lemma + "s") {
            return last(count, of: [.country], sentence, token, discourse)
        }
        return found
    }

    /// The last list of so many, else the last so many named; of one type.
    private func last(
        _ count: Int, of types: Set<EntityType>, _ sentence: Int, _ token: Int, _ discourse: Discourse
    ) -> [Int] {
        var found: [EntityType: [Int]] = [:]
        for back in 0...3 where sentence - back >= 0 {
            let events = discourse.events[sentence - back].filter {
                $0.form != .nested && (back > 0 || $0.end <= token)
            }.sorted { ($0.token, $0.end) > ($1.token, $1.end) }
            // "on a flight to Germany" only where there are not enough others.
            let aside = events.filter { isAside($0) }
            for event in events.filter({ !isAside($0) }) + aside {
                let kinds = Set(event.entities.map { reading.entities[$0].type })
                guard let type = kinds.first, kinds.count == 1, types.contains(type) else { continue }
                if event.entities.count == count { return event.entities }
                guard event.entities.count == 1, !(found[type] ?? []).contains(event.entities[0]) else {
                    continue
                }
                found[type, default: []].append(event.entities[0])
            }
            let full = found.filter { $0.value.count >= count }
            if let (_, members) = full.min(by: { $0.key.rawValue < $1.key.rawValue }) {
                return Array(members.prefix(count).reversed())
            }
        }
        return []
    }

    /// Whether something is spoken of by the way: in a phrase with another preposition than "with" and the like.
    private func isAside(_ event: Discourse.Event) -> Bool {
        let tree = reading.trees[event.sentence]
        guard event.role == .oblique, let word = tree.preposition(of: tree.firstConjunct(event.token)) else {
            return false
        }
        return !["with", "between", "against", "by", "of", "and"].contains(word)
    }
}

extension Array {
    /// The index of the first element that the condition holds for, where it holds for all after it too.
    fileprivate func partitioningIndex(where belongs: (Element) -> Bool) -> Int {
        var low = 0
        var high = count
        while low < high {
            let middle = (low + high) / 2
            if belongs(self[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
