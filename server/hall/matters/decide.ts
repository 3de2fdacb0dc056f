import type { CommandOf, MatterCommand, Wish } from "./commands.ts";
import { decideAtDesk } from "./decide-desk.ts";
import { platformTold } from "./decide-platform.ts";
import { applicationNumberOf } from "./number.ts";
import { canAppoint, parcelEvent } from "./parcels.ts";
import { resultEvent } from "./results.ts";
import { type Application, isOver, type MattersState } from "./state.ts";
import { type MatterDecision, type MattersHall, Story } from "./story.ts";
import { isPast, termFrom } from "./terms.ts";

const refuse = (code: Extract<MatterDecision, { refused: unknown }>["refused"]["code"], detail: string) =>
  ({ refused: { code, detail } }) as const;

/**
 * Decides one command on the state it finds. Pure: the state is not changed.
 *
 * @param at the time that its events will have, milliseconds since the epoch
 */
export function decide(
  hall: MattersHall,
  state: MattersState,
  command: MatterCommand,
  at: number,
): MatterDecision {
  const story = new Story(hall, state, at);
  const done = (code: string): MatterDecision => ({
    events: story.events,
    outcome: { type: command.type, code },
  });
  if (command.type === "submit") return submit(hall, state, command, story);
  if (command.type === "look") {
    returnOverdue(state, story);
    return done("");
  }
  const found = state.applications.get(command.number);
  if (!found) return refuse("matter.notFound", `no application ${command.number}`);
  const refused = decideOne(hall, command, found, story);
  return refused ?? done(found.code);
}

function decideOne(
  hall: MattersHall,
  command: Exclude<MatterCommand, CommandOf<"submit"> | CommandOf<"look">>,
  found: Application,
  story: Story,
): MatterDecision | undefined {
  switch (command.type) {
    case "supplement":
      return supplement(hall, command, found, story);
    case "withdraw":
      if (found.state === "withdrawn") return undefined;
      if (isOver(found) || found.decision)
        return refuse("matter.decided", `${found.number} is ${found.state}`);
      story.end({ type: "withdrawn", number: found.number, via: command.via });
      return undefined;
    case "appointDelivery":
      if (!canAppoint(found)) return refuse("matter.decided", `${found.number} is ${found.state}`);
      story.tell({
        type: "deliveryAppointed",
        number: found.number,
        delivery: command.delivery,
        record: command.record,
      });
      return undefined;
    case "orderParcel":
    case "refuseParcel":
    case "tellParcel": {
      const event = parcelEvent(command, found);
      if (event) story.tell(event);
      return undefined;
    }
    case "sentToPlatform":
      if (!found.platform)
        story.tell({
          type: "sentToPlatform",
          number: found.number,
          acceptanceNumber: command.acceptanceNumber,
        });
      return undefined;
    case "platformTold":
      platformTold(hall, command, found, story);
      return undefined;
    case "keepResult":
    case "spoilResult":
    case "seeToResult": {
      const event = resultEvent(command, found);
      if (event) story.tell(event);
      return undefined;
    }
    default:
      return decideAtDesk(hall, command, found, story);
  }
}

function submit(
  { prefix }: MattersHall,
  state: MattersState,
  { codes, once, ofPackage, person, via, wishes, clerk }: CommandOf<"submit">,
  story: Story,
): MatterDecision {
  const code = codes.find((each) => !state.cases.has(each));
  if (code === undefined && once)
    return refuse("matter.handedIn", "what was saved under this code is handed in");
  if (code === undefined) throw new Error("no code is new");
  const wrong = wishes.map(whyNot).find((each) => each !== undefined);
  if (wrong !== undefined || wishes.length === 0)
    return refuse("message.invalidPayload", wrong ?? "nothing is handed in");
  const before = state.series.get(story.day) ?? 0;
  const numbers = new Map(
    wishes.map(({ matterId }, index) => [
      matterId,
      applicationNumberOf(prefix, story.day, before + index + 1),
    ]),
  );
  for (const { matterId, after, materials, ...wish } of wishes)
    story.submit({
      type: "submitted",
      number: numbers.get(matterId) as string,
      code,
      ofPackage,
      matterId,
      person,
      via,
      ...(clerk === null ? {} : { clerk }),
      after: after.flatMap((each) => numbers.get(each) ?? []),
      materials: materials.map(({ id, by }) => ({ id, by })),
      ...wish,
    });
  for (const number of numbers.values()) story.acceptIfWhole(number);
  return { events: story.events, outcome: { type: "submit", code } };
}

/** 容缺 is for secondary materials that may be deferred, within a term, and not while a main one is still to be shown. */
function whyNot({ matterId, materials, deferral }: Wish): string | undefined {
  const later = materials.filter(({ by }) => by === "later");
  if (later.length === 0) return undefined;
  if (deferral === null) return `${matterId} sets no term for what comes later`;
  const wrong = later.find(({ need, deferrable }) => need === "main" || !deferrable);
  if (wrong) return `${wrong.id} of ${matterId} cannot come later`;
  const paper = materials.find(({ need, by }) => need === "main" && by === "window");
  return paper && `${paper.id} of ${matterId} is not there yet`;
}

function supplement(
  hall: MattersHall,
  { number, materials, record, by }: CommandOf<"supplement">,
  found: Application,
  story: Story,
): MatterDecision | undefined {
  if (isOver(found))
    return refuse(
      found.state === "returned" ? "matter.overdue" : "matter.decided",
      `${number} is ${found.state}`,
    );
  const { deferred, asked, paper } = found;
  const owed = new Map<string, Application["due"]>([
    ...paper.map((id) => [id, null] as const),
    ...deferred.materials.map((id) => [id, deferred.until] as const),
    ...(asked?.materials ?? []).map((id) => [id, asked?.until ?? null] as const),
  ]);
  if (materials.length === 0 || materials.some(({ id, by: way }) => !owed.has(id) || way === "later"))
    return refuse("matter.nothingOwed", `${number} does not wait for this`);
  // The day of arrival counts: what comes on the last day is in time.
  if (materials.some(({ id }) => (owed.get(id) && isPast(owed.get(id) as never, story.day)) ?? false))
    return refuse("matter.overdue", `${number} was to have it before`);
  const after = story.tell({ type: "supplemented", number, materials: [...materials], record, by });
  if (after.asked && after.asked.materials.length === 0)
    story.tell({
      type: "clockResumed",
      number,
      due: termFrom(hall.arrangements, story.day, after.asked.left),
    });
  story.acceptIfWhole(number);
  story.issueIfWhole(number);
  return undefined;
}

/** 退件: what was owed did not come by its last day. Once, since what is over owes nothing. */
function returnOverdue(state: MattersState, story: Story): void {
  for (const { number } of state.applications.values()) {
    // What went before may have stopped it.
    const now = story.application(number);
    if (!now || isOver(now)) continue;
    const { deferred, asked } = now;
    if (deferred.materials.length > 0 && deferred.until && isPast(deferred.until, story.day))
      story.end({ type: "returned", number, why: "deferral" });
    else if (asked && isPast(asked.until, story.day))
      story.end({ type: "returned", number, why: "supplement" });
  }
}
