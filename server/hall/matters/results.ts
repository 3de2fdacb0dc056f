import type { CommandOf } from "./commands.ts";
import type { MatterEvent } from "./events.ts";
import { type Application, platformResultOf } from "./state.ts";

/** The file of a result that the platform gives out: whether it came, and what becomes of one that is none. Pure. */

type ResultEvent = Extract<MatterEvent, { type: "resultKept" | "resultSpoilt" | "resultSeenTo" }>;
type ResultCommand = CommandOf<"keepResult"> | CommandOf<"spoilResult"> | CommandOf<"seeToResult">;

/** Whether it is the file that is still to come: not here, and not given out at a window. */
export const isAwaitedResult = (found: Application, document: string): boolean =>
  platformResultOf(found)?.document === document &&
  found.platform?.kept !== document &&
  !(found.platform?.spoilt?.document === document && found.platform.spoilt.last?.act === "given");

/** What one command comes to; undefined: nothing, since it is known, or about another file. */
export function resultEvent(command: ResultCommand, found: Application): ResultEvent | undefined {
  const { number, document } = command;
  const spoilt = found.platform?.spoilt?.document === document ? found.platform.spoilt : null;
  switch (command.type) {
    case "keepResult":
      return found.platform?.result?.document === document && found.platform.kept !== document
        ? { type: "resultKept", number, document }
        : undefined;
    case "spoilResult":
      return isAwaitedResult(found, document) && spoilt === null
        ? { type: "resultSpoilt", number, document, reason: command.reason }
        : undefined;
    case "seeToResult":
      return isAwaitedResult(found, document) && spoilt !== null
        ? { type: "resultSeenTo", number, document, act: command.act, by: command.by }
        : undefined;
  }
}

/** An application after one event of its result's file. @param at milliseconds since the epoch */
export function withResult(before: Application, event: ResultEvent, at: number): Application {
  const { platform } = before;
  if (!platform) return before;
  switch (event.type) {
    case "resultKept":
      return { ...before, platform: { ...platform, kept: event.document, spoilt: null } };
    case "resultSpoilt": {
      const { document, reason } = event;
      return {
        ...before,
        platform: { ...platform, spoilt: { document, reason, since: at, last: null } },
        steps: [...before.steps, { kind: "resultDelayed", at }],
      };
    }
    case "resultSeenTo": {
      const { act, by } = event;
      return {
        ...before,
        platform: { ...platform, spoilt: platform.spoilt && { ...platform.spoilt, last: { act, by, at } } },
        steps: act === "given" ? [...before.steps, { kind: "resultAtWindow", at }] : before.steps,
      };
    }
  }
}
