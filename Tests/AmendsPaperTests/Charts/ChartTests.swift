import Foundation
import Testing

@testable import AmendsPaper

/// Drawings that are read in black and white.
@Suite struct ChartTests {
    @Test func anAxisHasRoundMarksThatReachTheGreatestValue() {
        for maximum in [0.0, 0.004, 0.3, 1, 5, 5.1, 7, 12, 99, 100, 101, 1234, 1e9, .infinity, .nan] {
            let scale = ChartScale(maximum: maximum)
            #expect((1...6).contains(scale.marks.count - 1), "\(maximum): \(scale.marks)")
            if maximum.isFinite { #expect(scale.maximum >= maximum * (1 - 1e-9), "\(maximum)") }
        }
        #expect(ChartScale(maximum: 12).marks == [0, 5, 10, 15])
    }

    @Test func everyFigureStandsInTheDrawingAsText() {
        let bars = BarChart("x", [.init("价格", 12, figure: "12（60%）"), .init("环境卫生", 0, figure: "0（0%）")]).svg(number: 1)
        for text in ["价格", "12（60%）", "环境卫生", "0（0%）"] { #expect(bars.contains(">\(text)</text>")) }
        let lines = LineChart("x", months: ["1月", "2月"], series: [.init("及时率", [90, nil], figures: ["90.00%", ""])], unit: "%").svg(
            number: 1)
        for text in ["1月", "2月", "及时率", "90.00%", "100%"] { #expect(lines.contains(">\(text)</text>")) }
        let stacked = StackedChart("x", months: ["1月"], parts: [.init("办结", [3]), .init("在办", [2])]).svg(number: 1)
        for text in ["1月", "办结", "在办", "5"] { #expect(stacked.contains(">\(text)</text>")) }
    }

    @Test func partsAndSeriesDifferWithoutColour() {
        let parts = (1...6).map { StackedChart.Part("p\($0)", [1]) }
        let stacked = StackedChart("x", months: ["1"], parts: parts).svg(number: 7)
        let fills = stacked.components(separatedBy: "fill=\"").dropFirst().map { String($0.prefix { $0 != "\"" }) }
        #expect(Set(fills.filter { $0.hasPrefix("url") }) == ["url(#fill-7-2)", "url(#fill-7-4)", "url(#fill-7-5)"])
        #expect(Set(fills).isSuperset(of: ["#222", "#fff", "#aaa"]))
        let series = (0..<3).map { LineChart.Series("s\($0)", [1, 2], figures: ["", ""]) }
        let lines = LineChart("x", months: ["1", "2"], series: series).svg(number: 1)
        for mark in ["<circle", "stroke-dasharray=\"7 4\"", "stroke-dasharray=\"2 3\""] { #expect(lines.contains(mark)) }
    }

    @Test func aMonthWithoutAValueInterruptsTheLine() {
        let series = LineChart.Series("s", [1, 2, nil, 4, 5], figures: ["1", "2", "", "4", "5"])
        let drawing = LineChart("x", months: ["a", "b", "c", "d", "e"], series: [series]).svg(number: 1)
        // One in the legend and two pieces.
        #expect(drawing.components(separatedBy: "<polyline").count == 4)
    }

    @Test func emptyChartsAreDrawnWithoutFault() {
        #expect(BarChart("x", []).svg(number: 1).contains("<svg"))
        #expect(LineChart("x", months: [], series: []).svg(number: 1).contains("<svg"))
        #expect(StackedChart("x", months: [], parts: []).svg(number: 1).contains("<svg"))
    }
}
