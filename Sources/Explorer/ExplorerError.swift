/// Why a store cannot be served.
public enum ExplorerError: Error, Sendable, Hashable, CustomStringConvertible {
    /// Another program listens there.
    case portInUse(host: String, port: Int)
    /// The system does not let it listen there, for this reason.
    case cannotListen(host: String, port: Int, reason: String)
    /// A file that belongs to the program is gone.
    case missingFile(String)

    public var description: String {
        switch self {
        case .portInUse(let host, let port):
            "port \(port) of \(host) is in use; stop the program that has it, or give another --port (0 for any)"
        case .cannotListen(let host, let port, let reason):
            "cannot listen on port \(port) of \(host): \(reason)"
        case .missingFile(let name): "the file \(name), a part of this program, is missing; install it anew"
        }
    }
}
