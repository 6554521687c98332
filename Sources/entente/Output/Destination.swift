import Foundation

/// Where results go: standard output, or a file that is written whole or not at all.
enum Destination {
    case standardOutput
    case file(URL)

    init(_ path: String?) {
        self = path.map { $0 == "-" ? .standardOutput : .file(URL(fileURLWithPath: $0)) } ?? .standardOutput
    }

    func write(_ data: Data) throws {
        switch self {
        case .standardOutput: Console.write(data, to: .standardOutput)
        case .file(let url):
            do {
                try data.write(to: url, options: .atomic)
            } catch {
                throw Failure.work("cannot write \(url.relativePath): \(reason(error))")
            }
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
