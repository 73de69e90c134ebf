import AmendsLog
import AmendsModel
import AmendsPolicy

extension SimplifiedChinese: ManagementWording {
    func sentence(_ message: RecordMessage, in catalogue: Catalogue) -> String {
        switch message {
        case .added(let kind, let number): "已登记\(catalogue.label(kind)) \(number)。"
        case .acted(let act, let number): "\(number)：\(catalogue.label(act))。"
        case .none(let kind): "没有\(catalogue.label(kind))。"
        case .found(let kind, let count, let overdue):
            "\(catalogue.label(kind))：共 \(Amounts.grouped(count)) 条" + (overdue > 0 ? "，其中 \(Amounts.grouped(overdue)) 条超期。" : "。")
        case .kinds(let count): "共 \(Amounts.grouped(count)) 类记录。"
        case .noSuchRecord(let kind, let name):
            "这里没有编号为 \(name) 的\(catalogue.label(kind))。可用 amends \(Vocabulary.name(of: kind)) list 查看。"
        case .ambiguous(let kind, let name): "有多条\(catalogue.label(kind))与 \(name) 相符，请多输入几位标识。"
        case .rule(let kind, let number, let breach):
            "\(number.isEmpty ? catalogue.label(kind) : number)：\(sentence(breach, of: kind, in: catalogue))"
        case .unknownField(let kind, let name, let act, let known):
            "\(catalogue.label(kind))的 \(act) 没有 --\(name) 这一项。可用：\(known.joined(separator: " "))"
        case .unknownCode(let kind, let field, let code, let known):
            "\(code) 不是\(catalogue.label(field, of: kind))的代码。可用：\(known.joined(separator: "、"))。"
        case .valueMissing(let option): "\(option) 后面缺少内容。"
        case .nameMissing(let kind, let act):
            "请指明是哪一条\(catalogue.label(kind))：amends \(Vocabulary.name(of: kind)) \(act) 编号。编号可用 amends \(Vocabulary.name(of: kind)) list 查看。"
        case .tooManyNames(let names): "只需一个编号，多出：\(names.joined(separator: " "))。含空格的内容请加引号。"
        case .badShare(let text): "\(text) 不是百分比，请输入最多两位小数，例如 95 或 95.5%。"
        case .badDay(let text): "\(text) 不是日期，请按 2026-11-03 的格式输入。"
        case .tooLong(let kind, let field, let bytes, let maximum):
            "\(catalogue.label(field, of: kind))过长：\(Amounts.size(bytes))，最多 \(Amounts.size(maximum))。"
        case .nothingGiven(let act): "\(catalogue.label(act))：没有要登记的内容。用 --help 查看可填的项目。"
        case .badAnswer(let text, let questions): "\(text) 不是有效的作答。请输入题号（1 至 \(questions)）和评分（1 至 5），例如 2=4。"
        case .notOfThisKind(let command): "这类记录没有 \(command) 命令。"
        }
    }

    func word(_ word: RecordWord) -> String {
        switch word {
        case .overdue: "超期"
        }
    }

    func sentence(_ breach: RecordBreach, of kind: RecordKind, in catalogue: Catalogue) -> String {
        switch breach {
        case .fieldMissing(let field): "缺少\(catalogue.label(field, of: kind))，请用 \(catalogue.option(field, of: kind)) 填写。"
        case .nobodyNamed: "此事须有人负责：请用 --as 或 --actor 说明经办人。"
        case .ownAct(let act, let actor): "\(actor) 是“\(catalogue.label(act))”的经办人，不能再由本人复核，须由他人办理。"
        case .aboutThemselves(let field, let actor): "此事涉及 \(actor) 本人（\(catalogue.label(field, of: kind))），须由他人办理。"
        case .onlyBy(_, let person): "只有 \(person) 本人可以办理。"
        case .mustFollow(let act): "还不能办理：须先完成“\(catalogue.label(act))”。"
        case .changedSince(let act, let field): "\(catalogue.label(field, of: kind))在“\(catalogue.label(act))”之后又有改动，请先重新审核现在的内容。"
        case .ended: "此事已办结，没有未了事项。"
        case .tooLate(let act): "已经太迟：“\(catalogue.label(act))”已登记。"
        case .unfinished(let field, let items):
            "\(catalogue.label(field, of: kind))尚未完成：第 \(items.map(String.init).joined(separator: "、")) 项。"
        case .ownAnswer(let actor, let number): "\(actor) 经办过案件 \(number)，不得代客户作答。"
        case .resultNotTold(let number): "案件 \(number) 尚未向客户反馈结果：amends case feed-back \(number)"
        case .ownCase(let actor, let number): "\(actor) 经办过案件 \(number)，不能检查自己经办的案件。"
        case .notAnonymous(let found): "内容会暴露个人身份：\(found.map { "“\($0)”" }.joined(separator: "、"))。请先删去。"
        case .noSuchSource(let number): "这里没有编号为 \(number) 的记录。"
        case .ownApproval(let actor): "\(actor) 是登记人，不能同时作为批准人，请填写另一位批准人。"
        case .approverLacksRole(let code, let roles):
            "\(code) 无权批准，须由下列角色之一批准：\(roles.map { catalogue.label($0) }.joined(separator: "、"))。"
        case .noSite: "停业登记须属于某一门店：请在该门店登记，或用 --site 指明门店。"
        case .badDays(let maximum): "停业末日不得早于首日，且一条登记最多 \(maximum) 天；其余天数请另行登记。"
        case .notForThePublic(let pack):
            "现行制度包 \(pack) 只允许公开投诉办法，不公开处理结果和案例。如需公开，请在自订制度包中设定 publicity.allowed。"
        case .closedDaysCount(let pack): "该门店现行制度 \(pack) 规定停业日照常计入时限，登记停业不会顺延时限。连锁企业可在自有制度中设定 calendar.site_exceptions 予以允许。"
        }
    }
}
