/// What a frame says of the way in which nodes are laid out (JSON-LD 1.1 Framing, "Framing Flags").
struct FrameFlags {
    let embed: JSONLDOptions.Embedding
    let explicit: Bool
    let requireAll: Bool

    /// The flags of a frame, or else those of the options.
    init(_ frame: JSONObject, _ options: JSONLDOptions) throws(JSONLDError) {
        explicit = Self.boolean("@explicit", in: frame) ?? options.explicit
        requireAll = Self.boolean("@requireAll", in: frame) ?? options.requireAll
        switch Self.flag("@embed", in: frame) {
        case nil: embed = options.embed
        case .boolean(let isEmbedded)?: embed = isEmbedded ? .once : .never
        case let value?:
            guard let embedding = value.string.flatMap({ JSONLDOptions.Embedding(rawValue: $0) }) else {
                throw JSONLDError(.invalidEmbedValue, "@embed is @always, @once, @never, true or false")
            }
            embed = embedding
        }
    }

    /// A flag that is true or false, or a string that says so, as in the W3C's suite.
    static func boolean(_ name: String, in frame: JSONObject) -> Bool? {
        let value = flag(name, in: frame)
        return value?.boolean ?? value?.string.flatMap { Bool($0) }
    }

    /// A flag as given, in an array or value object maybe.
    private static func flag(_ name: String, in frame: JSONObject) -> JSONValue? {
        let value = frame[name]?.items.first
        return value?.object?["@value"]?.items.first ?? value
    }

    /// The frame for values that the frame says nothing of.
    var implicitFrame: JSONObject {
        var frame = JSONObject()
        frame["@embed"] = .string(embed.rawValue)
        frame["@explicit"] = .boolean(explicit)
        frame["@requireAll"] = .boolean(requireAll)
        return frame
    }
}
