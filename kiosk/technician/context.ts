import type { ErrorCode } from "../../server/contract/errors.ts";
import type { FoundPort } from "../../server/contract/found-port.ts";
import type { Language } from "../../server/contract/hall.ts";
import type {
  DeviceCard,
  FaultRecord,
  KeyLearning,
  LearningEnd,
  ScreenSizeView,
  TestRecord,
  VendorModeState,
} from "../../server/contract/technician.ts";
import type { ConnectionState } from "../connection/service-connection.ts";
import { emptyWireView, type WireView, type WireViewEvent } from "../ui/wire/wire-lines.ts";
import type {
  Command,
  Inventory,
  LearningEvent,
  Places,
  Showing,
  TerminalEvent,
  TestRun,
} from "./effects.ts";

export const tabs = ["devices", "ports", "wire", "faults", "camera", "screen", "report"] as const;
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
  readonly vendorMode: VendorModeState;
  /** Newest first. */
  readonly faults: readonly FaultRecord[];
  /** The newest of each test of each device. */
  readonly tests: readonly TestRecord[];
  /** The test that is running, then those that wait. */
  readonly runs: readonly TestRun[];
  /** What the running test has eyes or ears notice at this moment. */
  readonly showing: Showing | null;
  /** The keypad whose keys are being learned, and how far that is: no step before the keypad takes part. */
  readonly learning: { readonly device: string; readonly step: KeyLearning | null } | null;
  /** How the last learning ended, until the next one. */
  readonly learnt: { readonly device: string; readonly end: LearningEnd } | null;
  readonly command: Command | null;
  /** The report has been printed since the last test. The printer itself is busy meanwhile, and says so: no news to the report. */
  readonly printed: boolean;
  /** How large the terminal's screen counts as. */
  readonly screen: ScreenSizeView;
  /** Diagonal of this screen, inches, as the frame on it was made; null where it is still what counts. */
  readonly diagonal: number | null;
  readonly damagedSettings: Inventory["damagedSettings"];
  readonly error: ErrorCode | null;
}

export type TechnicianEvent =
  | TerminalEvent
  | LearningEvent
  | WireViewEvent
  | { type: "setLanguage"; language: Language }
  | { type: "choose"; id: string }
  | { type: "typePassword"; text: string }
  | { type: "signIn" | "signOut" | "tryAgain" | "dismissError" | "stopTests" }
  | { type: "learnKeys"; device: string }
  | { type: "skipKey" | "cancelLearning" }
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
  vendorMode: "inactive",
  faults: [],
  tests: [],
  runs: [],
  showing: null,
  learning: null,
  learnt: null,
  command: null,
  printed: false,
  screen: { measured: null, configuredInches: null },
  diagonal: null,
  damagedSettings: [],
  error: null,
};

/** Diagonals of screens that a terminal or its service laptop may have, inches. */
export const diagonals = { smallest: 7, largest: 65, step: 0.1 } as const;
