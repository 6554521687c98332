import Foundation
import RDF
import TestSupport
import Testing

/// One of the W3C's test suites for JSON-LD, as its manifest lists it.
struct JSONLDSuite {
    /// Why a test is not run.
    enum Skip: String {
        case version10 = "of JSON-LD 1.0 (`specVersion`), which JSON-LD 1.1 contradicts"
        case lastEmbedding = "of `@embed: @last`, which JSON-LD 1.1 Framing has no more"
        case generalizedRDF = "of blank nodes as predicates, which RDF does not have"
    }

    /// What a test is a test of.
    enum Kind: String {
        case expansion = "jld:ExpandTest"
        case compaction = "jld:CompactTest"
        case flattening = "jld:FlattenTest"
        case framing = "jld:FrameTest"
        case fromRDF = "jld:FromRDFTest"
        case toRDF = "jld:ToRDFTest"
    }

    struct Test {
        let id: String
        let name: String
        let isPositive: Bool
        let kind: Kind
        let entry: JSONObject
        let option: JSONObject
        fileprivate let base: String
        fileprivate let folder: URL

        var errorCode: String? { entry["expectErrorCode"]?.string }

        /// The IRI of one of the files.
        func iri(_ key: String) -> JSONValue { .string(base + (entry[key]?.string ?? "")) }

        /// One of the files, read.
        func data(_ key: String) throws -> Data {
            let path = try #require(entry[key]?.string)
            return try Data(contentsOf: folder.appendingPathComponent(path))
        }

        func json(_ key: String) throws -> JSONValue { try JSONValue(parsing: try data(key)) }

        /// Blank nodes as properties are what they were.
        private var holdsInVersion11: Bool { id == "#te038" || id == "#t0038" && kind != .compaction }

        var skip: Skip? {
            if option["produceGeneralizedRdf"] == true { return .generalizedRDF }
            if option["specVersion"] == "json-ld-1.0", !holdsInVersion11 { return .version10 }
            if kind == .framing, id == "#t0059" { return .lastEmbedding }
            return nil
        }

        /// The options of the test, and the suite's files for whatever is to be loaded.
        var options: JSONLDOptions {
            get throws {
                let server = JSONLDSuiteServer(
                    base: base, folder: folder, input: iri("input").string, option: option)
                var options = JSONLDOptions(base: option["base"]?.string, documentLoader: server.loader)
                if let value = option["processingMode"]?.string {
                    options.processingMode = try #require(JSONLDOptions.ProcessingMode(rawValue: value))
                }
                if let value = option["compactArrays"]?.boolean { options.compactArrays = value }
                if let value = option["compactToRelative"]?.boolean { options.compactToRelative = value }
                if let value = option["ordered"]?.boolean { options.ordered = value }
                if let value = option["omitGraph"]?.boolean { options.omitGraph = value }
                if let value = option["useNativeTypes"]?.boolean { options.useNativeTypes = value }
                if let value = option["useRdfType"]?.boolean { options.useRDFType = value }
                options.extractAllScripts = option["extractAllScripts"]?.boolean
                if let value = option["rdfDirection"]?.string {
                    options.rdfDirection = JSONLDOptions.RDFDirection(rawValue: value)
                }
                if let path = option["expandContext"]?.string {
                    options.expandContext = try JSONValue(
                        parsing: try Data(contentsOf: folder.appendingPathComponent(path)))
                }
                return options
            }
        }
    }

    let tests: [Test]
    let manifest: Data

    private static let folder: URL = {
        let shared = ProcessInfo.processInfo.environment["ENTENTE_SHARED"].map { URL(fileURLWithPath: $0) }
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
        return (shared ?? root.appendingPathComponent("../shared")).appendingPathComponent("data/w3c")
    }()

    static var exists: Bool {
        ["json-ld-api", "json-ld-framing"].allSatisfy {
            FileManager.default.fileExists(atPath: folder.appendingPathComponent($0 + "/tests").path)
        }
    }

    init(_ name: String, of specification: String = "json-ld-api") throws {
        let folder = Self.folder.appendingPathComponent(specification + "/tests")
        manifest = try Data(contentsOf: folder.appendingPathComponent(name + "-manifest.jsonld"))
        let content = try JSONValue(parsing: manifest)
        let base = try #require(content.object?["baseIri"]?.string)
        tests = try (content.object?["sequence"]?.array ?? []).compactMap(\.object).map { entry in
            let types = (entry["@type"]?.array ?? []).compactMap(\.string)
            return Test(
                id: entry["@id"]?.string ?? "", name: entry["name"]?.string ?? "",
                isPositive: !types.contains("jld:NegativeEvaluationTest"),
                kind: try #require(types.lazy.compactMap { Kind(rawValue: $0) }.first),
                entry: entry, option: entry["option"]?.object ?? JSONObject(), base: base, folder: folder)
        }
    }

    /// Runs all tests that are not skipped.
    ///
    /// - Parameter isPassed: runs a test, and compares unless it is negative.
    func run(_ isPassed: (Test) throws -> Bool, _ report: inout SuiteReport) {
        for test in tests {
            if let skip = test.skip {
                report.skipped[skip.rawValue, default: []].append(String(test.id.dropFirst()))
                continue
            }
            var outcome = "the result differs"
            var isGood = false
            do {
                isGood = try isPassed(test) && test.isPositive
            } catch let error as JSONLDError {
                isGood = !test.isPositive && error.code.rawValue == test.errorCode
                outcome = "\(error)"
            } catch {
                outcome = "\(error)"
            }
            #expect(isGood, "\(test.id) \(test.name), expected \(test.errorCode ?? "a result"): \(outcome)")
            if isGood { report.passed += 1 }
        }
    }
}
