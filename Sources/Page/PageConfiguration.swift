import Foundation
import KnowledgeGraph

import enum KnowledgeGraph.Predicate

/// What the page is told besides the graph.
struct PageConfiguration: Encodable {
    enum Mode: String, Encodable {
        /// All that is known is in the page.
        case file
        /// A server knows more.
        case served
    }

    struct PredicateRow: Encodable {
        var id: Predicate
        var label: String
        var kind: String
        var symmetric: Bool
    }

    var mode: Mode
    /// In the order of the vocabulary.
    var predicates = Predicate.allCases.map {
        PredicateRow(id: $0, label: $0.label, kind: $0.kind.rawValue, symmetric: $0.isSymmetric)
    }
    var totals: Page.Totals?

    func json() throws -> Data {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return PageData.embeddable(try encoder.encode(self))
    }
}
