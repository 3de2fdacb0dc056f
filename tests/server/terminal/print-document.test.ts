import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { createDevice } from "../../../device-drivers/device/device.ts";
import { createPdfFolderSession } from "../../../device-drivers/document-printer/pdf-folder-session.ts";
import {
  createDocumentPrinterSession,
  type DocumentPrinterSession,
  jobInterval,
} from "../../../device-drivers/document-printer/session.ts";
import { SimulatedDocumentPrinter } from "../../../device-drivers/document-printer/simulated.ts";
import type { DocumentPrinterFault } from "../../../device-drivers/document-printer/simulated-faults.ts";
import { testPage } from "../../../device-drivers/document-printer/test-page.ts";
import { ippSource } from "../../../device-drivers/transport/ipp-http.ts";
import { pdfFolderSource } from "../../../device-drivers/transport/pdf-folder.ts";
import { ContractError } from "../../../server/contract/errors.ts";
import { filePart } from "../../../server/contract/matters.ts";
import { renderPdf } from "../../../server/hall/documents/render-pdf.ts";
import { demoIdentity } from "../../../server/hall/documents/seal/demo-ca.ts";
import { pkiSealer } from "../../../server/hall/documents/seal/sealer.ts";
import type { MattersClient } from "../../../server/terminal/matters-client.ts";
import { mattersTerminalService } from "../../../server/terminal/matters-service.ts";
import { needPdfTools, runTool, scratch } from "../../support/pdf-tools.ts";
import { quickClock } from "../../support/quick-clock.ts";
import { silentClient } from "../../support/silent-client.ts";
import { silentLog } from "../../support/silent-log.ts";
import { newKey } from "../hall/appointments/fixture.ts";
import { holder, openAll, renewal, simpleMatter, stranger } from "../hall/matters/fixture.ts";

const clock = quickClock(4);
const files = scratch();
beforeAll(() => needPdfTools(), 300_000);
afterAll(() => files.end());

type Print = { print: string; error: string | null };
type Ask = (payload: unknown, context?: { signal: AbortSignal }) => Promise<Print>;

/** A terminal with an A4 printer on a real HTTP port; and all that it logs. @param hall what its hall answers */
async function terminal(hall: MattersClient["execute"], { blank = Buffer.from(testPage()) } = {}) {
  const paper = new SimulatedDocumentPrinter(clock, 40);
  await paper.switchOn();
  const logged: string[] = [];
  const note = (message: string, data: unknown) => void logged.push(`${message} ${JSON.stringify(data)}`);
  const device = createDevice<DocumentPrinterSession>({
    name: "document-printer",
    source: ippSource(paper.url, clock),
    session: (line) => createDocumentPrinterSession(line, clock, paper.url, "xiaohu-HL-01"),
    clock,
    recovery: "automatic",
    log: note,
  });
  device.start();
  onTestFinished(async () => {
    await device.stop();
    await paper.switchOff();
  });
  const isReady = () => expect.poll(() => device.status().state, { timeout: 10_000 }).toBe("online");
  await isReady();
  const write = (data: object, message: string) => note(message, data);
  const service = mattersTerminalService({
    terminalId: "HL-01",
    hall: { execute: hall } as MattersClient,
    printer: undefined as never,
    paper: 80,
    scanner: undefined,
    documentPrinter: device,
    blankForm: async () => blank,
    log: { ...silentLog(), info: write, warn: write, error: write } as never,
  });
  const { commands } = service.open(silentClient);
  const ask = commands["XiaohuMatters.PrintDocument"] as unknown as Ask;
  const state = commands["XiaohuMatters.PaperPrinter"] as unknown as Ask;
  const print = (of: object, { key = newKey(), signal = new AbortController().signal } = {}) =>
    ask({ of, idempotencyKey: key }, { signal });
  return {
    paper,
    device,
    logged,
    isReady,
    print,
    state: () => state({}, { signal: AbortSignal.timeout(10_000) }),
  };
}

/** A hall with one paper, in parts; `change` says what is wrong with an answer. */
const hallWith = (
  pdf: Buffer,
  change: (answer: Record<string, unknown>, part: number) => Record<string, unknown> = (answer) => answer,
) => {
  const text = pdf.toString("base64");
  return (async (_name: string, { part }: { part: number }) =>
    change(
      {
        document: {},
        parts: Math.ceil(text.length / filePart),
        data: text.slice(part * filePart, (part + 1) * filePart),
        size: pdf.length,
        digest: createHash("sha256").update(pdf).digest("hex"),
        verification: null,
      },
      part,
    )) as unknown as MattersClient["execute"];
};
/** Three parts long. */
const longPdf = Buffer.concat([
  Buffer.from(testPage()).subarray(0, -6),
  Buffer.from(`\n%${"x".repeat(80_000)}\n%%EOF\n`),
]);
const wanted = { code: "4FKM7RTY", documentId: "HL-20261130-0001-A-receipt", identity: null };
const refused = (code: string) => expect.objectContaining({ code });

describe("a paper at the terminal's A4 printer", () => {
  it("comes out byte for byte as it was sealed, and is named nowhere", async () => {
    const directory = files.directory;
    const sealer = pkiSealer(demoIdentity(directory, "湖里区市场监督管理局", Date.now));
    const matter = simpleMatter("plan", {
      name: renewal.name,
      decision: {
        grantedWhen: [{ id: "always", condition: true, reason: renewal.name }],
      },
    });
    const hall = openAll({
      catalogue: { matters: [matter], packages: [] },
      sealed: async (document) => sealer.seal(await renderPdf(document)),
    });
    const { caseId } = await hall.begin({ matterId: "plan" });
    const { receipt } = await hall.submit(caseId, { answers: { plan: { telephone: "13800000001" } } });
    const code = receipt?.code ?? "";
    const idOf = (kind: string) =>
      receipt?.applications[0]?.documents.find((each) => each.kind === kind)?.id ?? "";
    const { paper, print, logged } = await terminal(hall.matters.execute as MattersClient["execute"]);

    const acceptance = { code, documentId: idOf("acceptance"), identity: null };
    expect(await print(acceptance)).toEqual({ print: "printed", error: null });
    // What was decided of somebody wants their card: of nobody else, and not the code alone.
    const certificate = { code, documentId: idOf("certificate") };
    await expect(print({ ...certificate, identity: null })).rejects.toEqual(refused("matter.identityNeeded"));
    await expect(print({ ...certificate, identity: stranger })).rejects.toEqual(refused("matter.notFound"));
    expect(await print({ ...certificate, identity: holder })).toEqual({ print: "printed", error: null });

    expect(paper.state.printed.map(({ name }) => name)).toEqual(["Document", "Document"]);
    const [first, second] = paper.emptyTray().map((each) => Buffer.from(each));
    expect(first?.toString("latin1")).toBe(await hall.paper(code, acceptance.documentId));
    expect(second?.toString("latin1")).toBe(await hall.paper(code, certificate.documentId));
    for (const printed of [first, second]) {
      const said = runTool("pdfsig", [files.file("printed.pdf", printed ?? Buffer.alloc(0))]);
      expect(said.output.toString()).toContain("Signature Validation: Signature is Valid.");
      expect(said.output.toString()).toContain("Total document signed");
    }
    // The paper itself says whose it is; nothing else does: what was logged, and what the hall keeps.
    const planted = [holder.name, holder.number, "13800000001", "350206********0025"];
    const text = runTool("pdftotext", [
      files.file("printed.pdf", second ?? Buffer.alloc(0)),
      "-",
    ]).output.toString();
    expect(text).toContain("13800000001");
    for (const words of planted) expect(logged.join("\n")).not.toContain(words);
    expect(logged.join("\n")).not.toContain(code);
    for (const name of readdirSync(join(hall.path, ".."))) {
      const bytes = readFileSync(join(hall.path, "..", name));
      for (const words of planted) expect(bytes.includes(words), `${words} in ${name}`).toBe(false);
      expect(bytes.includes("%PDF-"), `a paper in ${name}`).toBe(false);
    }
  }, 30_000);

  it("comes out once for one touch, however often it is asked for", async () => {
    const { paper, print } = await terminal(hallWith(longPdf));
    const key = newKey();
    const asked = await Promise.all([print(wanted, { key }), print(wanted, { key })]);
    asked.push(await print(wanted, { key }));
    expect(asked).toEqual(Array.from({ length: 3 }, () => ({ print: "printed", error: null })));
    expect(paper.emptyTray().map((each) => Buffer.from(each).equals(longPdf))).toEqual([true]);
    await print(wanted);
    expect(paper.emptyTray()).toHaveLength(1);
  });

  it.each<[string, Parameters<typeof hallWith>[1]]>([
    ["another digest", (answer) => ({ ...answer, digest: "0".repeat(64) })],
    ["another length", (answer) => ({ ...answer, size: longPdf.length - 1 })],
    ["a part twice", (answer, part) => (part === 1 ? { ...answer, data: "AAAA" } : answer)],
    ["a length beyond all measure", (answer) => ({ ...answer, size: 2 ** 40 })],
  ])("does not come out with %s, and does when the hall is right again", async (_what, change) => {
    let isWrong = true;
    const { paper, print } = await terminal(
      hallWith(longPdf, (answer, part) => (isWrong ? (change?.(answer, part) ?? answer) : answer)),
    );
    const key = newKey();
    await expect(print(wanted, { key })).rejects.toEqual(refused("matter.file"));
    expect(paper.emptyTray()).toEqual([]);
    isWrong = false;
    expect(await print(wanted, { key })).toMatchObject({ print: "printed" });
  });

  it("does not come out where the hall falls silent in the middle of it", async () => {
    const { paper, print } = await terminal(
      hallWith(longPdf, (answer, part) => {
        if (part === 1) throw new ContractError("queue.hallUnreachable", "does not answer");
        return answer;
      }),
    );
    await expect(print(wanted)).rejects.toEqual(refused("queue.hallUnreachable"));
    expect(paper.state).toMatchObject({ printed: [], printing: false });
  });

  it("is none where what came is no PDF", async () => {
    const { paper, print } = await terminal(hallWith(Buffer.from("<p>not now</p>")));
    await expect(print(wanted)).rejects.toEqual(refused("matter.file"));
    expect(paper.emptyTray()).toEqual([]);
  });

  it.each<[DocumentPrinterFault, string]>([
    ["paperOut", "printer.paperOut"],
    ["coverOpen", "printer.coverOpen"],
    ["paused", "printer.offline"],
    ["jam", "printer.offline"],
  ])("is known not to have come out where %s was there before", async (fault, error) => {
    const { paper, print, state } = await terminal(hallWith(longPdf));
    expect(await state()).toEqual({ state: "ready", error: null });
    paper.setFault(fault);
    expect(await state()).toEqual({ state: "trouble", error });
    expect(await print(wanted)).toEqual({ print: "failed", error });
    paper.clearFault(fault);
    expect(await print(wanted)).toMatchObject({ print: "printed" });
    expect(paper.emptyTray()).toHaveLength(1);
  });

  it.each<DocumentPrinterFault>(["paperOut", "jam", "unreachable"])(
    "is not known to have come out where %s comes in the middle, and comes out for nobody later",
    async (fault) => {
      const { paper, print, isReady } = await terminal(hallWith(longPdf));
      // It works at the job until the fault is there.
      paper.setFault("neverEnds");
      const printing = print(wanted);
      await expect.poll(() => paper.state.printing, { interval: 5 }).toBe(true);
      paper.setFault(fault);
      expect(await printing).toMatchObject({ print: "unknown" });
      paper.clearFault(fault);
      await isReady();
      paper.clearFault("neverEnds");
      expect(await print(wanted)).toMatchObject({ print: "printed" });
      expect(paper.emptyTray()).toHaveLength(1);
    },
    15_000,
  );

  it("is taken back from the printer when nobody waits for it any more", async () => {
    const { paper, print } = await terminal(hallWith(longPdf));
    paper.setFault("neverEnds");
    const gone = new AbortController();
    const printing = print(wanted, { signal: gone.signal });
    await expect.poll(() => paper.state.printing, { interval: 5 }).toBe(true);
    gone.abort(new ContractError("message.connectionLost", "the page is gone"));
    expect(await printing).toMatchObject({ print: "unknown" });
    paper.clearFault("neverEnds");
    await new Promise((resolve) => setTimeout(resolve, jobInterval / 5));
    expect(paper.state).toMatchObject({ printed: [], printing: false });
  });

  it("is not begun for whoever went before it was there", async () => {
    const gone = new AbortController();
    const { paper, print } = await terminal(
      hallWith(longPdf, (answer) => {
        gone.abort(new ContractError("message.connectionLost", "the page is gone"));
        return answer;
      }),
    );
    await expect(print(wanted, { signal: gone.signal })).rejects.toEqual(refused("message.connectionLost"));
    expect(paper.state.printed).toEqual([]);
  });
});

describe("an empty form", () => {
  it("is printed from the terminal's own copy, without a card and without the hall", async () => {
    const { paper, print } = await terminal(() => Promise.reject(new Error("the hall was asked")));
    expect(await print({ blank: "blank-authorisation.pdf" })).toEqual({ print: "printed", error: null });
    expect(Buffer.from(paper.emptyTray()[0] ?? [])).toEqual(Buffer.from(testPage()));
  });
});

describe("a terminal that prints no papers", () => {
  const serviceWith = (documentPrinter: Parameters<typeof mattersTerminalService>[0]["documentPrinter"]) =>
    mattersTerminalService({
      terminalId: "HL-01",
      hall: { execute: hallWith(longPdf) } as MattersClient,
      printer: undefined as never,
      paper: 80,
      scanner: undefined,
      documentPrinter,
      blankForm: async () => Buffer.from(testPage()),
      log: silentLog(),
    }).open(silentClient).commands as unknown as Record<string, Ask>;
  const context = { signal: new AbortController().signal };

  it("says so where there is no printer", async () => {
    const commands = serviceWith(undefined);
    expect(await commands["XiaohuMatters.PaperPrinter"]?.({}, context)).toEqual({
      state: "none",
      error: null,
    });
    const print = commands["XiaohuMatters.PrintDocument"];
    expect(await print?.({ of: wanted, idempotencyKey: newKey() }, context)).toEqual({
      print: "failed",
      error: "printer.absent",
    });
  });

  it("says so where files stand in for one: nothing of a citizen is written there", async () => {
    const folder = join(files.directory, "folder");
    mkdirSync(folder);
    const device = createDevice<DocumentPrinterSession>({
      name: "document-printer",
      source: pdfFolderSource(folder, clock),
      session: createPdfFolderSession,
      clock,
      recovery: "automatic",
      log: () => undefined,
    });
    device.start();
    onTestFinished(() => device.stop());
    await expect.poll(() => device.status().state, { timeout: 10_000 }).toBe("online");
    const commands = serviceWith(device);
    expect(await commands["XiaohuMatters.PaperPrinter"]?.({}, context)).toEqual({
      state: "none",
      error: null,
    });
    const print = commands["XiaohuMatters.PrintDocument"];
    expect(await print?.({ of: wanted, idempotencyKey: newKey() }, context)).toMatchObject({
      print: "failed",
    });
    expect(readdirSync(folder)).toEqual([]);
  });
});
