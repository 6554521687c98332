import NIOCore
import Synchronization

/// Tells work that is done for a connection when the client hangs up.
final class Connections: Sendable {
    private let actions = Mutex<[ObjectIdentifier: @Sendable () -> Void]>([:])

    /// Does something when the client of a channel hangs up while the body runs.
    func watching<Value>(
        _ channel: any Channel, onHangUp action: @escaping @Sendable () -> Void,
        _ body: () async throws -> Value
    ) async rethrows -> Value {
        let key = ObjectIdentifier(channel)
        actions.withLock { $0[key] = action }
        defer { _ = actions.withLock { $0.removeValue(forKey: key) } }
        return try await body()
    }

    fileprivate func hangUp(_ channel: any Channel) {
        actions.withLock { $0[ObjectIdentifier(channel)] }?()
    }
}

/// Notices that a client closes its end of the connection. One that closes only its sending end is taken to have gone, too,
/// for the two look alike.
final class HangUpHandler: ChannelInboundHandler, RemovableChannelHandler {
    typealias InboundIn = Any

    private let connections: Connections

    init(_ connections: Connections) { self.connections = connections }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        if case ChannelEvent.inputClosed = event { connections.hangUp(context.channel) }
        context.fireUserInboundEventTriggered(event)
    }

    func channelInactive(context: ChannelHandlerContext) {
        connections.hangUp(context.channel)
        context.fireChannelInactive()
    }
}
