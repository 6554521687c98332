extension String {
    /// Whether every code point is the same; `==` takes canonically equivalent strings for equal.
    func isExactly(_ other: String) -> Bool {
        utf8.count == other.utf8.count && utf8.elementsEqual(other.utf8)
    }
}

extension Dictionary where Key == ExactString {
    subscript(key: String) -> Value? {
        get { self[ExactString(key)] }
        set { self[ExactString(key)] = newValue }
    }
}
