/// A whole number without a sign, of any size.
struct Magnitude: Sendable, Hashable {
    /// Nine decimal digits each, the lowest first; the last is never zero. Decimal, for most of what is done with
    /// large numbers is reading, writing and shifting the point.
    private(set) var limbs: [UInt32] = []

    static let base: UInt64 = 1_000_000_000
    static let digitsPerLimb = 9

    private init(limbs: [UInt32]) {
        self.limbs = limbs
        trim()
    }

    init(_ value: UInt) {
        var rest = UInt64(value)
        while rest > 0 {
            limbs.append(UInt32(rest % Self.base))
            rest /= Self.base
        }
    }

    /// - Parameter digits: ASCII digits and nothing else.
    init(digits: some BidirectionalCollection<UInt8>) {
        var (limb, power): (UInt32, UInt32) = (0, 1)
        for digit in digits.reversed() {
            limb += UInt32(digit & 0xF) * power
            power *= 10
            if power == UInt32(Self.base) {
                limbs.append(limb)
                (limb, power) = (0, 1)
            }
        }
        limbs.append(limb)
        trim()
    }

    var isZero: Bool { limbs.isEmpty }

    /// The number, if a word holds it.
    var word: UInt? {
        guard limbs.count <= 3 else { return nil }
        var result: UInt64 = 0
        for limb in limbs.reversed() {
            let (product, overflow) = result.multipliedReportingOverflow(by: Self.base)
            let (sum, carry) = product.addingReportingOverflow(UInt64(limb))
            if overflow || carry { return nil }
            result = sum
        }
        return UInt(exactly: result)
    }

    var text: String {
        guard let last = limbs.last else { return "0" }
        var text = String(last)
        for limb in limbs.dropLast().reversed() {
            let digits = String(limb)
            text += String(repeating: "0", count: Self.digitsPerLimb - digits.utf8.count) + digits
        }
        return text
    }

    var digitCount: Int {
        limbs.last.map { (limbs.count - 1) * Self.digitsPerLimb + String($0).utf8.count } ?? 1
    }

    private mutating func trim() { while limbs.last == 0 { limbs.removeLast() } }

    // MARK: - Arithmetic

    static func + (a: Magnitude, b: Magnitude) -> Magnitude {
        var limbs: [UInt32] = []
        var carry: UInt64 = 0
        for index in 0..<max(a.limbs.count, b.limbs.count) {
            let sum = a.limb(index) + b.limb(index) + carry
            limbs.append(UInt32(sum % base))
            carry = sum / base
        }
        limbs.append(UInt32(carry))
        return Magnitude(limbs: limbs)
    }

    /// - Precondition: `b` is not greater than `a`.
    static func - (a: Magnitude, b: Magnitude) -> Magnitude {
        var limbs: [UInt32] = []
        var borrow: UInt64 = 0
        for index in a.limbs.indices {
            let difference = a.limb(index) + base - b.limb(index) - borrow
            limbs.append(UInt32(difference % base))
            borrow = difference < base ? 1 : 0
        }
        return Magnitude(limbs: limbs)
    }

    static func * (a: Magnitude, b: Magnitude) -> Magnitude {
        var limbs = [UInt32](repeating: 0, count: a.limbs.count + b.limbs.count)
        for (index, limb) in a.limbs.enumerated() {
            var carry: UInt64 = 0
            for (offset, other) in b.limbs.enumerated() {
                let sum = UInt64(limb) * UInt64(other) + UInt64(limbs[index + offset]) + carry
                limbs[index + offset] = UInt32(sum % base)
                carry = sum / base
            }
            limbs[index + b.limbs.count] = UInt32(carry)
        }
        return Magnitude(limbs: limbs)
    }

    /// The number followed by so many zeros.
    func shifted(by zeros: Int) -> Magnitude {
        guard !isZero else { return self }
        var power: UInt32 = 1
        for _ in 0..<(zeros % Self.digitsPerLimb) { power *= 10 }
        let whole = [UInt32](repeating: 0, count: zeros / Self.digitsPerLimb)
        return Magnitude(limbs: whole + (self * Magnitude(UInt(power))).limbs)
    }

    /// Long division (Knuth, The Art of Computer Programming, section 4.3.1, algorithm D).
    ///
    /// - Precondition: the divisor is not zero.
    func divided(by divisor: Magnitude) -> (quotient: Magnitude, remainder: Magnitude) {
        if divisor.limbs.count == 1 { return divided(byLimb: UInt64(divisor.limbs[0])) }
        guard self >= divisor else { return (Magnitude(0), self) }
        let count = divisor.limbs.count
        // So that the first limb of the divisor is at least half the base, and guesses are close.
        let factor = Self.base / (divisor.limb(count - 1) + 1)
        let divisor = (divisor * Magnitude(UInt(factor))).limbs.map(UInt64.init)
        var rest = (self * Magnitude(UInt(factor))).limbs.map(UInt64.init)
        rest += [UInt64](repeating: 0, count: limbs.count + 1 - rest.count)
        var quotient = [UInt32](repeating: 0, count: rest.count - count)
        for place in quotient.indices.reversed() {
            let leading = rest[place + count] * Self.base + rest[place + count - 1]
            var guess = leading / divisor[count - 1]
            var left = leading % divisor[count - 1]
            while guess >= Self.base
                || guess * divisor[count - 2] > left * Self.base + rest[place + count - 2]
            {
                guess -= 1
                left += divisor[count - 1]
                if left >= Self.base { break }
            }
            if !Self.subtract(divisor, times: guess, from: &rest, at: place) {
                guess -= 1
                Self.add(divisor, to: &rest, at: place)
            }
            quotient[place] = UInt32(guess)
        }
        let remainder = Magnitude(limbs: rest.map { UInt32($0) }).divided(byLimb: factor).quotient
        return (Magnitude(limbs: quotient), remainder)
    }

    private func divided(byLimb divisor: UInt64) -> (quotient: Magnitude, remainder: Magnitude) {
        var quotient = limbs
        var rest: UInt64 = 0
        for index in limbs.indices.reversed() {
            let leading = rest * Self.base + UInt64(limbs[index])
            quotient[index] = UInt32(leading / divisor)
            rest = leading % divisor
        }
        return (Magnitude(limbs: quotient), Magnitude(UInt(rest)))
    }

    /// - Returns: whether the difference is not negative; if it is, it stands there with one borrowed.
    private static func subtract(
        _ limbs: [UInt64], times factor: UInt64, from rest: inout [UInt64], at place: Int
    ) -> Bool {
        var carry: UInt64 = 0
        for index in 0...limbs.count {
            let product = (index < limbs.count ? limbs[index] * factor : 0) + carry
            carry = product / base
            let low = product % base
            if rest[place + index] < low {
                rest[place + index] += base
                carry += 1
            }
            rest[place + index] -= low
        }
        return carry == 0
    }

    private static func add(_ limbs: [UInt64], to rest: inout [UInt64], at place: Int) {
        var carry: UInt64 = 0
        for index in 0...limbs.count {
            let sum = rest[place + index] + (index < limbs.count ? limbs[index] : 0) + carry
            rest[place + index] = sum % base
            carry = sum / base
        }
    }

    private func limb(_ index: Int) -> UInt64 { index < limbs.count ? UInt64(limbs[index]) : 0 }
}

extension Magnitude: Comparable {
    static func < (a: Magnitude, b: Magnitude) -> Bool {
        if a.limbs.count != b.limbs.count { return a.limbs.count < b.limbs.count }
        for (a, b) in zip(a.limbs.reversed(), b.limbs.reversed()) where a != b { return a < b }
        return false
    }
}
