import { experienceDesk } from "../../contract/experience/desk.ts";
import { defineService, type Service } from "../../door/service.ts";
import { signedBy } from "../staff/signed-by.ts";
import type { Experience } from "./experience.ts";

/** Experience sessions for managers. @param path of the site's service @param site only its staff may give commands */
export function experienceDeskService(experience: Experience, path: string, site: string): Service {
  return defineService<typeof experienceDesk>({
    definition: { ...experienceDesk, path } as typeof experienceDesk,
    roles: ["manager"],
    site,
    open: (client) => ({
      commands: {
        "XiaohuExperienceDesk.List": () => experience.list(),
        "XiaohuExperienceDesk.Matters": () => ({ matters: experience.matters() }),
        "XiaohuExperienceDesk.Create": (payload) => {
          const { idempotencyKey, matter, by } = signedBy(payload, client.staff);
          experience.create({ id: idempotencyKey, matter, by });
          return experience.list();
        },
        "XiaohuExperienceDesk.End": ({ id }) => {
          experience.end(id);
          return experience.list();
        },
        "XiaohuExperienceDesk.Open": ({ id }) => experience.open(id),
        "XiaohuExperienceDesk.Report": (payload) => experience.report(signedBy(payload, client.staff)),
        "XiaohuExperienceDesk.Remove": ({ id }) => {
          experience.remove(id);
          return experience.list();
        },
      },
      close: () => undefined,
    }),
  });
}
