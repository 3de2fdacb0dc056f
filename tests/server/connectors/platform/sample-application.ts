import type { Application, MaterialFile } from "../../../../server/connectors/platform/application.ts";
import { digestOf } from "../../../../server/connectors/values.ts";

export const applicant = { kind: "resident", number: "350206199001010017", name: "测试样本" } as const;

export const fileOf = (text: string): MaterialFile => ({
  bytes: Buffer.from(`%PDF-1.7 ${text}`),
  mediaType: "application/pdf",
});

/** A whole application, with the files that it names. */
export function sampleApplication(
  applicationNumber: string,
  files: readonly MaterialFile[] = [fileOf("lease")],
): Application {
  return {
    applicationNumber,
    matter: "DEMO-individual-business",
    catalogueVersion: "2026.11",
    site: "main",
    terminal: "HL-01",
    applicant,
    telephone: "+8613800000000",
    agent: null,
    situation: { premises: "rented" },
    answers: { name: "样本小店", staff: 2, address: { street: "样例路", number: 1 } },
    materials: [
      ...files.map((file, index) => ({
        kind: "file" as const,
        id: `file-${index}`,
        digest: digestOf(file.bytes),
        size: file.bytes.length,
        mediaType: file.mediaType,
      })),
      { kind: "licence", id: "identity", licence: "identity-1", authorisation: "use-1" },
      { kind: "commitment", id: "premises", commitment: "premises-commitment" },
    ],
    commitments: [
      {
        id: "premises-commitment",
        version: "3",
        textDigest: "0".repeat(64),
        signedAt: Date.UTC(2026, 10, 23),
        signature: null,
      },
    ],
    deferred: [],
    submittedAt: Date.UTC(2026, 10, 23, 1),
  };
}
