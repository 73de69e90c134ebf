import AmendsLog
import AmendsModel
import AmendsNode
import AmendsSimulation
import AmendsStore
import ArgumentParser

/// Writes a month of cases at one node, from a seed: what a store's people would have typed.
struct DemoFill: NodeCommand {
    static let configuration = CommandConfiguration(
        commandName: "demo-fill", abstract: "Write generated cases at a node (used by `amends demo`).", shouldDisplay: false)

    @Option var cases = 20
    @Option var seed: UInt64 = 1
    @Option(help: "Cases begin on the days before now.") var days = 30
    @OptionGroup var place: NodeOptions

    func validate() throws {
        if cases < 0 || days < 1 { throw ValidationError("--cases must be 0 or more, and --days 1 or more.") }
    }

    func perform(on node: Node, _ console: Console) async throws {
        let now = node.surroundings.now()
        let time = try SiteTime(node)
        for number in 0..<cases {
            var random = SeededRandom(seed: seed, part: number)
            var course = DemoCourse(&random, site: node.site.text, from: now - Int64(days) * DemoCourse.day, to: now)
            var name = ""
            while let act = course.next(&random) {
                let offset = Int64(time.offset(at: act.at))
                if act.kind == CaseAct.receive {
                    let times: ActFields = [
                        (CaseField.at, .integer(act.at)), (CaseField.receivedAt, .integer(act.at)), (CaseField.utcOffset, .integer(offset)),
                    ]
                    name = try node.receive(act.fields + times, actor: act.actor).record.description
                } else {
                    _ = try node.act(act.kind, on: name, act.fields + [(CaseField.at, .integer(act.at))], actor: act.actor)
                }
            }
        }
        var random = SeededRandom(seed: seed, part: -1)
        let today = (now + Int64(time.offset(at: now)) * 60_000) / DemoCourse.day
        for day in 1...days { try node.reportVolume(day: today - Int64(day), orders: Int64(random.integer(in: 180...420))) }
    }
}

/// One case of the demo from receipt to its end, or as far as it has come by now.
struct DemoCourse {
    struct Act {
        var kind: ActKind
        var at: Int64
        var fields: ActFields
        var actor: String
    }

    /// ms.
    static let day: Int64 = 86_400_000
    private static let hour: Int64 = 3_600_000

    private let complaint: DemoTexts.Complaint
    private let staff: [String]
    private let end: Int64
    private var time: Int64
    /// What is still to be done, the next one last.
    private var ahead: [ActKind]

    init(_ random: inout SeededRandom, site: String, from start: Int64, to end: Int64) {
        complaint = DemoTexts.complaint(&random)
        staff = (0..<3).map { _ in DemoTexts.name(&random) }
        self.end = end
        time = start + Int64(random.fraction() * Double(end - start))
        var acts = [CaseAct.receive, CaseAct.acknowledge, CaseAct.assess, CaseAct.assign, CaseAct.note, CaseAct.investigate]
        switch random.below(12) {
        case 0: acts += [CaseAct.withdraw]
        case 1: acts += [CaseAct.refer]
        case 2:
            acts += [CaseAct.escalate, CaseAct.decide, CaseAct.plan, CaseAct.execute, CaseAct.feedBack, CaseAct.followUp, CaseAct.close]
        case 3:
            acts += [CaseAct.plan, CaseAct.feedBack, CaseAct.dissatisfied, CaseAct.investigate, CaseAct.plan, CaseAct.feedBack]
            acts += [CaseAct.followUp, CaseAct.close]
        case 4: acts += [CaseAct.feedBack, CaseAct.close, CaseAct.reopen, CaseAct.investigate, CaseAct.feedBack, CaseAct.close]
        default:
            acts += [CaseAct.decide, CaseAct.plan, CaseAct.execute, CaseAct.feedBack, CaseAct.followUp, CaseAct.close, CaseAct.archive]
        }
        ahead = acts.reversed()
    }

    /// Nil where the case has come to its end, or to the present.
    mutating func next(_ random: inout SeededRandom) -> Act? {
        guard let kind = ahead.popLast(), time <= end else { return nil }
        let act = Act(kind: kind, at: time, fields: fields(of: kind, &random), actor: random.element(of: staff))
        time += Self.hour / 4 + Int64(random.exponential(mean: Double(14 * Self.hour)))
        return act
    }

    private func fields(of kind: ActKind, _ random: inout SeededRandom) -> ActFields {
        switch kind {
        case CaseAct.receive:
            return [
                (CaseField.channel, .text(random.element(of: ["onsite", "phone", "phone", "wechat", "web", "email", "social"]))),
                (CaseField.category, .text(complaint.category)), (CaseField.content, .text(complaint.content)),
                (CaseField.customer, .text(DemoTexts.name(&random))),
                (CaseField.contact, .text("1\(3_000_000_000 + random.below(6_999_999_999))")),
            ]
        case CaseAct.assess: return [(CaseField.severity, .integer(Int64(random.element(of: [1, 1, 2, 2, 3, 4]))))]
        case CaseAct.assign: return [(CaseField.department, .text(random.element(of: ["客服部", "食品部", "家电部", "配送部"])))]
        case CaseAct.note: return [(CaseField.note, .text(DemoTexts.note(&random)))]
        case CaseAct.investigate:
            return [(CaseField.finding, .text(random.element(of: ["substantiated", "substantiated", "partly", "unsubstantiated"])))]
        case CaseAct.decide:
            return [(CaseField.liability, .text(random.element(of: ["individual", "team", "company", "vendor", "customer"])))]
        case CaseAct.plan:
            let compensation: ActFields = [(CaseField.compensation, .integer(Int64(random.integer(in: 10...300)) * 100))]
            return [(CaseField.remedy, .text(complaint.remedy))] + (random.below(2) == 0 ? compensation : [])
        case CaseAct.feedBack: return [(CaseField.feedback, .text("已向顾客说明处理结果。The result was explained to the customer."))]
        case CaseAct.followUp: return [(CaseField.satisfied, .text(random.element(of: ["yes", "yes", "yes", "yes", "unreached"])))]
        case CaseAct.dissatisfied: return [(CaseField.satisfied, .text("no"))]
        case CaseAct.escalate: return [(CaseField.escalatedTo, .text("总部"))]
        case CaseAct.reopen: return [(CaseField.reason, .text("顾客来电表示问题再次出现"))]
        case CaseAct.refer: return [(CaseField.referredTo, .text("供应商")), (CaseField.outcome, .text("referred"))]
        case CaseAct.close: return [(CaseField.outcome, .text(random.element(of: ["resolved", "resolved", "explained", "no_agreement"])))]
        default: return []
        }
    }
}
