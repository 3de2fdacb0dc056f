import type { Language } from "../../server/contract/hall.ts";
import { Random } from "../fuzz/random.ts";
import { screens, startBrowser } from "../support/browser.ts";
import { AcceleratedTime } from "./accelerated.ts";
import { WatchedBoard } from "./board.ts";
import { type BoardNote, witnessBoard } from "./board-witness.ts";
import { Clerk, clerkDeeds, type Deeds } from "./clerk.ts";
import { type DayHall, openDayHall } from "./hall.ts";
import { DayLog } from "./log.ts";
import { allSecrets, People, type Visitor } from "./people.ts";
import { type Intent, type Plan, planOf } from "./plan.ts";
import { everythingOn, giveBack, type Kiosk, visit } from "./visit.ts";

export interface DayReport {
  readonly seed: number;
  readonly visitors: number;
  /** What visitors did, or would have. */
  readonly intents: Readonly<Partial<Record<Intent, number>>>;
  readonly languages: Readonly<Partial<Record<Language, number>>>;
  /** Visitors who laid a card on the reader. */
  readonly cards: number;
  /** Visitors who chose a class that goes before others. */
  readonly priority: number;
  /** Of those who mean to ask again, how many were not called before they could. */
  readonly askedTwice: number;
  readonly numbers: number;
  readonly printed: number;
  readonly calls: number;
  /** Of each board. */
  readonly shown: readonly number[];
  readonly spoken: readonly number[];
  /** Calls that waited behind another on the board, at most. */
  readonly longestLine: readonly number[];
  readonly deeds: Deeds;
  readonly ended: Readonly<Record<string, number>>;
  readonly simulatedSeconds: number;
  readonly realSeconds: number;
  readonly wrongs: readonly string[];
}

/** Places in the window page's lists, from 0; two of the windows handle everything. */
const desks = [
  { windowId: "1", allRound: true },
  { windowId: "2", allRound: false },
  { windowId: "3", allRound: true },
  { windowId: "4", allRound: false },
] as const;
/** Milliseconds between two looks at the log for whether the day is over, and until it must be when all have come. */
const logLook = 10_000;
const longestEvening = 2 * 60 * 60_000;
/** Milliseconds in which a board says what is still to be said. */
const lastWords = 20 * 60_000;
/** Milliseconds until somebody who gives the number back does so, at most. */
const changeOfMind = 120_000;

/**
 * A day of a hall: so many visitors at three terminals, four clerks at windows, two boards, all of them the product's own pages in a real
 * Chromium, in accelerated time. What happens is up to the seed; in which order, also to the machine.
 */
export async function day(visitors: number, seed: number, tell: (what: string) => void): Promise<DayReport> {
  const from = performance.now();
  const browser = await startBrowser();
  const time = new AcceleratedTime(browser);
  const began = time.clock.now();
  const hall = await openDayHall(time.clock, ["HL-02", "HL-03"]);
  const wrongs = new Set<string>();
  try {
    const day = new Day(time, hall, seed, (what) => {
      wrongs.add(what);
      tell(`WRONG ${what}`);
    });
    // Whatever fails, a page that is closed or somebody who stands before a screen that does not come, ends the day.
    const report = await Promise.race([
      day.pass(visitors, tell),
      day.failed,
      time.run().then(() => day.failed),
    ]);
    return {
      ...report,
      seed,
      visitors,
      simulatedSeconds: (time.clock.now() - began) / 1000,
      realSeconds: (performance.now() - from) / 1000,
      wrongs: [...wrongs],
    };
  } finally {
    time.stop();
    await time.rest();
    await browser.close();
    await hall.stop();
  }
}

type Result = Omit<DayReport, "seed" | "visitors" | "simulatedSeconds" | "realSeconds" | "wrongs">;

class Day {
  readonly #time: AcceleratedTime;
  readonly #hall: DayHall;
  readonly #random: Random;
  readonly #people: People;
  readonly #wrong: (what: string) => void;
  readonly #boards: readonly WatchedBoard[];
  readonly #deeds = Object.fromEntries(clerkDeeds.map((deed) => [deed, 0])) as Deeds;
  readonly #plans: Plan[] = [];
  #cards = 0;
  #askedTwice = 0;
  #over = false;
  /** Rejects with the first thing that stops anybody. */
  readonly failed: Promise<never>;
  #fail: (cause: unknown) => void = () => {};

  constructor(time: AcceleratedTime, hall: DayHall, seed: number, wrong: (what: string) => void) {
    this.#time = time;
    this.#hall = hall;
    this.#random = new Random(seed);
    this.#people = new People(time, this.#random);
    this.#wrong = wrong;
    this.failed = new Promise((_resolve, reject) => {
      this.#fail = reject;
    });
    const hears = (board: number) => (number: string, windowId: string) =>
      this.#people.hear(board, number, windowId);
    this.#boards = [
      // Minnan is on it too, and nothing in a browser speaks it.
      new WatchedBoard("", ["zh-CN", "en"], hears(0)),
      new WatchedBoard("?language=zh-TW&voice=zh-TW", ["zh-TW"], hears(1)),
    ];
  }

  async pass(visitors: number, tell: (what: string) => void): Promise<Result> {
    const kiosks = await this.#openKiosks();
    const clerks = await this.#openWindows();
    await this.#openBoards();
    const log = () => new DayLog(this.#hall.databasePath, this.#time.clock.now());
    const work = clerks.map((clerk) => this.#watched(clerk.work()));
    const visits: Promise<void>[] = [];
    for (let index = 0; index < visitors; index++) {
      const plan = planOf(this.#random, index, kiosks.length, this.#boards.length);
      await this.#time.sleep(plan.after);
      const { tickets } = log().state;
      this.#people.goHome((number) => tickets.get(number)?.state);
      visits.push(this.#watched(this.#come(plan, kiosks)));
      if (index % 20 === 19) tell(`… ${index + 1} visitors have come, ${log().calls.length} calls`);
    }
    await Promise.all(visits);
    tell("… all have been at a terminal");
    const latest = this.#time.clock.now() + longestEvening;
    while (log().isBusy || this.#somebodyIsToComeBack(log())) {
      if (this.#time.clock.now() > latest) {
        this.#wrong("the evening does not end: somebody still waits");
        break;
      }
      await this.#time.sleep(logLook);
    }
    this.#over = true;
    await Promise.all(work);
    const { calls } = log();
    const silentBy = this.#time.clock.now() + lastWords;
    while (!this.#boards.every((board) => board.hasSaid(calls.length)) && this.#time.clock.now() < silentBy)
      await this.#time.sleep(1_000);
    // Whatever comes too often comes now.
    await this.#time.sleep(30_000);
    return this.#check(log());
  }

  #watched(doing: Promise<void>): Promise<void> {
    doing.catch(this.#fail);
    return doing;
  }

  async #openKiosks(): Promise<Kiosk[]> {
    const kiosks: Kiosk[] = [];
    for (const terminal of this.#hall.terminals) {
      const page = await this.#time.open(`${terminal.url}/citizen`, { viewport: screens.portrait });
      kiosks.push({ terminal, page, free: Promise.resolve(), paper: 0 });
    }
    return kiosks;
  }

  async #openWindows(): Promise<Clerk[]> {
    const clerks: Clerk[] = [];
    for (const [place, { windowId, allRound }] of desks.entries()) {
      const page = await this.#time.open(`${this.#hall.url}/window`, { viewport: screens.desk });
      const clerk = new Clerk(page, windowId, {
        time: this.#time,
        random: this.#random,
        people: this.#people,
        deeds: this.#deeds,
        wrong: this.#wrong,
        isOver: () => this.#over,
      });
      await clerk.signIn(place, place, allRound);
      clerks.push(clerk);
    }
    return clerks;
  }

  async #openBoards(): Promise<void> {
    for (const board of this.#boards) {
      const page = await this.#time.open(`${this.#hall.url}/board${board.search}`, {
        viewport: screens.landscape,
        before: witnessBoard,
        onNote: (noted) => board.note(noted as BoardNote),
      });
      await page.locator(".controls__sound").click();
      await page.locator(".controls__sound").waitFor({ state: "detached" });
    }
  }

  async #come(meant: Plan, kiosks: readonly Kiosk[]): Promise<void> {
    const persona = this.#people.takeCard(meant);
    // Who has no card has nothing to leave behind, and nothing to be known by.
    const cannot = persona === null && (meant.intent === "asksTwice" || meant.intent === "walksAway");
    const plan: Plan = cannot ? { ...meant, intent: "stays" } : meant;
    this.#plans.push(plan);
    if (persona !== null) this.#cards += 1;
    const first = await this.#atKiosk(kiosks[plan.terminal], plan, persona, null);
    if (!first) {
      this.#people.giveCardBack(persona);
      return;
    }
    const { number, follow } = first;
    if (this.#people.byNumber.has(number)) this.#wrong(`${number} was given twice`);
    const asksAgain = plan.intent === "asksTwice";
    const visitor: Visitor = {
      plan,
      persona,
      number,
      follow,
      at: null,
      heard: 0,
      gaveBack: false,
      isBusy: asksAgain,
    };
    this.#people.come(visitor);
    if (asksAgain) {
      await this.#atKiosk(kiosks[(plan.terminal + 1) % kiosks.length], plan, persona, visitor);
      visitor.isBusy = false;
    }
    if (plan.intent === "givesBack") {
      await this.#time.sleep(this.#random.below(changeOfMind));
      if (visitor.heard === 0) visitor.gaveBack = await giveBack(this.#time, follow);
    }
  }

  /** In line for a terminal, and at it; not any more where a visitor who has a number is called meanwhile. */
  async #atKiosk(kiosk: Kiosk | undefined, plan: Plan, persona: string | null, again: Visitor | null) {
    if (!kiosk) throw new Error("there is no such terminal");
    const before = kiosk.free;
    let goes = () => {};
    kiosk.free = new Promise((resolve) => {
      goes = resolve;
    });
    await before;
    try {
      if (again && again.heard > 0) return null;
      if (again) this.#askedTwice += 1;
      return await visit(kiosk, plan, persona, again?.number ?? null, {
        time: this.#time,
        random: this.#random,
        wrong: this.#wrong,
      });
    } finally {
      const paper = await kiosk.terminal.paperAfter(kiosk.paper);
      kiosk.paper = paper.at(-1)?.id ?? kiosk.paper;
      await this.#nobodyIsOnAnyPage(`after a visit to ${kiosk.terminal.id}`);
      goes();
    }
  }

  /** What is on a card stands in full on no page, at no time. */
  async #nobodyIsOnAnyPage(when: string): Promise<void> {
    for (const page of this.#time.pages) {
      const shown = await everythingOn(page).catch((cause: unknown) => {
        if (this.#time.pages.includes(page)) throw cause;
        // A telephone that was put away meanwhile.
        return "";
      });
      for (const secret of allSecrets)
        if (shown.includes(secret)) this.#wrong(`${when} ${new URL(page.url()).pathname} shows ${secret}`);
    }
  }

  #somebodyIsToComeBack(log: DayLog): boolean {
    return [...this.#people.byNumber.values()].some(
      ({ plan, number }) => plan.intent !== "noShow" && log.state.tickets.get(number)?.state === "noShow",
    );
  }

  async #check(log: DayLog): Promise<Result> {
    const { taken, calls } = log;
    if (new Set(taken).size !== taken.length) this.#wrong("a number is in the log twice");
    if (taken.length !== this.#people.byNumber.size)
      this.#wrong(`${taken.length} numbers in the log, ${this.#people.byNumber.size} in hands`);
    const ended: Record<string, number> = {};
    for (const { number, plan, gaveBack: isBack } of this.#people.byNumber.values()) {
      const state = log.state.tickets.get(number)?.state ?? "unknown";
      ended[state] = (ended[state] ?? 0) + 1;
      const wanted = isBack ? "cancelled" : plan.intent === "noShow" ? "noShow" : "finished";
      if (state !== wanted) this.#wrong(`${number}, who ${plan.intent}, ended as ${state}`);
      if (log.printed(number) !== 1)
        this.#wrong(`${number} is printed ${log.printed(number)} times by the log`);
    }
    for (const [index, board] of this.#boards.entries())
      for (const each of board.wrongs(calls)) this.#wrong(`board ${index + 1}: ${each}`);
    await this.#nobodyIsOnAnyPage("in the evening");
    for (const each of this.#time.pageErrors) this.#wrong(each);
    for (const each of this.#hall.complaints) this.#wrong(`a server logged ${each}`);
    const intents: Partial<Record<Intent, number>> = {};
    const spokenTo: Partial<Record<Language, number>> = {};
    for (const { intent, language } of this.#plans) {
      intents[intent] = (intents[intent] ?? 0) + 1;
      spokenTo[language] = (spokenTo[language] ?? 0) + 1;
    }
    return {
      intents,
      languages: spokenTo,
      cards: this.#cards,
      priority: this.#plans.filter(({ classId }) => classId !== null).length,
      askedTwice: this.#askedTwice,
      numbers: taken.length,
      printed: taken.filter((number) => log.printed(number) === 1).length,
      calls: calls.length,
      shown: this.#boards.map(({ shown }) => shown.length),
      spoken: this.#boards.map(({ spoken }) => spoken.length),
      longestLine: this.#boards.map((board) => board.longestLine(calls)),
      deeds: this.#deeds,
      ended,
    };
  }
}
