extension RelationCombiner {
    /// What becomes of each of the drafts of an article.
    func verdicts(on drafts: [RelationDraft]) -> [Explanation.Finding.Verdict] {
        zip(drafts, Alternatives.areSurest(drafts)).map { draft, isSurest in
            draft.confidence < threshold ? .unsure : isSurest ? .kept : .outdone
        }
    }
}
