import { ContractError } from "../../contract/errors.ts";
import type { MatterCompletion, MatterPayload } from "../../contract/matters/hall.ts";
import { consentOf, organisation } from "./act-for.ts";
import { mayBeToldMore } from "./assurance.ts";
import { matterOf } from "./case-commands.ts";
import type { Authorisation, CaseData } from "./case-data.ts";
import type { LicenceOwner } from "./licence-source.ts";
import type { Room } from "./room.ts";

/** The use is written down before the source is asked, so that one that is asked for again after a crash is the same. */
export async function useLicence(
  room: Room,
  { caseId, matterId, materialId, kind }: MatterPayload<"Matter.UseLicence">,
): Promise<MatterCompletion<"Matter.UseLicence">> {
  const isThis = (one: Authorisation) =>
    one.matterId === matterId && one.materialId === materialId && one.kind === kind;
  return room.cases.inTurn(caseId, async () => {
    const data = room.cases.read(caseId);
    const known = data.authorisations.find(isThis);
    const use = known ?? (await newUse(room, data, { matterId, materialId, kind }));
    const others = data.authorisations.filter((one) => !isThis(one));
    if (!known) room.cases.open({ ...data, authorisations: [...others, use] });
    const fetched = use.fetched ?? (await fetchLicence(room, data, use));
    const given = { ...use, fetched };
    const facts = { ...data.facts, licences: { ...data.facts.licences, [kind]: fetched.fields } };
    room.cases.open({ ...data, facts, authorisations: [...others, given] });
    return { authorisation: given.id, fields: fetched.fields, facts };
  });
}

const unavailable = (detail: string, cause?: unknown) =>
  new ContractError("matter.licenceUnavailable", detail, { cause });

async function newUse(
  room: Room,
  data: CaseData,
  { matterId, materialId, kind }: Pick<Authorisation, "matterId" | "materialId" | "kind">,
): Promise<Authorisation> {
  const { licences, clock, newKey } = room;
  const matter = matterOf(room, data, matterId);
  const material = matter.materials.find(({ id }) => id === materialId);
  if (data.carriedBy) throw unavailable("a use is bound to a card, and nobody laid one");
  if (!licences || !data.identity || material?.licence !== kind)
    throw unavailable(`no ${kind} for ${materialId} here`);
  const listed = async (owner: LicenceOwner, ofEnterprise: boolean) =>
    (
      await licences.list(owner, matterId).catch((cause: unknown) => {
        throw unavailable("the source does not answer", cause);
      })
    ).map((each) => ({ ...each, ofEnterprise }));
  const { identity, enterprise } = data;
  // Of who acts for an enterprise its licences are meant; what it has not may be the person's own.
  const held = [
    ...(enterprise ? await listed(organisation(enterprise), true) : []),
    ...(mayBeToldMore(identity) ? await listed(identity, false) : []),
  ];
  const best = held
    .filter((each) => each.kind === kind && each.state === "valid")
    .toSorted(
      (one, other) =>
        Number(other.ofEnterprise) - Number(one.ofEnterprise) ||
        ((one.validTo ?? "9999") < (other.validTo ?? "9999") ? 1 : -1),
    )[0];
  if (!best) throw unavailable(`no valid ${kind}`);
  // In Chinese, as the record of the source is.
  const purpose = `办理“${matter.name["zh-CN"]}”，代替提交“${material.name["zh-CN"]}”`;
  const use = { id: newKey(), licence: best.id, kind, matterId, materialId, purpose, givenAt: clock.now() };
  return { ...use, ofEnterprise: best.ofEnterprise, fetched: null };
}

async function fetchLicence(
  { licences }: Room,
  { identity, enterprise }: CaseData,
  use: Authorisation,
): Promise<Authorisation["fetched"] & object> {
  const isItsOwn = use.ofEnterprise === true && enterprise;
  const owner = isItsOwn ? organisation(enterprise) : identity;
  const ask = async () =>
    owner && (await licences?.use(owner, use, isItsOwn ? consentOf(enterprise) : undefined));
  // An answer that was lost is asked for once more before a paper is brought: by its id it stays one use.
  const used = await ask()
    .catch(ask)
    .catch((cause: unknown) => {
      throw unavailable("the source does not answer", cause);
    });
  if (!used) throw unavailable(`the source does not give ${use.kind}`);
  return { fields: { ...used.fields }, validTo: used.validTo };
}
