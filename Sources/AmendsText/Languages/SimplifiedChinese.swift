import AmendsLog
import AmendsModel

struct SimplifiedChinese: Wording {
    static let vocabulary = [caseWords, caseCodeWords, recordWords, peopleWords, managementWords, archiveWords]

    func label(_ milestone: Milestone) -> String {
        switch milestone {
        case .received: "受理登记"
        case .acknowledged: "已响应"
        case .assessed: "已初评"
        case .assigned: "已分派"
        case .teamFormed: "组建小组"
        case .investigated: "调查报告"
        case .causeAnalysed: "原因分析"
        case .liabilityDecided: "责任认定"
        case .planned: "方案制定"
        case .planCommunicated: "方案沟通"
        case .executed: "执行完成"
        case .answered: "结果反馈"
        case .followedUp: "回访完成"
        case .closed: "办结"
        case .archived: "归档"
        case .destroyed: "销毁"
        }
    }

    func stage(awaiting milestone: Milestone?) -> String {
        switch milestone {
        case .received: "登记中"
        case .acknowledged: "待响应"
        case .assessed: "待初评"
        case .assigned: "待分派"
        case .teamFormed, .investigated: "调查中"
        case .causeAnalysed, .liabilityDecided: "待认定"
        case .planned: "方案中"
        case .planCommunicated: "待沟通"
        case .executed: "执行中"
        case .answered: "待反馈"
        case .followedUp: "待回访"
        case .closed: "待办结"
        case .archived: "待归档"
        case .destroyed: "已归档"
        case nil: "已完成"
        }
    }

    var ownTerms: [(term: String, own: [String])] { [("complainant", ["客户", "顾客"]), ("site", ["门店"])] }

    func label(_ heading: Heading) -> String {
        switch heading {
        case .number: "案件"
        case .site: "门店"
        case .region: "区域"
        case .month: "月份"
        case .kind: "类型"
        case .category: "类别"
        case .channel: "渠道"
        case .outcome: "结果"
        case .severity: "严重程度"
        case .stage: "阶段"
        case .state: "状态"
        case .openBecause: "未结原因"
        case .round: "轮次"
        case .received: "受理时间"
        case .customer: "客户"
        case .content: "投诉内容"
        case .conflicts: "冲突"
        case .findings: "核查提示"
        case .history: "办理记录"
        case .time: "时间"
        case .reportedTime: "填报时间"
        case .actor: "经办人"
        case .act: "操作"
        case .field: "项目"
        case .value: "内容"
        case .shownValue: "当前显示"
        case .otherValues: "未显示"
        case .writtenAt: "写入节点"
        case .cases: "案件数"
        case .open: "未结"
        case .closed: "办结"
        case .archived: "归档"
        case .milestones: "已完成环节"
        case .milestone: "环节"
        case .durations: "用时"
        case .minimum: "最短"
        case .median: "中位数"
        case .percentile90: "九成不超过"
        case .maximum: "最长"
        case .mean: "平均"
        case .satisfied: "满意"
        case .dissatisfied: "不满意"
        case .unreached: "未接通"
        case .satisfaction: "满意度"
        case .timely: "及时"
        case .notTimely: "不及时"
        case .timelyRate: "及时率"
        case .compensation: "赔付金额"
        case .orders: "订单数"
        case .businessVolume: "业务量"
        case .complaintRate: "投诉率"
        case .total: "合计"
        case .notGiven: "（未填）"
        case .numerator: "分子"
        case .denominator: "分母"
        case .coverage: "覆盖率"
        case .node: "节点"
        case .role: "角色"
        case .lastSeen: "最近会话"
        case .mapping: "映射"
        case .title: "名称"
        case .address: "地址"
        case .folder: "文件夹"
        case .scope: "范围"
        case .streams: "日志流"
        case .segments: "日志段"
        case .entries: "记录"
        case .bytes: "字节"
        case .heads: "日志头"
        case .projection: "案件视图"
        case .statistics: "统计"
        case .agree: "一致"
        case .differ: "不一致！"
        case .rows: "行数"
        case .added: "新增"
        case .alreadyThere: "已存在"
        case .rejected: "拒收"
        case .line: "行号"
        case .reason: "原因"
        }
    }

    func sentence(_ notice: Notice, in catalogue: Catalogue) -> String {
        switch notice {
        case .nodeInitialised(let role, let site, let node, let folder):
            "\(site) 的\(catalogue.label(code: role, of: NodeRecord.role, kind: .node))节点已建好，位于 \(folder)。节点名称：\(node)"
        case .caseReceived(let number): "案件 \(number) 已登记。"
        case .actRecorded(let act, let number): "案件 \(number)：\(catalogue.label(act))，已记录。"
        case .nothingToChange(let number): "案件 \(number) 已是如此，没有写入任何内容。"
        case .reminder(let text): "提醒：\(text)"
        case .nextStep(let milestone, let number):
            "下一环节：\(catalogue.label(milestone))（\(RuleWords(number, catalogue, 0).command(milestone))）。"
        case .conflictSettled(let field, let number, let left):
            "案件 \(number)：\(catalogue.label(field))的冲突已确认。" + (left == 0 ? "该案件已无冲突。" : "还剩 \(counted(left, .conflicts))。")
        case .staffRecorded(let code): "员工 \(code) 已登记。"
        case .volumeRecorded(let day, let orders): "\(day)：已填报 \(Amounts.grouped(orders)) 单。"
        case .noConflicts: "没有冲突：没有人同时修改同一内容。"
        case .conflictsFound(let count): "有 \(counted(count, .conflicts))待确认。"
        case .noCases: "没有案件。"
        case .casesFound(let count): "共 \(counted(count, .cases))。"
        case .noMatches(let words): "没有案件包含“\(words)”。"
        case .moreNotShown: "还有未显示的；用 --limit 可显示更多。"
        case .listening(let address): "正在监听 \(address)。"
        case .listeningOnEveryInterface(let address):
            "警告：正在监听 \(address)，其他机器可以连接。此连接尚未加密，只可在可信的网络内使用。"
        case .acceptingNewNodes: "首次连接的新节点会被接纳，此后凭其密钥识别。"
        case .nodeAccepted(let node, let site): "已接纳 \(site) 的新节点 \(node)，此后凭其密钥识别。"
        case .syncing(let address): "正在与 \(address) 同步……"
        case .synced(let peer, let received, let sent, let bytesReceived, let bytesSent):
            "与 \(peer) 同步完成：收到 \(counted(received, .segments))（\(Amounts.size(bytesReceived))），"
                + "发出 \(counted(sent, .segments))（\(Amounts.size(bytesSent))）。"
        case .alreadyEqual(let peer): "没有新内容：本节点与 \(peer) 所存相同。"
        case .tryingAgain(let address, let seconds): "无法连接 \(address)，\(seconds) 秒后重试。期间照常工作。"
        case .stopping: "正在停止：等待会话结束……"
        case .stopped: "已停止。凡确认过的内容都已写入磁盘。"
        case .newEpoch(let reason):
            "本节点无法确定自己的过去（\(reason)），因此以新的纪元继续。没有丢失任何内容：此处缺少的会在下次同步时补回。"
        case .clockDiffers(let peer, let seconds):
            "\(peer) 的时钟与本节点相差\(catalogue.text(.seconds(seconds)))。不会因此拒收任何内容，但应校准其中一个。"
        case .bundleMade(let path, let segments, let entries, let bytes):
            "\(path) 含 \(counted(entries, .entries))，分 \(counted(segments, .segments))（\(Amounts.size(bytes))）。"
        case .bundleTaken(let path, let added, let alreadyThere):
            "\(path)：新增 \(counted(added, .entries))，\(Amounts.grouped(alreadyThere)) 条此处已有。"
        case .importing(let rows, let rejected, let percent):
            "\(percent.map { "\($0)%  " } ?? "")\(counted(rows, .rows))，拒收 \(Amounts.grouped(rejected)) 行"
        case .imported(let rows, let cases, let added, let alreadyThere, let rejected):
            "读入 \(counted(rows, .rows))：\(counted(cases, .cases))，新增 \(counted(added, .entries))，"
                + "已存在 \(Amounts.grouped(alreadyThere)) 条，拒收 \(counted(rejected, .rows))。"
        case .rejectsWritten(let path, let count): "拒收 \(counted(count, .rows))：\(path) 逐行列出行号和原因。"
        case .foreignCases(let count, let site):
            "略去其他门店的 \(counted(count, .cases))，因为本节点只为 \(site) 写入。若要全部归入此处，请加上 --site \(site)。"
        case .rebuilding(let entries, let all): "正在重建：\(Amounts.grouped(entries)) / \(Amounts.grouped(all)) 条"
        case .rebuilt(let entries, let cases): "已由 \(counted(entries, .entries))重建 \(counted(cases, .cases))。"
        case .projectionUnchanged: "结果与原先逐字节相同。"
        case .exported(let cases, let path): "已将 \(counted(cases, .cases))写入 \(path)。"
        case .verified(let streams, let segments, let entries):
            "一切正常：已核对 \(counted(streams, .streams))、\(counted(segments, .segments))、\(counted(entries, .entries))的签名、哈希树、叶与承诺值。"
        case .digestsAgree(let scopes): "\(counted(scopes, .scopes))的摘要在所有共有之处一致。"
        case .simulationClean(let histories, let seed): "由种子 \(seed) 模拟了 \(Amounts.grouped(histories)) 段历史：没有违反任何定律。"
        case .people(let notice): sentence(notice, in: catalogue)
        }
    }

    func sentence(_ problem: Problem, in catalogue: Catalogue) -> String {
        switch problem {
        case .noDataFolderGiven: "没有指定数据文件夹。请用 --data DIR，或设置 AMENDS_DATA。"
        case .notInitialised(let folder): "\(folder) 里没有节点。请先建立：amends init --data \(folder) --role store --site S001 --site-name NAME"
        case .alreadyInitialised(let folder): "\(folder) 里已有节点，没有改动。请另选文件夹。"
        case .cannotCreate(let path, let reason): "无法建立 \(path)：\(reason)。"
        case .cannotWrite(let path, let reason): "无法写入 \(path)：\(reason)。凡确认过的内容都没有丢失；排除问题后请重试。"
        case .cannotRead(let path, let reason): "无法读取 \(path)：\(reason)。"
        case .readOnly(let path): "\(path) 是只读的，没有写入任何内容。请改为可写，或用 --data 另选文件夹。"
        case .isFolder(let path): "\(path) 是文件夹。请写明其中的文件名。"
        case .unwritable(let path): "无法创建或写入 \(path)。请检查文件夹及其权限，或换一个位置。"
        case .unreadable(let path): "无法读取 \(path)。请检查文件是否存在、当前用户能否打开。"
        case .noPermission(let path): "当前用户无权打开 \(path)。请以其所有者身份运行，或请所有者修改权限。"
        case .diskFull(let path): "\(path) 所在的磁盘已满。没有写入，也没有丢失任何内容；请腾出空间后重试。"
        case .busy(let seconds): "另一个程序正在写入本节点，已等待 \(seconds) 秒。没有写入任何内容，请稍后重试。"
        case .databaseFromTheFuture: "数据库由更新版本的程序写成。请安装更新的 amends；没有改动任何内容。"
        case .databaseDamaged(let path, let reason):
            "数据库 \(path) 已损坏（\(reason)）。请把它移到别处，保留 identity 文件夹，再次同步：其他节点存有它们确认过的内容。"
        case .usage(let reason): "\(reason)\n请看 amends --help。"
        case .noInput(let path): "没有文件 \(path)。"
        case .badSite(let text): "“\(text)”不是门店代码。请用 1 至 32 个字母、数字、“-”“_”或“.”，例如 S012。"
        case .badRole(let text): "“\(text)”不是角色。请用 store、head-office 或 auditor。"
        case .badAddress(let text): "“\(text)”不是地址。请用 HOST:PORT，例如 127.0.0.1:7601。"
        case .badInstant(let text): "“\(text)”不是时间。请用 2026-11-03T10:20+08:00 这样的写法。"
        case .badMonth(let text): "“\(text)”不是月份。请用 2026-11 这样的写法。"
        case .badTimeZone(let text): "不认识时区“\(text)”。请用 Asia/Shanghai 这样的名称。"
        case .badAmount(let text): "“\(text)”不是金额。请以元为单位，最多两位小数，例如 128.50。"
        case .badCount(let text): "“\(text)”不是整数。"
        case .unknownAct(let verb, let known): "没有操作“\(verb)”。可用的有：\(known.joined(separator: "、"))。"
        case .unknownField(let name, let act, let known): "“\(act)”没有项目“\(name)”。可用的有：\(known.map { "--" + $0 }.joined(separator: "、"))。"
        case .unknownCode(let code, let field, let known): "“\(code)”不是\(catalogue.label(field))的取值。可用的有：\(known.joined(separator: "、"))。"
        case .missingField(let field, let option): "缺少\(catalogue.label(field))。请加上 --\(option)。"
        case .valueTooLong(let field, let bytes, let maximum):
            "\(catalogue.label(field))有 \(Amounts.grouped(bytes)) 字节，最多 \(Amounts.grouped(maximum)) 字节。请缩短，或把其余部分写进备注。"
        case .unknownCase(let text): "这里没有案件“\(text)”。可以查找：amends search WORDS"
        case .ambiguousCase(let text, let matches): "“\(text)”符合多个案件：\(matches.joined(separator: "、"))。请多写几位。"
        case .nothingToSettle(let number): "案件 \(number) 没有这样的冲突，没有写入任何内容。"
        case .caseNotOpen(let number): "案件 \(number) 已结。请先重开：amends case reopen \(number) --reason WHY"
        case .caseIsOpen(let number): "案件 \(number) 未结；只有已结的案件才能重开。"
        case .archivingOpenCase(let number): "案件 \(number) 未结。请先办结再归档：amends case close \(number)"
        case .notLinked(let number): "案件 \(number) 没有并入那个案件，没有写入任何内容。"
        case .nothingGiven(let act): "\(catalogue.label(act))：没有可写入的内容。请至少给出一个项目，例如 --category price。"
        case .unknownPack(let text, let known): "没有制度包“\(text)”。可用的有：\(known.joined(separator: "、"))。"
        case .unknownDivision(let text, let known): "没有按“\(text)”的统计。可用的有：\(known.joined(separator: "、"))。"
        case .badPart(let text): "“\(text)”不是分份。请用 K/N，K 为 0 至 N−1，例如 0/5。"
        case .badOffset(let text): "“\(text)”不是时区偏移。请用 +08:00 这样的写法。"
        case .unknownMapping(let text, let known): "没有文件或自带映射 \(text)。自带的有：\(known.joined(separator: "、"))。"
        case .unknownKnowledge(let text): "没有条目 \(text)。可用 `amends knowledge list` 查看全部条目。"
        case .unknownKnowledgeKind(let text, let known): "没有“\(text)”这一类知识。可用的有：\(known.joined(separator: "、"))。"
        case .siteCodeUsed(let code): "门店 \(code) 已停业，编号不再使用。请换一个编号。"
        case .notAllowedFor(let role, let command): "\(catalogue.label(code: role, of: NodeRecord.role, kind: .node))节点不可执行“\(command)”。"
        case .peerUnavailable(let address, let reason): "无法连接 \(address)（\(reason)）。所有工作都保存在本机；网络恢复后请再次同步。"
        case .peerTooSlow(let address, let seconds): "\(address) 已 \(seconds) 秒没有回应，会话已结束。确认过的内容已保存；请稍后再次同步。"
        case .connectionCut(let address): "与 \(address) 的连接中断。确认过的内容已保存；下次会话从该处继续。"
        case .notAccepted(let address): "\(address) 不认识本节点。请在那里用以下命令启动一次：amends serve --accept-new"
        case .versionsDiffer(let address, let ours, let theirs): "\(address) 使用协议版本 \(theirs)，本程序使用版本 \(ours)。请在两处安装较新的 amends。"
        case .peerBrokeProtocol(let address, let reason): "\(address) 发来协议不允许的内容（\(reason)）；会话已结束，该内容未被采用。"
        case .streamQuarantined(let stream, let reason): "日志流 \(stream) 发来错误内容（\(reason)）。已连同证据隔离；其他日志流照常。"
        case .cannotListen(let address, let reason): "无法监听 \(address)：\(reason)。请用 --listen 另选地址。"
        case .onlyLoopback(let address): "\(address) 可从其他机器连接，而连接尚未加密。如果网络可信，请加上 --insecure-any-interface。"
        case .connection(let problem, let place, let reason): sentence(problem, place: place, reason: reason)
        case .unknownReceiver(let text): "\(text) 既不是 head-office，也不是门店代码或已知节点。已联系过的节点见：amends peers"
        case .ambiguousReceiver(let text): "名称以 \(text) 开头的节点不止一个，请多写几位。"
        case .badBundle(let path, let reason): "\(path) 不是完整的数据包（\(reason)）。没有采用其中内容；请重新制作并复制。"
        case .bundleNeedsEarlier(let path): "\(path) 接续的记录这里没有。请先取入较早的数据包，或者同步。"
        case .badMapping(let path, let reason): "无法使用映射 \(path)：\(reason)。"
        case .badFile(let path, let line, let reason): "\(path) 第 \(line) 行：\(reason)。此行之前的内容已保存。"
        case .everyRowRejected(let path): "\(path) 没有一行可以读入。它是这个映射所对应的文件吗？请看 --rejects FILE。"
        case .exportExists(let path): "\(path) 已存在，没有改动。请另选名称。"
        case .noDemoFolder(let path): "\(path) 已存在，且不是先前的演示，没有改动。请用 --folder 另选文件夹。"
        case .verifyFailed(let count): "发现 \(Amounts.grouped(count)) 处错误。请不要删除任何内容；先同步，再核对一次。"
        case .rebuildDiffers: "重建的结果与原先不同。已保留重建的正确结果；请报告此问题。"
        case .digestsDiffer(let scopes): "以下范围的摘要不一致：\(scopes.joined(separator: "、"))。请再次同步；若仍不一致，请报告此问题。"
        case .simulationFailed(let checker, let seed): "\(checker) 未通过。重放：amends simulate --seed \(seed)"
        case .field(let problem): sentence(problem, in: catalogue)
        case .people(let problem): sentence(problem, in: catalogue)
        case .internalFault(let detail): "发生了不应发生的情况（\(detail)）。确认过的内容没有丢失；请报告此问题。"
        }
    }

    func sentence(_ finding: FindingNotice, in catalogue: Catalogue) -> String {
        switch finding {
        case .entriesWaiting(let count): "\(counted(count, .entries))在等待尚未到达的较早记录。"
        case .actBeforeReceipt: "有人在未看到受理登记的情况下办理了此案。"
        case .closedWithoutReceipt: "已办结，但这里没有受理登记。"
        case .closedTwice: "两个人在互不知情的情况下先后办结。"
        case .conflict(let field): "同一项目有两个取值：\(catalogue.label(field))。"
        case .concurrentPayments(let field): "\(catalogue.label(field))：同时填写了不止一次；在有人核实之前全部计入。"
        }
    }

    func sentence(_ step: DemoStep, in catalogue: Catalogue) -> String {
        switch step {
        case .introduction(let stores, let nodes, let days):
            "一家连锁企业，\(counted(stores, .stores))和一个总部，共 \(counted(nodes, .nodes))，\(days) 天的工作。"
        case .startingNodes(let count): "正在启动 \(counted(count, .nodes))……"
        case .networkDown: "网络中断。门店照常工作。"
        case .splitting(let file, let stores): "正在把 \(file) 分给 \(counted(stores, .stores))……"
        case .writing(let site, let cases): "\(site)：已写入 \(counted(cases, .cases))"
        case .editingTogether(let number): "同一门店的两个节点和总部在互不知情的情况下修改案件 \(number)。"
        case .closingUnseen(let number):
            "一个节点办结案件 \(number)，同时总部将其上报，彼此并不知情。"
        case .networkUp: "网络恢复。"
        case .syncing(let site): "\(site) 正在与总部同步……"
        case .digestsTitle: "各范围的摘要：两个节点共有的范围必须相同"
        case .statisticsTitle: "总部的统计，按门店"
        case .conflictsTitle(let count): "发现的冲突：\(Amounts.grouped(count))"
        case .settling(let number): "正在于总部确认案件 \(number) 的冲突，并同步……"
        case .settledEverywhere(let number): "案件 \(number) 在各处显示相同的内容，不再有冲突。"
        case .stillOpen(let number): "案件 \(number) 在各处仍未结：办结的人当时没有看到上报。"
        case .nodeFailed(let folder, let status): "\(folder) 的节点以状态 \(status) 结束。"
        case .allAgree: "所有节点一致。"
        case .disagreement: "各节点不一致！请连同以下文件夹报告此问题。"
        case .foldersTitle: "数据文件夹"
        case .nextTitle: "接下来可以试试"
        case .nextList: "一家门店的全部案件"
        case .nextSearch: "中文或英文搜索"
        case .nextStatistics: "按任意维度统计"
        case .nextVerify: "核对每个签名、哈希树和取值"
        case .nextServe: "供其他节点同步"
        case .finished(let seconds): "用时\(catalogue.text(.seconds(seconds)))。"
        }
    }

    func sentence(_ conflict: ConflictWords) -> String {
        let what =
            if let people = conflict.people {
                "\(Self.word(people))个人在互不知情的情况下同时修改了\(conflict.field)"
            } else {
                "\(conflict.field)在\(Self.word(conflict.sides.count))处被同时修改，彼此并不知情"
            }
        let shown =
            switch conflict.shown {
            case .later: "目前显示较晚的一个。"
            case .earlier: "目前显示较早的一个。"
            case .value(let value): "目前显示：\(value)。"
            case nil: ""
            }
        return "\(what)：\(Self.joined(conflict.sides))。\(shown)请用以下命令选定：\(conflict.command)"
    }

    func paymentsSentence(_ conflict: ConflictWords) -> String {
        "同一诉求的\(conflict.field)在互不知情的情况下填写了\(Self.word(conflict.sides.count))次：\(Self.joined(conflict.sides))。"
            + "目前全部计入。如果不应全部计入，请用以下命令更正：\(conflict.command)"
    }

    func counted(_ count: Int, _ what: Counted) -> String {
        let unit =
            switch what {
            case .cases: "个案件"
            case .entries: "条记录"
            case .acts: "次操作"
            case .segments: "个日志段"
            case .streams: "条日志流"
            case .rows: "行"
            case .conflicts: "处冲突"
            case .findings: "条核查提示"
            case .nodes: "个节点"
            case .stores, .sites: "家门店"
            case .scopes: "个范围"
            case .files: "个文件"
            case .people: "人"
            case .places: "处"
            }
        return "\(Amounts.grouped(count)) \(unit)"
    }

    func part(_ part: DurationParts.Part) -> String {
        let unit =
            switch part.unit {
            case .days: "天"
            case .hours: "小时"
            case .minutes: "分钟"
            case .seconds: "秒"
            }
        return "\(Amounts.grouped(Int(part.count)))\(unit)"
    }

    func duration(_ parts: [String], isNegative: Bool) -> String { (isNegative ? "负" : "") + parts.joined() }

    func date(_ time: CivilTime) -> String { "\(time.year)年\(dayOfYear(time))" }
    func dayOfYear(_ time: CivilTime) -> String { "\(time.month)月\(time.day)日" }
    func month(_ time: CivilTime) -> String { "\(time.year)年\(time.month)月" }
    func between(_ first: String, _ last: String) -> String { "\(first)→\(last)" }

    func share(_ percentage: String?, _ numerator: String, _ denominator: String) -> String {
        "\(percentage.map { "\($0)%" } ?? "不适用")（\(numerator)/\(denominator)）"
    }

    func side(value: String, actor: String, time: String) -> String { "\(value)（\(actor)，\(time)）" }

    let nobodyNamed = "未署名"
    let emptied = "（已清空）"
    let absent = "（内容不在此处）"
    let notGiven = "（未填）"

    private static func word(_ count: Int) -> String {
        let words = ["两", "三", "四", "五", "六"]
        return words.indices.contains(count - 2) ? words[count - 2] : String(count)
    }

    private static func joined(_ sides: [String]) -> String {
        guard let last = sides.last, sides.count > 1 else { return sides.joined() }
        return sides.dropLast().joined(separator: "、") + "和" + last
    }
}
