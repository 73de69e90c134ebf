public import AmendsLog
import AmendsMerge
import AmendsModel
import AmendsStore

/// What is wrong with an archive volume, or worth knowing about it.
public enum VolumeProblem: Sendable, Hashable {
    case notSealed
    case unreadableLines(Int)
    case textUnreadable
    /// The signature is not that of the node that wrote the volume.
    case signatureInvalid
    /// The lines are not those that were signed.
    case contentsDiffer
    /// What the signed text says of the volume is not what its record says.
    case textDiffers
    /// A serial number that does not follow the one before, or stands against the order of complaint times.
    case outOfOrder(serial: String)
    case caseMissing(number: String)
    /// Acts that the volume names are not held here.
    case actsMissing(number: String)
    /// The volume that was sealed before it is not here.
    case previousMissing
    /// Another volume of the same number was sealed without this one being seen, and is the one that counts.
    case superseded(number: String, by: NodeID)
}

/// What became of a case after a volume listed it: why a number is there and its case is not.
public enum VolumeRemark: Sendable, Hashable {
    case reopened
    case mergedInto(String)
    case destroyed(certificate: String)
    case invalid
    /// Listed again since, under another serial number.
    case listedAgain(serial: String)
    case notHere
}

extension Node {
    /// Checks a volume against its signature and against the cases that this node holds.
    public func check(_ volume: ArchiveVolume, on shelf: VolumeShelf) throws(NodeError) -> [VolumeProblem] {
        var problems: [VolumeProblem] = []
        guard let note = volume.note, let node = volume.node else { return [.notSealed] }
        if volume.unreadable > 0 { problems.append(.unreadableLines(volume.unreadable)) }
        if let other = shelf.volume(volume.number), other.record != volume.record, let winner = other.node {
            problems.append(.superseded(number: volume.number, by: winner))
        }
        if (try? note.verifiedSigners(among: [node])) == nil { problems.append(.signatureInvalid) }
        guard let text = volume.text else { return problems + [.textUnreadable] }
        let counted = VolumeText(
            scope: volume.scope, number: volume.number, month: volume.month, supplement: volume.supplement, rule: text.rule,
            lines: volume.lines, previous: text.previous, sealedAt: text.sealedAt, node: node)
        if counted.contents != text.contents { problems.append(.contentsDiffer) } else if counted != text { problems.append(.textDiffers) }
        problems += Self.orderProblems(of: volume)
        if let previous = text.previous, !shelf.volumes.contains(where: { $0.text?.digest == previous }) {
            problems.append(.previousMissing)
        }
        for listing in volume.listings + volume.addenda {
            do throws(StoreError) {
                let row: CaseRow
                do throws(StoreError) { row = try store.findCase(listing.record.description) } catch  where error.code == .noSuchRecord {
                    problems.append(.caseMissing(number: listing.number))
                    continue
                }
                let held = Set(try store.history(of: row).map(\.leaf))
                if !held.isSuperset(of: listing.heads) { problems.append(.actsMissing(number: listing.number)) }
            } catch { throw NodeError(error) }
        }
        return problems
    }

    private static func orderProblems(of volume: ArchiveVolume) -> [VolumeProblem] {
        var problems: [VolumeProblem] = []
        var last: VolumeLine.Listing?
        for (place, listing) in volume.listings.enumerated() {
            let isInOrder = last.map { ($0.received, $0.number) <= (listing.received, listing.number) } ?? true
            if listing.serial != VolumeText.serial(place + 1, in: volume.number) || !isInOrder {
                problems.append(.outOfOrder(serial: listing.serial))
            }
            last = listing
        }
        return problems
    }

    /// What became of the cases that a volume lists, by their records.
    public func remarks(on volume: ArchiveVolume, on shelf: VolumeShelf) throws(NodeError) -> [RecordID: VolumeRemark] {
        var remarks: [RecordID: VolumeRemark] = [:]
        let listings = shelf.listings
        for listing in volume.listings {
            let row: CaseRow
            do throws(StoreError) { row = try store.findCase(listing.record.description) } catch {
                guard error.code == .noSuchRecord else { throw NodeError(error) }
                remarks[listing.record] = .notHere
                continue
            }
            let state = row.state
            if state.isDestroyed {
                remarks[listing.record] = .destroyed(certificate: state.text(CaseField.certificate) ?? "")
            } else if state.isHiddenAsDuplicate {
                let survivor = state.elements(of: CaseField.duplicateOf).first ?? ""
                remarks[listing.record] = .mergedInto((try? store.findCase(survivor).state.text(CaseField.number)) ?? survivor)
            } else if state.isOpen {
                remarks[listing.record] = .reopened
            } else if let latest = listings[listing.record], latest.listing.serial != listing.serial {
                remarks[listing.record] = .listedAgain(serial: latest.listing.serial)
            } else if state.text(CaseField.outcome) == "invalid" {
                remarks[listing.record] = .invalid
            }
        }
        return remarks
    }
}
