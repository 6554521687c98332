import Exchange
import GraphStore
import Hummingbird
import NIOCore
import RDF
import SPARQL

/// Answers queries from a store within the limits of the server.
///
/// Each query has a thread; its answer goes to the client as it comes. Nothing is sent before a part of the answer is there,
/// so that what goes wrong until then has a status of its own. Later, the connection is cut: a client cannot take a part of an
/// answer for the whole.
struct QueryRunner: Sendable {
    let store: GraphStore
    let prefixes: PrefixMap
    let options: ExplorerOptions
    let gate: Gate
    let connections: Connections

    init(store: GraphStore, prefixes: PrefixMap, options: ExplorerOptions, connections: Connections) {
        self.store = store
        self.prefixes = prefixes
        self.options = options
        self.connections = connections
        gate = Gate(limit: options.maximumQueries, room: options.maximumQueries)
    }

    /// What is asked, and how the answer is to be sent.
    struct Question: Sendable {
        let text: String
        var dataset: DatasetClause?
        /// What relative IRIs are resolved against.
        var base: IRI?
        let accept: AcceptHeader
        /// What a graph says beside what it is asked for.
        var extra: [Triple] = []
    }

    /// - Parameter method: of the request; for `HEAD` the answer is measured and not sent.
    /// - Throws: ``Refusal`` and others where there is no answer, before the first part of it.
    func response(
        _ question: Question, to method: HTTPRequest.Method, _ context: ExplorerContext
    ) async throws -> Response {
        let connection = connections.connection(of: context.channel)
        try await enter(connection)
        let pipe = Pipe(patience: options.queryTimeout)
        let reader = PipeReader(pipe)
        Workers.start {
            let end = Result { try answer(question, into: pipe) }
            // Before the client knows, so that it finds a place for its next query.
            gate.leave()
            pipe.finish(end)
        }
        let (first, length) = try await connection.watching(onHangUp: pipe.cancel) {
            do {
                let first = try await reader.next()
                guard method == .head else { return (first, 0) }
                var length = first?.readableBytes ?? 0
                while let part = try await reader.next() { length += part.readableBytes }
                return (nil, length)
            } catch {
                throw Self.refusal(error)
            }
        }
        var headers: HTTPFields = [.contentType: Offers.contentType(pipe.mediaType), .vary: "Accept"]
        if method == .head {
            headers[.contentLength] = String(length)
            return Response(status: .ok, headers: headers)
        }
        return Response(
            status: .ok, headers: headers,
            body: ResponseBody { writer in
                if let first { try await writer.write(first) }
                var output = writer
                try await connection.watching(onHangUp: pipe.cancel) {
                    do {
                        while let part = try await reader.next() { try await output.write(part) }
                    } catch {
                        throw Self.refusal(error)
                    }
                }
                try await output.finish(nil)
            })
    }

    /// Waits for a place, as long as the client does.
    private func enter(_ connection: Connection) async throws {
        let entry = Task { try await gate.enter() }
        try await withTaskCancellationHandler {
            try await connection.watching(onHangUp: entry.cancel) { try await entry.value }
        } onCancel: {
            entry.cancel()
        }
    }

    // MARK: - On the thread of the query

    private func answer(_ question: Question, into pipe: Pipe) throws {
        let parser = QueryParser(
            options: QueryOptions(base: question.base, prefixes: prefixes.namespaces))
        var query = try parser.parse(question.text)
        if let dataset = question.dataset { query.dataset = dataset }
        // Of two with one prefix, that of the query counts.
        let prefixes = PrefixMap(query.prefixes.namespaces + prefixes.namespaces)
        let sink = LimitedSink(pipe, maximumBytes: options.maximumResultBytes)
        try store.withQuads { source in
            let evaluator = Evaluator(source: source, options: evaluation(pipe))
            switch query.form {
            case .select, .ask:
                let offer = try Offers.choose(Offers.results, question.accept)
                pipe.announce(offer.mediaType)
                guard let writer = offer.format.writer(to: sink) else { return }
                switch try evaluator.run(query) {
                case .solutions(let solutions): try solutions.write(to: writer)
                case .boolean(let value): try writer.boolean(value)
                case .graph: break
                }
            case .construct, .describe:
                let offer = try Offers.choose(Offers.graphs, question.accept)
                pipe.announce(offer.mediaType)
                guard case .graph(let triples) = try evaluator.run(query) else { return }
                var extra = question.extra[...]
                let all = TripleStream { try extra.popFirst() ?? triples.next() }
                try all.write(offer.format, prefixes: prefixes, to: sink)
            }
        }
    }

    private func evaluation(_ pipe: Pipe) -> EvaluationOptions {
        var evaluation = EvaluationOptions(
            timeLimit: options.queryTimeout, memoryLimit: options.queryMemory,
            maximumResults: options.maximumRows, defaultGraph: .union)
        evaluation.isCancelled = { pipe.isCancelled }
        return evaluation
    }

    /// Why there is no answer, or no more of it.
    private static func refusal(_ error: any Error) -> any Error {
        switch error {
        case let error as SyntaxError: Refusal.badRequest("the query, \(error)")
        case EvaluationError.cancelled, is Pipe.Cancelled: CancellationError()
        case let error as EvaluationError:
            if case .service = error {
                Refusal.badRequest("\(error)")
            } else {
                Refusal(.serviceUnavailable, "\(error)")
            }
        case let error as LimitedSink.TooLong:
            Refusal(
                .serviceUnavailable,
                "the answer has more than the \(error.bytes) bytes allowed: add a LIMIT, or allow more")
        case is Pipe.TooSlow:
            Refusal(.serviceUnavailable, "the answer was not taken in the time allowed for the query")
        case let error as RDFXMLWriterError:
            Refusal(.notAcceptable, "the graph cannot be said in RDF/XML (\(error)); ask for text/turtle")
        default: error
        }
    }
}

/// Puts bytes into a pipe, up to a limit.
private struct LimitedSink: ByteSink {
    struct TooLong: Error {
        let bytes: Int
    }

    private let pipe: Pipe
    private let maximumBytes: Int
    private var count = 0

    init(_ pipe: Pipe, maximumBytes: Int) {
        self.pipe = pipe
        self.maximumBytes = maximumBytes
    }

    mutating func write(_ bytes: UnsafeRawBufferPointer) throws {
        count += bytes.count
        guard count <= maximumBytes else { throw TooLong(bytes: maximumBytes) }
        try pipe.write(ByteBuffer(bytes: bytes))
    }
}
