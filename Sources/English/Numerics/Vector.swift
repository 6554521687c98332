/// Eight numbers at a time: the unit in which the loops between the matrix products run.
///
/// Rounding and fused multiply-add are spelt out in additions and multiplications, since on the oldest
/// supported processors they would be calls into the mathematics library.
typealias Vector = SIMD8<Float>

extension UnsafePointer<Float> {
    /// The eight numbers from `index` on.
    @inline(__always)
    func vector(_ index: Int) -> Vector {
        UnsafeRawPointer(self + index).loadUnaligned(as: Vector.self)
    }
}

extension UnsafeMutablePointer<Float> {
    /// The eight numbers from `index` on.
    @inline(__always)
    func vector(_ index: Int) -> Vector { UnsafePointer(self).vector(index) }

    /// Writes eight numbers from `index` on.
    @inline(__always)
    func store(_ value: Vector, _ index: Int) {
        UnsafeMutableRawPointer(self + index).storeBytes(of: value, as: Vector.self)
    }
}

extension SIMD8<Float> {
    /// Each number, but not below `low` and not above `high`.
    @inline(__always)
    func bounded(_ low: Float, _ high: Float) -> Vector {
        let floor = Vector(repeating: low)
        let ceiling = Vector(repeating: high)
        let raised = replacing(with: floor, where: self .< floor)
        return raised.replacing(with: ceiling, where: raised .> ceiling)
    }

    /// The greater of each two numbers.
    @inline(__always)
    func maximum(_ other: Vector) -> Vector {
        replacing(with: other, where: other .> self)
    }
}

/// The exponential function, to a relative error of 2e-7 between -87 and 88, where it is cut off.
@inline(__always)
func exponential(_ argument: Vector) -> Vector {
    let x = argument.bounded(-87, 88)
    // Adding 1.5 * 2^23 rounds to a whole number, which then stands in the low bits.
    let shifter = Vector(repeating: 12_582_912)
    let shifted = x * 1.442_695_04 + shifter
    let power = shifted - shifter
    let rest = x - power * 0.693_359_375 - power * -2.121_944_4e-4
    var sum = rest * 1.987_569_15e-4 + 1.398_199_95e-3
    sum = sum * rest + 8.333_451_9e-3
    sum = sum * rest + 4.166_579_6e-2
    sum = sum * rest + 1.666_666_55e-1
    sum = sum * rest + 0.5
    sum = sum * rest * rest + rest + 1
    let bits = unsafeBitCast(sum, to: SIMD8<UInt32>.self)
    let exponent = unsafeBitCast(shifted, to: SIMD8<UInt32>.self) &<< 23
    return unsafeBitCast(bits &+ exponent, to: Vector.self)
}

/// The Gaussian error function by a quotient of polynomials, to an absolute error of 5e-7.
@inline(__always)
func errorFunction(_ argument: Vector) -> Vector {
    let x = argument.bounded(-4, 4)
    let square = x * x
    var above = square * -2.726_142_258_013_06e-10 + 2.770_681_424_959_02e-08
    above = above * square + -2.101_024_020_825_08e-06
    above = above * square + -5.692_506_394_623_46e-05
    above = above * square + -7.349_906_303_268_55e-04
    above = above * square + -2.954_599_808_540_25e-03
    above = above * square + -1.609_603_332_624_15e-02
    var below = square * -1.456_607_184_649_96e-05 + -2.133_740_552_789_05e-04
    below = below * square + -1.682_826_974_382_03e-03
    below = below * square + -7.373_329_167_204_68e-03
    below = below * square + -1.426_473_905_141_89e-02
    return x * above / below
}

/// The Gaussian error linear unit, exact form.
@inline(__always)
func gelu(_ x: Vector) -> Vector {
    x * 0.5 * (errorFunction(x * 0.707_106_781) + 1)
}
