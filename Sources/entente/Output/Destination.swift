import Foundation

/// Where results go: standard output, or a file that is written whole or not at all.
enum Destination {
    case standardOutput
    case file(URL)

    init(_ path: String?) {
        self = path.map { $0 == "-" ? .standardOutput : .file(URL(fileURLWithPath: $0)) } ?? .standardOutput
    }

    /// Writes results that are there as a whole.
    func write(_ data: Data) throws {
        let writer = try open()
        try writer.write(data)
        try writer.finish()
    }

    /// A writer for results that come bit by bit.
    ///
    /// - Throws: ``Failure`` if the file cannot be written, before anything has been done for it.
    func open() throws -> ResultWriter {
        switch self {
        case .standardOutput: ResultWriter()
        case .file(let url): try ResultWriter(url)
        }
    }
}

/// The plain reason in a Foundation error.
func reason(_ error: any Error) -> String {
    let error = error as NSError
    let under = error.userInfo[NSUnderlyingErrorKey] as? NSError ?? error
    if under.domain == NSPOSIXErrorDomain { return String(cString: strerror(Int32(under.code))).lowercased() }
    switch error.code {
    case CocoaError.fileNoSuchFile.rawValue, CocoaError.fileReadNoSuchFile.rawValue:
        return "no such file or folder"
    case CocoaError.fileReadNoPermission.rawValue, CocoaError.fileWriteNoPermission.rawValue:
        return "permission denied"
    case CocoaError.fileWriteOutOfSpace.rawValue: return "no space left"
    default: return error.localizedDescription
    }
}
