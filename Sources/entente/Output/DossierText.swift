import KnowledgeGraph

/// One entity's page: names, offices, relations both ways, documents.
struct DossierText {
    let text: String

    /// So many documents are named; more are counted.
    private static let shownDocuments = 20

    init(_ dossier: Dossier, _ names: RelationText, _ origins: EntityOrigins?) {
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
        let documents = origins?.documents ?? dossier.documents
        if documents.count > 1 || origins != nil {
            let shown = documents.prefix(Self.shownDocuments).map {
                [$0.id, $0.date].compactMap { $0 }.joined(separator: ", ")
            }
            let hidden = documents.count - shown.count
            lines +=
                [""]
                + Self.list("documents", shown + (hidden > 0 ? ["and \(hidden) more"] : []), separator: "; ")
        }
        if let merges = origins?.merges, !merges.isEmpty {
            lines += Self.list("taken for one by", merges.map(Self.reason), separator: "; ")
        }
        text = lines.joined(separator: "\n")
    }

    private static func reason(_ merge: EntityOrigins.Merge) -> String {
        merge.rule.label + (merge.detail.map { " (\($0))" } ?? "")
            + (merge.count > 1 ? " × \(merge.count)" : "")
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
