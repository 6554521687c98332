/// The best directed tree from node 0 to all others, by Chu and Liu's and Edmonds' algorithm on a full
/// matrix.
///
/// Works on the matrix in place: a cycle of best arcs is contracted into the slot of one of its nodes, and
/// the choices are unfolded at the end, so neither memory nor call depth grow with the number of cycles.
struct MaximumArborescence {
    /// The head of each node from 1 on.
    var heads: [Int] { (1..<nodes).map { chosen[$0].head } }

    private struct Arc {
        var dependent: Int
        var head: Int
    }

    private enum State {
        case open, onPath, done, contracted
    }

    private let nodes: Int
    /// The weight of the best arc between the (contracted) nodes in two slots, dependents in rows.
    private var weight: [Double]
    /// That arc, between original nodes.
    private var arc: [Arc]
    private var state: [State]
    /// The node in each slot: an original one or, from `nodes` on, a contracted cycle.
    private var node: [Int]
    /// The arc chosen into each node.
    private var chosen: [Arc]
    /// The cycle that each node was contracted into, or -1.
    private var parent: [Int]

    /// Finds the tree.
    ///
    /// - Parameters:
    ///   - weights: The weight of each arc, dependents in rows; the diagonal and the first row do not matter.
    ///   - nodes: The number of nodes.
    init(_ weights: [Double], nodes: Int) {
        self.nodes = nodes
        weight = weights
        arc = (0..<nodes * nodes).map { Arc(dependent: $0 / nodes, head: $0 % nodes) }
        state = [State](repeating: .open, count: nodes)
        state[0] = .done
        node = Array(0..<nodes)
        chosen = [Arc](repeating: Arc(dependent: 0, head: 0), count: nodes)
        parent = [Int](repeating: -1, count: nodes)
        for slot in 1..<max(nodes, 1) where state[slot] == .open {
            grow(from: slot)
        }
        unfold()
    }

    /// Follows best arcs from a slot until they reach what is done, contracting cycles on the way.
    private mutating func grow(from slot: Int) {
        var path = [slot]
        state[slot] = .onPath
        while let last = path.last {
            let head = bestHead(of: last)
            chosen[node[last]] = arc[last * nodes + head]
            switch state[head] {
            case .open:
                state[head] = .onPath
                path.append(head)
            case .onPath:
                let start = path.lastIndex(of: head) ?? 0
                contract(Array(path[start...]))
                path.removeLast(path.count - start - 1)
            case .done, .contracted:
                for done in path {
                    state[done] = .done
                }
                return
            }
        }
    }

    private func bestHead(of slot: Int) -> Int {
        var best = -1
        for head in 0..<nodes where head != slot && state[head] != .contracted {
            if best < 0 || weight[slot * nodes + head] > weight[slot * nodes + best] {
                best = head
            }
        }
        return best
    }

    /// Makes one node of a cycle, in the slot of its first member.
    private mutating func contract(_ cycle: [Int]) {
        let cycleNode = parent.count
        var lost: [Double] = []
        for slot in cycle {
            parent[node[slot]] = cycleNode
            lost.append(weight[slot * nodes + bestHead(of: slot)])
        }
        parent.append(-1)
        chosen.append(Arc(dependent: 0, head: 0))
        let home = cycle[0]
        for slot in cycle where slot != home {
            state[slot] = .contracted
        }
        node[home] = cycleNode
        for other in 0..<nodes where state[other] != .contracted && other != home {
            var best = -Double.infinity
            var bestArc = arc[home * nodes + other]
            for (slot, loss) in zip(cycle, lost) where weight[slot * nodes + other] - loss > best {
                best = weight[slot * nodes + other] - loss
                bestArc = arc[slot * nodes + other]
            }
            weight[home * nodes + other] = best
            arc[home * nodes + other] = bestArc
            var outward = home
            for slot in cycle where weight[other * nodes + slot] > weight[other * nodes + outward] {
                outward = slot
            }
            weight[other * nodes + home] = weight[other * nodes + outward]
            arc[other * nodes + home] = arc[other * nodes + outward]
        }
    }

    /// Gives the arc chosen into a cycle to the member that it enters; the others keep theirs.
    private mutating func unfold() {
        for cycle in stride(from: parent.count - 1, through: nodes, by: -1) {
            var member = chosen[cycle].dependent
            while parent[member] != cycle {
                member = parent[member]
            }
            chosen[member] = chosen[cycle]
        }
    }
}
