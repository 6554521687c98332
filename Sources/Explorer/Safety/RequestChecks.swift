import HTTPTypes
import Hummingbird

/// Turns away what no route should see.
struct RequestChecks: RouterMiddleware {
    let host: HostCheck
    let maximumTargetBytes: Int

    /// Beside `GET` and `HEAD`, which every route takes.
    private static let methods: [String: [HTTPRequest.Method]] = [Route.sparql: [.post]]

    func handle(
        _ request: Request, context: ExplorerContext,
        next: (Request, ExplorerContext) async throws -> Response
    ) async throws -> Response {
        guard host.allows(request.head.authority) else {
            throw Refusal(
                .misdirectedRequest,
                """
                this server does not answer to the name in the Host header; call it by its address, or start it with \
                --allow-host and the name
                """)
        }
        guard (request.head.path ?? "").utf8.count <= maximumTargetBytes else {
            throw Refusal(
                .uriTooLong,
                "the address has more than \(maximumTargetBytes) bytes; send a long query by POST")
        }
        let allowed = [.get, .head] + (Self.methods[Route.trimmed(request.uri.path)] ?? [])
        guard allowed.contains(request.method) else {
            let list = allowed.map(\.rawValue).joined(separator: ", ")
            throw Refusal(
                .methodNotAllowed, "\(request.method.rawValue) cannot be done here; use \(list)",
                headers: [.allow: list])
        }
        try checkSite(request)
        return try await next(request, context)
    }

    /// Pages of other sites may lead here by a link. They may not make a browser ask for them, which costs work though they
    /// could not read the answer.
    private func checkSite(_ request: Request) throws {
        let site = request.headers[.secFetchSite]
        let isNavigation = request.headers[.secFetchMode] == "navigate" && request.method != .post
        var isForeign = site == "cross-site" && !isNavigation
        if site == nil, request.method == .post, let origin = request.headers[.origin] {
            isForeign = origin.split(separator: "/").last.map(String.init) != request.head.authority
        }
        if isForeign { throw Refusal(.forbidden, "pages of other sites may not ask this server") }
    }
}

extension HTTPField.Name {
    static let secFetchSite = HTTPField.Name("Sec-Fetch-Site")!
    static let secFetchMode = HTTPField.Name("Sec-Fetch-Mode")!
}
