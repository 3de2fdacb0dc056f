import { fromCallback, fromPromise } from "xstate";
import { ContractError, type ErrorCode } from "../../server/contract/errors.ts";
import type { FoundPort } from "../../server/contract/found-port.ts";
import type {
  DeviceCard,
  FaultRecord,
  TestRecord,
  technician,
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
}

export interface TestRun {
  readonly device: string;
  readonly test: string;
}

export type Command =
  | { readonly type: "judge"; readonly id: number; readonly passed: boolean }
  | { readonly type: "takeOut" | "putBack"; readonly device: string }
  | { readonly type: "askPorts" }
  | { readonly type: "printReport"; readonly lines: readonly string[] };

/** What a command brought back. */
export type Answer =
  | { readonly type: "devices"; readonly devices: readonly DeviceCard[] }
  | { readonly type: "ports"; readonly ports: readonly FoundPort[] }
  | { readonly type: "record"; readonly record: TestRecord }
  | { readonly type: "printed" };

export type TerminalEvent =
  | { type: "connection"; state: ConnectionState }
  | { type: "devicesChanged"; devices: readonly DeviceCard[] }
  | { type: "portsChanged"; ports: readonly FoundPort[] }
  | { type: "faulted"; fault: FaultRecord }
  | { type: "wire"; messages: readonly WireMessage[] };

export interface Sources {
  now(): number;
  /** Where a bug is reported. */
  report(error: unknown): void;
}

/** The error's code; what is not one of ours is a bug on our side. */
export function errorCodeOf(error: unknown): ErrorCode {
  return error instanceof ContractError ? error.code : "message.internal";
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
        terminal.on("XiaohuTechnician.PortsChangedEvent", ({ ports }) =>
          sendBack({ type: "portsChanged", ports }),
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
    case "askPorts":
      return { type: "ports", ...(await terminal.request("XiaohuTechnician.AskPorts", {})) };
    case "printReport":
      await terminal.request("XiaohuTechnician.PrintReport", { lines: [...command.lines] });
      return { type: "printed" };
  }
}
