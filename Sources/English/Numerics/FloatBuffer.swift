/// A block of single-precision numbers with a fixed address, aligned for vector instructions.
///
/// Filled once by whoever makes it; weights are only read afterwards, which makes them safe to share.
final class FloatBuffer: @unchecked Sendable {
    let count: Int
    let start: UnsafeMutablePointer<Float>

    /// Zeros.
    init(count: Int) {
        self.count = count
        let bytes = max(count, 1) * MemoryLayout<Float>.stride
        let raw = UnsafeMutableRawPointer.allocate(byteCount: bytes, alignment: 64)
        start = raw.bindMemory(to: Float.self, capacity: max(count, 1))
        start.initialize(repeating: 0, count: max(count, 1))
    }

    convenience init(_ values: some Collection<Float>) {
        self.init(count: values.count)
        for (index, value) in values.enumerated() {
            start[index] = value
        }
    }

    deinit {
        UnsafeMutableRawPointer(start).deallocate()
    }

    /// The numbers as an array.
    var array: [Float] { Array(UnsafeBufferPointer(start: start, count: count)) }
}
