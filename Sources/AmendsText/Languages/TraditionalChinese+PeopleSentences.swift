import AmendsLog
import AmendsModel
import AmendsPolicy

extension TraditionalChinese {
    func label(_ group: CaseGroup) -> String {
        switch group {
        case .complaint: "投訴情況"
        case .customer: "客戶資料"
        case .assessment: "評估"
        case .team: "承辦安排"
        case .investigation: "調查與證據"
        case .liability: "責任認定"
        case .plan: "方案與措施"
        case .money: "賠償"
        case .feedback: "回饋溝通"
        case .followUp: "回訪"
        case .supervision: "上報與督辦"
        case .links: "關聯"
        case .archive: "結案與歸檔"
        }
    }

    func label(_ heading: PeopleHeading) -> String {
        switch heading {
        case .staff: "員工編號"
        case .name: "姓名"
        case .posts: "職務"
        case .employment: "在職狀態"
        case .employer: "僱用單位"
        case .department: "部門"
        case .roles: "角色"
        case .scope: "範圍"
        case .left: "離職時間"
        case .role: "角色"
        case .unit: "適用單位"
        case .from: "生效時間"
        case .until: "失效時間"
        case .grantedBy: "授權人"
        case .standing: "狀態"
        case .group: "小組"
        case .groupKind: "類型"
        case .forCase: "對應案件"
        case .members: "成員"
        case .evidence: "證據"
        case .evidenceKind: "類型"
        case .file: "檔案"
        case .size: "大小"
        case .digest: "SHA-256"
        case .addedBy: "提交人"
        case .here: "本節點有檔案"
        case .inForce: "有效"
        case .ended: "已失效"
        case .yes: "是"
        case .no: "否"
        }
    }

    func sentence(_ problem: FieldProblem, in catalogue: Catalogue) -> String {
        switch problem {
        case .valueMissing(let option): "\(option) 後面缺少內容；內容以 -- 開頭時請寫成 \(option)=內容。"
        case .givenTwice(let option): "--\(option) 只能填寫一次：案件中該項目只有一個值。"
        case .notASet(let option): "--\(option) 不是可以逐項移除的清單。要清空它：--clear \(option)"
        case .caseMissing(let act): "請指明案件：amends case \(act) 案件編號 ……"
        case .tooManyWords(let words, let act): "「\(act)」無法識別：\(words.joined(separator: " "))。含空格的內容請加引號。"
        case .elsewhere(let option, let act, let acts):
            "--\(option) 不屬於「\(act)」。它屬於：\(acts.joined(separator: "、"))；如需更正請用 amend。"
        case .negativeAmount(let field): "\(catalogue.label(field))不能小於零。"
        case .reversalNeedsReason(let field): "負數表示沖銷已登記的\(catalogue.label(field))。請用 --reason 說明原因。"
        case .badMilestone(let text, let known): "「\(text)」不是辦理環節。可用的有：\(known.joined(separator: "、"))。"
        case .badAllegationFinding(let text): "「\(text)」不是對投訴事項的認定。請填寫事項序號和結論，如 2=substantiated。"
        case .unknownRecord(let text, let field): "「\(text)」不是記錄編號（\(catalogue.label(field))）：應為 32 位十六進位數字。"
        case .fileTooLarge(let path, let bytes, let maximum):
            "\(path) 有 \(Amounts.size(bytes))，最多保存 \(Amounts.size(maximum))。請縮小圖片或剪短影片。"
        case .notEvidence(let path): "\(path) 是空檔案，或不是圖片、錄音、影片、文件。程式和無法識別的檔案不予保存。"
        case .unknownFile(let digest): "該案件沒有檔案 \(digest)。可列出檔案：amends case evidence 案件編號"
        case .ambiguousFile(let digest): "該案件有多個檔案以 \(digest) 開頭。請多寫幾位。"
        case .fileNotHere(let digest): "檔案 \(digest) 不在本節點，請到提交該證據的節點查看。"
        }
    }

    func sentence(_ problem: PeopleProblem, in catalogue: Catalogue) -> String {
        switch problem {
        case .refused(let refusal, let act): sentence(refusal, act, in: catalogue)
        case .unknownRole(let text, let known): "「\(text)」不是角色。可用的有：\(known.joined(separator: "、"))。"
        case .badUnit(let text): "「\(text)」不是單位。請填寫門市代碼，或用 * 表示公司及其全部門市。"
        case .foreignUnit(let text): "門市只能為本店授權，不能為 \(text) 授權。請由總部辦理。"
        case .badDays(let text): "「\(text)」不是日期，或結束早於開始。格式如 2026-11-03。"
        case .badStaffCode(let text): "「\(text)」不能用作員工編號：1 至 32 個字元，不含斜線和空格，如 E012。"
        case .noSuchGrant(let staff, let role): "\(staff) 在此沒有角色 \(role)。可查看：amends role list"
        case .unknownGroup(let name, let known):
            known.isEmpty ? "這裡沒有小組「\(name)」。可先設立：amends group define" : "這裡沒有小組「\(name)」。已有：\(known.joined(separator: "、"))。"
        case .groupExists(let name): "已有小組「\(name)」。調整成員請用：amends group member \"\(name)\""
        case .notAMember(let staff, let group): "\(staff) 不是\(group)的成員。"
        case .nameTooLong(let text, let maximum): "「\(text)」作為名稱過長：最多 \(maximum) 位元組。"
        case .unknownPost(let staff, let post): "\(staff) 目前沒有擔任「\(post)」。可查看：amends staff show \(staff)"
        }
    }

    private func sentence(_ refusal: PersonRefusal, _ act: ActKind?, in catalogue: Catalogue) -> String {
        switch refusal {
        case .unknown(let code): "這裡沒有員工編號 \(code)。可查看：amends staff list"
        case .hasLeft(let code): "\(code) 已離職，不能再辦理任何操作。"
        case .isSuspended(let code): "\(code) 已停職，恢復前不能辦理任何操作。"
        case .roleMissing(let code, let roles):
            "\(code) 無權辦理\(act.map { "「\(catalogue.label($0))」" } ?? "此項操作")。需要以下角色之一："
                + "\(roles.map { catalogue.label(code: $0.rawValue, of: GrantRecord.role, kind: .grant) }.joined(separator: "、"))。"
                + "查看各人角色：amends role list"
        case .nobodyNamed: "這裡已設定角色，請說明由誰辦理：--as 員工編號，或設定 AMENDS_AS。可查看：amends staff list"
        case .mayNotGrant(let code, let role):
            "\(code) 無權授予或撤銷角色「\(catalogue.label(code: role.rawValue, of: GrantRecord.role, kind: .grant))」。請由門市以上的人員辦理。"
        case .firstRoleGivesNone(let role, let others):
            "第一個角色不能是「\(catalogue.label(code: role.rawValue, of: GrantRecord.role, kind: .grant))」，否則無人能再授權。"
                + "請先授予以下之一：\(others.map(\.rawValue).joined(separator: "、"))。"
        case .complainedOf(let code): "該案件涉及對 \(code) 的投訴，作出認定前本人不得查看。"
        }
    }

    func sentence(_ notice: PeopleNotice, in catalogue: Catalogue) -> String {
        func role(_ code: String) -> String { catalogue.label(code: code, of: GrantRecord.role, kind: .grant) }
        return switch notice {
        case .postTaken(let staff, let post): "\(staff) 已任「\(post)」。"
        case .staffLeft(let staff): "\(staff) 已登記離職；其辦理記錄仍保留姓名，角色同時失效。"
        case .tasksLeft(let staff, let numbers):
            "\(staff) 名下還有 \(counted(numbers.count, .cases))未結：\(numbers.joined(separator: "、"))。請逐件改派：amends case assign 案件編號 --assignee 員工編號"
        case .roleGranted(let staff, let code, let unit): "已授予 \(staff) 角色「\(role(code))」，適用單位：\(unit)。"
        case .rolesBegin: "這是此處的第一個角色。今後辦理操作須說明由誰辦理：--as 員工編號，或設定 AMENDS_AS。"
        case .roleRevoked(let staff, let code, let count):
            "已撤銷 \(staff) 的角色「\(role(code))」\(count == 1 ? "" : "（共 \(count) 項授權）")。"
        case .groupDefined(let name): "小組「\(name)」已設立。"
        case .membersChanged(let group, let members): "小組「\(group)」現有成員 \(counted(members, .people))。"
        case .groupDissolved(let name): "小組「\(name)」已撤銷。"
        case .noRecords: "尚無記錄。"
        case .fileSaved(let path, let digest): "已寫入 \(path)，校驗一致：\(digest)"
        case .noEvidence(let number): "案件 \(number) 尚無證據。"
        case .masked: "*** 表示您的角色無權查看的內容。"
        }
    }
}
