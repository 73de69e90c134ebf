import AmendsLog
import AmendsModel
import AmendsNode
import AmendsPolicy
import AmendsText
import ArgumentParser

struct PackList: SpokenCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List the packs: which there are, which is in force where, who has acknowledged it.")

    @OptionGroup var place: NodeOptions
    @OptionGroup var json: JSONOption

    var language: LanguageOption { place.language }
    var folderPath: String { place.folder.path }

    func perform(_ console: Console) async throws {
        // Without a node there are still the shipped packs to look at.
        let standings = place.folder.exists ? try place.openNode().packs() : PackStanding.shipped
        if json.isOn { return try console.write(.object([("packs", .array(standings.map(Self.json)))])) }
        let catalogue = console.catalogue
        var table = TextTable([
            .init(catalogue.label(PackWord.pack)), .init(catalogue.heading(.title), maximumWidth: 56), .init(catalogue.label(.origin)),
            .init(catalogue.label(.inForceAt), maximumWidth: 40), .init(catalogue.label(.orderedFrom), maximumWidth: 56),
            .init(catalogue.label(.acknowledgedBy), maximumWidth: 56),
        ])
        for standing in standings {
            table.append([
                standing.name.description, standing.pack.map { catalogue.text($0.title) } ?? catalogue.label(.unreadable),
                Self.origin(standing, catalogue), standing.sites.map(\.text).joined(separator: ", "),
                standing.orders.map { Self.order($0, catalogue) }.joined(separator: ", "),
                standing.acknowledgements.map { "\($0.site) (\($0.by ?? catalogue.label(.itself)))" }.joined(separator: ", "),
            ])
        }
        try console.write(table)
    }

    private static func origin(_ standing: PackStanding, _ catalogue: Catalogue) -> String {
        if standing.isWithdrawn { return catalogue.label(PackWord.withdrawn) }
        let parts = [
            standing.isShipped ? catalogue.label(PackWord.shipped) : nil,
            standing.isPublished ? catalogue.label(standing.level == .industry ? PackWord.industry : .published) : nil,
        ]
        return parts.compactMap { $0 }.joined(separator: ", ")
    }

    private static func order(_ order: PackOrder, _ catalogue: Catalogue) -> String {
        "\(order.site?.text ?? catalogue.label(.everySite)) \(CivilDate.text(ofDay: order.day))"
    }

    private static func json(_ standing: PackStanding) -> JSON {
        .object([
            ("name", .text(standing.name.description)), ("title", standing.pack.map { PackPage.json($0.title) } ?? .null),
            ("is_shipped", .flag(standing.isShipped)), ("is_published", .flag(standing.isPublished)),
            ("is_withdrawn", .flag(standing.isWithdrawn)), ("level", .text(standing.level.rawValue)),
            ("in_force_at", .array(standing.sites.map { .text($0.text) })),
            (
                "orders",
                .array(
                    standing.orders.map {
                        .object([("site", .optional($0.site?.text)), ("from", .text(CivilDate.text(ofDay: $0.day)))])
                    })
            ),
            (
                "acknowledged_by",
                .array(standing.acknowledgements.map { .object([("site", .text($0.site.text)), ("by", .optional($0.by))]) })
            ),
        ])
    }
}

extension PackStanding {
    /// What is known without any node.
    static var shipped: [PackStanding] {
        ShippedPacks.all.map { pack in
            PackStanding(
                name: pack.name, pack: pack, isShipped: true, isPublished: false, isWithdrawn: false, orders: [], sites: [],
                acknowledgements: [])
        }
    }
}
