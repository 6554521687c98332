#if canImport(Darwin)
    import Darwin
#elseif canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// Where a stream puts its bytes, a part at a time.
public protocol ByteSink {
    /// Takes all of the bytes, which are gone afterwards.
    mutating func write(_ bytes: UnsafeRawBufferPointer) throws
}

/// A file, or standard output, that is open.
public struct FileSink: ByteSink {
    private let name: String
    private let descriptor: Int32

    /// Writes to a file descriptor that is open, 1 for standard output, and does not close it. Errors call it by the
    /// name, if there is one.
    public init(descriptor: Int32, name: String? = nil) {
        self.descriptor = descriptor
        self.name = name ?? "file descriptor \(descriptor)"
    }

    /// - Throws: ``FileError`` when the system does not take the bytes.
    public func write(_ bytes: UnsafeRawBufferPointer) throws {
        var rest = bytes[...]
        while let start = UnsafeRawBufferPointer(rebasing: rest).baseAddress, !rest.isEmpty {
            #if canImport(Darwin)
                let count = Darwin.write(descriptor, start, rest.count)
            #elseif canImport(Glibc)
                let count = Glibc.write(descriptor, start, rest.count)
            #elseif canImport(Musl)
                let count = Musl.write(descriptor, start, rest.count)
            #endif
            if count >= 0 {
                rest = rest.dropFirst(count)
            } else if errno != EINTR {
                throw FileError(path: name, code: errno, action: .write)
            }
        }
    }
}

/// Bytes that are handed on, such as to a compressor or the network.
public struct ChunkSink: ByteSink {
    private let receive: (UnsafeRawBufferPointer) throws -> Void

    /// - Parameter receive: takes the next bytes, which are gone afterwards.
    public init(_ receive: @escaping (UnsafeRawBufferPointer) throws -> Void) { self.receive = receive }

    public func write(_ bytes: UnsafeRawBufferPointer) throws { try receive(bytes) }
}
