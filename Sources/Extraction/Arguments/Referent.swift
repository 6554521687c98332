/// An entity that fills a slot, and how the text reaches it.
struct Referent {
    enum Route {
        /// Named there.
        case named
        /// A pronoun or description.
        case reference
        /// The actor behind a thing: "Russian aggression".
        case behind
    }
    let entity: Int
    /// The token where the text speaks of it.
    let token: Int
    var route: Route
}
