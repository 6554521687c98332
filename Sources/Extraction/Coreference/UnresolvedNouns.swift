import English
import KnowledgeGraph

/// Nouns and pronouns that speak of nobody named: what a later pronoun may mean instead of a name.
struct UnresolvedNouns {
    let gazetteer: Gazetteer
    /// Pronouns that were found to speak of nobody named, by sentence.
    private var pronouns: [Int: [(kind: Anaphor.Kind, gender: Gender?)]] = [:]

    init(gazetteer: Gazetteer) { self.gazetteer = gazetteer }

    mutating func note(_ anaphor: Anaphor) {
        pronouns[anaphor.sentence, default: []].append((anaphor.kind, anaphor.gender))
    }

    /// Whether the same pronoun has just spoken of nobody named.
    func isAgain(_ anaphor: Anaphor) -> Bool {
        (0...1).contains { back in
            (pronouns[anaphor.sentence - back] ?? []).contains {
                $0.kind == anaphor.kind && $0.gender == anaphor.gender
            }
        }
    }

    /// The common nouns of a sentence that such an anaphor may mean.
    func nouns(_ sentence: Int, _ reading: Reading, for anaphor: Anaphor) -> [Int] {
        let tree = reading.trees[sentence]
        return tree.tokens.indices.filter { index in
            guard tree[index].partOfSpeech == .noun, reading.mentionAt[sentence][index] < 0,
                reading.references[sentence][index] == nil, !isTitle(index, sentence, reading)
            else { return false }
            let lemma = tree[index].lemma.lowercased()
            let isPlural = tree[index].text.lowercased() != lemma
            switch anaphor.kind {
            case .personal:
                guard !isPlural else { return false }
                if let gender = gazetteer.genders.ofWord(lemma) { return gender == anaphor.gender }
                return gazetteer.titles[lemma] != nil
            case .neuter:
                return !isPlural && gazetteer.genders.ofWord(lemma) == nil && gazetteer.titles[lemma] == nil
            case .plural: return isPlural || tree.first(of: index, "conj") != nil
            case .description: return false
            }
        }
    }

    /// Whether the noun says what somebody named beside it is.
    private func isTitle(_ index: Int, _ sentence: Int, _ reading: Reading) -> Bool {
        let tree = reading.trees[sentence]
        if let head = tree.head(of: index), reading.mentionAt[sentence][head] >= 0,
            tree.isRelation(index, "appos", "compound", "nmod:desc", "nmod:unmarked", "flat")
        {
            return true
        }
        return tree.children(of: index, "appos", "flat", "compound", "nmod:desc", "nsubj").contains {
            reading.mentionAt[sentence][$0] >= 0
        }
    }
}
