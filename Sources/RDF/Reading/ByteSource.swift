#if canImport(Darwin)
    import Darwin
#elseif canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// Where a reader gets its bytes, a part at a time.
public protocol ByteSource {
    /// Puts the next bytes at the start of the buffer, as many as are at hand and fit, at least one.
    ///
    /// - Returns: how many bytes; 0 at the end, and again whenever asked after it.
    mutating func read(into buffer: UnsafeMutableRawBufferPointer) throws -> Int
}

/// Bytes in memory.
struct MemorySource<Bytes: Collection>: ByteSource where Bytes.Element == UInt8 {
    private var rest: Bytes.SubSequence

    init(_ bytes: Bytes) { rest = bytes[...] }

    mutating func read(into buffer: UnsafeMutableRawBufferPointer) -> Int {
        let part = rest.prefix(buffer.count)
        buffer.copyBytes(from: part)
        rest = rest[part.endIndex...]
        return min(part.count, buffer.count)
    }
}

/// Bytes that come in chunks from somewhere, such as a decompressor or the network.
public struct ChunkSource: ByteSource {
    private let next: () throws -> [UInt8]?
    private var chunk: ArraySlice<UInt8> = []

    /// - Parameter next: the next chunk; `nil` at the end.
    public init(_ next: @escaping () throws -> [UInt8]?) { self.next = next }

    public mutating func read(into buffer: UnsafeMutableRawBufferPointer) throws -> Int {
        while chunk.isEmpty {
            guard let more = try next() else { return 0 }
            chunk = more[...]
        }
        let part = chunk.prefix(buffer.count)
        buffer.copyBytes(from: part)
        chunk = chunk.dropFirst(part.count)
        return part.count
    }
}

/// A file, or standard input.
public final class FileSource: ByteSource {
    private let name: String
    private let descriptor: Int32
    private let closesAtEnd: Bool

    /// Opens a file.
    ///
    /// - Throws: ``FileError`` when the file cannot be opened.
    public init(path: String) throws(FileError) {
        name = path
        descriptor = open(path, O_RDONLY)
        closesAtEnd = true
        guard descriptor >= 0 else { throw FileError(path: path, code: errno) }
    }

    /// Reads from a file descriptor that is open, 0 for standard input, and does not close it.
    public init(descriptor: Int32) {
        name = "file descriptor \(descriptor)"
        self.descriptor = descriptor
        closesAtEnd = false
    }

    deinit {
        if closesAtEnd, descriptor >= 0 { _ = close(descriptor) }
    }

    /// - Throws: ``FileError`` when the system cannot read on.
    public func read(into buffer: UnsafeMutableRawBufferPointer) throws -> Int {
        while true {
            #if canImport(Darwin)
                let count = Darwin.read(descriptor, buffer.baseAddress, buffer.count)
            #elseif canImport(Glibc)
                let count = Glibc.read(descriptor, buffer.baseAddress, buffer.count)
            #elseif canImport(Musl)
                let count = Musl.read(descriptor, buffer.baseAddress, buffer.count)
            #endif
            if count >= 0 { return count }
            if errno != EINTR { throw FileError(path: name, code: errno) }
        }
    }
}

/// A file that cannot be read or written.
public struct FileError: Error, Sendable, Hashable, CustomStringConvertible {
    /// What was to be done with a file.
    public enum Action: String, Sendable {
        /// Reading.
        case read
        /// Writing.
        case write
    }

    /// The file, or what it was called.
    public let path: String
    /// The system's error number.
    public let code: Int32
    /// What was to be done with it.
    public let action: Action

    /// An error that the system has given this number.
    public init(path: String, code: Int32, action: Action = .read) {
        self.path = path
        self.code = code
        self.action = action
    }

    public var description: String { "cannot \(action.rawValue) \(path): \(String(cString: strerror(code)))" }
}
