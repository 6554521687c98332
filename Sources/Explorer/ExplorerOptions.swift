import Diagrams
import KnowledgeGraph

/// How a store is served, and how much a client may ask for.
public struct ExplorerOptions: Sendable {
    /// Where it listens; the loopback address, unless somebody decides otherwise.
    public var host = "127.0.0.1"
    /// 0 for any free one.
    public var port = 8080
    /// What pages are called.
    public var title = "Entente"
    /// What of the store the page shows first; `nil` for the best-connected part of all. Search, neighbours and queries always
    /// have everything.
    public var selection: Selection?
    /// What places the nodes of that; `nil` leaves it to the page, which does it worse.
    public var drawing: DrawingWorker?
    /// Names beside `localhost`, the loopback addresses and ``host`` under which clients may call the server.
    public var allowedHosts: [String] = []

    /// Seconds that a query may take until its last row has been taken.
    public var queryTimeout = 30.0
    /// Bytes that a query may hold for sorting, grouping and joining.
    public var queryMemory = 256 << 20
    /// Rows or triples of one answer.
    public var maximumRows = 1_000_000
    /// Bytes of one answer.
    public var maximumResultBytes = 256 << 20
    /// Queries that run at once. As many more wait; others are told to come back.
    public var maximumQueries = 4
    /// Bytes of the body of a request.
    public var maximumRequestBytes = 1 << 20
    /// Bytes of the address of a request, its query included.
    public var maximumTargetBytes = 32 << 10
    /// Connections that are open at once; others wait until one is closed.
    public var maximumConnections = 512
    /// Seconds after which a connection is closed on which nothing has been asked.
    public var idleTimeout = 60
    /// Seconds that requests have to end in when the server is told to stop.
    public var gracePeriod = 10

    public init() {}

    /// Whether only programs of this machine can reach the server.
    public var isLoopback: Bool { HostCheck.isLoopback(host) }
}
