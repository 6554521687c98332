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

    /// Columns that text may take: what `COLUMNS` says, else those of the terminal, 100 where there is none.
    static var width: Int {
        if let columns = ProcessInfo.processInfo.environment["COLUMNS"].flatMap({ Int($0) }), columns > 20 {
            return columns
        }
        var size = winsize()
        let isKnown = ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 20
        return isKnown ? Int(size.ws_col) : 100
    }
}

/// A bar on standard error for long work, on a terminal only.
final class ProgressBar {
    private let isAllowed: Bool
    private var isDrawn = false

    init(quiet: Bool) {
        isAllowed = !quiet && Console.isTerminal(STDERR_FILENO)
    }

    /// Draws the bar anew, unless the work is done.
    func update(_ done: Int, of total: Int) {
        guard isAllowed, done < total else { return clear() }
        let filled = 30 * done / total
        let bar = String(repeating: "█", count: filled) + String(repeating: "░", count: 30 - filled)
        Console.write(Data("\r\(bar) \(100 * done / total) %".utf8), to: .standardError)
        isDrawn = true
    }

    /// Takes the bar away, so that something else can be written.
    func clear() {
        if isDrawn { Console.write(Data("\r\u{1B}[K".utf8), to: .standardError) }
        isDrawn = false
    }
}
