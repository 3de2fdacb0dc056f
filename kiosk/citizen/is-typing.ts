import type { TerminalEvent } from "./machines/terminal.machine.ts";

/** What stands in a field, in whichever journey. */
const typing = ["type", "compose", "draft", "written"];

/** Whether an event only tells what stands in a field: it presses nothing, so no screen need be protected from it. */
export const isTyping = (event: TerminalEvent): boolean =>
  "event" in event && typing.includes(event.event.type);
