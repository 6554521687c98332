import KnowledgeGraph

/// A relation as people read it: "France condemns Belarus".
enum RelationLine {
    /// - Parameter name: an entity's name by its id, with a link.
    static func html(_ relation: Relation, name: (String) -> HTML) -> HTML {
        var asides: [HTML] = []
        if let role = relation.role { asides.append("as <bdi>\(role)</bdi>") }
        if relation.status != .actual { asides.append("\(relation.status.rawValue)") }
        if let speaker = relation.attributedTo { asides.append("says \(name(speaker))") }
        if let date = relation.date { asides.append("<time>\(date)</time>") }
        if let confidence = relation.confidence {
            asides.append("\(Int((100 * confidence).rounded()))% sure")
        }
        let details = asides.map { " <span class=\"aside\">\($0)</span>" as HTML }
        return """
            <div class="relation">\(name(relation.subject)) \
            <b class="\(relation.predicate.kind.rawValue)">\(relation.predicate.label)</b> \
            \(name(relation.object))\(details)</div>
            """
    }
}
