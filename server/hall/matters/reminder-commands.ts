import { ContractError } from "../../contract/errors.ts";
import type { IdentityDocument } from "../../contract/identity.ts";
import type { MatterCompletion, MatterPayload } from "../../contract/matters/hall.ts";
import {
  internationalNumber,
  type LicenceReminded,
  type Reminded,
  reminderConsent,
} from "../../contract/matters.ts";
import { renewalCode } from "../licence-reminders/code.ts";
import { choicesFor, dayOfReminder } from "../licence-reminders/schedule.ts";
import { masked } from "../reminders/telephone.ts";
import { mayBeToldMore } from "./assurance.ts";
import { holderOutside } from "./registry-licences.ts";
import { licencesOf, type Room, todayOf } from "./room.ts";

/** 提醒办: being reminded before an e-licence ends. */

/** What renews a kind of licence, by the catalogue that is published now. */
const renewingOf = (room: Room, kind: string) =>
  room.catalogue.current().catalogue.matters.find(({ renews }) => renews === kind);

/** The matter that a text message's code leads to; null: it is none of those. */
export const renewedByCode = (room: Room, code: string): string | null =>
  room.catalogue
    .current()
    .catalogue.matters.find(({ renews }) => renews !== undefined && renewalCode(renews) === code)?.id ?? null;

/** What the registry says of somebody is told to who brought the chip, and to no copy of a print. @throws ContractError matter.identityNeeded */
function holdsChip(identity: IdentityDocument): void {
  if (!mayBeToldMore(identity))
    throw new ContractError("matter.identityNeeded", "the document was not read from its chip");
}

export async function reminders(
  room: Room,
  { identity }: MatterPayload<"Matter.Reminders">,
): Promise<MatterCompletion<"Matter.Reminders">> {
  holdsChip(identity);
  const { licences, asked } = await licencesOf(room, identity, "reminders");
  const kept = room.reminders?.ofPerson(room.hashPerson(identity)) ?? [];
  const today = todayOf(room);
  return {
    asked,
    texts: room.reminders !== undefined,
    licences: licences.map(({ kind, name, validTo, state }): LicenceReminded => {
      const renewing = renewingOf(room, kind);
      const mine = kept.filter((each) => each.kind === kind && each.validTo === validTo);
      const taken = new Set(mine.map(({ before }) => before));
      const isOpen = renewing !== undefined && room.reminders !== undefined && state === "valid";
      return {
        kind,
        name,
        validTo,
        state,
        renewedBy: renewing ? { matterId: renewing.id, name: renewing.plainName } : null,
        choices: isOpen
          ? choicesFor(room.days.licence(kind), validTo, today).filter((before) => !taken.has(before))
          : [],
        reminders: mine.map(({ id, before, telephone, sentAt }) => ({
          id,
          before,
          on: dayOfReminder(validTo ?? today, before),
          telephone: masked(telephone),
          sent: sentAt !== null,
        })),
      };
    }),
  };
}

export async function remind(
  room: Room,
  payload: MatterPayload<"Matter.Remind">,
): Promise<MatterCompletion<"Matter.Remind">> {
  const { identity, kind, before, telephone, consent, language } = payload;
  const now: Reminded = await reminders(room, payload);
  const licence = now.licences.find((each) => each.kind === kind);
  const isThere = licence?.reminders.some((each) => each.before === before);
  const to = internationalNumber(telephone);
  const isRight = consent === reminderConsent.version && to !== undefined;
  if (!isRight || !licence?.validTo || !(licence.choices.includes(before) || isThere))
    throw new ContractError("message.invalidPayload", `nothing to be reminded of: ${kind} ${before}`);
  // Told again by the same key, or agreed to again: it is one reminder.
  if (!isThere)
    room.reminders?.agree(room.hashPerson(identity), {
      holder: holderOutside(identity),
      kind,
      validTo: licence.validTo,
      before,
      telephone: to,
      language,
      consent,
      agreedAt: room.clock.now(),
    });
  return reminders(room, payload);
}

export async function forgetReminder(
  room: Room,
  payload: MatterPayload<"Matter.ForgetReminder">,
): Promise<MatterCompletion<"Matter.ForgetReminder">> {
  holdsChip(payload.identity);
  room.reminders?.forget(room.hashPerson(payload.identity), payload.id);
  return reminders(room, payload);
}
