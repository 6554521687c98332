/// A regular expression as steps of a machine that looks for one match.
struct PatternProgram: Sendable {
    enum Step: Sendable {
        case one(Unicode.Scalar)
        case any
        case anyInLine
        case oneOf(Int)
        /// Goes on at the first place, and at the other one if that comes to nothing. The number counts splits.
        case split(Int, Int, number: Int)
        case jump(Int)
        /// Notes the position: 2n where group n begins, 2n + 1 where it ends.
        case save(Int)
        case start, end, lineStart, lineEnd
        case backReference(Int)
        case match
    }

    private(set) var steps: [Step] = []
    private(set) var classes: [CharacterClass] = []
    private(set) var splitCount = 0
    private(set) var hasBackReferences = false
    let groupCount: Int
    let flags: PatternFlags
    /// The bytes that a match may start with; `nil` if it may be empty.
    let firstBytes: [Bool]?

    /// More steps than any sensible pattern takes.
    static let maximumCount = 20_000

    /// - Throws: ``PatternError`` where counts in braces make it too large.
    init(_ node: PatternNode, groupCount: Int, _ flags: PatternFlags, of pattern: String) throws(PatternError)
    {
        self.groupCount = groupCount
        self.flags = flags
        var first = FirstBytes()
        firstBytes = first.add(node) ? nil : first.bytes
        append(.save(0))
        try compile(node, pattern)
        append(.save(1))
        append(.match)
    }

    private mutating func append(_ step: Step) { steps.append(step) }

    private mutating func compile(_ node: PatternNode, _ pattern: String) throws(PatternError) {
        guard steps.count < Self.maximumCount else {
            throw PatternError(
                pattern: pattern, offset: 0, expected: "counts in braces that do not multiply beyond measure")
        }
        switch node {
        case .empty: break
        case .one(let scalar): append(.one(scalar))
        case .any: append(flags.contains(.dotAll) ? .any : .anyInLine)
        case .oneOf(let set):
            append(.oneOf(classes.count))
            classes.append(set)
        case .sequence(let nodes): for node in nodes { try compile(node, pattern) }
        case .alternatives(let nodes):
            var exits: [Int] = []
            for node in nodes.dropLast() {
                let split = reserve()
                try compile(node, pattern)
                exits.append(reserve())
                set(split, split + 1, steps.count)
            }
            if let last = nodes.last { try compile(last, pattern) }
            for exit in exits { steps[exit] = .jump(steps.count) }
        case .group(let number, let node):
            append(.save(2 * number))
            try compile(node, pattern)
            append(.save(2 * number + 1))
        case .repeated(let node, let least, let most, let isLazy):
            for _ in 0..<least { try compile(node, pattern) }
            if let most {
                var splits: [Int] = []
                for _ in least..<most {
                    splits.append(reserve())
                    try compile(node, pattern)
                }
                for split in splits { set(split, split + 1, steps.count, isLazy: isLazy) }
            } else {
                let split = reserve()
                try compile(node, pattern)
                append(.jump(split))
                set(split, split + 1, steps.count, isLazy: isLazy)
            }
        case .start: append(flags.contains(.multiline) ? .lineStart : .start)
        case .end: append(flags.contains(.multiline) ? .lineEnd : .end)
        case .backReference(let number):
            hasBackReferences = true
            append(.backReference(number))
        }
    }

    /// A place for a step that is not known yet.
    private mutating func reserve() -> Int {
        append(.match)
        return steps.count - 1
    }

    private mutating func set(_ place: Int, _ first: Int, _ second: Int, isLazy: Bool = false) {
        steps[place] = .split(isLazy ? second : first, isLazy ? first : second, number: splitCount)
        splitCount += 1
    }
}

/// The bytes that what is matched may start with.
private struct FirstBytes {
    private(set) var bytes = [Bool](repeating: false, count: 256)

    /// - Returns: whether it may also be empty, so that what follows may come first.
    mutating func add(_ node: PatternNode) -> Bool {
        switch node {
        case .empty, .start, .end, .backReference: return true
        case .one(let scalar):
            if let byte = String(scalar).utf8.first { bytes[Int(byte)] = true }
            return false
        case .any:
            for index in bytes.indices { bytes[index] = true }
            return false
        case .oneOf(let set):
            for byte in UInt8(0)..<128 where set.contains(Unicode.Scalar(byte)) { bytes[Int(byte)] = true }
            for index in 128..<256 { bytes[index] = true }
            return false
        case .sequence(let nodes):
            for node in nodes where !add(node) { return false }
            return true
        case .alternatives(let nodes):
            var mayBeEmpty = false
            for node in nodes where add(node) { mayBeEmpty = true }
            return mayBeEmpty
        case .group(_, let node): return add(node)
        case .repeated(let node, let least, _, _): return add(node) || least == 0
        }
    }
}
