import Diagrams
import Foundation
import KnowledgeGraph
import Testing

/// Drawing in a process of its own. The process here is the shell, which does what the test needs of it.
@Suite struct WorkerTests {
    private func worker(_ script: String, timeLimit: Double = 60) -> DrawingWorker {
        DrawingWorker(executable: "/bin/sh", arguments: ["-c", script], timeLimit: timeLimit)
    }

    /// Too many nodes to be drawn at once.
    private var large: Diagram {
        var options = DiagramOptions()
        options.maximumNodes = 2_000
        return Diagram(Samples.chain(2_000), options: options)
    }

    @Test func whatIsQuickNeedsNoProcess() async throws {
        let diagram = Diagram(Samples.article)
        let data = try await diagram.render(as: .svg, by: worker("exit 1"))
        #expect(try data == diagram.render(as: .svg))
    }

    @Test func itIsStoppedWhenTheTimeIsOver() async throws {
        await #expect(throws: DiagramError.timeLimit(0.2)) {
            try await large.render(as: .svg, by: worker("exec sleep 600", timeLimit: 0.2))
        }
    }

    @Test func itsLastWordsAreTold() async {
        await #expect(throws: DiagramError.worker("no memory")) {
            try await large.render(as: .svg, by: worker("cat >/dev/null; echo no memory >&2; exit 3"))
        }
    }

    @Test func aCrashIsAnError() async {
        await #expect {
            try await large.render(as: .png, by: worker("kill -SEGV $$"))
        } throws: { error in
            guard case .worker = error as? DiagramError else { return false }
            return true
        }
    }

    @Test func entitiesHavePlaces() async throws {
        let positions = try await Diagram(Samples.article).positions(by: worker("exit 1"))
        #expect(Set(positions.keys) == ["kerry", "lavrov", "russia", "un", "homs"])
        #expect(Set(positions.values).count == 5)
    }
}
