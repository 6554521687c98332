import ArgumentParser
import Foundation
import GraphStore

/// The command. Parses, runs, and turns errors into messages and the exit codes of the contract:
/// 0 done, 1 the work failed, 2 the request was wrong.
@main
struct Entente: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "entente",
        abstract: "Reads English news into a knowledge graph in which every relation carries its sentence.",
        discussion: """
            GRAPH is a store (.db), an article (.txt, .md, .html), a folder of articles, JSON Lines with "id" and "text", graph JSON \
            (.json, .jsonl), RDF (.ttl, .trig, .nt, .nq, .rdf, .jsonld), GraphML, or - for standard input. So \
            "entente render article.txt -o diagram.svg" is one step.
            """,
        version: version,
        subcommands: [
            ExtractCommand.self, AnalyzeCommand.self, TextCommand.self, RenderCommand.self,
            ExportCommand.self,
            QueryCommand.self, PathCommand.self, ShowCommand.self, TimelineCommand.self, StatsCommand.self,
            ServeCommand.self, ConvertCommand.self, ImportCommand.self, RemoveCommand.self,
            MergesCommand.self, MergeCommand.self, SplitCommand.self, RootsCommand.self, DrawCommand.self,
        ])

    static let version = "0.1.0"

    static func main() async {
        do {
            var command = try parseAsRoot()
            if var command = command as? any AsyncParsableCommand {
                try await command.run()
            } else {
                try command.run()
            }
        } catch let failure as Failure {
            Console.error(failure.message)
            Foundation.exit(failure.exitCode)
        } catch let error as StoreError {
            Console.error("\(error)")
            Foundation.exit(error.kind == .missing || error.kind == .request ? 2 : 1)
        } catch let code as ExitCode {
            Foundation.exit(code.rawValue)
        } catch {
            let isRequest = exitCode(for: error) != .success
            let message = fullMessage(for: error)
            if isRequest {
                Console.write(message, to: .standardError)
            } else {
                Console.write(message, to: .standardOutput)
            }
            Foundation.exit(isRequest ? 2 : 0)
        }
    }
}
