import { assign, setup } from "xstate";
import { errorCodeOf } from "../../server/contract/errors.ts";
import type { TestRecord } from "../../server/contract/technician.ts";
import { addEntry, changeView, isWireViewEvent } from "../ui/wire/wire-lines.ts";
import { diagonals, initialTechnician, type TechnicianContext, type TechnicianEvent } from "./context.ts";
import type { Answer, Inventory, TechnicianEffects } from "./effects.ts";

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
      learnKeys: effects.learnKeys,
      skipKey: effects.skipKey,
      sendCommand: effects.sendCommand,
    },
    guards: {
      connected: ({ context }) => context.connection === "open",
      lost: ({ event }) => event.type === "connection" && event.state !== "open",
      opened: ({ event }) => event.type === "connection" && event.state === "open",
      canSignIn: ({ context: { form } }) => form.id !== null && form.password !== "",
      hasRuns: ({ event }) => event.type === "runTests" && event.runs.length > 0,
      hasStep: ({ context }) => context.learning !== null && context.learning.step !== null,
      hasMoreRuns: ({ context }) => context.runs.length > 1,
    },
    actions: {
      keepConnection: assign(({ event }) => (event.type === "connection" ? { connection: event.state } : {})),
      keepDevices: assign(({ event }) => (event.type === "devicesChanged" ? { devices: event.devices } : {})),
      keepVendorMode: assign(({ event }) =>
        event.type === "vendorModeChanged" ? { vendorMode: event.vendorMode } : {},
      ),
      keepPorts: assign(({ event }) => (event.type === "portsChanged" ? { ports: event.ports } : {})),
      keepShowing: assign(({ event }) => (event.type === "showing" ? { showing: event } : {})),
      keepScreen: assign(({ event }) => (event.type === "screenChanged" ? { screen: event.screen } : {})),
      keepFault: assign(({ context, event }) =>
        event.type === "faulted" ? { faults: [event.fault, ...context.faults] } : {},
      ),
      keepWire: assign(({ context, event }) =>
        event.type === "wire" ? { wire: event.messages.reduce(addEntry, context.wire) } : {},
      ),
      changeView: assign(({ context, event }) => (isWireViewEvent(event) ? changeView(context, event) : {})),
      keepInventory: assign((_, inventory: Inventory) => {
        const { devices, wire, faults, tests, screen, damagedSettings, ports, vendorMode } = inventory;
        return { devices, wire, faults, tests, screen, damagedSettings, ports, vendorMode };
      }),
      keepRecord: assign(({ context }, record: TestRecord) => ({
        tests: withRecord(context.tests, record),
        printed: false,
      })),
      keepAnswer: assign(({ context }, answer: Answer) => {
        switch (answer.type) {
          case "devices":
            return { devices: answer.devices };
          case "vendorMode":
            return { vendorMode: answer.vendorMode };
          case "ports":
            return { ports: answer.ports };
          case "record":
            return { tests: withRecord(context.tests, answer.record), printed: false };
          case "screen":
            return {
              screen: answer.screen,
              diagonal: null,
              damagedSettings: without(context.damagedSettings, "screenDiagonal"),
            };
          case "printed":
            return { printed: true };
        }
      }),
      keepStep: assign(({ context: { learning }, event }) =>
        learning && event.type === "learning.step"
          ? { learning: { device: learning.device, step: event.step } }
          : {},
      ),
      keepLearnt: assign(({ context, event }) => {
        if (!context.learning || event.type !== "learning.ended") return {};
        const { end } = event;
        const learnt = { device: context.learning.device, end };
        if (end.outcome !== "saved") return { learnt };
        return {
          learnt,
          devices: context.devices.map((each) => (each.name === end.device.name ? end.device : each)),
          damagedSettings: without(context.damagedSettings, "keypadKeys"),
        };
      }),
      dropLearning: assign({ learning: null }),
      nextRun: assign(({ context }) => ({ runs: context.runs.slice(1), showing: null })),
      dropRuns: assign({ runs: [], showing: null }),
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
    invoke: { src: "watchTerminal", input: {}, onError: { actions: "report" } },
    initial: "signedOut",
    on: {
      connection: { actions: "keepConnection" },
      devicesChanged: { actions: "keepDevices" },
      vendorModeChanged: { actions: "keepVendorMode" },
      portsChanged: { actions: "keepPorts" },
      screenChanged: { actions: "keepScreen" },
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
                actions: ["clearError", assign(({ event }) => ({ command: event.command, learnt: null }))],
              },
              learnKeys: {
                target: "learning",
                actions: [
                  "clearError",
                  assign(({ event }) => ({ learning: { device: event.device, step: null }, learnt: null })),
                ],
              },
              signOut: "leaving",
            },
          },
          testing: {
            on: {
              stopTests: { target: "ready", actions: "dropRuns" },
              showing: { actions: "keepShowing" },
            },
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
          learning: {
            initial: "asking",
            invoke: {
              src: "learnKeys",
              input: ({ context }) => ({ device: context.learning?.device ?? "" }),
              onError: { target: "ready", actions: ["keepError", "report", "dropLearning"] },
            },
            on: {
              "learning.step": { actions: "keepStep" },
              "learning.ended": { target: "ready", actions: ["keepLearnt", "dropLearning"] },
              "learning.failed": { target: "ready", actions: ["keepError", "report", "dropLearning"] },
              cancelLearning: { target: "ready", actions: "dropLearning" },
            },
            states: {
              asking: { on: { skipKey: { guard: "hasStep", target: "skipping" } } },
              skipping: {
                invoke: {
                  src: "skipKey",
                  input: ({ context }) => {
                    const name = context.learning?.step?.asked;
                    if (!name) throw new Error("only a function that is asked for is skipped");
                    return { name };
                  },
                  onDone: "asking",
                  onError: { target: "asking", actions: ["keepError", "report"] },
                },
              },
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

function without<T>(these: readonly T[], one: T): readonly T[] {
  return these.filter((each) => each !== one);
}
