import AmendsText
import Foundation

/// How far a long work has come, on standard error: a bar drawn over itself where somebody watches,
/// else nothing until the end.
struct ProgressLine {
    private let console: Console
    private var lastDrawn = Date.distantPast
    private var isDrawn = false

    /// Drawn at most so often, seconds.
    private static let pause = 0.1
    private static let barWidth = 30

    init(_ console: Console) { self.console = console }

    /// `share` is 0 … 1, nil where the whole is not known.
    mutating func draw(_ text: String, share: Double?) {
        guard console.isWatched, Date().timeIntervalSince(lastDrawn) >= Self.pause else { return }
        lastDrawn = Date()
        isDrawn = true
        let bar = share.map { share in
            let filled = Int((min(max(share, 0), 1) * Double(Self.barWidth)).rounded(.down))
            return "[" + String(repeating: "#", count: filled) + String(repeating: ".", count: Self.barWidth - filled) + "] "
        }
        write("\r\u{1b}[2K" + (bar ?? "") + text)
    }

    /// Takes the bar away.
    mutating func finish() {
        if isDrawn { write("\r\u{1b}[2K") }
        isDrawn = false
    }

    private func write(_ text: String) { try? FileHandle.standardError.write(contentsOf: Data(text.utf8)) }
}
