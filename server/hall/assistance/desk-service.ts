import { assistanceDesk } from "../../contract/assistance/desk.ts";
import { defineService, type Service, type ServiceSession } from "../../door/service.ts";
import type { Assistance } from "./assistance.ts";
import type { DeskName, DeskPayload } from "./desk.ts";

const names = Object.keys(assistanceDesk.commands).filter((name) => name !== "Common.Cancel") as DeskName[];

const commandsOf = (assistance: Pick<Assistance, "desk">) =>
  Object.fromEntries(
    names.map((name) => [name, (payload: DeskPayload<typeof name>) => assistance.desk(name, payload)]),
  ) as unknown as ServiceSession<typeof assistanceDesk>["commands"];

/** Who comes where, for the manager's page. @param path of the site's service */
export const assistanceDeskService = (assistance: Pick<Assistance, "desk">, path: string): Service =>
  defineService<typeof assistanceDesk>({
    definition: { ...assistanceDesk, path } as typeof assistanceDesk,
    roles: ["manager"],
    open: () => ({ commands: commandsOf(assistance), close: () => undefined }),
  });
