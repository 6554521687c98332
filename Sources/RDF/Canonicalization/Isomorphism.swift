extension Dataset {
    /// Whether the two are the same but for the labels of their blank nodes (RDF 1.1 Concepts, sections 3.6
    /// and 4.1).
    ///
    /// - Parameters:
    ///   - other: the dataset to compare with.
    ///   - guessLimit: how often a blank node may be paired with one that looks like it only to see where
    ///     this leads. Few datasets need any guess; some that are made to be hard need more than there is
    ///     time for.
    /// - Throws: ``IsomorphismError`` where the limit does not suffice.
    public func isIsomorphic(
        to other: Dataset, guessLimit: Int = 10_000
    ) throws(IsomorphismError) -> Bool {
        guard quads.count == other.quads.count else { return false }
        var nodes: [[BlankNode]] = []
        var palette = IsomorphismSearch.Palette()
        var statements: [IsomorphismSearch.Statement] = []
        for dataset in [self, other] {
            let firstNode = nodes.first?.count ?? 0
            nodes.append(palette.add(dataset.quads, firstNode: firstNode, to: &statements))
        }
        guard nodes[0].count == nodes[1].count, palette.groundQuadsAgree else { return false }
        var search = IsomorphismSearch(statements, half: nodes[0].count, guessLimit: guessLimit)
        guard let partners = try search.partners() else { return false }
        let renamed = Dictionary(
            uniqueKeysWithValues: zip(nodes[0], partners.map { nodes[1][$0 - nodes[0].count] }))
        return quads.allSatisfy { quad in
            other.quads.contains(quad.mapBlankNodes { renamed[$0] ?? $0 })
        }
    }
}

/// Two datasets that are too hard to compare.
public enum IsomorphismError: Error, Sendable, Hashable, CustomStringConvertible {
    /// The limit that did not suffice.
    case guessLimit(Int)

    public var description: String {
        switch self {
        case .guessLimit(let limit):
            "the blank nodes of the two datasets are too much alike: \(limit) guesses did not tell whether "
                + "they match"
        }
    }
}

extension IsomorphismSearch {
    /// A quad with blank nodes, all else of it reduced to a number.
    struct Statement {
        /// The same for quads that differ in blank nodes only.
        let shape: Int
        /// In the order in which they stand.
        let nodes: [Int]
    }

    /// Gives numbers to what two datasets share.
    struct Palette {
        private var shapes: [Quad: Int] = [:]
        /// Quads without blank nodes that only one of the two has.
        private var ground: Set<Quad> = []

        /// Whether the quads without blank nodes of two datasets are the same.
        var groundQuadsAgree: Bool { ground.isEmpty }

        /// Takes the quads of one dataset, whose blank nodes it numbers and returns.
        mutating func add(
            _ quads: Set<Quad>, firstNode: Int, to statements: inout [Statement]
        ) -> [BlankNode] {
            var order: [BlankNode] = []
            var numbers: [BlankNode: Int] = [:]
            for quad in quads {
                var nodes: [Int] = []
                let shape = quad.mapBlankNodes { node in
                    let number = numbers[node] ?? firstNode + order.count
                    if number == firstNode + order.count {
                        numbers[node] = number
                        order.append(node)
                    }
                    nodes.append(number)
                    return BlankNode(0)
                }
                if nodes.isEmpty {
                    ground.formSymmetricDifference([quad])
                } else {
                    let number = shapes[shape] ?? shapes.count
                    shapes[shape] = number
                    statements.append(Statement(shape: number, nodes: nodes))
                }
            }
            return order
        }
    }
}
