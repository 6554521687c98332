/// Single-precision numbers that are only read: weights, in the mapped file where they lie as they are needed.
struct Numbers: @unchecked Sendable {
    let start: UnsafePointer<Float>
    let count: Int
    /// What keeps the memory alive.
    private let owner: AnyObject

    /// Numbers in memory that the owner keeps.
    init(start: UnsafePointer<Float>, count: Int, owner: AnyObject) {
        self.start = start
        self.count = count
        self.owner = owner
    }

    /// The numbers of a buffer, which does not change any more.
    init(_ buffer: FloatBuffer) {
        self.init(start: UnsafePointer(buffer.start), count: buffer.count, owner: buffer)
    }

    /// The numbers as an array.
    var array: [Float] { Array(UnsafeBufferPointer(start: start, count: count)) }
}
