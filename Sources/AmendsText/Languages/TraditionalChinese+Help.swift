import AmendsLog
import AmendsModel

/// What `--help` says, by what it says in English.
extension TraditionalChinese: HelpWording {
    func label(_ word: HelpWord) -> String {
        switch word {
        case .overview: "說明"
        case .usage: "用法"
        case .arguments: "參數"
        case .options: "選項"
        case .subcommands: "子命令"
        case .fields: "各項內容（寫法：--名稱 值）"
        case .needs: "必填"
        case .repeats: "標有 * 的可以填寫多次。"
        case .removal: "從多項內容中去掉一項"
        case .clearing: "清空一項內容"
        case .file: "要保存的圖片、錄音、錄像或文件"
        case .needed: "必填"
        case .nowUnlessGiven: "不填則為現在"
        case .mayRepeat: "可填寫多次"
        case .oneOf: "可選"
        }
    }

    func sentence(_ problem: UsageProblem, in catalogue: Catalogue) -> String {
        switch problem {
        case .unknownOption(let option, let similar):
            "沒有 \(option) 這個選項。" + (similar.map { "是否想用 \($0)？" } ?? "")
        case .valueMissing(let option): "\(option) 之後缺少值。"
        case .valueNotTaken(let option, let value): "\(option) 不帶值，卻填了「\(value)」。"
        case .argumentMissing(let argument): "缺少 \(argument)。"
        case .oneOfMissing(let arguments): "以下各項須填其一：\(arguments)。"
        case .unexpected(let arguments): "多出了「\(arguments)」。"
        case .badValue(let value, let option, let others):
            "「\(value)」不能用於 \(option)。" + (others.isEmpty ? "" : "可用：\(others)。")
        case .other(let text): catalogue.help(text: text) ?? text
        }
    }

    func more(_ command: String) -> String { "詳細說明：amends help \(command)" }
    func group(of kind: String) -> String { "\(kind)：登記、辦理、列出和查看。" }

    func form(of field: FieldID) -> String? {
        switch field {
        case CaseField.measure:
            "對象：種類：負責人：期限：內容，如 staff:training:E03:2026-11-25:收銀規範；對象：customer 客戶、staff 員工、team 團隊、company 公司、environment 場所、vendor 攤位"
        case CaseField.liabilityShares: "責任[:人員]=比例，如 individual:E03=60%,company=40%"
        case CaseField.measureDone: "措施序號加完成情況，如 「1 已培訓」"
        case CaseField.allegationFinding: "事項序號=結論，如 2=substantiated"
        case CaseField.waived: "環節代碼，如 M10"
        case CaseField.classification: "分類與代碼，如 sorting:price"
        default: nil
        }
    }

    var helpTexts: [String: String] { Self.translated }
    var valueNames: [String: String] {
        [
            "field": "內容名稱", "level": "級別", "purpose": "目的", "customer": "客戶",
            "yuan": "元", "percent": "百分比", "code": "代碼", "count": "數量", "dir": "資料夾",
            "tag": "語言", "span": "時長", "digest": "摘要值", "path": "檔案", "case": "案件",
            "case and fields": "案件及內容", "fields": "內容", "name": "名稱", "words": "詞語", "role": "角色",
            "region": "區域", "pack": "制度包", "zone": "時區", "post": "崗位", "text": "文字",
            "staff": "工號", "date": "日期", "time": "時間", "unit": "單位", "seconds": "秒",
            "node": "節點", "file": "檔案", "division,…": "劃分項,…", "month": "月份", "period": "時期",
            "code,…": "代碼,…", "part": "部分", "what": "對象", "form": "種類", "volume": "卷號",
            "number": "編號", "days": "天數", "sites": "門市", "year": "年份", "mapping": "對照",
            "format": "格式", "kind": "種類", "cases": "案件數", "seed": "種子", "log-level": "級別",
            "host:port": "位址與連接埠", "k/n": "k/n", "breach": "規律", "given": "內容",
        ]
    }

    private static let translated: [String: String] = [
        "Show help information.":
            "顯示幫助。",
        "Keeps the complaint cases of a chain of shops; every store works offline and syncs later.":
            "管理連鎖門市的客戶投訴案件；各門市斷網也能辦理，連上網路後再同步。",
        "Every command takes --data DIR (or AMENDS_DATA) for the node's folder, ./amends-data otherwise, and --language en, zh-Hans or zh-Hant. One that writes waits 20 seconds for another program that is writing to the node, or AMENDS_WAIT seconds. Exit codes: 64 usage, 65 bad data, 66 no input, 69 peer unavailable, 70 internal, 73 cannot create, 74 input or output error, 75 busy (try again), 77 no permission.":
            "各命令都可用 --data（或 AMENDS_DATA）指定節點的資料夾，未指定時為 ./amends-data；用 --language（en、zh-Hans、zh-Hant）或 AMENDS_LANGUAGE 選擇語言。需要寫入的命令遇到其他程式正在寫入時等候 20 秒，可用 AMENDS_WAIT 另定秒數。退出碼：64 用法有誤，65 資料有誤，66 找不到輸入，69 對方節點不可用，70 內部故障，73 無法建立，74 讀寫出錯，75 正忙（請重試），77 無權辦理。",
        "Take in, show and handle cases.":
            "受理、查看和辦理案件。",
        "List cases, newest first, or those that are due, the most pressing first.":
            "列出案件，新的在前；或列出將到期的案件，最急的在前。",
        "Only open ones.":
            "只列未結的。",
        "Only closed ones.":
            "只列已結案的。",
        "Only those with a conflict.":
            "只列有衝突的。",
        "Only those with a time limit that is over, by due time.":
            "只列有時限已過的，按到期時間排列。",
        "Only those with a time limit that ends within this span, such as 2d, 36h or 90m, by due time.":
            "只列在這段時間內有時限到期的，如 2d（天）、36h（小時）或 90m（分鐘），按到期時間排列。",
        "Only those of one site.":
            "只列一個門市的。",
        "How many at most.":
            "最多列出多少。",
        "The node's data folder; else AMENDS_DATA, else ./amends-data.":
            "節點的資料夾；未指定時為 AMENDS_DATA，再否則為 ./amends-data。",
        "Language of texts: en, zh-Hans or zh-Hant.":
            "文字的語言：en、zh-Hans 或 zh-Hant。",
        "The staff code of whoever reads: shows what their roles need to see; else AMENDS_AS.":
            "查看人的工號：只顯示其崗位需要看到的內容；未指定時為 AMENDS_AS。",
        "Print one JSON document on standard output.":
            "在標準輸出上列印一份 JSON。",
        "Show a case: fields, stage, conflicts and history.":
            "查看一個案件：內容、階段、衝突和辦理紀錄。",
        "The number of the case, or the first digits of its id.":
            "案件編號，或其標識的前幾位。",
        "Show all acts on a case, with who and when.":
            "列出一個案件的全部操作：誰、何時。",
        "Show what was changed in two places at once, of one case or of all.":
            "列出在兩處同時改動的內容，一個案件的或全部案件的。",
        "The number of the case; all cases where left out.":
            "案件編號；不填則為全部案件。",
        "How many cases at most.":
            "最多多少個案件。",
        "List the evidence of a case, or write one of its files, checked against its digest.":
            "列出案件的證據，或匯出其中一個檔案（與摘要值核對）。",
        "The file to write: the first digits of its digest.":
            "要匯出的檔案：其摘要值的前幾位。",
        "Where to write it.":
            "匯出到哪裡。",
        "Show the time limits of a case: when each is due, what was met and what is overdue.":
            "列出案件的各項時限：何時到期，哪些按時，哪些超期。",
        "Limits in hours run round the clock. Limits in working days follow the Chinese calendar with its make-up working days; the day of the start does not count, and the limit ends at 24:00 of its last day in the zone of the case.":
            "以小時計的時限連續計算。以工作日計的時限按我國工作日（含調休上班日）計算：起算當日不計，截止於最後一日的 24:00（案件所在時區）。",
        "List each day that was counted or skipped, and why.":
            "逐日列出計入或跳過的日子及原因。",
        "Take in a new case; prints its number.":
            "受理新案件，並列印其編號。",
        "--at is when the customer complained, now unless given: with an offset, or in the local time of the site.":
            "--at 是客戶投訴的時間，不填則為現在；可帶時區偏移，否則按門市當地時間。",
        "The fields of the case.":
            "案件的各項內容。",
        "The site it belongs to, for head office; else the node's own.":
            "案件所屬的門市（總部使用）；未指定時為本節點的門市。",
        "The staff code of whoever does this, whose right to it is checked; else AMENDS_AS.":
            "經辦人的工號，程式據此核對權限；未指定時為 AMENDS_AS。",
        "A name, while nobody has a role here yet; else AMENDS_ACTOR.":
            "尚未設定任何角色時，填寫姓名；未指定時為 AMENDS_ACTOR。",
        "Tell the customer that the case is known.":
            "告知客戶已受理。",
        "The number of the case, or the first digits of its id; and its fields.":
            "案件編號，或其標識的前幾位；以及各項內容。",
        "Judge severity, urgency and complexity.":
            "判斷嚴重、緊急和複雜程度。",
        "Confirm or correct how the case is classed.":
            "確認或更正案件的分類。",
        "Give the case to a department or person.":
            "把案件交給部門或人員辦理。",
        "Record what was done at once.":
            "登記立即採取的措施。",
        "Settle a simple case at the counter.":
            "當場解決簡單的案件。",
        "Approve such a settlement afterwards.":
            "事後確認當場解決的金額。",
        "Hand the case up; it stays open until someone who saw this closes it.":
            "上報案件；在看到上報的人結案之前，案件保持未結。",
        "Start the emergency procedure.":
            "啓動應變程序。",
        "Record a meeting on the case and what it decided.":
            "登記為本案召開的會議及其決定。",
        "Name the investigation team, and who stands aside.":
            "確定調查小組成員和迴避人員。",
        "Report what was found out.":
            "提交調查報告。",
        "Add a piece of evidence, with its file.":
            "補充一項證據，可附檔案。",
        "Ask somebody for evidence, until a time.":
            "要求某人在期限內提供證據。",
        "Answer such a request.":
            "答覆取證要求。",
        "Record what somebody stated.":
            "記錄某人的陳述。",
        "Record the cause.":
            "登記原因。",
        "Decide on liability.":
            "認定責任。",
        "Ask for more time.":
            "申請延期。",
        "Grant more time.":
            "批准延期。",
        "Decline to grant more time.":
            "不批准延期。",
        "Plan remedy and compensation.":
            "制定處理方案和賠償。",
        "Record the customer's answer to the plan.":
            "登記客戶對方案的答覆。",
        "Record that the plan was carried out.":
            "登記方案已執行。",
        "Promise compensation.":
            "承諾賠償。",
        "Record a payment or a coupon.":
            "登記付款或優惠券。",
        "Order a measure for staff, team, company or place.":
            "確定對員工、團隊、公司或場所的措施。",
        "Record that a measure was carried out.":
            "登記措施已完成。",
        "Tell the customer the result.":
            "向客戶回饋結果。",
        "Ask whether the customer is satisfied.":
            "回訪客戶是否滿意。",
        "Record what was said to or heard from the customer.":
            "記錄與客戶的溝通。",
        "Record an attempt to reach the customer.":
            "登記一次聯絡客戶的嘗試。",
        "Record that the customer withdrew.":
            "登記客戶撤訴。",
        "Stop the clocks where the pack allows it.":
            "在制度包允許時中止計時。",
        "Let the clocks run again.":
            "恢復計時。",
        "Close the case.":
            "結案。",
        "Declare that there is nothing to complain of; a second person agrees.":
            "認定投訴無效；須第二人同意。",
        "Close the case here and refer it elsewhere.":
            "在這裡結案並轉往別處。",
        "Open a closed case again.":
            "重開已結案的案件。",
        "Record that a step is not needed, and why.":
            "登記某個環節免除及理由。",
        "Archive a closed case.":
            "把已結案的案件歸檔。",
        "Keep the case from being destroyed.":
            "凍結案件，不得銷毀。",
        "Take such a hold off.":
            "解除凍結。",
        "Record the destruction of the file.":
            "登記檔案已銷毀。",
        "Order a report on the case from above.":
            "上級督辦，要求報告。",
        "Answer such an order.":
            "答覆督辦。",
        "Hand the matter to an outside body; the case stays open.":
            "轉外部機構；案件保持未結。",
        "Record the outside body's reply.":
            "登記外部機構的答覆。",
        "Offer the case to another site.":
            "提請移交給另一門市。",
        "Take over a case that is offered.":
            "接收提請移交的案件。",
        "Refuse it.":
            "拒絕移交。",
        "Hide the case behind another one as its duplicate.":
            "作為重複案件併入另一案件。",
        "Remove such a link.":
            "撤銷併案。",
        "Join the case to a group complaint.":
            "歸入群體投訴。",
        "Take it out of one.":
            "退出群體投訴。",
        "Add a note.":
            "添加備註。",
        "Correct fields; what was there stays in the history.":
            "更正內容；原有內容保留在辦理紀錄中。",
        "Choose the value of a field that is in conflict.":
            "為有衝突的內容選定一個值。",
        "Explain a finding, so that it is not asked again.":
            "說明一項核查提示，以後不再提示。",
        "Handle the case under another policy pack from now on.":
            "今後按另一制度包辦理本案。",
        "Find cases by words, Chinese or English.":
            "按詞語查找案件，中文或英文。",
        "All of them must be in the case.":
            "案件須包含全部詞語。",
        "Make a node in an empty folder.":
            "在空資料夾中建立節點。",
        "store, head-office or auditor.":
            "store（門市）、head-office（總部）或 auditor（審計）。",
        "The permanent code of its site.":
            "門市的永久代碼。",
        "The name of the site.":
            "門市名稱。",
        "The region the site is counted in.":
            "門市統計所屬的區域。",
        "The policy pack it works under.":
            "門市執行的制度包。",
        "The site's time zone, an IANA name.":
            "門市的時區（IANA 名稱）。",
        "The sites this node knows.":
            "本節點已知的門市。",
        "Show the sites this node knows.":
            "列出本節點已知的門市。",
        "Staff of a site, or of the company at head office.":
            "門市的員工；在總部則為公司的員工。",
        "Record a member of staff, or change what is recorded.":
            "登記員工，或更改登記內容。",
        "The staff number.":
            "員工編號。",
        "The name; needed for somebody new.":
            "姓名；新員工必填。",
        "The post, where its dates do not matter.":
            "崗位（不計任職日期時）。",
        "The department.":
            "部門。",
        "What the post is answerable for.":
            "崗位職責。",
        "Who employs them: own, stall or agency.":
            "由誰雇用：own（本單位）、stall（攤位）或 agency（仲介）。",
        "Which stall or agency.":
            "哪個攤位或仲介。",
        "active or suspended; whoever leaves: staff leave.":
            "active（在職）或 suspended（停職）；離職請用 staff leave。",
        "The site they belong to, for head office; else the node's own.":
            "所屬門市（總部使用）；未指定時為本節點的門市。",
        "Give somebody a post from a day on; their earlier posts end the day before.":
            "自某日起任某崗位；原崗位於前一日結束。",
        "The post, in the unit's own words.":
            "崗位名稱，用本單位的叫法。",
        "The first day; today unless given.":
            "第一天；不填則為今天。",
        "The last day.":
            "最後一天。",
        "Beside the posts that they hold.":
            "與現有崗位兼任。",
        "Record that somebody left: they may do nothing from then on, and stay named in what they did.":
            "登記離職：此後無權辦理，以往的辦理紀錄仍保留其姓名。",
        "When; now unless given.":
            "時間；不填則為現在。",
        "Why.":
            "理由。",
        "List the staff this node knows.":
            "列出本節點已知的員工。",
        "Those who left, too.":
            "包括已離職的。",
        "Show a member of staff with posts, roles and groups.":
            "查看一名員工的崗位、角色和小組。",
        "Roles of staff: who may do what, for which unit, from when until when.":
            "員工的角色：誰可在哪個單位、從何時到何時辦理什麼。",
        "Give a role to a member of staff.":
            "授予員工一個角色。",
        "The role.":
            "角色。",
        "A site's code, or * for the company with all its sites; else the node's own.":
            "門市代碼；* 表示公司及其全部門市；未指定時為本節點的門市。",
        "From when; now unless given.":
            "生效時間；不填則為現在。",
        "Until when; it then ends by itself, even where nobody can be reached.":
            "失效時間；到時自行失效，斷網時也一樣。",
        "End a role of a member of staff.":
            "撤銷員工的一個角色。",
        "A site's code, or * for the company; else the node's own.":
            "門市代碼；* 表示公司；未指定時為本節點的門市。",
        "List who has which role.":
            "列出各人的角色。",
        "Those that have ended, too.":
            "包括已失效的。",
        "Leading groups, investigation and special teams, supervision groups.":
            "領導小組、調查小組、專項處理小組和監督小組。",
        "Set up a group with its members.":
            "成立小組並確定成員。",
        "Kinds: leading_group, investigation_team, special_team, supervision_group. A group that is set up for a case has its rights on that case only.":
            "種類：leading_group（領導小組）、investigation_team（調查小組）、special_team（專項處理小組）、supervision_group（監督小組）。為某個案件成立的小組只對該案件有權限。",
        "What the group is called.":
            "小組名稱。",
        "What kind of group it is.":
            "小組的種類。",
        "Who heads it.":
            "組長。",
        "A deputy.":
            "副組長。",
        "A member.":
            "成員。",
        "The case that it is there for.":
            "為哪個案件成立。",
        "What it is answerable for.":
            "職責。",
        "From which day; today unless given.":
            "自哪一天起；不填則為今天。",
        "Add members to a group from a day on, or end their membership the day before.":
            "自某日起增加成員，或於前一日結束其成員身份。",
        "Somebody to add.":
            "要增加的人。",
        "As what: head, deputy or member.":
            "身份：head（組長）、deputy（副組長）或 member（成員）。",
        "Somebody whose membership ends.":
            "要退出的人。",
        "Dissolve a group; what it did stays.":
            "解散小組；已辦事項保留。",
        "List the groups and who belongs to them.":
            "列出小組及其成員。",
        "Dissolved ones, too.":
            "包括已解散的。",
        "Orders served a day: what complaints are compared with.":
            "每日服務訂單數：計算投訴率的依據。",
        "Record this node's orders of one day; reporting a day again replaces what it said before.":
            "登記本節點一天的訂單數；重報同一天則替換原數。",
        "The day, such as 2026-11-03.":
            "日期，如 2026-11-03。",
        "How many orders or guests.":
            "訂單數或客人數。",
        "Fold cases, statistics and search anew from the log, and compare.":
            "由日誌重建案件、統計和檢索，並與原先比較。",
        "Let other nodes sync with this one, and call peers now and then, until stopped.":
            "等候其他節點前來同步，並定時與指定節點同步，直到停止。",
        "Where to listen; port 0 takes a free one.":
            "監聽位址；連接埠 0 表示任選空閒連接埠。",
        "Take nodes that were never met before; from then on they are known by their key.":
            "接納首次連接的節點；此後憑其金鑰識別。",
        "A node to sync with; may be given several times.":
            "要同步的節點；可指定多個。",
        "How long to wait between two calls of a peer.":
            "兩次同步之間等候多久。",
        "Listen where other machines can reach it, although nothing is encrypted yet.":
            "在其他機器可達的位址上監聽（目前傳輸尚未加密）。",
        "The least important messages to show: trace, debug, info, notice, warning, error.":
            "顯示的最低日誌級別：trace、debug、info、notice、warning、error。",
        "Print {\"listening\": port} on standard output when it listens.":
            "開始監聽時在標準輸出上列印 {\"listening\": 連接埠}。",
        "Exchange with another node what either of the two lacks.":
            "與另一節點互換彼此缺少的內容。",
        "The other node.":
            "對方節點。",
        "Carry entries in a file, for a USB stick or an e-mail.":
            "用檔案傳送紀錄，可用隨身碟或電子郵件。",
        "Write a file with what another node may read.":
            "寫出對方可讀取內容的資料包。",
        "head-office, a site's code, or the first digits of a known node's name.":
            "head-office（總部）、門市代碼，或已知節點名稱的前幾位。",
        "The file to write.":
            "要寫入的檔案。",
        "Take in what a bundle holds; again does no harm.":
            "匯入資料包；重複匯入無妨。",
        "The bundle.":
            "資料包檔案。",
        "List the nodes that this one has met.":
            "列出本節點聯絡過的節點。",
        "Counts, milestones, durations, satisfaction, timeliness, money.":
            "件數、環節、時長、滿意度、及時情況和金額。",
        "--by takes, several joined by commas: site, month, region, category, channel and outcome, of which sums are kept; and subcategory, nature, severity, urgency, complexity, cause, finding, liability, remedy, department, staff, respondent, item, equipment, stall, satisfaction, stage, verdict, compensation, hour, weekday, week, quarter, year, which are added up from the cases. Durations come from kept histograms and are off by at most a fifth, or with --exact from the cases themselves (of divisions that are kept).":
            "--by 可用逗號連接多項：site、month、region、category、channel、outcome（已有彙總），以及 subcategory、nature、severity、urgency、complexity、cause、finding、liability、remedy、department、staff、respondent、item、equipment、stall、satisfaction、stage、verdict、compensation、hour、weekday、week、quarter、year（由案件逐一相加）。時長取自直方圖，誤差不超過五分之一；加 --exact 則取自案件本身（限已有彙總的項目）。",
        "What to divide by.":
            "按什麼劃分。",
        "The first month of receipt, such as 2026-01.":
            "受理的第一個月，如 2026-01。",
        "The last month of receipt.":
            "受理的最後一個月。",
        "Medians and percentiles exact to the second.":
            "中位數和百分位數精確到秒。",
        "Indicators of the regulations, their trends, and the cases behind them.":
            "制度規定的考核指標、趨勢及其所含案件。",
        "The indicators of a period with targets, the period before and the year before.":
            "一個時期的考核指標、目標、環比和同比。",
        "Counted are the cases received in the period. --by takes the divisions of `amends statistics`; then each line has the indicators named by --kpi, or those of the packs in force.":
            "統計該時期受理的案件。--by 可用 amends statistics 的劃分項；每行列出 --kpi 指定的指標，或現行制度包的指標。",
        "A month (2026-11), a quarter (2026-Q4) or a year (2026); this month where left out.":
            "月份（2026-11）、季度（2026-Q4）或年份（2026）；不填則為本月。",
        "The first month, instead of --month.":
            "第一個月，代替 --month。",
        "The last month.":
            "最後一個月。",
        "Only the cases of one site.":
            "只計一個門市的案件。",
        "Which indicators, by their codes.":
            "哪些指標，填寫代碼。",
        "Every indicator, not only those of the packs in force.":
            "列出全部指標，不限於現行制度包的。",
        "The very cases that an indicator counts: in its numerator, its denominator, or still undetermined.":
            "指標所含的具體案件：在分子中、分母中，或尚未確定的。",
        "The indicator's code.":
            "指標代碼。",
        "numerator, denominator or undetermined.":
            "numerator（分子）、denominator（分母）或 undetermined（未定）。",
        "One indicator month by month, against the month before and the same month of the year before.":
            "逐月列出一項指標，並與上月和上年同月比較。",
        "Open cases at the beginning, received, reopened and closed, and open at the end; with the check.":
            "期初在辦、受理、重開、結案和期末在辦，並核對平衡。",
        "A line for each site.":
            "每個門市一行。",
        "Customers, people and items with more than one complaint in the period.":
            "該時期內投訴不止一次的客戶、人員和項目。",
        "customer, respondent, item, stall or category.":
            "customer（客戶）、respondent（被投訴人）、item（項目）、stall（攤位）或 category（類別）。",
        "Show a digest per scope: equal on two nodes exactly when they hold the same.":
            "列出各範圍的摘要值：兩個節點所存相同時才相等。",
        "Check every signature, tree, leaf and value of the node's log, or of an export.":
            "核對節點日誌或匯出檔案的全部簽名、雜湊樹、葉和值。",
        "An export is checked without any node: by whoever received it, with nothing but this program.":
            "核對匯出檔案不需要節點：收到的人只用本程式即可。",
        "A JSONL export; the node's own log where left out.":
            "JSONL 匯出檔案；不填則核對本節點的日誌。",
        "Write papers to print: forms, letters, reports of a case and of a month.":
            "製作可列印的文書：表單、回覆函、案件報告和月報。",
        "Every paper is one HTML file for A4 that needs nothing else; print it, or save it as PDF, from any browser. --second-language sets a second language beside the first.":
            "每份文書是一個獨立的 A4 HTML 檔案，可用任何瀏覽器列印或存為 PDF。--second-language 可並列第二種語言。",
        "Write the empty complaint form, to be filled in by hand.":
            "製作空白投訴表，供手工填寫。",
        "The HTML file to write.":
            "要寫入的 HTML 檔案。",
        "A second language on the paper, beside the first.":
            "文書上並列的第二種語言。",
        "Write a paper of one case: its form, the reply to the customer, the investigation report, the summary.":
            "製作一個案件的文書：投訴表、給客戶的回覆、調查報告或總結報告。",
        "A form and a reply are in the customer's language too, where the case names one.":
            "案件登記了客戶使用的語言時，投訴表和回覆並列該語言。",
        "complaint, reply, investigation or summary.":
            "complaint（投訴表）、reply（回覆）、investigation（調查報告）或 summary（總結報告）。",
        "Write the report of a month, of one site or of the whole company, with its tables as CSV.":
            "製作一個月的月報，一個門市或全公司的，並附 CSV 表格。",
        "--to names a folder. Its files begin with the month and the site and are written anew each time.":
            "--to 指定資料夾；其中檔案以月份和門市開頭，每次重新寫入。",
        "The month, such as 2026-11.":
            "月份，如 2026-11。",
        "One site; else a store's own, and at head office the whole company.":
            "一個門市；未指定時，門市節點為本門市，總部為全公司。",
        "The folder for the files.":
            "存放檔案的資料夾。",
        "Record that this report was given out, so that later changes are shown as revisions.":
            "登記本報告已發布，以後的變動作為修訂列出。",
        "Write a notice for customers: how to complain and what happens then; with --month, what came of it.":
            "製作給客戶的告示：如何投訴、如何處理；加 --month 則公布處理情況。",
        "Figures of a month are told only where they are large enough to tell of nobody.":
            "月度數字足夠大、不會暴露個人時才公布。",
        "Tell the public of this month's complaints instead, such as 2026-11.":
            "改為公布這個月的投訴處理情況，如 2026-11。",
        "Write a sheet to sign at a training.":
            "製作培訓簽到表。",
        "What it is about.":
            "培訓內容。",
        "Who gives it.":
            "培訓人。",
        "Where it is held.":
            "培訓地點。",
        "Who takes part; may be given more than once.":
            "參加人；可指定多個。",
        "Close months, list and check archive volumes, and see what may be destroyed.":
            "月末封卷，列出和核對檔案卷，查看可銷毀的檔案。",
        "List the archive volumes.":
            "列出檔案卷。",
        "Show a volume's contents, and what became of its cases since.":
            "查看一卷的目錄及卷內案件此後的變化。",
        "The number of the volume, such as S012-2026-11.":
            "卷號，如 S012-2026-11。",
        "Print the signed text as it stands.":
            "列印簽名的原文。",
        "Check a volume's signature, list and cases; of all volumes where none is named.":
            "核對一卷的簽名、目錄和案件；不指定則核對全部。",
        "The number of the volume.":
            "卷號。",
        "List the archived cases that may be destroyed: kept long enough, not on hold, not named by open cases.":
            "列出可以銷毀的檔案：保存期滿、未凍結、未結案件未涉及。",
        "The site; else the node's own.":
            "門市；未指定時為本節點的門市。",
        "As of this time; else now.":
            "截至這個時間；不填則為現在。",
        "Number a month's closed cases in the order of complaint time, sign the list and archive them.":
            "把一個月結案的案件按投訴時間順序編號，簽署目錄並歸檔。",
        "May be asked again: it finishes what was left undone and seals nothing twice.":
            "可以重複執行：補完未完成的部分，不會重複封卷。",
        "List what came after a month was closed; nothing is numbered anew.":
            "把封卷後才到的編入補充卷；原有編號不變。",
        "Name the one node that seals a site's archive volumes.":
            "指定由哪個節點封存門市的檔案卷。",
        "First digits of the node's name, or self.":
            "節點名稱的前幾位；self 表示本節點。",
        "Ask for, approve and carry out the destruction of archived cases.":
            "申請、批准和執行檔案銷毀。",
        "List the requests for destruction.":
            "列出銷毀申請。",
        "Show a request, its approvals and its certificate.":
            "查看一項申請及其批准和證明。",
        "The number of the request.":
            "申請編號。",
        "Ask for the destruction of volumes or cases that are due.":
            "申請銷毀期滿的檔案卷或案件。",
        "A volume, with all its cases; may be repeated.":
            "一個檔案卷及其全部案件；可指定多個。",
        "A case; may be repeated.":
            "一個案件；可指定多個。",
        "On what ground.":
            "依據。",
        "Approve a request; whoever asked cannot, and it takes two people.":
            "批准申請；申請人不得批准，須兩人批准。",
        "What is to be said of it.":
            "意見。",
        "Decline a request.":
            "不批准申請。",
        "Destroy what was approved, and write the certificate.":
            "銷毀已批准的檔案，並出具證明。",
        "From then on only tombstones are shown: period, site, classes, verdicts and amounts.":
            "此後只顯示銷毀紀錄：時期、門市、分類、結論和金額。",
        "What became of the paper: shredded, burnt, none.":
            "紙質材料如何處理：碎紙、焚毀、無紙質材料。",
        "Who saw it done.":
            "監銷人。",
        "The records of the management side, all kinds together.":
            "管理類紀錄，各種類合併。",
        "List the kinds of records and what can be done with each.":
            "列出紀錄的種類及可辦理的事項。",
        "Count a month's records of every kind, with what is open and what is overdue.":
            "統計一個月各類紀錄的數量、未完成的和超期的。",
        "List them, oldest first.":
            "列出紀錄，舊的在前。",
        "Only those of one month, such as 2026-11.":
            "只列一個月的，如 2026-11。",
        "Only the company's own.":
            "只列公司的。",
        "Only those that are not finished.":
            "只列未完成的。",
        "Only those that are past their last day.":
            "只列已過期限的。",
        "Only those that name this person.":
            "只列涉及此人的。",
        "Show one with its fields, its history and what is wrong with it.":
            "查看一條紀錄的內容、經過和問題。",
        "The number, or the first digits of the id.":
            "編號，或標識的前幾位。",
        "Compare complaints before and after a measure, without recording a verdict.":
            "比較措施前後的投訴，不登記結論。",
        "The number of the measure.":
            "措施編號。",
        "Days before and days after; else those of the measure, else 30.":
            "前後各多少天；未指定時取措施的設定，再否則為 30。",
        "The site it belongs to; head office may place it in any.":
            "所屬門市；總部可指定任一門市。",
        "Take a shop's entry up into the company's library, which every shop sees.":
            "把門市的條目收入公司案例庫，各門市都能看到。",
        "The number of the entry.":
            "條目編號。",
        "Show a month's figures as they may be published: small numbers are withheld.":
            "列出一個月可公布的數字：過小的數字不公布。",
        "Show coverage, means by question and aspect, and the best and weakest of them.":
            "列出覆蓋率、各題和各方面的均分，以及最好和最弱的。",
        "The number of the survey.":
            "調查編號。",
        "What passes the thresholds of the packs on a day, what still stands, and what has calmed down.":
            "某日超過制度包預警線的、仍在預警的和已解除的。",
        "The last day of the window; today where left out.":
            "統計期的最後一天；不填則為今天。",
        "Only one site.":
            "只看一個門市。",
        "Set down a warning for everything that newly passes its threshold.":
            "為新超過預警線的各項登記預警。",
        "Write a bulletin of a month's warnings; `amends bulletin issue` sends it to the units.":
            "編寫一個月的預警通報；amends bulletin issue 發給各單位。",
        "The month; this one where left out.":
            "月份；不填則為本月。",
        "Only the warnings of one site, whose record it becomes.":
            "只通報一個門市的預警，並記在該門市名下。",
        "Policy packs: the regulation that a shop works under, as one file.":
            "制度包：門市所執行的制度，一個檔案。",
        "To write your own, copy one with `amends pack show salon --text > ours.yaml`, change id and version and whatever is to be otherwise, and look at it with `amends pack check ours.yaml`. protocol/pack.md describes the file.":
            "如需自編，可用 amends pack show salon --text > ours.yaml 複製一份，改動 id、version 及其他內容，再用 amends pack check ours.yaml 檢查。檔案格式見 protocol/pack.md。",
        "List the packs: which there are, which is in force where, who has acknowledged it.":
            "列出制度包：有哪些、在哪裡執行、誰已確認。",
        "Show what a pack says; defaults that no regulation wrote are marked.":
            "查看制度包的內容；非制度規定的預設值有標註。",
        "Its name, such as salon or salon/2, or a file.":
            "名稱，如 salon 或 salon/2，或一個檔案。",
        "Print its YAML, to start a pack of one's own from.":
            "列印其 YAML 原文，供自編時參照。",
        "Look for mistakes in a pack of one's own; all are listed, each with its line.":
            "檢查自編制度包的錯誤；逐條列出並註明行號。",
        "The file.":
            "檔案。",
        "Say in words what differs between two packs.":
            "用文字說明兩個制度包的差異。",
        "A name or a file.":
            "名稱或檔案。",
        "Another one.":
            "另一個。",
        "Publish a pack for the company and order sites to use it, at head office.":
            "在總部為公司發布制度包，並規定門市執行。",
        "A pack with any mistake is refused whole. What was published under a name never changes: give another text another version. Cases that are open keep the pack they were received under.":
            "有任何錯誤的制度包一律不接受。已發布的內容不再改變：改動後請換版本號。未結案件仍按受理時的制度包辦理。",
        "The file, or the name of a pack that is known here.":
            "檔案，或這裡已知的制度包名稱。",
        "Who is to use it: all, or codes such as S001,S002.":
            "由誰執行：all（全部），或門市代碼，如 S001,S002。",
        "The day from which it is to be used; today unless given.":
            "自哪一天起執行；不填則為今天。",
        "Say that a published pack is not for new cases any more, at head office.":
            "在總部停用已發布的制度包，不再用於新案件。",
        "Its name and version, such as salon/2.":
            "名稱和版本，如 salon/2。",
        "Choose the pack of this node's own site, where head office has ordered none.":
            "總部沒有規定時，選擇本門市的制度包。",
        "Its name, such as salon, or with a version, salon/2.":
            "名稱，如 salon；可帶版本，如 salon/2。",
        "Say that this site knows a published pack and follows it; a store's node does so by itself when it syncs.":
            "確認本門市已知悉並執行某制度包；門市節點同步時會自動確認。",
        "The Chinese working days that time limits are counted by.":
            "計算時限所用的我國工作日曆。",
        "A list of days is a text file with one day a line, such as `2027-01-01 off` or `2027-02-06 work` for a weekend day that is worked in exchange for a holiday; what follows a # is left out.":
            "日期表是文字檔，每行一天，如「2027-01-01 off」（放假）或「2027-02-06 work」（調休上班）；# 之後為註解。",
        "Show the versions of the calendar that are known here, or one year of the newest.":
            "列出這裡已知的日曆版本，或最新版的一年。",
        "The year to show.":
            "要查看的年份。",
        "Look for mistakes in a list of days; all are told, each with its line.":
            "檢查日期表的錯誤；逐條列出並註明行號。",
        "Publish a version of the calendar for the company, at head office.":
            "在總部為公司發布新版日曆。",
        "What is published never changes: correct a list by publishing the next version.":
            "已發布的內容不再改變：如需更正，請發布下一版。",
        "The list of days.":
            "日期表。",
        "The version; the next one unless given.":
            "版本；不填則為下一版。",
        "A year whose official list is complete with this file; may be given several times.":
            "本檔案已包含全部官方安排的年份；可指定多個。",
        "The notice it follows.":
            "所依據的通知。",
        "Take in the cases of CSV or TSV files; again, or after a crash, only adds what is missing.":
            "匯入 CSV 或 TSV 檔案中的案件；重複匯入或中斷後再匯入，只補缺少的。",
        "A mapping file, or the name of a shipped one (see `amends mappings list`).":
            "對照檔案，或隨程式提供的名稱（見 amends mappings list）。",
        "The files.":
            "檔案。",
        "Put all cases at this site, whatever their rows say.":
            "不論各行如何，全部案件歸入此門市。",
        "Take only part K of N, K from 0: divides one file between stores.":
            "只取 N 份中的第 K 份（從 0 起）：把一個檔案分給多個門市。",
        "Where to write the rejected rows' lines and reasons, as CSV.":
            "未接受的行及原因寫到哪裡（CSV）。",
        "The mappings that come with the program.":
            "隨程式提供的對照檔案。",
        "List the shipped mappings.":
            "列出隨程式提供的對照檔案。",
        "Print a shipped mapping, to start one's own from.":
            "列印一份對照檔案，供自編時參照。",
        "Its name.":
            "名稱。",
        "Write the merged history (jsonl, with its proofs) or the cases (csv) to a new file.":
            "把合併後的全部紀錄（jsonl，附證明）或案件（csv）寫入新檔案。",
        "Two nodes that hold the same write the same bytes. `amends verify PATH` checks a jsonl export anywhere.":
            "所存相同的兩個節點寫出相同的位元組。任何地方都可用 amends verify 檔案 核對 jsonl 匯出。",
        "jsonl or csv.":
            "jsonl 或 csv。",
        "The file to write; it must not be there yet.":
            "要寫入的檔案；不得已經存在。",
        "What comes with the program for people to read: aims, phrases, stories, laws, questions, check lists.":
            "隨程式提供的閱讀材料：宗旨、話術、案例、法規、問答、檢查表。",
        "List the entries, of one pack or kind where asked.":
            "列出條目，可限一個制度包或一種類。",
        "Only what is of use under this pack.":
            "只列適用於此制度包的。",
        "Only this kind: aims, principles, gaps, benefits, communication, phrase, story, law, standard, risk, training, faq, checklist.":
            "只列這一種類：aims、principles、gaps、benefits、communication、phrase、story、law、standard、risk、training、faq、checklist。",
        "Show an entry.":
            "查看一個條目。",
        "Its code, as `list` shows it.":
            "代碼，見 list 的輸出。",
        "Five stores and a head office work offline for a month, then sync and agree.":
            "示範：五家門市和總部離線工作一個月，然後同步並取得一致。",
        "Every node is a process of its own on this machine's loopback. With --file and --mapping a real file is split over the stores.":
            "每個節點是本機迴環位址上的獨立處理程序。加 --file 和 --mapping 可把真實檔案分給各門市。",
        "Where the nodes' folders go; an earlier demo there is removed.":
            "節點資料夾放在哪裡；原有的示範會被刪除。",
        "Generated cases per node.":
            "每個節點生成的案件數。",
        "The same seed gives the same cases.":
            "相同的種子生成相同的案件。",
        "A real file to split over the stores.":
            "要分給各門市的真實檔案。",
        "Its mapping.":
            "其對照檔案。",
        "Write generated cases at a node (used by `amends demo`).":
            "在節點上寫入生成的案件（供 amends demo 使用）。",
        "Cases begin on the days before now.":
            "案件自現在之前的若干天開始。",
        "Run a whole chain with faults on virtual time from a seed, and check that no law is broken.":
            "在虛擬時間上由種子模擬整個連鎖（含故障），並檢查各項規律。",
        "The same seed, stores and days give the same history. --histories runs many, from as many seeds on.":
            "相同的種子、門市數和天數得到相同的過程。--histories 連續運行多次。",
        "The seed, or the first of many.":
            "種子，或多次運行的第一個。",
        "Stores of the chain; where left out the seed chooses.":
            "門市數；不填則由種子決定。",
        "Months of work under the shipped packs, instead of days.":
            "模擬各內建制度包下若干個月的工作，而不是若干天。",
        "Days of work; where left out the seed chooses.":
            "工作天數；不填則由種子決定。",
        "How many histories.":
            "運行多少次。",
        "--open and --closed exclude each other.":
            "--open 與 --closed 不能同時使用。",
        "--overdue and --due-within exclude each other.":
            "--overdue 與 --due-within 不能同時使用。",
        "--limit must be at least 1.":
            "--limit 至少為 1。",
        "CASES:":
            "案件",
        "A NODE:":
            "節點",
        "OTHER NODES:":
            "其他節點",
        "FIGURES:":
            "數字",
        "PAPERS:":
            "文書",
        "ARCHIVE:":
            "檔案",
        "MANAGEMENT:":
            "管理",
        "POLICY:":
            "制度",
        "FILES:":
            "檔案",
        "TO READ:":
            "閱讀",
        "TO TRY OUT:":
            "試用",
        "READING:":
            "查看",
        "TAKING IN:":
            "受理",
        "FINDING OUT:":
            "調查",
        "PUTTING RIGHT:":
            "處理",
        "THE CUSTOMER:":
            "客戶",
        "ENDING:":
            "了結",
        "ELSEWHERE:":
            "上級與外部",
        "THE RECORD:":
            "案卷",
        "ACTS:":
            "辦理",
        "Roles: ":
            "角色：",
        "Break a law on purpose: ":
            "故意違反一條規律：",
        "Show how to receive a complaint here: opening words, check list, and what the pack in force asks for.":
            "查看本店如何接待投訴：開場用語、核對清單，以及現行制度包要求詢問的內容。",
        "Only those that a department has, or is to take.":
            "只列某個部門已接手或待接手的。",
        "Only those that wait for a department to take them.":
            "只列等待部門接手的。",
        "Record that the complaint came by another road too.":
            "登記同一投訴還從其他管道提出。",
        "Take such a road back.":
            "撤銷這樣的管道登記。",
        "Hand the case on to another department.":
            "把案件轉交另一個部門。",
        "Take the case that the department was given.":
            "接手分派給本部門的案件。",
        "Give it back, with the reason.":
            "退回案件，並說明原因。",
        "Tell people and departments of the plan.":
            "把處理方案告知相關人員和部門。",
        "Say that whoever acts knows their tasks in the plan.":
            "經辦人確認已知悉方案中自己的任務。",
        "Close the case here: another site handles it (--handed-to), or nobody of ours.":
            "在本店了結案件：由其他門市處理（--handed-to），或不由本公司處理。",
        "Ask head office to move the case to another site; it stays here until then.":
            "請總部把案件移交其他門市；在此之前仍由本店負責。",
        "Tell a unit at head office what became of a case that it handed over.":
            "由總部告知移交單位案件的處理結果。",
        "Say that the customer is that of another case.":
            "說明客戶與另一案件的客戶是同一人。",
        "Take that back.":
            "撤銷上述認定。",
        "Keep the case and use it for nothing, for a request for erasure.":
            "因刪除請求而限制使用：案件保留，但不作任何使用。",
        "Let it be used again.":
            "恢復使用。",
        "What is known of a customer from the cases of this node.":
            "本節點案件中某位客戶的情況。",
        "Show a customer's history: all their cases, in whatever shop, and what came of them.":
            "查看客戶的投訴歷史：在各門市的全部案件及處理結果。",
        "Cases belong to one customer where they have the same contact or member number. A name alone may mean several people; they are then listed apart. With --as only cases are looked at that the reader may see whole, and the look is recorded.":
            "聯絡方式或會員號相同的案件視為同一客戶；只有姓名相同的可能是不同的人，分開列出。使用 --as 時只查看此人可以看到全部內容的案件，並記錄這次查看。",
        "The name, the contact or the member number, in full.":
            "完整的姓名、聯絡方式或會員號。",
        "Why it is looked at: ":
            "查看的目的：",
        "Cases that go from one site to another.":
            "在門市之間移交的案件。",
        "A site hands a case over with: amends case refer CASE --handed-to SITE --reason WHY. Head office opens it at the other site, which answers with: amends case accept-transfer CASE, or refuse-transfer. Until then it is head office's.":
            "門市用 amends case refer 案件 --handed-to 門市 --reason 原因 移交案件。總部在另一門市立案，該門市用 amends case accept-transfer 案件（接收）或 refuse-transfer（拒收）答覆。在此之前由總部負責。",
        "List the cases for whose handling an answer is waited for, and whose they are.":
            "列出正在等待答覆由誰處理的案件，以及目前由誰負責。",
        "Pass on at head office what sites handed over. Every session does it by itself.":
            "在總部轉交門市移交的案件。每次同步時會自動進行。",
        "Offer a case to a site, at head office.":
            "由總部向門市提出移交案件。",
        "The site that is to handle it.":
            "由哪個門市處理。",
        "Decide at head office which site handles a case.":
            "由總部決定案件歸哪個門市處理。",
        "Tell every site of a site, at head office; what is not given stays.":
            "在總部登記門市並告知各門市；未填的項目保持不變。",
        "The site's permanent code.":
            "門市的永久代碼。",
        "Its region.":
            "所在區域。",
        "IANA name of its time zone, such as Asia/Shanghai.":
            "時區的 IANA 名稱，如 Asia/Shanghai。",
        "Say that a site takes no cases from a day on, at head office. Its code is never used again.":
            "在總部登記門市自某日起不再受理案件；其代碼不再使用。",
        "The site's code.":
            "門市代碼。",
        "The first day without it, such as 2027-03-01.":
            "不再受理的首日，如 2027-03-01。",
        "Write the contents list of an archive volume, with its supplements, to be put before the files.":
            "列印檔案卷的目錄（含補充目錄），置於案卷之前。",
        "Without the supplements.":
            "不含補充目錄。",
        "Write the certificate of a destruction that was carried out, to be signed and sealed.":
            "列印已執行銷毀的證明，供簽字蓋章。",
        "Erase what was decided; what must be kept is restricted instead.":
            "按決定刪除；依法須保留的改為限制使用。",
        "Who stands behind it: company, or industry for the body above it, whose packs no company sets aside.":
            "制度包的級別：company 公司；industry 行業主管（公司不得以自己的制度包替代）。",
        "Show what the pack in force asks of a unit beside its cases, when each was last done, and what is overdue.":
            "列出現行制度包在案件之外對單位的要求、各項上次完成的時間和逾期情況。",
        "Which site; else the node's own.":
            "哪個門市；未指定時為本節點的門市。",
    ]
}
