import type { CommandOf } from "./commands.ts";
import { type Application, byPlatform, isOver } from "./state.ts";
import type { MattersHall, Story } from "./story.ts";
import { workingDaysLeft } from "./terms.ts";

/** Takes in how an application stands at the platform. What is decided here already stays so. */
export function platformTold(
  hall: MattersHall,
  { number, revision, state, note, supplement, result }: CommandOf<"platformTold">,
  found: Application,
  story: Story,
): void {
  if (!found.platform || found.platform.revision >= revision) return;
  story.tell({ type: "platformAnswered", number, revision, state, ...(result ? { result } : {}) });
  if (isOver(found) || found.decision) return;
  if (state === "granted" && found.state === "accepted")
    story.grant(number, { rules: null, note, by: byPlatform });
  else if (state === "refused") story.end({ type: "refused", number, note, by: byPlatform });
  else if (state === "withdrawn") story.end({ type: "withdrawn", number, via: byPlatform });
  else if (state === "supplement" && supplement && found.state === "accepted" && found.due)
    story.tell({
      type: "supplementAsked",
      number,
      materials: [...supplement.materials],
      // The day is the platform's own: nothing of it is reckoned here.
      until: { day: supplement.until, assumed: false },
      left: workingDaysLeft(hall.arrangements, story.day, found.due),
      note,
      by: byPlatform,
      ask: supplement.ask,
    });
}
