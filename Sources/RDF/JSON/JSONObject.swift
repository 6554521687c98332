/// The members of a JSON object, in order; no key comes twice.
public struct JSONObject: Sendable {
    /// A key and its value.
    public struct Member: Sendable {
        /// Unique in its object.
        public let key: String
        public fileprivate(set) var value: JSONValue

        /// A member of an object that is to be made.
        public init(key: String, value: JSONValue) {
            self.key = key
            self.value = value
        }
    }

    /// All members in order.
    public private(set) var members: [Member] = []

    private var positions = KeyPositions()

    /// An empty object.
    public init() {}

    /// - Parameter members: of two with the same key, the last counts, at the place of the first.
    public init(_ members: some Sequence<Member>) {
        for member in members { self[member.key] = member.value }
    }

    /// One member.
    init(_ key: String, _ value: JSONValue) { members = [Member(key: key, value: value)] }

    /// How many members there are.
    public var count: Int { members.count }
    /// Whether there is no member.
    public var isEmpty: Bool { members.isEmpty }

    /// The value of a key. A new key goes to the end; setting `nil` removes the member.
    public subscript(key: String) -> JSONValue? {
        get { position(key).map { members[$0].value } }
        set {
            guard let newValue else {
                remove(key)
                return
            }
            if let position = position(key) {
                members[position].value = newValue
            } else {
                append(key, newValue)
            }
        }
    }

    /// Whether there is such a key.
    public func contains(_ key: String) -> Bool { position(key) != nil }

    /// Removes a member.
    @discardableResult public mutating func remove(_ key: String) -> JSONValue? {
        guard let position = position(key) else { return nil }
        let value = members.remove(at: position).value
        positions.reset(count: members.count) { members[$0].key }
        return value
    }

    /// The value of a key, which is null from now on, so that the caller can change it in place and put it
    /// back.
    mutating func take(_ key: String) -> JSONValue? {
        guard let position = position(key) else { return nil }
        let value = members[position].value
        members[position].value = .null
        return value
    }

    /// Adds a value to those of a key (JSON-LD 1.1 Processing Algorithms, section 1.4, "add value").
    ///
    /// - Parameter asArray: whether a single value stands in an array as well.
    mutating func add(_ value: JSONValue, to key: String, asArray: Bool = false) {
        if asArray {
            if let position = position(key) {
                if members[position].value.array == nil {
                    members[position].value = .array([members[position].value])
                }
            } else {
                if case .array = value { append(key, value) } else { append(key, .array([value])) }
                return
            }
        }
        if case .array(let items) = value {
            for item in items { add(item, to: key) }
        } else if let position = position(key) {
            members[position].value.append(value)
        } else {
            append(key, value)
        }
    }

    private func position(_ key: String) -> Int? {
        members.withUnsafeBufferPointer { members in
            positions.position(of: key, among: members.count) { members[$0].key }
        }
    }

    private mutating func append(_ key: String, _ value: JSONValue) {
        members.append(Member(key: key, value: value))
        positions.append(key, makingCount: members.count) { [members] in members[$0].key }
    }
}

extension JSONObject: Sequence {
    public func makeIterator() -> IndexingIterator<[Member]> { members.makeIterator() }

    /// The members as given, or by code point of their keys.
    func members(sorted: Bool) -> [Member] {
        sorted ? members.sorted { ExactString($0.key) < ExactString($1.key) } : members
    }
}

extension JSONObject: Hashable {
    /// Whatever the order of the members.
    public static func == (a: JSONObject, b: JSONObject) -> Bool {
        a.count == b.count && a.members.allSatisfy { b[$0.key] == $0.value }
    }

    public func hash(into hasher: inout Hasher) {
        var sum = 0
        for member in members {
            var own = Hasher()
            own.combine(ExactString(member.key))
            own.combine(member.value)
            sum ^= own.finalize()
        }
        hasher.combine(sum)
    }
}
