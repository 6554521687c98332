import English

/// One sentence's dependency tree, with the questions that extraction asks of it.
///
/// Relations are those of Universal Dependencies 2, English.
struct Tree {
    let sentence: Sentence
    let children: [[Int]]

    init(_ sentence: Sentence) {
        self.sentence = sentence
        var children = [[Int]](repeating: [], count: sentence.tokens.count)
        for (index, token) in sentence.tokens.enumerated() where token.head >= 0 {
            children[token.head].append(index)
        }
        self.children = children
    }

    var tokens: [Token] { sentence.tokens }
    subscript(_ index: Int) -> Token { sentence.tokens[index] }

    /// Children of a token under any of these relations; a relation also matches its subtypes (`obl` → `obl:tmod`).
    func children(of index: Int, _ relations: String...) -> [Int] {
        children[index].filter { child in relations.contains { Self.matches(tokens[child].relation, $0) } }
    }

    func first(of index: Int, _ relations: String...) -> Int? {
        children[index].first { child in relations.contains { Self.matches(tokens[child].relation, $0) } }
    }

    func isRelation(_ index: Int, _ relations: String...) -> Bool {
        relations.contains { Self.matches(tokens[index].relation, $0) }
    }

    static func matches(_ relation: String, _ wanted: String) -> Bool {
        relation.hasPrefix(wanted)
            && (relation.utf8.count == wanted.utf8.count || relation.dropFirst(wanted.count).first == ":")
    }

    func head(of index: Int) -> Int? { tokens[index].head >= 0 ? tokens[index].head : nil }

    /// The preposition of a phrase, fixed expressions joined: `because_of`.
    func preposition(of index: Int) -> String? {
        guard let marker = first(of: index, "case") else { return nil }
        let rest = children(of: marker, "fixed").map { tokens[$0].lemma.lowercased() }
        return ([tokens[marker].lemma.lowercased()] + rest).joined(separator: "_")
    }

    /// The head of a coordination that the token belongs to, itself if none.
    func firstConjunct(_ index: Int) -> Int {
        var index = index
        while isRelation(index, "conj"), let head = head(of: index) { index = head }
        return index
    }

    /// The token and what is coordinated with it, left to right.
    func conjuncts(_ index: Int) -> [Int] { [index] + children(of: index, "conj") }

    /// All tokens under one, itself included, in order.
    func subtree(_ index: Int) -> [Int] {
        var found = [index]
        var next = 0
        while next < found.count {
            found += children[found[next]]
            next += 1
        }
        return found.sorted()
    }

    func isCapitalized(_ index: Int) -> Bool { tokens[index].text.first?.isUppercase == true }

    func isVerb(_ index: Int) -> Bool {
        tokens[index].partOfSpeech == .verb || tokens[index].partOfSpeech == .auxiliary
    }
    func isNominal(_ index: Int) -> Bool {
        switch tokens[index].partOfSpeech {
        case .noun, .properNoun, .pronoun, .numeral: true
        default: false
        }
    }

    /// The text of a span as written, line breaks made spaces.
    func text(of span: Range<Int>) -> String {
        var text = ""
        for index in span {
            if index > span.lowerBound, tokens[index - 1].range.upperBound < tokens[index].range.lowerBound {
                text += " "
            }
            text += tokens[index].text
        }
        return text
    }

    /// The token of a span that governs the others: the one whose own head is outside.
    func head(of span: Range<Int>) -> Int {
        span.first { !span.contains(tokens[$0].head) && tokens[$0].partOfSpeech != .punctuation } ?? span
            .upperBound - 1
    }

    /// The tokens above one, the nearest first.
    func ancestors(of index: Int) -> [Int] {
        var found: [Int] = []
        var current = index
        while let head = head(of: current), found.count < tokens.count {
            found.append(head)
            current = head
        }
        return found
    }

    /// The word that joins two others: the verb or noun above both, or below one of them and above the other; where
    /// what is above both only says that something is said or meant, the verb of what is said.
    func joint(_ first: Int, _ second: Int) -> Int? {
        let over = [first] + ancestors(of: first)
        let path = [second] + ancestors(of: second)
        guard let meeting = path.firstIndex(where: over.contains) else { return nil }
        var joint = path[meeting]
        if joint == first || joint == second {
            // "Kerry, who met Lavrov": between them; "Kerry and Lavrov met": above both.
            let between = joint == first ? path[..<meeting] : over.prefix { $0 != second }[...]
            if let verb = between.last(where: { $0 != first && $0 != second && isVerb($0) }) {
                joint = verb
            } else if let noun = between.last(where: { $0 != first && $0 != second }) {
                joint = noun
            } else {
                return head(of: firstConjunct(joint))
            }
            return joint
        }
        var place = meeting
        while place > 0, isRelation(path[place - 1], "xcomp", "ccomp"), isVerb(path[place - 1]) {
            place -= 1
            joint = path[place]
        }
        return joint
    }

    /// Whether nothing but nouns, coordination and infinitives stands between a token and the word above it.
    func isInClause(of word: Int, _ token: Int) -> Bool {
        var current = token
        while current != word, let head = head(of: current) {
            if isRelation(current, "acl", "advcl", "ccomp", "csubj", "parataxis") { return false }
            current = head
        }
        return current == word
    }
}
