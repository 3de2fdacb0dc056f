import type { SelfTest } from "../device/self-test.ts";
import type { DocumentPrinterSession } from "./session.ts";
import { testPage } from "./test-page.ts";

export const documentPrinterSelfTests: readonly SelfTest<DocumentPrinterSession>[] = [
  {
    name: "status",
    needsEyes: false,
    async run(session, signal) {
      const { state, reasons, formats } = await session.attributes(signal);
      return [
        { name: "state", value: state },
        { name: "reasons", value: reasons.join(", ") || "none" },
        { name: "formats", value: formats.join(", ") },
      ];
    },
  },
  {
    name: "printTestPage",
    needsEyes: true,
    async run(session, signal) {
      await session.print("Test page", testPage(), signal);
      return [];
    },
  },
];
