import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { FastifyInstance } from "fastify";

/**
 * Serves a page that anybody may open: it has no token, and whatever it may do stands in its address. Read once, at start: a page that is
 * missing stops the start with the name of the file.
 *
 * @param address as the router writes it: `/t/:code`
 */
export async function servePublicPage(
  app: FastifyInstance,
  directory: string,
  address: string,
  file: string,
): Promise<void> {
  const html = await readFile(join(directory, file), "utf8");
  app.get(address, (_request, reply) =>
    reply
      .header("cache-control", "no-store")
      // An address with a code is nothing for a search engine that somebody shows it to.
      .header("x-robots-tag", "noindex, nofollow")
      .type("text/html; charset=utf-8")
      .send(html),
  );
}
