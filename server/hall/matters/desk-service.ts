import { matterDesk } from "../../contract/matters/desk.ts";
import { defineService, type Service, type ServiceSession } from "../../door/service.ts";
import type { DeskName, DeskPayload } from "./desk.ts";
import type { Matters } from "./matters.ts";

const names = Object.keys(matterDesk.commands).filter((name) => name !== "Common.Cancel") as DeskName[];

const commandsOf = (matters: Matters) =>
  Object.fromEntries(
    names.map((name) => [name, (payload: DeskPayload<typeof name>) => matters.desk(name, payload)]),
  ) as unknown as ServiceSession<typeof matterDesk>["commands"];

/** The office's work list, for the manager's page. @param path of the site's service */
export const matterDeskService = (matters: Matters, path: string): Service =>
  defineService<typeof matterDesk>({
    definition: { ...matterDesk, path } as typeof matterDesk,
    roles: ["manager"],
    open: () => ({ commands: commandsOf(matters), close: () => undefined }),
  });
