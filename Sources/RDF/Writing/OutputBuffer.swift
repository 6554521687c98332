/// Bytes on their way to a sink, which gets them in large parts.
package struct OutputBuffer: ~Copyable {
    private static let partLength = 1 << 16

    package var bytes = ByteBuffer()
    private var sink: any ByteSink

    package init(_ sink: some ByteSink) { self.sink = sink }

    /// Hands the bytes on if there are enough of them.
    package mutating func flushIfFull() throws {
        if bytes.count >= Self.partLength { try flush() }
    }

    /// Hands all bytes on.
    package mutating func flush() throws {
        if bytes.count > 0 { try sink.write(UnsafeRawBufferPointer(bytes.bytes)) }
        bytes.removeAll()
    }
}
