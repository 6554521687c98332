import Foundation
import GraphStore
import HTTPTypes
import Hummingbird
import Logging

/// Answers errors in the way that the client understands: JSON for the interface, a page for browsers, else plain text.
struct ErrorResponses: RouterMiddleware {
    let logger: Logger

    func handle(
        _ request: Request, context: ExplorerContext,
        next: (Request, ExplorerContext) async throws -> Response
    ) async throws -> Response {
        do {
            return try await next(request, context)
        } catch {
            return Self.response(refusal(error, request), to: request)
        }
    }

    /// What the client is told. What it has no business with is in the log.
    private func refusal(_ error: any Error, _ request: Request) -> Refusal {
        switch error {
        case let error as Refusal: return error
        case let error as any HTTPResponseError where error.status == .notFound:
            return .notFound("there is nothing here; the way in is /")
        case let error as any HTTPResponseError:
            return Refusal(error.status, "the request cannot be answered")
        case is Gate.Full:
            return Refusal(
                .serviceUnavailable, "too many queries run at once; try again in a few seconds",
                headers: [.retryAfter: "2"])
        case is CancellationError:
            return Refusal(.serviceUnavailable, "the server is stopping, or the client has gone")
        case let error as StoreError:
            logger.error("store", metadata: ["reason": "\(error)"])
            return Refusal(
                .serviceUnavailable, "the store cannot be read at the moment; the server's log says why")
        default:
            logger.error("failed", metadata: ["reason": "\(error)", "path": "\(request.uri.path)"])
            return Refusal(.internalServerError, "something went wrong here; the server's log says what")
        }
    }

    private static func response(_ refusal: Refusal, to request: Request) -> Response {
        var response: Response
        let path = request.uri.path
        if path.hasPrefix(Route.api) {
            response = .json(Data((try? JSONEncoder().encode(["error": refusal.message])) ?? Data()))
        } else if Route.trimmed(path) != Route.sparql, AcceptHeader(request).prefersHTML {
            response = .html(MessagePage.page(refusal.status, refusal.message))
        } else {
            response = .text(refusal.message + "\n")
        }
        response.status = refusal.status
        for field in refusal.headers { response.headers.append(field) }
        if request.method == .head { return response.createHeadResponse() }
        return response
    }
}
