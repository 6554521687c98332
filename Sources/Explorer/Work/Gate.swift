import DequeModule
import Synchronization

/// Lets so much work go on at once and so much more wait for it, in the order in which it came.
final class Gate: Sendable {
    private typealias Waiter = (number: Int, continuation: CheckedContinuation<Void, any Error>)

    private struct State {
        var running = 0
        var waiting: Deque<Waiter> = []
        var next = 0
    }

    /// There is no place to wait in.
    struct Full: Error {}

    private let limit: Int
    private let room: Int
    private let state = Mutex(State())

    /// - Parameters:
    ///   - limit: how much may go on at once.
    ///   - room: how much may wait.
    init(limit: Int, room: Int) {
        self.limit = limit
        self.room = room
    }

    /// Returns when the work may begin; ``leave()`` must be called at its end, by any thread.
    ///
    /// - Throws: ``Full``; `CancellationError` for a task that is cancelled while it waits.
    func enter() async throws {
        let number = state.withLock { state in
            state.next += 1
            return state.next
        }
        try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                let result: Result<Void, any Error>? = state.withLock { state in
                    if Task.isCancelled { return .failure(CancellationError()) }
                    if state.running < limit {
                        state.running += 1
                        return .success(())
                    }
                    if state.waiting.count >= room { return .failure(Full()) }
                    state.waiting.append((number, continuation))
                    return nil
                }
                if let result { continuation.resume(with: result) }
            }
        } onCancel: {
            let waiter: Waiter? = state.withLock { state in
                state.waiting.firstIndex { $0.number == number }.map { state.waiting.remove(at: $0) }
            }
            waiter?.continuation.resume(throwing: CancellationError())
        }
    }

    func leave() {
        let next: Waiter? = state.withLock { state in
            // Whoever waits takes the place.
            if let next = state.waiting.popFirst() { return next }
            state.running -= 1
            return nil
        }
        next?.continuation.resume()
    }
}
