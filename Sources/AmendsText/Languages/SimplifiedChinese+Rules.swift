import AmendsModel
import AmendsPolicy

extension SimplifiedChinese {
    func refusal(_ sentence: String, rule: String, pack: String) -> String {
        "\(sentence)没有写入任何内容。（规则 \(rule)\(pack.isEmpty ? "" : "，\(pack)")）"
    }

    func broken(_ act: String, _ sentence: String, rule: String) -> String { "\(act)：\(sentence)" }

    func label(rule: String) -> String? {
        switch rule {
        case "content.missing", "content.one_of": "资料不全"
        case "order.mandatory": "必经环节未完成"
        case "destruction.open", "state.open": "尚未办结"
        case "segregation.record": "只有被投诉人联系过投诉人"
        default: nil
        }
    }

    func explained(by name: String, at time: String, _ reason: String) -> String { "\(name)于\(time)说明：\(reason)" }

    func unjudged(_ count: Int) -> String { "有 \(count) 项操作互不知情且数量过多，未逐一按规则核查。" }

    private func list(_ words: [String]) -> String { words.joined(separator: "、") }

    func sentence(_ breach: Breach, _ words: RuleWords) -> String {
        switch breach {
        case .outOfOrder(let milestone): "按制度须先完成“\(words.label(milestone))”，本轮尚未完成。请先执行：\(words.command(milestone))。"
        case .fieldMissing(let field): "缺少\(words.label(field))。请加上 \(words.option(field))。"
        case .oneOfMissing(let fields): "以下各项至少填写一项：\(list(words.labels(fields)))。请加上 \(list(fields.map(words.option))) 之一。"
        case .unknownCode(let field, let code): "本制度包的\(words.label(field))不使用“\(words.label(code, field))”。请看：amends pack show。"
        case .caseIsClosed: "案件已办结。请先重开：\(words.command("reopen", "--reason 理由"))。"
        case .caseIsOpen: "案件尚未办结。"
        case .caseIsDestroyed: "案件档案已销毁，只留有销毁记录。"
        case .mandatoryStepMissing(let milestone):
            "“\(words.label(milestone))”尚未完成，也没有获准免除。请补做（\(words.command(milestone))），或申请免除："
                + "\(words.command("waive", "--waived \(milestone.code) --approved-by 工号"))。"
        case .sharesDoNotSum(let sum): "责任比例合计为 \(words.share(sum))，应为 100%。请更正。"
        case .sharesUnreadable(let part): "“\(part)”不是责任比例。请这样填写：individual:W07=60%,company=40%。"
        case .leadDepartmentMissing: "涉及多个部门，但没有指定牵头部门。请用 --lead-department 指定。"
        case .evidenceMissing: "既没有证据，也没有说明为何没有证据。请用 --evidence 或 --no-evidence-reason 补充。"
        case .allegationsUnanswered(let count): "还有 \(count) 项诉称没有认定结论。请逐项填写 --allegation-finding。"
        case .measuresUnfinished(let count):
            "还有 \(count) 项措施既未完成也未取消。请逐项登记：\(words.command("complete-measure", "--measure-done \"序号 …\""))。"
        case .unknownMeasure(let text): "“\(text)”不对应本案的任何措施。请以措施序号开头，从 1 起。"
        case .attemptsMissing(let made, let needed):
            "联系 \(needed) 次未果方可记为“未联系上”，目前登记了 \(made) 次。请逐次登记：\(words.command("attempt"))。"
        case .anonymousNotAllowed: "本制度包不受理匿名投诉。请登记姓名和联系方式。"
        case .anonymousIsNotAsked: "本案为匿名投诉，没有可以联系的投诉人。"
        case .severityBelowFloor(let code):
            "这一类投诉的严重程度不得低于“\(words.label(code, CaseField.severity))”。请填写 --severity \(code)。"
        case .recordedLate(let hours): "受理 \(hours) 小时后才补登。请用 --recorded-late 说明原因。"
        case .receivedInFuture: "受理时间晚于登记时间。请核对两处时钟。"
        case .outcomeHasOwnAct(let outcome):
            "“\(words.label(outcome, CaseField.outcome))”有专门的操作：withdraw、invalidate、refer 或 accept-transfer。"
        case .externalNumberKnown(let other):
            "外部机构的编号已见于 \(other)。如为同一投诉，请登记为其投诉途径：amends case add-intake \(other) --channel CODE --external-number …；"
                + "如为另一投诉，请用 --reason 说明。"
        case .packUnknown(let name): "这里没有制度包 \(name)，无法按其规则核查。请与总部同步。"
        case .staffUnknown(let code): "这里没有工号为 \(code) 的员工。请看：amends staff list。"
        case .staffHasLeft(let code): "\(code) 当时已离职。"
        case .roleMissing(let roles): "此项操作应由以下岗位办理：\(list(words.labels(roles)))。请由其办理，或查看：amends role list。"
        case .approverLacksRole(let code, let roles): "\(code) 无权批准此事。有权批准的岗位：\(list(words.labels(roles)))。"
        case .respondentActs(let code): "\(code) 是被投诉人，不得经办本案的判断与处理。请由他人办理。"
        case .respondentRecordsAlone(let code):
            "受理人 \(code) 就是被投诉人，此后没有他人联系过投诉人。请由他人再次联系：\(words.command("contact"))。"
        case .ownRequest(let code): "\(code) 是申请人，不得自行批准。须由第二人批准。"
        case .handlerFollowsUp(let code): "\(code) 经办过本案，不宜自行回访。请由他人回访，或用 --reason 说明原因。"
        case .secondPersonMissing: "此项操作须有第二人同意。请用 --approved-by 填写其工号。"
        case .recusalMissing(let code): "\(code) 与本案有关，应当回避：请同时列入 --recused；可以陈述，不参与决定。"
        case .decidedAbove(let roles): "被投诉的是本单位负责人，须由上级决定：\(list(words.labels(roles)))。"
        case .aboveAuthority(let fen, let limit):
            "\(words.money(fen))超出权限 \(words.money(limit))。请用 --approved-by 填写有权批准的人。"
        case .settlementNotConfirmed: "当场处理的金额是口头批准的，尚未补办确认。请由批准人确认：\(words.command("confirm-settlement"))。"
        case .settlementConfirmedLate(let hours): "口头批准须在 \(hours) 小时内确认。请用 --reason 说明为何逾期。"
        case .notSimple: "只有简单的投诉可以当场处理；本案属于严重、复杂或紧急情形。请按流程处理或上报。"
        case .extensionTooLate: "时限已过。只有不可抗力才可延期，请用 --reason 说明。"
        case .extensionOver: "时限已过，本制度包没有例外。本案已逾期。"
        case .extensionAboveMaximum: "超出本制度包规定的最长时限。请看：\(words.command("due"))。"
        case .extensionNotAllowed: "本制度包不允许延长此项时限。"
        case .extensionNotRequested: "本轮没有人申请延期。请先申请：\(words.command("request-extension"))。"
        case .customerNotTold: "尚未将延期告知投诉人。请告知并填写 --extension-told-at。"
        case .customerRefused: "投诉人不同意该方案。请另订方案，或由领导决定。"
        case .reworkCapReached(let cap):
            "投诉人已 \(cap) 次表示不满意。可由领导决定以“未达成一致”办结："
                + "\(words.command("close", "--outcome no_agreement --approved-by 工号"))。"
        case .reworkCapNotReached(let cap): "投诉人 \(cap) 次不满意之后，方可以“未达成一致”办结。"
        case .pauseNotAllowed: "本制度包不允许以此理由暂停计时。"
        case .pauseTooLate: "时限已过，暂停不起作用。"
        case .notPaused: "计时没有暂停。"
        case .isPaused: "计时已经暂停。"
        case .reopenedLate(let days): "办结 \(days) 天后重开；另立新案并关联更为合适。"
        case .scoreAboveMaximum(let most): "本制度包的最高评分为 \(most) 分，请用 --score 填写 1 至 \(most)。"
        case .teamLacksRoles(let roles): "本制度包要求小组中有：\(list(words.labels(roles)))。请用 --team 各填一人。"
        case .invalidAfterDecision: "责任已经认定，不能再作无效处理。请按处理结果办结。"
        case .escalationMissing(let trigger): "\(self.trigger(trigger))应当上报：\(words.command("escalate", "--escalated-to 岗位"))。"
        case .meetingMissing: "本案已上报，受理上报的人员尚未开会研究。请先登记会议：\(words.command("meet"))。"
        case .specialMeetingMissing: "如此重大的投诉须召开专项会议：\(words.command("meet", "--meeting-kind special"))。"
        case .meetingWithoutDecision: "会议没有形成决定：会议时限已停，方案时限仍在计算。"
        case .firstActionMissing(let action):
            "这一类投诉须立即“\(words.label(action, CaseField.firstAction))”：\(words.command("first-action", "--first-action \(action)"))。"
        case .emergencyNotReported(let bodies, let minutes):
            "发生紧急情况须在 \(minutes) 分钟内报告\(list(bodies))，目前没有报告记录。请立即报告并登记："
                + words.command("first-action", "--first-action emergency --reported-to 单位")
        case .emergencyMissing: "按制度属于紧急情形，但无人启动应急处理：\(words.command("declare-emergency"))。"
        case .supervisionUnanswered: "本案的督办要求尚未回复。请先回复：\(words.command("answer-supervision"))。"
        case .supervisionNotAsked: "没有待回复的督办要求。"
        case .externalReplyMissing(let body): "\(body)尚无答复。收到后请登记：\(words.command("record-external-reply"))。"
        case .externalDuePassed(let due): "外部机构的期限已于\(words.time(due))届满，没有登记答复。"
        case .receptionStepsMissing(let steps):
            "接待清单尚未完成：\(list(steps.map { words.label($0, CaseField.receptionStep) }))。请补做并登记："
                + "\(words.command("acknowledge", "--reception-step CODE"))。"
        case .itemMissing: "没有注明涉及的服务项目。请补充：\(words.command("amend", "--item CODE"))；项目见：amends item list。"
        case .itemUnknown(let item): "服务目录中没有在用的“\(item)”。请从 amends item list 中选择，或先添加：amends item add。"
        case .customerNotContacted(let days): "已有 \(days) 天没有与客户联系。请告知进展并登记：\(words.command("contact"))。"
        case .trainingMissing(let code, let topics):
            "没有 \(code) 参加\(list(topics.map(words.topic)))培训的记录。请补登：amends training attend。"
        case .customerViewMissing:
            "方案实施中没有征询客户的意见。请征询并登记：\(words.command("communicate-plan", "--customer-answer ANSWER"))。"
        case .planNotAdjusted: "客户不同意方案，而方案没有调整。请调整方案（\(words.command(.planned))），或用 --reason 说明为何不调整。"
        case .tasksUnacknowledged(let people):
            "以下人员或部门在方案中有任务，尚未确认知悉：\(list(people))。请各自确认：\(words.command("acknowledge-task", "--as STAFF"))。"
        case .noTask(let code): "方案中没有\(code.isEmpty ? "" : " \(code) ")待确认的任务。请看：\(words.command("show"))。"
        case .departmentNotOffered: "本案没有待部门接收。请先转交：\(words.command("hand-over", "--department CODE"))。"
        case .handedToItself(let department): "本案已在\(words.label(department, CaseField.department))。"
        case .notOfDepartment(let code, let department):
            "本案已交\(words.label(department, CaseField.department))，\(code) 不属于该部门。请由该部门人员办理。"
        case .departmentUnanswered(let department, let hours):
            "交\(words.label(department, CaseField.department))已超过 \(hours) 小时，尚未接收。请催办，或转交其他部门："
                + "\(words.command("hand-over", "--department CODE"))。"
        case .departmentReturned(let department):
            "\(words.label(department, CaseField.department))已将本案退回。请另行转交：\(words.command("hand-over", "--department CODE"))。"
        case .linkedToItself: "案件不能与自身重复。"
        case .notLinked: "本案没有并入其他案件。"
        case .linkedBehindLater(let other):
            "两个重复案件中，保留先受理的一个。请并入另一个：amends case link \(other) --duplicate-of \(words.number)。"
        case .groupOfItself: "案件不能归入自身。"
        case .notInGroup: "本案不在该群体投诉之中。"
        case .safetyMatterContinues: "客户已撤诉，但事关安全：另立内部案件继续处理。"
        case .transferOffered(let site): "已提请移交\(site.isEmpty ? "其他单位" : " \(site)")，请等候答复。"
        case .transferNotOffered: "本案没有提请移交。"
        case .transferToItself: "本案已在该单位。"
        case .headOfficeAccepts: "只有总部能把案件从一个单位转到另一个单位；已提请移交，请等候。"
        case .belongsElsewhere(let site): "本案投诉的是 \(site)。请移交：\(words.command("refer", "--handed-to \(site) --reason WHY"))。"
        case .transferHopsUsed(let hops): "本案已移交 \(hops) 次。请用 --reason 说明为何再次移交；由总部决定归属。"
        case .transferUnanswered(let hours): "询问由谁接收已超过 \(hours) 小时，没有答复。由总部决定。"
        case .transferNotAnswered("refused"): "本案已在这里退回，由总部指定承办单位。"
        case .transferNotAnswered:
            "本案提请本单位接收，请先答复：\(words.command("accept-transfer"))，或 \(words.command("refuse-transfer", "--reason WHY"))。"
        case .transferBack(let site):
            "\(site) 已办理过本案，只有总部能转回。请报总部：\(words.command("offer-transfer", "--transfer-to \(site) --reason WHY"))。"
        case .transferLimit(let hops):
            "本案已移交 \(hops) 次，由总部决定归属。请报总部：\(words.command("offer-transfer", "--transfer-to SITE --reason WHY"))。"
        case .handedOver(let site): "本案由 \(site) 继续办理。这里收到的新情况会转告对方，请记为备注：\(words.command("note", "--note …"))。"
        case .transferDecided: "总部已指定本单位办理。如有不同意见，请报总部：\(words.command("offer-transfer", "--transfer-to SITE --reason WHY"))。"
        case .siteClosed(let site): "\(site) 已停业，不再接收案件。请另选门店，或交总部决定。"
        case .transferMetAct(let site):
            "已移交 \(site)，但这里仍未结：有人在不知情时作了处理。请在那里继续，并在这里转出：\(words.command("refer", "--handed-to \(site) --reason WHY"))。"
        case .resultNotTold: "本轮尚未向投诉人反馈结果。请先执行：\(words.command("feed-back"))。"
        case .handlerAnswers(let code): "\(code) 经办过本案，不得代投诉人填写问卷。请由他人登记。"
        case .intakeUnknown: "本案没有这一投诉途径。请看：\(words.command("show"))。"
        case .sameCustomerAsItself: "案件不能与自身关联。"
        case .notSameCustomer: "两案的客户没有关联。"
        case .onHold(let reason): "档案已被冻结：\(reason)。解除之前不得销毁。"
        case .retentionNotOver(let until): "须保存至\(words.time(until))。"
        case .paperMissing: "本制度包要求同时保存纸质档案，但没有登记存放位置：\(words.command("amend", "--paper-location 位置"))"
        case .notClosedYet: "案件尚未办结归档。"
        case .notOnHold(let reason): "没有这项冻结：\(reason)。"
        }
    }

    private func trigger(_ trigger: EscalationTrigger) -> String {
        switch trigger {
        case .severe: "本案属于严重投诉，"
        case .major: "本案属于重大投诉，"
        case .urgent: "本案属于紧急投诉，"
        case .complex: "本案情况复杂，"
        case .dissatisfied: "投诉人不满意，"
        case .notSolvedOnSite: "现场未能解决，"
        case .overdue: "本案已逾期，"
        }
    }

    func sentence(_ encounter: Encounter, _ left: String, _ right: String, _ words: RuleWords) -> String {
        let unseen = "\(left)与\(right)是在互不知情时作出的。"
        return switch encounter {
        case .twoDecisions: "\(unseen)两项责任认定并存，须由负责人择一：\(words.command("settle", "--liability 责任归属"))。"
        case .twoClosures: "\(unseen)以先办结的为准；处理结果不一致的，列为冲突。"
        case .closedUnderEscalation: "\(unseen)案件仍未结：办结的人没有看到上报。"
        case .closedUnderReopening: "\(unseen)案件仍未结：办结的人没有看到新一轮处理。"
        case .transferMetClosure: "\(unseen)案件由接收单位处理；这里所作的处理予以保留，处理结果列为冲突。"
        case .transferMetOpening: "\(unseen)案件在这里和接收单位都未结，由总部决定由谁继续。"
        case .transferMetHandling: "\(unseen)案件由接收单位办理；这里所作的处理由总部转告对方。"
        case .twoReferrals: "\(unseen)案件同时移交两个单位，以所示的为准，另一单位由总部收回。"
        case .twoAcceptances: "\(unseen)两个单位同时接收，由总部决定归属。"
        case .acceptedAndRefused: "\(unseen)以接收为准，案件已在接收单位。"
        case .extendedWhileAnswered: "\(unseen)反馈有效，按延长后的时限计算。"
        case .extendedAndDeclined: "\(unseen)以准予延期为准。"
        case .twoAnswers: "\(unseen)投诉人被回访两次；只要有一次不满意，案件即未结。"
        case .settledWhileEscalated: "\(unseen)两者都有效：已与投诉人当场处理，上级看过之前案件仍未结。"
        case .twoOpenings: "\(unseen)只算新的一轮。"
        }
    }
}
