/// Tensors where they lie in the mapped file.
extension SafetensorsFile {
    /// Numbers in single precision.
    func floats(_ name: String, _ shape: [Int]) throws(ModelError) -> Numbers {
        let start = try numbers(name, .float32, shape, as: Float.self, alignment: 4)
        return Numbers(start: start, count: shape.reduce(1, *), owner: self)
    }

    /// A matrix of bytes, whose vectors are aligned as the kernels want them.
    func int8(_ name: String, _ shape: [Int]) throws(ModelError) -> UnsafePointer<Int8> {
        try numbers(name, .int8, shape, as: Int8.self, alignment: 64)
    }

    /// Whole numbers of four bytes.
    func int32(_ name: String, _ shape: [Int]) throws(ModelError) -> UnsafePointer<Int32> {
        try numbers(name, .int32, shape, as: Int32.self, alignment: 4)
    }

    /// A layer normalization.
    func norm(_ name: String, count: Int, epsilon: Float) throws(ModelError) -> LayerNorm {
        LayerNorm(
            weight: try floats(name + ".weight", [count]), bias: try floats(name + ".bias", [count]),
            epsilon: epsilon)
    }

    /// The numbers of a tensor; the pointer is valid as long as this file. All platforms have the file's byte order.
    private func numbers<Element>(
        _ name: String, _ type: ElementType, _ shape: [Int], as element: Element.Type, alignment: Int
    ) throws(ModelError) -> UnsafePointer<Element> {
        guard let start = try bytes(name, type, shape).baseAddress else {
            throw .malformed(path: path, reason: "tensor \(name) is empty")
        }
        guard Int(bitPattern: start) % alignment == 0 else {
            throw .malformed(path: path, reason: "tensor \(name) is not aligned to \(alignment) bytes")
        }
        return start.assumingMemoryBound(to: Element.self)
    }
}
