import { matterDesk } from "../../contract/matters/desk.ts";
import { defineService, type Service, type ServiceClient, type ServiceSession } from "../../door/service.ts";
import type { OutboxDesk } from "../outbox/outbox-desk.ts";
import { signedBy } from "../staff/signed-by.ts";
import type { DeskName, DeskPayload } from "./desk.ts";
import type { Matters } from "./matters.ts";

type Client = ServiceClient<typeof matterDesk>;
type Commands = ServiceSession<typeof matterDesk>["commands"];

/** Not about applications, but about what is sent of them. */
const ofOutbox = (site: string, outbox: OutboxDesk, client: Client) =>
  ({
    "XiaohuMatterDesk.Outbox": () => outbox.standing(site),
    "XiaohuMatterDesk.SendAgain": async (payload) => {
      const { by, ...meant } = signedBy(payload, client.staff);
      await outbox.sendAgain(site, meant, by);
      return {};
    },
    "XiaohuMatterDesk.GiveToPerson": async (payload) => {
      const { by, ...meant } = signedBy(payload, client.staff);
      await outbox.giveToPerson(site, meant, by);
      return {};
    },
  }) satisfies Partial<Commands>;

function commandsOf({ site, matters, outbox }: OfSite, client: Client): Commands {
  const own = ofOutbox(site, outbox, client);
  const names = Object.keys(matterDesk.commands).filter(
    (name) => name !== "Common.Cancel" && !(name in own),
  ) as DeskName[];
  const others = Object.fromEntries(
    names.map((name) => [
      name,
      (payload: DeskPayload<typeof name>) => matters.desk(name, signedBy(payload, client.staff)),
    ]),
  ) as unknown as Omit<Commands, keyof typeof own>;
  return { ...others, ...own };
}

interface OfSite {
  readonly site: string;
  readonly matters: Matters;
  /** Of all sites. */
  readonly outbox: OutboxDesk;
}

/** The office's work list, for the manager's page. @param path of the site's service */
export const matterDeskService = (ofSite: OfSite, path: string): Service =>
  defineService<typeof matterDesk>({
    definition: { ...matterDesk, path } as typeof matterDesk,
    roles: ["manager"],
    site: ofSite.site,
    open: (client) => ({ commands: commandsOf(ofSite, client), close: () => undefined }),
  });
