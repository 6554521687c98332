/// All orders of a list, one at a time.
struct Permutations<Element> {
    private let elements: [Element]
    private var order: [Int]
    private var isStarted = false

    init(_ elements: [Element]) {
        self.elements = elements
        order = Array(elements.indices)
    }

    /// Whether ``next()`` has given the last.
    var isExhausted: Bool { isStarted && !zip(order, order.dropFirst()).contains { $0 < $1 } }

    /// Orders of places in lexicographic order.
    mutating func next() -> [Element]? {
        guard isStarted else {
            isStarted = true
            return elements
        }
        guard let pivot = order.indices.dropLast().last(where: { order[$0] < order[$0 + 1] }),
            let successor = order.lastIndex(where: { $0 > order[pivot] })
        else { return nil }
        order.swapAt(pivot, successor)
        order[(pivot + 1)...].reverse()
        return order.map { elements[$0] }
    }
}
