import AmendsPolicy

extension English: ArchiveWording {
    func sentence(_ message: ArchiveMessage, in catalogue: Catalogue) -> String {
        switch message {
        case .sealed(let number, let listed, let carriedOver, let heldBack):
            "Volume \(number) is sealed: \(counted(listed, .cases)) listed, \(Amounts.grouped(carriedOver)) carried over"
                + (heldBack > 0 ? ", \(Amounts.grouped(heldBack)) held back by a rule." : ".")
        case .sealedBefore(let number): "Volume \(number) was sealed before; nothing is listed again."
        case .marked(let count): "\(counted(count, .cases)) archived under their serial numbers."
        case .unmarked(let text): "Not archived: \(text)"
        case .held(let number, let reason): "\(number) is held back. \(reason)"
        case .heldUntilSupplement(let month): "When that is done, list what was held back: amends archive supplement --month \(month)"
        case .late(let count, let month):
            "\(counted(count, .cases)) of \(month) came after it was closed. List them with: amends archive supplement --month \(month)"
        case .summariesWanted(let count):
            "Each of the \(counted(count, .cases)) has its summary report in its file: amends report case NUMBER --form summary --to FILE"
        case .mayBeKeptLonger: "The time is the least that this pack asks for; cases may be kept longer."
        case .noVolumes: "No archive volumes."
        case .volumeIsWhole(let number, let cases):
            "Volume \(number) is whole: signature, list and \(counted(cases, .cases)) checked."
        case .volumeHasProblems(let number, let count): "Volume \(number): \(Amounts.grouped(count)) to be looked at."
        case .appointed(let node, let site): "Node \(node) seals the archive volumes of \(site) from now on."
        case .nothingDue: "Nothing may be destroyed yet."
        case .due(let count): "\(counted(count, .cases)) may be destroyed."
        case .requested(let number, let cases):
            "Request \(number): \(counted(cases, .cases)). Two people other than who asked must approve it: amends destruction approve \(number) --as CODE"
        case .approved(let number, let have, let need): "Request \(number): approved by \(have) of \(need)."
        case .declined(let number): "Request \(number) is declined."
        case .destroyed(let number, let cases): "Certificate \(number): \(counted(cases, .cases)) destroyed."
        case .erasedHere:
            "What the cases held of people is erased on this node, and on others as they sync. Bundles, exports and backups made before are not reached by it."
        case .noRequests: "No requests for destruction."
        case .refused(let breach): sentence(breach, in: catalogue)
        }
    }

    private func sentence(_ breach: ArchiveBreach, in catalogue: Catalogue) -> String {
        switch breach {
        case .monthNotOver(let month): "\(month) is not over; its volume is sealed on its last day or later."
        case .volumeMissing(let month): "\(month) is not closed yet. Close it first: amends archive close-month --month \(month)"
        case .otherNodeSeals(let node): "Node \(node.prefix(8)) seals this site's volumes. To change that: amends archive appoint NODE"
        case .nothingToAdd(let month): "Nothing came after \(month) was closed, so there is nothing for a supplement."
        case .noSuchVolume(let name): "There is no archive volume \(name) here. `amends archive list` shows them."
        case .ambiguousNode(let text):
            "\(text) is no node's name here, or that of several. `amends peers` shows them; \u{201c}self\u{201d} is this one."
        case .nobodyNamed: "Somebody must answer for this: say who acts with --as or --actor."
        case .nothingRequested: "Name what is to be destroyed: --volume NUMBER or --case NUMBER. `amends archive due` lists what may be."
        case .requestedAlready(let number): "The request \(number) asks for it already. See: amends destruction show \(number)"
        case .noSuchRequest(let name): "There is no request for destruction \(name) here. `amends destruction list` shows them."
        case .notCarriedOut(let number):
            "Request \(number) is not carried out, so there is no certificate. See: amends destruction show \(number)"
        case .requestEnded(let number): "Request \(number) is decided already."
        case .kept(let number, let blocker): "Case \(number) must be kept: \(reason(blocker, in: catalogue))"
        case .ownRequest(let actor): "\(actor) asked for it and cannot approve it too. Another person must."
        case .approvedAlready(let actor): "\(actor) has approved it already; it takes another person."
        case .approvalsMissing(let have, let need): "It takes the approval of \(need) people; \(have) so far."
        case .approverRoleMissing(let role): "One of those who approve must be: \(catalogue.label(role))."
        }
    }

    private func reason(_ blocker: DestructionBlocker, in catalogue: Catalogue) -> String {
        switch blocker {
        case .open: "it is open."
        case .notArchived: "it is not archived."
        case .onHold(let hold): "it is on hold (\(hold))."
        case .retained(let day): "it is kept to the end of \(catalogue.date(ofDay: day))."
        case .linked(let other): "the open case \(other) names it."
        case .destroyed: "it was destroyed already."
        }
    }

    func sentence(_ fault: VolumeFault) -> String {
        switch fault {
        case .notSealed: "The volume is not sealed: its seal has not arrived."
        case .unreadableLines(let count): "\(Amounts.grouped(count)) of its lines cannot be read."
        case .textUnreadable: "Its signed text cannot be read."
        case .signatureInvalid: "The signature is not that of the node that sealed it."
        case .contentsDiffer: "The list is not the one that was signed."
        case .textDiffers: "What was signed says something else of the volume than the volume itself."
        case .outOfOrder(let serial): "Serial number \(serial) is out of order."
        case .caseMissing(let number): "Case \(number) is listed and is not here."
        case .actsMissing(let number): "Case \(number): acts that the volume names are not here."
        case .previousMissing: "The volume sealed before it is not here."
        case .superseded(let number, let node):
            "Two nodes sealed \(number) without seeing each other. The earlier one, of node \(node.prefix(8)), counts; what only this one lists goes into a supplement."
        }
    }

    func sentence(_ remark: ListingRemark) -> String {
        switch remark {
        case .reopened: "reopened since"
        case .mergedInto(let number): "merged into \(number) since"
        case .destroyed(let certificate): "destroyed, certificate \(certificate)"
        case .invalid: "invalid"
        case .listedAgain(let serial): "listed again as \(serial)"
        case .notHere: "not here"
        }
    }

    func label(_ word: ArchiveWord) -> String {
        switch word {
        case .serial: "Serial number"
        case .volume: "Volume"
        case .listed: "Listed"
        case .addenda: "Addenda"
        case .merged: "Merged"
        case .carriedOver: "Carried over"
        case .heldBack: "Held back"
        case .kind: "Kind"
        case .remark: "Remark"
        case .retainUntil: "Kept until"
        case .paper: "Paper"
        case .sealedAt: "Sealed at"
        case .sealedBy: "Sealed by"
        case .rule: "Rule"
        case .contents: "Digest of the list"
        case .requester: "Asked for by"
        case .approvers: "Approved by"
        case .state: "State"
        case .waiting: "waiting"
        case .declined: "declined"
        case .certified: "destroyed"
        case .approvedEnough: "approved"
        case .counts: "counts"
        case .doesNotCount: "does not count"
        case .month: "Month"
        }
    }
}
