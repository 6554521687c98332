/// Contexts that were made from others, so that a thousand alike nodes need one context only.
struct ContextCache {
    struct Key: Hashable {
        enum Local: Hashable {
            case term(ObjectIdentifier)
            case value(JSONValue)
        }

        private let active: ObjectIdentifier
        private let local: Local
        private let overrideProtected: Bool
        private let propagate: Bool

        init(active: ActiveContext, local: Local, overrideProtected: Bool, propagate: Bool) {
            self.active = ObjectIdentifier(active)
            self.local = local
            self.overrideProtected = overrideProtected
            self.propagate = propagate
        }
    }

    private struct Entry {
        let result: ActiveContext
        // Kept so that no other object gets their identifiers.
        let active: ActiveContext
        let definition: TermDefinition?
    }

    private static let maximumCount = 1_000
    /// A large context takes the place of many small ones.
    private static let maximumTerms = 1_000_000
    private var entries: [Key: Entry] = [:]
    private var terms = 0

    subscript(key: Key) -> ActiveContext? { entries[key]?.result }

    mutating func keep(
        _ result: ActiveContext, for key: Key, from active: ActiveContext, _ definition: TermDefinition?
    ) {
        terms += result.terms.count
        if entries.count == Self.maximumCount || terms > Self.maximumTerms {
            entries = [:]
            terms = result.terms.count
        }
        entries[key] = Entry(result: result, active: active, definition: definition)
    }
}
