import { mkdir, mkdtemp, readdir, readFile, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { createDevice } from "../../../device-drivers/device/device.ts";
import {
  createPdfFolderSession,
  createPdfFolderTracer,
} from "../../../device-drivers/document-printer/pdf-folder-session.ts";
import { documentPrinterSelfTests } from "../../../device-drivers/document-printer/self-tests.ts";
import { pdfFolderSource } from "../../../device-drivers/transport/pdf-folder.ts";
import { SimulatedClock } from "../../support/simulated-clock.ts";

let folder: string;
const signal = new AbortController().signal;
const clock = new SimulatedClock();

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "xiaohu-documents-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

it("writes each document whole, for its owner alone, and none over another", async () => {
  const session = createPdfFolderSession(await pdfFolderSource(folder, clock).open());
  const documents = ["%PDF first", "%PDF second", "%PDF third"];
  for (const text of documents) await session.print("a document", Buffer.from(text), signal);
  const names = (await readdir(folder)).sort();
  expect(names).toEqual([
    "2026-11-23T01-00-00-000Z-2.pdf",
    "2026-11-23T01-00-00-000Z-3.pdf",
    "2026-11-23T01-00-00-000Z.pdf",
  ]);
  const contents = await Promise.all(names.map((name) => readFile(join(folder, name), "utf8")));
  expect(contents.sort()).toEqual([...documents].sort());
  for (const name of names) expect((await stat(join(folder, name))).mode & 0o777).toBe(0o600);
});

it("has the technician's test page as a file", async () => {
  const session = createPdfFolderSession(await pdfFolderSource(folder, clock).open());
  const before = (await readdir(folder)).length;
  for (const test of documentPrinterSelfTests) await test.run(session, signal);
  expect((await readdir(folder)).length).toBe(before + 1);
});

it("says that the folder is not there, and works when it is", async () => {
  const later = join(folder, "later");
  const device = createDevice({
    name: "document-printer",
    source: pdfFolderSource(later, clock),
    session: createPdfFolderSession,
    clock,
  });
  device.start();
  await expect.poll(() => device.status().lastError?.code).toBe("line.absent");
  await mkdir(later);
  await expect
    .poll(async () => {
      await clock.advance(500);
      return device.status().state;
    })
    .toBe("online");
  await device.use((session, linked) => session.print("a document", Buffer.from("%PDF"), linked));
  expect(await readdir(later)).toHaveLength(1);
  await device.stop();
});

it("shows nothing of a document on the wire", () => {
  expect(createPdfFolderTracer().push("toDevice", Buffer.from("张三"))).toEqual([
    { name: "document", hex: "6 bytes redacted" },
  ]);
});
