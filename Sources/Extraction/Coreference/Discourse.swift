import English
import KnowledgeGraph

/// Who and what has been spoken of where, for pronouns and descriptions to look back on.
struct Discourse {
    /// A place where the text speaks of an entity, or of several together.
    struct Event {
        enum Role { case subject, object, oblique, possessive, apposition, modifier, other }
        enum Form { case name, demonym, standIn, nested, pronoun, description, list }

        let sentence: Int
        /// The token that governs it, and the first one behind it.
        let token: Int
        let end: Int
        let entities: [Int]
        let form: Form
        let role: Role
        let isConjunct: Bool
    }

    /// By sentence; names are there from the beginning, references as they are resolved.
    private(set) var events: [[Event]]
    /// How often each entity is spoken of in the sentences before the one that is being read, and by name in all.
    private(set) var counts: [Int]
    let mentionCounts: [Int]
    /// The gender that names and titles tell, later also pronouns.
    var genders: [Gender?]
    private var counted = 0

    init(_ reading: Reading, genders: [Gender?]) {
        events = reading.trees.map { _ in [] }
        counts = [Int](repeating: 0, count: reading.entities.count)
        mentionCounts = reading.entities.map(\.mentionCount)
        self.genders = genders
        for mention in reading.mentions {
            let tree = reading.trees[mention.sentence]
            let form: Event.Form =
                switch mention.form {
                case _ where mention.isNested: .nested
                case .name: .name
                case .demonym: .demonym
                case .standIn: .standIn
                }
            events[mention.sentence].append(
                Self.event(
                    tree, mention.sentence, mention.head, end: mention.tokens.upperBound, [mention.entity],
                    form))
            guard !mention.isNested, !tree.isRelation(mention.head, "conj") else { continue }
            let others = tree.children(of: mention.head, "conj").compactMap {
                reading.mention(mention.sentence, $0)
            }
            let members = others.reduce(into: [mention.entity]) {
                if !$0.contains($1.entity) { $0.append($1.entity) }
            }
            if members.count > 1, let last = others.last {
                events[mention.sentence].append(
                    Self.event(
                        tree, mention.sentence, mention.head, end: last.tokens.upperBound, members, .list))
            }
        }
    }

    /// Notes that a token refers to these entities.
    mutating func refer(_ sentence: Int, _ token: Int, to entities: [Int], in tree: Tree) {
        let form: Event.Form = tree[token].partOfSpeech == .noun ? .description : .pronoun
        events[sentence].append(Self.event(tree, sentence, token, end: token + 1, entities, form))
    }

    /// Counts what is spoken of before a sentence.
    mutating func advance(to sentence: Int) {
        while counted < sentence {
            for event in events[counted] where event.form != .list {
                for entity in event.entities { counts[entity] += 1 }
            }
            counted += 1
        }
    }

    private static func event(
        _ tree: Tree, _ sentence: Int, _ token: Int, end: Int, _ entities: [Int], _ form: Event.Form
    ) -> Event {
        let first = tree.firstConjunct(token)
        return Event(
            sentence: sentence, token: token, end: end, entities: entities, form: form,
            role: role(tree, first), isConjunct: first != token)
    }

    /// What a token is in its clause.
    static func role(_ tree: Tree, _ token: Int) -> Event.Role {
        if tree.isRelation(token, "nsubj", "csubj") { return .subject }
        if tree.isRelation(token, "obj", "iobj") { return .object }
        if tree.isRelation(token, "nmod:poss") { return .possessive }
        if tree.isRelation(token, "obl", "nmod") { return .oblique }
        if tree.isRelation(token, "appos", "flat") { return .apposition }
        if tree.isRelation(token, "compound", "amod") { return .modifier }
        return .other
    }
}
