import { randomUUID } from "node:crypto";
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { destination, pino } from "pino";
import { afterAll, beforeAll, expect, it } from "vitest";
import { systemClock } from "../../device-drivers/clock.ts";
import { personas } from "../../device-drivers/simulator/personas.ts";
import { readConfig } from "../../server/config/config.ts";
import {
  type MatterSlipTexts,
  matterTerminal,
  type OpenCase,
  type Receipt,
} from "../../server/contract/matters.ts";
import { demoAuthorities } from "../../server/hall/documents/seal/demo-ca.ts";
import { verifySeal } from "../../server/hall/documents/seal/verify.ts";
import { type Running, startStandalone } from "../../server/standalone.ts";
import { type ContractClient, connectTo, tokenOf } from "../support/contract-client.ts";
import { emptyPagesIn } from "../support/empty-pages.ts";
import { readFolderHere } from "../support/read-folder-here.ts";
import { smallCatalogue } from "./catalogue/content-folder.ts";

/** A matter as a terminal's page handles it: over its service, the hall's commands, the registry of e-licences, and to paper. */
const matterId = "food-licence-renewal";
const identity = personas[0]?.document;
const telephone = "13800000077";
const texts: MatterSlipTexts = {
  hall: "湖里区政务服务中心（演示）",
  heading: "已收到您的申请",
  lines: ["食品经营许可证延续"],
  codeLabel: "办件码",
  advice: "凭码查询进度",
  footer: "演示数据",
};

let directory: string;
let running: Running;
let matters: ContractClient;

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), "xiaohu-matters-"));
  await emptyPagesIn(join(directory, "pages"));
  // The tests' own catalogue: the demo's may be rewritten.
  const folder = join(directory, "content");
  for (const [name, text] of smallCatalogue()) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), text);
  }
  running = await startStandalone({
    readFolder: readFolderHere,
    config: { ...readConfig(undefined), catalogue: { folder } },
    port: 0,
    dataDirectory: directory,
    pagesDirectory: join(directory, "pages"),
    simulator: true,
    clock: systemClock,
    newKey: randomUUID,
    log: pino(destination({ dest: join(directory, "test.log"), sync: true })),
  });
  matters = await connectTo(running.url, matterTerminal, await tokenOf(running.url, "/citizen"));
});
afterAll(async () => {
  matters?.close();
  await running?.stop();
  await rm(directory, { recursive: true });
});

async function ask<Completion>(name: string, payload: object): Promise<Completion> {
  const { header, payload: completion } = await matters.command(`XiaohuMatters.${name}`, payload);
  expect(header.completionCode, JSON.stringify(completion)).toBe("success");
  return completion as Completion;
}

it("is handled from the card to a sealed paper in the hand, and nothing of the person is left readable", async () => {
  const { case: open } = await ask<{ case: OpenCase }>("Begin", {
    about: { matterId },
    identity,
    idempotencyKey: randomUUID(),
  });
  const { caseId } = open;
  expect(open.licences.map(({ kind }) => kind)).toContain("foodLicence");
  // The demo has a gateway: who chooses 容缺 is told of a text.
  expect(open.textBefore).toBe(2);
  const use = (kind: string) =>
    ask<{ authorisation: string }>("UseLicence", {
      caseId,
      matterId,
      materialId: kind,
      kind,
      idempotencyKey: randomUUID(),
    });
  const [food, business] = [await use("foodLicence"), await use("businessLicence")];
  const stroke = Array.from({ length: 400 }, (_, t) => ({ x: 10 + t / 5, y: 20, t, p: 0.5 }));
  await ask("Sign", {
    caseId,
    matterId,
    commitmentId: "unchanged",
    version: "2026-11",
    signature: { width: 120, height: 50, strokes: [stroke] },
  });
  const by = (materialId: string, how: object) => ({ matterId, materialId, how });
  const submission = {
    caseId,
    situation: { [matterId]: { changed: "no", kind: "restaurant" } },
    answers: { [matterId]: { telephone, delivery: "hall" } },
    materials: [
      by("foodLicence", { by: "licence", authorisation: food.authorisation }),
      by("businessLicence", { by: "licence", authorisation: business.authorisation }),
      by("unchanged", { by: "commitment" }),
    ],
    delivery: [],
    idempotencyKey: randomUUID(),
  };
  const { receipt, problems } = await ask<{ receipt: Receipt | null; problems: unknown[] }>(
    "Submit",
    submission,
  );
  expect(problems).toEqual([]);
  const [application] = receipt?.applications ?? [];
  expect(application).toMatchObject({ state: "accepted", promisedDays: 5 });

  const code = receipt?.code ?? "";
  // The platform may have answered already, so that it is further than the receipt says.
  const further = { code, applications: [{ number: application?.number, promisedDays: 5 }] };
  expect(await ask("Progress", { of: { code } })).toMatchObject({ receipts: [further], renews: null });
  expect(await ask("PrintReceipt", { code, texts })).toEqual({ print: "printed", error: null });

  const documentId = application?.documents.find(({ kind }) => kind === "acceptance")?.id;
  let whole = "";
  for (let part = 0, parts = 1; part < parts; part++) {
    const got = await ask<{ parts: number; data: string }>("Document", {
      code,
      documentId,
      identity: null,
      part,
    });
    parts = got.parts;
    whole += got.data;
  }
  const verdict = await verifySeal(Buffer.from(whole, "base64"), demoAuthorities(directory));
  expect(verdict.verdict).toBe("sealed");

  // The platform, a stand-in in the demo, has it a moment later.
  await expect
    .poll(
      async () => {
        const { receipts } = await ask<{ receipts: Receipt[] }>("Progress", { of: { code } });
        return receipts[0]?.applications[0]?.steps.map(({ kind }) => kind);
      },
      { timeout: 20_000 },
    )
    .toContain("sentToPlatform");

  const planted = [identity?.number, telephone].map(String);
  // Simulated devices stand there as links, which would be waited for.
  const entries = await readdir(directory, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  expect(files.map(({ name }) => name)).toContain("matters.sqlite");
  expect(files.map(({ name }) => name)).toContain("deferral-texts.sqlite");
  for (const { parentPath, name } of files) {
    const bytes = await readFile(join(parentPath, name));
    for (const text of planted) expect(bytes.includes(text), `${text} in ${name}`).toBe(false);
  }
}, 60_000);
