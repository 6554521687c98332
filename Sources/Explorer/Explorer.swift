import Exchange
import Foundation
import GraphStore
import Hummingbird
import HummingbirdCore
import Logging
import NIOCore
import ServiceLifecycle

/// A store on the web, for people and programs of this machine: pages, an interface for them, and SPARQL.
///
/// Each request sees one state of the store, the newest. Nothing is ever written.
public struct Explorer: Sendable {
    private let store: GraphStore
    private let options: ExplorerOptions
    private let logger: Logger

    /// - Parameters:
    ///   - store: opened for reading with ``readers(_:)`` readers.
    ///   - logger: takes a line a request.
    public init(store: GraphStore, options: ExplorerOptions = ExplorerOptions(), logger: Logger) {
        self.store = store
        self.options = options
        self.logger = logger
    }

    /// How many readers the store should have, so that questions need not wait for queries.
    public static func readers(_ options: ExplorerOptions) -> Int { options.maximumQueries + Questions.limit }

    /// Serves the store until the program is told to stop (SIGINT, SIGTERM). Requests that run then have
    /// ``ExplorerOptions/gracePeriod`` seconds to end.
    ///
    /// - Parameter onStart: called with the port once the server listens.
    /// - Throws: ``ExplorerError``.
    public func run(onStart: @escaping @Sendable (_ port: Int) -> Void) async throws {
        var group = ServiceGroupConfiguration(
            services: [try application(onStart: onStart)], gracefulShutdownSignals: [.sigterm, .sigint],
            logger: systemLogger)
        group.maximumGracefulShutdownDuration = .seconds(options.gracePeriod)
        do {
            try await ServiceGroup(configuration: group).run()
        } catch is CancellationError {
            // What was left after the time of grace was given up.
        } catch let error as IOError {
            throw error.errnoCode == EADDRINUSE
                ? ExplorerError.portInUse(host: options.host, port: options.port)
                : .cannotListen(
                    host: options.host, port: options.port, reason: String(cString: strerror(error.errnoCode))
                )
        } catch is SocketAddressError.UnknownHost {
            throw ExplorerError.cannotListen(
                host: options.host, port: options.port, reason: "this machine has no such address")
        }
    }

    /// The server, not yet listening.
    func application(onStart: @escaping @Sendable (_ port: Int) -> Void = { _ in }) throws
        -> Application<RouterResponder<ExplorerContext>>
    {
        let connections = Connections()
        let questions = Questions(store, options: options)
        let overview = Overview(
            questions: questions, layout: Layout(worker: options.drawing, logger: logger), options: options)
        let server = HTTPServerBuilder.http1(
            configuration: HTTP1Channel.Configuration(
                additionalChannelHandlers: [HangUpHandler(connections)],
                idleTimeout: .seconds(Int64(options.idleTimeout))))
        var configuration = ApplicationConfiguration(
            address: .hostname(options.host, port: options.port), serverName: "entente")
        configuration.availableConnectionsDelegate = MaximumAvailableConnections(
            options.maximumConnections, logger: systemLogger)
        return Application(
            router: try router(connections, questions, overview), server: server,
            configuration: configuration,
            onServerRunning: { channel in
                onStart(channel.localAddress?.port ?? 0)
                // It is drawn by the time that somebody comes.
                Task { try? await overview.data() }
            }, logger: systemLogger)
    }

    private func router(
        _ connections: Connections, _ questions: Questions, _ overview: Overview
    ) throws -> Router<ExplorerContext> {
        let mapping = try GraphRDF()
        let runner = QueryRunner(
            store: store, prefixes: mapping.prefixes, options: options, connections: connections)
        let interface = Interface(questions: questions, overview: overview, title: options.title)
        let pages = Pages(questions: questions, runner: runner, overview: overview, mapping: mapping)
        let editor = QueryPage.html(mapping)
        let endpoint = SPARQLEndpoint(runner: runner, options: options, logger: logger, editor: editor)
        let assets = try Asset.all()

        let router = Router(context: ExplorerContext.self, options: .autoGenerateHeadEndpoints)
        router.add(middleware: RequestLog(logger: logger))
        router.add(middleware: SecurityHeaders())
        router.add(middleware: ErrorResponses(logger: logger))
        router.add(
            middleware: RequestChecks(
                host: HostCheck(options), maximumTargetBytes: options.maximumTargetBytes))

        router.get("/") { request, _ in try await pages.start(request) }
        router.get("article") { request, _ in try await pages.article(request) }
        router.get("entity/:name") { try await pages.entity($0, $1) }
        router.get("entity/document/:id") { try await pages.document($0, $1) }
        router.get("entity/statement/:id") { try await pages.statement($0, $1) }
        router.get("query") { _, _ in Response.html(editor) }
        router.get("sparql") { try await endpoint.respond(to: $0, $1) }
        router.post("sparql") { try await endpoint.respond(to: $0, $1) }
        router.get("api/overview") { request, _ in try await interface.overview(request) }
        router.get("api/neighbours") { request, _ in try await interface.neighbours(request) }
        router.get("api/dossier") { request, _ in try await interface.dossier(request) }
        router.get("api/search") { request, _ in try await interface.search(request) }
        router.get("health") { _, _ in try await Self.health(questions) }
        router.get("assets/:name") { request, context in
            guard let asset = context.parameters.get("name").flatMap({ assets[$0] }) else {
                throw Refusal.notFound("there is no such file")
            }
            return asset.response(to: request)
        }
        return router
    }

    private static func health(_ questions: Questions) async throws -> Response {
        let totals = try await questions.ask { try $0.totals() }
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        return .json(
            try encoder.encode(
                Health(
                    documents: totals.documents, entities: totals.entities, relations: totals.relations)))
    }

    private struct Health: Encodable {
        var status = "ok"
        let documents: Int
        let entities: Int
        let relations: Int
    }

    /// What the libraries below say is said if it matters.
    private var systemLogger: Logger {
        var logger = logger
        logger.logLevel = max(logger.logLevel, .error)
        return logger
    }
}
