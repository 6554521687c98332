/// A block of single-precision numbers with a fixed address, aligned for vector instructions.
final class FloatBuffer {
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

    /// The numbers of an array.
    convenience init(_ values: [Float]) {
        self.init(count: values.count)
        values.withUnsafeBufferPointer { values in
            if let first = values.baseAddress { start.update(from: first, count: values.count) }
        }
    }

    deinit {
        UnsafeMutableRawPointer(start).deallocate()
    }

    /// The numbers as an array.
    var array: [Float] { Array(UnsafeBufferPointer(start: start, count: count)) }
}
