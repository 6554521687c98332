import English
import KnowledgeGraph

/// Marks what is reported without quotation marks with who says it.
struct ReportedSpeech {
    let reading: Reading
    let voices: Voices
    let words: SpeechWords

    /// - Parameter quoted: look at the verbs inside quotations instead of those outside.
    func mark(_ sentence: Int, quoted: Bool, in speakers: inout [Int]) {
        let tree = reading.trees[sentence]
        if !quoted { markHeadline(sentence, tree, in: &speakers) }
        for voice in voices.verbs(in: sentence, quoted: quoted) {
            for token in clause(of: voice.token, tree)
            where reading.speech.isQuoted[sentence][token] == quoted {
                speakers[token] = voice.speaker
            }
        }
        // "Israel's assertion that Turkey arms them"
        for noun in tree.tokens.indices where reading.speech.isQuoted[sentence][noun] == quoted {
            let clauses = tree.children(of: noun, "acl", "ccomp").filter { marker(tree, $0) == "that" }
            if !clauses.isEmpty, let author = voices.author(sentence, noun) {
                for token in clauses.flatMap(tree.subtree) { speakers[token] = author }
            }
        }
        for verb in tree.tokens.indices
        where tree.isVerb(verb) && reading.speech.isQuoted[sentence][verb] == quoted {
            let lemma = Voices.lemma(tree, verb)
            if words.accusing.contains(lemma), let speaker = voices.speaker(sentence, verb) {
                for clause in tree.children(of: verb, "advcl", "xcomp", "ccomp", "acl")
                where ["of", "for", "with"].contains(marker(tree, clause)) {
                    for token in tree.subtree(clause) { speakers[token] = speaker }
                }
            }
            if words.citing.contains(lemma), tree[verb].text.lowercased().hasSuffix("ing"),
                let head = tree.head(of: verb),
                let source = tree.children(of: verb, "obj").lazy.compactMap({ voices.named(sentence, $0) })
                    .first
            {
                let own = Set(tree.subtree(verb))
                for token in tree.subtree(head) where !own.contains(token) {
                    speakers[token] = source
                }
            }
        }
    }

    private func marker(_ tree: Tree, _ clause: Int) -> String {
        tree.first(of: clause, "mark", "case").map { tree[$0].lemma.lowercased() } ?? ""
    }

    /// What a verb of saying, or "according to", reports.
    private func clause(of voice: Int, _ tree: Tree) -> [Int] {
        let own = Set(tree.subtree(voice))
        if words.utter.contains(Voices.lemma(tree, voice)) { return [] }
        guard tree.isVerb(voice) else {
            guard let head = tree.head(of: voice) else { return [] }
            return tree.subtree(head).filter { !own.contains($0) }
        }
        var tokens: [Int] = []
        for clause in tree.children(of: voice, "ccomp", "parataxis") {
            if tree.isRelation(clause, "parataxis"), clause > voice,
                !tree.tokens[voice..<clause].contains(where: { [":", "“", "\""].contains($0.text) })
            {
                continue
            }
            // What goes on behind the verb is the article's: "…," he said, and his minister refused.
            tokens += tree.subtree(clause).filter { clause > voice ? $0 > voice : $0 < voice }
        }
        if tree[voice].lemma == "claim" {
            tokens += tree.children(of: voice, "xcomp").flatMap(tree.subtree)
        }
        // "…, the ministry said"
        if tokens.isEmpty, tree.isRelation(voice, "parataxis"), let head = tree.head(of: voice), head < voice
        {
            tokens = tree.subtree(head).filter { !own.contains($0) }
        }
        return tokens
    }

    /// "Putin: no troops for Syria", "No troops for Syria: Putin"
    private func markHeadline(_ sentence: Int, _ tree: Tree, in speakers: inout [Int]) {
        guard let colon = tree.tokens.firstIndex(where: { $0.text == ":" }), colon > 0,
            colon + 1 < tree.tokens.count
        else { return }
        if let first = reading.mention(sentence, colon - 1), first.tokens.lowerBound == 0, isVoice(first) {
            for token in (colon + 1)..<tree.tokens.count { speakers[token] = first.entity }
        } else if let last = reading.mention(sentence, colon + 1), last.tokens.lowerBound == colon + 1,
            last.tokens.upperBound == tree.tokens.count, isVoice(last)
        {
            for token in 0..<colon { speakers[token] = last.entity }
        }
    }

    /// A capital in capitals opens a dateline.
    private func isVoice(_ mention: Mention) -> Bool {
        mention.type == .person || mention.type != .place && mention.text.contains(where: \.isLowercase)
            || mention.type == .organization && mention.text.count <= 5
    }
}
