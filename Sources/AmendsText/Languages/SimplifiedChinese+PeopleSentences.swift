import AmendsLog
import AmendsModel
import AmendsPolicy

extension SimplifiedChinese {
    func label(_ group: CaseGroup) -> String {
        switch group {
        case .complaint: "投诉情况"
        case .customer: "客户信息"
        case .assessment: "评估"
        case .team: "承办安排"
        case .investigation: "调查与证据"
        case .liability: "责任认定"
        case .plan: "方案与措施"
        case .money: "赔付"
        case .feedback: "反馈沟通"
        case .followUp: "回访"
        case .supervision: "上报与督办"
        case .links: "关联"
        case .archive: "办结与归档"
        }
    }

    func label(_ heading: PeopleHeading) -> String {
        switch heading {
        case .staff: "员工编号"
        case .name: "姓名"
        case .posts: "岗位"
        case .employment: "在职状态"
        case .employer: "用工单位"
        case .department: "部门"
        case .roles: "角色"
        case .scope: "范围"
        case .left: "离职时间"
        case .role: "角色"
        case .unit: "适用单位"
        case .from: "生效时间"
        case .until: "失效时间"
        case .grantedBy: "授权人"
        case .standing: "状态"
        case .group: "小组"
        case .groupKind: "类型"
        case .forCase: "对应案件"
        case .members: "成员"
        case .evidence: "证据"
        case .evidenceKind: "类型"
        case .file: "文件"
        case .size: "大小"
        case .digest: "SHA-256"
        case .addedBy: "提交人"
        case .here: "本节点有文件"
        case .inForce: "有效"
        case .ended: "已失效"
        case .yes: "是"
        case .no: "否"
        }
    }

    func sentence(_ problem: FieldProblem, in catalogue: Catalogue) -> String {
        switch problem {
        case .valueMissing(let option): "\(option) 后面缺少内容；内容以 -- 开头时请写成 \(option)=内容。"
        case .givenTwice(let option): "--\(option) 只能填写一次：案件中该项目只有一个值。"
        case .notASet(let option): "--\(option) 不是可以逐项移除的清单。要清空它：--clear \(option)"
        case .caseMissing(let act): "请指明案件：amends case \(act) 案件编号 ……"
        case .tooManyWords(let words, let act): "“\(act)”无法识别：\(words.joined(separator: " "))。含空格的内容请加引号。"
        case .elsewhere(let option, let act, let acts):
            "--\(option) 不属于“\(act)”。它属于：\(acts.joined(separator: "、"))；如需更正请用 amend。"
        case .negativeAmount(let field): "\(catalogue.label(field))不能小于零。"
        case .reversalNeedsReason(let field): "负数表示冲销已登记的\(catalogue.label(field))。请用 --reason 说明原因。"
        case .badMilestone(let text, let known): "“\(text)”不是办理环节。可用的有：\(known.joined(separator: "、"))。"
        case .badAllegationFinding(let text): "“\(text)”不是对投诉事项的认定。请填写事项序号和结论，如 2=substantiated。"
        case .unknownRecord(let text, let field): "“\(text)”不是记录编号（\(catalogue.label(field))）：应为 32 位十六进制数字。"
        case .fileTooLarge(let path, let bytes, let maximum):
            "\(path) 有 \(Amounts.size(bytes))，最多保存 \(Amounts.size(maximum))。请缩小图片或剪短视频。"
        case .notEvidence(let path): "\(path) 是空文件，或不是图片、录音、视频、文档。程序和无法识别的文件不予保存。"
        case .unknownFile(let digest): "该案件没有文件 \(digest)。可列出文件：amends case evidence 案件编号"
        case .ambiguousFile(let digest): "该案件有多个文件以 \(digest) 开头。请多写几位。"
        case .fileNotHere(let digest): "文件 \(digest) 不在本节点，请到提交该证据的节点查看。"
        }
    }

    func sentence(_ problem: PeopleProblem, in catalogue: Catalogue) -> String {
        switch problem {
        case .refused(let refusal, let act): sentence(refusal, act, in: catalogue)
        case .unknownRole(let text, let known): "“\(text)”不是角色。可用的有：\(known.joined(separator: "、"))。"
        case .badUnit(let text): "“\(text)”不是单位。请填写门店代码，或用 * 表示公司及其全部门店。"
        case .foreignUnit(let text): "门店只能为本店授权，不能为 \(text) 授权。请由总部办理。"
        case .badDays(let text): "“\(text)”不是日期，或结束早于开始。格式如 2026-11-03。"
        case .badStaffCode(let text): "“\(text)”不能用作员工编号：1 至 32 个字符，不含斜杠和空格，如 E012。"
        case .noSuchGrant(let staff, let role): "\(staff) 在此没有角色 \(role)。可查看：amends role list"
        case .unknownGroup(let name, let known):
            known.isEmpty ? "这里没有小组“\(name)”。可先设立：amends group define" : "这里没有小组“\(name)”。已有：\(known.joined(separator: "、"))。"
        case .groupExists(let name): "已有小组“\(name)”。调整成员请用：amends group member \"\(name)\""
        case .notAMember(let staff, let group): "\(staff) 不是\(group)的成员。"
        case .nameTooLong(let text, let maximum): "“\(text)”作为名称过长：最多 \(maximum) 字节。"
        case .unknownPost(let staff, let post): "\(staff) 目前没有担任“\(post)”。可查看：amends staff show \(staff)"
        }
    }

    private func sentence(_ refusal: PersonRefusal, _ act: ActKind?, in catalogue: Catalogue) -> String {
        switch refusal {
        case .unknown(let code): "这里没有员工编号 \(code)。可查看：amends staff list"
        case .hasLeft(let code): "\(code) 已离职，不能再办理任何操作。"
        case .isSuspended(let code): "\(code) 已停职，恢复前不能办理任何操作。"
        case .roleMissing(let code, let roles):
            "\(code) 无权办理\(act.map { "“\(catalogue.label($0))”" } ?? "此项操作")。需要以下角色之一："
                + "\(roles.map { catalogue.label(code: $0.rawValue, of: GrantRecord.role, kind: .grant) }.joined(separator: "、"))。"
                + "查看各人角色：amends role list"
        case .nobodyNamed: "这里已设置角色，请说明由谁办理：--as 员工编号，或设置 AMENDS_AS。可查看：amends staff list"
        case .mayNotGrant(let code, let role):
            "\(code) 无权授予或撤销角色“\(catalogue.label(code: role.rawValue, of: GrantRecord.role, kind: .grant))”。请由门店以上的人员办理。"
        case .firstRoleGivesNone(let role, let others):
            "第一个角色不能是“\(catalogue.label(code: role.rawValue, of: GrantRecord.role, kind: .grant))”，否则无人能再授权。"
                + "请先授予以下之一：\(others.map(\.rawValue).joined(separator: "、"))。"
        case .complainedOf(let code): "该案件涉及对 \(code) 的投诉，作出认定前本人不得查看。"
        }
    }

    func sentence(_ notice: PeopleNotice, in catalogue: Catalogue) -> String {
        func role(_ code: String) -> String { catalogue.label(code: code, of: GrantRecord.role, kind: .grant) }
        return switch notice {
        case .postTaken(let staff, let post): "\(staff) 已任“\(post)”。"
        case .staffLeft(let staff): "\(staff) 已登记离职；其办理记录仍保留姓名，角色同时失效。"
        case .tasksLeft(let staff, let numbers):
            "\(staff) 名下还有 \(counted(numbers.count, .cases))未结：\(numbers.joined(separator: "、"))。请逐件改派：amends case assign 案件编号 --assignee 员工编号"
        case .roleGranted(let staff, let code, let unit): "已授予 \(staff) 角色“\(role(code))”，适用单位：\(unit)。"
        case .rolesBegin: "这是此处的第一个角色。今后办理操作须说明由谁办理：--as 员工编号，或设置 AMENDS_AS。"
        case .roleRevoked(let staff, let code, let count):
            "已撤销 \(staff) 的角色“\(role(code))”\(count == 1 ? "" : "（共 \(count) 项授权）")。"
        case .groupDefined(let name): "小组“\(name)”已设立。"
        case .membersChanged(let group, let members): "小组“\(group)”现有成员 \(counted(members, .people))。"
        case .groupDissolved(let name): "小组“\(name)”已撤销。"
        case .noRecords: "尚无记录。"
        case .fileSaved(let path, let digest): "已写入 \(path)，校验一致：\(digest)"
        case .noEvidence(let number): "案件 \(number) 尚无证据。"
        case .masked: "*** 表示您的角色无权查看的内容。"
        }
    }
}
