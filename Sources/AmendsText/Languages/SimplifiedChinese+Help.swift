import AmendsLog
import AmendsModel

/// What `--help` says, by what it says in English.
extension SimplifiedChinese: HelpWording {
    func label(_ word: HelpWord) -> String {
        switch word {
        case .overview: "说明"
        case .usage: "用法"
        case .arguments: "参数"
        case .options: "选项"
        case .subcommands: "子命令"
        case .fields: "各项内容（写法：--名称 值）"
        case .needs: "必填"
        case .repeats: "标有 * 的可以填写多次。"
        case .removal: "从多项内容中去掉一项"
        case .clearing: "清空一项内容"
        case .file: "要保存的图片、录音、录像或文档"
        case .needed: "必填"
        case .nowUnlessGiven: "不填则为现在"
        case .mayRepeat: "可填写多次"
        case .oneOf: "可选"
        }
    }

    func sentence(_ problem: UsageProblem, in catalogue: Catalogue) -> String {
        switch problem {
        case .unknownOption(let option, let similar):
            "没有 \(option) 这个选项。" + (similar.map { "是否想用 \($0)？" } ?? "")
        case .valueMissing(let option): "\(option) 之后缺少值。"
        case .valueNotTaken(let option, let value): "\(option) 不带值，却填了“\(value)”。"
        case .argumentMissing(let argument): "缺少 \(argument)。"
        case .oneOfMissing(let arguments): "以下各项须填其一：\(arguments)。"
        case .unexpected(let arguments): "多出了“\(arguments)”。"
        case .badValue(let value, let option, let others):
            "“\(value)”不能用于 \(option)。" + (others.isEmpty ? "" : "可用：\(others)。")
        case .other(let text): catalogue.help(text: text) ?? text
        }
    }

    func more(_ command: String) -> String { "详细说明：amends help \(command)" }
    func group(of kind: String) -> String { "\(kind)：登记、办理、列出和查看。" }

    func form(of field: FieldID) -> String? {
        switch field {
        case CaseField.measure:
            "对象：种类：责任人：期限：内容，如 staff:training:E03:2026-11-25:收银规范；对象：customer 客户、staff 员工、team 团队、company 公司、environment 场所、vendor 摊位"
        case CaseField.liabilityShares: "责任[:人员]=比例，如 individual:E03=60%,company=40%"
        case CaseField.measureDone: "措施序号加完成情况，如 “1 已培训”"
        case CaseField.allegationFinding: "事项序号=结论，如 2=substantiated"
        case CaseField.waived: "环节代码，如 M10"
        case CaseField.classification: "分类与代码，如 sorting:price"
        default: nil
        }
    }

    var helpTexts: [String: String] { Self.translated }
    var valueNames: [String: String] {
        [
            "field": "内容名称", "level": "级别", "purpose": "目的", "customer": "客户",
            "yuan": "元", "percent": "百分比", "code": "代码", "count": "数量", "dir": "文件夹",
            "tag": "语言", "span": "时长", "digest": "摘要值", "path": "文件", "case": "案件",
            "case and fields": "案件及内容", "fields": "内容", "name": "名称", "words": "词语", "role": "角色",
            "region": "区域", "pack": "制度包", "zone": "时区", "post": "岗位", "text": "文字",
            "staff": "工号", "date": "日期", "time": "时间", "unit": "单位", "seconds": "秒",
            "node": "节点", "file": "文件", "division,…": "划分项,…", "month": "月份", "period": "时期",
            "code,…": "代码,…", "part": "部分", "what": "对象", "form": "种类", "volume": "卷号",
            "number": "编号", "days": "天数", "sites": "门店", "year": "年份", "mapping": "对照",
            "format": "格式", "kind": "种类", "cases": "案件数", "seed": "种子", "log-level": "级别",
            "host:port": "地址与端口", "k/n": "k/n", "breach": "规律", "given": "内容",
        ]
    }

    private static let translated: [String: String] = [
        "Show help information.":
            "显示帮助。",
        "Keeps the complaint cases of a chain of shops; every store works offline and syncs later.":
            "管理连锁门店的客户投诉案件；各门店断网也能办理，联网后再同步。",
        "Every command takes --data DIR (or AMENDS_DATA) for the node's folder, ./amends-data otherwise, and --language en, zh-Hans or zh-Hant. One that writes waits 20 seconds for another program that is writing to the node, or AMENDS_WAIT seconds. Exit codes: 64 usage, 65 bad data, 66 no input, 69 peer unavailable, 70 internal, 73 cannot create, 74 input or output error, 75 busy (try again), 77 no permission.":
            "各命令都可用 --data（或 AMENDS_DATA）指定节点的文件夹，未指定时为 ./amends-data；用 --language（en、zh-Hans、zh-Hant）或 AMENDS_LANGUAGE 选择语言。需要写入的命令遇到其他程序正在写入时等候 20 秒，可用 AMENDS_WAIT 另定秒数。退出码：64 用法有误，65 数据有误，66 找不到输入，69 对方节点不可用，70 内部故障，73 无法创建，74 读写出错，75 正忙（请重试），77 无权办理。",
        "Take in, show and handle cases.":
            "受理、查看和办理案件。",
        "List cases, newest first, or those that are due, the most pressing first.":
            "列出案件，新的在前；或列出将到期的案件，最急的在前。",
        "Only open ones.":
            "只列未结的。",
        "Only closed ones.":
            "只列已办结的。",
        "Only those with a conflict.":
            "只列有冲突的。",
        "Only those with a time limit that is over, by due time.":
            "只列有时限已过的，按到期时间排列。",
        "Only those with a time limit that ends within this span, such as 2d, 36h or 90m, by due time.":
            "只列在这段时间内有时限到期的，如 2d（天）、36h（小时）或 90m（分钟），按到期时间排列。",
        "Only those of one site.":
            "只列一个门店的。",
        "How many at most.":
            "最多列出多少。",
        "The node's data folder; else AMENDS_DATA, else ./amends-data.":
            "节点的数据文件夹；未指定时为 AMENDS_DATA，再否则为 ./amends-data。",
        "Language of texts: en, zh-Hans or zh-Hant.":
            "文字的语言：en、zh-Hans 或 zh-Hant。",
        "The staff code of whoever reads: shows what their roles need to see; else AMENDS_AS.":
            "查看人的工号：只显示其岗位需要看到的内容；未指定时为 AMENDS_AS。",
        "Print one JSON document on standard output.":
            "在标准输出上打印一份 JSON。",
        "Show a case: fields, stage, conflicts and history.":
            "查看一个案件：内容、阶段、冲突和办理记录。",
        "The number of the case, or the first digits of its id.":
            "案件编号，或其标识的前几位。",
        "Show all acts on a case, with who and when.":
            "列出一个案件的全部操作：谁、何时。",
        "Show what was changed in two places at once, of one case or of all.":
            "列出在两处同时改动的内容，一个案件的或全部案件的。",
        "The number of the case; all cases where left out.":
            "案件编号；不填则为全部案件。",
        "How many cases at most.":
            "最多多少个案件。",
        "List the evidence of a case, or write one of its files, checked against its digest.":
            "列出案件的证据，或导出其中一个文件（与摘要值核对）。",
        "The file to write: the first digits of its digest.":
            "要导出的文件：其摘要值的前几位。",
        "Where to write it.":
            "导出到哪里。",
        "Show the time limits of a case: when each is due, what was met and what is overdue.":
            "列出案件的各项时限：何时到期，哪些按时，哪些超期。",
        "Limits in hours run round the clock. Limits in working days follow the Chinese calendar with its make-up working days; the day of the start does not count, and the limit ends at 24:00 of its last day in the zone of the case.":
            "以小时计的时限连续计算。以工作日计的时限按我国工作日（含调休上班日）计算：起算当日不计，截止于最后一日的 24:00（案件所在时区）。",
        "List each day that was counted or skipped, and why.":
            "逐日列出计入或跳过的日子及原因。",
        "Take in a new case; prints its number.":
            "受理新案件，并打印其编号。",
        "--at is when the customer complained, now unless given: with an offset, or in the local time of the site.":
            "--at 是客户投诉的时间，不填则为现在；可带时区偏移，否则按门店当地时间。",
        "The fields of the case.":
            "案件的各项内容。",
        "The site it belongs to, for head office; else the node's own.":
            "案件所属的门店（总部使用）；未指定时为本节点的门店。",
        "The staff code of whoever does this, whose right to it is checked; else AMENDS_AS.":
            "经办人的工号，程序据此核对权限；未指定时为 AMENDS_AS。",
        "A name, while nobody has a role here yet; else AMENDS_ACTOR.":
            "尚未设置任何角色时，填写姓名；未指定时为 AMENDS_ACTOR。",
        "Tell the customer that the case is known.":
            "告知客户已受理。",
        "The number of the case, or the first digits of its id; and its fields.":
            "案件编号，或其标识的前几位；以及各项内容。",
        "Judge severity, urgency and complexity.":
            "判断严重、紧急和复杂程度。",
        "Confirm or correct how the case is classed.":
            "确认或更正案件的分类。",
        "Give the case to a department or person.":
            "把案件交给部门或人员办理。",
        "Record what was done at once.":
            "登记立即采取的措施。",
        "Settle a simple case at the counter.":
            "当场解决简单的案件。",
        "Approve such a settlement afterwards.":
            "事后确认当场解决的金额。",
        "Hand the case up; it stays open until someone who saw this closes it.":
            "上报案件；在看到上报的人办结之前，案件保持未结。",
        "Start the emergency procedure.":
            "启动应急程序。",
        "Record a meeting on the case and what it decided.":
            "登记为本案召开的会议及其决定。",
        "Name the investigation team, and who stands aside.":
            "确定调查小组成员和回避人员。",
        "Report what was found out.":
            "提交调查报告。",
        "Add a piece of evidence, with its file.":
            "补充一项证据，可附文件。",
        "Ask somebody for evidence, until a time.":
            "要求某人在期限内提供证据。",
        "Answer such a request.":
            "答复取证要求。",
        "Record what somebody stated.":
            "记录某人的陈述。",
        "Record the cause.":
            "登记原因。",
        "Decide on liability.":
            "认定责任。",
        "Ask for more time.":
            "申请延期。",
        "Grant more time.":
            "批准延期。",
        "Decline to grant more time.":
            "不批准延期。",
        "Plan remedy and compensation.":
            "制定处理方案和赔付。",
        "Record the customer's answer to the plan.":
            "登记客户对方案的答复。",
        "Record that the plan was carried out.":
            "登记方案已执行。",
        "Promise compensation.":
            "承诺赔付。",
        "Record a payment or a coupon.":
            "登记付款或优惠券。",
        "Order a measure for staff, team, company or place.":
            "确定对员工、团队、公司或场所的措施。",
        "Record that a measure was carried out.":
            "登记措施已完成。",
        "Tell the customer the result.":
            "向客户反馈结果。",
        "Ask whether the customer is satisfied.":
            "回访客户是否满意。",
        "Record what was said to or heard from the customer.":
            "记录与客户的沟通。",
        "Record an attempt to reach the customer.":
            "登记一次联系客户的尝试。",
        "Record that the customer withdrew.":
            "登记客户撤诉。",
        "Stop the clocks where the pack allows it.":
            "在制度包允许时中止计时。",
        "Let the clocks run again.":
            "恢复计时。",
        "Close the case.":
            "办结案件。",
        "Declare that there is nothing to complain of; a second person agrees.":
            "认定投诉无效；须第二人同意。",
        "Close the case here and refer it elsewhere.":
            "在这里办结并转往别处。",
        "Open a closed case again.":
            "重开已办结的案件。",
        "Record that a step is not needed, and why.":
            "登记某个环节免除及理由。",
        "Archive a closed case.":
            "把已办结的案件归档。",
        "Keep the case from being destroyed.":
            "冻结案件，不得销毁。",
        "Take such a hold off.":
            "解除冻结。",
        "Record the destruction of the file.":
            "登记档案已销毁。",
        "Order a report on the case from above.":
            "上级督办，要求报告。",
        "Answer such an order.":
            "答复督办。",
        "Hand the matter to an outside body; the case stays open.":
            "转外部机构；案件保持未结。",
        "Record the outside body's reply.":
            "登记外部机构的答复。",
        "Offer the case to another site.":
            "提请移交给另一门店。",
        "Take over a case that is offered.":
            "接收提请移交的案件。",
        "Refuse it.":
            "拒绝移交。",
        "Hide the case behind another one as its duplicate.":
            "作为重复案件并入另一案件。",
        "Remove such a link.":
            "撤销并案。",
        "Join the case to a group complaint.":
            "归入群体投诉。",
        "Take it out of one.":
            "退出群体投诉。",
        "Add a note.":
            "添加备注。",
        "Correct fields; what was there stays in the history.":
            "更正内容；原有内容保留在办理记录中。",
        "Choose the value of a field that is in conflict.":
            "为有冲突的内容选定一个值。",
        "Explain a finding, so that it is not asked again.":
            "说明一项核查提示，以后不再提示。",
        "Handle the case under another policy pack from now on.":
            "今后按另一制度包办理本案。",
        "Find cases by words, Chinese or English.":
            "按词语查找案件，中文或英文。",
        "All of them must be in the case.":
            "案件须包含全部词语。",
        "Make a node in an empty folder.":
            "在空文件夹中建立节点。",
        "store, head-office or auditor.":
            "store（门店）、head-office（总部）或 auditor（审计）。",
        "The permanent code of its site.":
            "门店的永久代码。",
        "The name of the site.":
            "门店名称。",
        "The region the site is counted in.":
            "门店统计所属的区域。",
        "The policy pack it works under.":
            "门店执行的制度包。",
        "The site's time zone, an IANA name.":
            "门店的时区（IANA 名称）。",
        "The sites this node knows.":
            "本节点已知的门店。",
        "Show the sites this node knows.":
            "列出本节点已知的门店。",
        "Staff of a site, or of the company at head office.":
            "门店的员工；在总部则为公司的员工。",
        "Record a member of staff, or change what is recorded.":
            "登记员工，或更改登记内容。",
        "The staff number.":
            "员工编号。",
        "The name; needed for somebody new.":
            "姓名；新员工必填。",
        "The post, where its dates do not matter.":
            "岗位（不计任职日期时）。",
        "The department.":
            "部门。",
        "What the post is answerable for.":
            "岗位职责。",
        "Who employs them: own, stall or agency.":
            "由谁雇用：own（本单位）、stall（摊位）或 agency（中介）。",
        "Which stall or agency.":
            "哪个摊位或中介。",
        "active or suspended; whoever leaves: staff leave.":
            "active（在职）或 suspended（停职）；离职请用 staff leave。",
        "The site they belong to, for head office; else the node's own.":
            "所属门店（总部使用）；未指定时为本节点的门店。",
        "Give somebody a post from a day on; their earlier posts end the day before.":
            "自某日起任某岗位；原岗位于前一日结束。",
        "The post, in the unit's own words.":
            "岗位名称，用本单位的叫法。",
        "The first day; today unless given.":
            "第一天；不填则为今天。",
        "The last day.":
            "最后一天。",
        "Beside the posts that they hold.":
            "与现有岗位兼任。",
        "Record that somebody left: they may do nothing from then on, and stay named in what they did.":
            "登记离职：此后无权办理，以往的办理记录仍保留其姓名。",
        "When; now unless given.":
            "时间；不填则为现在。",
        "Why.":
            "理由。",
        "List the staff this node knows.":
            "列出本节点已知的员工。",
        "Those who left, too.":
            "包括已离职的。",
        "Show a member of staff with posts, roles and groups.":
            "查看一名员工的岗位、角色和小组。",
        "Roles of staff: who may do what, for which unit, from when until when.":
            "员工的角色：谁可在哪个单位、从何时到何时办理什么。",
        "Give a role to a member of staff.":
            "授予员工一个角色。",
        "The role.":
            "角色。",
        "A site's code, or * for the company with all its sites; else the node's own.":
            "门店代码；* 表示公司及其全部门店；未指定时为本节点的门店。",
        "From when; now unless given.":
            "生效时间；不填则为现在。",
        "Until when; it then ends by itself, even where nobody can be reached.":
            "失效时间；到时自行失效，断网时也一样。",
        "End a role of a member of staff.":
            "撤销员工的一个角色。",
        "A site's code, or * for the company; else the node's own.":
            "门店代码；* 表示公司；未指定时为本节点的门店。",
        "List who has which role.":
            "列出各人的角色。",
        "Those that have ended, too.":
            "包括已失效的。",
        "Leading groups, investigation and special teams, supervision groups.":
            "领导小组、调查小组、专项处理小组和监督小组。",
        "Set up a group with its members.":
            "成立小组并确定成员。",
        "Kinds: leading_group, investigation_team, special_team, supervision_group. A group that is set up for a case has its rights on that case only.":
            "种类：leading_group（领导小组）、investigation_team（调查小组）、special_team（专项处理小组）、supervision_group（监督小组）。为某个案件成立的小组只对该案件有权限。",
        "What the group is called.":
            "小组名称。",
        "What kind of group it is.":
            "小组的种类。",
        "Who heads it.":
            "组长。",
        "A deputy.":
            "副组长。",
        "A member.":
            "成员。",
        "The case that it is there for.":
            "为哪个案件成立。",
        "What it is answerable for.":
            "职责。",
        "From which day; today unless given.":
            "自哪一天起；不填则为今天。",
        "Add members to a group from a day on, or end their membership the day before.":
            "自某日起增加成员，或于前一日结束其成员身份。",
        "Somebody to add.":
            "要增加的人。",
        "As what: head, deputy or member.":
            "身份：head（组长）、deputy（副组长）或 member（成员）。",
        "Somebody whose membership ends.":
            "要退出的人。",
        "Dissolve a group; what it did stays.":
            "解散小组；已办事项保留。",
        "List the groups and who belongs to them.":
            "列出小组及其成员。",
        "Dissolved ones, too.":
            "包括已解散的。",
        "Orders served a day: what complaints are compared with.":
            "每日服务订单数：计算投诉率的依据。",
        "Record this node's orders of one day; reporting a day again replaces what it said before.":
            "登记本节点一天的订单数；重报同一天则替换原数。",
        "The day, such as 2026-11-03.":
            "日期，如 2026-11-03。",
        "How many orders or guests.":
            "订单数或客人数。",
        "Fold cases, statistics and search anew from the log, and compare.":
            "由日志重建案件、统计和检索，并与原先比较。",
        "Let other nodes sync with this one, and call peers now and then, until stopped.":
            "等候其他节点前来同步，并定时与指定节点同步，直到停止。",
        "Where to listen; port 0 takes a free one.":
            "监听地址；端口 0 表示任选空闲端口。",
        "Take nodes that were never met before; from then on they are known by their key.":
            "接纳首次连接的节点；此后凭其密钥识别。",
        "A node to sync with; may be given several times.":
            "要同步的节点；可指定多个。",
        "How long to wait between two calls of a peer.":
            "两次同步之间等候多久。",
        "Listen where other machines can reach it, although nothing is encrypted yet.":
            "在其他机器可达的地址上监听（目前传输尚未加密）。",
        "The least important messages to show: trace, debug, info, notice, warning, error.":
            "显示的最低日志级别：trace、debug、info、notice、warning、error。",
        "Print {\"listening\": port} on standard output when it listens.":
            "开始监听时在标准输出上打印 {\"listening\": 端口}。",
        "Exchange with another node what either of the two lacks.":
            "与另一节点互换彼此缺少的内容。",
        "The other node.":
            "对方节点。",
        "Carry entries in a file, for a USB stick or an e-mail.":
            "用文件传送记录，可用U盘或电子邮件。",
        "Write a file with what another node may read.":
            "写出对方可读取内容的数据包。",
        "head-office, a site's code, or the first digits of a known node's name.":
            "head-office（总部）、门店代码，或已知节点名称的前几位。",
        "The file to write.":
            "要写入的文件。",
        "Take in what a bundle holds; again does no harm.":
            "导入数据包；重复导入无妨。",
        "The bundle.":
            "数据包文件。",
        "List the nodes that this one has met.":
            "列出本节点联系过的节点。",
        "Counts, milestones, durations, satisfaction, timeliness, money.":
            "件数、环节、时长、满意度、及时情况和金额。",
        "--by takes, several joined by commas: site, month, region, category, channel and outcome, of which sums are kept; and subcategory, nature, severity, urgency, complexity, cause, finding, liability, remedy, department, staff, respondent, item, equipment, stall, satisfaction, stage, verdict, compensation, hour, weekday, week, quarter, year, which are added up from the cases. Durations come from kept histograms and are off by at most a fifth, or with --exact from the cases themselves (of divisions that are kept).":
            "--by 可用逗号连接多项：site、month、region、category、channel、outcome（已有汇总），以及 subcategory、nature、severity、urgency、complexity、cause、finding、liability、remedy、department、staff、respondent、item、equipment、stall、satisfaction、stage、verdict、compensation、hour、weekday、week、quarter、year（由案件逐一相加）。时长取自直方图，误差不超过五分之一；加 --exact 则取自案件本身（限已有汇总的项目）。",
        "What to divide by.":
            "按什么划分。",
        "The first month of receipt, such as 2026-01.":
            "受理的第一个月，如 2026-01。",
        "The last month of receipt.":
            "受理的最后一个月。",
        "Medians and percentiles exact to the second.":
            "中位数和百分位数精确到秒。",
        "Indicators of the regulations, their trends, and the cases behind them.":
            "制度规定的考核指标、趋势及其所含案件。",
        "The indicators of a period with targets, the period before and the year before.":
            "一个时期的考核指标、目标、环比和同比。",
        "Counted are the cases received in the period. --by takes the divisions of `amends statistics`; then each line has the indicators named by --kpi, or those of the packs in force.":
            "统计该时期受理的案件。--by 可用 amends statistics 的划分项；每行列出 --kpi 指定的指标，或现行制度包的指标。",
        "A month (2026-11), a quarter (2026-Q4) or a year (2026); this month where left out.":
            "月份（2026-11）、季度（2026-Q4）或年份（2026）；不填则为本月。",
        "The first month, instead of --month.":
            "第一个月，代替 --month。",
        "The last month.":
            "最后一个月。",
        "Only the cases of one site.":
            "只计一个门店的案件。",
        "Which indicators, by their codes.":
            "哪些指标，填写代码。",
        "Every indicator, not only those of the packs in force.":
            "列出全部指标，不限于现行制度包的。",
        "The very cases that an indicator counts: in its numerator, its denominator, or still undetermined.":
            "指标所含的具体案件：在分子中、分母中，或尚未确定的。",
        "The indicator's code.":
            "指标代码。",
        "numerator, denominator or undetermined.":
            "numerator（分子）、denominator（分母）或 undetermined（未定）。",
        "One indicator month by month, against the month before and the same month of the year before.":
            "逐月列出一项指标，并与上月和上年同月比较。",
        "Open cases at the beginning, received, reopened and closed, and open at the end; with the check.":
            "期初在办、受理、重开、办结和期末在办，并核对平衡。",
        "A line for each site.":
            "每个门店一行。",
        "Customers, people and items with more than one complaint in the period.":
            "该时期内投诉不止一次的客户、人员和项目。",
        "customer, respondent, item, stall or category.":
            "customer（客户）、respondent（被投诉人）、item（项目）、stall（摊位）或 category（类别）。",
        "Show a digest per scope: equal on two nodes exactly when they hold the same.":
            "列出各范围的摘要值：两个节点所存相同时才相等。",
        "Check every signature, tree, leaf and value of the node's log, or of an export.":
            "核对节点日志或导出文件的全部签名、哈希树、叶和值。",
        "An export is checked without any node: by whoever received it, with nothing but this program.":
            "核对导出文件不需要节点：收到的人只用本程序即可。",
        "A JSONL export; the node's own log where left out.":
            "JSONL 导出文件；不填则核对本节点的日志。",
        "Write papers to print: forms, letters, reports of a case and of a month.":
            "制作可打印的文书：表单、回复函、案件报告和月报。",
        "Every paper is one HTML file for A4 that needs nothing else; print it, or save it as PDF, from any browser. --second-language sets a second language beside the first.":
            "每份文书是一个独立的 A4 HTML 文件，可用任何浏览器打印或存为 PDF。--second-language 可并列第二种语言。",
        "Write the empty complaint form, to be filled in by hand.":
            "制作空白投诉表，供手工填写。",
        "The HTML file to write.":
            "要写入的 HTML 文件。",
        "A second language on the paper, beside the first.":
            "文书上并列的第二种语言。",
        "Write a paper of one case: its form, the reply to the customer, the investigation report, the summary.":
            "制作一个案件的文书：投诉表、给客户的回复、调查报告或总结报告。",
        "A form and a reply are in the customer's language too, where the case names one.":
            "案件登记了客户使用的语言时，投诉表和回复并列该语言。",
        "complaint, reply, investigation or summary.":
            "complaint（投诉表）、reply（回复）、investigation（调查报告）或 summary（总结报告）。",
        "Write the report of a month, of one site or of the whole company, with its tables as CSV.":
            "制作一个月的月报，一个门店或全公司的，并附 CSV 表格。",
        "--to names a folder. Its files begin with the month and the site and are written anew each time.":
            "--to 指定文件夹；其中文件以月份和门店开头，每次重新写入。",
        "The month, such as 2026-11.":
            "月份，如 2026-11。",
        "One site; else a store's own, and at head office the whole company.":
            "一个门店；未指定时，门店节点为本门店，总部为全公司。",
        "The folder for the files.":
            "存放文件的文件夹。",
        "Record that this report was given out, so that later changes are shown as revisions.":
            "登记本报告已发布，以后的变动作为修订列出。",
        "Write a notice for customers: how to complain and what happens then; with --month, what came of it.":
            "制作给客户的告示：如何投诉、如何处理；加 --month 则公布处理情况。",
        "Figures of a month are told only where they are large enough to tell of nobody.":
            "月度数字足够大、不会暴露个人时才公布。",
        "Tell the public of this month's complaints instead, such as 2026-11.":
            "改为公布这个月的投诉处理情况，如 2026-11。",
        "Write a sheet to sign at a training.":
            "制作培训签到表。",
        "What it is about.":
            "培训内容。",
        "Who gives it.":
            "培训人。",
        "Where it is held.":
            "培训地点。",
        "Who takes part; may be given more than once.":
            "参加人；可指定多个。",
        "Close months, list and check archive volumes, and see what may be destroyed.":
            "月末封卷，列出和核对档案卷，查看可销毁的档案。",
        "List the archive volumes.":
            "列出档案卷。",
        "Show a volume's contents, and what became of its cases since.":
            "查看一卷的目录及卷内案件此后的变化。",
        "The number of the volume, such as S012-2026-11.":
            "卷号，如 S012-2026-11。",
        "Print the signed text as it stands.":
            "打印签名的原文。",
        "Check a volume's signature, list and cases; of all volumes where none is named.":
            "核对一卷的签名、目录和案件；不指定则核对全部。",
        "The number of the volume.":
            "卷号。",
        "List the archived cases that may be destroyed: kept long enough, not on hold, not named by open cases.":
            "列出可以销毁的档案：保存期满、未冻结、未结案件未涉及。",
        "The site; else the node's own.":
            "门店；未指定时为本节点的门店。",
        "As of this time; else now.":
            "截至这个时间；不填则为现在。",
        "Number a month's closed cases in the order of complaint time, sign the list and archive them.":
            "把一个月办结的案件按投诉时间顺序编号，签署目录并归档。",
        "May be asked again: it finishes what was left undone and seals nothing twice.":
            "可以重复执行：补完未完成的部分，不会重复封卷。",
        "List what came after a month was closed; nothing is numbered anew.":
            "把封卷后才到的编入补充卷；原有编号不变。",
        "Name the one node that seals a site's archive volumes.":
            "指定由哪个节点封存门店的档案卷。",
        "First digits of the node's name, or self.":
            "节点名称的前几位；self 表示本节点。",
        "Ask for, approve and carry out the destruction of archived cases.":
            "申请、批准和执行档案销毁。",
        "List the requests for destruction.":
            "列出销毁申请。",
        "Show a request, its approvals and its certificate.":
            "查看一项申请及其批准和证明。",
        "The number of the request.":
            "申请编号。",
        "Ask for the destruction of volumes or cases that are due.":
            "申请销毁期满的档案卷或案件。",
        "A volume, with all its cases; may be repeated.":
            "一个档案卷及其全部案件；可指定多个。",
        "A case; may be repeated.":
            "一个案件；可指定多个。",
        "On what ground.":
            "依据。",
        "Approve a request; whoever asked cannot, and it takes two people.":
            "批准申请；申请人不得批准，须两人批准。",
        "What is to be said of it.":
            "意见。",
        "Decline a request.":
            "不批准申请。",
        "Destroy what was approved, and write the certificate.":
            "销毁已批准的档案，并出具证明。",
        "From then on only tombstones are shown: period, site, classes, verdicts and amounts.":
            "此后只显示销毁记录：时期、门店、分类、结论和金额。",
        "What became of the paper: shredded, burnt, none.":
            "纸质材料如何处理：碎纸、焚毁、无纸质材料。",
        "Who saw it done.":
            "监销人。",
        "The records of the management side, all kinds together.":
            "管理类记录，各种类合并。",
        "List the kinds of records and what can be done with each.":
            "列出记录的种类及可办理的事项。",
        "Count a month's records of every kind, with what is open and what is overdue.":
            "统计一个月各类记录的数量、未完成的和超期的。",
        "List them, oldest first.":
            "列出记录，旧的在前。",
        "Only those of one month, such as 2026-11.":
            "只列一个月的，如 2026-11。",
        "Only the company's own.":
            "只列公司的。",
        "Only those that are not finished.":
            "只列未完成的。",
        "Only those that are past their last day.":
            "只列已过期限的。",
        "Only those that name this person.":
            "只列涉及此人的。",
        "Show one with its fields, its history and what is wrong with it.":
            "查看一条记录的内容、经过和问题。",
        "The number, or the first digits of the id.":
            "编号，或标识的前几位。",
        "Compare complaints before and after a measure, without recording a verdict.":
            "比较措施前后的投诉，不登记结论。",
        "The number of the measure.":
            "措施编号。",
        "Days before and days after; else those of the measure, else 30.":
            "前后各多少天；未指定时取措施的设定，再否则为 30。",
        "The site it belongs to; head office may place it in any.":
            "所属门店；总部可指定任一门店。",
        "Take a shop's entry up into the company's library, which every shop sees.":
            "把门店的条目收入公司案例库，各门店都能看到。",
        "The number of the entry.":
            "条目编号。",
        "Show a month's figures as they may be published: small numbers are withheld.":
            "列出一个月可公布的数字：过小的数字不公布。",
        "Show coverage, means by question and aspect, and the best and weakest of them.":
            "列出覆盖率、各题和各方面的均分，以及最好和最弱的。",
        "The number of the survey.":
            "调查编号。",
        "What passes the thresholds of the packs on a day, what still stands, and what has calmed down.":
            "某日超过制度包预警线的、仍在预警的和已解除的。",
        "The last day of the window; today where left out.":
            "统计期的最后一天；不填则为今天。",
        "Only one site.":
            "只看一个门店。",
        "Set down a warning for everything that newly passes its threshold.":
            "为新超过预警线的各项登记预警。",
        "Write a bulletin of a month's warnings; `amends bulletin issue` sends it to the units.":
            "编写一个月的预警通报；amends bulletin issue 发给各单位。",
        "The month; this one where left out.":
            "月份；不填则为本月。",
        "Only the warnings of one site, whose record it becomes.":
            "只通报一个门店的预警，并记在该门店名下。",
        "Policy packs: the regulation that a shop works under, as one file.":
            "制度包：门店所执行的制度，一个文件。",
        "To write your own, copy one with `amends pack show salon --text > ours.yaml`, change id and version and whatever is to be otherwise, and look at it with `amends pack check ours.yaml`. protocol/pack.md describes the file.":
            "如需自编，可用 amends pack show salon --text > ours.yaml 复制一份，改动 id、version 及其他内容，再用 amends pack check ours.yaml 检查。文件格式见 protocol/pack.md。",
        "List the packs: which there are, which is in force where, who has acknowledged it.":
            "列出制度包：有哪些、在哪里执行、谁已确认。",
        "Show what a pack says; defaults that no regulation wrote are marked.":
            "查看制度包的内容；非制度规定的默认值有标注。",
        "Its name, such as salon or salon/2, or a file.":
            "名称，如 salon 或 salon/2，或一个文件。",
        "Print its YAML, to start a pack of one's own from.":
            "打印其 YAML 原文，供自编时参照。",
        "Look for mistakes in a pack of one's own; all are listed, each with its line.":
            "检查自编制度包的错误；逐条列出并注明行号。",
        "The file.":
            "文件。",
        "Say in words what differs between two packs.":
            "用文字说明两个制度包的差异。",
        "A name or a file.":
            "名称或文件。",
        "Another one.":
            "另一个。",
        "Publish a pack for the company and order sites to use it, at head office.":
            "在总部为公司发布制度包，并规定门店执行。",
        "A pack with any mistake is refused whole. What was published under a name never changes: give another text another version. Cases that are open keep the pack they were received under.":
            "有任何错误的制度包一律不接受。已发布的内容不再改变：改动后请换版本号。未结案件仍按受理时的制度包办理。",
        "The file, or the name of a pack that is known here.":
            "文件，或这里已知的制度包名称。",
        "Who is to use it: all, or codes such as S001,S002.":
            "由谁执行：all（全部），或门店代码，如 S001,S002。",
        "The day from which it is to be used; today unless given.":
            "自哪一天起执行；不填则为今天。",
        "Say that a published pack is not for new cases any more, at head office.":
            "在总部停用已发布的制度包，不再用于新案件。",
        "Its name and version, such as salon/2.":
            "名称和版本，如 salon/2。",
        "Choose the pack of this node's own site, where head office has ordered none.":
            "总部没有规定时，选择本门店的制度包。",
        "Its name, such as salon, or with a version, salon/2.":
            "名称，如 salon；可带版本，如 salon/2。",
        "Say that this site knows a published pack and follows it; a store's node does so by itself when it syncs.":
            "确认本门店已知悉并执行某制度包；门店节点同步时会自动确认。",
        "The Chinese working days that time limits are counted by.":
            "计算时限所用的我国工作日历。",
        "A list of days is a text file with one day a line, such as `2027-01-01 off` or `2027-02-06 work` for a weekend day that is worked in exchange for a holiday; what follows a # is left out.":
            "日期表是文本文件，每行一天，如“2027-01-01 off”（放假）或“2027-02-06 work”（调休上班）；# 之后为注释。",
        "Show the versions of the calendar that are known here, or one year of the newest.":
            "列出这里已知的日历版本，或最新版的一年。",
        "The year to show.":
            "要查看的年份。",
        "Look for mistakes in a list of days; all are told, each with its line.":
            "检查日期表的错误；逐条列出并注明行号。",
        "Publish a version of the calendar for the company, at head office.":
            "在总部为公司发布新版日历。",
        "What is published never changes: correct a list by publishing the next version.":
            "已发布的内容不再改变：如需更正，请发布下一版。",
        "The list of days.":
            "日期表。",
        "The version; the next one unless given.":
            "版本；不填则为下一版。",
        "A year whose official list is complete with this file; may be given several times.":
            "本文件已包含全部官方安排的年份；可指定多个。",
        "The notice it follows.":
            "所依据的通知。",
        "Take in the cases of CSV or TSV files; again, or after a crash, only adds what is missing.":
            "导入 CSV 或 TSV 文件中的案件；重复导入或中断后再导入，只补缺少的。",
        "A mapping file, or the name of a shipped one (see `amends mappings list`).":
            "对照文件，或随程序提供的名称（见 amends mappings list）。",
        "The files.":
            "文件。",
        "Put all cases at this site, whatever their rows say.":
            "不论各行如何，全部案件归入此门店。",
        "Take only part K of N, K from 0: divides one file between stores.":
            "只取 N 份中的第 K 份（从 0 起）：把一个文件分给多个门店。",
        "Where to write the rejected rows' lines and reasons, as CSV.":
            "未接受的行及原因写到哪里（CSV）。",
        "The mappings that come with the program.":
            "随程序提供的对照文件。",
        "List the shipped mappings.":
            "列出随程序提供的对照文件。",
        "Print a shipped mapping, to start one's own from.":
            "打印一份对照文件，供自编时参照。",
        "Its name.":
            "名称。",
        "Write the merged history (jsonl, with its proofs) or the cases (csv) to a new file.":
            "把合并后的全部记录（jsonl，附证明）或案件（csv）写入新文件。",
        "Two nodes that hold the same write the same bytes. `amends verify PATH` checks a jsonl export anywhere.":
            "所存相同的两个节点写出相同的字节。任何地方都可用 amends verify 文件 核对 jsonl 导出。",
        "jsonl or csv.":
            "jsonl 或 csv。",
        "The file to write; it must not be there yet.":
            "要写入的文件；不得已经存在。",
        "What comes with the program for people to read: aims, phrases, stories, laws, questions, check lists.":
            "随程序提供的阅读材料：宗旨、话术、案例、法规、问答、检查表。",
        "List the entries, of one pack or kind where asked.":
            "列出条目，可限一个制度包或一种类。",
        "Only what is of use under this pack.":
            "只列适用于此制度包的。",
        "Only this kind: aims, principles, gaps, benefits, communication, phrase, story, law, standard, risk, training, faq, checklist.":
            "只列这一种类：aims、principles、gaps、benefits、communication、phrase、story、law、standard、risk、training、faq、checklist。",
        "Show an entry.":
            "查看一个条目。",
        "Its code, as `list` shows it.":
            "代码，见 list 的输出。",
        "Five stores and a head office work offline for a month, then sync and agree.":
            "演示：五家门店和总部离线工作一个月，然后同步并取得一致。",
        "Every node is a process of its own on this machine's loopback. With --file and --mapping a real file is split over the stores.":
            "每个节点是本机回环地址上的独立进程。加 --file 和 --mapping 可把真实文件分给各门店。",
        "Where the nodes' folders go; an earlier demo there is removed.":
            "节点文件夹放在哪里；原有的演示会被删除。",
        "Generated cases per node.":
            "每个节点生成的案件数。",
        "The same seed gives the same cases.":
            "相同的种子生成相同的案件。",
        "A real file to split over the stores.":
            "要分给各门店的真实文件。",
        "Its mapping.":
            "其对照文件。",
        "Write generated cases at a node (used by `amends demo`).":
            "在节点上写入生成的案件（供 amends demo 使用）。",
        "Cases begin on the days before now.":
            "案件自现在之前的若干天开始。",
        "Run a whole chain with faults on virtual time from a seed, and check that no law is broken.":
            "在虚拟时间上由种子模拟整个连锁（含故障），并检查各项规律。",
        "The same seed, stores and days give the same history. --histories runs many, from as many seeds on.":
            "相同的种子、门店数和天数得到相同的过程。--histories 连续运行多次。",
        "The seed, or the first of many.":
            "种子，或多次运行的第一个。",
        "Stores of the chain; where left out the seed chooses.":
            "门店数；不填则由种子决定。",
        "Months of work under the shipped packs, instead of days.":
            "模拟各内置制度包下若干个月的工作，而不是若干天。",
        "Days of work; where left out the seed chooses.":
            "工作天数；不填则由种子决定。",
        "How many histories.":
            "运行多少次。",
        "--open and --closed exclude each other.":
            "--open 与 --closed 不能同时使用。",
        "--overdue and --due-within exclude each other.":
            "--overdue 与 --due-within 不能同时使用。",
        "--limit must be at least 1.":
            "--limit 至少为 1。",
        "CASES:":
            "案件",
        "A NODE:":
            "节点",
        "OTHER NODES:":
            "其他节点",
        "FIGURES:":
            "数字",
        "PAPERS:":
            "文书",
        "ARCHIVE:":
            "档案",
        "MANAGEMENT:":
            "管理",
        "POLICY:":
            "制度",
        "FILES:":
            "文件",
        "TO READ:":
            "阅读",
        "TO TRY OUT:":
            "试用",
        "READING:":
            "查看",
        "TAKING IN:":
            "受理",
        "FINDING OUT:":
            "调查",
        "PUTTING RIGHT:":
            "处理",
        "THE CUSTOMER:":
            "客户",
        "ENDING:":
            "了结",
        "ELSEWHERE:":
            "上级与外部",
        "THE RECORD:":
            "案卷",
        "ACTS:":
            "办理",
        "Roles: ":
            "角色：",
        "Break a law on purpose: ":
            "故意违反一条规律：",
        "Show how to receive a complaint here: opening words, check list, and what the pack in force asks for.":
            "查看本店如何接待投诉：开场用语、核对清单，以及现行制度包要求询问的内容。",
        "Only those that a department has, or is to take.":
            "只列某个部门已接手或待接手的。",
        "Only those that wait for a department to take them.":
            "只列等待部门接手的。",
        "Record that the complaint came by another road too.":
            "登记同一投诉还从其他渠道提出。",
        "Take such a road back.":
            "撤销这样的渠道登记。",
        "Hand the case on to another department.":
            "把案件转交另一个部门。",
        "Take the case that the department was given.":
            "接手分派给本部门的案件。",
        "Give it back, with the reason.":
            "退回案件，并说明原因。",
        "Tell people and departments of the plan.":
            "把处理方案告知相关人员和部门。",
        "Say that whoever acts knows their tasks in the plan.":
            "经办人确认已知悉方案中自己的任务。",
        "Close the case here: another site handles it (--handed-to), or nobody of ours.":
            "在本店了结案件：由其他门店处理（--handed-to），或不由本公司处理。",
        "Ask head office to move the case to another site; it stays here until then.":
            "请总部把案件移交其他门店；在此之前仍由本店负责。",
        "Tell a unit at head office what became of a case that it handed over.":
            "由总部告知移交单位案件的处理结果。",
        "Say that the customer is that of another case.":
            "说明客户与另一案件的客户是同一人。",
        "Take that back.":
            "撤销上述认定。",
        "Keep the case and use it for nothing, for a request for erasure.":
            "因删除请求而限制使用：案件保留，但不作任何使用。",
        "Let it be used again.":
            "恢复使用。",
        "What is known of a customer from the cases of this node.":
            "本节点案件中某位客户的情况。",
        "Show a customer's history: all their cases, in whatever shop, and what came of them.":
            "查看客户的投诉历史：在各门店的全部案件及处理结果。",
        "Cases belong to one customer where they have the same contact or member number. A name alone may mean several people; they are then listed apart. With --as only cases are looked at that the reader may see whole, and the look is recorded.":
            "联系方式或会员号相同的案件视为同一客户；只有姓名相同的可能是不同的人，分开列出。使用 --as 时只查看此人可以看到全部内容的案件，并记录这次查看。",
        "The name, the contact or the member number, in full.":
            "完整的姓名、联系方式或会员号。",
        "Why it is looked at: ":
            "查看的目的：",
        "Cases that go from one site to another.":
            "在门店之间移交的案件。",
        "A site hands a case over with: amends case refer CASE --handed-to SITE --reason WHY. Head office opens it at the other site, which answers with: amends case accept-transfer CASE, or refuse-transfer. Until then it is head office's.":
            "门店用 amends case refer 案件 --handed-to 门店 --reason 原因 移交案件。总部在另一门店立案，该门店用 amends case accept-transfer 案件（接收）或 refuse-transfer（拒收）答复。在此之前由总部负责。",
        "List the cases for whose handling an answer is waited for, and whose they are.":
            "列出正在等待答复由谁处理的案件，以及目前由谁负责。",
        "Pass on at head office what sites handed over. Every session does it by itself.":
            "在总部转交门店移交的案件。每次同步时会自动进行。",
        "Offer a case to a site, at head office.":
            "由总部向门店提出移交案件。",
        "The site that is to handle it.":
            "由哪个门店处理。",
        "Decide at head office which site handles a case.":
            "由总部决定案件归哪个门店处理。",
        "Tell every site of a site, at head office; what is not given stays.":
            "在总部登记门店并告知各门店；未填的项目保持不变。",
        "The site's permanent code.":
            "门店的永久代码。",
        "Its region.":
            "所在区域。",
        "IANA name of its time zone, such as Asia/Shanghai.":
            "时区的 IANA 名称，如 Asia/Shanghai。",
        "Say that a site takes no cases from a day on, at head office. Its code is never used again.":
            "在总部登记门店自某日起不再受理案件；其代码不再使用。",
        "The site's code.":
            "门店代码。",
        "The first day without it, such as 2027-03-01.":
            "不再受理的首日，如 2027-03-01。",
        "Write the contents list of an archive volume, with its supplements, to be put before the files.":
            "打印档案卷的目录（含补充目录），置于案卷之前。",
        "Without the supplements.":
            "不含补充目录。",
        "Write the certificate of a destruction that was carried out, to be signed and sealed.":
            "打印已执行销毁的证明，供签字盖章。",
        "Erase what was decided; what must be kept is restricted instead.":
            "按决定删除；依法须保留的改为限制使用。",
        "Who stands behind it: company, or industry for the body above it, whose packs no company sets aside.":
            "制度包的级别：company 公司；industry 行业主管（公司不得以自己的制度包替代）。",
        "Show what the pack in force asks of a unit beside its cases, when each was last done, and what is overdue.":
            "列出现行制度包在案件之外对单位的要求、各项上次完成的时间和逾期情况。",
        "Which site; else the node's own.":
            "哪个门店；未指定时为本节点的门店。",
    ]
}
