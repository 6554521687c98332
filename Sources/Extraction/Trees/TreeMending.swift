import English

/// Mends what the parser often gets wrong around verbs, by word order: in an English statement the one who acts stands
/// before the verb and the one acted on behind it.
///
/// Only edges that word order contradicts are changed: a passive subject without a passive, an object before its verb,
/// two subjects of one verb, a noun that hangs on a word across the verb.
struct TreeMending {
    var tokens: [Token]
    var children: [[Int]] = []

    static func mended(_ sentence: Sentence) -> Sentence {
        var mending = TreeMending(tokens: sentence.tokens)
        guard mending.mend() else { return sentence }
        var sentence = sentence
        sentence.tokens = mending.tokens
        return sentence
    }

    private init(tokens: [Token]) { self.tokens = tokens }

    private mutating func mend() -> Bool {
        let before = tokens
        index()
        for token in tokens.indices {
            recogniseVerb(token)
            hangPreposition(token)
        }
        let verbs = tokens.indices.filter { tokens[$0].partOfSpeech == .verb }
        guard !verbs.isEmpty else { return false }
        for verb in verbs { takeSubjectFromReport(verb) }
        for verb in verbs {
            liftPassive(verb)
            findSubject(verb)
            moveSecondSubject(verb, among: verbs)
            dividePairOfObjects(verb)
            hangParticiple(verb)
            hangRelativePronoun(verb)
            findObject(verb)
        }
        return tokens != before
    }

    mutating func index() {
        children = [[Int]](repeating: [], count: tokens.count)
        for token in tokens.indices where tokens[token].head >= 0 {
            children[tokens[token].head].append(token)
        }
    }

    mutating func hang(_ token: Int, on head: Int, as relation: String) {
        // Under itself it would close a circle.
        var above = head
        while above >= 0 {
            if above == token { return }
            above = tokens[above].head
        }
        let old = tokens[token].head
        if old >= 0 { children[old].removeAll { $0 == token } }
        tokens[token].head = head
        tokens[token].relation = relation
        children[head].append(token)
        children[head].sort()
    }

    // MARK: Questions

    func isLabelled(_ token: Int, _ relations: String...) -> Bool {
        relations.contains { Tree.matches(tokens[token].relation, $0) }
    }

    func has(_ token: Int, _ relations: String...) -> Bool {
        children[token].contains { child in
            relations.contains { Tree.matches(tokens[child].relation, $0) }
        }
    }

    func isNominal(_ token: Int) -> Bool {
        switch tokens[token].partOfSpeech {
        case .noun, .properNoun, .pronoun: true
        default: false
        }
    }

    func isPassive(_ verb: Int) -> Bool {
        children[verb].contains { tokens[$0].relation == "aux:pass" || tokens[$0].relation == "nsubj:pass" }
    }

    /// A verb that has a subject of its own: no infinitive, no participle behind a noun.
    func isFinite(_ verb: Int) -> Bool {
        let text = tokens[verb].text.lowercased()
        let hasAuxiliary = has(verb, "aux") || verb > 0 && tokens[verb - 1].partOfSpeech == .auxiliary
        if text.hasSuffix("ing") { return hasAuxiliary }
        if children[verb].contains(where: { isLabelled($0, "mark") && tokens[$0].lemma.lowercased() == "to" })
        {
            return false
        }
        if isLabelled(verb, "acl", "amod", "xcomp", "compound"), tokens[verb].relation != "acl:relcl" {
            return false
        }
        // "Arrested in May, he" and imperatives
        return hasAuxiliary || text != tokens[verb].lemma.lowercased()
    }

    /// Whether a mark of punctuation stands between two words.
    func isBroken(_ first: Int, _ last: Int) -> Bool {
        tokens[first..<last].contains {
            $0.partOfSpeech == .punctuation && [",", ";", ":", "—", "–"].contains($0.text)
        }
    }

    func firstWord(of token: Int) -> Int {
        children[token].filter { $0 < token }.reduce(token) { min($0, firstWord(of: $1)) }
    }

    static func isDay(_ token: Token) -> Bool { days.contains(token.text.lowercased()) }

    static let relative: Set<String> = [
        "who", "which", "that", "whom", "what", "whose", "where", "when",
    ]

    static let reporting: Set<String> = [
        "say", "add", "tell", "note", "write", "ask", "claim", "report",
    ]

    private static let days: Set<String> = [
        "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "today", "yesterday",
        "week",
        "month", "year", "night", "morning", "evening", "afternoon", "january", "february", "march", "april",
        "june",
        "july", "august", "september", "october", "november", "december",
    ]
}
