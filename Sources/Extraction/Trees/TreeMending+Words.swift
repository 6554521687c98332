import English

/// Verbs and nouns that the tagger took for one another.
extension TreeMending {
    /// "has rejected a motion", "which Mali accuses", "the US embargo" where the word class is wrong and the tree is right.
    mutating func recogniseVerb(_ token: Int) {
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
    static func lemma(ofPast text: String) -> String {
        if text.hasSuffix("ied") { return text.dropLast(3) + "y" }
        let stem = text.dropLast(2)
        guard let last = stem.last, let before = stem.dropLast().last else { return text }
        if last == before { return String("lsf".contains(last) ? stem : stem.dropLast()) }
        return "svcuz".contains(last) || last == "g" && before != "n" ? stem + "e" : String(stem)
    }
}
