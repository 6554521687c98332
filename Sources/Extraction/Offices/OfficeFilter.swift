import KnowledgeGraph

/// Takes back what the relation head alone says of offices where the titles of the sentence say otherwise: a person whose
/// title stands in one body is not given another that happens to be near.
struct OfficeFilter {
    let reading: Reading
    private let offices: [Int: [Office]]

    init(reading: Reading, offices: [Office]) {
        self.reading = reading
        self.offices = Dictionary(grouping: offices, by: \.sentence)
    }

    func kept(_ candidates: [RelationCandidate]) -> [RelationCandidate] {
        candidates.filter { candidate in
            guard candidate.pattern == nil, candidate.draft.predicate == .holdsOffice,
                let head = candidate.head
            else { return true }
            return keeps(candidate.draft, head)
        }
    }

    private func keeps(_ draft: RelationDraft, _ head: Double) -> Bool {
        let here = offices[draft.sentence] ?? []
        let own = here.filter {
            $0.person == draft.subject && $0.kind != .descriptor && $0.kind != .honorific
        }
        if own.contains(where: { $0.body == draft.object }) { return true }
        let isCountry = reading.entities[draft.object].type == .country
        if own.contains(where: { $0.body != nil && $0.noun != "counterpart" }) { return head > 0.985 }
        if !own.isEmpty {
            // "President Daniel Noboa": whose, another place of the text says.
            return head > 0.97 || isCountry && isTold(draft.object, draft.sentence)
        }
        let isOthers = here.contains {
            $0.person != draft.subject && $0.body == draft.object && $0.kind == .office
        }
        return !isOthers || head > 0.95
    }

    /// Whether a country is the one that the sentence is about: its only one, or what does something there.
    private func isTold(_ country: Int, _ sentence: Int) -> Bool {
        let tree = reading.trees[sentence]
        // "the special envoy for Syria" is not Syria's.
        let countries = reading.outerMentions(sentence).filter {
            $0.type == .country && !["for", "to"].contains(tree.preposition(of: $0.head) ?? "")
        }
        return !countries.isEmpty && countries.allSatisfy { $0.entity == country }
            || countries.contains {
                $0.entity == country && tree.isRelation(tree.firstConjunct($0.head), "nsubj")
                    && !reading.speech.isQuoted[sentence][$0.head]
            }
    }
}
