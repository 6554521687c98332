import KnowledgeGraph

/// One entity's page: names, offices, relations both ways, documents.
struct DossierText {
    let text: String

    init(_ dossier: Dossier, _ names: RelationText) {
        let entity = dossier.entity
        var lines = [
            Console.bold(entity.name) + "  "
                + [entity.type.rawValue, entity.link].compactMap { $0 }.joined(separator: ", ")
        ]
        if !entity.aliases.isEmpty { lines += Self.list("also", entity.aliases) }
        if dossier.sections.isEmpty { lines.append("no relation") }
        for section in dossier.sections {
            lines += ["", Console.bold(Self.heading(section.kind, entity.name))]
            for relation in section.relations {
                lines.append("  " + names.line(relation))
                for evidence in relation.evidence { lines += names.lines(evidence, indent: 6) }
            }
        }
        if dossier.documents.count > 1 {
            lines +=
                [""] + Self.list("documents", dossier.documents.map { names.label($0.id) }, separator: "; ")
        }
        text = lines.joined(separator: "\n")
    }

    private static func heading(_ kind: Dossier.Section.Kind, _ name: String) -> String {
        switch kind {
        case .offices: "offices"
        case .withOthers: "\(name) and others"
        case .fromIt: "\(name) towards others"
        case .toIt: "others towards \(name)"
        }
    }

    private static func list(_ title: String, _ items: [String], separator: String = ", ") -> [String] {
        TextTable.wrap("\(title): " + items.joined(separator: separator), max(40, Console.width - 2))
            .enumerated().map { $0 == 0 ? $1 : "  " + $1 }
    }
}
