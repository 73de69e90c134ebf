import AmendsLog
import AmendsModel
import AmendsStore

/// What a survey came to: coverage, and how each question and aspect did.
public struct SurveyResults: Sendable, Equatable {
    /// One question, or all questions of one aspect.
    public struct Line: Sendable, Equatable {
        /// The number of the question, from 1; nil for an aspect.
        public var question: Int?
        public var aspect: String
        public var text: String
        public var answers: Int
        /// Of all its scores.
        public var sum: Int

        /// The mean in hundredths, rounded half up; nil without answers.
        public var meanHundredths: Int? { answers == 0 ? nil : (sum * 200 + answers) / (2 * answers) }
    }

    public var sent: Int64
    public var reached: Int64
    public var answered: Int
    /// Answers about cases whose result the customer had not been told; they are not counted.
    public var early = 0
    /// Answers by the way they came.
    public var byMode: [String: Int]
    public var questions: [Line]
    public var aspects: [Line]

    /// Of those with answers, the question or aspect with the greatest mean; of equal ones the first.
    public static func best(_ lines: [Line]) -> Line? {
        lines.filter { $0.answers > 0 }.max { isBelow($0, $1) || !isBelow($1, $0) && lines.position($0) > lines.position($1) }
    }

    public static func weakest(_ lines: [Line]) -> Line? {
        lines.filter { $0.answers > 0 }.min { isBelow($0, $1) || !isBelow($1, $0) && lines.position($0) < lines.position($1) }
    }

    private static func isBelow(_ left: Line, _ right: Line) -> Bool { left.sum * right.answers < right.sum * left.answers }
}

extension [SurveyResults.Line] {
    fileprivate func position(_ line: Element) -> Int { firstIndex(of: line) ?? endIndex }
}

extension Node {
    /// Scores lie between 1 and 5; an answer to a question that was not asked is not counted.
    public func results(ofSurvey name: String) throws(NodeError) -> SurveyResults {
        let survey = try record(SurveyRecord.table, named: name)
        var questions = survey.groups(of: "ask").enumerated().map { index, group in
            SurveyResults.Line(
                question: index + 1, aspect: group[SurveyRecord.aspect]?.words ?? "", text: group[SurveyRecord.question]?.words ?? "",
                answers: 0, sum: 0)
        }
        var results = SurveyResults(
            sent: survey.integer(SurveyRecord.sent) ?? 0, reached: survey.integer(SurveyRecord.reached) ?? 0, answered: 0, early: 0,
            byMode: [:], questions: [], aspects: [])
        for answer in try records(SurveyAnswerRecord.table) where answer.text(ManagementField.source) == survey.number {
            let isEarly = answer.texts(ManagementField.cases).contains { name in
                (try? store.findCase(name)).map { !$0.state.isResultTold } ?? false
            }
            if isEarly {
                results.early += 1
                continue
            }
            results.answered += 1
            results.byMode[answer.text(SurveyAnswerRecord.mode) ?? "", default: 0] += 1
            for text in answer.texts(SurveyAnswerRecord.answer) {
                guard let (question, score) = Self.answer(text), questions.indices.contains(question - 1) else { continue }
                questions[question - 1].answers += 1
                questions[question - 1].sum += score
            }
        }
        results.questions = questions
        for question in questions {
            if let index = results.aspects.firstIndex(where: { $0.aspect == question.aspect }) {
                results.aspects[index].answers += question.answers
                results.aspects[index].sum += question.sum
            } else {
                results.aspects.append(
                    .init(question: nil, aspect: question.aspect, text: "", answers: question.answers, sum: question.sum))
            }
        }
        return results
    }

    /// `2=4`: the question's number and a score from 1 to 5; nil for anything else.
    public static func answer(_ text: String) -> (question: Int, score: Int)? {
        let parts = text.split(separator: "=", omittingEmptySubsequences: false)
        guard parts.count == 2, let question = Int(parts[0]), question > 0, let score = Int(parts[1]), (1...5).contains(score) else {
            return nil
        }
        return (question, score)
    }
}
