/// What a reader does with mouse and keyboard. Places are CSS pixels from the left and the top of what is seen.
extension BrowserPage {
    package func moveMouse(_ x: Double, _ y: Double) async throws { try await mouse("mouseMoved", x, y) }

    package func click(_ x: Double, _ y: Double) async throws { try await click(x, y, count: 1) }

    package func doubleClick(_ x: Double, _ y: Double) async throws {
        try await click(x, y, count: 1)
        try await click(x, y, count: 2)
    }

    /// Clicks in the middle of the first element that a CSS selector finds.
    package func click(_ selector: String) async throws {
        let quoted = selector.replacing("\\", with: "\\\\").replacing("'", with: "\\'")
        let place = try await evaluate(
            """
            (() => {
                const element = document.querySelector('\(quoted)');
                if (!element) return null;
                element.scrollIntoView({block: 'nearest'});
                const box = element.getBoundingClientRect();
                return [box.x + box.width / 2, box.y + box.height / 2];
            })()
            """)
        guard let x = place[0].number, let y = place[1].number else {
            throw BrowserError("there is no \(selector) in the page")
        }
        try await click(x, y)
    }

    /// Drags what is at one place to another, in some steps.
    package func drag(
        from start: (x: Double, y: Double), to end: (x: Double, y: Double), steps: Int = 5
    ) async throws {
        try await mouse("mouseMoved", start.x, start.y)
        try await mouse("mousePressed", start.x, start.y, button: "left", count: 1)
        for step in 1...max(1, steps) {
            let share = Double(step) / Double(max(1, steps))
            try await mouse(
                "mouseMoved", start.x + (end.x - start.x) * share, start.y + (end.y - start.y) * share,
                button: "left")
        }
        try await mouse("mouseReleased", end.x, end.y, button: "left", count: 1)
    }

    /// Turns the wheel; downwards and to the right are positive.
    package func wheel(_ x: Double, _ y: Double, down: Double, right: Double = 0) async throws {
        try await send(
            "Input.dispatchMouseEvent",
            [
                "type": "mouseWheel", "x": .number(x), "y": .number(y), "deltaX": .number(right),
                "deltaY": .number(down),
            ])
    }

    /// Presses a key, by its name in the DOM (`Enter`, `ArrowRight`, `a`), and lets it go.
    package func press(_ key: String, shift: Bool = false, control: Bool = false) async throws {
        let known = Self.keys[key]
        var event: [String: ScriptValue] = [
            "key": .string(key), "code": .string(known?.code ?? key),
            "windowsVirtualKeyCode": .number(Double(known?.number ?? Self.number(of: key))),
            "modifiers": .number((shift ? 8 : 0) + (control ? 2 : 0)),
        ]
        let text = known == nil ? key : known?.text
        if let text, !control { event["text"] = .string(text) }
        event["type"] = event["text"] == nil ? "rawKeyDown" : "keyDown"
        try await send("Input.dispatchKeyEvent", .object(event))
        event["type"] = "keyUp"
        event["text"] = nil
        try await send("Input.dispatchKeyEvent", .object(event))
    }

    /// Types a text where the keyboard's focus is, a key for each character.
    package func type(_ text: String) async throws {
        for character in text { try await press(character == "\n" ? "Enter" : String(character)) }
    }

    private func click(_ x: Double, _ y: Double, count: Int) async throws {
        try await mouse("mouseMoved", x, y)
        try await mouse("mousePressed", x, y, button: "left", count: count)
        try await mouse("mouseReleased", x, y, button: "left", count: count)
    }

    private func mouse(
        _ type: String, _ x: Double, _ y: Double, button: String = "none", count: Int = 0
    ) async throws {
        try await send(
            "Input.dispatchMouseEvent",
            [
                "type": .string(type), "x": .number(x), "y": .number(y), "button": .string(button),
                "buttons": button == "left" && type != "mouseReleased" ? 1 : 0,
                "clickCount": .number(Double(count)),
            ])
    }

    /// Keys that are no characters: their codes, their numbers in Windows, and what they type.
    private static let keys: [String: (code: String, number: Int, text: String?)] = [
        "Enter": ("Enter", 13, "\r"), "Tab": ("Tab", 9, nil), "Escape": ("Escape", 27, nil),
        "Backspace": ("Backspace", 8, nil), "Delete": ("Delete", 46, nil), "Home": ("Home", 36, nil),
        "End": ("End", 35, nil), "PageUp": ("PageUp", 33, nil), "PageDown": ("PageDown", 34, nil),
        "ArrowLeft": ("ArrowLeft", 37, nil), "ArrowUp": ("ArrowUp", 38, nil),
        "ArrowRight": ("ArrowRight", 39, nil), "ArrowDown": ("ArrowDown", 40, nil),
        " ": ("Space", 32, " "),
    ]

    /// Letters and digits have theirs from ASCII. Those of marks differ, and are of the arrows and the like there.
    private static func number(of key: String) -> Int {
        guard let first = key.uppercased().first, first.isLetter || first.isNumber else { return 0 }
        return Int(first.asciiValue ?? 0)
    }
}
