import { beforeAll, describe, expect, it } from "vitest";
import { type AnyStateMachine, type EventObject, getNextSnapshot } from "xstate";
import { getAdjacencyMap } from "xstate/graph";
import { sessionDelays, takeNumberDelays, warningSeconds } from "../../../kiosk/citizen/machines/delays.ts";
import { leavingDelays } from "../../../kiosk/citizen/machines/papers-delays.ts";
import { initialSessionContext } from "../../../kiosk/citizen/machines/session/context.ts";
import { createTerminalMachine } from "../../../kiosk/citizen/machines/terminal.machine.ts";
import { terminalDelays } from "../../../kiosk/citizen/machines/terminal-delays.ts";
import { sessionScreens } from "../../../kiosk/citizen/screens/index.ts";
import { restScreens } from "../../../kiosk/citizen/screens/rest-screens.ts";
import { type CitizenSnapshot, isRestScreen, overlayOf, screenOf } from "../../../kiosk/citizen/snapshot.ts";
import {
  citizenMoments,
  freshSessionContext,
  goodCondition,
  inModes,
  restsBehindPapers,
  sessionMachine,
  sessionPaths,
  silentTerminalEffects,
  takeNumberMachine,
  takeNumberPaths,
} from "../../support/citizen-paths.ts";
import { flawsOf, nodesOf } from "../../support/machine-nodes.ts";

type Path = ReturnType<typeof sessionPaths>[number];
const inTerminal = ({ value, context }: Path["state"]): CitizenSnapshot => ({
  terminal: {
    value: { service: "session", hall: "waiting" },
    context: { condition: goodCondition, door: {} },
  },
  session: { value, context },
});

let paths: Path[] = [];
let open: Path["state"][] = [];
beforeAll(() => {
  paths = sessionPaths();
  open = paths.map(({ state }) => state).filter(({ status }) => status === "active");
}, 60_000);

describe("every reachable situation of a session", () => {
  it("has a screen, and every screen is reached", () => {
    const shown = new Set(open.map((state) => screenOf(inTerminal(state))));
    expect([...shown].sort()).toEqual(Object.keys(sessionScreens).sort());
  });

  it("has help, in every one of them", () => {
    for (const state of open) {
      const next = getNextSnapshot(sessionMachine, state, { type: "help" });
      expect(next.matches({ open: { help: "open" } })).toBe(true);
    }
  });

  it("keeps its place when language, size or contrast change", () => {
    for (const state of open) {
      const next = getNextSnapshot(sessionMachine, state, {
        type: "setModes",
        modes: { language: "en", text: "large", contrast: "high" },
      });
      expect(next.value).toEqual(state.value);
      expect(next.context.modes).toEqual({ language: "en", text: "large", contrast: "high" });
    }
  });

  it("has a way to the end", () => {
    const ways = waysBack();
    for (const key of ways.all) expect([key, ways.toTheEnd.has(key)]).toEqual([key, true]);
  });

  it("asks for the card before the end, whenever one was laid", () => {
    for (const { steps, state } of paths) {
      if (state.status !== "done") continue;
      const laid = steps.some(
        ({ event, state: step }) =>
          event.type === "card.laid" || event.type === "card.refused" || step.context.cardLaid,
      );
      const asked = steps.some(({ state: step }) => JSON.stringify(step.value).includes("takeCard"));
      expect(asked).toBe(laid);
    }
  });

  it("asks for the pages before the end, whenever they may lie in the tray", () => {
    const over = paths.filter(({ state }) => state.status === "done");
    const left = over.filter(({ steps }) => {
      const lay = steps.findLastIndex(({ state }) => state.context.papersLie);
      return (
        lay >= 0 && !steps.slice(lay).some(({ state }) => JSON.stringify(state.value).includes("takePapers"))
      );
    });
    expect(left).toEqual([]);
    expect(open.some(({ value }) => JSON.stringify(value).includes("takePapers"))).toBe(true);
  });

  it("begins with a context that holds nothing of anyone", () => {
    expect(freshSessionContext()).toEqual(initialSessionContext({ condition: goodCondition }));
    expect(freshSessionContext()).toMatchObject({
      holder: null,
      service: null,
      ticket: null,
      cardLaid: false,
    });
  });
});

interface Situation {
  readonly state: Path["state"];
  readonly transitions: Readonly<Record<string, { state: Path["state"] }>>;
}

/** Which situations exist, and from which of them the end can be reached. */
function waysBack() {
  const map: Readonly<Record<string, Situation>> = getAdjacencyMap(sessionMachine, {
    events: sessionEventsOnce() as never,
    input: { condition: goodCondition },
    serializeState: ({ value, context }) => situationOf(value, context),
    filterEvents: restsBehindPapers as never,
    limit: 200_000,
  }) as never;
  const all = Object.keys(map);
  const toTheEnd = new Set(all.filter((key) => map[key]?.state.status === "done"));
  for (let before = -1; before !== toTheEnd.size; ) {
    before = toTheEnd.size;
    for (const key of all)
      for (const { state } of Object.values(map[key]?.transitions ?? {})) {
        const target = situationOf(state.value, state.context);
        if (toTheEnd.has(target)) toTheEnd.add(key);
      }
  }
  return { all, toTheEnd };
}

const situationOf = (
  value: unknown,
  { number, error, cardLaid, papers, papersLie }: Path["state"]["context"],
) => JSON.stringify([value, number?.state, error, cardLaid, papers?.state, papersLie]);

/** The events of the walk, without those that only open or close a sheet. */
function sessionEventsOnce(): EventObject[] {
  const used = new Map<string, EventObject>();
  for (const { steps } of paths)
    for (const { event } of steps) used.set(JSON.stringify(event), event as EventObject);
  // Time passes in every situation, also where no shortest path needs it to.
  for (const { after } of nodesOf(sessionMachine.root))
    for (const { eventType } of after) used.set(JSON.stringify({ type: eventType }), { type: eventType });
  return [...used.values()].filter(({ type }) => !["help", "closeHelp", "xstate.init"].includes(type));
}

describe("every reachable situation of the number", () => {
  it("ends with a number or back at the list, and once issued never without the number", () => {
    const states = takeNumberPaths().map(({ state }) => state);
    const reached = new Set(states.map(({ value }) => value));
    expect([...reached].sort()).toEqual(Object.keys(takeNumberMachine.states).sort());
    for (const { value, context } of states)
      if (["issued", "printing", "printFailed", "printUnknown", "takeTicket"].includes(String(value)))
        expect(context.ticket?.number).toBe("A012");
    for (const { status, output } of states)
      if (status === "done") expect(output?.ticket === null).toBe(output?.chooseAnother);
  });
});

const terminalMachine = createTerminalMachine(silentTerminalEffects, () => sessionMachine);
const machines: [string, AnyStateMachine, object][] = [
  ["terminal", terminalMachine, terminalDelays],
  ["session", sessionMachine, { ...sessionDelays, ...leavingDelays }],
  ["take-number", takeNumberMachine, takeNumberDelays],
];

describe.each(machines)("the %s machine", (_name, machine, delays) => {
  const nodes = nodesOf(machine.root);
  it("uses every one of its delays, and no other", () => {
    const used = nodes.flatMap(({ after }) => after.map(({ eventType }) => eventType.split(".")[2]));
    expect([...new Set(used)].sort()).toEqual(Object.keys(delays).sort());
  });
  it("has an answer to the failure of everything it invokes", () => {
    expect(flawsOf(machine)).toEqual([]);
  });
});

it("warns for at least 20 seconds (WCAG 2.2.1)", () => expect(warningSeconds).toBeGreaterThanOrEqual(20));

it("gives the gallery every screen, every sheet, in any mode", () => {
  const moments = citizenMoments();
  const names = new Set(moments.map(({ snapshot }) => screenOf(snapshot)));
  expect([...names].filter(isRestScreen).sort()).toEqual(Object.keys(restScreens).sort());
  expect([...names].filter((name) => !isRestScreen(name)).sort()).toEqual(Object.keys(sessionScreens).sort());
  expect(new Set(moments.map(({ snapshot }) => overlayOf(snapshot)))).toEqual(
    new Set([null, "help", "warning"]),
  );
  expect(JSON.parse(JSON.stringify(moments))).toEqual(moments);
  const home = moments.find(({ name }) => name === "home");
  expect(inModes(home!.snapshot, { language: "en" }).session?.context.modes.language).toBe("en");
});
