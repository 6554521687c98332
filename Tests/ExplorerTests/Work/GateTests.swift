import Testing

@testable import Explorer

struct GateTests {
    @Test func fullGatesRefuse() async throws {
        let gate = Gate(limit: 1, room: 0)
        try await gate.enter()
        await #expect(throws: Gate.Full.self) { try await gate.enter() }
        gate.leave()
        try await gate.enter()
        gate.leave()
    }

    @Test func whoWaitsComesInWhenSomebodyLeaves() async throws {
        let gate = Gate(limit: 1, room: 1)
        try await gate.enter()
        let second = Task {
            try await gate.enter()
            gate.leave()
        }
        gate.leave()
        try await second.value
        try await gate.enter()
    }

    @Test func whoIsCancelledWaitsNoLonger() async throws {
        let gate = Gate(limit: 1, room: 1)
        try await gate.enter()
        let waiting = Task { try await gate.enter() }
        waiting.cancel()
        await #expect(throws: CancellationError.self) { try await waiting.value }
        gate.leave()
        // The place that was waited for is free.
        try await gate.enter()
    }
}
