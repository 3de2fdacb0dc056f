import type { TerminalEvent } from "./machines/terminal.machine.ts";

/** Whether an event only tells what stands in a field: it presses nothing, so no screen need be protected from it. */
export const isTyping = (event: TerminalEvent): boolean =>
  (event.type === "finding" && ["type", "compose"].includes(event.event.type)) ||
  (event.type === "handling" && ["draft", "written"].includes(event.event.type));
