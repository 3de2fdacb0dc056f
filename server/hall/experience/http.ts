import * as z from "zod/mini";
import { ContractError } from "../../contract/errors.ts";
import { experienceMessage, experiencePath } from "../../contract/experience/terminal.ts";
import type { Door } from "../../door/door.ts";
import type { Experience } from "./experience.ts";

const ofSite = z.object({ site: z.optional(z.string()) });

/** What terminals ask of experience sessions. @param experienceOf a site; null: the first */
export function serveExperience(door: Door, experienceOf: (site: string | null) => Experience): void {
  door.app.post(experiencePath, (request) => {
    door.requireRole(request, "terminal", "station");
    const { site = null, ...message } = (request.body ?? {}) as Record<string, unknown>;
    const parsed = experienceMessage.safeParse(message);
    const named = ofSite.safeParse(request.body);
    // What is wrong with it stays unsaid: it would be said with what was sent.
    if (!parsed.success || !named.success)
      throw new ContractError("message.invalidPayload", "not a message of an experience session");
    const experience = experienceOf(site === null ? null : String(site));
    const { data } = parsed;
    if (data.ask === "isOpen") return { open: experience.isOpen() };
    if (data.ask === "begin") return experience.begin(data.terminalId, data.code);
    experience.keep(data.terminalId, data.record);
    return {};
  });
}
