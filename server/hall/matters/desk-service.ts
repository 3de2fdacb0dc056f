import { matterDesk } from "../../contract/matters/desk.ts";
import { defineService, type Service, type ServiceSession } from "../../door/service.ts";
import type { OutboxDesk } from "../outbox/outbox-desk.ts";
import type { DeskName, DeskPayload } from "./desk.ts";
import type { Matters } from "./matters.ts";

type Commands = ServiceSession<typeof matterDesk>["commands"];

/** Not about applications, but about what is sent of them. */
const ofOutbox = ({ platform }: Matters, outbox: OutboxDesk) =>
  ({
    "XiaohuMatterDesk.Outbox": () => outbox.standing((number) => platform.has(number)),
    "XiaohuMatterDesk.SendAgain": ({ key, by }) => {
      outbox.sendAgain(key, by);
      return {};
    },
    "XiaohuMatterDesk.GiveToPerson": ({ key, by }) => {
      outbox.giveToPerson(key, by);
      return {};
    },
  }) satisfies Partial<Commands>;

function commandsOf(matters: Matters, outbox: OutboxDesk): Commands {
  const own = ofOutbox(matters, outbox);
  const names = Object.keys(matterDesk.commands).filter(
    (name) => name !== "Common.Cancel" && !(name in own),
  ) as DeskName[];
  const others = Object.fromEntries(
    names.map((name) => [name, (payload: DeskPayload<typeof name>) => matters.desk(name, payload)]),
  ) as unknown as Omit<Commands, keyof typeof own>;
  return { ...others, ...own };
}

/** The office's work list, for the manager's page. @param path of the site's service */
export const matterDeskService = (matters: Matters, outbox: OutboxDesk, path: string): Service =>
  defineService<typeof matterDesk>({
    definition: { ...matterDesk, path } as typeof matterDesk,
    roles: ["manager"],
    open: () => ({ commands: commandsOf(matters, outbox), close: () => undefined }),
  });
