import { holderKindOf } from "../../contract/catalogue/words.ts";
import { ContractError } from "../../contract/errors.ts";
import { knownFact } from "../../contract/forms/facts.ts";
import { truthOf } from "../../contract/forms/truth.ts";
import type { IdentityDocument } from "../../contract/identity.ts";
import type { MatterCompletion, MatterPayload } from "../../contract/matters/hall.ts";
import type { Receipt } from "../../contract/matters.ts";
import { holdsDocument, mayBeToldMore } from "./assurance.ts";
import { keep } from "./hand-in.ts";
import { receiverIn } from "./parcels.ts";
import { putDownTime } from "./put-down.ts";
import { renewedByCode } from "./reminder-commands.ts";
import { counted, factsOf, licencesOf, type Room, receiptOf, submitCommand, todayOf } from "./room.ts";
import { type Application, isOver } from "./state.ts";

/** Following what was handed in. */

const notFound = (place: string) =>
  new ContractError("matter.notFound", `nothing for what came from ${place}`);

export function progress(
  room: Room,
  { of, terminalId }: MatterPayload<"Matter.Progress">,
): Promise<MatterCompletion<"Matter.Progress">> {
  return counted(room, terminalId, () => {
    room.log.catchUp();
    const { state } = room.log;
    if ("code" in of) {
      const renews = state.cases.has(of.code) ? null : renewedByCode(room, of.code);
      if (renews !== null) return { receipts: [], renews };
      if (!state.cases.has(of.code)) throw notFound(terminalId);
      return { receipts: [receiptOf(room, of.code)], renews };
    }
    holdsDocument(of.identity);
    // To have none is no guess.
    const codes = state.persons.get(room.hashPerson(of.identity)) ?? [];
    const isHolder = mayBeToldMore(of.identity);
    return { receipts: codes.toReversed().map((code) => receiptOf(room, code, isHolder)), renews: null };
  });
}

/** 免申即办: of what is known of somebody, without using any e-licence: that there is one, and until when. */
export async function offered(
  room: Room,
  { identity }: MatterPayload<"Matter.Offered">,
): Promise<MatterCompletion<"Matter.Offered">> {
  room.log.catchUp();
  holdsDocument(identity);
  const person = room.hashPerson(identity);
  const { licences } = mayBeToldMore(identity)
    ? await licencesOf(room, identity, "offered")
    : { licences: [] };
  const facts = {
    ...factsOf(room, identity, person),
    licences: Object.fromEntries(
      licences.map(({ kind, validTo, state }) => [kind, { state, ...(validTo === null ? {} : { validTo }) }]),
    ),
  };
  const today = todayOf(room);
  const { state } = room.log;
  const underWay = new Set(
    (state.persons.get(person) ?? [])
      .flatMap((code) => state.cases.get(code)?.numbers ?? [])
      .flatMap((number) => state.applications.get(number) ?? [])
      .filter((application) => !isOver(application))
      .map(({ matterId }) => matterId),
  );
  const { matters } = room.catalogue.current().catalogue;
  const isOffered = ({ id, holders, offeredWhen }: (typeof matters)[number]) =>
    offeredWhen !== undefined &&
    holders.includes(holderKindOf(identity)) &&
    !underWay.has(id) &&
    truthOf(offeredWhen, (name) => knownFact(facts, name, today), today) === true;
  return { matterIds: matters.filter(isOffered).map(({ id }) => id) };
}

export async function withdraw(
  room: Room,
  payload: MatterPayload<"Matter.Withdraw">,
): Promise<{ readonly receipt: Receipt }> {
  const { applicationNumber: number, terminalId, idempotencyKey } = payload;
  const { code } = await theirs(room, payload);
  await submitCommand(room, idempotencyKey, { type: "withdraw", number, via: terminalId });
  return { receipt: receiptOf(room, code) };
}

export async function appointDelivery(
  room: Room,
  payload: MatterPayload<"Matter.AppointDelivery">,
): Promise<{ readonly receipt: Receipt }> {
  const { applicationNumber: number, delivery, idempotencyKey } = payload;
  const { code, guide } = await theirs(room, payload);
  const { result } = room.guides.matter(guide);
  if (!result.delivery.includes(delivery.kind) || (delivery.kind === "post" && !receiverIn(delivery)))
    throw new ContractError("message.invalidPayload", `the result does not come by ${delivery.kind}`);
  const record = room.newKey();
  room.records.put(
    { id: record, owner: record, kind: "delivery" },
    JSON.stringify(delivery),
    room.clock.now() + putDownTime,
  );
  await submitCommand(room, idempotencyKey, {
    type: "appointDelivery",
    number,
    delivery: delivery.kind,
    record,
  });
  keep(room, record);
  return { receipt: receiptOf(room, code) };
}

/** An application of a case that is this person's. @throws ContractError matter.notFound · matter.tooManyTries */
export function theirs(
  room: Room,
  named: {
    readonly code: string;
    readonly applicationNumber?: string;
    readonly identity: IdentityDocument;
    readonly terminalId: string;
  },
): Promise<Application> {
  return counted(room, named.terminalId, () => {
    room.log.catchUp();
    holdsDocument(named.identity);
    const { cases, applications } = room.log.state;
    const found = cases.get(named.code);
    const number = named.applicationNumber ?? found?.numbers[0] ?? "";
    const application = applications.get(number);
    if (!application || application.code !== named.code || found?.person !== room.hashPerson(named.identity))
      throw notFound(named.terminalId);
    return application;
  });
}
