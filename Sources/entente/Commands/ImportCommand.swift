import ArgumentParser
import Foundation
import GraphStore

struct ImportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "Add graphs, and RDF of any kind, to a store.",
        discussion: """
            The documents of graphs in our vocabulary become articles without text; other RDF is kept as it is, named \
            graphs and all, for SPARQL. What has not changed is skipped, what has changed is replaced: documents by \
            their ids, files that are kept by their names. Each file is added whole or not at all. One that cannot be \
            read is named on standard error, the others are still added, and the exit code is 1.
            """)

    @Argument(help: "The store; made if there is none.")
    var store: String

    @Argument(
        help:
            "RDF (.ttl, .trig, .nt, .nq, .rdf, .jsonld), GraphML, graph JSON, or - for standard input."
    )
    var files: [String]

    @OptionGroup var reading: ReadingArguments
    @OptionGroup var common: CommonOptions

    func run() throws {
        let isThere = FileManager.default.fileExists(atPath: store)
        var opened = isThere ? try GraphStore(store, .create) : nil
        var count = StoreTally()
        var hadProblems = false
        for path in files {
            do {
                guard let file = try GraphFile(path, reading) else {
                    throw Failure.work("\(path) is no graph; entente extract reads articles")
                }
                let content = try FileImport(file) { if !common.quiet { Console.error($0) } }
                // No store is made for nothing.
                if opened == nil { try content.check() }
                let store = try opened ?? GraphStore(store, .create)
                opened = store
                count += try content.add(to: store)
            } catch let failure as Failure {
                guard files.count > 1 else { throw failure }
                Console.error(failure.message)
                hadProblems = true
            }
        }
        try opened?.close()
        if !common.quiet { Console.error("\(count.text) in \(store)") }
        if hadProblems { throw ExitCode(1) }
    }
}
