import AmendsModel
import AmendsPolicy

extension SimplifiedChinese {
    func sentence(_ fault: PackMistake.Fault, in catalogue: Catalogue) -> String {
        switch fault {
        case .tooLong(let bytes, let maximum):
            "制度包有\(Amounts.grouped(bytes))字节，作为一条记录传送最多\(Amounts.grouped(maximum))字节，请删去不用的代码"
        case .notYAML(let problem): "不是YAML格式：\(problem)"
        case .empty: "制度包是空的，可复制一份：amends pack show plain --text"
        case .tooManyParts(let maximum): "制度包的内容超过\(Amounts.grouped(maximum))项"
        case .writtenTwice(let key): "“\(key)”在同一处写了两次，请保留一个"
        case .notASection(let place): "\(Self.named(place))应写成“名称: 值”的若干行"
        case .notAList(let place): "\(Self.named(place))应为列表，写成[甲, 乙]，或每行以“- ”开头"
        case .notAText(let place): "\(Self.named(place))应为一段文字，不超过2,000字节"
        case .notAFlag(let place): "\(Self.named(place))应为true或false"
        case .notANumber(let place): "\(Self.named(place))应为整数"
        case .outOfBounds(let place, let number, let minimum, let maximum): "\(Self.named(place))为\(number)，应在\(minimum)与\(maximum)之间"
        case .unknownKey(let key, let place, let nearest, let known): "\(Self.named(place))没有“\(key)”这一项，\(Self.hint(nearest, known))"
        case .missingKey(let key, let place): "\(Self.named(place))缺少“\(key)”"
        case .badIdentifier(let text, let place): "\(Self.named(place))中的“\(text)”应由1至64个a–z、0–9、“-”或“_”组成"
        case .badDate(let text): "“\(text)”不是日期，请写成2027-03-01的形式"
        case .labelMissing(let language, let place): "\(Self.named(place))缺少 \(language) 名称，en、zh-Hans、zh-Hant三种都要有"
        case .unknownCode(let code, let place, let nearest, let known):
            "\(Self.named(place))不能是“\(code)”，\(Self.hint(nearest, known))。可自定代码的地方，自定代码以x_开头"
        case .unknownTaxonomy(let name, let nearest, let known): "没有名为“\(name)”的分类，\(Self.hint(nearest, known))"
        case .codeTwice(let code, let place): "“\(code)”在\(Self.named(place))中列了两次，请保留一个"
        case .codeIsOff(let code, let place, let taxonomy):
            "\(Self.named(place))用到“\(code)”，但本制度包的“\(catalogue.label(taxonomy: taxonomy))”（\(taxonomy)）中没有它"
        case .parentUnknown(let code, let place): "上级代码“\(code)”不在\(Self.named(place))之中"
        case .unknownField(let name, let place, let nearest): "\(Self.named(place))：案件没有字段“\(name)”\(nearest.map { "，是否指“\($0)”？" } ?? "")"
        case .fieldNotOfAct(let field, let milestone): "\(milestone.code) 及之前的环节都无法填写字段“\(field)”，永远到不了 \(milestone.code)"
        case .tableLine(let text, let place): "\(Self.named(place))：“\(text)”不是对照表的一行"
        case .priorityMissing(let keys): "优先级表没有\(keys.joined(separator: "、"))，每种严重程度与紧急程度的组合都要有"
        case .unknownMilestone(let text, let place): "\(Self.named(place))：本制度包没有环节“\(text)”，请写M01至M16"
        case .milestoneTwice(let milestone): "环节\(Self.named(milestone, catalogue))列了两次"
        case .milestoneMissing(let milestone): "缺少环节\(Self.named(milestone, catalogue))，任何案件都少不了它"
        case .wrongOrder(let first, let second): "\(Self.named(first, catalogue))必须先于\(Self.named(second, catalogue))，这里却排在其后"
        case .unknownMoment(let text, let place):
            "\(Self.named(place))不能是“\(text)”，请写M12之类的环节，或first_action、meeting、escalated"
        case .clockWithoutMilestone(let clock, let milestone): "时限 \(clock.code) 用到\(Self.named(milestone, catalogue))，但本制度包没有这个环节"
        case .unknownAnchor(let text, let place):
            "\(Self.named(place))不能是“\(text)”，请写receipt、previous_milestone或M06之类的环节"
        case .anchorWithoutReceipt(let clock): "时限 \(clock.code) 不从M01起算，却又写了anchor；时限自其起点起算，两者请去掉一个"
        case .anchorWithoutStep(let clock): "时限 \(clock.code) 的终点不是环节，没有可起算的上一环节，请去掉anchor"
        case .anchorNotBefore(let clock, let named, let stop):
            "时限 \(clock.code) 不能自\(Self.named(named, catalogue))起算：它不在终点\(Self.named(stop, catalogue))之前"
        case .badLimit(let text, let place): "\(Self.named(place))不能是“\(text)”，请写成30 minutes、2 hours、7 working days或10 days"
        case .limitMissing(let clock): "时限 \(clock.code) 既没有一般时限也没有紧急时限"
        case .notIncreasing(let earlier, let later, let urgent):
            "\(urgent ? "紧急案件的" : "")\(later.code) 可能早于在先的 \(earlier.code) 到期，时限不得递减"
        case .urgentAboveGeneral(let clock): "\(clock.code) 的紧急时限反而比一般时限长"
        case .maximumBelowLimit(let clock): "\(clock.code) 延期后比不延期还短；maximum是总时间，不是增加的时间"
        case .clockIsOff(let clock, let place): "\(Self.named(place))用到时限 \(clock.code)，但本制度包没有它"
        case .unknownRole(let text, let place, let nearest): "\(Self.named(place))：没有岗位“\(text)”\(nearest.map { "，是否指“\($0)”？" } ?? "")"
        case .roleNotNamed(let role, let place): "\(Self.named(place))用到 \(role.rawValue)，但本制度包的岗位中没有它"
        case .mayNotApprove(let role, let approval, let place):
            "\(Self.named(place))：\(role.rawValue) 无权批准\(label(approval))，有权的是：\(approval.roles.map(\.rawValue).joined(separator: "、"))"
        }
    }

    private static func named(_ place: String) -> String { place.isEmpty ? "制度包" : "“\(place)”" }

    private static func named(_ milestone: Milestone, _ catalogue: Catalogue) -> String {
        "\(milestone.code)（\(catalogue.label(milestone))）"
    }

    private static func hint(_ nearest: String?, _ known: [String]) -> String {
        if let nearest { return "是否指“\(nearest)”？" }
        return known.isEmpty ? "可用的见protocol/pack.md" : "可写：\(known.joined(separator: "、"))"
    }
}
