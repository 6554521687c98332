import ArgumentParser
import Explorer
import Foundation
import GraphStore
import Logging

struct ServeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve",
        abstract: "Shows a store in the browser, and answers SPARQL over HTTP.",
        discussion: """
            Serves the interactive page, articles, a page for each entity (or RDF, if asked for) and /sparql, a \
            read-only endpoint of the SPARQL 1.1 Protocol, until it is interrupted. Only this machine can reach it, \
            unless --host says otherwise: there is no password. The log is on standard error, a JSON object a line.
            """)

    @OptionGroup var input: StoreArgument

    @Option(name: .long, help: "The port to listen on; 0 for any free one.")
    var port = 8080

    @Option(name: .long, help: ArgumentHelp("The address to listen on.", valueName: "address"))
    var host = "127.0.0.1"

    @Option(
        name: .long,
        help: ArgumentHelp(
            "Another name that clients may call the server by; may be repeated.", valueName: "name"))
    var allowHost: [String] = []

    @OptionGroup(title: "Limits") var limits: ServeLimits

    @Flag(name: .long, help: "Say nothing but errors: no address, no line for each request.")
    var quiet = false

    @Flag(name: .long, help: "Log queries and what is searched for, too.")
    var verbose = false

    func validate() throws {
        guard (0...65_535).contains(port) else {
            throw ValidationError("--port must be from 0 to 65535, not \(port)")
        }
    }

    func run() async throws {
        var options = limits.options
        options.host = host
        options.port = port
        options.allowedHosts = allowHost
        options.title = URL(fileURLWithPath: input.store).deletingPathExtension().lastPathComponent
        let store = try GraphStore(input.store, .readOnly, readers: Explorer.readers(options))
        if !options.isLoopback {
            Console.error(
                "other machines can reach \(host): whoever can reach it can read the store, and there is no password"
            )
        }
        let explorer = Explorer(store: store, options: options, logger: logger)
        do {
            try await explorer.run { port in
                if !quiet { Console.error("http://\(address):\(port)/ (Ctrl-C ends it)") }
            }
        } catch let error as ExplorerError {
            throw Failure.work("\(error)")
        }
        try store.close()
    }

    /// As addresses of pages have it; a server that listens everywhere is here, too.
    private var address: String {
        switch host {
        case "0.0.0.0", "::": "127.0.0.1"
        default: host.contains(":") && !host.hasPrefix("[") ? "[\(host)]" : host
        }
    }

    private var logger: Logger {
        var handler = LineLogHandler(isPlain: Console.isTerminal(STDERR_FILENO))
        handler.logLevel = quiet ? .error : verbose ? .debug : .info
        return Logger(label: "entente") { _ in handler }
    }
}

/// How much clients may ask for.
struct ServeLimits: ParsableArguments {
    private static let standard = ExplorerOptions()

    @Option(name: .long, help: ArgumentHelp("How long a query may take.", valueName: "seconds"))
    var queryTimeout = standard.queryTimeout

    @Option(
        name: .long,
        help: ArgumentHelp("What a query may hold for sorting, grouping and joining.", valueName: "MB"))
    var queryMemory = standard.queryMemory >> 20

    @Option(name: .long, help: "Rows or triples of one answer.")
    var maxRows = standard.maximumRows

    @Option(name: .long, help: "Bytes of one answer.")
    var maxResultBytes = standard.maximumResultBytes

    @Option(name: .long, help: "Queries that run at once; as many more wait, and others are sent away.")
    var maxQueries = standard.maximumQueries

    @Option(name: .long, help: "Bytes of the body of a request.")
    var maxRequestBytes = standard.maximumRequestBytes

    func validate() throws {
        guard queryTimeout > 0 else {
            throw ValidationError("--query-timeout must be more than 0 seconds, not \(queryTimeout)")
        }
        let counts = [
            ("--query-memory", queryMemory, 1 << 20), ("--max-rows", maxRows, Int.max),
            ("--max-result-bytes", maxResultBytes, Int.max), ("--max-queries", maxQueries, 64),
            ("--max-request-bytes", maxRequestBytes, 1 << 30),
        ]
        for (name, value, most) in counts where value < 1 || value > most {
            throw ValidationError(
                "\(name) must be from 1 to \(most), not \(value)")
        }
    }

    var options: ExplorerOptions {
        var options = ExplorerOptions()
        options.queryTimeout = queryTimeout
        options.queryMemory = queryMemory << 20
        options.maximumRows = maxRows
        options.maximumResultBytes = maxResultBytes
        options.maximumQueries = maxQueries
        options.maximumRequestBytes = maxRequestBytes
        return options
    }
}
