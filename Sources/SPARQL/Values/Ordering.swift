/// How one thing stands to another.
public enum Ordering: Int8, Sendable, Hashable {
    case before = -1
    case same = 0
    case after = 1

    init<Item: Comparable>(_ a: Item, _ b: Item) { self = a < b ? .before : a == b ? .same : .after }

    /// By code point, which is also the order of the UTF-8 bytes. Swift's own order takes canonically equivalent
    /// texts for the same.
    init(_ a: String, _ b: String) {
        let order = a.withBytes { a in b.withBytes { b in Bytes.order(a, b) } }
        self = order < 0 ? .before : order == 0 ? .same : .after
    }
}
