import English
import KnowledgeGraph

import enum KnowledgeGraph.Predicate

/// Applies the trigger tables to a reading.
struct TriggerPatterns {
    let table: TriggerTable
    let gazetteer: Gazetteer
    let status: StatusReader

    func relations(in reading: Reading, arguments: Arguments) -> [RelationDraft] {
        var arguments = arguments
        arguments.carrying = table.classes["carry"]
        arguments.people = table.classes["people"]
        let found: [RelationDraft] = reading.trees.indices.flatMap { sentence in
            reading.trees[sentence].tokens.indices.flatMap { token -> [RelationDraft] in
                // A word inside a name says nothing: "Ministry of Foreign Affairs", "Attack Squadron 11".
                guard
                    reading.mention(sentence, token) == nil
                        || reading.mention(sentence, token)?.form == .standIn,
                    let (wordClass, spellings) = spellings(reading.trees[sentence], token)
                else { return [] }
                return table.triggers(wordClass, spellings: spellings).flatMap {
                    apply($0, wordClass, sentence, token, reading, arguments)
                }
            }
        }
        return found
            + AnsweredActs(table: table, statusReader: status).relations(
                in: reading, arguments: arguments, beside: found)
    }

    /// How the tables may spell a word: with its particle, with the noun before it, alone.
    private func spellings(_ tree: Tree, _ token: Int) -> (TriggerTable.WordClass, [String])? {
        let lemma = tree[token].lemma.lowercased()
        switch tree[token].partOfSpeech {
        case .verb, .auxiliary:
            if let particle = tree.first(of: token, "compound:prt") {
                let word = tree[particle].lemma.lowercased()
                // The parser takes some prepositions for particles: "called on Egypt".
                let isPreposition = ["on", "with", "at", "to", "for", "against", "of"].contains(word)
                return (.verb, [lemma + "_" + word] + (isPreposition ? [lemma] : []))
            }
            // "refuse" where the lemma was cut from "refused"
            let isCut = tree[token].text.lowercased() == lemma + "ed"
            return (.verb, isCut ? [lemma, lemma + "e"] : [lemma])
        case .noun:
            let compounds = tree.children(of: token, "compound", "amod").filter { $0 < token }
                .map { tree[$0].lemma.lowercased() + "_" + lemma }
            return (.noun, compounds + [lemma])
        case .adjective:
            return (.adjective, [lemma, tree[token].text.lowercased()])
        default: return nil
        }
    }

    private func apply(
        _ trigger: TriggerTable.Trigger, _ wordClass: TriggerTable.WordClass, _ sentence: Int, _ token: Int,
        _ reading: Reading, _ arguments: Arguments
    ) -> [RelationDraft] {
        let tree = reading.trees[sentence]
        if !trigger.governors.isEmpty || !trigger.barredGovernors.isEmpty {
            let governor =
                arguments.governor(sentence, token).map { tree[$0].lemma.lowercased() }
                ?? (tree.isRelation(token, "nsubj")
                    ? tree.head(of: token).map { tree[$0].lemma.lowercased() } : nil)
            if !trigger.governors.isEmpty, !trigger.governors.contains(governor ?? "") { return [] }
            if trigger.barredGovernors.contains(governor ?? "") { return [] }
            // "announced a suspension of aid"
            if tree.isRelation(token, "nmod"), let noun = tree.head(of: token),
                trigger.barredGovernors.contains(tree[noun].lemma.lowercased())
            {
                return []
            }
        }
        guard arguments.satisfies(trigger, token, in: sentence) else { return [] }
        var arguments = arguments
        arguments.reachesPlaces = trigger.reachesPlaces
        arguments.subjectGovernors = trigger.subjectGovernors
        let subjects = fill(trigger.subjectSlots, trigger, token, sentence, arguments)
        guard !subjects.referents.isEmpty else { return [] }
        var found: [RelationDraft] = []
        func add(_ subject: Referent, _ object: Referent, throughGovernor: Bool) {
            let (from, to) = (reading.entities[subject.entity], reading.entities[object.entity])
            guard subject.entity != object.entity, trigger.subjectTypes.contains(from.type),
                trigger.objectTypes.contains(to.type)
            else { return }
            let isJoint = !trigger.governors.isEmpty
            let isThrough = throughGovernor || isJoint
            let isWith = isJoint || StatusReader.spoken.contains(trigger.predicate)
            var status =
                trigger.status
                ?? self.status.status(
                    tree, trigger: token, throughGovernor: isThrough, withGovernor: isWith,
                    predicate: trigger.predicate)
            if trigger.needsDenial {
                guard status == .negated else { return }
                status = .actual
            }
            let isNamed = !tree.isVerb(token) && tree.first(of: token, "cop") == nil
            found.append(
                RelationDraft(
                    subject: subject.entity, predicate: trigger.predicate, object: object.entity,
                    status: status,
                    role: trigger.predicate == .holdsOffice && !tree.isVerb(token) ? tree[token].text : nil,
                    attributedTo: reading.speech.source(
                        sentence, token, trigger.predicate, of: subject.entity, isNamed: isNamed),
                    confidence: trigger.weight * discount(subject) * discount(object), sentence: sentence,
                    tokens: [subject.token, token, object.token], source: trigger.source,
                    statusSource: trigger.status == nil
                        ? .trigger(token, throughGovernor: isThrough, withGovernor: isWith) : .row))
        }
        if trigger.isMutual, subjects.referents.count > 1 {
            for (index, first) in subjects.referents.enumerated() {
                for second in subjects.referents[(index + 1)...] {
                    add(first, second, throughGovernor: subjects.throughGovernor)
                }
            }
        }
        if subjects.referents.count > 1, arguments.isReciprocal(token, in: sentence) {
            for first in subjects.referents {
                for second in subjects.referents where second.entity != first.entity {
                    add(first, second, throughGovernor: subjects.throughGovernor)
                }
            }
        }
        let objects = fill(trigger.objectSlots, trigger, token, sentence, arguments)
        // Whoever refuses a request has not made it.
        let isSpoken = StatusReader.spoken.contains(trigger.predicate)
        let throughGovernor = subjects.throughGovernor || objects.throughGovernor && !isSpoken
        for subject in subjects.referents {
            for object in objects.referents { add(subject, object, throughGovernor: throughGovernor) }
        }
        return found
    }

    /// What fills the slots. The subject of a governing verb counts only where the noun itself names nobody.
    private func fill(
        _ slots: [TriggerTable.Slot], _ trigger: TriggerTable.Trigger, _ token: Int, _ sentence: Int,
        _ arguments: Arguments
    ) -> (referents: [Referent], throughGovernor: Bool) {
        let near = slots.filter { $0 != .governorSubject && $0 != .governorObject }.flatMap {
            arguments.fillers($0, of: token, in: sentence, behind: trigger.reachesBehind)
        }
        if !near.isEmpty { return (unique(near), false) }
        let far = slots.filter { $0 == .governorSubject || $0 == .governorObject }.flatMap {
            arguments.fillers($0, of: token, in: sentence, behind: trigger.reachesBehind)
        }
        return (unique(far), true)
    }

    private func unique(_ referents: [Referent]) -> [Referent] {
        var seen = Set<Int>()
        return referents.filter { seen.insert($0.entity).inserted }
    }

    private func discount(_ referent: Referent) -> Double {
        switch referent.route {
        case .named: 1
        case .reference: 0.9
        case .behind: 0.85
        }
    }
}
