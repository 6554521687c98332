import RDF

/// What expressions of one query share: its time, its base IRI, random numbers and new blank nodes.
public final class ExpressionContext {
    /// What `NOW` yields.
    let now: Value
    /// What `IRI` resolves relative references against.
    let base: IRI?
    private var generator = SystemRandomNumberGenerator()
    private let prefix: String
    private var blankNodeCount = 0
    /// Those of `BNODE` with a label, for the solution at hand.
    private var labelled: [[UInt8]: BlankNode] = [:]
    /// Regular expressions that solutions brought along.
    private var patterns: [[[UInt8]]: Pattern?] = [:]

    private static let maximumPatternCount = 100

    /// - Parameters:
    ///   - now: in seconds from the start of 1970 in UTC.
    ///   - base: the base IRI of the query.
    public init(now: Double, base: IRI? = nil) {
        self.now = .dateTime(secondsSince1970: now)
        self.base = base
        // No document has such labels but by intent.
        prefix = "n" + String(generator.next() as UInt64, radix: 16) + "x"
    }

    /// Says that expressions are for another solution from now on, in which a label stands for another blank node.
    public func beginSolution() {
        if !labelled.isEmpty { labelled.removeAll(keepingCapacity: true) }
    }

    /// A blank node that is nowhere else.
    public func freshBlankNode() -> BlankNode {
        blankNodeCount += 1
        guard let node = try? BlankNode(prefix + String(blankNodeCount)) else {
            preconditionFailure("letters and digits label a blank node")
        }
        return node
    }

    func blankNode(_ label: String) -> BlankNode {
        let label = Array(label.utf8)
        if let node = labelled[label] { return node }
        let node = freshBlankNode()
        labelled[label] = node
        return node
    }

    /// `nil` for a type error.
    func pattern(_ pattern: Value, _ flags: Value) -> Pattern? {
        guard case .string(let text) = pattern, case .string(let letters) = flags else { return nil }
        // Not by strings, which are the same for Swift when they look the same.
        let key = [Array(text.utf8), Array(letters.utf8)]
        if let known = patterns[key] { return known }
        if patterns.count >= Self.maximumPatternCount { patterns.removeAll() }
        let compiled = PatternFunctions.compiled(pattern, flags)
        patterns.updateValue(compiled, forKey: key)
        return compiled
    }

    /// Between 0 and 1, which it never is.
    func random() -> Double { Double.random(in: 0..<1, using: &generator) }

    /// A random UUID (RFC 9562, version 4) in lower case.
    func uuid() -> String {
        let high = (generator.next() as UInt64) & ~0xF000 | 0x4000
        let low = (generator.next() as UInt64) & ~(0xC << 60) | 0x8 << 60
        func hex(_ number: UInt64) -> String {
            let digits = String(number, radix: 16)
            return String(repeating: "0", count: 16 - digits.utf8.count) + digits
        }
        let (a, b) = (hex(high), hex(low))
        return a.prefix(8) + "-" + a.dropFirst(8).prefix(4) + "-" + a.suffix(4) + "-" + b.prefix(4) + "-"
            + b.dropFirst(4)
    }
}
