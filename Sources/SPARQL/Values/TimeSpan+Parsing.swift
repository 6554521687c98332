extension TimeSpan {
    /// The letters before and behind the `T`, in order.
    private static func letters(_ kind: Kind) -> (dates: String, times: String) {
        switch kind {
        case .duration: ("YMD", "HMS")
        case .yearMonth: ("YM", "")
        case .dayTime: ("D", "HMS")
        }
    }

    /// Reads a lexical form of the datatype; `nil` for any other text, and for more months than a word holds.
    init?(_ text: some StringProtocol, _ kind: Kind) {
        var scanner = FieldScanner(text)
        let isNegative = scanner.take("-")
        guard scanner.take("P") else { return nil }
        var (months, seconds) = (Integer.zero, DecimalNumber.zero)
        func read(_ letters: String, isTime: Bool) -> Int? {
            var letters = letters.unicodeScalars[...]
            var count = 0
            while !scanner.isAtEnd {
                let digits = scanner.digits()
                if digits.isEmpty { return count }
                let fraction = scanner.take(".") ? scanner.digits() : nil
                guard let index = letters.firstIndex(where: { scanner.take($0) }),
                    fraction?.isEmpty != true, fraction == nil || letters[index] == "S",
                    let number = DecimalNumber("\(digits).\(fraction ?? "0")")
                else { return nil }
                let letter = letters[index]
                letters = letters[letters.index(after: index)...]
                count += 1
                let factor = Self.factor(letter, isTime: isTime)
                if letter == "Y" || letter == "M" && !isTime {
                    guard let product = number.coefficient * .small(factor), let sum = months + product else {
                        return nil
                    }
                    months = sum
                } else {
                    guard let product = number * DecimalNumber(factor), let sum = seconds + product else {
                        return nil
                    }
                    seconds = sum
                }
            }
            return count
        }
        let letters = Self.letters(kind)
        guard let dates = read(letters.dates, isTime: false) else { return nil }
        if scanner.take("T") {
            guard let times = read(letters.times, isTime: true), times > 0 else { return nil }
        } else if dates == 0 {
            return nil
        }
        guard scanner.isAtEnd, case .small(let count) = months else { return nil }
        self.init(kind, months: isNegative ? -count : count, seconds: isNegative ? -seconds : seconds)
    }

    /// In months or seconds.
    private static func factor(_ letter: Unicode.Scalar, isTime: Bool) -> Int {
        switch letter {
        case "Y": 12
        case "D": 86_400
        case "H": 3600
        case "M": isTime ? 60 : 1
        default: 1
        }
    }
}
