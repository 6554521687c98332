import Exchange
import Foundation
import KnowledgeGraph
import Testing

@Suite(
    .enabled(
        if: CrossCheck.python != nil,
        "ENTENTE_PYTHON should name a Python with the packages of Tests/requirements.txt"))
struct CrossCheckTests {
    @Test func samples() throws {
        try CrossCheck.inTemporaryFolder { folder in
            for (name, graph) in [
                ("small", Samples.small), ("hostile", Samples.hostile), ("merged", Samples.merged),
                ("empty", Graph()),
            ] {
                // XML has no control characters.
                let hasXML = name != "hostile"
                try CrossCheck.export(graph, as: name, to: folder, hasXML: hasXML)
                try CrossCheck.export(
                    graph, as: name + "-bare", to: folder, evidence: .none, hasXML: hasXML)
            }
            let example = try GraphJSON.read(
                Data(contentsOf: CrossCheck.root.appendingPathComponent("Output/graph.json")))
            try CrossCheck.export(Graph(documents: example), as: "example", to: folder)
            let names = ["small", "hostile", "merged", "empty", "example"]
            let readers = try CrossCheck.run("exports", [folder.path, CrossCheck.vocabulary.path] + names)
            guard readers.isGood else { return readers }
            let files = names.flatMap { ["\($0).ttl", "\($0).12.trig"] }
            return try CrossCheck.run(
                "shapes", [CrossCheck.scripts.path] + files.map { folder.path + "/" + $0 })
        }
    }

    /// As far as the vocabulary admits their relations, and of those made by hand, for pySHACL takes a millisecond a triple; beside the other readers.
    @Test(
        .enabled(if: !CrossCheck.gold.isEmpty, "ENTENTE_SHARED should name the folder that holds gold"))
    func goldGraphsHaveTheShapes() throws {
        try CrossCheck.inTemporaryFolder { folder in
            let documents = try CrossCheck.gold.filter { $0.part != "train" }.flatMap {
                try GraphJSON.read(Data(contentsOf: $0)).map(\.admitted)
            }
            let file = folder.appendingPathComponent("all.ttl")
            try TurtleFormat().write(Graph(documents: documents), options: ExportOptions()).write(to: file)
            return try CrossCheck.run("shapes", [CrossCheck.scripts.path, file.path])
        }
    }

    /// One by one for Oxigraph those that are ours, and all in one for every reader.
    @Test(
        .enabled(if: !CrossCheck.gold.isEmpty, "ENTENTE_SHARED should name the folder that holds gold"))
    func goldGraphs() throws {
        try CrossCheck.inTemporaryFolder { folder in
            var all: [GraphDocument] = []
            for file in CrossCheck.gold {
                let documents = try GraphJSON.read(Data(contentsOf: file))
                if file.part == "own" {
                    let name = file.deletingPathExtension().lastPathComponent
                    try CrossCheck.export(Graph(documents: documents), as: name, to: folder)
                }
                all += documents
            }
            try CrossCheck.export(Graph(documents: all), as: "all", to: folder)
            return try CrossCheck.run("exports", [folder.path, CrossCheck.vocabulary.path, "all"])
        }
    }

    @Test func vocabularyAgreesWithTheCode() throws {
        try CrossCheck.inTemporaryFolder { folder in
            let facts = folder.appendingPathComponent("predicates.tsv")
            try Data(CrossCheck.predicates.utf8).write(to: facts)
            return try CrossCheck.run("vocabulary", [CrossCheck.vocabulary.path, facts.path])
        }
    }
}

extension GraphDocument {
    /// Without relations between types that the vocabulary does not join, of which some gold graphs have a few.
    fileprivate var admitted: GraphDocument {
        let types = Dictionary(entities.map { ($0.id, $0.type) }, uniquingKeysWith: { first, _ in first })
        var document = self
        document.relations.removeAll { relation in
            guard let subject = types[relation.subject], let object = types[relation.object] else {
                return true
            }
            return !relation.predicate.joins(subject, object)
        }
        return document
    }
}

extension URL {
    /// Which of the gold graphs a file belongs to.
    fileprivate var part: String { deletingLastPathComponent().lastPathComponent }
}

/// What can be said of the vocabulary without another reader.
struct VocabularyTests {
    @Test func everyTermIsDefined() throws {
        let text = try String(contentsOf: CrossCheck.vocabulary, encoding: .utf8)
        let names =
            Predicate.allCases.map(\.rawValue) + RelationStatus.allCases.map(\.rawValue)
            + EntityType.allCases.map(\.rawValue.capitalized)
            + ["status", "role", "attributedTo", "confidence", "sentence", "isoCode", "mentionCount"]
        for name in names { #expect(text.contains("\nent:\(name) a owl:"), "\(name)") }
    }
}
