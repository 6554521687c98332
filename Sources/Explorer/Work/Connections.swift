import NIOCore
import Synchronization

/// A client's connection, as far as work that is done for it must know: whether somebody is still there.
final class Connection: Sendable {
    private struct State {
        var isGone = false
        var action: (@Sendable () -> Void)?
    }

    private let state = Mutex(State())

    /// Does something if the client has hung up, or does so while the body runs. One at a time: a connection has one request in
    /// work.
    func watching<Value>(
        onHangUp action: @escaping @Sendable () -> Void, _ body: () async throws -> Value
    ) async rethrows -> Value {
        let isGone = state.withLock { state in
            if !state.isGone { state.action = action }
            return state.isGone
        }
        if isGone { action() }
        defer { state.withLock { $0.action = nil } }
        return try await body()
    }

    fileprivate func hangUp() {
        let action = state.withLock { state in
            state.isGone = true
            return state.action
        }
        action?()
    }
}

/// All connections that are open.
final class Connections: Sendable {
    private let all = Mutex<[ObjectIdentifier: Connection]>([:])

    /// A channel that is none of a network has a connection on which nobody hangs up.
    func connection(of channel: any Channel) -> Connection {
        all.withLock { $0[ObjectIdentifier(channel)] } ?? Connection()
    }

    fileprivate func open(_ channel: any Channel) {
        all.withLock { $0[ObjectIdentifier(channel)] = Connection() }
    }

    fileprivate func close(_ channel: any Channel) {
        all.withLock { $0.removeValue(forKey: ObjectIdentifier(channel)) }?.hangUp()
    }

    fileprivate func closeInput(_ channel: any Channel) {
        all.withLock { $0[ObjectIdentifier(channel)] }?.hangUp()
    }
}

/// Notices that a client closes its end of the connection. One that closes only its sending end is taken to have gone, too,
/// for the two look alike.
final class HangUpHandler: ChannelInboundHandler, RemovableChannelHandler {
    typealias InboundIn = Any

    private let connections: Connections

    init(_ connections: Connections) { self.connections = connections }

    func handlerAdded(context: ChannelHandlerContext) { connections.open(context.channel) }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        if case ChannelEvent.inputClosed = event { connections.closeInput(context.channel) }
        context.fireUserInboundEventTriggered(event)
    }

    func handlerRemoved(context: ChannelHandlerContext) { connections.close(context.channel) }
}
