import Hummingbird

/// A request that is not answered as asked, and why.
struct Refusal: Error {
    let status: HTTPResponse.Status
    /// What is wrong and what to do, for the client to read.
    let message: String
    var headers = HTTPFields()

    init(_ status: HTTPResponse.Status, _ message: String, headers: HTTPFields = HTTPFields()) {
        self.status = status
        self.message = message
        self.headers = headers
    }

    static func badRequest(_ message: String) -> Refusal { Refusal(.badRequest, message) }
    static func notFound(_ message: String) -> Refusal { Refusal(.notFound, message) }
}
