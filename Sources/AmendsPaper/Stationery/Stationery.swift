import AmendsText
import Mustache

/// Fills the templates of ``Templates`` with what a paper says.
enum Stationery {
    /// The shipped templates, by name. A template that does not parse is a mistake of the program's own.
    private static let library: MustacheLibrary = {
        MustacheContentTypes.register(StrictHTML(), named: StrictHTML.name)
        var library = MustacheLibrary()
        let sources = [
            ("page", EmbeddedText.page_mustache), ("grid", EmbeddedText.grid_mustache), ("table", EmbeddedText.table_mustache),
            ("signatures", EmbeddedText.signatures_mustache), ("prose", EmbeddedText.prose_mustache),
        ]
        for (name, source) in sources {
            let text = "{{% CONTENT_TYPE:\(StrictHTML.name)}}" + source
            do { try library.register(text, named: name) } catch { preconditionFailure("the shipped template \(name) is wrong: \(error)") }
        }
        return library
    }()

    private static func rendered(_ view: Any, _ template: String) -> String {
        guard let text = library.render(view, withTemplate: template) else {
            preconditionFailure("\(template) is one of the shipped templates")
        }
        return text
    }

    // MARK: Pages

    static func page(_ paper: Paper) -> String {
        var chartNumber = 0
        let body = paper.blocks.map { block in
            if case .chart = block { chartNumber += 1 }
            return html(block, paper, chartNumber: chartNumber)
        }.joined()
        let code = paper.reference.flatMap { QRCode($0.text) }
        return rendered(
            PageView(
                tag: paper.language.rawValue, isDense: paper.isDense, title: view(paper.title), subtitle: paper.subtitle,
                hasSubtitle: !paper.subtitle.isEmpty,
                reference: paper.reference.map { PageView.Line(label: view($0.label), value: $0.text) },
                code: code?.svg ?? "",
                particulars: paper.particulars.map { PageView.Line(label: view($0.label), value: $0.text) },
                hasParticulars: !paper.particulars.isEmpty, body: body, footnotes: paper.footnotes, hasFootnotes: !paper.footnotes.isEmpty,
                style: style(of: paper)), "page")
    }

    private static func html(_ block: Paper.Block, _ paper: Paper, chartNumber: Int) -> String {
        switch block {
        case .heading(let label): rendered(ProseView(heading: view(label)), "prose")
        case .subheading(let label): rendered(ProseView(subheading: view(label)), "prose")
        case .paragraph(let text): rendered(ProseView(paragraph: text), "prose")
        case .remark(let text): rendered(ProseView(remark: text), "prose")
        case .list(let items): rendered(ProseView(items: items), "prose")
        case .cut(let label): rendered(ProseView(cut: view(label)), "prose")
        case .pageBreak: "<div class=\"page-break\"></div>\n"
        case .grid(let grid): rendered(GridView(grid), "grid")
        case .table(let table): rendered(TableView(table), "table")
        case .columns(let tables):
            "<div class=\"columns\">\n" + tables.map { rendered(TableView($0), "table") }.joined() + "</div>\n"
        case .chart(let chart): chart.svg(number: chartNumber)
        case .signatures(let boxes):
            rendered(
                SignaturesView(
                    boxes: boxes.map { .init(label: view($0.label), name: $0.name, hasSeal: $0.hasSeal) },
                    dateLabel: Catalogue(paper.language).paper(.date), isAlone: boxes.count == 1), "signatures")
        }
    }

    /// The style sheet with what the page margins say: the paper and its number at the left, pages at the right.
    private static func style(of paper: Paper) -> String {
        let running = [paper.title.text, paper.reference?.text ?? paper.subtitle].compactMap { $0 }.filter { !$0.isEmpty }.joined(
            separator: " · ")
        return EmbeddedText.paper_css
            + "@page { @bottom-left { content: \(HTMLText.cssString(running)); } }\n"
    }

    static func view(_ label: Label) -> LabelView {
        LabelView(main: label.text, other: label.second ?? "", hasOther: label.second != nil)
    }
}

// What the templates read, by the names of the properties.

struct LabelView {
    var main: String
    var other: String
    var hasOther: Bool
}

private struct PageView {
    struct Line {
        var label: LabelView
        var value: String
    }

    var tag: String
    var isDense: Bool
    var title: LabelView
    var subtitle: String
    var hasSubtitle: Bool
    var reference: Line?
    var code: String
    var particulars: [Line]
    var hasParticulars: Bool
    var body: String
    var footnotes: [String]
    var hasFootnotes: Bool
    var style: String
}

private struct ProseView {
    var heading: LabelView?
    var subheading: LabelView?
    var paragraph: String?
    var remark: String?
    var items: [String]?
    var cut: LabelView?
}

private struct SignaturesView {
    struct Box {
        var label: LabelView
        var name: String
        var hasSeal: Bool
    }

    var boxes: [Box]
    var dateLabel: String
    /// A single box stands at the right, as under a letter.
    var isAlone: Bool
}

private struct GridView {
    struct Choice {
        var label: LabelView
        var isTicked: Bool
    }

    struct Field {
        var label: LabelView
        var value: String
        var choices: [Choice]
        /// Columns that the value spans.
        var span: Int
        /// Least height, in lines.
        var lineCount: Int
    }

    struct Row {
        var fields: [Field]
    }

    var rows: [Row]

    init(_ grid: FieldGrid) {
        rows = grid.rows.map { fields in
            Row(
                fields: fields.map { field in
                    var view = Field(
                        label: Stationery.view(field.label), value: "", choices: [], span: fields.count == 1 ? 3 : 1,
                        lineCount: field.lineCount)
                    switch field.value {
                    case .blank: break
                    case .text(let text): view.value = text
                    case .choices(let choices):
                        view.choices = choices.map { Choice(label: Stationery.view($0.label), isTicked: $0.isTicked) }
                    }
                    return view
                })
        }
    }
}

private struct TableView {
    struct Cell {
        var value: String
        var alignment: String
    }

    struct Heading {
        var label: LabelView
        var alignment: String
    }

    struct Row {
        var cells: [Cell]
    }

    var caption: LabelView?
    var headings: [Heading]
    var rows: [Row]
    var total: Row?
    var note: String?
    /// Few rows, which stay together on a page.
    var isShort: Bool

    init(_ table: PaperTable) {
        func row(_ cells: [PaperTable.Cell]) -> Row {
            Row(cells: zip(cells, table.columns).map { Cell(value: $0.text, alignment: Self.name($1.alignment)) })
        }
        caption = table.caption.map(Stationery.view)
        headings = table.columns.map { Heading(label: Stationery.view($0.heading), alignment: Self.name($0.alignment)) }
        rows = table.rows.prefix(table.printedRowCount ?? .max).map(row)
        total = table.total.map(row)
        note = table.note
        isShort = rows.count <= 8
    }

    private static func name(_ alignment: PaperTable.Alignment) -> String {
        switch alignment {
        case .left: "left"
        case .right: "right"
        case .center: "center"
        }
    }
}
