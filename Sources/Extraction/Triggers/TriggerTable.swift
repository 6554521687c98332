import Foundation
import KnowledgeGraph

import enum KnowledgeGraph.Predicate

/// Words that express a predicate and where its ends stand around them; `Tables/README.md` has the format.
struct TriggerTable: Sendable {
    enum WordClass: String, Sendable {
        case verb, noun
        case adjective = "adj"
    }

    /// Where an end of the relation stands in relation to the trigger.
    enum Slot: Sendable, Hashable {
        case subject, object, indirectObject, clause, possessor, modifier, governorSubject, governorObject,
            itself
        case infinitiveObject, obligedSubject, within
        case preposition(String)

        init(_ name: String) {
            self =
                switch name {
                case "subj": .subject
                case "obj": .object
                case "iobj": .indirectObject
                case "clause": .clause
                case "poss": .possessor
                case "mod": .modifier
                case "sv": .governorSubject
                case "svobj": .governorObject
                case "self": .itself
                case "xobj": .infinitiveObject
                case "must": .obligedSubject
                case "within": .within
                default: .preposition(name)
                }
        }
    }

    struct Trigger: Sendable {
        let predicate: Predicate
        let subjectSlots: [Slot]
        let objectSlots: [Slot]
        var subjectTypes: Set<EntityType>
        var objectTypes: Set<EntityType>
        /// Members of one list in the subject slot stand to each other.
        var isMutual = false
        /// The object may be the actor behind a thing in the slot.
        var reachesBehind = false
        var status: RelationStatus?
        /// The words must be denied, and then say something: "will not lift the ban" rejects.
        var needsDenial = false
        /// The trigger must govern an infinitive: "told Iran to stop".
        var needsInfinitive = false
        /// Verbs one of which must govern the noun; then the row speaks for verb and noun together.
        var governors: Set<String> = []
        /// Verbs none of which may govern it.
        var barredGovernors: Set<String> = []
        /// Verbs one of which must govern it where the slot `sv` is to be filled from them; any when empty.
        var subjectGovernors: Set<String> = []
        /// The object of the trigger must be one of these words: "sent tanks".
        var objectWords: Set<String> = []
        /// It must be none of these.
        var barredObjects: Set<String> = []
        /// One of these adverbs must stand by the verb: "exercised together".
        var adverbs: Set<String> = []
        /// One of these verbs must be an infinitive that the trigger governs: "sent tanks to retake the town".
        var infinitives: Set<String> = []
        /// The trigger must say of its object that it is one of these: "called the ruling outrageous".
        var complements: Set<String> = []
        /// The trigger must be passive and name no agent: "was arrested in Iran".
        var needsAgentlessPassive = false
        /// The object may be the place that a thing in the slot is in: "bombed a market in Idlib".
        var reachesPlaces = false
        /// The verb says nothing more of its object: "called Kim", not "called Kim a friend".
        var needsBareObject = false
        /// How often the row is right where it applies, from 0 to 1.
        var weight = 0.7
        /// File and line, for explanations.
        let source: String
    }

    private var rows: [WordClass: [String: [Trigger]]] = [:]
    let classes: WordLists

    init(files: [String], directory: URL) throws {
        classes = try WordLists("word-classes.tsv", in: directory)
        for file in files {
            let table = try Table(file, in: directory)
            for row in table.rows {
                guard let predicate = Predicate(rawValue: row[0]), let wordClass = WordClass(rawValue: row[1])
                else {
                    throw table.fault(row, "unknown predicate \"\(row[0])\" or word class \"\(row[1])\"")
                }
                let slots = { (text: String) in text.split(separator: ",").map { Slot(String($0)) } }
                var trigger = Trigger(
                    predicate: predicate, subjectSlots: slots(row[3]), objectSlots: slots(row[4]),
                    subjectTypes: predicate.domain, objectTypes: predicate.range,
                    source: "\(file):\(row.line)")
                for condition in row[5].split(separator: " ") {
                    guard Self.apply(String(condition), to: &trigger, classes) else {
                        throw table.fault(row, "unknown condition \"\(condition)\"")
                    }
                }
                for lemma in row[2].split(separator: " ") {
                    rows[wordClass, default: [:]][String(lemma), default: []].append(trigger)
                }
            }
        }
    }

    /// Conditions that give a list of words.
    private static var lists: [String: WritableKeyPath<Trigger, Set<String>>] {
        [
            "gov": \.governors, "gov!": \.barredGovernors, "sv": \.subjectGovernors, "obj": \.objectWords,
            "obj!": \.barredObjects, "adv": \.adverbs, "inf": \.infinitives, "as": \.complements,
        ]
    }

    private static func apply(_ condition: String, to trigger: inout Trigger, _ classes: WordLists) -> Bool {
        let parts = condition.split(separator: "=", maxSplits: 1).map(String.init)
        let types = {
            Set((parts.last ?? "").split(separator: ",").compactMap { EntityType(rawValue: String($0)) })
        }
        if let list = lists[parts[0]] {
            guard parts.count == 2, let words = classes.expand(parts[1]), !words.isEmpty else { return false }
            trigger[keyPath: list] = words
            return true
        }
        switch parts[0] {
        case "mutual": trigger.isMutual = true
        case "behind": trigger.reachesBehind = true
        case "not": trigger.needsDenial = true
        case "to": trigger.needsInfinitive = true
        case "actual": trigger.status = .actual
        case "possible": trigger.status = .possible
        case "negated": trigger.status = .negated
        case "bare": trigger.needsBareObject = true
        case "passive": trigger.needsAgentlessPassive = true
        case "in": trigger.reachesPlaces = true
        case "w": trigger.weight = Double(parts.last ?? "") ?? trigger.weight
        case "s": trigger.subjectTypes.formIntersection(types())
        case "o": trigger.objectTypes.formIntersection(types())
        default: return false
        }
        return true
    }

    /// The rows for a word, the most specific spelling that has any winning.
    func triggers(_ wordClass: WordClass, spellings: [String]) -> [Trigger] {
        guard let rows = rows[wordClass] else { return [] }
        return spellings.lazy.compactMap { rows[$0] }.first ?? []
    }
}
