import ArgumentParser
import Foundation
import KnowledgeGraph

struct ImportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "Add the documents of graphs to a store.",
        discussion: """
            The store is a file of graph JSON Lines, made if there is none. A document whose id is in the store \
            takes the place of the one there. A file that cannot be read is named on standard error, the others \
            are still added, and the exit code is 1.
            """)

    @Argument(help: "The store: a .jsonl file.")
    var store: String

    @Argument(
        help:
            "Graphs: RDF (.ttl, .trig, .nt, .nq, .rdf, .jsonld), GraphML, graph JSON, or - for standard input."
    )
    var files: [String]

    @OptionGroup var reading: ReadingArguments
    @OptionGroup var common: CommonOptions

    func validate() throws {
        switch URL(fileURLWithPath: store).pathExtension.lowercased() {
        case "jsonl", "ndjson": return
        case "db":
            throw ValidationError(
                "stores in a database are still to come; name the store \(store.dropLast(3)).jsonl")
        default: throw ValidationError("a store is a .jsonl file, which \"\(store)\" is not")
        }
    }

    func run() throws {
        var (documents, positions) = try stored()
        var added = 0
        var hadProblems = false
        for path in files {
            do {
                guard let file = try GraphFile(path, reading) else {
                    throw Failure.work("\(path) is no graph; entente extract reads articles")
                }
                for document in try file.documents() {
                    if let position = positions[document.id] {
                        documents[position] = document
                    } else {
                        positions[document.id] = documents.count
                        documents.append(document)
                    }
                    added += 1
                }
            } catch let failure as Failure {
                guard files.count > 1 else { throw failure }
                Console.error(failure.message)
                hadProblems = true
            }
        }
        if added > 0 {
            let writer = try Destination(store).open()
            for document in documents { try writer.write(GraphJSON.writeLine(document)) }
            try writer.finish()
        }
        common.note("\(added) documents added")
        if hadProblems { throw ExitCode(1) }
    }

    /// What is in the store, and where the document of an id is.
    private func stored() throws -> ([GraphDocument], [String: Int]) {
        guard FileManager.default.fileExists(atPath: store) else { return ([], [:]) }
        do {
            let documents = try GraphJSON.read(Data(contentsOf: URL(fileURLWithPath: store)))
            let positions = documents.enumerated().map { ($1.id, $0) }
            return (documents, Dictionary(positions, uniquingKeysWith: { first, _ in first }))
        } catch let error as GraphJSON.FormatError {
            throw Failure.work("\(store) is no graph JSON: \(error)")
        } catch {
            throw Failure.work("\(store): \(reason(error))")
        }
    }
}
