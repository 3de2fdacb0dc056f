import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { join } from "node:path";
import { fileName } from "../../contract/catalogue/media.ts";
import { cataloguePath } from "../../contract/catalogue/service.ts";
import { ContractError } from "../../contract/errors.ts";
import type { Door } from "../../door/door.ts";
import type { WatchedCatalogue } from "./watched-folder.ts";

/** `GET /hall/v1/catalogue` and `GET /hall/v1/catalogue/media/NAME`: for terminals, which keep what they fetched. */
export function serveCatalogue(door: Door, catalogue: WatchedCatalogue): void {
  door.app.get(cataloguePath, (request, reply) => {
    door.requireRole(request, "terminal", "station");
    const { catalogue: whole, digest } = catalogue.current();
    const tag = `"${digest}"`;
    reply.header("etag", tag).header("cache-control", "no-cache");
    return request.headers["if-none-match"] === tag ? reply.code(304).send() : reply.send(whole);
  });
  door.app.get(`${cataloguePath}/media/:name`, async (request, reply) => {
    door.requireRole(request, "terminal", "station");
    const name = fileName.safeParse((request.params as { readonly name?: unknown }).name);
    const path = name.success ? join(catalogue.folder, "media", name.data) : undefined;
    const found = path && (await sizeOf(path));
    if (!path || !found) throw new ContractError("message.notFound", "no such file in the catalogue");
    return reply
      .type("application/octet-stream")
      .header("content-length", found.size)
      .header("last-modified", found.changed.toUTCString())
      .send(createReadStream(path));
  });
}

async function sizeOf(path: string): Promise<{ readonly size: number; readonly changed: Date } | undefined> {
  try {
    const { size, mtime } = await stat(path);
    return { size, changed: mtime };
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw cause;
  }
}
