import { assign, setup } from "xstate";
import type { ErrorCode } from "../../server/contract/errors.ts";
import type { FoundPort } from "../../server/contract/found-port.ts";
import type { Language } from "../../server/contract/hall.ts";
import type { DeviceCard, FaultRecord, TestRecord } from "../../server/contract/technician.ts";
import type { ConnectionState } from "../connection/service-connection.ts";
import {
  addEntry,
  changeView,
  emptyWireView,
  isWireViewEvent,
  type WireView,
  type WireViewEvent,
} from "../ui/wire/wire-lines.ts";
import {
  type Answer,
  type Command,
  errorCodeOf,
  type Inventory,
  type Places,
  type TechnicianEffects,
  type TerminalEvent,
  type TestRun,
} from "./effects.ts";

export const tabs = ["devices", "ports", "wire", "faults", "screen", "report"] as const;
export type Tab = (typeof tabs)[number];

export interface TechnicianContext extends WireView {
  readonly language: Language;
  readonly connection: ConnectionState;
  readonly places: Places | null;
  /** What stands in the sign-in form. The password is forgotten as soon as it is sent. */
  readonly form: { readonly id: string | null; readonly password: string };
  /** Who is signed in; null while nobody is. */
  readonly name: string | null;
  readonly tab: Tab;
  readonly devices: readonly DeviceCard[];
  /** What is plugged in; null where devices are not discovered. */
  readonly ports: readonly FoundPort[] | null;
  /** Newest first. */
  readonly faults: readonly FaultRecord[];
  /** The newest of each test of each device. */
  readonly tests: readonly TestRecord[];
  /** The test that is running, then those that wait. */
  readonly runs: readonly TestRun[];
  readonly command: Command | null;
  /** The report has been printed since the last test. The printer itself is busy meanwhile, and says so: no news to the report. */
  readonly printed: boolean;
  /** Diagonal of this screen, inches, as the frame on it says. */
  readonly diagonal: number;
  readonly error: ErrorCode | null;
}

export type TechnicianEvent =
  | TerminalEvent
  | WireViewEvent
  | { type: "setLanguage"; language: Language }
  | { type: "choose"; id: string }
  | { type: "typePassword"; text: string }
  | { type: "signIn" | "signOut" | "tryAgain" | "dismissError" | "stopTests" }
  | { type: "openTab"; tab: Tab }
  | { type: "runTests"; runs: readonly TestRun[] }
  | { type: "command"; command: Command }
  | { type: "setDiagonal"; inches: number };

export const initialTechnician: TechnicianContext = {
  ...emptyWireView,
  language: "zh-CN",
  connection: "connecting",
  places: null,
  form: { id: null, password: "" },
  name: null,
  tab: "devices",
  devices: [],
  ports: null,
  faults: [],
  tests: [],
  runs: [],
  command: null,
  printed: false,
  diagonal: 21.5,
  error: null,
};

/** Diagonals of screens that a terminal or its service laptop may have, inches. */
export const diagonals = { smallest: 7, largest: 65, step: 0.1 } as const;

/** A technician: signs in, sees every device, tests them one after the other, and sends one command at a time. */
export function createTechnicianMachine(effects: TechnicianEffects) {
  return setup({
    types: { context: {} as TechnicianContext, events: {} as TechnicianEvent },
    actors: {
      watchTerminal: effects.watchTerminal,
      listPlaces: effects.listPlaces,
      signIn: effects.signIn,
      signOut: effects.signOut,
      fetchInventory: effects.fetchInventory,
      runSelfTest: effects.runSelfTest,
      sendCommand: effects.sendCommand,
    },
    guards: {
      connected: ({ context }) => context.connection === "open",
      lost: ({ event }) => event.type === "connection" && event.state !== "open",
      opened: ({ event }) => event.type === "connection" && event.state === "open",
      canSignIn: ({ context: { form } }) => form.id !== null && form.password !== "",
      hasRuns: ({ event }) => event.type === "runTests" && event.runs.length > 0,
      hasMoreRuns: ({ context }) => context.runs.length > 1,
    },
    actions: {
      keepConnection: assign(({ event }) => (event.type === "connection" ? { connection: event.state } : {})),
      keepDevices: assign(({ event }) => (event.type === "devicesChanged" ? { devices: event.devices } : {})),
      keepPorts: assign(({ event }) => (event.type === "portsChanged" ? { ports: event.ports } : {})),
      keepFault: assign(({ context, event }) =>
        event.type === "faulted" ? { faults: [event.fault, ...context.faults] } : {},
      ),
      keepWire: assign(({ context, event }) =>
        event.type === "wire" ? { wire: event.messages.reduce(addEntry, context.wire) } : {},
      ),
      changeView: assign(({ context, event }) => (isWireViewEvent(event) ? changeView(context, event) : {})),
      keepInventory: assign((_, { devices, wire, faults, tests, ports }: Inventory) => ({
        devices,
        wire,
        faults,
        tests,
        ports,
      })),
      keepRecord: assign(({ context }, record: TestRecord) => ({
        tests: withRecord(context.tests, record),
        printed: false,
      })),
      keepAnswer: assign(({ context }, answer: Answer) => {
        switch (answer.type) {
          case "devices":
            return { devices: answer.devices };
          case "ports":
            return { ports: answer.ports };
          case "record":
            return { tests: withRecord(context.tests, answer.record), printed: false };
          case "printed":
            return { printed: true };
        }
      }),
      nextRun: assign(({ context }) => ({ runs: context.runs.slice(1) })),
      dropRuns: assign({ runs: [] }),
      dropCommand: assign({ command: null }),
      clearError: assign({ error: null }),
      forgetPassword: assign(({ context }) => ({ form: { ...context.form, password: "" } })),
      keepError: assign(({ event }) => ("error" in event ? { error: errorCodeOf(event.error) } : {})),
      report: ({ event }) => {
        if ("error" in event && errorCodeOf(event.error) === "message.internal") effects.report(event.error);
      },
      /** Nothing of what was seen stays behind for who comes next. */
      leave: assign(({ context: { language, connection, places, diagonal } }) => ({
        ...initialTechnician,
        language,
        connection,
        places,
        diagonal,
      })),
      /** The connection knew who we were; a new one does not. */
      leaveForLoss: assign({ error: "message.connectionLost" }),
    },
  }).createMachine({
    id: "technician",
    context: initialTechnician,
    invoke: { src: "watchTerminal", input: {} },
    initial: "signedOut",
    on: {
      connection: { actions: "keepConnection" },
      devicesChanged: { actions: "keepDevices" },
      portsChanged: { actions: "keepPorts" },
      faulted: { actions: "keepFault" },
      wire: { actions: "keepWire" },
      setLanguage: { actions: assign(({ event }) => ({ language: event.language })) },
      dismissError: { actions: "clearError" },
    },
    states: {
      signedOut: {
        initial: "waiting",
        on: {
          connection: [
            { guard: "opened", target: ".loading", actions: "keepConnection" },
            { target: ".waiting", actions: "keepConnection" },
          ],
        },
        states: {
          waiting: { always: { guard: "connected", target: "loading" } },
          loading: {
            invoke: {
              src: "listPlaces",
              onDone: {
                target: "choosing",
                actions: assign(({ event }) => ({
                  places: event.output,
                  form: { id: event.output.technicians[0]?.id ?? null, password: "" },
                })),
              },
              onError: { target: "failed", actions: ["keepError", "report"] },
            },
          },
          failed: { on: { tryAgain: { target: "loading", actions: "clearError" } } },
          choosing: {
            on: {
              choose: {
                actions: assign(({ context, event }) => ({ form: { ...context.form, id: event.id } })),
              },
              typePassword: {
                actions: assign(({ context, event }) => ({
                  form: { ...context.form, password: event.text },
                })),
              },
              signIn: { guard: "canSignIn", target: "signingIn", actions: "clearError" },
            },
          },
          signingIn: {
            invoke: {
              src: "signIn",
              input: ({ context: { form } }) => ({ id: form.id ?? "", password: form.password }),
              onDone: {
                target: "#technician.signedIn",
                actions: [assign(({ event }) => ({ name: event.output })), "forgetPassword"],
              },
              onError: { target: "choosing", actions: ["keepError", "report", "forgetPassword"] },
            },
          },
        },
      },
      signedIn: {
        initial: "opening",
        on: {
          connection: {
            guard: "lost",
            target: "signedOut",
            actions: ["leave", "leaveForLoss", "keepConnection"],
          },
          openTab: { actions: assign(({ event }) => ({ tab: event.tab })) },
          setFilter: { actions: "changeView" },
          pause: { actions: "changeView" },
          resume: { actions: "changeView" },
          clear: { actions: "changeView" },
          setDiagonal: {
            actions: assign(({ event }) => ({
              diagonal: Math.min(diagonals.largest, Math.max(diagonals.smallest, event.inches)),
            })),
          },
        },
        states: {
          opening: {
            invoke: {
              src: "fetchInventory",
              onDone: {
                target: "ready",
                actions: { type: "keepInventory", params: ({ event }) => event.output },
              },
              onError: { target: "#technician.signedOut", actions: ["leave", "keepError", "report"] },
            },
          },
          ready: {
            on: {
              runTests: {
                guard: "hasRuns",
                target: "testing",
                actions: ["clearError", assign(({ event }) => ({ runs: event.runs }))],
              },
              command: {
                target: "commanding",
                actions: ["clearError", assign(({ event }) => ({ command: event.command }))],
              },
              signOut: "leaving",
            },
          },
          testing: {
            on: { stopTests: { target: "ready", actions: "dropRuns" } },
            invoke: {
              src: "runSelfTest",
              input: ({ context }) => context.runs[0] ?? { device: "", test: "" },
              onDone: [
                {
                  guard: "hasMoreRuns",
                  target: "testing",
                  reenter: true,
                  actions: [{ type: "keepRecord", params: ({ event }) => event.output }, "nextRun"],
                },
                {
                  target: "ready",
                  actions: [{ type: "keepRecord", params: ({ event }) => event.output }, "dropRuns"],
                },
              ],
              onError: { target: "ready", actions: ["keepError", "report", "dropRuns"] },
            },
          },
          commanding: {
            invoke: {
              src: "sendCommand",
              input: ({ context: { command } }) => {
                if (!command) throw new Error("a command is sent only where one was asked for");
                return command;
              },
              onDone: {
                target: "ready",
                actions: [{ type: "keepAnswer", params: ({ event }) => event.output }, "dropCommand"],
              },
              onError: { target: "ready", actions: ["keepError", "report", "dropCommand"] },
            },
          },
          leaving: {
            invoke: {
              src: "signOut",
              onDone: { target: "#technician.signedOut", actions: "leave" },
              onError: { target: "#technician.signedOut", actions: ["leave", "keepError", "report"] },
            },
          },
        },
      },
    },
  });
}

export type TechnicianMachine = ReturnType<typeof createTechnicianMachine>;

/** The newest of each test of each device. */
function withRecord(tests: readonly TestRecord[], record: TestRecord): readonly TestRecord[] {
  const others = tests.filter(({ device, test }) => device !== record.device || test !== record.test);
  return [record, ...others];
}
