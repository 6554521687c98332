/// A JSON value (RFC 8259): objects keep the order of their members, numbers the digits they are written
/// with.
public enum JSONValue: Sendable {
    /// `null`
    case null
    /// `true` or `false`
    case boolean(Bool)
    /// A number, with its digits.
    case number(JSONNumber)
    /// A text.
    case string(String)
    /// Values in order.
    case array([JSONValue])
    /// Members, no two with the same key.
    case object(JSONObject)
}

extension JSONValue: Hashable {
    /// Strings are equal when every code point is, numbers when they are written alike, objects whatever the
    /// order of their members.
    public static func == (a: JSONValue, b: JSONValue) -> Bool {
        switch (a, b) {
        case (.null, .null): true
        case (.boolean(let a), .boolean(let b)): a == b
        case (.number(let a), .number(let b)): a == b
        case (.string(let a), .string(let b)): a.isExactly(b)
        case (.array(let a), .array(let b)): a == b
        case (.object(let a), .object(let b)): a == b
        default: false
        }
    }

    public func hash(into hasher: inout Hasher) {
        switch self {
        case .null: hasher.combine(0)
        case .boolean(let value): hasher.combine(value)
        case .number(let number): hasher.combine(number)
        case .string(let text): hasher.combine(ExactString(text))
        case .array(let items): hasher.combine(items)
        case .object(let object): hasher.combine(object)
        }
    }
}

extension JSONValue: ExpressibleByBooleanLiteral, ExpressibleByIntegerLiteral, ExpressibleByFloatLiteral,
    ExpressibleByStringLiteral, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
    public init(booleanLiteral value: Bool) { self = .boolean(value) }
    public init(integerLiteral value: Int) { self = .number(JSONNumber(value)) }
    /// Null for a literal beyond all doubles.
    public init(floatLiteral value: Double) { self = JSONNumber(value).map { .number($0) } ?? .null }
    public init(stringLiteral value: String) { self = .string(value) }
    public init(arrayLiteral elements: JSONValue...) { self = .array(elements) }
    /// Of two members with the same key, the last counts.
    public init(dictionaryLiteral elements: (String, JSONValue)...) {
        self = .object(JSONObject(elements.map { JSONObject.Member(key: $0, value: $1) }))
    }
}

extension JSONValue {
    /// The text, if this is a string.
    public var string: String? { if case .string(let text) = self { text } else { nil } }
    /// The truth value, if this is `true` or `false`.
    public var boolean: Bool? { if case .boolean(let value) = self { value } else { nil } }
    /// The items, if this is an array.
    public var array: [JSONValue]? { if case .array(let items) = self { items } else { nil } }
    /// The members, if this is an object.
    public var object: JSONObject? { if case .object(let object) = self { object } else { nil } }

    /// Neither array, object nor null.
    var isScalar: Bool {
        switch self {
        case .boolean, .number, .string: true
        case .null, .array, .object: false
        }
    }

    /// The items of an array, or the value itself as the only item.
    var items: [JSONValue] { if case .array(let items) = self { items } else { [self] } }

    /// Appends to an array in place; anything else becomes an array first.
    mutating func append(_ value: JSONValue) {
        guard case .array(var items) = self else {
            self = .array([self, value])
            return
        }
        // Else there would be two owners, and the array be copied.
        self = .null
        items.append(value)
        self = .array(items)
    }

    /// Appends all of them likewise.
    mutating func append(contentsOf values: [JSONValue]) {
        guard case .array(var items) = self else {
            self = .array([self] + values)
            return
        }
        self = .null
        items += values
        self = .array(items)
    }
}
