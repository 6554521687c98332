import Foundation
import RDF
import TestSupport
import Testing

struct CanonicalizerTests {
    private func quad(_ subject: Int, _ object: Int) -> Quad {
        Quad(.blank(BlankNode(subject)), "http://e/p", .blank(BlankNode(object)))
    }

    @Test func namesDependOnTheDatasetOnly() throws {
        let quads = [
            Quad(.blank(BlankNode(7)), "http://e/p", .string("x"), graph: .blank(BlankNode(8))),
            Quad(.blank(BlankNode(8)), "http://e/p", .blank(BlankNode(7))),
        ]
        let canonical = try Canonicalizer().canonicalize(quads + quads)
        let labels = Set(canonical.issuedIdentifiersMap.values.map(\.label))
        #expect(labels == ["c14n0", "c14n1"])
        #expect(canonical.nquads == NQuadsWriter().text(canonical.quads))
        #expect(canonical.quads.count == 2)
        #expect(try Dataset(canonical.quads).isIsomorphic(to: Dataset(quads)))
    }

    @Test(arguments: 0..<40)
    func disguisesFall(_ seed: Int) throws {
        var quads = RandomGraphs.triples(seed: seed, count: 3 + seed % 12, blankNodes: 2 + seed % 4).map {
            Quad($0)
        }
        quads += quads.prefix(3).map { Quad($0.triple, graph: .blank(BlankNode(1))) }
        let disguised = try RandomGraphs.disguised(quads, seed: seed)
        for algorithm in HashAlgorithm.allCases {
            let canonicalizer = Canonicalizer(hashAlgorithm: algorithm)
            let canonical = try canonicalizer.canonicalize(quads).nquads
            #expect(try canonicalizer.canonicalize(disguised).nquads == canonical)
            #expect(canonical.utf8.reduce(0) { $0 + ($1 == 0x0A ? 1 : 0) } == Set(quads).count)
        }
        #expect(try Dataset(quads).isIsomorphic(to: Dataset(disguised)))
    }

    /// A dozen blank nodes that each point to all others would take years.
    @Test func cliquesEndAtTheLimit() {
        let quads = (0..<12).flatMap { a in (0..<12).filter { $0 != a }.map { quad(a, $0) } }
        #expect(throws: CanonicalizationError.workLimit(5000)) {
            try Canonicalizer(workLimit: 5000).canonicalize(quads)
        }
    }

    /// Two stars that point at each other: few calls, but more orders than there is time for.
    @Test func starsEndAtTheLimit() {
        let rays = (2...20).flatMap { [quad(0, $0), quad(1, 20 + $0)] }
        #expect(throws: CanonicalizationError.workLimit(5000)) {
            try Canonicalizer(workLimit: 5000).canonicalize(rays + [quad(0, 1), quad(1, 0)])
        }
    }

    /// Calls of Hash N-Degree Quads stand as deep as the chain is long.
    @Test func longChains() {
        let quads = (0..<4000).map { quad($0, $0 + 1) }
        #expect(throws: CanonicalizationError.workLimit(15_000)) {
            try Canonicalizer(workLimit: 15_000).canonicalize(quads)
        }
    }

    @Test func tripleTermsAreRefused() {
        let term = Triple(.iri("http://e/s"), "http://e/p", .string("x"))
        #expect(throws: CanonicalizationError.tripleTerm(term)) {
            try Canonicalizer().canonicalize([Quad(.iri("http://e/s"), "http://e/p", .triple(term))])
        }
    }
}

/// The W3C's suite, as its manifest lists it.
@Suite(.enabled(if: W3CSuite.exists, "ENTENTE_SHARED should name the folder that holds data/w3c"))
struct W3CCanonicalizationTests {
    private struct Manifest: Decodable {
        let entries: [Entry]
    }

    private struct Entry: Decodable {
        let id: String
        let type: String
        let action: String
        let result: String?
        let hashAlgorithm: String?
    }

    static let name = "rdf-canon"

    /// The clique of ten takes about a million calls; the others stay below this.
    private static let workLimit = 20_000

    @Test func suite() throws {
        let folder = W3CSuite.root.appendingPathComponent("../../rdf-canon/tests")
        let data = try Data(contentsOf: folder.appendingPathComponent("manifest.jsonld"))
        let manifest = try JSONDecoder().decode(Manifest.self, from: data)
        #expect(manifest.entries.count == 86)
        var passed = 0
        for entry in manifest.entries {
            let input = try NQuadsReader().quads(
                in: Data(contentsOf: folder.appendingPathComponent(entry.action)))
            let algorithm = try #require(HashAlgorithm(rawValue: entry.hashAlgorithm ?? "SHA256"))
            let canonicalizer = Canonicalizer(hashAlgorithm: algorithm, workLimit: Self.workLimit)
            let result = try entry.result.map { try Data(contentsOf: folder.appendingPathComponent($0)) }
            let isRight: Bool
            switch entry.type {
            case "rdfc:RDFC10EvalTest":
                let canonical = try? canonicalizer.canonicalize(input)
                isRight = canonical.map { Data($0.nquads.utf8) } == result
            case "rdfc:RDFC10MapTest":
                let expected = try JSONDecoder().decode([String: String].self, from: try #require(result))
                let map = try? canonicalizer.canonicalize(input).issuedIdentifiersMap
                let found = map?.map { ($0.key.label, $0.value.label) } ?? []
                isRight = Dictionary(uniqueKeysWithValues: found) == expected
            default:
                #expect(entry.type == "rdfc:RDFC10NegativeEvalTest")
                let error = #expect(throws: CanonicalizationError.self) {
                    try canonicalizer.canonicalize(input)
                }
                isRight = error == .workLimit(Self.workLimit)
            }
            #expect(isRight, "\(entry.id)")
            if isRight { passed += 1 }
        }
        #expect(passed == manifest.entries.count, "\(passed) of \(manifest.entries.count) passed")
        let report = SuiteReport(
            suite: Self.name, manifest: data, count: manifest.entries.count, passed: passed)
        #expect(try ConformancePage.difference(report) == nil)
    }
}
