/// The square of a QR code while it is drawn.
struct QRGrid {
    let version: Int
    let size: Int
    private(set) var modules: [Bool]
    /// Modules that carry no data and are not masked.
    private var isFixed: [Bool]

    /// With all patterns that do not depend on the data.
    init(version: Int) {
        self.version = version
        size = QRLayout.size(of: version)
        modules = [Bool](repeating: false, count: size * size)
        isFixed = modules
        drawTiming()
        for (row, column) in [(3, 3), (3, size - 4), (size - 4, 3)] { drawFinder(row, column) }
        drawAlignments()
        drawFormat(mask: 0)
        drawVersion()
    }

    private mutating func fix(_ row: Int, _ column: Int, _ isDark: Bool) {
        modules[row * size + column] = isDark
        isFixed[row * size + column] = true
    }

    private mutating func drawTiming() {
        for index in 0..<size {
            fix(6, index, index.isMultiple(of: 2))
            fix(index, 6, index.isMultiple(of: 2))
        }
    }

    /// A finder with the light border around it.
    private mutating func drawFinder(_ row: Int, _ column: Int) {
        for down in -4...4 {
            for right in -4...4 where (0..<size).contains(row + down) && (0..<size).contains(column + right) {
                let distance = max(abs(down), abs(right))
                fix(row + down, column + right, distance != 2 && distance != 4)
            }
        }
    }

    private mutating func drawAlignments() {
        let centers = QRLayout.alignmentCenters(of: version)
        guard let first = centers.first, let last = centers.last else { return }
        for row in centers {
            for column in centers {
                // The three corners with finders have none.
                if row == first && (column == first || column == last) || row == last && column == first { continue }
                for down in -2...2 {
                    for right in -2...2 { fix(row + down, column + right, max(abs(down), abs(right)) != 1) }
                }
            }
        }
    }

    private mutating func drawFormat(mask: Int) {
        let bits = QRLayout.formatBits(mask: mask)
        func bit(_ index: Int) -> Bool { bits >> index & 1 == 1 }
        // Around the finder at the top left.
        for index in 0...5 { fix(index, 8, bit(index)) }
        fix(7, 8, bit(6))
        fix(8, 8, bit(7))
        fix(8, 7, bit(8))
        for index in 9..<15 { fix(8, 14 - index, bit(index)) }
        // Again beside the other two.
        for index in 0..<8 { fix(8, size - 1 - index, bit(index)) }
        for index in 8..<15 { fix(size - 15 + index, 8, bit(index)) }
        fix(size - 8, 8, true)
    }

    private mutating func drawVersion() {
        guard version >= 7 else { return }
        let bits = QRLayout.versionBits(version)
        for index in 0..<18 {
            let isDark = bits >> index & 1 == 1
            let (far, near) = (size - 11 + index % 3, index / 3)
            fix(near, far, isDark)
            fix(far, near, isDark)
        }
    }

    /// Fills in the codewords from the right, two columns at a time, up and down by turns.
    mutating func place(_ codewords: [UInt8]) {
        var index = 0
        var isUpward = true
        var right = size - 1
        while right > 0 {
            // The column of the vertical timing pattern is skipped.
            if right == 6 { right -= 1 }
            for step in 0..<size {
                let row = isUpward ? size - 1 - step : step
                for column in [right, right - 1] where !isFixed[row * size + column] {
                    // What is left over at the end stays light.
                    guard index < codewords.count * 8 else { continue }
                    modules[row * size + column] = codewords[index / 8] >> UInt8(7 - index % 8) & 1 == 1
                    index += 1
                }
            }
            isUpward.toggle()
            right -= 2
        }
    }

    mutating func apply(mask: Int) {
        for row in 0..<size {
            for column in 0..<size where !isFixed[row * size + column] && Self.isInverted(mask, row, column) {
                modules[row * size + column].toggle()
            }
        }
        drawFormat(mask: mask)
    }

    static func isInverted(_ mask: Int, _ row: Int, _ column: Int) -> Bool {
        switch mask {
        case 0: (row + column) % 2 == 0
        case 1: row % 2 == 0
        case 2: column % 3 == 0
        case 3: (row + column) % 3 == 0
        case 4: (row / 2 + column / 3) % 2 == 0
        case 5: row * column % 2 + row * column % 3 == 0
        case 6: (row * column % 2 + row * column % 3) % 2 == 0
        default: ((row + column) % 2 + row * column % 3) % 2 == 0
        }
    }

    // MARK: Penalty

    /// How hard the pattern is to read, by the four rules of the standard; the lowest is taken.
    var penalty: Int {
        var result = 0
        for line in 0..<size {
            result += linePenalty { modules[line * size + $0] }
            result += linePenalty { modules[$0 * size + line] }
        }
        for row in 0..<size - 1 {
            for column in 0..<size - 1 {
                let isDark = modules[row * size + column]
                if isDark == modules[row * size + column + 1], isDark == modules[(row + 1) * size + column],
                    isDark == modules[(row + 1) * size + column + 1]
                {
                    result += 3
                }
            }
        }
        let dark = modules.count { $0 }
        // Ten for each full five hundredths away from half.
        result += abs(dark * 20 - modules.count * 10) / modules.count * 10
        return result
    }

    /// Runs of five or more, and what looks like a finder.
    private func linePenalty(_ isDark: (Int) -> Bool) -> Int {
        var result = 0
        var runLength = 1
        for index in 1...size {
            if index < size, isDark(index) == isDark(index - 1) {
                runLength += 1
            } else {
                if runLength >= 5 { result += runLength - 2 }
                runLength = 1
            }
        }
        let finder: [Bool] = [true, false, true, true, true, false, true]
        guard size >= 7 else { return result }
        for start in 0...size - 7 where finder.indices.allSatisfy({ isDark(start + $0) == finder[$0] }) {
            // Four light modules on one side; outside the square all is light.
            func isLight(_ range: ClosedRange<Int>) -> Bool { range.allSatisfy { $0 < 0 || $0 >= size || !isDark($0) } }
            if isLight(start - 4...start - 1) { result += 40 }
            if isLight(start + 7...start + 10) { result += 40 }
        }
        return result
    }
}
