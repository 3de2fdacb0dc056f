import type { Clock } from "../../../device-drivers/clock.ts";
import type {
  CommandName,
  CommandPayload,
  ServerMessage,
  UnsolicitedPayload,
} from "../../contract/envelope.ts";
import { ContractError } from "../../contract/errors.ts";
import { reportInterval, type TerminalStanding, terminalLine } from "../../contract/fleet/line.ts";
import type { TerminalStatus } from "../../contract/fleet/status.ts";
import type { ShownStanding } from "../../contract/help/terminal.ts";
import type { TicketTexts } from "../../contract/terminal.ts";
import { type HallSocket, keepHallSocket } from "../hall-socket.ts";
import type { WayToHall } from "../way-to-hall.ts";

type LineCommand = CommandName<typeof terminalLine>;
type LinePayload<N extends LineCommand> = CommandPayload<typeof terminalLine, N>;

export type AccompanyTold = UnsolicitedPayload<typeof terminalLine, "XiaohuTerminal.WishEvent">;

/** The terminal's own line to its hall: tells how the terminal is, and hears what is to be seen there. */
export interface TerminalLine {
  standing(): ShownStanding;
  /** @throws ContractError queue.hallUnreachable: it does not ring */
  call(wish: LinePayload<"XiaohuTerminal.Call">): Promise<ShownStanding>;
  /** Is done, also while the hall is away: it hears of it first when it is back. */
  cancel(id: string): void;
  /** @throws ContractError queue.hallUnreachable */
  say(words: LinePayload<"XiaohuTerminal.Say">): Promise<ShownStanding>;
  /** @throws ContractError queue.hallUnreachable */
  answerAccompany(answer: LinePayload<"XiaohuTerminal.AnswerAccompany">): Promise<void>;
  /** @throws ContractError queue.hallUnreachable: it is kept nowhere */
  showStep(step: LinePayload<"XiaohuTerminal.ShowStep">): Promise<void>;
  /** What who accompanies here wants shown. Returns the way to leave. */
  onWish(listener: (told: AccompanyTold) => void): () => void;
  printed(outcome: LinePayload<"XiaohuTerminal.Printed">): void;
  /** How the terminal is has changed. */
  report(): void;
  onStanding(listener: () => void): () => void;
  close(): void;
}

export interface TerminalLineOptions {
  readonly terminalId: string;
  readonly hall: Pick<WayToHall, "url" | "site" | "authority" | "token">;
  readonly clock: Clock;
  /** How the terminal is now. */
  readonly status: () => TerminalStatus;
  /** The hall wants a ticket printed here. */
  readonly onPrint: (ticketId: string, texts: TicketTexts) => void;
  readonly log: (message: string, data: Readonly<Record<string, unknown>>) => void;
}

/** A hall that does not answer for so long, milliseconds, is silent, whatever the line looks like. As `hallDeadline`. */
export const answerPatience = 5000;

const nothingYet: TerminalStanding = {
  call: null,
  guides: 0,
  notices: [],
  closed: null,
  accompaniment: null,
};

interface Asked {
  readonly command: LineCommand;
  readonly resolve: () => void;
  readonly reject: (error: ContractError) => void;
  readonly timer: unknown;
}

export function openTerminalLine(options: TerminalLineOptions): TerminalLine {
  const { terminalId, hall, clock, status, onPrint, log } = options;
  const listeners = new Set<() => void>();
  const wishListeners = new Set<(told: AccompanyTold) => void>();
  const asked = new Map<number, Asked>();
  /** Calls that were given up while the hall was away. */
  const cancelled = new Set<string>();
  let standing = nothingYet;
  /** The line that has been answered; undefined: the hall cannot be reached. */
  let line: HallSocket | undefined;
  let beat: unknown;
  /** How the terminal is, as it was said last. */
  let said = "";

  const tell = () => {
    for (const listener of [...listeners]) listener();
  };
  const shown = (): ShownStanding => ({ reachable: line !== undefined, ...standing });
  const take = (next: TerminalStanding) => {
    standing = next;
    tell();
  };
  const ask = <N extends LineCommand>(
    socket: HallSocket,
    command: N,
    payload: LinePayload<N>,
  ): Promise<void> =>
    new Promise((resolve, reject) => {
      const number = socket.command(command, payload);
      // Whoever does not answer is given up with its line: the next one begins with how things stand.
      const timer = clock.setTimeout(() => socket.giveUp(), answerPatience);
      asked.set(number, { command, resolve, reject, timer });
    });
  const askNow = <N extends LineCommand>(command: N, payload: LinePayload<N>): Promise<void> =>
    line
      ? ask(line, command, payload)
      : Promise.reject(new ContractError("queue.hallUnreachable", "the hall's line is lost"));
  /** What nobody waits for: it is told again with the next line. */
  const mention = <N extends LineCommand>(command: N, payload: LinePayload<N>) =>
    void askNow(command, payload).catch((cause: unknown) =>
      log("not told to the hall", { command, cause: String(cause) }),
    );

  const greet = async (socket: HallSocket) => {
    await ask(socket, "XiaohuTerminal.Hello", { terminalId, status: status() });
    socket.isWell();
    line = socket;
    for (const id of cancelled) {
      await ask(socket, "XiaohuTerminal.Cancel", { id });
      cancelled.delete(id);
    }
    say(status());
    tell();
  };
  const say = (now: TerminalStatus) => {
    said = JSON.stringify(now);
    clock.clearTimeout(beat);
    beat = clock.setTimeout(() => say(status()), reportInterval);
    mention("XiaohuTerminal.Report", { status: now });
  };
  const answered = ({ header, payload }: ServerMessage, socket: HallSocket) => {
    const number = "requestId" in header ? header.requestId : undefined;
    const question = number === undefined ? undefined : asked.get(number);
    if (!question || number === undefined) return;
    asked.delete(number);
    clock.clearTimeout(question.timer);
    if (header.type !== "completion" || header.completionCode !== "success") {
      // The hall does not know this line, or is in trouble: a new line begins anew.
      question.reject(new ContractError("queue.hallUnreachable", `${question.command} was refused`));
      socket.giveUp();
      return;
    }
    const completion = terminalLine.commands[question.command].completion.parse(payload);
    if ("standing" in completion) take(completion.standing);
    question.resolve();
  };
  const socket = keepHallSocket({
    hall,
    path: terminalLine.path,
    token: hall.token,
    clock,
    onOpen: (opened) =>
      void greet(opened).catch((cause: unknown) => log("the hall does not greet", { cause: String(cause) })),
    onMessage(message, from) {
      const { header, payload } = message;
      if (header.type === "completion" || (header.type === "acknowledge" && header.status))
        answered(message, from);
      else if (header.type !== "unsolicited") return;
      else if (header.name === "XiaohuTerminal.StandingChangedEvent")
        take(terminalLine.unsolicited["XiaohuTerminal.StandingChangedEvent"].parse(payload).standing);
      else if (header.name === "XiaohuTerminal.WishEvent") {
        const told = terminalLine.unsolicited["XiaohuTerminal.WishEvent"].parse(payload);
        for (const listener of [...wishListeners]) listener(told);
      } else if (header.name === "XiaohuTerminal.PrintEvent") {
        const { ticketId, texts } = terminalLine.unsolicited["XiaohuTerminal.PrintEvent"].parse(payload);
        onPrint(ticketId, texts);
      }
    },
    onLost() {
      line = undefined;
      clock.clearTimeout(beat);
      const lost = [...asked.values()];
      asked.clear();
      for (const { timer, reject } of lost) {
        clock.clearTimeout(timer);
        reject(new ContractError("queue.hallUnreachable", "the hall's line is lost"));
      }
      tell();
    },
    log,
  });

  return {
    standing: shown,
    async call(wish) {
      // Wanted again after all.
      cancelled.delete(wish.id);
      await askNow("XiaohuTerminal.Call", wish);
      return shown();
    },
    cancel(id) {
      cancelled.add(id);
      if (standing.call?.id === id) take({ ...standing, call: null });
      if (!line) return;
      askNow("XiaohuTerminal.Cancel", { id }).then(
        () => cancelled.delete(id),
        (cause: unknown) => log("a call is cancelled when the hall is back", { cause: String(cause) }),
      );
    },
    async say(words) {
      await askNow("XiaohuTerminal.Say", words);
      return shown();
    },
    answerAccompany: (answer) => askNow("XiaohuTerminal.AnswerAccompany", answer),
    showStep: (step) => askNow("XiaohuTerminal.ShowStep", step),
    onWish(listener) {
      wishListeners.add(listener);
      return () => wishListeners.delete(listener);
    },
    printed: (outcome) => mention("XiaohuTerminal.Printed", outcome),
    report() {
      const now = status();
      if (line && JSON.stringify(now) !== said) say(now);
    },
    onStanding(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close() {
      clock.clearTimeout(beat);
      socket.close();
    },
  };
}
