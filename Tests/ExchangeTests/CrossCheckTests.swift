import Exchange
import Foundation
import KnowledgeGraph
import Testing

@Suite(
    .enabled(
        if: CrossCheck.python != nil, "ENTENTE_PYTHON should name a Python with rdflib and pyoxigraph"))
struct CrossCheckTests {
    private func inTemporaryFolder(_ body: (URL) throws -> CrossCheck.Outcome) throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
            "entente-" + UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let outcome = try body(folder)
        #expect(outcome.isGood, "\(outcome.report)")
        print("cross-check:", outcome.report, terminator: "")
    }

    @Test func samples() throws {
        try inTemporaryFolder { folder in
            for (name, graph) in [
                ("small", Samples.small), ("hostile", Samples.hostile), ("merged", Samples.merged),
                ("empty", Graph()),
            ] {
                try CrossCheck.export(graph, as: name, to: folder)
                try CrossCheck.export(graph, as: name + "-bare", to: folder, evidence: .none)
            }
            return try CrossCheck.run("exports", [folder.path, CrossCheck.vocabulary.path])
        }
    }

    @Test(
        .enabled(
            if: !CrossCheck.gold.isEmpty, "ENTENTE_SHARED should name the folder that holds gold/own"))
    func goldGraphs() throws {
        try inTemporaryFolder { folder in
            var all: [GraphDocument] = []
            for file in CrossCheck.gold {
                let documents = try GraphJSON.read(Data(contentsOf: file))
                let name = file.deletingPathExtension().lastPathComponent
                try CrossCheck.export(Graph(documents: documents), as: name, to: folder)
                all += documents
            }
            try CrossCheck.export(Graph(documents: all), as: "all", to: folder)
            return try CrossCheck.run("exports", [folder.path, CrossCheck.vocabulary.path])
        }
    }

    @Test func vocabularyAgreesWithTheCode() throws {
        try inTemporaryFolder { folder in
            let facts = folder.appendingPathComponent("predicates.tsv")
            try Data(CrossCheck.predicates.utf8).write(to: facts)
            return try CrossCheck.run("vocabulary", [CrossCheck.vocabulary.path, facts.path])
        }
    }
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
