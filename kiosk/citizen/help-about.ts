import type { HelpAbout } from "../../server/contract/help/call.ts";
import type { SessionContext } from "./machines/session/context.ts";

/** The innermost state of the journey's region in a session's value. */
function journeyOf(value: unknown): string {
  let state: unknown = (value as { readonly open?: { readonly journey?: unknown } } | undefined)?.open
    ?.journey;
  while (typeof state === "object" && state !== null) [state] = Object.values(state);
  return typeof state === "string" ? state : "home";
}

/**
 * Where in the session help is wanted, and how: of the person nothing but the language and the way of seeing.
 * @param value of the session's machine
 */
export function helpAboutOf(session: SessionContext, value: unknown): HelpAbout {
  const { modes, appointment, finding, handling, following, assisting, toHandle, toAssist, service } =
    session;
  const inner = (appointment ?? finding ?? handling ?? following ?? assisting)?.state;
  const guide = toHandle?.guide ?? finding?.guide;
  const matter = guide?.matter ?? guide?.package ?? undefined;
  const about = toAssist && "matter" in toAssist ? toAssist.matter : undefined;
  return {
    matter: matter
      ? { id: matter.id, name: matter.plainName }
      : about
        ? { id: about.id, name: about.name }
        : service && { id: service.id, name: service.plainName },
    step: inner ? `${journeyOf(value)}.${inner}` : journeyOf(value),
    language: modes.language,
    modes: { text: modes.text, contrast: modes.contrast },
    wants: "person",
  };
}
