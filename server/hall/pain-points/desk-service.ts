import { painDesk } from "../../contract/pain-points/desk.ts";
import { defineService, type Service, type ServiceClient, type ServiceSession } from "../../door/service.ts";
import { signedBy } from "../staff/signed-by.ts";
import type { DeskName, DeskPayload } from "./desk.ts";
import type { PainPoints } from "./pain-points.ts";

const names = Object.keys(painDesk.commands).filter((name) => name !== "Common.Cancel") as DeskName[];

const commandsOf = (pains: Pick<PainPoints, "desk">, client: ServiceClient<typeof painDesk>) =>
  Object.fromEntries(
    names.map((name) => [
      name,
      (payload: DeskPayload<typeof name>) => pains.desk(name, signedBy(payload, client.staff)),
    ]),
  ) as unknown as ServiceSession<typeof painDesk>["commands"];

/** 堵点 and 办不成事 for the manager's page, and for those on which staff report. @param path of the site's service */
export const painDeskService = (pains: Pick<PainPoints, "desk">, path: string, site?: string): Service =>
  defineService<typeof painDesk>({
    definition: { ...painDesk, path } as typeof painDesk,
    roles: ["manager", "guide", "window"],
    ...(site === undefined ? {} : { site }),
    open: (client) => ({ commands: commandsOf(pains, client), close: () => undefined }),
  });
