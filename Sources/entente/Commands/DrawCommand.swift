import ArgumentParser
import Diagrams
import Foundation

/// Draws for another process of this program, which stops it when it takes too long; for nobody else.
struct DrawCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "draw", abstract: "Draw what standard input says, for render and serve.",
        shouldDisplay: false)

    func run() throws {
        do {
            try DrawingWorker.serve()
        } catch {
            throw Failure.work("\(error)")
        }
    }

    /// A process of this program that draws.
    ///
    /// - Parameter timeLimit: how long one drawing may take, in seconds.
    static func worker(timeLimit: Double) -> DrawingWorker {
        DrawingWorker(
            executable: Bundle.main.executablePath ?? CommandLine.arguments[0],
            arguments: [configuration.commandName ?? "draw"], timeLimit: timeLimit)
    }
}
