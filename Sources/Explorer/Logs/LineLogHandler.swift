import Foundation
import Logging

/// Writes each message as a line: one JSON object, or words for people at a terminal.
public struct LineLogHandler: LogHandler {
    public var metadata = Logger.Metadata()
    public var logLevel = Logger.Level.info
    private let isPlain: Bool
    private let write: @Sendable (String) -> Void

    /// - Parameters:
    ///   - isPlain: whether people read it as it comes.
    ///   - write: takes a line with its end.
    public init(isPlain: Bool, write: @escaping @Sendable (String) -> Void = LineLogHandler.standardError) {
        self.isPlain = isPlain
        self.write = write
    }

    /// Writes to standard error. Where nobody reads that any more, nothing is said.
    public static let standardError: @Sendable (String) -> Void = { line in
        try? FileHandle.standardError.write(contentsOf: Data(line.utf8))
    }

    public subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    public func log(event: LogEvent) {
        let fields = metadata.merging(event.metadata ?? [:]) { $1 }
        let time = Date().formatted(Date.ISO8601FormatStyle(includingFractionalSeconds: true))
        write(isPlain ? plain(event, fields, time) : json(event, fields, time))
    }

    private func json(_ event: LogEvent, _ fields: Logger.Metadata, _ time: String) -> String {
        var parts = [
            ("time", quoted(time)), ("level", quoted(event.level.rawValue)),
            ("event", quoted("\(event.message)")),
        ]
        for (key, value) in fields.sorted(by: { $0.key < $1.key }) {
            parts.append((key, Self.isNumber(value) ? "\(value)" : quoted("\(value)")))
        }
        return "{" + parts.map { "\(quoted($0)):\($1)" }.joined(separator: ",") + "}\n"
    }

    private func plain(_ event: LogEvent, _ fields: Logger.Metadata, _ time: String) -> String {
        let day = time.firstIndex(of: "T").map { time.index(after: $0) } ?? time.startIndex
        let words = fields.sorted { $0.key < $1.key }.map { "\($0)=\(visible("\($1)"))" }
        let level = event.level > .info ? "\(event.level): " : ""
        return ([String(time[day...]), "\(level)\(event.message)"] + words).joined(separator: " ") + "\n"
    }

    /// Numbers are handed over as such.
    private static func isNumber(_ value: Logger.Metadata.Value) -> Bool {
        guard case .stringConvertible(let value) = value else { return false }
        return value is Int || value is Double
    }

    private func quoted(_ text: String) -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .withoutEscapingSlashes
        return (try? encoder.encode(text)).map { String(decoding: $0, as: UTF8.self) } ?? "\"\""
    }

    /// Without what would steer a terminal.
    private func visible(_ text: String) -> String {
        String(
            String.UnicodeScalarView(
                text.unicodeScalars.map { $0.properties.generalCategory == .control ? " " : $0 }))
    }
}
