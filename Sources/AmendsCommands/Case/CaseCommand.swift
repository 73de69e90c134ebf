import ArgumentParser

struct CaseCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "case", abstract: "Take in, show and handle cases.",
        groupedSubcommands: [
            CommandGroup(
                name: "Reading:",
                subcommands: [CaseGuide.self, CaseList.self, CaseShow.self, CaseHistory.self, CaseConflicts.self, CaseEvidence.self, CaseDue.self]),
            CommandGroup(
                name: "Taking in:",
                subcommands: [
                    CaseReceive.self,
                    CaseActCommand<ActVerbs.Acknowledge>.self,
                    CaseActCommand<ActVerbs.Assess>.self,
                    CaseActCommand<ActVerbs.Classify>.self,
                    CaseActCommand<ActVerbs.Assign>.self,
                    CaseActCommand<ActVerbs.HandOver>.self,
                    CaseActCommand<ActVerbs.TakeOver>.self,
                    CaseActCommand<ActVerbs.HandBack>.self,
                    CaseActCommand<ActVerbs.FirstAct>.self,
                    CaseActCommand<ActVerbs.SettleOnSite>.self,
                    CaseActCommand<ActVerbs.ConfirmSettlement>.self,
                    CaseActCommand<ActVerbs.Escalate>.self,
                    CaseActCommand<ActVerbs.DeclareEmergency>.self,
                    CaseActCommand<ActVerbs.Meet>.self,
                ]),
            CommandGroup(
                name: "Finding out:",
                subcommands: [
                    CaseActCommand<ActVerbs.FormTeam>.self,
                    CaseActCommand<ActVerbs.Investigate>.self,
                    CaseActCommand<ActVerbs.AddEvidence>.self,
                    CaseActCommand<ActVerbs.RequestEvidence>.self,
                    CaseActCommand<ActVerbs.AnswerEvidence>.self,
                    CaseActCommand<ActVerbs.TakeStatement>.self,
                    CaseActCommand<ActVerbs.Analyse>.self,
                    CaseActCommand<ActVerbs.Decide>.self,
                    CaseActCommand<ActVerbs.RequestExtension>.self,
                    CaseActCommand<ActVerbs.Extend>.self,
                    CaseActCommand<ActVerbs.DeclineExtension>.self,
                ]),
            CommandGroup(
                name: "Putting right:",
                subcommands: [
                    CaseActCommand<ActVerbs.Plan>.self,
                    CaseActCommand<ActVerbs.TellPlan>.self,
                    CaseActCommand<ActVerbs.AcknowledgeTask>.self,
                    CaseActCommand<ActVerbs.CommunicatePlan>.self,
                    CaseActCommand<ActVerbs.Execute>.self,
                    CaseActCommand<ActVerbs.Promise>.self,
                    CaseActCommand<ActVerbs.Pay>.self,
                    CaseActCommand<ActVerbs.TakeMeasure>.self,
                    CaseActCommand<ActVerbs.CompleteMeasure>.self,
                ]),
            CommandGroup(
                name: "The customer:",
                subcommands: [
                    CaseActCommand<ActVerbs.FeedBack>.self,
                    CaseActCommand<ActVerbs.FollowUp>.self,
                    CaseActCommand<ActVerbs.Contact>.self,
                    CaseActCommand<ActVerbs.Attempt>.self,
                    CaseActCommand<ActVerbs.Withdraw>.self,
                    CaseActCommand<ActVerbs.Pause>.self,
                    CaseActCommand<ActVerbs.Resume>.self,
                ]),
            CommandGroup(
                name: "Ending:",
                subcommands: [
                    CaseActCommand<ActVerbs.Close>.self,
                    CaseActCommand<ActVerbs.Invalidate>.self,
                    CaseActCommand<ActVerbs.Refer>.self,
                    CaseActCommand<ActVerbs.Reopen>.self,
                    CaseActCommand<ActVerbs.Waive>.self,
                    CaseActCommand<ActVerbs.Archive>.self,
                    CaseActCommand<ActVerbs.Hold>.self,
                    CaseActCommand<ActVerbs.ReleaseHold>.self,
                    CaseActCommand<ActVerbs.Destroy>.self,
                ]),
            CommandGroup(
                name: "Elsewhere:",
                subcommands: [
                    CaseActCommand<ActVerbs.Supervise>.self,
                    CaseActCommand<ActVerbs.AnswerSupervision>.self,
                    CaseActCommand<ActVerbs.ReferOut>.self,
                    CaseActCommand<ActVerbs.RecordExternalReply>.self,
                    CaseActCommand<ActVerbs.OfferTransfer>.self,
                    CaseActCommand<ActVerbs.AcceptTransfer>.self,
                    CaseActCommand<ActVerbs.RefuseTransfer>.self,
                    CaseActCommand<ActVerbs.Link>.self,
                    CaseActCommand<ActVerbs.Unlink>.self,
                    CaseActCommand<ActVerbs.JoinGroup>.self,
                    CaseActCommand<ActVerbs.LeaveGroup>.self,
                ]),
            CommandGroup(
                name: "The record:",
                subcommands: [
                    CaseActCommand<ActVerbs.Note>.self,
                    CaseActCommand<ActVerbs.Amend>.self,
                    CaseActCommand<ActVerbs.Settle>.self,
                    CaseActCommand<ActVerbs.Explain>.self,
                    CaseActCommand<ActVerbs.Migrate>.self,
                ]),
        ])
}
