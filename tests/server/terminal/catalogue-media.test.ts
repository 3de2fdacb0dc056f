import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { createDoor } from "../../../server/door/door.ts";
import { servePages } from "../../../server/door/pages.ts";
import { Tokens } from "../../../server/door/tokens.ts";
import { serveCatalogue } from "../../../server/hall/catalogue/http.ts";
import { lookEvery, watchCatalogue } from "../../../server/hall/catalogue/watched-folder.ts";
import { askEvery, createCatalogueKeeper } from "../../../server/terminal/catalogue/keeper.ts";
import { serveMedia } from "../../../server/terminal/catalogue/media.ts";
import { emptyPagesIn } from "../../support/empty-pages.ts";
import { readFolderHere } from "../../support/read-folder-here.ts";
import { silentLog } from "../../support/silent-log.ts";
import { SimulatedClock } from "../../support/simulated-clock.ts";
import { smallCatalogue } from "../catalogue/content-folder.ts";

const film = Buffer.from(Array.from({ length: 5000 }, (_, index) => index % 251));
const digest = (bytes: string | Buffer) => createHash("sha256").update(bytes).digest("hex");

/** A hall with a folder of content and a terminal before it, each behind a real door. Time passes only by `pass`. */
async function hallAndTerminal(media: Readonly<Record<string, string | Buffer>>) {
  const root = mkdtempSync(join(tmpdir(), "xiaohu-media-"));
  const folder = join(root, "content");
  const put = (name: string, content: string | Buffer) => {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  };
  for (const [name, text] of smallCatalogue()) put(name, text);
  for (const [name, content] of Object.entries(media)) put(`media/${name}`, content);
  const clock = new SimulatedClock();
  const tokens = new Tokens();
  const said: string[] = [];
  const log = silentLog();

  const hallDoor = createDoor({ tokens, clock, log });
  const catalogue = await watchCatalogue({ folder, read: readFolderHere, clock, log: () => undefined });
  const fetched: string[] = [];
  hallDoor.app.addHook("onRequest", async ({ url }) => void fetched.push(url));
  serveCatalogue(hallDoor, catalogue);
  const hallPort = await hallDoor.listen(0);

  const door = createDoor({ tokens, clock, log });
  await emptyPagesIn(root);
  await servePages(door.app, root, tokens, {
    id: "HL-01",
    hall: false,
    simulator: false,
    diagonalInches: () => undefined,
  });
  const keep = () =>
    createCatalogueKeeper({
      hall: {
        url: `http://127.0.0.1:${hallPort}`,
        token: tokens.of("terminal"),
        boardToken: "",
        site: null,
      },
      directory: join(root, "copies"),
      clock,
      log: (message) => said.push(message),
    });
  let keeper = keep();
  serveMedia(door, () => keeper);
  const url = `http://127.0.0.1:${await door.listen(0)}`;
  const copies = join(root, "copies/media");
  const settle = async () => {
    // The hall answers over real sockets, however fast the clock goes.
    for (let turn = 0; turn < 20; turn++) await new Promise((resolve) => setImmediate(resolve));
  };
  let hallIsUp = true;
  const hallDown = async () => {
    if (hallIsUp) await hallDoor.close();
    hallIsUp = false;
  };
  onTestFinished(async () => {
    keeper.close();
    catalogue.close();
    await door.close();
    await hallDown();
    rmSync(root, { recursive: true });
  });
  await expect.poll(() => readdirSync(copies).length).toBe(Object.keys(media).length);
  return {
    said,
    fetched,
    put,
    drop: (name: string) => rmSync(join(folder, name)),
    get: (name: string, headers: Record<string, string> = {}) => fetch(`${url}/media/${name}`, { headers }),
    copies: () => readdirSync(copies).sort(),
    breakCopy: (name: string) => rmSync(join(copies, name)),
    async pass() {
      await clock.advance(lookEvery, settle);
      await clock.advance(askEvery, settle);
    },
    hallDown,
    restart() {
      keeper.close();
      keeper = keep();
    },
  };
}

it("serves a film from the terminal's own copy, whole and by ranges, under the name's own type", async () => {
  const { get, fetched } = await hallAndTerminal({
    "film.webm": film,
    "film-zh-cn.vtt": "WEBVTT\n",
    "form.svg": "<svg xmlns='http://www.w3.org/2000/svg'/>",
  });
  const whole = await get("film.webm");
  expect([whole.status, whole.headers.get("content-type"), whole.headers.get("accept-ranges")]).toEqual([
    200,
    "video/webm",
    "bytes",
  ]);
  expect(Buffer.from(await whole.arrayBuffer()).equals(film)).toBe(true);
  const part = await get("film.webm", { range: "bytes=1000-1999" });
  expect([part.status, part.headers.get("content-range")]).toEqual([206, "bytes 1000-1999/5000"]);
  expect(Buffer.from(await part.arrayBuffer()).equals(film.subarray(1000, 2000))).toBe(true);
  const end = await get("film.webm", { range: "bytes=4990-" });
  expect([end.status, Buffer.from(await end.arrayBuffer()).length]).toEqual([206, 10]);
  expect((await get("film.webm", { range: "bytes=6000-" })).status).toBe(400);
  expect((await get("film-zh-cn.vtt")).headers.get("content-type")).toMatch(/^text\/vtt/);
  const picture = await get("form.svg");
  expect(picture.headers.get("content-type")).toBe("image/svg+xml");
  // A drawing that somebody opens by itself runs no script.
  expect(picture.headers.get("content-security-policy")).toContain("script-src 'self'");
  // One fetch of each from the hall, whatever the pages ask for.
  expect(fetched.filter((each) => each.endsWith("film.webm"))).toHaveLength(1);
});

it("has no file that the catalogue does not name, and none outside of its folder", async () => {
  const { get } = await hallAndTerminal({ "film.webm": film });
  for (const name of ["other.webm", "..%2fcatalogue.json", "catalogue.json", "Film.webm"])
    expect([name, (await get(name)).status]).toEqual([name, 404]);
});

it("fetches a file anew when it has changed, and drops what is not used any more", async () => {
  const { get, put, drop, copies, pass } = await hallAndTerminal({
    "film.webm": film,
    "form.svg": "<svg/>",
  });
  const longer = Buffer.concat([film, film]);
  put("media/film.webm", longer);
  drop("media/form.svg");
  await pass();
  await expect.poll(copies).toEqual([`${digest(longer)}-film.webm`]);
  expect(Buffer.from(await (await get("film.webm")).arrayBuffer()).equals(longer)).toBe(true);
  expect((await get("form.svg")).status).toBe(404);
});

it("shows what it has while the hall is away, and says of what it has not that the hall does not answer", async () => {
  const { get, breakCopy, copies, hallDown, restart, pass, said } = await hallAndTerminal({
    "film.webm": film,
    "form.svg": "<svg/>",
  });
  await hallDown();
  breakCopy(copies().find((name) => name.endsWith("form.svg")) ?? "");
  restart();
  await pass();
  expect((await get("film.webm", { range: "bytes=0-9" })).status).toBe(206);
  const missing = await get("form.svg");
  expect(missing.ok).toBe(false);
  expect(await missing.json()).toMatchObject({ error: "queue.hallUnreachable" });
  expect(said.filter((each) => each.includes("cannot be fetched"))).toHaveLength(1);
});

it("asks the hall once for a file that several wait for", async () => {
  const { get, breakCopy, copies, fetched } = await hallAndTerminal({ "film.webm": film });
  breakCopy(copies()[0] ?? "");
  const before = fetched.length;
  const answers = await Promise.all(Array.from({ length: 4 }, () => get("film.webm")));
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
  await Promise.all(answers.map((answer) => answer.arrayBuffer()));
  expect(fetched.length - before).toBe(1);
});
