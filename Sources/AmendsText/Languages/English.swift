import AmendsLog
import AmendsModel

struct English: Wording {
    static let vocabulary = [caseWords, caseCodeWords, recordWords, peopleWords, managementWords, archiveWords]

    func label(_ milestone: Milestone) -> String {
        switch milestone {
        case .received: "Received"
        case .acknowledged: "Acknowledged"
        case .assessed: "Assessed"
        case .assigned: "Assigned"
        case .teamFormed: "Team formed"
        case .investigated: "Investigation reported"
        case .causeAnalysed: "Cause analysed"
        case .liabilityDecided: "Liability decided"
        case .planned: "Plan made"
        case .planCommunicated: "Plan communicated"
        case .executed: "Executed"
        case .answered: "Result fed back"
        case .followedUp: "Followed up"
        case .closed: "Closed"
        case .archived: "Archived"
        case .destroyed: "Destroyed"
        }
    }

    func stage(awaiting milestone: Milestone?) -> String {
        switch milestone {
        case .received: "being registered"
        case .acknowledged: "to be acknowledged"
        case .assessed: "to be assessed"
        case .assigned: "to be assigned"
        case .teamFormed, .investigated: "under investigation"
        case .causeAnalysed, .liabilityDecided: "liability to be decided"
        case .planned: "plan to be made"
        case .planCommunicated: "plan to be communicated"
        case .executed: "being carried out"
        case .answered: "result to be fed back"
        case .followedUp: "to be followed up"
        case .closed: "to be closed"
        case .archived: "to be archived"
        case .destroyed: "archived"
        case nil: "finished"
        }
    }

    var ownTerms: [(term: String, own: [String])] { [("complainant", ["customer"])] }

    func label(_ heading: Heading) -> String {
        switch heading {
        case .number: "Case"
        case .site: "Site"
        case .region: "Region"
        case .month: "Month"
        case .kind: "Kind"
        case .category: "Category"
        case .channel: "Channel"
        case .outcome: "Outcome"
        case .severity: "Severity"
        case .stage: "Stage"
        case .state: "State"
        case .openBecause: "Open because"
        case .round: "Round"
        case .received: "Received"
        case .customer: "Customer"
        case .content: "Complaint"
        case .conflicts: "Conflicts"
        case .findings: "Findings"
        case .history: "History"
        case .time: "Time"
        case .reportedTime: "Time reported"
        case .actor: "By"
        case .act: "Act"
        case .field: "Field"
        case .value: "Value"
        case .shownValue: "Shown"
        case .otherValues: "Not shown"
        case .writtenAt: "Written at"
        case .cases: "Cases"
        case .open: "Open"
        case .closed: "Closed"
        case .archived: "Archived"
        case .milestones: "Milestones reached"
        case .milestone: "Milestone"
        case .durations: "Durations"
        case .minimum: "Shortest"
        case .median: "Median"
        case .percentile90: "90 % within"
        case .maximum: "Longest"
        case .mean: "Mean"
        case .satisfied: "Satisfied"
        case .dissatisfied: "Not satisfied"
        case .unreached: "Not reached"
        case .satisfaction: "Satisfaction"
        case .timely: "Timely"
        case .notTimely: "Not timely"
        case .timelyRate: "Timely rate"
        case .compensation: "Compensation"
        case .orders: "Orders"
        case .businessVolume: "Business volume"
        case .complaintRate: "Complaint rate"
        case .total: "Total"
        case .notGiven: "(not given)"
        case .numerator: "Numerator"
        case .denominator: "Denominator"
        case .coverage: "Coverage"
        case .node: "Node"
        case .role: "Role"
        case .lastSeen: "Last met"
        case .mapping: "Mapping"
        case .title: "Title"
        case .address: "Address"
        case .folder: "Folder"
        case .scope: "Scope"
        case .streams: "Streams"
        case .segments: "Segments"
        case .entries: "Entries"
        case .bytes: "Bytes"
        case .heads: "Heads"
        case .projection: "Projection"
        case .statistics: "Statistics"
        case .agree: "agree"
        case .differ: "DIFFER"
        case .rows: "Rows"
        case .added: "Added"
        case .alreadyThere: "Already there"
        case .rejected: "Rejected"
        case .line: "Line"
        case .reason: "Reason"
        }
    }

    func sentence(_ notice: Notice, in catalogue: Catalogue) -> String {
        switch notice {
        case .nodeInitialised(let role, let site, let node, let folder):
            "A \(catalogue.label(code: role, of: NodeRecord.role, kind: .node)) node for \(site) is ready in \(folder). Its name is \(node)."
        case .caseReceived(let number): "Case \(number) is recorded."
        case .actRecorded(let act, let number): "Case \(number): \(catalogue.label(act))."
        case .nothingToChange(let number): "Case \(number) already says so; nothing was written."
        case .reminder(let text): "Note: \(text)"
        case .nextStep(let milestone, let number):
            "Next: \(catalogue.label(milestone)) (\(RuleWords(number, catalogue, 0).command(milestone)))."
        case .conflictSettled(let field, let number, let left):
            "Case \(number): the conflict over \(catalogue.label(field)) is settled. "
                + (left == 0 ? "No conflict is left in it." : "\(counted(left, .conflicts)) left in it.")
        case .staffRecorded(let code): "Staff member \(code) is recorded."
        case .volumeRecorded(let day, let orders): "\(day): \(Amounts.grouped(orders)) orders recorded."
        case .noConflicts: "No conflicts: nobody changed the same thing at the same time."
        case .conflictsFound(let count): "\(counted(count, .conflicts)) to be settled."
        case .noCases: "No cases."
        case .casesFound(let count): "\(counted(count, .cases))."
        case .noMatches(let words): "No case contains \"\(words)\"."
        case .moreNotShown: "There are more; use --limit to see them."
        case .listening(let address): "Listening on \(address)."
        case .listeningOnEveryInterface(let address):
            "WARNING: listening on \(address), which other machines can reach. Nothing on this connection is encrypted yet: "
                + "use it only inside a network that you trust."
        case .acceptingNewNodes: "New nodes are accepted on first contact and known by their key from then on."
        case .nodeAccepted(let node, let site): "New node \(node) of \(site) accepted; it is known by its key from now on."
        case .syncing(let address): "Syncing with \(address) …"
        case .synced(let peer, let received, let sent, let bytesReceived, let bytesSent):
            "Synced with \(peer): \(counted(received, .segments)) received (\(Amounts.size(bytesReceived))), "
                + "\(counted(sent, .segments)) sent (\(Amounts.size(bytesSent)))."
        case .alreadyEqual(let peer): "Nothing new: this node and \(peer) hold the same."
        case .tryingAgain(let address, let seconds): "\(address) cannot be reached; trying again in \(seconds) s. Work goes on meanwhile."
        case .stopping: "Stopping: sessions are brought to an end …"
        case .stopped: "Stopped. Everything acknowledged is on disk."
        case .newEpoch(let reason):
            "This node is not sure of its own past (\(reason)), so it goes on in a new epoch. Nothing is lost: "
                + "the next sessions bring back what is missing here."
        case .clockDiffers(let peer, let seconds):
            "The clock of \(peer) differs from this node's by \(catalogue.text(.seconds(seconds))). Nothing is refused for that, "
                + "but one of the two should be set."
        case .bundleMade(let path, let segments, let entries, let bytes):
            "\(path) holds \(counted(entries, .entries)) in \(counted(segments, .segments)) (\(Amounts.size(bytes)))."
        case .bundleTaken(let path, let added, let alreadyThere):
            "\(path): \(counted(added, .entries)) added, \(Amounts.grouped(alreadyThere)) were already here."
        case .importing(let rows, let rejected, let percent):
            "\(percent.map { "\($0) %  " } ?? "")\(counted(rows, .rows)), \(Amounts.grouped(rejected)) rejected"
        case .imported(let rows, let cases, let added, let alreadyThere, let rejected):
            "\(counted(rows, .rows)) read: \(counted(cases, .cases)), \(counted(added, .entries)) added, "
                + "\(Amounts.grouped(alreadyThere)) already there, \(counted(rejected, .rows)) rejected."
        case .rejectsWritten(let path, let count): "\(counted(count, .rows)) rejected: \(path) names each line and its reason."
        case .foreignCases(let count, let site):
            "\(counted(count, .cases)) of other sites left out, for this node writes for \(site) only. To take them all in here, add --site \(site)."
        case .rebuilding(let entries, let all): "Rebuilding: \(Amounts.grouped(entries)) of \(counted(all, .entries))"
        case .rebuilt(let entries, let cases): "Rebuilt \(counted(cases, .cases)) from \(counted(entries, .entries))."
        case .projectionUnchanged: "The result is byte for byte what was there before."
        case .exported(let cases, let path): "\(counted(cases, .cases)) written to \(path)."
        case .verified(let streams, let segments, let entries):
            "All is well: \(counted(entries, .entries)) in \(counted(segments, .segments)) of \(counted(streams, .streams)) checked, "
                + "with signatures, trees, leaves and commitments."
        case .digestsAgree(let scopes): "The digests of \(counted(scopes, .scopes)) agree wherever they are shared."
        case .simulationClean(let histories, let seed):
            "\(Amounts.grouped(histories)) simulated \(histories == 1 ? "history" : "histories") from seed \(seed): no law was broken."
        case .people(let notice): sentence(notice, in: catalogue)
        }
    }

    func sentence(_ problem: Problem, in catalogue: Catalogue) -> String {
        switch problem {
        case .noDataFolderGiven: "No data folder was given. Use --data DIR or set AMENDS_DATA."
        case .notInitialised(let folder):
            "There is no node in \(folder). Make one with: amends init --data \(folder) --role store --site S001 --site-name NAME"
        case .alreadyInitialised(let folder): "\(folder) already holds a node; nothing was changed. Choose another folder."
        case .cannotCreate(let path, let reason): "\(path) cannot be created: \(reason)."
        case .cannotWrite(let path, let reason):
            "\(path) cannot be written: \(reason). Nothing that was acknowledged is lost; try again when it is put right."
        case .cannotRead(let path, let reason): "\(path) cannot be read: \(reason)."
        case .readOnly(let path): "\(path) is read-only, so nothing was written. Make it writable, or choose another folder with --data."
        case .isFolder(let path): "\(path) is a folder. Give the name of a file in it."
        case .unwritable(let path): "\(path) can't be made or written. Check the folder and its permissions, or choose another place."
        case .unreadable(let path): "\(path) can't be read. Check that it is there and that this user may open it."
        case .noPermission(let path): "This user may not open \(path). Run as its owner, or let the owner change its permissions."
        case .diskFull(let path): "The disk of \(path) is full. Nothing was written and nothing is lost; free some space and try again."
        case .busy(let seconds):
            "Another program has been writing to this node for \(seconds) s. Nothing was written; try again in a moment."
        case .databaseFromTheFuture:
            "The database was written by a later version of this program. Install a newer amends; nothing was changed."
        case .databaseDamaged(let path, let reason):
            "The database \(path) is damaged (\(reason)). Move it aside, keep the identity folder, and sync again: other nodes hold what they acknowledged."
        case .usage(let reason): "\(reason)\nSee amends --help."
        case .noInput(let path): "There is no file \(path)."
        case .badSite(let text): "\"\(text)\" is not a site code. Use 1 to 32 letters, digits, \"-\", \"_\" or \".\", such as S012."
        case .badRole(let text): "\"\(text)\" is not a role. Use store, head-office or auditor."
        case .badAddress(let text): "\"\(text)\" is not an address. Use HOST:PORT, such as 127.0.0.1:7601."
        case .badInstant(let text): "\"\(text)\" is not a time. Use a form such as 2026-11-03T10:20+08:00."
        case .badMonth(let text): "\"\(text)\" is not a month. Use a form such as 2026-11."
        case .badTimeZone(let text): "\"\(text)\" is not a time zone known here. Use a name such as Asia/Shanghai."
        case .badAmount(let text): "\"\(text)\" is not an amount. Use yuan with at most two decimals, such as 128.50."
        case .badCount(let text): "\"\(text)\" is not a whole number."
        case .unknownAct(let verb, let known): "There is no act \"\(verb)\". Known are: \(known.joined(separator: ", "))."
        case .unknownField(let name, let act, let known):
            "\"\(act)\" has no field \"\(name)\". Known are: \(known.map { "--" + $0 }.joined(separator: ", "))."
        case .unknownCode(let code, let field, let known):
            "\"\(code)\" is not a value of \(catalogue.label(field)). Known are: \(known.joined(separator: ", "))."
        case .missingField(let field, let option): "\(catalogue.label(field)) is missing. Add --\(option)."
        case .valueTooLong(let field, let bytes, let maximum):
            "\(catalogue.label(field)) has \(Amounts.grouped(bytes)) bytes; at most \(Amounts.grouped(maximum)) fit. Shorten it, or put the rest in notes."
        case .unknownCase(let text): "There is no case \"\(text)\" here. Find it with: amends search WORDS"
        case .ambiguousCase(let text, let matches):
            "\"\(text)\" fits more than one case: \(matches.joined(separator: ", ")). Write more of it."
        case .nothingToSettle(let number): "Case \(number) has no such conflict; nothing was written."
        case .caseNotOpen(let number): "Case \(number) is not open. Reopen it first with: amends case reopen \(number) --reason WHY"
        case .caseIsOpen(let number): "Case \(number) is open; only a closed one can be reopened."
        case .archivingOpenCase(let number): "Case \(number) is still open. Close it before it is archived: amends case close \(number)"
        case .notLinked(let number): "Case \(number) is not linked to that case; nothing was written."
        case .nothingGiven(let act): "\(catalogue.label(act)): nothing to write. Give at least one field, such as --category price."
        case .unknownPack(let text, let known): "There is no policy pack \"\(text)\". Known are: \(known.joined(separator: ", "))."
        case .unknownDivision(let text, let known): "Statistics are not kept by \"\(text)\". Known are: \(known.joined(separator: ", "))."
        case .badPart(let text): "\"\(text)\" is not a part. Use K/N with K from 0 to N − 1, such as 0/5."
        case .badOffset(let text): "\"\(text)\" is not an offset from UTC. Use a form such as +08:00."
        case .unknownMapping(let text, let known):
            "There is neither a file nor a shipped mapping \(text). Shipped are: \(known.joined(separator: ", "))."
        case .unknownKnowledge(let text): "There is no entry \(text). `amends knowledge list` shows what there is."
        case .unknownKnowledgeKind(let text, let known): "\(text) is no kind of knowledge. Kinds are: \(known.joined(separator: ", "))."
        case .siteCodeUsed(let code): "The site \(code) was closed, and the code of a site is never used again. Choose another code."
        case .notAllowedFor(let role, let command):
            "A \(catalogue.label(code: role, of: NodeRecord.role, kind: .node)) node may not do \"\(command)\"."
        case .peerUnavailable(let address, let reason):
            "\(address) cannot be reached (\(reason)). All work is kept here; sync again when the network is back."
        case .peerTooSlow(let address, let seconds):
            "\(address) has said nothing for \(seconds) s, so the session was ended. What was acknowledged is kept; sync again later."
        case .connectionCut(let address):
            "The connection to \(address) was cut. What was acknowledged is kept; the next session goes on from there."
        case .notAccepted(let address): "\(address) does not know this node. Start it once with: amends serve --accept-new"
        case .versionsDiffer(let address, let ours, let theirs):
            "\(address) speaks version \(theirs) of the protocol, this program version \(ours). Install the newer amends on both."
        case .peerBrokeProtocol(let address, let reason):
            "\(address) sent something that the protocol does not allow (\(reason)); the session was ended and nothing of it was taken."
        case .streamQuarantined(let stream, let reason):
            "The stream \(stream) sent something wrong (\(reason)). It is set aside with the evidence; all other streams go on."
        case .cannotListen(let address, let reason): "Cannot listen on \(address): \(reason). Choose another address with --listen."
        case .onlyLoopback(let address):
            "\(address) can be reached from other machines, and connections are not encrypted yet. If the network is trusted, add --insecure-any-interface."
        case .connection(let problem, let place, let reason): sentence(problem, place: place, reason: reason)
        case .unknownReceiver(let text): "\(text) is neither head-office, a site code nor a known node. `amends peers` lists the nodes met."
        case .ambiguousReceiver(let text): "More than one node's name begins with \(text). Give more digits."
        case .badBundle(let path, let reason):
            "\(path) is not a whole bundle (\(reason)). Nothing of it was taken; have it made and copied again."
        case .bundleNeedsEarlier(let path): "\(path) goes on from entries that are not here. Take the earlier bundle first, or sync."
        case .badMapping(let path, let reason): "The mapping \(path) cannot be used: \(reason)."
        case .badFile(let path, let line, let reason): "\(path), line \(line): \(reason). Everything before this line is kept."
        case .everyRowRejected(let path):
            "Not one row of \(path) could be read. Is it the file that the mapping is for? See --rejects FILE."
        case .exportExists(let path): "\(path) already exists and was not touched. Choose another name."
        case .noDemoFolder(let path): "\(path) is there and is no earlier demo, so it was not touched. Choose another folder with --folder."
        case .verifyFailed(let count):
            "\(Amounts.grouped(count)) \(count == 1 ? "fault was" : "faults were") found. Do not delete anything; sync, then verify again."
        case .rebuildDiffers:
            "The rebuilt projection differs from the one that was there. The rebuilt one is right and is kept; please report this."
        case .digestsDiffer(let scopes):
            "The digests differ in: \(scopes.joined(separator: ", ")). Sync again; if they still differ, please report this."
        case .simulationFailed(let checker, let seed): "\(checker) failed. Replay it with: amends simulate --seed \(seed)"
        case .field(let problem): sentence(problem, in: catalogue)
        case .people(let problem): sentence(problem, in: catalogue)
        case .internalFault(let detail): "Something happened that should not (\(detail)). Nothing acknowledged is lost; please report this."
        }
    }

    func sentence(_ finding: FindingNotice, in catalogue: Catalogue) -> String {
        switch finding {
        case .entriesWaiting(let count): "\(counted(count, .entries)) waiting for earlier ones that have not arrived."
        case .actBeforeReceipt: "Someone worked on it without having seen its receipt."
        case .closedWithoutReceipt: "Closed, but nobody has recorded its receipt here."
        case .closedTwice: "Closed by two people who did not see each other."
        case .conflict(let field): "Two values for one field: \(catalogue.label(field))."
        case .concurrentPayments(let field):
            "\(catalogue.label(field)): entered more than once at the same time; all of it counts until someone looks into it."
        }
    }

    func sentence(_ step: DemoStep, in catalogue: Catalogue) -> String {
        switch step {
        case .introduction(let stores, let nodes, let days):
            "A chain of \(counted(stores, .stores)) and a head office: \(counted(nodes, .nodes)), and \(days) days of work."
        case .startingNodes(let count): "Starting \(counted(count, .nodes)) …"
        case .networkDown: "The network is down. The stores go on working."
        case .splitting(let file, let stores): "Splitting \(file) over \(counted(stores, .stores)) …"
        case .writing(let site, let cases): "\(site): \(counted(cases, .cases)) written"
        case .editingTogether(let number): "Two nodes of one store and head office change case \(number) without seeing each other."
        case .closingUnseen(let number):
            "One node closes case \(number) while head office escalates it, neither knowing of the other."
        case .networkUp: "The network is back."
        case .syncing(let site): "\(site) syncs with head office …"
        case .digestsTitle: "Digests by scope: equal wherever two nodes share a scope"
        case .statisticsTitle: "Statistics at head office, by store"
        case .conflictsTitle(let count): "Conflicts found: \(Amounts.grouped(count))"
        case .settling(let number): "Settling the conflict in case \(number) at head office, and syncing …"
        case .settledEverywhere(let number): "Case \(number) shows the same value everywhere, and no conflict any more."
        case .stillOpen(let number): "Case \(number) is still open everywhere: who closed it had not seen the escalation."
        case .nodeFailed(let folder, let status): "The node in \(folder) ended with status \(status)."
        case .allAgree: "All nodes agree."
        case .disagreement: "The nodes do NOT agree. Please report this with the folder below."
        case .foldersTitle: "The data folders"
        case .nextTitle: "What to try next"
        case .nextList: "all cases of a store"
        case .nextSearch: "search in Chinese or English"
        case .nextStatistics: "statistics by any dimensions"
        case .nextVerify: "check every signature, tree and value"
        case .nextServe: "let other nodes sync with it"
        case .finished(let seconds): "Done in \(catalogue.text(.seconds(seconds)))."
        }
    }

    func sentence(_ conflict: ConflictWords) -> String {
        let field = Self.inSentence(conflict.field)
        let what =
            if let people = conflict.people {
                "\(Self.capitalised(Self.word(people))) people changed the \(field) at the same time without seeing each other"
            } else {
                "The \(field) was changed in \(Self.word(conflict.sides.count)) places at the same time, before one had heard of the other"
            }
        let shown =
            switch conflict.shown {
            case .later: "Shown is the later one. "
            case .earlier: "Shown is the earlier one. "
            case .value(let value): "Shown is \(value). "
            case nil: ""
            }
        return "\(what): \(Self.joined(conflict.sides)). \(shown)Choose with: \(conflict.command)"
    }

    func paymentsSentence(_ conflict: ConflictWords) -> String {
        "For one claim the \(Self.inSentence(conflict.field)) was entered \(Self.word(conflict.sides.count)) times by people who did not see each other: "
            + "\(Self.joined(conflict.sides)). All of them count. If one should not, correct it with: \(conflict.command)"
    }

    func counted(_ count: Int, _ what: Counted) -> String {
        let (one, many) =
            switch what {
            case .cases: ("case", "cases")
            case .entries: ("entry", "entries")
            case .acts: ("act", "acts")
            case .segments: ("segment", "segments")
            case .streams: ("stream", "streams")
            case .rows: ("row", "rows")
            case .conflicts: ("conflict", "conflicts")
            case .findings: ("finding", "findings")
            case .nodes: ("node", "nodes")
            case .stores: ("store", "stores")
            case .sites: ("site", "sites")
            case .scopes: ("scope", "scopes")
            case .files: ("file", "files")
            case .people: ("person", "people")
            case .places: ("place", "places")
            }
        return "\(Amounts.grouped(count)) \(count == 1 ? one : many)"
    }

    func part(_ part: DurationParts.Part) -> String {
        let unit =
            switch part.unit {
            case .days: "day"
            case .hours: "hour"
            case .minutes: "minute"
            case .seconds: "second"
            }
        return "\(Amounts.grouped(Int(part.count))) \(unit)\(part.count == 1 ? "" : "s")"
    }

    func duration(_ parts: [String], isNegative: Bool) -> String { (isNegative ? "minus " : "") + parts.joined(separator: " ") }

    func date(_ time: CivilTime) -> String { "\(dayOfYear(time)) \(time.year)" }
    func dayOfYear(_ time: CivilTime) -> String { "\(time.day) \(Self.months[time.month - 1])" }
    func month(_ time: CivilTime) -> String { "\(Self.months[time.month - 1]) \(time.year)" }
    func between(_ first: String, _ last: String) -> String { "\(first) → \(last)" }

    func share(_ percentage: String?, _ numerator: String, _ denominator: String) -> String {
        "\(percentage.map { "\($0) %" } ?? "n/a") (\(numerator) of \(denominator))"
    }

    func side(value: String, actor: String, time: String) -> String { "\(value) (\(actor), \(time))" }

    let nobodyNamed = "no name given"
    let emptied = "(emptied)"
    let absent = "(value not here)"
    let notGiven = "(not given)"

    private static let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]

    private static func word(_ count: Int) -> String {
        let words = ["two", "three", "four", "five", "six"]
        return words.indices.contains(count - 2) ? words[count - 2] : String(count)
    }

    private static func capitalised(_ word: String) -> String { word.prefix(1).uppercased() + word.dropFirst() }

    /// A label within a sentence: `category`, but `UTC offset`.
    private static func inSentence(_ label: String) -> String {
        let isAcronym = label.dropFirst().first?.isUppercase == true
        return isAcronym ? label : label.prefix(1).lowercased() + label.dropFirst()
    }

    private static func joined(_ sides: [String]) -> String {
        guard let last = sides.last, sides.count > 1 else { return sides.joined() }
        return sides.dropLast().joined(separator: ", ") + " and " + last
    }
}
