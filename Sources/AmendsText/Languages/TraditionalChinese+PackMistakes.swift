import AmendsModel
import AmendsPolicy

extension TraditionalChinese {
    func sentence(_ fault: PackMistake.Fault, in catalogue: Catalogue) -> String {
        switch fault {
        case .tooLong(let bytes, let maximum):
            "制度包有\(Amounts.grouped(bytes))位元組，作為一條記錄傳送最多\(Amounts.grouped(maximum))位元組，請刪去不用的代碼"
        case .notYAML(let problem): "不是YAML格式：\(problem)"
        case .empty: "制度包是空的，可複製一份：amends pack show plain --text"
        case .tooManyParts(let maximum): "制度包的內容超過\(Amounts.grouped(maximum))項"
        case .writtenTwice(let key): "「\(key)」在同一處寫了兩次，請保留一個"
        case .notASection(let place): "\(Self.named(place))應寫成「名稱: 值」的若干行"
        case .notAList(let place): "\(Self.named(place))應為清單，寫成[甲, 乙]，或每行以「- 」開頭"
        case .notAText(let place): "\(Self.named(place))應為一段文字，不超過2,000位元組"
        case .notAFlag(let place): "\(Self.named(place))應為true或false"
        case .notANumber(let place): "\(Self.named(place))應為整數"
        case .outOfBounds(let place, let number, let minimum, let maximum): "\(Self.named(place))為\(number)，應在\(minimum)與\(maximum)之間"
        case .unknownKey(let key, let place, let nearest, let known): "\(Self.named(place))沒有「\(key)」這一項，\(Self.hint(nearest, known))"
        case .missingKey(let key, let place): "\(Self.named(place))缺少「\(key)」"
        case .badIdentifier(let text, let place): "\(Self.named(place))中的「\(text)」應由1至64個a–z、0–9、「-」或「_」組成"
        case .badDate(let text): "「\(text)」不是日期，請寫成2027-03-01的形式"
        case .labelMissing(let language, let place): "\(Self.named(place))缺少 \(language) 名稱，en、zh-Hans、zh-Hant三種都要有"
        case .unknownCode(let code, let place, let nearest, let known):
            "\(Self.named(place))不能是「\(code)」，\(Self.hint(nearest, known))。可自定代碼的地方，自定代碼以x_開頭"
        case .unknownTaxonomy(let name, let nearest, let known): "沒有名為「\(name)」的分類，\(Self.hint(nearest, known))"
        case .codeTwice(let code, let place): "「\(code)」在\(Self.named(place))中列了兩次，請保留一個"
        case .codeIsOff(let code, let place, let taxonomy):
            "\(Self.named(place))用到「\(code)」，但本制度包的「\(catalogue.label(taxonomy: taxonomy))」（\(taxonomy)）中沒有它"
        case .parentUnknown(let code, let place): "上級代碼「\(code)」不在\(Self.named(place))之中"
        case .unknownField(let name, let place, let nearest): "\(Self.named(place))：案件沒有欄位「\(name)」\(nearest.map { "，是否指「\($0)」？" } ?? "")"
        case .fieldNotOfAct(let field, let milestone): "\(milestone.code) 及之前的環節都無法填寫欄位「\(field)」，永遠到不了 \(milestone.code)"
        case .tableLine(let text, let place): "\(Self.named(place))：「\(text)」不是對照表的一行"
        case .priorityMissing(let keys): "優先級表沒有\(keys.joined(separator: "、"))，每種嚴重程度與緊急程度的組合都要有"
        case .unknownMilestone(let text, let place): "\(Self.named(place))：本制度包沒有環節「\(text)」，請寫M01至M16"
        case .milestoneTwice(let milestone): "環節\(Self.named(milestone, catalogue))列了兩次"
        case .milestoneMissing(let milestone): "缺少環節\(Self.named(milestone, catalogue))，任何案件都少不了它"
        case .wrongOrder(let first, let second): "\(Self.named(first, catalogue))必須先於\(Self.named(second, catalogue))，這裡卻排在其後"
        case .unknownMoment(let text, let place):
            "\(Self.named(place))不能是「\(text)」，請寫M12之類的環節，或first_action、meeting、escalated"
        case .clockWithoutMilestone(let clock, let milestone): "時限 \(clock.code) 用到\(Self.named(milestone, catalogue))，但本制度包沒有這個環節"
        case .unknownAnchor(let text, let place):
            "\(Self.named(place))不能是「\(text)」，請寫receipt、previous_milestone或M06之類的環節"
        case .anchorWithoutReceipt(let clock): "時限 \(clock.code) 不從M01起算，卻又寫了anchor；時限自其起點起算，兩者請去掉一個"
        case .anchorWithoutStep(let clock): "時限 \(clock.code) 的終點不是環節，沒有可起算的上一環節，請去掉anchor"
        case .anchorNotBefore(let clock, let named, let stop):
            "時限 \(clock.code) 不能自\(Self.named(named, catalogue))起算：它不在終點\(Self.named(stop, catalogue))之前"
        case .badLimit(let text, let place): "\(Self.named(place))不能是「\(text)」，請寫成30 minutes、2 hours、7 working days或10 days"
        case .limitMissing(let clock): "時限 \(clock.code) 既沒有一般時限也沒有緊急時限"
        case .notIncreasing(let earlier, let later, let urgent):
            "\(urgent ? "緊急案件的" : "")\(later.code) 可能早於在先的 \(earlier.code) 到期，時限不得遞減"
        case .urgentAboveGeneral(let clock): "\(clock.code) 的緊急時限反而比一般時限長"
        case .maximumBelowLimit(let clock): "\(clock.code) 延期後比不延期還短；maximum是總時間，不是增加的時間"
        case .clockIsOff(let clock, let place): "\(Self.named(place))用到時限 \(clock.code)，但本制度包沒有它"
        case .unknownRole(let text, let place, let nearest): "\(Self.named(place))：沒有崗位「\(text)」\(nearest.map { "，是否指「\($0)」？" } ?? "")"
        case .roleNotNamed(let role, let place): "\(Self.named(place))用到 \(role.rawValue)，但本制度包的崗位中沒有它"
        case .mayNotApprove(let role, let approval, let place):
            "\(Self.named(place))：\(role.rawValue) 無權批准\(label(approval))，有權的是：\(approval.roles.map(\.rawValue).joined(separator: "、"))"
        }
    }

    private static func named(_ place: String) -> String { place.isEmpty ? "制度包" : "「\(place)」" }

    private static func named(_ milestone: Milestone, _ catalogue: Catalogue) -> String {
        "\(milestone.code)（\(catalogue.label(milestone))）"
    }

    private static func hint(_ nearest: String?, _ known: [String]) -> String {
        if let nearest { return "是否指「\(nearest)」？" }
        return known.isEmpty ? "可用的見protocol/pack.md" : "可寫：\(known.joined(separator: "、"))"
    }
}
