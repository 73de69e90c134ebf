import AmendsLog

/// One side's lines as it listed them, by number and by stream.
struct LineList {
    let lines: [StreamHead]
    private let numbers: [StreamHead: Int]
    private let byStream: [StreamID: [Int]]

    init(_ list: StreamList) {
        let lines = list.heads
        self.lines = lines
        numbers = Dictionary(zip(lines, lines.indices), uniquingKeysWith: { first, _ in first })
        byStream = Dictionary(grouping: lines.indices, by: { lines[$0].stream })
    }

    func numbers(of stream: StreamID) -> [Int] { byStream[stream] ?? [] }
    func lines(of stream: StreamID) -> [StreamHead] { numbers(of: stream).map { lines[$0] } }
    func number(of line: StreamHead) -> Int? { numbers[line] }
    func contains(_ line: StreamHead) -> Bool { numbers[line] != nil }
}
