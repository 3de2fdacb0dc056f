import * as z from "zod/mini";
import { appointmentCode as code } from "./appointments.ts";
import { key, slug } from "./catalogue/words.ts";
import { cancelCommand, nothing, type ServiceDefinition } from "./envelope.ts";
import { errorCodes } from "./error-numbers.ts";
import { answerValue, formFacts } from "./forms/facts.ts";
import { idempotencyKey, languages } from "./hall.ts";
import { holds } from "./holds.ts";
import { identityDocument } from "./identity.ts";
import { applicationNumber, documentOffered, receipt } from "./matters/application.ts";
import { actingProof, actingRefusal, enterpriseActedFor } from "./matters/enterprise.ts";
import { paperOfCase, paperPrinter, printPaper } from "./matters/papers.ts";
import { postFee } from "./matters/parcel.ts";
import { reminded, reminderTelephone } from "./matters/reminders.ts";
import {
  answersByMatter,
  deliveryWish,
  materialHandedIn,
  pictureDoubts,
  problem,
  ref,
  situations,
} from "./matters/submission.ts";
import { localized } from "./service-offer.ts";
import { pointsIn, signature } from "./signature.ts";
import { printOutcome } from "./terminal.ts";

export * from "./matters/application.ts";
export * from "./matters/code.ts";
export * from "./matters/enterprise.ts";
export * from "./matters/papers.ts";
export * from "./matters/parcel.ts";
export * from "./matters/reminders.ts";
export * from "./matters/submission.ts";

/** Contract of handling a matter (办件): what the hall answers to its terminals, and the terminal's own service. */

/** Milliseconds for which an open case is kept without a word from its page. House rule: a citizen's longest pause for looking something up. */
export const caseIdle = 20 * 60 * 1000;

/** Points of a signature that fit into a message beside everything else; a page that has more leaves every second out. */
export const signaturePoints = 1200;

/** Characters of one part of a file, base 64: a message holds 64 KiB. A part is a whole number of four characters. */
export const filePart = 48_000;
/** House rule: a page scanned at 300 dpi is below 2 MB, and a plan of several pages below this. */
export const longestFile = 8 * 1024 * 1024;

const caseId = ref;
const person = { identity: z.nullable(identityDocument) };
const base64 = z.string().check(z.regex(/^[A-Za-z0-9+/]*={0,2}$/), z.maxLength(filePart));

/** An e-licence that somebody holds. What stands on it is told by `UseLicence` alone. */
export const licenceOnFile = z.object({
  kind: key,
  name: localized,
  /** Null: no end. */
  validTo: z.nullable(z.string()),
  state: z.enum(["valid", "expired", "revoked"]),
});
export type LicenceOnFile = z.infer<typeof licenceOnFile>;

/** What a case is about, with everything that was done in it so far; a resumed one goes on where it stood. */
export const openCase = z.object({
  caseId,
  /** One, or a package's in the order of its list. */
  matterIds: z.array(slug),
  packageId: z.nullable(slug),
  /** The guides by which it will be handled: they stay the same for this case, whatever is published meanwhile. */
  versions: z.record(slug, z.string()),
  /** What forms know without asking; `situation` and `package` are filled by matter from the draft. */
  facts: formFacts,
  licences: z.array(licenceOnFile),
  /** False: the source of e-licences does not answer, or there is none; everything can be brought in the normal way. */
  licencesAsked: z.boolean(),
  situation: situations,
  answers: answersByMatter,
  materials: z.array(materialHandedIn),
  /** For whom it is handled, where that is an enterprise. */
  enterprise: z.optional(z.nullable(enterpriseActedFor)),
  /** Working days before the end of the term of what comes later (容缺) on which this hall sends a text; null: it sends none. */
  textBefore: z.optional(z.nullable(z.number())),
  /** What is known of the person was typed, and no document has shown it. */
  typed: z.optional(z.boolean()),
  /** Milliseconds since the epoch; every command moves it on. */
  until: z.number(),
});
export type OpenCase = z.infer<typeof openCase>;

const draft = { situation: situations, answers: answersByMatter, materials: z.array(materialHandedIn) };

/** Whose: by the code on paper, or by the document (a card that was read). */
const whose = z.union([z.strictObject({ code }), z.strictObject({ identity: identityDocument })]);

const place = z.string().check(z.minLength(1), z.maxLength(30));

const oneReceipt = z.object({ receipt });

/** What a page may ask, without the terminal's own name. Errors: `matter.*`; `matter.caseOver` when the case has ended: begin anew. */
export const matterRequests = {
  /**
   * Opens a case. Without a document the form can be filled in and saved, and nothing is submitted. Errors: `matter.unknown`,
   * `matter.tooManyUnseen`.
   */
  Begin: {
    payload: z.strictObject({
      about: z.union([z.strictObject({ matterId: slug }), z.strictObject({ packageId: slug })]),
      ...person,
      idempotencyKey,
    }),
    completion: z.object({ case: openCase }),
  },
  /**
   * 免证办: fetches one e-licence for one material, with an authorisation record that names the purpose. MatterRequests again for the same material it
   * brings the same. Errors: `matter.licenceUnavailable`.
   */
  UseLicence: {
    payload: z.strictObject({ caseId, matterId: slug, materialId: key, kind: key, idempotencyKey }),
    completion: z.object({
      authorisation: ref,
      /** What stands on it, by field; in `facts` from now on. */
      fields: z.record(key, answerValue),
      facts: formFacts,
    }),
  },
  /**
   * 码上办: the case is handled for an enterprise from now on, and what is on file of it is known. `refusal`: why not; then nothing has
   * changed. Errors: `matter.identityNeeded`.
   */
  ActFor: {
    payload: z.strictObject({ caseId, by: actingProof, idempotencyKey }),
    completion: z.object({ case: z.nullable(openCase), refusal: z.nullable(actingRefusal) }),
  },
  /** 告知承诺: the signature under one commitment in the version that was read. Signed again, the last one counts. */
  Sign: {
    payload: z.strictObject({
      caseId,
      matterId: slug,
      commitmentId: key,
      version: z.string().check(z.maxLength(20)),
      signature: signature.check(
        holds(({ strokes }) => pointsIn(strokes) <= signaturePoints, `more than ${signaturePoints} points`),
      ),
    }),
    completion: z.object({}),
  },
  /** The citizen chose the normal route: written down, and the material is asked for. */
  DeclineCommitment: {
    payload: z.strictObject({ caseId, matterId: slug, commitmentId: key }),
    completion: z.object({}),
  },
  /**
   * One part of a file, in order from 0; the answer to the last part names the file. The same part again does no harm. Errors: `matter.file`
   * where the whole is not what it says it is, by kind, extent or digest, or is one too many.
   */
  Attach: {
    payload: z.strictObject({
      caseId,
      matterId: slug,
      materialId: key,
      mediaType: z.enum(["image/jpeg", "image/png", "application/pdf"]),
      /** Made by the page, one for each file. */
      upload: idempotencyKey,
      /** SHA-256 of the whole file, hexadecimal. */
      digest: z.string().check(z.regex(/^[0-9a-f]{64}$/)),
      /** What the terminal found wrong with it and the citizen hands in all the same; empty: nothing, or it cannot tell. */
      doubts: z.array(z.enum(pictureDoubts)),
      part: z.number().check(z.int(), z.minimum(0)),
      parts: z.number().check(z.int(), z.minimum(1), z.maximum(Math.ceil((longestFile * 4) / 3 / filePart))),
      data: base64,
    }),
    completion: z.object({ file: z.nullable(ref) }),
  },
  /** 存起来接着办: kept under a code, for another terminal, a window or a telephone. The case stays open. */
  Save: {
    payload: z.strictObject({ caseId, ...draft, idempotencyKey }),
    completion: z.object({
      code,
      until: z.number(),
      /** Where a telephone goes on with it, the code behind its `#`; null: telephones do not reach this hall. */
      address: z.nullable(z.string()),
    }),
  },
  /**
   * Goes on with what was saved. Whoever began with a document shows it, or types the last four signs of its number. Errors:
   * `matter.notFound` (also for a wrong document), `matter.tooManyTries`, `matter.handedIn` (somebody else who holds the code was first).
   */
  Resume: {
    payload: z.strictObject({
      code,
      proof: z.nullable(
        z.union([
          z.strictObject({ identity: identityDocument }),
          z.strictObject({ lastFour: z.string().check(z.regex(/^[0-9A-Z]{4}$/)) }),
        ]),
      ),
      idempotencyKey,
    }),
    completion: z.object({ case: openCase }),
  },
  /**
   * Hands everything in. The hall looks at all of it anew: with a problem nothing has happened, and the receipt is null. The same key brings
   * the same receipt. Errors: `matter.identityNeeded`, `matter.handedIn`.
   */
  Submit: {
    payload: z.strictObject({ caseId, ...draft, delivery: z.array(deliveryWish), idempotencyKey }),
    completion: z.object({ receipt: z.nullable(receipt), problems: z.array(problem) }),
  },
  /** Forgets the case; what was saved under a code stays. */
  End: { payload: z.strictObject({ caseId }), completion: z.object({}) },

  /** How applications stand, the newest first. By a document: of two years. Errors: `matter.notFound` (by code), `matter.tooManyTries`. */
  Progress: {
    payload: z.strictObject({ of: whose }),
    completion: z.object({
      receipts: z.array(receipt),
      /** The code was of a reminder: what it leads to. */
      renews: z.nullable(slug),
    }),
  },
  /** 提醒办: somebody's e-licences, when they end, and of what they will be reminded. */
  Reminders: { payload: z.strictObject({ identity: identityDocument }), completion: reminded },
  /** With consent to the text of this version. The same once more is one reminder. */
  Remind: {
    payload: z.strictObject({
      identity: identityDocument,
      kind: key,
      before: z.number().check(z.int(), z.minimum(1), z.maximum(365)),
      telephone: reminderTelephone,
      consent: z.string().check(z.maxLength(20)),
      language: z.enum(languages),
      idempotencyKey,
    }),
    completion: reminded,
  },
  /** Nothing is sent any more, and nothing of it is left. */
  ForgetReminder: {
    payload: z.strictObject({ identity: identityDocument, id: ref }),
    completion: reminded,
  },
  /** 免申即办: matters for which somebody qualifies by what is known. */
  Offered: {
    payload: z.strictObject({ identity: identityDocument }),
    completion: z.object({ matterIds: z.array(slug) }),
  },
  /**
   * Opens a case of what is owed, for `UseLicence`, `Attach` and then `Supplement`. Errors: `matter.notFound`, `matter.nothingOwed`,
   * `matter.overdue`.
   */
  BeginSupplement: {
    payload: z.strictObject({ code, ...person, idempotencyKey }),
    completion: z.object({ case: openCase, receipt }),
  },
  Supplement: {
    payload: z.strictObject({
      caseId,
      applicationNumber,
      materials: z.array(materialHandedIn).check(z.minLength(1)),
      idempotencyKey,
    }),
    completion: z.object({ receipt: z.nullable(receipt), problems: z.array(problem) }),
  },
  /** 撤回, before it is decided. Errors: `matter.notFound`, `matter.decided`. */
  Withdraw: {
    payload: z.strictObject({ code, applicationNumber, identity: identityDocument, idempotencyKey }),
    completion: oneReceipt,
  },
  /** What it costs to have a result brought by post, said before anybody chooses it. Nothing of a person is in it. */
  PostFee: {
    payload: z.strictObject({ province: place, city: place, district: place }),
    completion: postFee,
  },
  /** Another way for the result to come, before it is out, or when a parcel came back. Errors as of Withdraw. */
  AppointDelivery: {
    payload: z.strictObject({
      code,
      applicationNumber,
      identity: identityDocument,
      delivery: deliveryWish,
      idempotencyKey,
    }),
    completion: oneReceipt,
  },
  /**
   * The papers of a case: a part of one, base 64, from 0. Errors: `matter.notFound`, also for another's card; `matter.identityNeeded` where a
   * personal one is asked for without a card.
   */
  Document: {
    payload: z.strictObject({ ...paperOfCase, part: z.number().check(z.int(), z.minimum(0)) }),
    completion: z.object({
      document: documentOffered,
      parts: z.number(),
      data: z.string(),
      /** Of the whole: bytes, and SHA-256. */
      size: z.number(),
      digest: z.string(),
      /** By which anybody asks whether it is genuine; null: it was made elsewhere, and is asked about there. */
      verification: z.nullable(z.string()),
    }),
  },
} as const;

export type MatterRequests = typeof matterRequests;
type TerminalName<Name extends keyof MatterRequests> = `XiaohuMatters.${Name}`;

const line = z.string().check(z.maxLength(120));

/** The sentences of the slip of paper, in the citizen's language, from the pages' one catalogue. */
export const matterSlipTexts = z.strictObject({
  hall: line,
  heading: line,
  /** One for each application: what it is, its number, by when. */
  lines: z.array(line).check(z.maxLength(30)),
  codeLabel: line,
  advice: line,
  footer: line,
});
export type MatterSlipTexts = z.infer<typeof matterSlipTexts>;

/** The terminal's own service: hands on to the hall with the terminal's name, prints, and scans. It keeps nothing. */
export const matterTerminal = {
  path: "/xfs4iot/v1.0/Matters",
  commands: {
    "Common.Cancel": cancelCommand,
    ...(Object.fromEntries(
      Object.entries(matterRequests).map(([name, command]) => [`XiaohuMatters.${name}`, command]),
    ) as unknown as { readonly [Name in keyof MatterRequests as TerminalName<Name>]: MatterRequests[Name] }),
    /** How a case can be named here. */
    "XiaohuMatters.Ways": {
      payload: nothing,
      /** Whether a code can be held to a scanner. */
      completion: z.object({ scanner: z.boolean() }),
    },
    /** Waits for a case's code at the scanner; what else is held there is passed over. Errors: `appointment.noScanner`. */
    "XiaohuMatters.ScanCode": { payload: nothing, completion: z.object({ code }) },
    /** Waits for an enterprise's code at the scanner; what else is held there is passed over. Errors: `appointment.noScanner`. */
    "XiaohuMatters.ScanEnterprise": {
      payload: nothing,
      completion: z.object({ code: z.string().check(z.maxLength(4300)) }),
    },
    /** Prints the slip with the code and its QR code. `print` is "unknown" when the printer never said. */
    "XiaohuMatters.PrintReceipt": {
      payload: z.strictObject({
        code,
        texts: matterSlipTexts,
        /** Where a telephone goes on with it, or follows what was reported: then the QR code is this. */
        address: z.optional(z.string().check(z.regex(/^https?:\/\/[^#\s]{1,150}\/[cf]#[0-9A-Z]{8}$/))),
      }),
      completion: z.object({ print: printOutcome, error: z.nullable(z.enum(errorCodes)) }),
    },
    /** Whether papers can be printed here. Asks the printer, which may sleep. */
    "XiaohuMatters.PaperPrinter": { payload: nothing, completion: paperPrinter },
    /**
     * Fetches a paper from the hall, or an empty form from the terminal's own copy of the catalogue, and prints it on A4. The same key prints
     * it once. Errors, before anything was printed: as of `Document` · `matter.file`, what came is not what the hall named · the hall's silence.
     */
    "XiaohuMatters.PrintDocument": printPaper,
  },
  events: {},
  unsolicited: {},
} as const satisfies ServiceDefinition;
