import type { HandleScreen } from "../../../kiosk/citizen/machines/handle-matter.machine.ts";
import { platformFaults } from "../../../server/connectors/platform/stand-in.ts";
import { commonFaults } from "../../../server/connectors/stand-in-server.ts";
import type { SimulatedHall } from "../../support/simulated-hall.ts";
import { Applicant, matterId } from "./applicant.ts";

/** One cell: when somebody comes to this screen, this partner of the hall gets this fault. */
export interface ConnectorCase {
  readonly partner: "licences" | "platform" | "post";
  readonly fault: string;
  /** `receipt`: it has been handed in, and the citizen goes. */
  readonly at: (typeof moments)[number];
}

export interface ConnectorOutcome extends ConnectorCase {
  readonly screens: readonly HandleScreen[];
  /** What the citizen is told in the end. */
  readonly state: string | undefined;
  readonly wrongs: readonly string[];
}

/** Screens at which a citizen stands for a while. */
export const moments = [
  "handleDocument",
  "handleEnterprise",
  "handleSituation",
  "handleLicences",
  "handleQuestion",
  "handleCommitment",
  "handleSign",
  "handleDelivery",
  "handlePost",
  "handleReview",
  "handleReceipt",
] as const satisfies readonly HandleScreen[];

/** Milliseconds that the fault lasts. */
const faultLasts = 60_000;
/** Milliseconds between two looks, and what a citizen needs to do the next thing. */
const look = 1_000;
/** Milliseconds within which everybody has the receipt, whatever fails: no screen may keep somebody from the end for long. */
const receiptWithin = 180_000;
/** Milliseconds from the fault's end until everything is where it belongs: the outbox pauses as long as it has failed, and asks each 15 s. */
const settledWithin = 150_000;

export function connectorCases(): ConnectorCase[] {
  // The platform has all that the post has.
  const faults = { licences: commonFaults, platform: platformFaults, post: platformFaults };
  return (["licences", "platform", "post"] as const).flatMap((partner) =>
    faults[partner]
      .filter((fault) => fault !== "none")
      .flatMap((fault) => moments.map((at) => ({ partner, fault, at }))),
  );
}

/**
 * Runs one cell on a hall that rests, and leaves it resting.
 *
 * @param settles milliseconds from the fault's end until everything has to be where it belongs
 */
export async function runConnectorCase(
  hall: SimulatedHall,
  cell: ConnectorCase,
  settles = settledWithin,
): Promise<ConnectorOutcome> {
  const { partner, fault, at } = cell;
  const { platform, licences, post } = hall.outside;
  const setFault = (name: string) => hall.outside[partner].setFault(name as never);
  const wrongs = new Set<string>();
  const before = {
    done: platform.done.length,
    refusals: platform.refusals.length,
    uses: licences.uses.length,
    postRefusals: post.refusals.length,
  };
  const applicant = new Applicant(hall);
  let begun: number | undefined;
  const live = async (milliseconds: number, isOver: () => boolean) => {
    for (let passed = 0; passed < milliseconds && !isOver(); passed += look) {
      if (begun === undefined && applicant.screen === at) {
        begun = hall.clock.now();
        setFault(fault);
      }
      await applicant.goOn();
      await hall.pass(look);
      if (begun !== undefined && hall.clock.now() - begun >= faultLasts) setFault("none");
    }
  };

  await live(receiptWithin, () => applicant.isGone);
  if (!applicant.isGone)
    wrongs.add(
      `no receipt, or no end: ${hall.screen} ${applicant.screen ?? ""} after ${applicant.tries} tries`,
    );
  if (begun === undefined) wrongs.add(`${at} was not reached`);
  await hall.pass(Math.max(0, (begun ?? 0) + faultLasts - hall.clock.now()));
  setFault("none");
  await hall.pass(settles);
  for (const bug of hall.bugs.splice(0)) wrongs.add(`the page reported ${String(bug)}`);

  const { receipt } = applicant;
  const [told] = receipt ? ((await hall.application(receipt.code))?.applications ?? []) : [];
  for (const each of audit(hall, before, cell, told)) wrongs.add(each);
  return { ...cell, screens: applicant.screens, state: told?.state, wrongs: [...wrongs] };
}

interface Told {
  readonly number: string;
  readonly state: string;
  readonly handedIn: readonly { readonly by: string }[];
  readonly owed: readonly { readonly why: string }[];
  readonly parcel: { readonly state: string } | null;
}

/** What the hall says against what those outside have. */
function audit(
  { outside: { platform, licences, post } }: SimulatedHall,
  before: Readonly<Record<"done" | "refusals" | "uses" | "postRefusals", number>>,
  { partner, fault }: ConnectorCase,
  told: Told | undefined,
): string[] {
  if (!told) return ["the hall does not know what it gave a receipt for"];
  const wrongs: string[] = [];
  const done = platform.done.slice(before.done);
  const sent = done.filter(({ what, of }) => what === "application" && of === told.number);
  const isForWindow = told.owed.some(({ why }) => why === "window");
  // What the platform refuses for good waits for a person.
  const isKept = isForWindow || (partner === "platform" && fault === "refuses" && told.state === "accepted");
  if (sent.length !== (isKept ? 0 : 1)) wrongs.push(`sent ${sent.length} times, ${told.state}`);
  const progress = platform.progress(told.number);
  if (!isKept && progress?.state !== "granted") wrongs.push(`the platform has it as ${progress?.state}`);
  if (!isKept && !["granted", "issued"].includes(told.state))
    wrongs.push(`the citizen is told ${told.state} of what is granted`);
  if (isForWindow && told.state !== "received") wrongs.push(`${told.state}, and paper is still to be shown`);
  const uses = licences.uses.slice(before.uses);
  const used = told.handedIn.filter(({ by }) => by === "licence").length;
  if (uses.length < used) wrongs.push(`${used} e-licences stand for materials, ${uses.length} were used`);
  if (new Set(uses.map(({ id }) => id)).size !== uses.length) wrongs.push("one authorisation is two uses");
  for (const { matter, material } of uses)
    if (matter !== matterId) wrongs.push(`${material} was used for ${matter}`);
  const orders = post.orders.filter(({ deliveryNumber }) => deliveryNumber.startsWith(told.number)).length;
  // Whoever the carrier refuses is told, and the office sees it.
  const isRefused = partner === "post" && fault === "refuses" && told.parcel?.state === "refused";
  if (orders !== (told.state === "issued" && !isRefused ? 1 : 0))
    wrongs.push(`${orders} parcels of what is ${told.state}: ${told.parcel?.state}`);
  // A stand-in that is told to refuse says so itself; any other refusal is a word against the contract.
  const refused = platform.refusals.slice(before.refusals).filter((each) => !each.endsWith(" fault"));
  if (refused.length > 0) wrongs.push(`the platform refused: ${refused.join(", ")}`);
  const notPosted = post.refusals.slice(before.postRefusals).filter((each) => !each.endsWith(" fault"));
  if (notPosted.length > 0) wrongs.push(`the post refused: ${notPosted.join(", ")}`);
  return wrongs;
}
