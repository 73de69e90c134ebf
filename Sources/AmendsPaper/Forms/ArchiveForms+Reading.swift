import AmendsLog
import AmendsMerge
import AmendsModel
public import AmendsNode
import AmendsStore
public import AmendsText

extension ArchiveContents {
    /// A volume as a node holds it, with what became of its cases since; `utcOffset` tells when the volume
    /// was sealed, and of a case that is not here when it was received.
    public init(_ volume: ArchiveVolume, on shelf: VolumeShelf, _ node: Node, _ catalogue: Catalogue, utcOffset: Int) throws {
        let became = try node.remarks(on: volume, on: shelf)
        let names = try StaffNames(of: [volume.actor], in: volume.scope, node.store)
        var (lines, remarks) = ([Line](), [String]())
        func line(_ listing: VolumeLine.Listing, _ remark: String) throws -> Line {
            // Of a destroyed case the tombstone has its class still.
            let state = try node.heldCase(listing.record)?.shown.state
            return Line(
                serial: listing.serial, number: listing.number, receivedAt: listing.received,
                utcOffset: state?.integer(CaseField.utcOffset).map { Int(clamping: $0) } ?? utcOffset,
                category: state?.text(CaseField.category) ?? "", outcome: listing.outcome, paperLocation: listing.paper, remark: remark)
        }
        for entry in volume.lines {
            switch entry {
            case .listed(let listing):
                lines.append(try line(listing, became[listing.record].map { catalogue.text(ListingRemark($0)) } ?? ""))
            case .addendum(let listing): lines.append(try line(listing, catalogue.label(ArchiveWord.addenda)))
            case .merged(let number, _, let survivor):
                let into = try RecordID(hexadecimal: survivor).flatMap { try node.heldCase($0) }.map(CaseView.number(of:)) ?? survivor
                remarks.append("\(number): \(catalogue.text(ListingRemark.mergedInto(into)))")
            case .carriedOver(let number, _): remarks.append("\(number): \(catalogue.label(ArchiveWord.carriedOver))")
            case .heldBack(let number, _, let rule): remarks.append("\(number): \(catalogue.label(ArchiveWord.heldBack)) (\(rule))")
            }
        }
        self.init(
            volume: volume.number, month: volume.month.description, isSupplement: volume.supplement > 0, lines: lines,
            digest: volume.text?.contents.description ?? "",
            sealedBy: names.called(volume.actor, at: volume.text?.sealedAt ?? 0), sealedAt: volume.text?.sealedAt, remarks: remarks)
    }
}

extension DestructionCertificate {
    /// A destruction that was carried out; nil for a request that was not.
    public init?(_ destruction: Destruction, _ node: Node) throws {
        guard let certified = destruction.history.last(where: { $0.draft.kind == DestructionRecord.certify }), destruction.certificate != nil
        else { return nil }
        let executor = certified.actor
        let witnesses = destruction.texts(DestructionRecord.witness)
        let codes = Set([executor, destruction.requester] + destruction.approvers + witnesses)
        let names = try StaffNames(of: codes, in: destruction.scope, node.store)
        let at = certified.draft.stamp.milliseconds
        var (lines, kept) = ([Line](), [String]())
        for line in destruction.lines {
            let words = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
            guard words.count == 4 else { continue }
            if words[0] == "destroyed" {
                let state = try RecordID(hexadecimal: words[3]).flatMap { try node.heldCase($0) }?.state
                lines.append(
                    Line(
                        serial: words[1], number: words[2], volume: words[1].split(separator: "-").dropLast().joined(separator: "-"),
                        retainUntil: state?.integer(CaseField.retainUntil).map { $0 - 1 }))
            } else {
                kept.append("\(words[1])　\(words[2])")
            }
        }
        self.init(
            number: destruction.number, basis: destruction.texts(DestructionRecord.basis).last ?? "",
            method: destruction.texts(DestructionRecord.method).last ?? "", requestedBy: names.called(destruction.requester, at: at),
            approvedBy: destruction.approvers.map { names.called($0, at: at) }, executedBy: names.called(executor, at: at),
            witnesses: witnesses.map { names.called($0, at: at) }, destroyedAt: at, lines: lines, kept: kept,
            digest: destruction.signedDigest ?? "")
    }
}

extension Destruction {
    /// The texts that acts gave a field, oldest first.
    fileprivate func texts(_ field: FieldID) -> [String] {
        history.flatMap { entry in
            entry.draft.fields.compactMap { if $0.id == field, case .text(let text) = $0.value, !text.isEmpty { text } else { nil } }
        }
    }
}

extension StaffNames {
    /// The name that a code had, with the code: `王芳 (E012)`; the text itself where it is nobody's code.
    fileprivate func called(_ code: String, at instant: Int64) -> String {
        guard let name = name(of: code, at: instant), name != code else { return code }
        return "\(name) (\(code))"
    }
}

extension Node {
    /// A case that is here; nil for one that is not.
    fileprivate func heldCase(_ record: RecordID) throws -> CaseRow? {
        do throws(StoreError) { return try store.findCase(record.description) } catch {
            if error.code == .noSuchRecord { return nil }
            throw error
        }
    }
}

extension ListingRemark {
    public init(_ remark: VolumeRemark) {
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
