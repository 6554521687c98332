/// How a store is served.
public struct ExplorerOptions: Sendable {
    /// Where it listens; the loopback address, unless somebody decides otherwise.
    public var host = "127.0.0.1"
    public var port = 8080

    public init() {}
}
