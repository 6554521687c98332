/// Lays out the triples of one graph: subjects in blocks, predicates on lines, blank nodes in place.
struct TurtleBody {
    /// Lines get no longer than this where they can be broken.
    static let width = 100

    var terms: TurtleTerms
    let nesting: BlankNodeNesting

    init(prefixes: PrefixMap, nesting: BlankNodeNesting) {
        terms = TurtleTerms(prefixes: prefixes)
        self.nesting = nesting
    }

    /// One block a subject, with a blank line between blocks.
    mutating func text(_ graph: GroupedGraph, indent: Int = 0) -> String {
        var blocks: [String] = []
        for node in graph.nodes {
            var subject = terms.text(node.subject)
            if case .blank(let blank) = node.subject {
                if nesting.isNested(blank) { continue }
                if nesting.isAnonymous(blank) { subject = "[]" }
            }
            let margin = "\n" + spaces(indent + 4)
            var node = node
            var gap = " "
            if let triple = Self.reified(by: node) {
                subject =
                    "<< " + terms.text(spoken: triple) + (subject == "[]" ? "" : " ~ " + subject) + " >>"
                node.properties.removeAll { $0.predicate == Known.reifies }
                gap = node.properties.isEmpty ? "" : margin
            }
            let lines = self.lines(node, in: graph, indent: indent + 4)
            blocks.append(spaces(indent) + subject + gap + lines.joined(separator: " ;" + margin) + " .\n")
        }
        return blocks.joined(separator: "\n")
    }

    /// The one triple that a node reifies, which then stands in place of the subject (RDF 1.2 Turtle,
    /// `reifiedTriple`).
    private static func reified(by node: GroupedGraph.Node) -> Triple? {
        let reified = node.properties.first { $0.predicate == Known.reifies }?.objects ?? []
        guard case .triple(let triple)? = reified.first, reified.count == 1 else { return nil }
        return triple
    }

    /// What is said of a node, one text a predicate; the first line of each stands behind `indent` spaces.
    ///
    /// Calls itself for nested blank nodes, at most ``BlankNodeNesting/maximumDepth`` deep.
    private mutating func lines(_ node: GroupedGraph.Node, in graph: GroupedGraph, indent: Int) -> [String] {
        var lines: [String] = []
        for property in node.properties {
            let predicate = terms.text(predicate: property.predicate)
            guard property.objects.count > 1 else {
                for object in property.objects {
                    lines.append(predicate + " " + text(object, in: graph, indent: indent))
                }
                continue
            }
            let objects = property.objects.map { text($0, in: graph, indent: indent + 4) }
            let line = predicate + " " + objects.joined(separator: ", ")
            if !line.contains("\n"), indent + line.count <= Self.width {
                lines.append(line)
            } else {
                let margin = "\n" + spaces(indent + 4)
                lines.append(predicate + margin + objects.joined(separator: " ," + margin))
            }
        }
        return lines
    }

    private mutating func text(_ term: Term, in graph: GroupedGraph, indent: Int) -> String {
        if term == .iri(Known.emptyList) { return "()" }
        guard case .blank(let blank) = term, nesting.isNested(blank) else { return terms.text(term) }
        if let items = nesting.list(at: blank) { return list(items, in: graph, indent: indent) }
        guard let node = graph.node(.blank(blank)) else { return "[]" }
        let lines = self.lines(node, in: graph, indent: indent + 4)
        let inline = "[ " + lines.joined(separator: " ; ") + " ]"
        if !inline.contains("\n"), indent + inline.count <= Self.width { return inline }
        let margin = "\n" + spaces(indent + 4)
        return "[" + margin + lines.joined(separator: " ;" + margin) + "\n" + spaces(indent) + "]"
    }

    private mutating func list(_ items: [Term], in graph: GroupedGraph, indent: Int) -> String {
        var texts: [String] = []
        for item in items { texts.append(text(item, in: graph, indent: indent + 4)) }
        let inline = "( " + texts.joined(separator: " ") + " )"
        if !inline.contains("\n"), indent + inline.count <= Self.width { return inline }
        let margin = "\n" + spaces(indent + 4)
        return "(" + margin + texts.joined(separator: margin) + "\n" + spaces(indent) + ")"
    }

    private func spaces(_ count: Int) -> String { String(repeating: " ", count: count) }

    /// The `@prefix` lines for what was used, and a blank line.
    var header: String {
        let lines = terms.used.sorted { $0.prefix < $1.prefix }.map {
            "@prefix \($0.prefix.label): <\($0.iri.string)> .\n"
        }
        return lines.isEmpty ? "" : lines.joined() + "\n"
    }
}

/// Text at the top of a file that readers skip.
enum TurtleComment {
    /// Each line of the text behind `#`, and a blank line.
    static func text(_ comment: String?) -> String {
        guard let comment, !comment.isEmpty else { return "" }
        // Whatever some reader might take for the end of a line must not end the comment.
        let lines = comment.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).map { line in
            let visible = line.unicodeScalars.map {
                $0.properties.generalCategory == .control || $0.properties.generalCategory == .format
                    ? " " : $0
            }
            return "# " + String(String.UnicodeScalarView(visible)) + "\n"
        }
        return lines.joined() + "\n"
    }
}
