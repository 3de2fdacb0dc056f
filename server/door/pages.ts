import { readFile } from "node:fs/promises";
import { join } from "node:path";
import fastifyStatic from "@fastify/static";
import type { FastifyInstance, FastifyRequest } from "fastify";
import * as z from "zod/mini";
import type { Role } from "./service.ts";
import type { Tokens } from "./tokens.ts";

/** Address of a page → its built file and the role its token stands for. */
type Pages = Readonly<Record<string, { file: string; role: Role }>>;
const terminalPages: Pages = {
  "/citizen": { file: "citizen/index.html", role: "terminal" },
  "/technician": { file: "technician/index.html", role: "technician" },
};
const hallPages: Pages = {
  "/": { file: "index.html", role: "index" },
  "/window": { file: "window/index.html", role: "window" },
  "/guide": { file: "guide/index.html", role: "guide" },
  "/manager": { file: "manager/index.html", role: "manager" },
  "/appointments": { file: "appointments/index.html", role: "appointments" },
  "/board": { file: "board/index.html", role: "board" },
};
const simulatorPage = { "/simulator": { file: "simulator/index.html", role: "simulator" as const } };

const tokenSlot = '<meta name="xiaohu-token" content="">';
/** On the pages that say at which terminal the citizen stands. */
const terminalSlot = 'data-terminal=""';
/** On the pages whose sizes are millimetres of the terminal's screen. */
const diagonalSlot = 'data-diagonal-inch=""';

/** On the page that is put on a home screen. */
const manifest = "/assets/guide-app/guide.webmanifest";
const manifestSlot = `href="${manifest}"`;
const siteAsked = z.object({ site: z.optional(z.string().check(z.regex(/^[A-Za-z0-9-]{1,40}$/))) });

/** The site that an address names, `?site=street`; empty: none, or none that could be one. */
function siteQuery({ query }: FastifyRequest): string {
  const { site } = siteAsked.safeParse(query).data ?? {};
  return site === undefined ? "" : `?site=${site}`;
}

/**
 * Serves the built pages, each with the token of its role and the terminal's id written in, and their assets. Pages are read once, at
 * start: a page that is missing stops the start with the name of the file.
 */
export async function servePages(
  app: FastifyInstance,
  directory: string,
  tokens: Tokens,
  terminal: {
    simulator: boolean;
    /** Whether its hall is behind this door too: else its pages would find nothing. */
    hall: boolean;
    id: string;
    /** Asked at every load; undefined: the page's own default. */
    diagonalInches: () => number | undefined;
  },
): Promise<void> {
  for (const [address, { file, role }] of Object.entries({
    ...terminalPages,
    ...(terminal.hall ? hallPages : {}),
    ...(terminal.simulator ? simulatorPage : {}),
  })) {
    const html = await readFile(join(directory, file), "utf8");
    if (!html.includes(tokenSlot)) throw new Error(`${file} has no place for its token`);
    const body = html
      .replace(tokenSlot, `<meta name="xiaohu-token" content="${tokens.of(role)}">`)
      .replace(terminalSlot, `data-terminal="${terminal.id}"`);
    const sized = () => body.replace(diagonalSlot, `data-diagonal-inch="${terminal.diagonalInches() ?? ""}"`);
    app.get(address, (request, reply) =>
      reply
        .header("cache-control", "no-store")
        .type("text/html; charset=utf-8")
        .send(sized().replace(manifestSlot, `href="${manifest}${siteQuery(request)}"`)),
    );
  }
  // What was put on a home screen opens the site that it was put there from.
  const installed = JSON.parse(await readFile(join(directory, manifest), "utf8")) as { start_url: string };
  app.get(manifest, (request, reply) => {
    const start = installed.start_url + siteQuery(request);
    return reply
      .header("cache-control", "no-cache")
      .type("application/manifest+json")
      .send({ ...installed, id: start, start_url: start });
  });
  await app.register(fastifyStatic, {
    root: join(directory, "assets"),
    prefix: "/assets/",
    immutable: true,
    maxAge: "1y",
    index: false,
  });
}
