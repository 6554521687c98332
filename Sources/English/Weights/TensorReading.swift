/// Expanding stored tensors to single precision.
extension SafetensorsFile {
    /// A tensor of floating-point numbers in single or half precision, expanded.
    func floats(_ name: String, _ shape: [Int]) throws(ModelError) -> FloatBuffer {
        let type = type(of: name) == .float16 ? ElementType.float16 : .float32
        let source = try bytes(name, type, shape)
        let result = FloatBuffer(count: shape.reduce(1, *))
        for index in 0..<result.count {
            if type == .float16 {
                let bits = UInt16(
                    littleEndian: source.loadUnaligned(fromByteOffset: index * 2, as: UInt16.self))
                result.start[index] = float(half: bits)
            } else {
                let bits = UInt32(
                    littleEndian: source.loadUnaligned(fromByteOffset: index * 4, as: UInt32.self))
                result.start[index] = Float(bitPattern: bits)
            }
        }
        return result
    }

    /// A matrix of bytes with one scale a row, expanded.
    func scaledBytes(_ name: String, scale: String, rows: Int, columns: Int) throws(ModelError) -> FloatBuffer
    {
        let source = try bytes(name, .int8, [rows, columns])
        let scales = try floats(scale, [rows])
        let result = FloatBuffer(count: rows * columns)
        let numbers = source.bindMemory(to: Int8.self)
        guard let start = numbers.baseAddress else { return result }
        for row in 0..<rows {
            expand(
                start + row * columns, count: columns, scale: scales.start[row],
                into: result.start + row * columns)
        }
        return result
    }

    /// A linear layer stored as bytes (`weight` and `scale`) or as floating-point numbers, with its bias.
    func linear(_ name: String, inputs: Int, outputs: Int) throws(ModelError) -> Linear {
        let weight =
            if contains(name + ".scale") {
                try scaledBytes(name + ".weight", scale: name + ".scale", rows: outputs, columns: inputs)
            } else {
                try floats(name + ".weight", [outputs, inputs])
            }
        return Linear(
            weight: weight, bias: try floats(name + ".bias", [outputs]), inputs: inputs, outputs: outputs)
    }

    /// A layer normalization.
    func norm(_ name: String, count: Int, epsilon: Float) throws(ModelError) -> LayerNorm {
        LayerNorm(
            weight: try floats(name + ".weight", [count]), bias: try floats(name + ".bias", [count]),
            epsilon: epsilon)
    }
}

/// Writes `bytes * scale` into `result`.
@inline(__always)
func expand(_ bytes: UnsafePointer<Int8>, count: Int, scale: Float, into result: UnsafeMutablePointer<Float>)
{
    for index in 0..<count {
        result[index] = Float(Int32(bytes[index])) * scale
    }
}

/// A half-precision number. Swift's own type for it does not exist on every platform.
@inline(__always)
func float(half bits: UInt16) -> Float {
    let sign = UInt32(bits & 0x8000) << 16
    // Moves exponent and fraction into place; the factor 2^112 corrects the exponent, subnormal numbers
    // included.
    let magnitude = Float(bitPattern: UInt32(bits & 0x7fff) << 13) * 0x1p112
    return Float(bitPattern: magnitude.bitPattern | sign)
}
