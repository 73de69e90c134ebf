import AmendsLog
import AmendsMerge
import AmendsModel
import AmendsNode
import AmendsText

/// One archive volume with its contents.
struct VolumePage {
    let volume: ArchiveVolume
    let shelf: VolumeShelf
    let remarks: [RecordID: VolumeRemark]

    func rendered(_ catalogue: Catalogue, _ time: SiteTime) -> String {
        var head = TextTable([.init(catalogue.label(ArchiveWord.volume)), .init(volume.number, maximumWidth: 72)])
        head.append([catalogue.label(ArchiveWord.month), volume.month.description])
        if let text = volume.text {
            head.append([
                catalogue.label(ArchiveWord.sealedAt),
                catalogue.dateTime(milliseconds: text.sealedAt, utcOffset: time.offset(at: text.sealedAt)),
            ])
            head.append([catalogue.label(ArchiveWord.sealedBy), volume.actor])
            head.append([catalogue.label(ArchiveWord.contents), text.contents.description])
        }
        head.append([catalogue.label(ArchiveWord.state), catalogue.label(shelf.counts(volume) ? ArchiveWord.counts : .doesNotCount)])
        var table = TextTable([
            .init(catalogue.label(ArchiveWord.serial)), .init(catalogue.heading(.number)), .init(catalogue.heading(.received)),
            .init(catalogue.heading(.outcome)), .init(catalogue.label(ArchiveWord.paper)), .init(catalogue.label(ArchiveWord.remark)),
        ])
        for line in volume.lines { table.append(cells(of: line, catalogue, time)) }
        return head.rendered() + "\n" + table.rendered()
    }

    private func cells(of line: VolumeLine, _ catalogue: Catalogue, _ time: SiteTime) -> [String] {
        func cells(_ listing: VolumeLine.Listing, _ remark: String) -> [String] {
            [
                listing.serial, listing.number,
                catalogue.dateTime(milliseconds: listing.received, utcOffset: time.offset(at: listing.received)),
                catalogue.label(code: listing.outcome, of: CaseField.outcome), listing.paper, remark,
            ]
        }
        switch line {
        case .listed(let listing):
            return cells(listing, remarks[listing.record].map { catalogue.text(ListingRemark($0)) } ?? "")
        case .addendum(let listing): return cells(listing, catalogue.label(ArchiveWord.addenda))
        case .merged(let number, _, _): return ["", number, "", "", "", catalogue.label(ArchiveWord.merged)]
        case .carriedOver(let number, _): return ["", number, "", "", "", catalogue.label(ArchiveWord.carriedOver)]
        case .heldBack(let number, _, let rule): return ["", number, "", "", "", "\(catalogue.label(ArchiveWord.heldBack)): \(catalogue.label(rule: rule))"]
        }
    }

    static func summary(_ volume: ArchiveVolume, _ shelf: VolumeShelf) -> [(String, JSON)] {
        [
            ("number", .text(volume.number)), ("record", .text(volume.record.description)), ("scope", .text(volume.scope.description)),
            ("month", .text(volume.month.description)), ("supplement", .number(volume.supplement)), ("counts", .flag(shelf.counts(volume))),
            ("listed", .count(volume.listings.count)), ("addenda", .count(volume.addenda.count)),
            ("open", .optional(volume.text.map { Int64($0.carriedOver) })), ("contents", .optional(volume.text?.contents.description)),
            ("previous", .optional(volume.text?.previous?.description)), ("node", .optional(volume.node?.description)),
            ("actor", .text(volume.actor)),
        ]
    }

    func json() -> JSON {
        func json(_ kind: String, _ listing: VolumeLine.Listing) -> JSON {
            .object([
                ("kind", .text(kind)), ("serial", .text(listing.serial)), ("number", .text(listing.number)),
                ("record", .text(listing.record.description)), ("received_ms", .number(listing.received)),
                ("heads", .array(listing.heads.map { .text($0.description) })), ("outcome", .text(listing.outcome)),
                ("paper_location", .text(listing.paper)),
                ("remark", .optional(kind == "case" ? remarks[listing.record].map { Catalogue(.english).text(ListingRemark($0)) } : nil)),
            ])
        }
        let lines = volume.lines.map { line in
            switch line {
            case .listed(let listing): json("case", listing)
            case .addendum(let listing): json("addendum", listing)
            case .merged(let number, let record, let survivor):
                JSON.object([
                    ("kind", .text("merged")), ("number", .text(number)), ("record", .text(record.description)), ("into", .text(survivor)),
                ])
            case .carriedOver(let number, let record):
                JSON.object([("kind", .text("open")), ("number", .text(number)), ("record", .text(record.description))])
            case .heldBack(let number, let record, let rule):
                JSON.object([
                    ("kind", .text("held")), ("number", .text(number)), ("record", .text(record.description)), ("rule", .text(rule)),
                ])
            }
        }
        return .object(Self.summary(volume, shelf) + [("lines", .array(lines))])
    }
}

extension ListingRemark {
    init(_ remark: VolumeRemark) {
        self =
            switch remark {
            case .reopened: .reopened
            case .mergedInto(let number): .mergedInto(number)
            case .destroyed(let certificate): .destroyed(certificate: certificate)
            case .invalid: .invalid
            case .listedAgain(let serial): .listedAgain(serial: serial)
            case .notHere: .notHere
            }
    }
}
