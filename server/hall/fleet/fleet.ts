import type { Clock } from "../../../device-drivers/clock.ts";
import type { AccompanyWish } from "../../contract/accompany/accompaniment.ts";
import { silentAfter } from "../../contract/fleet/line.ts";
import type { CloseReason, TerminalStatus } from "../../contract/fleet/status.ts";
import type { SeenTerminal } from "../../contract/guide/guide.ts";
import type { TicketTexts } from "../../contract/terminal.ts";
import type { FloorConfig } from "./floor.ts";
import type { FleetStore, KnownTerminal } from "./store.ts";

/** A terminal's line, as the fleet uses it. */
export interface FleetLine {
  /** What is to be seen there has changed. */
  refresh(): void;
  print(ticketId: string, texts: TicketTexts): void;
  /** What who accompanies there wants. @param id of the accompaniment */
  wish(id: string, wish: AccompanyWish): void;
  /** Another line of the same terminal has taken its place. */
  replaced(): void;
}

/** The terminals of a hall: how each is, what each is to show, and when one fell silent. */
export interface Fleet {
  /** A line says whose it is. Returns what to call when it is lost. */
  connect(id: string, status: TerminalStatus, line: FleetLine): () => void;
  /** @returns false where the line that says it is the terminal's no more: it has been silent for too long */
  report(id: string, status: TerminalStatus, line: FleetLine): boolean;
  /** Those of the plan and those that were ever heard. */
  all(): SeenTerminal[];
  one(id: string): SeenTerminal;
  /** @param reason null: back in service */
  setClosed(id: string, reason: CloseReason | null): void;
  /** What is to be seen at a terminal has changed, for another reason than the fleet's own. @param id undefined: at all */
  refresh(id?: string): void;
  /** @returns whether it could be told */
  print(id: string, ticketId: string, texts: TicketTexts): boolean;
  /** As `print`. */
  wish(id: string, accompanimentId: string, wish: AccompanyWish): boolean;
  onTerminal(listener: (id: string) => void): () => void;
  close(): void;
}

export interface FleetOptions {
  readonly store: FleetStore;
  readonly floor: FloorConfig;
  readonly clock: Clock;
  readonly log: (message: string, data: Readonly<Record<string, unknown>>) => void;
}

interface Connected {
  readonly line: FleetLine;
  readonly since: number;
  heardAt: number;
}

/** Between two looks for terminals that have fallen silent. */
const silenceLook = 10_000;

/** @throws StorageError */
export function openFleet({ store, floor, clock, log }: FleetOptions): Fleet {
  const known = new Map<string, KnownTerminal>(store.terminals().map((each) => [each.id, each]));
  const lines = new Map<string, Connected>();
  const terminalListeners = new Set<(id: string) => void>();

  for (const { id } of floor.terminals)
    if (!known.has(id)) known.set(id, { id, heardAt: null, status: null, closed: null });

  const tell = (id: string) => {
    for (const listener of [...terminalListeners]) listener(id);
  };
  const of = (id: string): KnownTerminal =>
    known.get(id) ?? { id, heardAt: null, status: null, closed: null };
  const keep = (terminal: KnownTerminal) => {
    store.keep(terminal);
    known.set(terminal.id, terminal);
  };
  const refresh = (id?: string) => {
    if (id !== undefined) lines.get(id)?.line.refresh();
    else for (const { line } of lines.values()) line.refresh();
  };

  const lost = (id: string, heardAt: number) => {
    lines.delete(id);
    try {
      keep({ ...of(id), heardAt });
    } catch (cause) {
      log("when a terminal was last heard could not be kept", { terminal: id, cause: String(cause) });
    }
    tell(id);
  };
  /** A line whose other end has lost its power looks open for long. */
  const lookForSilent = () => {
    for (const [id, { line, heardAt }] of [...lines]) {
      if (clock.now() - heardAt < silentAfter) continue;
      line.replaced();
      lost(id, heardAt);
    }
    silence = clock.setTimeout(lookForSilent, silenceLook);
  };
  let silence = clock.setTimeout(lookForSilent, silenceLook);

  const seen = (id: string): SeenTerminal => {
    const { heardAt, status, closed } = of(id);
    const place = floor.terminals.find((each) => each.id === id);
    const connected = lines.get(id);
    return {
      id,
      place: place ? { zone: place.zone, x: place.x, y: place.y } : null,
      connected: connected !== undefined,
      since: connected?.since ?? heardAt,
      status,
      closed,
    };
  };

  return {
    connect(id, status, line) {
      lines.get(id)?.line.replaced();
      const connected = { line, since: clock.now(), heardAt: clock.now() };
      lines.set(id, connected);
      keep({ ...of(id), heardAt: clock.now(), status });
      tell(id);
      return () => {
        // Its successor lives on.
        if (lines.get(id) === connected) lost(id, clock.now());
      };
    },
    report(id, status, line) {
      const connected = lines.get(id);
      if (connected?.line !== line) return false;
      connected.heardAt = clock.now();
      const before = of(id);
      known.set(id, { ...before, heardAt: clock.now(), status });
      if (JSON.stringify(before.status) !== JSON.stringify(status)) tell(id);
      return true;
    },
    all: () => [...known.keys()].sort().map(seen),
    one: seen,
    setClosed(id, reason) {
      keep({ ...of(id), closed: reason && { reason, since: clock.now() } });
      refresh(id);
      tell(id);
    },
    refresh,
    print(id, ticketId, texts) {
      const connected = lines.get(id);
      connected?.line.print(ticketId, texts);
      return connected !== undefined;
    },
    wish(id, accompanimentId, wish) {
      const connected = lines.get(id);
      connected?.line.wish(accompanimentId, wish);
      return connected !== undefined;
    },
    onTerminal(listener) {
      terminalListeners.add(listener);
      return () => terminalListeners.delete(listener);
    },
    close() {
      clock.clearTimeout(silence);
    },
  };
}
