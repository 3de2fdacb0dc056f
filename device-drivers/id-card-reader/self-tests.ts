import { DeviceError } from "../device/errors.ts";
import type { SelfTest } from "../device/self-test.ts";
import type { IdCardReaderSession } from "./session.ts";

/** What a technician can have an identity-card reader prove. */
export const idCardReaderSelfTests: readonly SelfTest<IdCardReaderSession>[] = [
  {
    name: "samId",
    needsEyes: false,
    run: async (session, signal) => [{ name: "samId", value: await session.readSamId(signal) }],
  },
  {
    name: "samStatus",
    needsEyes: false,
    async run(session, signal) {
      // Rejects by the SAM's own words when it is not ready.
      await session.checkHealth(signal);
      return [{ name: "samState", value: await session.readSamState(signal) }];
    },
  },
  {
    /** With any card lying on the reader before the test begins. Only what kind it is goes into the report. */
    name: "readTestCard",
    needsEyes: false,
    async run(session, signal) {
      // Only after a reset does a reader find a card that it has read before.
      await session.reset(signal);
      if ((await session.findAndSelect(signal)) === "noCard")
        throw new DeviceError("reader.cardMoved", "no card lies on the reader");
      const { document, photo, fingerprint } = await session.readCardWithFingerprint(signal);
      photo?.wipe();
      if (fingerprint.kind === "read") fingerprint.template.fill(0);
      const newestAddress = await session.readNewestAddress(signal);
      return [
        { name: "documentKind", value: document.kind },
        { name: "fingerprint", value: fingerprint.kind },
        { name: "newestAddress", value: newestAddress === undefined ? "notOnCard" : "read" },
      ];
    },
  },
];
