import { personas } from "./personas.ts";

/** One thing that somebody does to the bench, `after` milliseconds behind the one before; what else it has are the action's arguments. */
export interface ScenarioStep {
  readonly after: number;
  readonly device: string;
  readonly action: string;
  readonly [argument: string]: string | number;
}

/** What happens in front of a terminal and inside it, as hands do it: nobody touches the screen. */
export interface Scenario {
  readonly id: string;
  readonly steps: readonly ScenarioStep[];
}

const reader = "id-card-reader";
const printer = "receipt-printer";
const scanner = "code-scanner";

/** Milliseconds that a person takes from the screen to the card in the hand. */
const handTime = 3_000;
/** Milliseconds that a card lies there before its holder takes it, once it has been read. */
const cardLies = 8_000;

const layCard = (after: number, persona: string): ScenarioStep => ({
  after,
  device: reader,
  action: "layCard",
  persona,
});
const removeCard = (after: number): ScenarioStep => ({ after, device: reader, action: "removeCard" });
const setFault = (after: number, device: string, fault: string): ScenarioStep => ({
  after,
  device,
  action: "setFault",
  fault,
});
const clearFault = (after: number, device: string, fault: string): ScenarioStep => ({
  after,
  device,
  action: "clearFault",
  fault,
});
const takeTickets = (after: number): ScenarioStep => ({ after, device: printer, action: "takeTickets" });
/** A plug that does not hold: out, and in again. */
const jolt = (after: number, device: string, out: number): readonly ScenarioStep[] => [
  { after, device, action: "unplug" },
  { after: out, device, action: "plug" },
];

/** Every scenario that can be played, by name. What they are called stands in the pages' catalogue. */
export const scenarios: readonly Scenario[] = [
  {
    id: "cardLeftBehind",
    steps: [
      layCard(handTime, "resident-elderly"),
      takeTickets(30_000),
      // She has gone home; a lobby guide finds the card.
      removeCard(60_000),
    ],
  },
  {
    id: "taiwanResident",
    steps: [layCard(handTime, "taiwan"), removeCard(12_000), takeTickets(handTime)],
  },
  {
    id: "twoCardsQuickly",
    steps: [
      layCard(handTime, "resident"),
      // Before the first has been read.
      removeCard(250),
      layCard(150, "hong-kong"),
      removeCard(cardLies),
      layCard(200, "resident"),
      removeCard(cardLies),
    ],
  },
  {
    id: "cardAfterCard",
    steps: [
      layCard(handTime, "resident-expired"),
      removeCard(cardLies),
      setFault(0, reader, "cardLiftedDuringRead"),
      layCard(handTime, "resident-rare-name"),
      layCard(handTime, "resident-rare-name"),
      removeCard(cardLies),
    ],
  },
  {
    id: "quietMorning",
    steps: personas.flatMap(({ id }) => [layCard(12_000, id), removeCard(cardLies), takeTickets(6_000)]),
  },
  {
    id: "paperOutMidTicket",
    steps: [
      setFault(0, printer, "paperOutMidTicket"),
      // The attendant comes with a new roll.
      { after: 45_000, device: printer, action: "loadPaper" },
      takeTickets(15_000),
    ],
  },
  {
    id: "rollEnds",
    steps: [
      setFault(0, printer, "paperNearEnd"),
      setFault(40_000, printer, "paperOut"),
      setFault(30_000, printer, "coverOpen"),
      { after: 10_000, device: printer, action: "loadPaper" },
      clearFault(3_000, printer, "coverOpen"),
      takeTickets(15_000),
    ],
  },
  {
    id: "printerLosesPower",
    steps: [
      setFault(0, printer, "powerLossMidTicket"),
      takeTickets(45_000),
      { after: 5_000, device: printer, action: "powerCycle" },
    ],
  },
  {
    id: "looseReaderCable",
    steps: [
      ...jolt(2_000, reader, 600),
      ...jolt(4_000, reader, 150),
      ...jolt(5_000, reader, 6_000),
      layCard(8_000, "resident"),
      ...jolt(400, reader, 800),
      removeCard(cardLies),
    ],
  },
  {
    id: "noisyLine",
    steps: [
      ...["garbageBeforeFrame", "flippedBit", "cutFrame", "lateReply"].flatMap((fault) => [
        setFault(2_000, reader, fault),
        layCard(handTime, "resident"),
        removeCard(cardLies),
      ]),
    ],
  },
  {
    id: "phoneCodes",
    steps: [
      { after: handTime, device: scanner, action: "presentCode", symbology: "qrCode", text: "A-2026-0001" },
      { after: 5_000, device: scanner, action: "presentCode", symbology: "pdf417", text: "A-2026-0002" },
      setFault(5_000, scanner, "lostReport"),
      { after: 1_000, device: scanner, action: "presentCode", symbology: "code128", text: "A-2026-0003" },
      { after: 5_000, device: scanner, action: "presentCode", symbology: "code128", text: "A-2026-0003" },
    ],
  },
  {
    id: "keyHeldDown",
    steps: [
      { after: 2_000, device: "keypad", action: "pressKey", key: "down" },
      { after: 2_000, device: "keypad", action: "pressKey", key: "confirm" },
      { after: 2_000, device: "keypad", action: "holdKey", key: "help" },
      { after: 30_000, device: "keypad", action: "releaseKey", key: "help" },
    ],
  },
];
