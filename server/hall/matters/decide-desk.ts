import type { CommandOf } from "./commands.ts";
import { type Application, isOver } from "./state.ts";
import type { MatterDecision, MattersHall, Story } from "./story.ts";
import { isPast, termFrom, workingDaysLeft } from "./terms.ts";

const refuse = (code: "desk.notInState" | "desk.unknown" | "desk.term", detail: string): MatterDecision => ({
  refused: { code, detail },
});

/** What the office does with an application: undefined where it was done, or had been before. */
export function decideAtDesk(
  hall: MattersHall,
  command: CommandOf<"askSupplement" | "extendDeferral" | "decide" | "check">,
  found: Application,
  story: Story,
): MatterDecision | undefined {
  const { number, note, by } = command;
  const wrongState = () => refuse("desk.notInState", `${number} is ${found.state}`);
  switch (command.type) {
    case "decide":
      if (found.state !== "accepted") return wrongState();
      if (command.outcome === "granted") story.grant(number, { rules: null, note, by });
      // A person is told why (行政许可法, article 38).
      else if (note === null) return refuse("desk.notInState", "a refusal says why");
      else story.end({ type: "refused", number, note, by });
      return undefined;
    case "askSupplement": {
      if (found.state !== "accepted" || !found.due) return wrongState();
      if (command.days < 1) return refuse("desk.term", `${command.days} working days`);
      story.tell({
        type: "supplementAsked",
        number,
        materials: [...command.materials],
        until: termFrom(hall.arrangements, story.day, command.days),
        left: workingDaysLeft(hall.arrangements, story.day, found.due),
        note,
        by,
        ask: null,
      });
      return undefined;
    }
    case "extendDeferral": {
      const { materials, until } = found.deferred;
      if (isOver(found) || materials.length === 0 || !until) return wrongState();
      if (isPast(until, story.day) || command.days < 1) return refuse("desk.term", `${number}: ${until.day}`);
      story.tell({
        type: "deferralExtended",
        number,
        until: termFrom(hall.arrangements, until.day, command.days),
        note,
        by,
      });
      return undefined;
    }
    case "check": {
      const { commitment, holds } = command;
      const open = found.checks.get(commitment);
      if (!open) return refuse("desk.unknown", `${number} has no check of ${commitment}`);
      if (open.holds === holds) return undefined;
      if (open.holds !== null) return wrongState();
      story.tell({ type: "checked", number, commitment, holds, note, by });
      if (!holds && found.state !== "revoked") story.tell({ type: "revoked", number, commitment });
      return undefined;
    }
  }
}
