import AmendsLog
import AmendsModel

struct TraditionalChinese: Wording {
    static let vocabulary = [caseWords, caseCodeWords, recordWords, peopleWords, managementWords, archiveWords]

    func label(_ milestone: Milestone) -> String {
        switch milestone {
        case .received: "受理登記"
        case .acknowledged: "已回應"
        case .assessed: "已初評"
        case .assigned: "已分派"
        case .teamFormed: "組建小組"
        case .investigated: "調查報告"
        case .causeAnalysed: "原因分析"
        case .liabilityDecided: "責任認定"
        case .planned: "方案制定"
        case .planCommunicated: "方案溝通"
        case .executed: "執行完成"
        case .answered: "結果回饋"
        case .followedUp: "回訪完成"
        case .closed: "結案"
        case .archived: "歸檔"
        case .destroyed: "銷毀"
        }
    }

    func stage(awaiting milestone: Milestone?) -> String {
        switch milestone {
        case .received: "登記中"
        case .acknowledged: "待回應"
        case .assessed: "待初評"
        case .assigned: "待分派"
        case .teamFormed, .investigated: "調查中"
        case .causeAnalysed, .liabilityDecided: "待認定"
        case .planned: "方案中"
        case .planCommunicated: "待溝通"
        case .executed: "執行中"
        case .answered: "待回饋"
        case .followedUp: "待回訪"
        case .closed: "待結案"
        case .archived: "待歸檔"
        case .destroyed: "已歸檔"
        case nil: "已完成"
        }
    }

    var ownTerms: [(term: String, own: [String])] { [("complainant", ["客戶", "顧客"]), ("site", ["門市"])] }

    func label(_ heading: Heading) -> String {
        switch heading {
        case .number: "案件"
        case .site: "門市"
        case .region: "區域"
        case .month: "月份"
        case .kind: "類型"
        case .category: "類別"
        case .channel: "管道"
        case .outcome: "結果"
        case .severity: "嚴重程度"
        case .stage: "階段"
        case .state: "狀態"
        case .openBecause: "未結原因"
        case .round: "輪次"
        case .received: "受理時間"
        case .customer: "客戶"
        case .content: "投訴內容"
        case .conflicts: "衝突"
        case .findings: "查核提示"
        case .history: "辦理記錄"
        case .time: "時間"
        case .reportedTime: "填報時間"
        case .actor: "經辦人"
        case .act: "操作"
        case .field: "項目"
        case .value: "內容"
        case .shownValue: "目前顯示"
        case .otherValues: "未顯示"
        case .writtenAt: "寫入節點"
        case .cases: "案件數"
        case .open: "未結"
        case .closed: "結案"
        case .archived: "歸檔"
        case .milestones: "已完成環節"
        case .milestone: "環節"
        case .durations: "用時"
        case .minimum: "最短"
        case .median: "中位數"
        case .percentile90: "九成不超過"
        case .maximum: "最長"
        case .mean: "平均"
        case .satisfied: "滿意"
        case .dissatisfied: "不滿意"
        case .unreached: "未接通"
        case .satisfaction: "滿意度"
        case .timely: "及時"
        case .notTimely: "不及時"
        case .timelyRate: "及時率"
        case .compensation: "賠償金額"
        case .orders: "訂單數"
        case .businessVolume: "業務量"
        case .complaintRate: "投訴率"
        case .total: "合計"
        case .notGiven: "（未填）"
        case .numerator: "分子"
        case .denominator: "分母"
        case .coverage: "涵蓋率"
        case .node: "節點"
        case .role: "角色"
        case .lastSeen: "最近會話"
        case .mapping: "映射"
        case .title: "名稱"
        case .address: "位址"
        case .folder: "資料夾"
        case .scope: "範圍"
        case .streams: "日誌流"
        case .segments: "日誌段"
        case .entries: "記錄"
        case .bytes: "位元組"
        case .heads: "日誌頭"
        case .projection: "案件視圖"
        case .statistics: "統計"
        case .agree: "一致"
        case .differ: "不一致！"
        case .rows: "列數"
        case .added: "新增"
        case .alreadyThere: "已存在"
        case .rejected: "拒收"
        case .line: "行號"
        case .reason: "原因"
        }
    }

    func sentence(_ notice: Notice, in catalogue: Catalogue) -> String {
        switch notice {
        case .nodeInitialised(let role, let site, let node, let folder):
            "\(site) 的\(catalogue.label(code: role, of: NodeRecord.role, kind: .node))節點已建好，位於 \(folder)。節點名稱：\(node)"
        case .caseReceived(let number): "案件 \(number) 已登記。"
        case .actRecorded(let act, let number): "案件 \(number)：\(catalogue.label(act))，已記錄。"
        case .nothingToChange(let number): "案件 \(number) 已是如此，沒有寫入任何內容。"
        case .reminder(let text): "提醒：\(text)"
        case .nextStep(let milestone, let number):
            "下一環節：\(catalogue.label(milestone))（\(RuleWords(number, catalogue, 0).command(milestone))）。"
        case .conflictSettled(let field, let number, let left):
            "案件 \(number)：\(catalogue.label(field))的衝突已確認。" + (left == 0 ? "該案件已無衝突。" : "還剩 \(counted(left, .conflicts))。")
        case .staffRecorded(let code): "員工 \(code) 已登記。"
        case .volumeRecorded(let day, let orders): "\(day)：已填報 \(Amounts.grouped(orders)) 單。"
        case .noConflicts: "沒有衝突：沒有人同時修改同一內容。"
        case .conflictsFound(let count): "有 \(counted(count, .conflicts))待確認。"
        case .noCases: "沒有案件。"
        case .casesFound(let count): "共 \(counted(count, .cases))。"
        case .noMatches(let words): "沒有案件包含「\(words)」。"
        case .moreNotShown: "還有未顯示的；用 --limit 可顯示更多。"
        case .listening(let address): "正在監聽 \(address)。"
        case .listeningOnEveryInterface(let address):
            "警告：正在監聽 \(address)，其他機器可以連接。此連接尚未加密，只可在可信的網路內使用。"
        case .acceptingNewNodes: "首次連接的新節點會被接納，此後憑其金鑰識別。"
        case .nodeAccepted(let node, let site): "已接納 \(site) 的新節點 \(node)，此後憑其金鑰識別。"
        case .syncing(let address): "正在與 \(address) 同步……"
        case .synced(let peer, let received, let sent, let bytesReceived, let bytesSent):
            "與 \(peer) 同步完成：收到 \(counted(received, .segments))（\(Amounts.size(bytesReceived))），"
                + "發出 \(counted(sent, .segments))（\(Amounts.size(bytesSent))）。"
        case .alreadyEqual(let peer): "沒有新內容：本節點與 \(peer) 所存相同。"
        case .tryingAgain(let address, let seconds): "無法連接 \(address)，\(seconds) 秒後重試。期間照常工作。"
        case .stopping: "正在停止：等待連線結束……"
        case .stopped: "已停止。凡確認過的內容都已寫入磁碟。"
        case .newEpoch(let reason):
            "本節點無法確定自己的過去（\(reason)），因此以新的紀元繼續。沒有遺失任何內容：此處缺少的會在下次同步時補回。"
        case .clockDiffers(let peer, let seconds):
            "\(peer) 的時鐘與本節點相差\(catalogue.text(.seconds(seconds)))。不會因此拒收任何內容，但應校準其中一個。"
        case .bundleMade(let path, let segments, let entries, let bytes):
            "\(path) 含 \(counted(entries, .entries))，分 \(counted(segments, .segments))（\(Amounts.size(bytes))）。"
        case .bundleTaken(let path, let added, let alreadyThere):
            "\(path)：新增 \(counted(added, .entries))，\(Amounts.grouped(alreadyThere)) 筆此處已有。"
        case .importing(let rows, let rejected, let percent):
            "\(percent.map { "\($0)%  " } ?? "")\(counted(rows, .rows))，拒收 \(Amounts.grouped(rejected)) 列"
        case .imported(let rows, let cases, let added, let alreadyThere, let rejected):
            "讀入 \(counted(rows, .rows))：\(counted(cases, .cases))，新增 \(counted(added, .entries))，"
                + "已存在 \(Amounts.grouped(alreadyThere)) 筆，拒收 \(counted(rejected, .rows))。"
        case .rejectsWritten(let path, let count): "拒收 \(counted(count, .rows))：\(path) 逐行列出行號和原因。"
        case .foreignCases(let count, let site):
            "略去其他門市的 \(counted(count, .cases))，因為本節點只為 \(site) 寫入。若要全部歸入此處，請加上 --site \(site)。"
        case .rebuilding(let entries, let all): "正在重建：\(Amounts.grouped(entries)) / \(Amounts.grouped(all)) 筆"
        case .rebuilt(let entries, let cases): "已由 \(counted(entries, .entries))重建 \(counted(cases, .cases))。"
        case .projectionUnchanged: "結果與原先逐位元組相同。"
        case .exported(let cases, let path): "已將 \(counted(cases, .cases))寫入 \(path)。"
        case .verified(let streams, let segments, let entries):
            "一切正常：已核對 \(counted(streams, .streams))、\(counted(segments, .segments))、\(counted(entries, .entries))的簽章、雜湊樹、葉與承諾值。"
        case .digestsAgree(let scopes): "\(counted(scopes, .scopes))的摘要在所有共有之處一致。"
        case .simulationClean(let histories, let seed): "由種子 \(seed) 模擬了 \(Amounts.grouped(histories)) 段歷史：沒有違反任何定律。"
        case .people(let notice): sentence(notice, in: catalogue)
        }
    }

    func sentence(_ problem: Problem, in catalogue: Catalogue) -> String {
        switch problem {
        case .noDataFolderGiven: "沒有指定資料夾。請用 --data DIR，或設定 AMENDS_DATA。"
        case .notInitialised(let folder): "\(folder) 裡沒有節點。請先建立：amends init --data \(folder) --role store --site S001 --site-name NAME"
        case .alreadyInitialised(let folder): "\(folder) 裡已有節點，沒有改動。請另選資料夾。"
        case .cannotCreate(let path, let reason): "無法建立 \(path)：\(reason)。"
        case .cannotWrite(let path, let reason): "無法寫入 \(path)：\(reason)。凡確認過的內容都沒有遺失；排除問題後請重試。"
        case .cannotRead(let path, let reason): "無法讀取 \(path)：\(reason)。"
        case .readOnly(let path): "\(path) 是唯讀的，沒有寫入任何內容。請改為可寫，或用 --data 另選資料夾。"
        case .isFolder(let path): "\(path) 是資料夾。請寫明其中的檔名。"
        case .unwritable(let path): "無法建立或寫入 \(path)。請檢查資料夾及其權限，或換一個位置。"
        case .unreadable(let path): "無法讀取 \(path)。請檢查檔案是否存在、目前使用者能否開啟。"
        case .noPermission(let path): "目前的使用者無權開啟 \(path)。請以其所有者身分執行，或請所有者修改權限。"
        case .diskFull(let path): "\(path) 所在的磁碟已滿。沒有寫入，也沒有遺失任何內容；請騰出空間後重試。"
        case .busy(let seconds): "另一個程式正在寫入本節點，已等待 \(seconds) 秒。沒有寫入任何內容，請稍後重試。"
        case .databaseFromTheFuture: "資料庫由更新版本的程式寫成。請安裝更新的 amends；沒有改動任何內容。"
        case .databaseDamaged(let path, let reason):
            "資料庫 \(path) 已損壞（\(reason)）。請把它移到別處，保留 identity 資料夾，再次同步：其他節點存有它們確認過的內容。"
        case .usage(let reason): "\(reason)\n請看 amends --help。"
        case .noInput(let path): "沒有檔案 \(path)。"
        case .badSite(let text): "「\(text)」不是門市代碼。請用 1 至 32 個字母、數字、「-」「_」或「.」，例如 S012。"
        case .badRole(let text): "「\(text)」不是角色。請用 store、head-office 或 auditor。"
        case .badAddress(let text): "「\(text)」不是位址。請用 HOST:PORT，例如 127.0.0.1:7601。"
        case .badInstant(let text): "「\(text)」不是時間。請用 2026-11-03T10:20+08:00 這樣的寫法。"
        case .badMonth(let text): "「\(text)」不是月份。請用 2026-11 這樣的寫法。"
        case .badTimeZone(let text): "不認識時區「\(text)」。請用 Asia/Shanghai 這樣的名稱。"
        case .badAmount(let text): "「\(text)」不是金額。請以元為單位，最多兩位小數，例如 128.50。"
        case .badCount(let text): "「\(text)」不是整數。"
        case .unknownAct(let verb, let known): "沒有操作「\(verb)」。可用的有：\(known.joined(separator: "、"))。"
        case .unknownField(let name, let act, let known): "「\(act)」沒有項目「\(name)」。可用的有：\(known.map { "--" + $0 }.joined(separator: "、"))。"
        case .unknownCode(let code, let field, let known): "「\(code)」不是\(catalogue.label(field))的值。可用的有：\(known.joined(separator: "、"))。"
        case .missingField(let field, let option): "缺少\(catalogue.label(field))。請加上 --\(option)。"
        case .valueTooLong(let field, let bytes, let maximum):
            "\(catalogue.label(field))有 \(Amounts.grouped(bytes)) 位元組，最多 \(Amounts.grouped(maximum)) 位元組。請縮短，或把其餘部分寫進備註。"
        case .unknownCase(let text): "這裡沒有案件「\(text)」。可以查詢：amends search WORDS"
        case .ambiguousCase(let text, let matches): "「\(text)」符合多個案件：\(matches.joined(separator: "、"))。請多寫幾位。"
        case .nothingToSettle(let number): "案件 \(number) 沒有這樣的衝突，沒有寫入任何內容。"
        case .caseNotOpen(let number): "案件 \(number) 已結。請先重開：amends case reopen \(number) --reason WHY"
        case .caseIsOpen(let number): "案件 \(number) 未結；只有已結的案件才能重開。"
        case .archivingOpenCase(let number): "案件 \(number) 未結。請先辦結再歸檔：amends case close \(number)"
        case .notLinked(let number): "案件 \(number) 沒有併入那個案件，沒有寫入任何內容。"
        case .nothingGiven(let act): "\(catalogue.label(act))：沒有可寫入的內容。請至少給出一個項目，例如 --category price。"
        case .unknownPack(let text, let known): "沒有制度包「\(text)」。可用的有：\(known.joined(separator: "、"))。"
        case .unknownDivision(let text, let known): "沒有按「\(text)」的統計。可用的有：\(known.joined(separator: "、"))。"
        case .badPart(let text): "「\(text)」不是分份。請用 K/N，K 為 0 至 N−1，例如 0/5。"
        case .badOffset(let text): "「\(text)」不是時區偏移。請用 +08:00 這樣的寫法。"
        case .unknownMapping(let text, let known): "沒有檔案或內附映射 \(text)。內附的有：\(known.joined(separator: "、"))。"
        case .unknownKnowledge(let text): "沒有條目 \(text)。可用 `amends knowledge list` 查看全部條目。"
        case .unknownKnowledgeKind(let text, let known): "沒有「\(text)」這一類知識。可用的有：\(known.joined(separator: "、"))。"
        case .siteCodeUsed(let code): "門市 \(code) 已停業，編號不再使用。請換一個編號。"
        case .notAllowedFor(let role, let command): "\(catalogue.label(code: role, of: NodeRecord.role, kind: .node))節點不可執行「\(command)」。"
        case .peerUnavailable(let address, let reason): "無法連接 \(address)（\(reason)）。所有工作都保存在本機；網路恢復後請再次同步。"
        case .peerTooSlow(let address, let seconds): "\(address) 已 \(seconds) 秒沒有回應，連線已結束。確認過的內容已保存；請稍後再次同步。"
        case .connectionCut(let address): "與 \(address) 的連接中斷。確認過的內容已保存；下次連線從該處繼續。"
        case .notAccepted(let address): "\(address) 不認識本節點。請在那裡用以下指令啟動一次：amends serve --accept-new"
        case .versionsDiffer(let address, let ours, let theirs): "\(address) 使用協定版本 \(theirs)，本程式使用版本 \(ours)。請在兩處安裝較新的 amends。"
        case .peerBrokeProtocol(let address, let reason): "\(address) 發來協定不允許的內容（\(reason)）；連線已結束，該內容未被採用。"
        case .streamQuarantined(let stream, let reason): "日誌流 \(stream) 發來錯誤內容（\(reason)）。已連同證據隔離；其他日誌流照常。"
        case .cannotListen(let address, let reason): "無法監聽 \(address)：\(reason)。請用 --listen 另選位址。"
        case .onlyLoopback(let address): "\(address) 可從其他機器連接，而連接尚未加密。如果網路可信，請加上 --insecure-any-interface。"
        case .connection(let problem, let place, let reason): sentence(problem, place: place, reason: reason)
        case .unknownReceiver(let text): "\(text) 既不是 head-office，也不是門市代碼或已知節點。已聯絡過的節點見：amends peers"
        case .ambiguousReceiver(let text): "名稱以 \(text) 開頭的節點不止一個，請多寫幾位。"
        case .badBundle(let path, let reason): "\(path) 不是完整的資料包（\(reason)）。沒有採用其中內容；請重新製作並複製。"
        case .bundleNeedsEarlier(let path): "\(path) 接續的記錄這裡沒有。請先取入較早的資料包，或者同步。"
        case .badMapping(let path, let reason): "無法使用對應設定 \(path)：\(reason)。"
        case .badFile(let path, let line, let reason): "\(path) 第 \(line) 行：\(reason)。此行之前的內容已保存。"
        case .everyRowRejected(let path): "\(path) 沒有一列可以讀入。它是這份對應設定所屬的檔案嗎？請看 --rejects FILE。"
        case .exportExists(let path): "\(path) 已存在，沒有改動。請另選名稱。"
        case .noDemoFolder(let path): "\(path) 已存在，且不是先前的示範，沒有改動。請用 --folder 另選資料夾。"
        case .verifyFailed(let count): "發現 \(Amounts.grouped(count)) 處錯誤。請不要刪除任何內容；先同步，再核對一次。"
        case .rebuildDiffers: "重建的結果與原先不同。已保留重建的正確結果；請報告此問題。"
        case .digestsDiffer(let scopes): "以下範圍的摘要不一致：\(scopes.joined(separator: "、"))。請再次同步；若仍不一致，請報告此問題。"
        case .simulationFailed(let checker, let seed): "\(checker) 未通過。重播：amends simulate --seed \(seed)"
        case .field(let problem): sentence(problem, in: catalogue)
        case .people(let problem): sentence(problem, in: catalogue)
        case .internalFault(let detail): "發生了不應發生的情況（\(detail)）。確認過的內容沒有遺失；請報告此問題。"
        }
    }

    func sentence(_ finding: FindingNotice, in catalogue: Catalogue) -> String {
        switch finding {
        case .entriesWaiting(let count): "\(counted(count, .entries))在等待尚未到達的較早記錄。"
        case .actBeforeReceipt: "有人在未看到受理登記的情況下辦理了此案。"
        case .closedWithoutReceipt: "已結案，但這裡沒有受理登記。"
        case .closedTwice: "兩個人在互不知情的情況下先後結案。"
        case .conflict(let field): "同一項目有兩個值：\(catalogue.label(field))。"
        case .concurrentPayments(let field): "\(catalogue.label(field))：同時填寫了不止一次；在有人核實之前全部計入。"
        }
    }

    func sentence(_ step: DemoStep, in catalogue: Catalogue) -> String {
        switch step {
        case .introduction(let stores, let nodes, let days):
            "一家連鎖企業，\(counted(stores, .stores))和一個總部，共 \(counted(nodes, .nodes))，\(days) 天的工作。"
        case .startingNodes(let count): "正在啟動 \(counted(count, .nodes))……"
        case .networkDown: "網路中斷。門市照常工作。"
        case .splitting(let file, let stores): "正在把 \(file) 分給 \(counted(stores, .stores))……"
        case .writing(let site, let cases): "\(site)：已寫入 \(counted(cases, .cases))"
        case .editingTogether(let number): "同一門市的兩個節點和總部在互不知情的情況下修改案件 \(number)。"
        case .closingUnseen(let number):
            "一個節點辦結案件 \(number)，同時總部將其上報，彼此並不知情。"
        case .networkUp: "網路恢復。"
        case .syncing(let site): "\(site) 正在與總部同步……"
        case .digestsTitle: "各範圍的摘要：兩個節點共有的範圍必須相同"
        case .statisticsTitle: "總部的統計，按門市"
        case .conflictsTitle(let count): "發現的衝突：\(Amounts.grouped(count))"
        case .settling(let number): "正在於總部確認案件 \(number) 的衝突，並同步……"
        case .settledEverywhere(let number): "案件 \(number) 在各處顯示相同的內容，不再有衝突。"
        case .stillOpen(let number): "案件 \(number) 在各處仍未結：辦結的人當時沒有看到上報。"
        case .nodeFailed(let folder, let status): "\(folder) 的節點以狀態 \(status) 結束。"
        case .allAgree: "所有節點一致。"
        case .disagreement: "各節點不一致！請連同以下資料夾報告此問題。"
        case .foldersTitle: "資料夾的位置"
        case .nextTitle: "接下來可以試試"
        case .nextList: "一家門市的全部案件"
        case .nextSearch: "中文或英文搜尋"
        case .nextStatistics: "按任意維度統計"
        case .nextVerify: "核對每個簽章、雜湊樹和值"
        case .nextServe: "供其他節點同步"
        case .finished(let seconds): "用時\(catalogue.text(.seconds(seconds)))。"
        }
    }

    func sentence(_ conflict: ConflictWords) -> String {
        let what =
            if let people = conflict.people {
                "\(Self.word(people))個人在互不知情的情況下同時修改了\(conflict.field)"
            } else {
                "\(conflict.field)在\(Self.word(conflict.sides.count))處被同時修改，彼此並不知情"
            }
        let shown =
            switch conflict.shown {
            case .later: "目前顯示較晚的一個。"
            case .earlier: "目前顯示較早的一個。"
            case .value(let value): "目前顯示：\(value)。"
            case nil: ""
            }
        return "\(what)：\(Self.joined(conflict.sides))。\(shown)請用以下指令選定：\(conflict.command)"
    }

    func paymentsSentence(_ conflict: ConflictWords) -> String {
        "同一訴求的\(conflict.field)在互不知情的情況下填寫了\(Self.word(conflict.sides.count))次：\(Self.joined(conflict.sides))。"
            + "目前全部計入。如果不應全部計入，請用以下指令更正：\(conflict.command)"
    }

    func counted(_ count: Int, _ what: Counted) -> String {
        let unit =
            switch what {
            case .cases: "個案件"
            case .entries: "筆記錄"
            case .acts: "次操作"
            case .segments: "個日誌段"
            case .streams: "條日誌流"
            case .rows: "列"
            case .conflicts: "處衝突"
            case .findings: "條查核提示"
            case .nodes: "個節點"
            case .stores, .sites: "家門市"
            case .scopes: "個範圍"
            case .files: "個檔案"
            case .people: "人"
            case .places: "處"
            }
        return "\(Amounts.grouped(count)) \(unit)"
    }

    func part(_ part: DurationParts.Part) -> String {
        let unit =
            switch part.unit {
            case .days: "天"
            case .hours: "小時"
            case .minutes: "分鐘"
            case .seconds: "秒"
            }
        return "\(Amounts.grouped(Int(part.count)))\(unit)"
    }

    func duration(_ parts: [String], isNegative: Bool) -> String { (isNegative ? "負" : "") + parts.joined() }

    func date(_ time: CivilTime) -> String { "\(time.year)年\(dayOfYear(time))" }
    func dayOfYear(_ time: CivilTime) -> String { "\(time.month)月\(time.day)日" }
    func month(_ time: CivilTime) -> String { "\(time.year)年\(time.month)月" }
    func between(_ first: String, _ last: String) -> String { "\(first)→\(last)" }

    func share(_ percentage: String?, _ numerator: String, _ denominator: String) -> String {
        "\(percentage.map { "\($0)%" } ?? "不適用")（\(numerator)/\(denominator)）"
    }

    func side(value: String, actor: String, time: String) -> String { "\(value)（\(actor)，\(time)）" }

    let nobodyNamed = "未署名"
    let emptied = "（已清空）"
    let absent = "（內容不在此處）"
    let notGiven = "（未填）"

    private static func word(_ count: Int) -> String {
        let words = ["兩", "三", "四", "五", "六"]
        return words.indices.contains(count - 2) ? words[count - 2] : String(count)
    }

    private static func joined(_ sides: [String]) -> String {
        guard let last = sides.last, sides.count > 1 else { return sides.joined() }
        return sides.dropLast().joined(separator: "、") + "和" + last
    }
}
