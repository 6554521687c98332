extension EnglishModel {
    /// Analyses a document that has been divided into sentences and words already.
    ///
    /// - Parameters:
    ///   - document: The sentences; multiword tokens and empty nodes are passed over.
    ///   - jobs: The number of threads.
    /// - Returns: As many sentences with the same words, for ``CoNLLUSentence/replacing(with:)``.
    public func analyze(conllu document: [CoNLLUSentence], jobs: Int = 1) async -> [Sentence] {
        let words = document.map { $0.rows.compactMap { $0.isWord ? $0.form : nil } }
        return await analyze(tokenized: words, jobs: jobs).sentences(of: words.map(\.count))
    }
}

extension CoNLLUSentence {
    /// The sentence with another analysis.
    ///
    /// LEMMA, UPOS, HEAD, DEPREL and `NER` in MISC are the analysis's; DEPS is emptied and empty nodes are left out,
    /// because they belong to the tree that was there. All else stays: comments, multiword tokens, XPOS, FEATS and
    /// the rest of MISC.
    ///
    /// - Parameter analysis: The analysis of the same words.
    public func replacing(with analysis: Sentence) -> CoNLLUSentence {
        let tags = analysis.nameTags
        var next = 0
        var result = CoNLLUSentence(comments: comments, rows: [])
        result.rows.reserveCapacity(rows.count)
        for var row in rows {
            switch row.id {
            case .empty: continue
            case .multiword: row.setMisc("NER", to: nil)
            case .word:
                row.set(analysis.tokens[next])
                row.deps = "_"
                row.setMisc("NER", to: tags[next])
                next += 1
            }
            result.rows.append(row)
        }
        return result
    }
}

extension Analysis {
    /// The sentences as they were given: the parts of one that was too long for the encoder are put together, and
    /// those without words, which an analysis leaves out, are put back.
    ///
    /// - Parameter counts: How many words each sentence has.
    func sentences(of counts: [Int]) -> [Sentence] {
        var parts = sentences[...]
        return counts.map { count in
            var whole = Sentence(tokens: [], range: 0..<0, names: [], paragraph: 0)
            while whole.tokens.count < count, let part = parts.popFirst() {
                whole = whole.tokens.isEmpty ? part : whole.followed(by: part)
            }
            return whole
        }
    }
}

extension Sentence {
    /// The sentence with a further part, whose root hangs on this one's.
    fileprivate func followed(by part: Sentence) -> Sentence {
        let first = tokens.count
        let root = tokens.firstIndex { $0.head < 0 } ?? 0
        var whole = self
        for var token in part.tokens {
            if token.head < 0 {
                token.head = root
                token.relation = "parataxis"
            } else {
                token.head += first
            }
            whole.tokens.append(token)
        }
        for var name in part.names {
            name.tokens = name.tokens.lowerBound + first..<name.tokens.upperBound + first
            whole.names.append(name)
        }
        whole.range = range.lowerBound..<part.range.upperBound
        whole.vectors = WordVectors()
        return whole
    }
}
