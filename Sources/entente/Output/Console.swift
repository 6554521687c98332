import Foundation

/// Standard output for results, standard error for everything else.
enum Console {
    static func error(_ message: String) { write("entente: " + message, to: .standardError) }

    static func write(_ text: String, to handle: FileHandle) {
        guard !text.isEmpty else { return }
        write(Data((text.hasSuffix("\n") ? text : text + "\n").utf8), to: handle)
    }

    /// A reader that went away ("entente … | head") ends the program quietly.
    static func write(_ data: Data, to handle: FileHandle) {
        do { try handle.write(contentsOf: data) } catch { Foundation.exit(0) }
    }

    static func isTerminal(_ descriptor: Int32) -> Bool { isatty(descriptor) == 1 }

    /// Colour is for terminals, and never where `NO_COLOR` is set.
    static var usesColour: Bool {
        isTerminal(STDOUT_FILENO) && (ProcessInfo.processInfo.environment["NO_COLOR"] ?? "").isEmpty
    }

    static func bold(_ text: String) -> String { usesColour ? "\u{1B}[1m\(text)\u{1B}[0m" : text }
    static func dim(_ text: String) -> String { usesColour ? "\u{1B}[2m\(text)\u{1B}[0m" : text }

    /// Columns of the terminal, 100 where there is none.
    static var width: Int {
        var size = winsize()
        let isKnown = ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 20
        return isKnown ? Int(size.ws_col) : 100
    }
}

/// A bar on standard error for long work, on a terminal only.
final class ProgressBar {
    private let total: Int
    private let isShown: Bool

    init(total: Int, quiet: Bool) {
        self.total = total
        isShown = !quiet && total > 8 && Console.isTerminal(STDERR_FILENO)
    }

    func update(_ done: Int) {
        guard isShown else { return }
        let filled = total == 0 ? 30 : 30 * done / total
        let bar = String(repeating: "█", count: filled) + String(repeating: "░", count: 30 - filled)
        Console.write(Data("\r\(bar) \(done) of \(total) articles".utf8), to: .standardError)
        if done >= total { Console.write(Data("\r\u{1B}[K".utf8), to: .standardError) }
    }
}
