import { dayOf, yearOf } from "../calendar/day.ts";
import { addWorkingDays, type Term } from "../calendar/working-days.ts";
import { termFrom, workingDaysLeft } from "../matters/terms.ts";
import { type CaseCommand, done, type RatingDecision, type RatingHall, refuse } from "./decide.ts";
import {
  type Complaint,
  isOver,
  isToCall,
  isUnderReview,
  mayAppeal,
  needsRectifying,
  type RatingRecord,
  type RatingsState,
} from "./state.ts";

type CommandOf<Type extends CaseCommand["type"]> = Extract<CaseCommand, { type: Type }>;

/** One act of the office: 谁办理谁负责. Nothing in it changes what the rater said. */
export function decideCase(
  hall: RatingHall,
  state: RatingsState,
  rating: RatingRecord,
  command: CaseCommand,
  at: number,
): RatingDecision {
  const { number, by } = command;
  if (command.type === "open") return done(command, number, { type: "opened", number, by });
  const { complaint } = rating;
  if (!complaint) return refuse("desk.notInState", `${number} is no complaint`);
  const { stage } = complaint;
  const wrongState = () => refuse("desk.notInState", `${number} is ${stage}`);
  if (command.type === "review") return review(hall, complaint, command, at);
  if (isOver(complaint)) return wrongState();
  if (command.type === "callBack") return callBack(hall, rating, complaint, command);
  // The clocks stand still, and so does the office: nothing is put right that may be excluded.
  if (isUnderReview(complaint)) return wrongState();
  switch (command.type) {
    case "confirm":
      return stage === "received" ? confirm(hall, command, at) : wrongState();
    case "appeal": {
      if (!mayAppeal(complaint)) return wrongState();
      const { ground, record } = command;
      const reviewBy = termFrom(hall.arrangements, dayOf(at), hall.rules.terms.review);
      return done(command, number, { type: "appealed", number, ground, record, reviewBy, by });
    }
    case "issueNotice": {
      const { rectify, answer } = complaint.due;
      if (stage !== "confirmed" || complaint.notice || !rectify || !answer) return wrongState();
      const year = String(yearOf(dayOf(at)));
      const place = (state.notices.get(year) ?? 0) + 1;
      const notice = `${hall.prefix}-ZG-${year}-${String(place).padStart(4, "0")}`;
      return done(command, number, {
        type: "noticeIssued",
        number,
        notice,
        rectifyBy: rectify,
        answerBy: answer,
        record: command.record,
        by,
      });
    }
    case "rectify":
      if (stage !== "confirmed" || !needsRectifying(complaint)) return wrongState();
      return done(command, number, { type: "rectified", number, record: command.record, by });
    case "answer": {
      const isReady = stage === "rectified" || (stage === "confirmed" && !needsRectifying(complaint));
      // 实名差评回访率 100 %: nobody is answered past a call that can still be made.
      if (!isReady || isToCall(rating, complaint, hall.rules.callBackTries)) return wrongState();
      return done(command, number, { type: "answered", number, record: command.record, by });
    }
    case "close":
      return stage === "answered" ? done(command, number, { type: "closed", number, by }) : wrongState();
  }
}

/** Clear: put right at once. Complex: with a term of its own. Without a basis: explained, and nothing to be put right. */
function confirm(
  { rules: { terms }, arrangements }: RatingHall,
  command: CommandOf<"confirm">,
  at: number,
): RatingDecision {
  const { number, by, finding, record, days } = command;
  if ((finding === "complex") !== (days !== null) || (days ?? 0) > terms.rectify)
    return refuse("desk.term", `${finding} with ${days} days; of what is complex at most ${terms.rectify}`);
  const today = dayOf(at);
  const within = finding === "noBasis" ? null : (days ?? terms.atOnce);
  return done(command, number, {
    type: "confirmed",
    number,
    finding,
    record,
    rectifyBy: within === null ? null : termFrom(arrangements, today, within),
    answerBy: termFrom(arrangements, today, terms.answer),
    by,
  });
}

function callBack(
  { rules }: RatingHall,
  rating: RatingRecord,
  complaint: Complaint,
  command: CommandOf<"callBack">,
): RatingDecision {
  const { number, by, reached, record } = command;
  if (!isToCall(rating, complaint, rules.callBackTries))
    return refuse("desk.notInState", `${number} is not to be called back`);
  return done(command, number, { type: "calledBack", number, reached, record, by });
}

/** By somebody else than who appealed. Where it is rejected every clock goes on with the days that were left. */
function review(
  hall: RatingHall,
  { appeal, due, stage }: Complaint,
  command: CommandOf<"review">,
  at: number,
): RatingDecision {
  const { number, by, upheld, record } = command;
  if (!appeal || appeal.upheld !== null) return refuse("desk.notInState", `${number} is ${stage}`);
  if (appeal.by === by) return refuse("message.notAuthorised", "who appeals does not review");
  const today = dayOf(at);
  const stood = workingDaysLeft(hall.arrangements, appeal.on, { day: today, assumed: false });
  const later = (term: Term | null): Term | null => {
    if (!term) return null;
    const end = addWorkingDays(hall.arrangements, term.day, stood);
    return { day: end.day, assumed: term.assumed || end.assumed };
  };
  return done(command, number, {
    type: "reviewed",
    number,
    upheld,
    record,
    terms: {
      confirm: later(due.confirm),
      // People are called while it is reviewed: that clock never stood.
      callBack: due.callBack,
      rectify: later(due.rectify),
      answer: later(due.answer),
    },
    by,
  });
}
