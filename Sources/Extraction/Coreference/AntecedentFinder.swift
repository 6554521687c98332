import English
import KnowledgeGraph

/// Finds what an anaphor may speak of.
struct AntecedentFinder {
    let reading: Reading
    let gazetteer: Gazetteer
    /// How many sentences back are looked at.
    static let window = 8

    /// The candidates in the order of the last mention, the latest first; and what speaks for none of them.
    func candidates(_ anaphor: Anaphor, _ discourse: Discourse, unresolved: UnresolvedNouns)
        -> (candidates: [Antecedent], none: [(AntecedentFeature, Double)])
    {
        let latest = latestEvents(anaphor, discourse)
        let most = latest.flatMap(\.entities).map { discourse.mentionCounts[$0] }.max() ?? 1
        let candidates = latest.enumerated().map { rank, event in
            Antecedent(
                entities: event.entities, features: features(of: event, rank: rank, most, anaphor, discourse))
        }
        return (candidates, noneFeatures(anaphor, unresolved))
    }

    // MARK: Who is in question

    private func latestEvents(_ anaphor: Anaphor, _ discourse: Discourse) -> [Discourse.Event] {
        var seen = Set<[Int]>()
        var found: [Discourse.Event] = []
        for back in 0...Self.window where anaphor.sentence - back >= 0 {
            let events = discourse.events[anaphor.sentence - back].filter {
                isPossible($0, anaphor, discourse)
            }
            // Before the anaphor the latest first, then what comes after it.
            let before = events.filter { back > 0 || $0.token < anaphor.token }
                .sorted { ($0.token, $0.end) > ($1.token, $1.end) }
            let after =
                back > 0 ? [] : events.filter { $0.token > anaphor.token }.sorted { $0.token < $1.token }
            for event in before + after where seen.insert(event.entities.sorted()).inserted {
                found.append(event)
            }
        }
        return found
    }

    private func isPossible(_ event: Discourse.Event, _ anaphor: Anaphor, _ discourse: Discourse) -> Bool {
        let isSet = event.entities.count > 1
        guard anaphor.kind == .plural || !isSet else { return false }
        guard event.entities.allSatisfy({ anaphor.types.contains(reading.entities[$0].type) }) else {
            return false
        }
        if let gender = anaphor.gender, let other = event.entities.first.flatMap({ discourse.genders[$0] }),
            gender != other
        {
            return false
        }
        guard isSet || anaphor.fits(event.entities[0]) else { return false }
        guard event.sentence == anaphor.sentence else { return true }
        if event.token >= anaphor.token {
            // "In his speech, Obama said …"
            return anaphor.kind != .description && event.role == .subject && event.form != .pronoun
        }
        return event.token != anaphor.token && !clashes(event, anaphor)
    }

    /// A pronoun and another argument of the same verb cannot be the same: "Obama met him".
    private func clashes(_ event: Discourse.Event, _ anaphor: Anaphor) -> Bool {
        let tree = reading.trees[anaphor.sentence]
        guard !tree.isRelation(anaphor.token, "nmod:poss"), !isReflexive(anaphor) else { return false }
        return tree.head(of: anaphor.token) == tree.head(of: tree.firstConjunct(event.token))
    }

    private func isReflexive(_ anaphor: Anaphor) -> Bool {
        let word = reading.trees[anaphor.sentence][anaphor.token].text.lowercased()
        return word.hasSuffix("self") || word.hasSuffix("selves")
    }

    // MARK: What speaks for it

    private func features(
        of event: Discourse.Event, rank: Int, _ most: Int, _ anaphor: Anaphor, _ discourse: Discourse
    ) -> [(AntecedentFeature, Double)] {
        var found: [(AntecedentFeature, Double)] = [(.candidate, 1)]
        func add(_ feature: AntecedentFeature, _ holds: Bool) { if holds { found.append((feature, 1)) } }
        let back = anaphor.sentence - event.sentence
        let tree = reading.trees[event.sentence]
        add(.previous, back == 1)
        add(.twoBack, back == 2)
        add(.threeBack, back == 3)
        add(.farther, back > 3)
        found.append((.distance, Double(back) / Double(Self.window)))
        add(
            .paragraph,
            tree.sentence.paragraph != reading.trees[anaphor.sentence].sentence.paragraph)
        add(.after, back == 0 && event.token > anaphor.token)
        add(.secondLast, rank == 1)
        add(.thirdLast, rank == 2)
        add(.earlier, rank > 2)

        add(.subject, event.role == .subject)
        add(.object, event.role == .object)
        add(.oblique, event.role == .oblique)
        add(.possessive, event.role == .possessive)
        add(.apposition, event.role == .apposition)
        add(.conjunct, event.isConjunct)
        add(.demonym, event.form == .demonym)
        add(.standIn, event.form == .standIn)
        add(.nested, event.form == .nested)
        add(.pronoun, event.form == .pronoun)
        add(.described, event.form == .description)
        add(
            .subjectThere,
            event.role != .subject
                && discourse.events[event.sentence].contains {
                    $0.role == .subject && $0.entities == event.entities
                        && (back > 0 || $0.token < anaphor.token)
                })

        let count = event.entities.map { discourse.counts[$0] }.min() ?? 0
        found.append((.frequency, log2(count + 1)))
        let mentions = event.entities.map { discourse.mentionCounts[$0] }.min() ?? 0
        found.append((.share, Double(mentions) / Double(max(most, 1))))

        if let gender = anaphor.gender {
            add(.gender, event.entities.first.flatMap { discourse.genders[$0] } == gender)
        }
        let type = reading.entities[event.entities[0]].type
        add(.person, type == .person)
        add(.place, type == .place)
        add(.several, event.entities.count > 1)
        add(.called, event.entities.contains { anaphor.isCalled($0) })
        addBeside(event, anaphor, &found)
        return found
    }

    /// What the words around an anaphor and a candidate say.
    private func addBeside(
        _ event: Discourse.Event, _ anaphor: Anaphor, _ found: inout [(AntecedentFeature, Double)]
    ) {
        func add(_ feature: AntecedentFeature, _ holds: Bool) { if holds { found.append((feature, 1)) } }
        let tree = reading.trees[anaphor.sentence]
        let quoted = reading.speech.isQuoted
        let isQuoted = quoted[anaphor.sentence][anaphor.token]
        let wasQuoted = quoted[event.sentence][event.token]
        let role = Discourse.role(tree, tree.firstConjunct(anaphor.token))
        add(.parallel, event.role == role && (role == .subject || role == .object))
        add(.outOfQuotation, wasQuoted && !isQuoted)
        guard event.sentence == anaphor.sentence else {
            add(.intoQuotation, isQuoted && !wasQuoted)
            return
        }
        let subject = tree.firstConjunct(event.token)
        let clauses = tree.clauses(of: anaphor.token)
        let own = clauses.first.map { tree.children(of: $0, "nsubj").contains(subject) } ?? false
        let above = clauses.dropFirst().contains { tree.children(of: $0, "nsubj").contains(subject) }
        let speaks = isQuoted && !wasQuoted
        add(.governing, above && !speaks)
        add(.speaker, (above || own) && speaks)
        add(.intoQuotation, speaks)
        add(.clauseSubject, own && role != .subject)
        add(.reflexive, own && isReflexive(anaphor))
        add(.ownDescription, describes(anaphor.token, event.token, tree))
    }

    /// "his brother Ali", "Ali is his brother": nobody is his own brother.
    private func describes(_ anaphor: Int, _ other: Int, _ tree: Tree) -> Bool {
        guard tree.isRelation(anaphor, "nmod:poss"), let noun = tree.head(of: anaphor) else { return false }
        if tree.head(of: other) == noun, tree.isRelation(other, "appos", "flat", "compound", "nmod:desc") {
            return true
        }
        if tree.head(of: noun) == other, tree.isRelation(noun, "appos", "nmod:desc", "compound") {
            return true
        }
        return noun == other || tree.head(of: other) == noun && tree.first(of: noun, "cop") != nil
    }

    // MARK: What speaks for nothing

    private func noneFeatures(_ anaphor: Anaphor, _ unresolved: UnresolvedNouns) -> [(
        AntecedentFeature, Double
    )] {
        var found: [(AntecedentFeature, Double)] = []
        func add(_ feature: AntecedentFeature, _ holds: Bool) { if holds { found.append((feature, 1)) } }
        let (sentence, token) = (anaphor.sentence, anaphor.token)
        let tree = reading.trees[sentence]
        add(.noneSubject, tree.isRelation(token, "nsubj"))
        add(.nonePossessive, tree.isRelation(token, "nmod:poss"))
        add(.noneQuoted, reading.speech.isQuoted[sentence][token])
        add(.noneDescribed, tree.first(of: token, "amod", "nmod", "compound", "acl") != nil)
        let head = tree.head(of: token)
        add(
            .noneExpletive,
            tree.isRelation(token, "expl")
                || head.map {
                    tree.isRelation(token, "nsubj") && tree.first(of: $0, "csubj", "ccomp") != nil
                        && tree.first(of: $0, "cop") != nil
                } ?? false)
        let nouns = unresolved.nouns(sentence, reading, for: anaphor).filter { $0 < token }
        let clauses = tree.clauses(of: token)
        add(.noneNounBefore, !nouns.isEmpty)
        add(
            .noneNounSubject,
            clauses.first.map { clause in
                tree.children(of: clause, "nsubj").contains { $0 != token && nouns.contains($0) }
            } ?? false)
        add(
            .noneNounGoverning,
            clauses.dropFirst().contains { clause in
                tree.children(of: clause, "nsubj").contains { nouns.contains($0) }
            })
        add(
            .noneNounEarlier,
            sentence > 0
                && unresolved.nouns(sentence - 1, reading, for: anaphor).contains {
                    reading.trees[sentence - 1].isRelation($0, "nsubj")
                })
        add(.noneAgain, unresolved.isAgain(anaphor))
        return found
    }

    private func log2(_ count: Int) -> Double { Double(Int.bitWidth - count.leadingZeroBitCount) - 1 }
}

extension Tree {
    /// The heads of the clauses that a token stands in, the innermost first.
    func clauses(of token: Int) -> [Int] {
        var found: [Int] = []
        var current = token
        while let head = head(of: current), found.count < 6 {
            if isVerb(head) || first(of: head, "nsubj", "cop") != nil { found.append(head) }
            current = head
        }
        return found
    }
}
