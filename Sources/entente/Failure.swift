/// An error that the user is to read.
struct Failure: Error {
    let message: String
    /// 1 where the work failed, 2 where the request was wrong.
    let exitCode: Int32

    static func work(_ message: String) -> Failure { Failure(message: message, exitCode: 1) }
    static func request(_ message: String) -> Failure { Failure(message: message, exitCode: 2) }
}
