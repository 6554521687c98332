/// The active property, with what the active context says of it.
struct ActiveProperty {
    let name: String
    let definition: TermDefinition?

    init(_ name: String, _ definition: TermDefinition? = nil) {
        self.name = name
        self.definition = definition
    }

    var container: Container { definition?.container ?? [] }
}

/// What a key of an object comes to in a context.
final class KeyMeaning {
    enum Kind {
        /// Nothing, and is left out.
        case ignored
        case nest
        case keyword
        case property
    }

    let kind: Kind
    /// The keyword, or the IRI of the property.
    let iri: String
    let property: ActiveProperty

    fileprivate init(_ key: String, in active: ActiveContext) {
        property = active.property(key)
        iri = active.expandIRI(key) ?? ""
        if iri == "@nest" {
            kind = .nest
        } else if Keyword.contains(iri) {
            kind = .keyword
        } else {
            kind = iri.utf8.contains(ASCII.colon) ? .property : .ignored
        }
    }
}

extension ActiveContext {
    /// More than this many keys are forgotten, so that documents with keys without end stay cheap.
    private static let maximumCount = 10_000

    /// What a key means, looked up once.
    func meaning(of key: String) -> KeyMeaning {
        if let known = meanings[key] { return known }
        if meanings.count == Self.maximumCount { meanings = [:] }
        let meaning = KeyMeaning(key, in: self)
        meanings[key] = meaning
        return meaning
    }
}
