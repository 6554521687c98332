import DequeModule
import Dispatch
import NIOCore
import Synchronization

/// Bytes on their way from a thread that makes them to a task that sends them. It holds few of them, so that the thread waits
/// for a slow client instead of filling the memory.
final class Pipe: Sendable {
    private struct State {
        var parts: Deque<ByteBuffer> = []
        var mediaType = ""
        var end: Result<Void, any Error>?
        var reader: CheckedContinuation<ByteBuffer?, any Error>?
        var isWriterWaiting = false
    }

    /// Nobody takes the bytes any more.
    struct Cancelled: Error {}
    /// Nobody took the bytes in time.
    struct TooSlow: Error {}

    private static let capacity = 4

    private let state = Mutex(State())
    private let cancellation = Atomic(false)
    private let room = DispatchSemaphore(value: 0)
    private let deadline: DispatchTime

    /// - Parameter seconds: after which a writer that waits gives up.
    init(patience seconds: Double) { deadline = .now() + seconds }

    // MARK: - The thread that writes

    var isCancelled: Bool { cancellation.load(ordering: .relaxed) }

    /// Says what the bytes are, before the first of them.
    func announce(_ mediaType: String) { state.withLock { $0.mediaType = mediaType } }

    /// Waits until there is room.
    ///
    /// - Throws: ``Cancelled``, ``TooSlow``.
    func write(_ part: ByteBuffer) throws {
        while true {
            if isCancelled { throw Cancelled() }
            let (isTaken, reader) = state.withLock { state in
                if let reader = state.reader {
                    state.reader = nil
                    return (true, Optional(reader))
                }
                let hasRoom = state.parts.count < Self.capacity
                if hasRoom { state.parts.append(part) } else { state.isWriterWaiting = true }
                return (hasRoom, nil)
            }
            reader?.resume(returning: part)
            if isTaken { return }
            if room.wait(timeout: deadline) == .timedOut { throw TooSlow() }
        }
    }

    /// Says that there is no more, or why not.
    func finish(_ end: Result<Void, any Error>) {
        let reader = state.withLock { state in
            state.end = end
            defer { state.reader = nil }
            return state.reader
        }
        reader?.resume(with: end.map { nil })
    }

    // MARK: - The task that reads

    /// What the bytes are; known once the first of them are there.
    var mediaType: String { state.withLock { $0.mediaType } }

    /// The next bytes; `nil` at the end.
    ///
    /// - Throws: what the thread ended with; `CancellationError`.
    func next() async throws -> ByteBuffer? {
        try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                let (result, isWriterWaiting): (Result<ByteBuffer?, any Error>?, Bool) = state.withLock {
                    state in
                    if isCancelled { return (.failure(CancellationError()), false) }
                    if let part = state.parts.popFirst() {
                        defer { state.isWriterWaiting = false }
                        return (.success(part), state.isWriterWaiting)
                    }
                    if let end = state.end { return (end.map { nil }, false) }
                    state.reader = continuation
                    return (nil, false)
                }
                if isWriterWaiting { room.signal() }
                if let result { continuation.resume(with: result) }
            }
        } onCancel: {
            cancel()
        }
    }

    /// Says that nobody will read on: the thread ends as soon as it notices.
    func cancel() {
        cancellation.store(true, ordering: .relaxed)
        let reader = state.withLock { state in
            defer { state.reader = nil }
            state.parts.removeAll()
            return state.reader
        }
        reader?.resume(throwing: CancellationError())
        room.signal()
    }
}

/// The reading end of a pipe. Whoever drops it before the end has cancelled the work.
final class PipeReader: Sendable {
    let pipe: Pipe

    init(_ pipe: Pipe) { self.pipe = pipe }

    deinit { pipe.cancel() }

    func next() async throws -> ByteBuffer? { try await pipe.next() }
}
