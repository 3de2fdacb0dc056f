import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { MatterPayload } from "../../../../server/contract/matters/hall.ts";
import { longestFile, mostFiles } from "../../../../server/contract/matters.ts";
import { whatIsWrongWith } from "../../../../server/hall/matters/file-kinds.ts";
import { digestOf, jpegFile, pdfFile, pngFile, whole } from "../../../support/picture-files.ts";
import { codeOf, newKey } from "../appointments/fixture.ts";
import { material, openAll, simpleMatter } from "./fixture.ts";

const catalogue = {
  matters: [
    simpleMatter("plan", {
      materials: [
        material("drawing"),
        material("photo"),
        material("certificate", { form: ["original"], need: "optional" }),
      ],
    }),
  ],
  packages: [],
};
type Attach = MatterPayload<"Matter.Attach">;

async function anOpenCase() {
  const hall = openAll({ catalogue });
  const { caseId } = await hall.begin({ matterId: "plan" });
  const one = (bytes: Buffer, more: Partial<Attach> = {}): Attach => ({
    caseId,
    matterId: "plan",
    materialId: "drawing",
    mediaType: "image/jpeg",
    upload: newKey(),
    ...whole(bytes),
    terminalId: "HL-01",
    ...more,
  });
  const attach = async (payload: Attach) => (await hall.matters.execute("Matter.Attach", payload)).file;
  return { hall, caseId, one, attach };
}

describe("a file that is handed over", () => {
  it("is a file of the case when it is what it says it is", async () => {
    const { one, attach } = await anOpenCase();
    expect(await attach(one(jpegFile()))).toMatch(/^[0-9a-f]{40}$/);
    expect(await attach(one(pngFile(), { mediaType: "image/png" }))).not.toBeNull();
    expect(await attach(one(pdfFile(), { mediaType: "application/pdf" }))).not.toBeNull();
  });

  it.each<[string, Buffer, Partial<Attach>]>([
    ["another kind", pngFile(), {}],
    ["a JPEG that only begins like one", Buffer.from("ffd8ffe000104a464946", "hex"), {}],
    ["a JPEG without an end", jpegFile({ note: "x" }).subarray(0, -2), {}],
    ["a JPEG without an extent", jpegFile({ width: 0 }), {}],
    ["a picture larger than any page", jpegFile({ width: 60_000 }), {}],
    ["a PNG without its first chunk", pngFile().subarray(0, 20), { mediaType: "image/png" }],
    ["other bytes than were announced", jpegFile(), { digest: digestOf(jpegFile({ height: 9 })) }],
    ["of a material that the matter does not have", jpegFile(), { materialId: "nothing" }],
    ["of a material whose original itself is wanted", jpegFile(), { materialId: "certificate" }],
  ])("is refused: %s", async (_what, bytes, more) => {
    const { hall, one, attach } = await anOpenCase();
    expect(await codeOf(attach(one(bytes, more)))).toBe("matter.file");
    // Nothing of it stays.
    expect(hall.rows().map(({ kind }) => kind)).toEqual(["case"]);
    expect(hall.logged.join()).not.toContain("drawing");
  });

  it("is refused where it is too long, though each of its parts is short enough", async () => {
    const { one, attach } = await anOpenCase();
    const bytes = jpegFile({ note: "x".repeat(longestFile) });
    const text = bytes.toString("base64");
    const parts = Math.ceil(text.length / 48_000);
    const said = one(bytes, { parts });
    for (let part = 0; part < parts; part++) {
      const sent = attach({ ...said, part, data: text.slice(part * 48_000, (part + 1) * 48_000) });
      if (part < parts - 1) expect(await sent).toBeNull();
      else expect(await codeOf(sent)).toBe("matter.file");
    }
    // Some two hundred and thirty parts, each of which the disk has before the next.
  }, 30_000);

  it("is one too many after each page was taken twice", async () => {
    const { one, attach } = await anOpenCase();
    for (let count = 0; count < 2 * mostFiles; count++) await attach(one(jpegFile()));
    expect(await codeOf(attach(one(jpegFile())))).toBe("matter.file");
    expect(await attach(one(jpegFile(), { materialId: "photo" }))).not.toBeNull();
  });

  it("comes together whatever is sent again, and whichever part was lost on the way", async () => {
    const bytes = jpegFile({ note: "z".repeat(90_000) });
    const text = bytes.toString("base64");
    const parts = 4;
    const length = Math.ceil(text.length / parts / 4) * 4;
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat({ max: parts - 1 }), { maxLength: 6 }), async (sentBefore) => {
        const { hall, caseId, one, attach } = await anOpenCase();
        const upload = newKey();
        const send = (part: number) =>
          attach(one(bytes, { upload, part, parts, data: text.slice(part * length, (part + 1) * length) }));
        // What was sent before the connection was lost; a last part without the others is refused.
        for (const part of sentBefore) await send(part).catch(() => undefined);
        let file: string | null = null;
        for (let part = 0; part < parts; part++) file = await send(part);
        expect(file).not.toBeNull();
        expect(
          hall
            .rows()
            .map(({ kind }) => kind)
            .sort(),
        ).toEqual(["case", "file"]);
        await hall.matters.execute("Matter.End", { caseId, terminalId: "HL-01" });
        expect(hall.rows()).toEqual([]);
      }),
      { numRuns: 10 },
    );
  });

  it("leaves no part behind when the case ends in the middle, by a word or by time", async () => {
    for (const end of ["said", "idle"] as const) {
      const { hall, caseId, one, attach } = await anOpenCase();
      await attach(one(jpegFile(), { parts: 2 }));
      expect(
        hall
          .rows()
          .map(({ kind }) => kind)
          .sort(),
      ).toEqual(["case", "part"]);
      if (end === "said") await hall.matters.execute("Matter.End", { caseId, terminalId: "HL-01" });
      else await hall.clock.advance(20 * 60_000 + 60_001);
      expect(hall.rows()).toEqual([]);
    }
  });

  it("is told apart from any other bytes without a failure", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (tail) => {
        const bytes = Buffer.concat([Buffer.from("ffd8ff", "hex"), tail]);
        expect(["string", "object"]).toContain(typeof whatIsWrongWith(bytes, "image/jpeg"));
      }),
    );
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 12_000 }),
        fc.integer({ min: 1, max: 12_000 }),
        (width, height) => {
          expect(whatIsWrongWith(jpegFile({ width, height, exif: "x", note: "y" }), "image/jpeg")).toBeNull();
        },
      ),
    );
  });
});

describe("the office", () => {
  it("is told of what the terminal doubted, and of what came later", async () => {
    const { hall, caseId, one, attach } = await anOpenCase();
    const bytes = jpegFile({ note: "first" });
    const first = await attach(one(bytes, { doubts: ["glare"] }));
    const { receipt } = await hall.submit(caseId, {
      answers: { plan: { telephone: "13800000001" } },
      materials: [
        { matterId: "plan", materialId: "drawing", how: { by: "file", files: [first ?? ""] } },
        { matterId: "plan", materialId: "photo", how: { by: "window" } },
      ],
    });
    const applicationNumber = receipt?.applications[0]?.number ?? "";
    const { case: open } = await hall.matters.execute("Matter.BeginSupplement", {
      code: receipt?.code ?? "",
      identity: null,
      terminalId: "HL-01",
      idempotencyKey: newKey(),
    });
    const later = jpegFile({ note: "later" });
    const second = await attach(one(later, { caseId: open.caseId, materialId: "photo" }));
    await hall.matters.execute("Matter.Supplement", {
      caseId: open.caseId,
      applicationNumber,
      materials: [{ matterId: "plan", materialId: "photo", how: { by: "file", files: [second ?? ""] } }],
      terminalId: "HL-01",
      idempotencyKey: newKey(),
    });
    const { files } = await hall.matters.desk("XiaohuMatterDesk.Open", { applicationNumber });
    expect(files).toMatchObject([
      { id: first, materialId: "drawing", doubts: ["glare"], digest: digestOf(bytes) },
      { id: second, materialId: "photo", doubts: [], digest: digestOf(later) },
    ]);
    const { data } = await hall.matters.desk("XiaohuMatterDesk.File", {
      applicationNumber,
      file: second ?? "",
      part: 0,
    });
    expect(Buffer.from(data, "base64")).toEqual(later);
  });
});
