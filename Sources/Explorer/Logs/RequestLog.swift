import HTTPTypes
import Hummingbird
import Logging

/// Says of each request what was asked, what became of it, how long it took and how much was sent. What was asked of SPARQL or
/// searched for is nobody's business and only said in verbose logs.
struct RequestLog: RouterMiddleware {
    let logger: Logger

    func handle(
        _ request: Request, context: ExplorerContext,
        next: (Request, ExplorerContext) async throws -> Response
    ) async throws -> Response {
        let entry = Entry(request, logger)
        var response = try await next(request, context)
        let status = response.status.code
        // The body of the answer to HEAD is dropped.
        if request.method == .head || response.body.contentLength != nil {
            let length = request.method == .head ? 0 : response.body.contentLength ?? 0
            entry.write(status, bytes: length)
        } else {
            let body = response.body
            response.body = ResponseBody { writer in
                let counting = CountingWriter(writer)
                let count = counting.count
                do {
                    try await body.write(counting)
                    entry.write(status, bytes: count.bytes)
                } catch {
                    entry.write(status, bytes: count.bytes, cut: error)
                    throw error
                }
            }
        }
        return response
    }

    private struct Entry {
        let logger: Logger
        let start = ContinuousClock.now
        var fields: Logger.Metadata

        init(_ request: Request, _ logger: Logger) {
            self.logger = logger
            fields = ["method": "\(request.method.rawValue)", "path": "\(request.uri.path)"]
            if logger.logLevel <= .debug, let query = request.uri.query { fields["query"] = "\(query)" }
        }

        func write(_ status: Int, bytes: Int, cut: (any Error)? = nil) {
            let milliseconds = (ContinuousClock.now - start) / .milliseconds(1)
            var fields = fields
            fields["status"] = .stringConvertible(status)
            fields["bytes"] = .stringConvertible(bytes)
            fields["ms"] = .stringConvertible((milliseconds * 100).rounded() / 100)
            if let cut { fields["cut"] = "\((cut as? Refusal)?.message ?? "\(cut)")" }
            logger.info("request", metadata: fields)
        }
    }
}

/// Counts what goes through.
private struct CountingWriter: ResponseBodyWriter {
    final class Count {
        var bytes = 0
    }

    private var writer: any ResponseBodyWriter
    let count = Count()

    init(_ writer: any ResponseBodyWriter) { self.writer = writer }

    mutating func write(_ buffer: ByteBuffer) async throws {
        count.bytes += buffer.readableBytes
        try await writer.write(buffer)
    }

    consuming func finish(_ trailingHeaders: HTTPFields?) async throws {
        try await writer.finish(trailingHeaders)
    }
}
