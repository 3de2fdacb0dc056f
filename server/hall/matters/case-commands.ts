import { createHmac } from "node:crypto";
import type { Matter } from "../../contract/catalogue/matter.ts";
import type { MatterPackage } from "../../contract/catalogue/package.ts";
import { ContractError } from "../../contract/errors.ts";
import { type IdentityDocument, isTyped } from "../../contract/identity.ts";
import type { MatterCompletion, MatterPayload } from "../../contract/matters/hall.ts";
import { mayBeToldMore, ownDocument } from "./assurance.ts";
import type { CaseData } from "./case-data.ts";
import { digestOf } from "./guides.ts";
import { factsOf, licencesOf, type Room } from "./room.ts";
import { isOver } from "./state.ts";

/** Opening a case and filling it: nothing of this is an application yet. */

/** The same key opens the same case; nobody who does not know the key knows its id. */
export const caseIdOf = (key: string): string =>
  createHmac("sha256", key).update("case").digest("hex").slice(0, 40);

const over = () => new ContractError("matter.caseOver", "not of this case");

export async function begin(
  room: Room,
  { about, identity, idempotencyKey }: MatterPayload<"Matter.Begin">,
): Promise<MatterCompletion<"Matter.Begin">> {
  const id = caseIdOf(idempotencyKey);
  return room.cases.inTurn(id, async () => {
    const known = room.cases.find(id);
    if (known) return { case: room.cases.view(known) };
    const { ofPackage, matters } = lookUp(room, about);
    const who = await whoIs(room, identity, ofPackage?.id ?? matters[0]?.id ?? "");
    if (identity && isTyped(identity)) leavesRoomForTyped(room, who.person);
    const data: CaseData = {
      id,
      ...who,
      packageId: ofPackage?.id ?? null,
      packageGuide: ofPackage ? room.guides.keep(ofPackage) : null,
      guides: matters.map((matter) => ({ matterId: matter.id, digest: room.guides.keep(matter) })),
      ...nothingYet,
    };
    room.cases.open(data);
    return { case: room.cases.view(data) };
  });
}

/** House rule: whoever knows somebody's number can hand in so many cases in their name before a clerk has seen the document. */
export const typedUnseen = 3;

/** @throws ContractError matter.tooManyUnseen */
function leavesRoomForTyped({ log }: Room, person: string | null): void {
  log.catchUp();
  const isUnseen = (number: string) => {
    const application = log.state.applications.get(number);
    return application !== undefined && !isOver(application) && application.paper.includes(ownDocument);
  };
  const codes = person === null ? [] : (log.state.persons.get(person) ?? []);
  const unseen = codes.filter((code) => log.state.cases.get(code)?.numbers.some(isUnseen));
  if (unseen.length >= typedUnseen)
    throw new ContractError(
      "matter.tooManyUnseen",
      `${unseen.length} cases wait for the document to be seen`,
    );
}

export const nothingYet = {
  authorisations: [],
  signed: [],
  declined: [],
  files: [],
  draft: { situation: {}, answers: {}, materials: [] },
  savedAs: null,
  supplementOf: null,
} satisfies Partial<CaseData>;

const noFacts: CaseData["facts"] = { holder: {}, licences: {}, package: {}, earlier: {}, situation: {} };

/** What is known of who showed a document; null: nobody did. */
export async function whoIs(
  room: Room,
  identity: IdentityDocument | null,
  matterId: string,
): Promise<Pick<CaseData, "identity" | "person" | "facts" | "licences" | "licencesAsked">> {
  if (!identity) return { identity, person: null, facts: noFacts, licences: [], licencesAsked: false };
  const person = room.hashPerson(identity);
  const facts = factsOf(room, identity, person);
  if (!mayBeToldMore(identity)) return { identity, person, facts, licences: [], licencesAsked: false };
  const { licences, asked } = await licencesOf(room, identity, matterId);
  return { identity, person, facts, licences, licencesAsked: asked };
}

/** @throws ContractError matter.unknown */
function lookUp(
  { catalogue }: Room,
  about: MatterPayload<"Matter.Begin">["about"],
): { readonly ofPackage: MatterPackage | null; readonly matters: Matter[] } {
  const { matters, packages } = catalogue.current().catalogue;
  const isHandled = ({ modes }: Matter) => modes.includes("handle") || modes.includes("print");
  const ofPackage = "packageId" in about ? (packages.find(({ id }) => id === about.packageId) ?? null) : null;
  const ids = "matterId" in about ? [about.matterId] : (ofPackage?.matters ?? []).map(({ matter }) => matter);
  const found = ids.flatMap((id) => matters.find((matter) => matter.id === id) ?? []);
  // What is handled at a window alone stays out of a package's case; the page says where it is done.
  const handled = found.filter(isHandled);
  if (handled.length === 0)
    throw new ContractError("matter.unknown", `${ids.join(", ")}: nothing handled here`);
  return { ofPackage, matters: handled };
}

/** @throws ContractError matter.caseOver where it is none of the case's */
export function matterOf({ guides }: Room, data: CaseData, matterId: string): Matter {
  const guide = data.guides.find((each) => each.matterId === matterId);
  if (!guide) throw over();
  return guides.matter(guide.digest);
}

export async function sign(
  room: Room,
  { caseId, matterId, commitmentId, version, signature }: MatterPayload<"Matter.Sign">,
): Promise<Record<string, never>> {
  await room.cases.change(caseId, (data) => {
    const text = matterOf(room, data, matterId).commitments.find(({ id }) => id === commitmentId);
    // What was read is what the case has: another version is another text.
    if (!text || text.version !== version) throw over();
    const isThis = (one: { readonly matterId: string; readonly commitmentId: string }) =>
      one.matterId === matterId && one.commitmentId === commitmentId;
    const signed = { matterId, commitmentId, version, text: digestOf(text), signature, at: room.clock.now() };
    return {
      ...data,
      signed: [...data.signed.filter((one) => !isThis(one)), signed],
      declined: data.declined.filter((one) => !isThis(one)),
    };
  });
  return {};
}

export async function decline(
  room: Room,
  { caseId, matterId, commitmentId }: MatterPayload<"Matter.DeclineCommitment">,
): Promise<Record<string, never>> {
  await room.cases.change(caseId, (data) => {
    const isThis = (one: { readonly matterId: string; readonly commitmentId: string }) =>
      one.matterId === matterId && one.commitmentId === commitmentId;
    matterOf(room, data, matterId);
    return {
      ...data,
      signed: data.signed.filter((one) => !isThis(one)),
      declined: [
        ...data.declined.filter((one) => !isThis(one)),
        { matterId, commitmentId, at: room.clock.now() },
      ],
    };
  });
  return {};
}
