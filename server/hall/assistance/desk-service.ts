import { assistanceDesk } from "../../contract/assistance/desk.ts";
import { defineService, type Service, type ServiceClient, type ServiceSession } from "../../door/service.ts";
import { signedBy } from "../staff/signed-by.ts";
import type { Assistance } from "./assistance.ts";
import type { DeskName, DeskPayload } from "./desk.ts";

const names = Object.keys(assistanceDesk.commands).filter((name) => name !== "Common.Cancel") as DeskName[];

const commandsOf = (assistance: Pick<Assistance, "desk">, client: ServiceClient<typeof assistanceDesk>) =>
  Object.fromEntries(
    names.map((name) => [
      name,
      (payload: DeskPayload<typeof name>) => assistance.desk(name, signedBy(payload, client.staff)),
    ]),
  ) as unknown as ServiceSession<typeof assistanceDesk>["commands"];

/** Who comes where, for the pages of managers and guides. @param path of the site's service */
export const assistanceDeskService = (
  assistance: Pick<Assistance, "desk">,
  path: string,
  site?: string,
): Service =>
  defineService<typeof assistanceDesk>({
    definition: { ...assistanceDesk, path } as typeof assistanceDesk,
    roles: ["manager", "guide"],
    ...(site === undefined ? {} : { site }),
    open: (client) => ({ commands: commandsOf(assistance, client), close: () => undefined }),
  });
