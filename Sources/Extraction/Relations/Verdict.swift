/// What becomes of a relation that was weighed.
enum Verdict {
    case kept
    /// Less sure than the threshold.
    case unsure
    /// Sure enough, but an alternative is surer.
    case outdone
}

extension RelationCombiner {
    /// What becomes of each of the drafts of an article.
    func verdicts(on drafts: [RelationDraft]) -> [Verdict] {
        zip(drafts, Alternatives.areSurest(drafts)).map { draft, isSurest in
            draft.confidence < threshold ? .unsure : isSurest ? .kept : .outdone
        }
    }
}
