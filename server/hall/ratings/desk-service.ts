import { ratingDesk } from "../../contract/ratings/desk.ts";
import { defineService, type Service, type ServiceClient, type ServiceSession } from "../../door/service.ts";
import { signedBy } from "../staff/signed-by.ts";
import type { DeskName, DeskPayload } from "./desk.ts";
import type { Ratings } from "./ratings.ts";

const names = Object.keys(ratingDesk.commands).filter((name) => name !== "Common.Cancel") as DeskName[];

const commandsOf = (ratings: Pick<Ratings, "desk">, client: ServiceClient<typeof ratingDesk>) =>
  Object.fromEntries(
    names.map((name) => [
      name,
      (payload: DeskPayload<typeof name>) => ratings.desk(name, signedBy(payload, client.staff)),
    ]),
  ) as unknown as ServiceSession<typeof ratingDesk>["commands"];

/** 好差评 for the manager's page. @param path of the site's service */
export const ratingDeskService = (ratings: Pick<Ratings, "desk">, path: string, site?: string): Service =>
  defineService<typeof ratingDesk>({
    definition: { ...ratingDesk, path } as typeof ratingDesk,
    roles: ["manager"],
    ...(site === undefined ? {} : { site }),
    open: (client) => ({ commands: commandsOf(ratings, client), close: () => undefined }),
  });
