import type { SelfTest } from "../device/self-test.ts";
import type { CodeScannerSession } from "./session.ts";
import { formatAimIdentifier } from "./symbology.ts";

/** What a technician can have a code scanner prove. */
export const codeScannerSelfTests: readonly SelfTest<CodeScannerSession>[] = [
  {
    /** With any code held before the scanner; it waits until one is. Of the code only its kind and length are told. */
    name: "readTestCode",
    needsEyes: false,
    async run(session, signal) {
      const { symbology, aimIdentifier, payload, text } = await session.read(signal);
      const bytes = payload.length;
      payload.fill(0);
      return [
        { name: "symbology", value: symbology },
        { name: "aimIdentifier", value: aimIdentifier ? formatAimIdentifier(aimIdentifier) : "none" },
        { name: "payloadBytes", value: String(bytes) },
        { name: "payloadIsText", value: text === undefined ? "no" : "yes" },
      ];
    },
  },
  {
    /** A person sees the light go on and off again, or what stands for it. */
    name: "trigger",
    needsEyes: true,
    async run(session, signal) {
      const switched = (["initiated", "released"] as const).filter((state) => session.triggers.has(state));
      for (const state of switched) await session.setTrigger(state, signal);
      return [{ name: "triggers", value: [...session.triggers].join(", ") || "none" }];
    },
  },
];
