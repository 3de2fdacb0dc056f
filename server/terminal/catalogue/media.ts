import { basename, dirname } from "node:path";
import { fileName } from "../../contract/catalogue/media.ts";
import { mediaPath } from "../../contract/catalogue/service.ts";
import { ContractError } from "../../contract/errors.ts";
import type { Door } from "../../door/door.ts";
import type { CatalogueKeeper } from "./keeper.ts";

/** `GET /media/NAME`: a picture or a film of the catalogue, for the pages of this terminal. Nothing in it is anybody's own. */
export function serveMedia(door: Door, keeperOf: () => CatalogueKeeper): void {
  door.app.get(`${mediaPath}:name`, async (request, reply) => {
    const name = fileName.safeParse((request.params as { readonly name?: unknown }).name);
    if (!name.success) throw new ContractError("message.notFound", "no such file in the catalogue");
    const path = await keeperOf().media(name.data);
    return reply.sendFile(basename(path), dirname(path), { maxAge: 0, immutable: false });
  });
}
