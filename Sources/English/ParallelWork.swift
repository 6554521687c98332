import Foundation

/// Does numbered pieces of work in several tasks.
enum ParallelWork {
    /// The results of `work(0)` to `work(count - 1)`, in this order.
    ///
    /// Each task makes one state for itself and takes the next number as soon as it is free.
    static func map<State, Result: Sendable>(
        count: Int, jobs: Int, state: @escaping @Sendable () -> State,
        work: @escaping @Sendable (State, Int) -> Result
    ) async -> [Result] {
        let counter = Counter(limit: count)
        let results = await withTaskGroup(of: [(Int, Result)].self) { group in
            for _ in 0..<min(max(jobs, 1), count) {
                group.addTask {
                    let own = state()
                    var done: [(Int, Result)] = []
                    while let number = counter.next() {
                        done.append((number, work(own, number)))
                    }
                    return done
                }
            }
            var all: [(Int, Result)] = []
            for await part in group { all += part }
            return all
        }
        return results.sorted { $0.0 < $1.0 }.map(\.1)
    }

    /// Gives out the numbers below a limit, each once.
    private final class Counter: @unchecked Sendable {
        private let lock = NSLock()
        private var value = 0
        private let limit: Int

        init(limit: Int) {
            self.limit = limit
        }

        func next() -> Int? {
            lock.withLock {
                guard value < limit else { return nil }
                defer { value += 1 }
                return value
            }
        }
    }
}
