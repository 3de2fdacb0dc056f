import { readFile } from "node:fs/promises";
import { basename, dirname } from "node:path";
import { fileName } from "../../contract/catalogue/media.ts";
import { mediaPath } from "../../contract/catalogue/service.ts";
import { ContractError } from "../../contract/errors.ts";
import type { Door } from "../../door/door.ts";
import { isPdf } from "../fetch-paper.ts";
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

/** An empty form, to be printed. @throws ContractError message.notFound · matter.file, it is no PDF · as the hall answers */
export async function readBlankForm(keeper: CatalogueKeeper, name: string): Promise<Buffer> {
  const bytes = await readFile(await keeper.media(name));
  if (!isPdf(bytes)) throw new ContractError("matter.file", `${name} is no form to be printed`);
  return bytes;
}
