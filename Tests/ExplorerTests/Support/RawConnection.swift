import Foundation

@testable import Explorer

/// A connection to a port of this machine on which a test says what it likes. It waits as it is asked to, and so must not be used
/// on the threads that the server needs.
final class RawConnection {
    struct Failed: Error {
        let code = errno
    }

    private var socket: Int32

    init(port: Int) throws {
        #if os(Linux)
            socket = Foundation.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        #else
            socket = Foundation.socket(AF_INET, SOCK_STREAM, 0)
        #endif
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = in_port_t(port).bigEndian
        address.sin_addr.s_addr = inet_addr("127.0.0.1")
        let size = socklen_t(MemoryLayout<sockaddr_in>.size)
        let result = withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { connect(socket, $0, size) }
        }
        guard result == 0 else { throw Failed() }
    }

    deinit { close() }

    func close() {
        if socket >= 0 { Foundation.close(socket) }
        socket = -1
    }

    func send(_ text: String) throws {
        var rest = Array(text.utf8)[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { write(socket, $0.baseAddress, $0.count) }
            guard count > 0 else { throw Failed() }
            rest = rest.dropFirst(count)
        }
    }

    /// What comes until the other end closes.
    func rest() -> String {
        var bytes: [UInt8] = []
        var part = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = read(socket, &part, part.count)
            guard count > 0 else { break }
            bytes += part[..<count]
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// What comes for a text on a connection of its own.
    static func ask(_ port: Int, _ text: String) async throws -> String {
        try await Workers.run {
            let connection = try RawConnection(port: port)
            try connection.send(text)
            return connection.rest()
        }
    }

    /// The beginning of what comes first on any of several.
    static func firstAnswer(of connections: [RawConnection]) throws -> String {
        var entries = connections.map { pollfd(fd: $0.socket, events: Int16(POLLIN), revents: 0) }
        guard poll(&entries, nfds_t(entries.count), 15_000) > 0,
            let place = entries.firstIndex(where: { $0.revents != 0 })
        else { throw Failed() }
        var part = [UInt8](repeating: 0, count: 1 << 16)
        let count = read(connections[place].socket, &part, part.count)
        return String(decoding: part[..<max(0, count)], as: UTF8.self)
    }
}
