import AmendsModel
import AmendsPolicy

extension TraditionalChinese {
    func refusal(_ sentence: String, rule: String, pack: String) -> String {
        "\(sentence)沒有寫入任何內容。（規則 \(rule)\(pack.isEmpty ? "" : "，\(pack)")）"
    }

    func broken(_ act: String, _ sentence: String, rule: String) -> String { "\(act)：\(sentence)" }

    func label(rule: String) -> String? {
        switch rule {
        case "content.missing", "content.one_of": "資料不全"
        case "order.mandatory": "必經環節未完成"
        case "destruction.open", "state.open": "尚未結案"
        case "segregation.record": "只有被投訴人聯絡過投訴人"
        default: nil
        }
    }

    func explained(by name: String, at time: String, _ reason: String) -> String { "\(name)於\(time)說明：\(reason)" }

    func unjudged(_ count: Int) -> String { "有 \(count) 項操作互不知情且數量過多，未逐一按規則查核。" }

    private func list(_ words: [String]) -> String { words.joined(separator: "、") }

    func sentence(_ breach: Breach, _ words: RuleWords) -> String {
        switch breach {
        case .outOfOrder(let milestone): "按制度須先完成「\(words.label(milestone))」，本輪尚未完成。請先執行：\(words.command(milestone))。"
        case .fieldMissing(let field): "缺少\(words.label(field))。請加上 \(words.option(field))。"
        case .oneOfMissing(let fields): "以下各項至少填寫一項：\(list(words.labels(fields)))。請加上 \(list(fields.map(words.option))) 之一。"
        case .unknownCode(let field, let code): "本制度包的\(words.label(field))不使用「\(words.label(code, field))」。請看：amends pack show。"
        case .caseIsClosed: "案件已結案。請先重開：\(words.command("reopen", "--reason 理由"))。"
        case .caseIsOpen: "案件尚未結案。"
        case .caseIsDestroyed: "案件檔案已銷毀，只留有銷毀紀錄。"
        case .mandatoryStepMissing(let milestone):
            "「\(words.label(milestone))」尚未完成，也沒有獲准免除。請補做（\(words.command(milestone))），或申請免除："
                + "\(words.command("waive", "--waived \(milestone.code) --approved-by 工號"))。"
        case .sharesDoNotSum(let sum): "責任比例合計為 \(words.share(sum))，應為 100%。請更正。"
        case .sharesUnreadable(let part): "「\(part)」不是責任比例。請這樣填寫：individual:W07=60%,company=40%。"
        case .leadDepartmentMissing: "涉及多個部門，但沒有指定主責部門。請用 --lead-department 指定。"
        case .evidenceMissing: "既沒有證據，也沒有說明為何沒有證據。請用 --evidence 或 --no-evidence-reason 補充。"
        case .allegationsUnanswered(let count): "還有 \(count) 項訴稱沒有認定結論。請逐項填寫 --allegation-finding。"
        case .measuresUnfinished(let count):
            "還有 \(count) 項措施既未完成也未取消。請逐項登記：\(words.command("complete-measure", "--measure-done \"序號 …\""))。"
        case .unknownMeasure(let text): "「\(text)」不對應本案的任何措施。請以措施序號開頭，從 1 起。"
        case .attemptsMissing(let made, let needed):
            "聯絡 \(needed) 次未果方可記為「未聯絡上」，目前登記了 \(made) 次。請逐次登記：\(words.command("attempt"))。"
        case .anonymousNotAllowed: "本制度包不受理匿名投訴。請登記姓名和聯絡方式。"
        case .anonymousIsNotAsked: "本案為匿名投訴，沒有可以聯絡的投訴人。"
        case .severityBelowFloor(let code):
            "這一類投訴的嚴重程度不得低於「\(words.label(code, CaseField.severity))」。請填寫 --severity \(code)。"
        case .recordedLate(let hours): "受理 \(hours) 小時後才補登。請用 --recorded-late 說明原因。"
        case .receivedInFuture: "受理時間晚於登記時間。請核對兩處時鐘。"
        case .outcomeHasOwnAct(let outcome):
            "「\(words.label(outcome, CaseField.outcome))」有專門的操作：withdraw、invalidate、refer 或 accept-transfer。"
        case .externalNumberKnown(let other):
            "外部機構的編號已見於 \(other)。如為同一投訴，請登記為其投訴途徑：amends case add-intake \(other) --channel CODE --external-number …；"
                + "如為另一投訴，請用 --reason 說明。"
        case .packUnknown(let name): "這裡沒有制度包 \(name)，無法按其規則查核。請與總部同步。"
        case .staffUnknown(let code): "這裡沒有工號為 \(code) 的員工。請看：amends staff list。"
        case .staffHasLeft(let code): "\(code) 當時已離職。"
        case .roleMissing(let roles): "此項操作應由以下職務辦理：\(list(words.labels(roles)))。請由其辦理，或查看：amends role list。"
        case .approverLacksRole(let code, let roles): "\(code) 無權核准此事。有權核准的職務：\(list(words.labels(roles)))。"
        case .respondentActs(let code): "\(code) 是被投訴人，不得經辦本案的判斷與處理。請由他人辦理。"
        case .respondentRecordsAlone(let code):
            "受理人 \(code) 就是被投訴人，此後沒有他人聯絡過投訴人。請由他人再次聯絡：\(words.command("contact"))。"
        case .ownRequest(let code): "\(code) 是申請人，不得自行核准。須由第二人核准。"
        case .handlerFollowsUp(let code): "\(code) 經辦過本案，不宜自行回訪。請由他人回訪，或用 --reason 說明原因。"
        case .secondPersonMissing: "此項操作須有第二人同意。請用 --approved-by 填寫其工號。"
        case .recusalMissing(let code): "\(code) 與本案有關，應當迴避：請同時列入 --recused；可以陳述，不參與決定。"
        case .decidedAbove(let roles): "被投訴的是本單位負責人，須由上級決定：\(list(words.labels(roles)))。"
        case .aboveAuthority(let fen, let limit):
            "\(words.money(fen))超出權限 \(words.money(limit))。請用 --approved-by 填寫有權核准的人。"
        case .settlementNotConfirmed: "當場處理的金額是口頭核准的，尚未補辦確認。請由核准人確認：\(words.command("confirm-settlement"))。"
        case .settlementConfirmedLate(let hours): "口頭核准須在 \(hours) 小時內確認。請用 --reason 說明為何逾期。"
        case .notSimple: "只有簡單的投訴可以當場處理；本案屬於嚴重、複雜或緊急情形。請按流程處理或上報。"
        case .extensionTooLate: "時限已過。只有不可抗力才可延期，請用 --reason 說明。"
        case .extensionOver: "時限已過，本制度包沒有例外。本案已逾期。"
        case .extensionAboveMaximum: "超出本制度包規定的最長時限。請看：\(words.command("due"))。"
        case .extensionNotAllowed: "本制度包不允許延長此項時限。"
        case .extensionNotRequested: "本輪沒有人申請延期。請先申請：\(words.command("request-extension"))。"
        case .customerNotTold: "尚未將延期告知投訴人。請告知並填寫 --extension-told-at。"
        case .customerRefused: "投訴人不同意該方案。請另訂方案，或由領導決定。"
        case .reworkCapReached(let cap):
            "投訴人已 \(cap) 次表示不滿意。可由領導決定以「未達成一致」結案："
                + "\(words.command("close", "--outcome no_agreement --approved-by 工號"))。"
        case .reworkCapNotReached(let cap): "投訴人 \(cap) 次不滿意之後，方可以「未達成一致」結案。"
        case .pauseNotAllowed: "本制度包不允許以此理由暫停計時。"
        case .pauseTooLate: "時限已過，暫停不起作用。"
        case .notPaused: "計時沒有暫停。"
        case .isPaused: "計時已經暫停。"
        case .reopenedLate(let days): "結案 \(days) 天後重開；另立新案並關聯更為合適。"
        case .scoreAboveMaximum(let most): "本制度包的最高評分為 \(most) 分，請用 --score 填寫 1 至 \(most)。"
        case .teamLacksRoles(let roles): "本制度包要求小組中有：\(list(words.labels(roles)))。請用 --team 各填一人。"
        case .invalidAfterDecision: "責任已經認定，不能再作無效處理。請按處理結果結案。"
        case .escalationMissing(let trigger): "\(self.trigger(trigger))應當上報：\(words.command("escalate", "--escalated-to 崗位"))。"
        case .meetingMissing: "本案已上報，受理上報的人員尚未開會研究。請先登記會議：\(words.command("meet"))。"
        case .specialMeetingMissing: "如此重大的投訴須召開專項會議：\(words.command("meet", "--meeting-kind special"))。"
        case .meetingWithoutDecision: "會議沒有形成決定：會議時限已停，方案時限仍在計算。"
        case .firstActionMissing(let action):
            "這一類投訴須立即「\(words.label(action, CaseField.firstAction))」：\(words.command("first-action", "--first-action \(action)"))。"
        case .emergencyNotReported(let bodies, let minutes):
            "發生緊急情況須在 \(minutes) 分鐘內通報\(list(bodies))，目前沒有通報紀錄。請立即通報並登記："
                + words.command("first-action", "--first-action emergency --reported-to 單位")
        case .emergencyMissing: "按制度屬於緊急情形，但無人啟動應變處理：\(words.command("declare-emergency"))。"
        case .supervisionUnanswered: "本案的督辦要求尚未回覆。請先回覆：\(words.command("answer-supervision"))。"
        case .supervisionNotAsked: "沒有待回覆的督辦要求。"
        case .externalReplyMissing(let body): "\(body)尚無答覆。收到後請登記：\(words.command("record-external-reply"))。"
        case .externalDuePassed(let due): "外部機構的期限已於\(words.time(due))屆滿，沒有登記答覆。"
        case .receptionStepsMissing(let steps):
            "接待清單尚未完成：\(list(steps.map { words.label($0, CaseField.receptionStep) }))。請補做並登記："
                + "\(words.command("acknowledge", "--reception-step CODE"))。"
        case .itemMissing: "沒有註明涉及的服務項目。請補充：\(words.command("amend", "--item CODE"))；項目見：amends item list。"
        case .itemUnknown(let item): "服務目錄中沒有在用的「\(item)」。請從 amends item list 中選擇，或先新增：amends item add。"
        case .customerNotContacted(let days): "已有 \(days) 天沒有與客戶聯絡。請告知進展並登記：\(words.command("contact"))。"
        case .trainingMissing(let code, let topics):
            "沒有 \(code) 參加\(list(topics.map(words.topic)))培訓的紀錄。請補登：amends training attend。"
        case .customerViewMissing:
            "方案實施中沒有徵詢客戶的意見。請徵詢並登記：\(words.command("communicate-plan", "--customer-answer ANSWER"))。"
        case .planNotAdjusted: "客戶不同意方案，而方案沒有調整。請調整方案（\(words.command(.planned))），或用 --reason 說明為何不調整。"
        case .tasksUnacknowledged(let people):
            "以下人員或部門在方案中有任務，尚未確認知悉：\(list(people))。請各自確認：\(words.command("acknowledge-task", "--as STAFF"))。"
        case .noTask(let code): "方案中沒有\(code.isEmpty ? "" : " \(code) ")待確認的任務。請看：\(words.command("show"))。"
        case .departmentNotOffered: "本案沒有待部門接收。請先轉交：\(words.command("hand-over", "--department CODE"))。"
        case .handedToItself(let department): "本案已在\(words.label(department, CaseField.department))。"
        case .notOfDepartment(let code, let department):
            "本案已交\(words.label(department, CaseField.department))，\(code) 不屬於該部門。請由該部門人員辦理。"
        case .departmentUnanswered(let department, let hours):
            "交\(words.label(department, CaseField.department))已超過 \(hours) 小時，尚未接收。請催辦，或轉交其他部門："
                + "\(words.command("hand-over", "--department CODE"))。"
        case .departmentReturned(let department):
            "\(words.label(department, CaseField.department))已將本案退回。請另行轉交：\(words.command("hand-over", "--department CODE"))。"
        case .linkedToItself: "案件不能與自身重複。"
        case .notLinked: "本案沒有併入其他案件。"
        case .linkedBehindLater(let other):
            "兩個重複案件中，保留先受理的一個。請併入另一個：amends case link \(other) --duplicate-of \(words.number)。"
        case .groupOfItself: "案件不能歸入自身。"
        case .notInGroup: "本案不在該群體投訴之中。"
        case .safetyMatterContinues: "客戶已撤回投訴，但事關安全：另立內部案件繼續處理。"
        case .transferOffered(let site): "已提請移交\(site.isEmpty ? "其他單位" : " \(site)")，請等候答覆。"
        case .transferNotOffered: "本案沒有提請移交。"
        case .transferToItself: "本案已在該單位。"
        case .headOfficeAccepts: "只有總部能把案件從一個單位轉到另一個單位；已提請移交，請等候。"
        case .belongsElsewhere(let site): "本案投訴的是 \(site)。請移交：\(words.command("refer", "--handed-to \(site) --reason WHY"))。"
        case .transferHopsUsed(let hops): "本案已移交 \(hops) 次。請用 --reason 說明為何再次移交；由總部決定歸屬。"
        case .transferUnanswered(let hours): "詢問由誰接收已超過 \(hours) 小時，沒有答覆。由總部決定。"
        case .transferNotAnswered("refused"): "本案已在這裡退回，由總部指定承辦單位。"
        case .transferNotAnswered:
            "本案提請本單位接收，請先答覆：\(words.command("accept-transfer"))，或 \(words.command("refuse-transfer", "--reason WHY"))。"
        case .transferBack(let site):
            "\(site) 已辦理過本案，只有總部能轉回。請報總部：\(words.command("offer-transfer", "--transfer-to \(site) --reason WHY"))。"
        case .transferLimit(let hops):
            "本案已移交 \(hops) 次，由總部決定歸屬。請報總部：\(words.command("offer-transfer", "--transfer-to SITE --reason WHY"))。"
        case .handedOver(let site): "本案由 \(site) 繼續辦理。這裡收到的新情況會轉告對方，請記為備註：\(words.command("note", "--note …"))。"
        case .transferDecided: "總部已指定本單位辦理。如有不同意見，請報總部：\(words.command("offer-transfer", "--transfer-to SITE --reason WHY"))。"
        case .siteClosed(let site): "\(site) 已停業，不再接收案件。請另選門市，或交總部決定。"
        case .transferMetAct(let site):
            "已移交 \(site)，但這裡仍未結：有人在不知情時作了處理。請在那裡繼續，並在這裡轉出：\(words.command("refer", "--handed-to \(site) --reason WHY"))。"
        case .resultNotTold: "本輪尚未向投訴人回覆結果。請先執行：\(words.command("feed-back"))。"
        case .handlerAnswers(let code): "\(code) 經辦過本案，不得代投訴人填寫問卷。請由他人登記。"
        case .intakeUnknown: "本案沒有這一投訴途徑。請看：\(words.command("show"))。"
        case .sameCustomerAsItself: "案件不能與自身關聯。"
        case .notSameCustomer: "兩案的客戶沒有關聯。"
        case .onHold(let reason): "檔案已被凍結：\(reason)。解除之前不得銷毀。"
        case .retentionNotOver(let until): "須保存至\(words.time(until))。"
        case .paperMissing: "本制度包要求同時保存紙本檔案，但沒有登記存放位置：\(words.command("amend", "--paper-location 位置"))"
        case .notClosedYet: "案件尚未結案歸檔。"
        case .notOnHold(let reason): "沒有這項凍結：\(reason)。"
        }
    }

    private func trigger(_ trigger: EscalationTrigger) -> String {
        switch trigger {
        case .severe: "本案屬於嚴重投訴，"
        case .major: "本案屬於重大投訴，"
        case .urgent: "本案屬於緊急投訴，"
        case .complex: "本案情況複雜，"
        case .dissatisfied: "投訴人不滿意，"
        case .notSolvedOnSite: "現場未能解決，"
        case .overdue: "本案已逾期，"
        }
    }

    func sentence(_ encounter: Encounter, _ left: String, _ right: String, _ words: RuleWords) -> String {
        let unseen = "\(left)與\(right)是在互不知情時作出的。"
        return switch encounter {
        case .twoDecisions: "\(unseen)兩項責任認定並存，須由負責人擇一：\(words.command("settle", "--liability 責任歸屬"))。"
        case .twoClosures: "\(unseen)以先結案的為準；處理結果不一致的，列為衝突。"
        case .closedUnderEscalation: "\(unseen)案件仍未結：結案的人沒有看到上報。"
        case .closedUnderReopening: "\(unseen)案件仍未結：結案的人沒有看到新一輪處理。"
        case .transferMetClosure: "\(unseen)案件由接收單位處理；這裡所作的處理予以保留，處理結果列為衝突。"
        case .transferMetOpening: "\(unseen)案件在這裡和接收單位都未結，由總部決定由誰繼續。"
        case .transferMetHandling: "\(unseen)案件由接收單位辦理；這裡所作的處理由總部轉告對方。"
        case .twoReferrals: "\(unseen)案件同時移交兩個單位，以所示的為準，另一單位由總部收回。"
        case .twoAcceptances: "\(unseen)兩個單位同時接收，由總部決定歸屬。"
        case .acceptedAndRefused: "\(unseen)以接收為準，案件已在接收單位。"
        case .extendedWhileAnswered: "\(unseen)回覆有效，按延長後的時限計算。"
        case .extendedAndDeclined: "\(unseen)以准予延期為準。"
        case .twoAnswers: "\(unseen)投訴人被回訪兩次；只要有一次不滿意，案件即未結。"
        case .settledWhileEscalated: "\(unseen)兩者都有效：已與投訴人當場處理，上級看過之前案件仍未結。"
        case .twoOpenings: "\(unseen)只算新的一輪。"
        }
    }
}
