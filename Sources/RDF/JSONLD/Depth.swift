/// How deep an algorithm stands in what it works on; a limit keeps it from overflowing the stack.
struct Depth {
    /// ``JSONLDProcessor/maximumDepth``
    static let maximum = 256

    private let limit: Int
    private var levels = 0

    init(limit: Int) { self.limit = limit }

    var isAtTop: Bool { levels == 0 }

    mutating func enter() throws(JSONLDError) {
        guard levels < limit else {
            throw JSONLDError(.nestingTooDeep, "more than \(limit) levels inside each other")
        }
        levels += 1
    }

    mutating func leave() { levels -= 1 }
}
