import English

/// Mends what the parser often gets wrong around verbs, by word order: in an English statement the one who acts stands
/// before the verb and the one acted on behind it.
///
/// Only edges that word order contradicts are changed: a passive subject without a passive, an object before its verb,
/// two subjects of one verb, a noun that hangs on a word across the verb.
struct TreeMending {
    private var tokens: [Token]
    private var children: [[Int]] = []

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

    private mutating func index() {
        children = [[Int]](repeating: [], count: tokens.count)
        for token in tokens.indices where tokens[token].head >= 0 {
            children[tokens[token].head].append(token)
        }
    }

    private mutating func hang(_ token: Int, on head: Int, as relation: String) {
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

    /// "has rejected a motion", "which Mali accuses", "the US embargo" where the word class is wrong and the tree is right.
    private mutating func recogniseVerb(_ token: Int) {
        let text = tokens[token].text.lowercased()
        let lemma = tokens[token].lemma.lowercased()
        switch tokens[token].partOfSpeech {
        case .verb:
            let hasArticle = children[token].contains {
                isLabelled($0, "det") && $0 < token
                    && ["the", "a", "an"].contains(tokens[$0].lemma.lowercased())
            }
            guard hasArticle, text == lemma, !has(token, "nsubj", "aux", "mark", "obj"),
                isLabelled(token, "xcomp", "obj", "nsubj", "obl", "nmod", "ccomp")
            else { return }
            tokens[token].partOfSpeech = .noun
        case .noun where isLabelled(token, "acl:relcl") && text != lemma:
            guard has(token, "nsubj"), !has(token, "det", "cop", "case") else { return }
            tokens[token].partOfSpeech = .verb
        case .particle, .numeral, .other, .adjective, .noun:
            guard text.count > 4, text.hasSuffix("ed"),
                isLabelled(token, "root", "ccomp", "conj", "parataxis"),
                has(token, "nsubj"), !has(token, "cop", "det", "nmod"),
                has(token, "obj", "xcomp", "ccomp", "obl") || tokens[token].partOfSpeech == .particle
            else { return }
            tokens[token].partOfSpeech = .verb
            tokens[token].lemma = Self.lemma(ofPast: text)
        default: return
        }
    }

    /// "refused" is "refuse", "banned" is "ban"; where a final e is in doubt it is left out, and the trigger tables are
    /// asked for both.
    private static func lemma(ofPast text: String) -> String {
        if text.hasSuffix("ied") { return text.dropLast(3) + "y" }
        let stem = text.dropLast(2)
        guard let last = stem.last, let before = stem.dropLast().last else { return text }
        if last == before { return String("lsf".contains(last) ? stem : stem.dropLast()) }
        return "svcuz".contains(last) || last == "g" && before != "n" ? stem + "e" : String(stem)
    }

    /// "France, which Mali accuses, denied it": a pronoun before the subject of its clause is the clause's object.
    private mutating func hangRelativePronoun(_ verb: Int) {
        guard isLabelled(verb, "acl:relcl"), !has(verb, "obj"), !isPassive(verb),
            let subject = children[verb].first(where: { isLabelled($0, "nsubj") && $0 < verb })
        else { return }
        let pronoun = firstWord(of: subject) - 1
        guard pronoun >= 0, ["which", "whom", "who", "that"].contains(tokens[pronoun].text.lowercased()),
            tokens[pronoun].head != verb, tokens[pronoun].partOfSpeech == .pronoun
        else { return }
        hang(pronoun, on: verb, as: "obj")
    }

    /// "against the organization Glavkosmos", the preposition of the whole being hung on the name alone; "imposed on Mr
    /// Olmert", it being hung on the verb.
    private mutating func hangPreposition(_ token: Int) {
        guard tokens[token].partOfSpeech == .adposition, children[token].isEmpty else { return }
        let head = tokens[token].head
        guard head >= 0 else { return }
        // "an appeal from the government" with "from" hung on the appeal
        if isLabelled(token, "case"), token < head {
            let above = tokens[head].head
            guard isLabelled(head, "appos", "flat", "nmod:desc"), token < above, above < head,
                isNominal(above),
                !has(above, "case")
            else { return }
            hang(token, on: above, as: "case")
        } else if !isLabelled(token, "compound:prt", "fixed", "mark", "cc"),
            head < token || !isLabelled(token, "case")
        {
            // The noun beside it whose phrase begins right behind it.
            guard
                let noun = children[head].first(where: { noun in
                    noun > token && isNominal(noun) && !has(noun, "case") && firstWord(of: noun) == token + 1
                })
            else { return }
            hang(token, on: noun, as: "case")
        }
    }

    private func firstWord(of token: Int) -> Int {
        children[token].filter { $0 < token }.reduce(token) { min($0, firstWord(of: $1)) }
    }

    // MARK: Subjects

    /// "Turkish police detained Ms Eser, officials said": two subjects of "said", the first is that of "detained".
    private mutating func takeSubjectFromReport(_ verb: Int) {
        let report = tokens[verb].head
        guard report > verb, tokens[report].partOfSpeech == .verb, isLabelled(verb, "ccomp", "parataxis"),
            !has(verb, "nsubj", "csubj", "expl")
        else { return }
        let subjects = children[report].filter { isLabelled($0, "nsubj") }
        guard subjects.count > 1, let first = subjects.last(where: { $0 < verb }),
            subjects.contains(where: { $0 > verb })
        else { return }
        hang(first, on: verb, as: isPassive(verb) ? "nsubj:pass" : "nsubj")
        for auxiliary in children[report]
        where isLabelled(auxiliary, "aux") && first < auxiliary && auxiliary < verb {
            hang(auxiliary, on: verb, as: tokens[auxiliary].relation)
        }
    }

    /// "Japan on Friday lifted sanctions": no form of "be" or "get", no passive.
    private mutating func liftPassive(_ verb: Int) {
        for subject in children[verb] where tokens[subject].relation == "nsubj:pass" && subject < verb {
            let between = tokens[(subject + 1)..<verb].map { $0.lemma.lowercased() }
            let isShared = isLabelled(verb, "conj", "xcomp") && tokens[verb].head < verb
            // "with ten people killed", "prices delayed by"
            let isClause =
                verb + 1 < tokens.count && tokens[verb + 1].text == "by"
                || isLabelled(verb, "advcl", "acl")
                    && tokens[verb].relation != "acl:relcl"
                    && children[verb].contains { tokens[$0].text.lowercased() == "with" }
            guard !isShared, !isClause,
                !between.contains(where: { ["be", "get", "been", "being"].contains($0) }),
                !tokens[subject..<verb].contains(where: { Self.relative.contains($0.text.lowercased()) })
            else { continue }
            tokens[subject].relation = "nsubj"
        }
    }

    /// "Britain has imposed" where Britain is no subject: an object before the verb, a noun that hangs across it or that
    /// the verb hangs on.
    private mutating func findSubject(_ verb: Int) {
        guard !has(verb, "nsubj", "csubj", "expl"), isFinite(verb), verb > 0, tokens[verb - 1].text != "-"
        else { return }
        let relation = isPassive(verb) ? "nsubj:pass" : "nsubj"
        var start = beforeAdverbs(verb)
        if start >= 1, isLabelled(start, "obl", "nmod:unmarked"), Self.isDay(tokens[start]) {
            start -= ["on", "in"].contains(tokens[start - 1].lemma.lowercased()) ? 2 : 1
        }
        guard start >= 0 else { return }
        if tokens[start].text == "," {
            if let noun = children[verb].last(where: { $0 < start && isMislabelledSubject($0) }) {
                hang(noun, on: verb, as: relation)
            } else {
                changePlaces(verb, relation)
            }
            return
        }
        // Up from there to the noun that governs it and stands before the verb.
        var noun = start
        for _ in 0..<6 {
            let head = tokens[noun].head
            guard head >= 0, head <= start, isNominal(head), !isBroken(min(head, noun), max(head, noun))
            else { break }
            noun = head
        }
        guard isNominal(noun), !Self.relative.contains(tokens[noun].text.lowercased()),
            !Self.isDay(tokens[noun]),
            !has(noun, "case")
        else { return }
        let head = tokens[noun].head
        if head == verb {
            if isMislabelledSubject(noun) { hang(noun, on: verb, as: relation) }
        } else if head < 0 {
            changePlaces(verb, relation)
        } else if head > verb, isLabelled(noun, "flat", "compound", "appos", "nmod", "amod") {
            // "South Korea condemned France" with Korea for a part of France
            hang(noun, on: verb, as: relation)
        } else if let mark = children[verb].first(where: { isLabelled($0, "mark") }), mark < noun,
            head < noun,
            tokens[mark].lemma.lowercased() != "to", isLabelled(noun, "obl", "obj", "nsubj", "nmod", "dep")
        {
            hang(noun, on: verb, as: relation)
        }
    }

    /// The token before a verb and its adverbs and auxiliaries.
    private func beforeAdverbs(_ verb: Int) -> Int {
        var start = verb - 1
        while start >= 0,
            [.adverb, .auxiliary, .particle].contains(tokens[start].partOfSpeech)
                || isLabelled(start, "aux", "advmod") && !isNominal(start)
        {
            start -= 1
        }
        return start
    }

    private func isMislabelledSubject(_ noun: Int) -> Bool {
        isNominal(noun) && !has(noun, "case", "cop", "nsubj") && !Self.isDay(tokens[noun])
            && !Self.relative.contains(tokens[noun].text.lowercased())
            && isLabelled(
                noun, "obj", "iobj", "xcomp", "obl", "dep", "dislocated", "vocative", "nmod", "advmod",
                "appos", "ccomp",
                "advcl")
    }

    /// "Moldova, of which Gagauzia is a part, apologised" with Moldova at the top and the verb beside it.
    private mutating func changePlaces(_ verb: Int, _ relation: String) {
        let noun = tokens[verb].head
        guard noun >= 0, noun < verb, isNominal(noun),
            isLabelled(verb, "parataxis", "appos", "dep")
                || isLabelled(verb, "amod", "acl") && has(verb, "aux"),
            isLabelled(noun, "root"), !has(noun, "case", "cop", "nsubj")
        else { return }
        (tokens[verb].head, tokens[verb].relation) = (tokens[noun].head, tokens[noun].relation)
        (tokens[noun].head, tokens[noun].relation) = (verb, relation)
        index()
    }

    // MARK: Objects

    /// "summoned the ambassador to complain": a second subject behind the verb is its object, or that of the nearer
    /// verb between.
    private mutating func moveSecondSubject(_ verb: Int, among verbs: [Int]) {
        let subjects = children[verb].filter { isLabelled($0, "nsubj") && isNominal($0) }
        guard subjects.count > 1, let first = subjects.first, first < verb, let second = subjects.last,
            second > verb,
            !Self.reporting.contains(tokens[verb].lemma.lowercased()), !isBroken(verb, second)
        else { return }
        let nearest = verbs.last { $0 < second } ?? verb
        guard !isPassive(nearest), !has(nearest, "obj"), nearest == verb || tokens[nearest].head == verb
        else { return }
        hang(second, on: nearest, as: "obj")
    }

    /// "lifted sanctions" as a complement, "A court has released the minister Boudou" with Boudou hung on the court.
    private mutating func findObject(_ verb: Int) {
        guard !has(verb, "obj"), !isPassive(verb),
            has(verb, "nsubj") || isLabelled(verb, "xcomp", "conj", "advcl")
        else { return }
        if let complement = children[verb].first(where: { isLabelled($0, "xcomp") && $0 > verb }),
            isNominal(complement), !has(complement, "mark", "cop", "nsubj"),
            !children[complement].contains(where: { isLabelled($0, "case") && $0 < complement }),
            !Self.linking.contains(tokens[verb].lemma.lowercased())
                || children[verb].contains(where: {
                    $0 > complement && isLabelled($0, "xcomp")
                })
        {
            tokens[complement].relation = "obj"
            return
        }
        // "called the execution barbaric" with the judgement hung on the noun
        if let named = children[verb].first(where: { isLabelled($0, "xcomp") && $0 > verb }),
            isNominal(named),
            !has(named, "case", "mark", "cop", "nsubj"),
            let judgement = children[named].last(where: { $0 > named }),
            tokens[judgement].partOfSpeech == .adjective, !has(judgement, "case", "obl"),
            isLabelled(judgement, "nmod", "amod", "acl", "obl")
        {
            tokens[named].relation = "obj"
            hang(judgement, on: verb, as: "xcomp")
            return
        }
        // "attacked a base" with the base for a circumstance
        if let bare = children[verb].first(where: { $0 > verb }), tokens[bare].relation == "obl",
            isNominal(bare),
            !has(bare, "case"), !Self.isDay(tokens[bare]), firstWord(of: bare) == verb + 1
        {
            tokens[bare].relation = "obj"
            return
        }
        let subjects = children[verb].filter { isLabelled($0, "nsubj") && $0 < verb }
        for subject in subjects {
            if let crossing = children[subject].first(where: {
                $0 > verb && isLabelled($0, "nmod", "appos", "obl") && isNominal($0) && !has($0, "case")
                    && !isBroken(verb, $0)
            }) {
                hang(crossing, on: verb, as: "obj")
                return
            }
        }
    }

    /// "gave Canada a deadline": of two objects the first is the one it is given to.
    private mutating func dividePairOfObjects(_ verb: Int) {
        let objects = children[verb].filter { tokens[$0].relation == "obj" && $0 > verb && !has($0, "case") }
        guard objects.count == 2, !has(verb, "iobj"), Self.giving.contains(tokens[verb].lemma.lowercased()),
            !isBroken(verb, objects[1]),
            !tokens[objects[0]..<objects[1]].contains(where: { $0.partOfSpeech == .adposition })
        else { return }
        tokens[objects[0]].relation = "iobj"
    }

    /// "Turkey, asked by Egypt to mediate, agreed": a participle right after a noun and a comma says what was done to it.
    private mutating func hangParticiple(_ verb: Int) {
        guard verb >= 2, verb + 1 < tokens.count, tokens[verb - 1].text == ",",
            tokens[verb + 1].text.lowercased() == "by",
            isLabelled(verb, "parataxis", "ccomp", "dep", "appos"), !has(verb, "nsubj", "aux", "obj", "mark"),
            tokens[verb].text.lowercased() != tokens[verb].lemma.lowercased(),
            !tokens[verb].text.hasSuffix("ing"),
            !Self.reporting.contains(tokens[verb].lemma.lowercased())
        else { return }
        var noun = verb - 2
        for _ in 0..<6 {
            let head = tokens[noun].head
            guard head >= 0, head < verb, isNominal(head) else { break }
            noun = head
        }
        guard isNominal(noun) else { return }
        hang(verb, on: noun, as: "acl")
    }

    // MARK: Questions

    private static let giving: Set<String> = [
        "give", "hand", "lend", "grant", "send", "offer", "deny", "refuse", "award", "pay", "show", "tell",
        "ask",
        "promise", "owe", "sell", "teach", "bring", "allow", "deliver", "issue",
    ]

    private static let relative: Set<String> = [
        "who", "which", "that", "whom", "what", "whose", "where", "when",
    ]
    private static let reporting: Set<String> = [
        "say", "add", "tell", "note", "write", "ask", "claim", "report",
    ]
    /// Verbs whose second noun says what someone is or becomes.
    private static let linking: Set<String> = [
        "be", "become", "remain", "stay", "seem", "appear", "look", "turn", "prove", "sound", "feel", "call",
        "name",
        "elect", "appoint", "make", "consider", "declare", "deem", "dub", "brand", "label", "crown", "die",
        "retire",
        "go", "get", "keep", "find", "run", "rank", "serve", "start", "end", "emerge", "stand", "play", "act",
        "return",
        "come", "plead", "represent", "constitute", "total", "number", "form", "comprise",
    ]
    private static let days: Set<String> = [
        "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "today", "yesterday",
        "week",
        "month", "year", "night", "morning", "evening", "afternoon", "january", "february", "march", "april",
        "june",
        "july", "august", "september", "october", "november", "december",
    ]

    /// Whether a mark of punctuation stands between two words.
    private func isBroken(_ first: Int, _ last: Int) -> Bool {
        tokens[first..<last].contains {
            $0.partOfSpeech == .punctuation && [",", ";", ":", "—", "–"].contains($0.text)
        }
    }

    private static func isDay(_ token: Token) -> Bool { days.contains(token.text.lowercased()) }

    private func isLabelled(_ token: Int, _ relations: String...) -> Bool {
        relations.contains { Tree.matches(tokens[token].relation, $0) }
    }

    private func has(_ token: Int, _ relations: String...) -> Bool {
        children[token].contains { child in
            relations.contains { Tree.matches(tokens[child].relation, $0) }
        }
    }

    private func isNominal(_ token: Int) -> Bool {
        switch tokens[token].partOfSpeech {
        case .noun, .properNoun, .pronoun: true
        default: false
        }
    }

    private func isPassive(_ verb: Int) -> Bool {
        children[verb].contains { tokens[$0].relation == "aux:pass" || tokens[$0].relation == "nsubj:pass" }
    }

    /// A verb that has a subject of its own: no infinitive, no participle behind a noun.
    private func isFinite(_ verb: Int) -> Bool {
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
}
