import English
import KnowledgeGraph

import enum KnowledgeGraph.Predicate

extension Extractor {
    /// How likely each PLOVER root is as what the source of a marked sentence does to its target, from 0 to 1.
    ///
    /// The pair is given, so that this says what the model makes of the words between two actors, and nothing of whether it
    /// would have found them. Of an actor that is marked several times the first counts.
    ///
    /// - Throws: `ModelError` where the heads for this are not beside the model, or belong to another.
    public func roots(of sentences: [MarkedSentence]) throws -> [[Predicate.Root: Double]] {
        let classifier = try model.rootClassifier()
        let roots = classifier.roots.map { Predicate.Root(rawValue: $0) }
        return sentences.map { sentence in
            let row = classifier.probabilities(
                text: sentence.text, source: sentence.sources.first, target: sentence.targets.first)
            return zip(roots, row).reduce(into: [:]) { result, one in
                if let root = one.0 { result[root] = Double(one.1) }
            }
        }
    }
}
