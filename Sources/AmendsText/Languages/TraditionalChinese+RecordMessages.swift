import AmendsLog
import AmendsModel
import AmendsPolicy

extension TraditionalChinese: ManagementWording {
    func sentence(_ message: RecordMessage, in catalogue: Catalogue) -> String {
        switch message {
        case .added(let kind, let number): "已登記\(catalogue.label(kind)) \(number)。"
        case .acted(let act, let number): "\(number)：\(catalogue.label(act))。"
        case .none(let kind): "沒有\(catalogue.label(kind))。"
        case .found(let kind, let count, let overdue):
            "\(catalogue.label(kind))：共 \(Amounts.grouped(count)) 條" + (overdue > 0 ? "，其中 \(Amounts.grouped(overdue)) 條超期。" : "。")
        case .kinds(let count): "共 \(Amounts.grouped(count)) 類紀錄。"
        case .noSuchRecord(let kind, let name):
            "這裡沒有編號為 \(name) 的\(catalogue.label(kind))。可用 amends \(Vocabulary.name(of: kind)) list 查看。"
        case .ambiguous(let kind, let name): "有多條\(catalogue.label(kind))與 \(name) 相符，請多輸入幾位標識。"
        case .rule(let kind, let number, let breach):
            "\(number.isEmpty ? catalogue.label(kind) : number)：\(sentence(breach, of: kind, in: catalogue))"
        case .unknownField(let kind, let name, let act, let known):
            "\(catalogue.label(kind))的 \(act) 沒有 --\(name) 這一項。可用：\(known.joined(separator: " "))"
        case .unknownCode(let kind, let field, let code, let known):
            "\(code) 不是\(catalogue.label(field, of: kind))的代碼。可用：\(known.joined(separator: "、"))。"
        case .valueMissing(let option): "\(option) 後面缺少內容。"
        case .nameMissing(let kind, let act):
            "請指明是哪一條\(catalogue.label(kind))：amends \(Vocabulary.name(of: kind)) \(act) 編號。編號可用 amends \(Vocabulary.name(of: kind)) list 查看。"
        case .tooManyNames(let names): "只需一個編號，多出：\(names.joined(separator: " "))。含空格的內容請加引號。"
        case .badShare(let text): "\(text) 不是百分比，請輸入最多兩位小數，例如 95 或 95.5%。"
        case .badDay(let text): "\(text) 不是日期，請按 2026-11-03 的格式輸入。"
        case .tooLong(let kind, let field, let bytes, let maximum):
            "\(catalogue.label(field, of: kind))過長：\(Amounts.size(bytes))，最多 \(Amounts.size(maximum))。"
        case .nothingGiven(let act): "\(catalogue.label(act))：沒有要登記的內容。用 --help 查看可填的項目。"
        case .badAnswer(let text, let questions): "\(text) 不是有效的作答。請輸入題號（1 至 \(questions)）和評分（1 至 5），例如 2=4。"
        case .notOfThisKind(let command): "這類紀錄沒有 \(command) 命令。"
        }
    }

    func word(_ word: RecordWord) -> String {
        switch word {
        case .overdue: "逾期"
        }
    }

    func sentence(_ breach: RecordBreach, of kind: RecordKind, in catalogue: Catalogue) -> String {
        switch breach {
        case .fieldMissing(let field): "缺少\(catalogue.label(field, of: kind))，請用 \(catalogue.option(field, of: kind)) 填寫。"
        case .nobodyNamed: "此事須有人負責：請用 --as 或 --actor 說明經辦人。"
        case .ownAct(let act, let actor): "\(actor) 是「\(catalogue.label(act))」的經辦人，不能再由本人複核，須由他人辦理。"
        case .aboutThemselves(let field, let actor): "此事涉及 \(actor) 本人（\(catalogue.label(field, of: kind))），須由他人辦理。"
        case .onlyBy(_, let person): "只有 \(person) 本人可以辦理。"
        case .mustFollow(let act): "還不能辦理：須先完成「\(catalogue.label(act))」。"
        case .changedSince(let act, let field): "\(catalogue.label(field, of: kind))在「\(catalogue.label(act))」之後又有改動，請先重新審核現在的內容。"
        case .ended: "此事已辦結，沒有未了事項。"
        case .tooLate(let act): "已經太遲：「\(catalogue.label(act))」已登記。"
        case .unfinished(let field, let items):
            "\(catalogue.label(field, of: kind))尚未完成：第 \(items.map(String.init).joined(separator: "、")) 項。"
        case .ownAnswer(let actor, let number): "\(actor) 經辦過案件 \(number)，不得代客戶作答。"
        case .resultNotTold(let number): "案件 \(number) 尚未向客戶回覆結果：amends case feed-back \(number)"
        case .ownCase(let actor, let number): "\(actor) 經辦過案件 \(number)，不能檢查自己經辦的案件。"
        case .notAnonymous(let found): "內容會暴露個人身份：\(found.map { "「\($0)」" }.joined(separator: "、"))。請先刪去。"
        case .noSuchSource(let number): "這裡沒有編號為 \(number) 的紀錄。"
        case .ownApproval(let actor): "\(actor) 是登記人，不能同時作為批准人，請填寫另一位批准人。"
        case .approverLacksRole(let code, let roles):
            "\(code) 無權批准，須由下列角色之一批准：\(roles.map { catalogue.label($0) }.joined(separator: "、"))。"
        case .noSite: "停業登記須屬於某一門店：請在該門店登記，或用 --site 指明門店。"
        case .badDays(let maximum): "停業末日不得早於首日，且一條登記最多 \(maximum) 天；其餘天數請另行登記。"
        case .notForThePublic(let pack):
            "現行制度包 \(pack) 只允許公開投訴辦法，不公開處理結果和案例。如需公開，請在自訂制度包中設定 publicity.allowed。"
        case .closedDaysCount(let pack): "該門店現行制度 \(pack) 規定停業日照常計入時限，登記停業不會順延時限。連鎖企業可在自有制度中設定 calendar.site_exceptions 予以允許。"
        }
    }
}
