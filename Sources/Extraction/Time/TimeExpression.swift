/// Words of a sentence that say when: "on Tuesday", "in March 2014", "two days earlier".
struct TimeExpression {
    enum Unit: String { case day, week, month, year }

    /// Which of several.
    enum Which: Equatable {
        /// Nothing says: "on Tuesday".
        case nearest
        case last, this, next
        /// The first of them to come: "this coming Friday".
        case coming
    }

    indirect enum Meaning {
        /// What is written, the year perhaps left out.
        case calendar(year: Int?, month: Int?, day: Int?)
        case weekday(Int, Which)
        /// A month or a day of it in the year so many after the article's: "in March last year".
        case calendarOfYear(month: Int, day: Int?, Int)
        /// A month by name with "last", "this" or "next".
        case namedMonth(Int, Which)
        /// So many days after the article's.
        case days(Int)
        /// The week, month or year so many after the article's; the weekend of such a week.
        case unit(Unit, Int)
        case weekend(Int)
        /// "Tuesday last week"
        case weekdayOfWeek(Int, Int)
        /// So many units before the article: "three years ago".
        case ago(Int, Unit)
        /// So many units after what was spoken of last: "two days earlier", "the same day".
        case afterReference(Int, Unit)
        case through(Meaning, Meaning)
        /// Says when, but gives no date: "in the 1990s", "every Tuesday".
        case vague
    }

    let tokens: Range<Int>
    let meaning: Meaning
    /// "from Monday to Friday", "2 to 5 May": both ends are said.
    var isRange: Bool {
        if case .through = meaning { true } else { false }
    }
}
