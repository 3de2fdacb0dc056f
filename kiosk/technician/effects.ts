import { fromCallback, fromPromise } from "xstate";
import type { FoundPort } from "../../server/contract/found-port.ts";
import type {
  DeviceCard,
  FaultRecord,
  KeyLearning,
  KeypadFunction,
  LearningEnd,
  ScreenSizeView,
  TestRecord,
  technician,
  VendorModeState,
  WireMessage,
} from "../../server/contract/technician.ts";
import type { ConnectionState, ServiceConnection } from "../connection/service-connection.ts";

/** Who may sign in, and where. */
export interface Places {
  readonly terminalId: string;
  readonly technicians: readonly { readonly id: string; readonly name: string }[];
  readonly demoPassword: string | null;
}

/** Everything the terminal knows of its devices. */
export interface Inventory {
  readonly devices: readonly DeviceCard[];
  readonly wire: readonly WireMessage[];
  readonly faults: readonly FaultRecord[];
  readonly tests: readonly TestRecord[];
  /** Null where devices are not discovered. */
  readonly ports: readonly FoundPort[] | null;
  readonly vendorMode: VendorModeState;
  readonly screen: ScreenSizeView;
  readonly damagedSettings: readonly ("keypadKeys" | "screenDiagonal")[];
}

export interface TestRun {
  readonly device: string;
  readonly test: string;
}

/** What a running self-test has eyes or ears notice: `value` in the test's own words. */
export interface Showing extends TestRun {
  readonly value: string;
}

export type Command =
  | { readonly type: "judge"; readonly id: number; readonly passed: boolean }
  | { readonly type: "askPorts" }
  | { readonly type: "requestVendorMode"; readonly wanted: "enter" | "exit" }
  | { readonly type: "takeOut" | "putBack" | "recover" | "forgetKeys"; readonly device: string }
  | { readonly type: "saveScreen"; readonly diagonalInches: number }
  | { readonly type: "forgetScreen" }
  | { readonly type: "printReport"; readonly lines: readonly string[] };

/** What a command brought back. */
export type Answer =
  | { readonly type: "devices"; readonly devices: readonly DeviceCard[] }
  | { readonly type: "vendorMode"; readonly vendorMode: VendorModeState }
  | { readonly type: "ports"; readonly ports: readonly FoundPort[] }
  | { readonly type: "record"; readonly record: TestRecord }
  | { readonly type: "screen"; readonly screen: ScreenSizeView }
  | { readonly type: "printed" };

export type TerminalEvent =
  | { type: "connection"; state: ConnectionState }
  | { type: "devicesChanged"; devices: readonly DeviceCard[] }
  | { type: "vendorModeChanged"; vendorMode: VendorModeState }
  | { type: "portsChanged"; ports: readonly FoundPort[] }
  | ({ type: "showing" } & Showing)
  | { type: "screenChanged"; screen: ScreenSizeView }
  | { type: "faulted"; fault: FaultRecord }
  | { type: "wire"; messages: readonly WireMessage[] };

export type LearningEvent =
  | { type: "learning.step"; step: KeyLearning }
  | { type: "learning.ended"; end: LearningEnd }
  | { type: "learning.failed"; error: unknown };

export interface Sources {
  now(): number;
  /** Where a bug is reported. */
  report(error: unknown): void;
}

/** Everything the technician's machine does to the outside, on one connection to the terminal. */
export function createEffects(terminal: ServiceConnection<typeof technician>, { now, report }: Sources) {
  return {
    now,
    report,

    watchTerminal: fromCallback<{ type: "none" }, Record<string, never>, TerminalEvent>(({ sendBack }) => {
      const undo = [
        terminal.onState((state) => sendBack({ type: "connection", state })),
        terminal.on("XiaohuTechnician.DevicesChangedEvent", ({ devices }) =>
          sendBack({ type: "devicesChanged", devices }),
        ),
        terminal.on("XiaohuTechnician.VendorModeChangedEvent", ({ vendorMode }) =>
          sendBack({ type: "vendorModeChanged", vendorMode }),
        ),
        terminal.on("XiaohuTechnician.PortsChangedEvent", ({ ports }) =>
          sendBack({ type: "portsChanged", ports }),
        ),
        terminal.on("XiaohuTechnician.SelfTestShowsEvent", (showing) =>
          sendBack({ type: "showing", ...showing }),
        ),
        terminal.on("XiaohuTechnician.ScreenChangedEvent", ({ screen }) =>
          sendBack({ type: "screenChanged", screen }),
        ),
        terminal.on("XiaohuTechnician.FaultEvent", ({ fault }) => sendBack({ type: "faulted", fault })),
        terminal.on("XiaohuTechnician.WireEvent", ({ messages }) => sendBack({ type: "wire", messages })),
      ];
      sendBack({ type: "connection", state: terminal.state });
      return () => {
        for (const step of undo) step();
      };
    }),

    listPlaces: fromPromise<Places>(({ signal }) =>
      terminal.request("XiaohuTechnician.ListTechnicians", {}, { signal }),
    ),

    signIn: fromPromise<string, { id: string; password: string }>(async ({ input, signal }) => {
      const { name } = await terminal.request("XiaohuTechnician.SignIn", input, { signal });
      return name;
    }),

    signOut: fromPromise<void>(async ({ signal }) => {
      await terminal.request("XiaohuTechnician.SignOut", {}, { signal });
    }),

    fetchInventory: fromPromise<Inventory>(({ signal }) =>
      terminal.request("XiaohuTechnician.Snapshot", {}, { signal }),
    ),

    /** Stopping the machine's state cancels the test on the device. */
    runSelfTest: fromPromise<TestRecord, TestRun>(async ({ input, signal }) => {
      const { record } = await terminal.request(
        "XiaohuTechnician.RunSelfTest",
        { device: input.device, test: input.test },
        { signal },
      );
      return record;
    }),

    /** Stopping it cancels the learning: the keys stay what they were. */
    learnKeys: fromCallback<{ type: "none" }, { device: string }, LearningEvent>(({ input, sendBack }) => {
      const abort = new AbortController();
      terminal
        .request("XiaohuTechnician.LearnKeys", input, {
          signal: abort.signal,
          onEvent: (_name, step) => sendBack({ type: "learning.step", step }),
        })
        .then(
          (end) => sendBack({ type: "learning.ended", end }),
          (error: unknown) => sendBack({ type: "learning.failed", error }),
        );
      return () => abort.abort();
    }),

    skipKey: fromPromise<void, { name: KeypadFunction }>(async ({ input, signal }) => {
      await terminal.request("XiaohuTechnician.SkipKey", { function: input.name }, { signal });
    }),

    /** Never cancelled: a command that has left may have taken effect. */
    sendCommand: fromPromise<Answer, Command>(({ input }) => answerOf(terminal, input)),
  };
}

export type TechnicianEffects = ReturnType<typeof createEffects>;

async function answerOf(terminal: ServiceConnection<typeof technician>, command: Command): Promise<Answer> {
  switch (command.type) {
    case "judge": {
      const { id, passed } = command;
      return { type: "record", ...(await terminal.request("XiaohuTechnician.Judge", { id, passed })) };
    }
    case "takeOut":
      return {
        type: "devices",
        ...(await terminal.request("XiaohuTechnician.TakeOut", { device: command.device })),
      };
    case "putBack":
      return {
        type: "devices",
        ...(await terminal.request("XiaohuTechnician.PutBack", { device: command.device })),
      };
    case "recover":
      return {
        type: "devices",
        ...(await terminal.request("XiaohuTechnician.Recover", { device: command.device })),
      };
    case "requestVendorMode":
      return {
        type: "vendorMode",
        ...(await terminal.request("XiaohuTechnician.RequestVendorMode", { wanted: command.wanted })),
      };
    case "askPorts":
      return { type: "ports", ...(await terminal.request("XiaohuTechnician.AskPorts", {})) };
    case "forgetKeys":
      return {
        type: "devices",
        ...(await terminal.request("XiaohuTechnician.ForgetKeys", { device: command.device })),
      };
    case "saveScreen": {
      const { diagonalInches } = command;
      return {
        type: "screen",
        ...(await terminal.request("XiaohuTechnician.SaveScreen", { diagonalInches })),
      };
    }
    case "forgetScreen":
      return { type: "screen", ...(await terminal.request("XiaohuTechnician.ForgetScreen", {})) };
    case "printReport":
      await terminal.request("XiaohuTechnician.PrintReport", { lines: [...command.lines] });
      return { type: "printed" };
  }
}
