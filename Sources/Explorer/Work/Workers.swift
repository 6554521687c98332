import Dispatch
import Foundation

/// Threads for work that must not hold up the event loops.
enum Workers {
    private static let queue = DispatchQueue(label: "entente.questions", attributes: .concurrent)

    /// Does short work, such as a few look-ups in a store.
    static func run<Value: Sendable>(_ work: @escaping @Sendable () throws -> Value) async throws -> Value {
        try await withCheckedThrowingContinuation { continuation in
            queue.async { continuation.resume(with: Result { try work() }) }
        }
    }

    /// Does long work on a thread of its own.
    static func start(_ work: @escaping @Sendable () -> Void) {
        let thread = Thread(block: work)
        thread.name = "query"
        // Queries may be nested deeply, and are worked on by functions that call each other.
        thread.stackSize = 64 << 20
        thread.start()
    }
}
