import type { Matter } from "../../contract/catalogue/matter.ts";
import { ContractError } from "../../contract/errors.ts";
import type { MatterCompletion, MatterPayload } from "../../contract/matters/hall.ts";
import type { ActingRefusal, Problem } from "../../contract/matters.ts";
import { newCode } from "../appointments/code.ts";
import { stillActs } from "./act-for.ts";
import { type AssessedCase, assessCase } from "./assess-case.ts";
import { isShownAtWindow, ownDocument } from "./assurance.ts";
import type { CaseData, SubmissionData, SupplementData } from "./case-data.ts";
import type { Wish } from "./commands.ts";
import { makeAhead } from "./document-commands.ts";
import { putDownTime } from "./put-down.ts";
import { type Room, receiptOf, submitCommand, todayOf } from "./room.ts";

/** Codes offered to the core, of which it takes the first that is free. */
const codesOffered = 4;

/**
 * Hands a case in. What belongs to the person is put down first, sealed, and the log names it: after a crash between the two nothing is
 * handed in, and what was put down is wiped; after one behind them the same key brings the receipt.
 */
export function handIn(
  room: Room,
  payload: MatterPayload<"Matter.Submit">,
): Promise<MatterCompletion<"Matter.Submit">> {
  const { caseId, situation, answers, materials, delivery, terminalId, idempotencyKey } = payload;
  const { log, cases, guides } = room;
  return cases.inTurn(caseId, async () => {
    // Another process may have taken it a moment ago.
    log.catchUp();
    const done = log.outcomeOf(idempotencyKey);
    if (done?.type === "submit") return { receipt: receiptOf(room, done.code), problems: [] };
    const data: CaseData = { ...cases.read(caseId), draft: { situation, answers, materials } };
    cases.open(data);
    const { identity, person, savedAs } = data;
    if (savedAs !== null && log.state.cases.has(savedAs)) throw handedIn();
    if (!identity || person === null || data.supplementOf !== null)
      throw new ContractError("matter.identityNeeded", "nobody showed a document");
    const assessed = assessCase({
      ofPackage: data.packageGuide === null ? null : guides.package(data.packageGuide),
      matters: data.guides.map(({ digest }) => guides.matter(digest)),
      open: data,
      holder: identity,
      delivery,
      today: todayOf(room),
    });
    const acts = stillActs(room, data, identity);
    const problems = [...assessed.problems, ...(acts === null ? [] : [notActing(data, acts)])];
    if (problems.length > 0) return { receipt: null, problems };
    const submissions = assessed.applications.map((application) =>
      submissionData(data, identity, application),
    );
    const wishes = assessed.applications.map((application, index) => {
      const record = room.newKey();
      // Another holder of the code may be handing the same files in: what is another's by now is not taken from him.
      putDown(room, record, submissions[index] as SubmissionData, [caseId, ...(savedAs ? [savedAs] : [])]);
      return wishOf(data, identity, application, record);
    });
    const { code } = await submitCommand(room, idempotencyKey, {
      type: "submit",
      // One code from the slip to the receipt.
      codes:
        savedAs === null ? Array.from({ length: codesOffered }, () => newCode(room.randomBytes)) : [savedAs],
      once: savedAs !== null,
      ofPackage:
        data.packageId === null || data.packageGuide === null
          ? null
          : { id: data.packageId, guide: data.packageGuide },
      person,
      via: terminalId,
      clerk: typeof data.carriedBy === "object" ? data.carriedBy.clerk : null,
      wishes,
    });
    // Another process may have been asked with the same key at the same time: the log names what one of them put down.
    const named = new Set(
      log.state.cases.get(code)?.numbers.flatMap((each) => log.state.applications.get(each)?.records ?? []),
    );
    for (const [index, { record }] of wishes.entries())
      if (named.has(record))
        keep(
          room,
          record,
          submissions[index]?.files.map(({ id }) => id),
        );
    cases.end(caseId);
    if (savedAs !== null) cases.end(savedAs);
    room.clock.defer(() => void makeAhead(room, code));
    return { receipt: receiptOf(room, code), problems: [] };
  });
}

const notActing = ({ guides }: CaseData, refusal: ActingRefusal): Problem => ({
  matterId: guides[0]?.matterId ?? "",
  at: { kind: "matter" },
  reason: "acting",
  detail: refusal,
  message: null,
});

type Handed = AssessedCase["applications"][number];

function submissionData(
  data: CaseData,
  identity: SubmissionData["identity"],
  { matter, found }: Handed,
): SubmissionData {
  const isOfMatter = (one: { readonly matterId: string }) => one.matterId === matter.id;
  const ways = found.materials.map(({ how }) => how);
  const files = new Set(ways.flatMap((how) => (how.by === "file" ? how.files : [])));
  const used = new Set(ways.flatMap((how) => (how.by === "licence" ? [how.authorisation] : [])));
  const committed = new Set(givenCommitments(matter, found).map(({ id }) => id));
  const { values, sources, concepts } = found.record;
  return {
    identity,
    situation: { ...found.situation },
    values,
    sources,
    concepts,
    materials: found.materials.map(({ material: _material, ...handedIn }) => handedIn),
    authorisations: data.authorisations.filter(({ id }) => used.has(id)),
    signed: data.signed.filter((one) => isOfMatter(one) && committed.has(one.commitmentId)),
    declined: data.declined.filter(isOfMatter),
    files: data.files.filter(({ id }) => files.has(id)),
    delivery: found.delivery,
    enterprise: data.enterprise ?? null,
  };
}

function wishOf(
  data: CaseData,
  identity: SubmissionData["identity"],
  { matter, after, found }: Handed,
  record: string,
): Wish {
  // What is to come later may do so: a term begins when the document has been seen.
  const shown: Wish["materials"] = isShownAtWindow(identity, matter)
    ? [{ id: ownDocument, by: "window", need: "secondary", deferrable: false }]
    : [];
  const told = found.materials.flatMap(({ how }) => (how.by === "later" && how.told ? [how.told] : []));
  const textBefore = told.at(-1)?.before;
  const guide = data.guides.find(({ matterId }) => matterId === matter.id)?.digest ?? "";
  return {
    matterId: matter.id,
    version: matter.version,
    guide,
    record,
    after,
    committed: matter.terms.committed,
    deferral: matter.terms.deferral ?? null,
    materials: [
      ...shown,
      ...found.materials.map(({ materialId, how, material: { need, deferrable } }) => ({
        id: materialId,
        by: how.by,
        need,
        deferrable,
      })),
    ],
    commitments: givenCommitments(matter, found).map(({ id, version, checkedWithin }) => ({
      id,
      version,
      text: data.signed.find((one) => one.matterId === matter.id && one.commitmentId === id)?.text ?? "",
      checkedWithin,
    })),
    rules: found.rules,
    validMonths: matter.result.validMonths ?? null,
    delivery: found.delivery.kind,
    ...(textBefore === undefined ? {} : { textBefore }),
  };
}

/** Those that stand for a material that was handed in by commitment. */
const givenCommitments = ({ commitments }: Matter, { materials }: Handed["found"]): Matter["commitments"] =>
  commitments.filter(({ id }) =>
    materials.some(({ how, material }) => how.by === "commitment" && material.commitment === id),
  );

export const handedIn = () =>
  new ContractError("matter.handedIn", "what was saved under this code is handed in");

/** Writes what is handed in, with its files, before the log names it. @param from whose the files are taken from; default: anybody's */
export function putDown(
  { records, clock }: Room,
  record: string,
  data: SubmissionData | SupplementData,
  from?: readonly string[],
): void {
  const until = clock.now() + putDownTime;
  records.put({ id: record, owner: record, kind: "submission" }, JSON.stringify(data), until);
  for (const { id } of data.files) records.hand(id, record, until, from);
}

/** The log names it now. @param files that are its own, whoever else put them down meanwhile */
export function keep({ records }: Room, record: string, files: readonly string[] = []): void {
  records.keep(record);
  for (const file of files) records.hand(file, record, null);
  for (const file of records.ownedBy(record, "file")) records.keep(file);
}
