import type { HallDirectory } from "../../server/hall/hall-config.ts";
import type { QueueEvent } from "../../server/hall/queue/events.ts";
import type { Recorded } from "../../server/storage/event-store.ts";
import { markPassed, pick } from "./pick.ts";
import { comesBefore, isLying, type Lying, type Place, type Slip } from "./slip.ts";

export interface Desk {
  clerkId: string | null;
  profileId: string | null;
  paused: string | null;
  autoCall: boolean;
  hand: string | null;
  /** The steps that the clerk can still take back. */
  steps: Mark[];
}

/** What lay on the table before a step. */
interface Mark {
  readonly seq: number;
  readonly at: number;
  readonly number: string;
  readonly slip: Slip;
  readonly hand: string | null;
  readonly passed: readonly Place[];
}

const stepTypes: readonly string[] = [
  "ticketCalled",
  "serviceStarted",
  "ticketNoShow",
  "ticketHeld",
  "ticketTransferred",
  "matterAdded",
  "serviceFinished",
];

/** The queue on paper: a slip for each person, a desk for each window, and a list of all that happened. */
export class Paper {
  readonly hall: HallDirectory;
  readonly slips = new Map<string, Slip>();
  readonly desks = new Map<string, Desk>();
  readonly series = new Map<string, number>();
  /** What happened, without what was taken back and the taking back. */
  happened: Recorded<QueueEvent>[] = [];
  at = 0;

  constructor(hall: HallDirectory, events: Iterable<Recorded<QueueEvent>> = []) {
    this.hall = hall;
    for (const { id } of hall.windows)
      this.desks.set(id, {
        clerkId: null,
        profileId: null,
        paused: null,
        autoCall: false,
        hand: null,
        steps: [],
      });
    for (const recorded of events) this.see(recorded);
  }

  slip(number: string): Slip {
    const slip = this.slips.get(number);
    if (!slip) throw new Error(`the paper has no slip ${number}`);
    return slip;
  }

  desk(windowId: string): Desk {
    const desk = this.desks.get(windowId);
    if (!desk) throw new Error(`the paper has no desk ${windowId}`);
    return desk;
  }

  deskOf(clerkId: string): string | undefined {
    return [...this.desks].find(([, desk]) => desk.clerkId === clerkId)?.[0];
  }

  handled(windowId: string): readonly string[] {
    const { profileId } = this.desk(windowId);
    const source = profileId === null ? this.hall.window.get(windowId) : this.hall.profile.get(profileId);
    return source?.serviceIds ?? [];
  }

  /** Whether anybody can ever be called for a service, as somebody reads it off the plan of the hall. */
  hasDesk(serviceId: string): boolean {
    const { windows, profiles = [] } = this.hall;
    return [...windows, ...profiles].some(({ serviceIds }) => serviceIds.includes(serviceId));
  }

  lying(): Lying[] {
    return [...this.slips.values()].filter(isLying);
  }

  /** Whether a window may call somebody now without being told the number. */
  mayCall(windowId: string, { place, serviceId }: Lying, now: number): boolean {
    if (!this.handled(windowId).includes(serviceId) || place.notBefore > now) return false;
    if (place.windowId === null || place.windowId === windowId) return true;
    const other = this.desk(place.windowId);
    return (
      other.clerkId === null || other.paused !== null || !this.handled(place.windowId).includes(serviceId)
    );
  }

  next(windowId: string, now: number): Lying | undefined {
    const people = this.lying();
    const ready = people.filter((one) => this.mayCall(windowId, one, now));
    if (ready.length > 0) return pick(this.hall, ready, (serviceId) => this.run(serviceId), now);
    const early = people.filter(
      ({ serviceId, place }) => !place.back && this.handled(windowId).includes(serviceId),
    );
    return early.sort((one, other) => (comesBefore(one.place, other.place) ? -1 : 1))[0];
  }

  /** Calls of the higher classes since the last of the ordinary class. */
  run(serviceId: string): number {
    const turns = this.happened.flatMap(({ seq }) => this.#turns.get(seq) ?? []);
    const own = turns.filter((turn) => turn.serviceId === serviceId);
    return own.length - 1 - own.findLastIndex(({ ordinary }) => ordinary);
  }
  readonly #turns = new Map<number, { serviceId: string; ordinary: boolean }>();

  /** Who is called before somebody if nobody else comes and the clock stands still, called one by one. */
  ahead(number: string, now: number): number {
    const { serviceId } = this.slip(number);
    const people = this.lying()
      .filter((one) => one.serviceId === serviceId)
      .map((one) => ({ ...one, place: { ...one.place } }));
    let run = this.run(serviceId);
    for (let count = 0; ; count++) {
      const next = pick(this.hall, people, () => run, now);
      if (!next || next.number === number) return count;
      markPassed(people, next);
      if (!next.place.back) run = next.classId === "ordinary" ? 0 : run + 1;
      people.splice(people.indexOf(next), 1);
    }
  }

  see(recorded: Recorded<QueueEvent>): void {
    const { seq, at, event } = recorded;
    this.at = at;
    if (event.type === "stepUndone") {
      this.#takeBack(event.windowId, event.undone);
      return;
    }
    this.happened.push(recorded);
    if (!("windowId" in event) || !("number" in event) || !stepTypes.includes(event.type)) {
      this.#write(recorded);
      return;
    }
    const desk = this.desk(event.windowId);
    // The very place of the slip, since others write on it while it lies there.
    const old = this.slip(event.number);
    const slip = { ...old, later: [...old.later], backTo: [...old.backTo] };
    const { hand } = desk;
    const passed = this.#write(recorded);
    desk.steps.push({ seq, at, number: event.number, slip, hand, passed });
    if (desk.steps.length > 20) desk.steps.shift();
  }

  #takeBack(windowId: string, undone: number): void {
    const desk = this.desk(windowId);
    const mark = desk.steps.pop();
    if (mark?.seq !== undone) throw new Error(`${undone} was not the last step of ${windowId}`);
    // With a call go its recalls: no other step about the ticket comes behind the last.
    this.happened = this.happened.filter(
      ({ seq, event }) =>
        seq !== undone && !(seq > undone && event.type === "ticketRecalled" && event.number === mark.number),
    );
    for (const place of mark.passed) place.passed -= 1;
    for (const one of this.lying()) this.#takeOver(one);
    const { print } = this.slip(mark.number);
    this.slips.set(mark.number, { ...mark.slip, print });
    desk.hand = mark.hand;
    if (mark.slip.place) this.#lie(this.slip(mark.number), mark.slip.place);
  }

  /** Lays a slip into a line: who steps before others takes over the highest count behind, and who stands before has no less. */
  #lie(slip: Slip, place: Place): void {
    slip.place = place;
    if (place.back) return;
    const row = this.#takeOver(slip as Lying);
    for (const one of row)
      if (comesBefore(one.place, place)) one.place.passed = Math.max(one.place.passed, place.passed);
  }

  /** The highest count behind in its row is its own too; returns the row. */
  #takeOver({ serviceId, classId, place }: Lying): Lying[] {
    const row = this.lying().filter(
      (one) => one.serviceId === serviceId && one.classId === classId && !one.place.back,
    );
    if (place.back) return row;
    const behind = row.filter((one) => comesBefore(place, one.place));
    place.passed = Math.max(place.passed, ...behind.map((one) => one.place.passed));
    return row;
  }

  /** Returns the places of those who were passed. */
  #write({ seq, at, event }: Recorded<QueueEvent>): Place[] {
    switch (event.type) {
      case "numbersLeased":
        throw new Error("a clerk with paper sets no numbers aside");
      case "ticketTaken": {
        const { number, serviceId, appointment, offlineAt } = event;
        const takenAt = offlineAt === undefined ? at : Math.min(at, offlineAt);
        const slip: Slip = {
          number,
          takenFor: serviceId,
          takenAt,
          serviceId,
          classId: appointment ? "appointment" : (event.classId ?? "ordinary"),
          person: event.person ?? null,
          later: [...(event.later ?? [])],
          backTo: [],
          state: "waiting",
          print: "notRequested",
          served: false,
          place: null,
          calls: 0,
          lastCallAt: 0,
          missedAt: 0,
        };
        this.slips.set(number, slip);
        if (offlineAt === undefined) this.series.set(number.charAt(0), Number(number.slice(1)));
        const { due = takenAt, notBefore = 0 } = appointment ?? {};
        this.#lie(slip, { due, seq, notBefore, windowId: null, back: false, passed: 0 });
        return [];
      }
      case "printRecorded":
        this.slip(event.number).print = event.state;
        return [];
      case "ticketCancelled":
        Object.assign(this.slip(event.number), { state: "cancelled", place: null });
        return [];
      case "clerkSignedIn":
        this.desk(event.windowId).clerkId = event.clerkId;
        return [];
      case "clerkSignedOut":
        Object.assign(this.desk(event.windowId), {
          clerkId: null,
          profileId: null,
          paused: null,
          autoCall: false,
          steps: [],
        });
        return [];
      case "profileChosen":
        this.desk(event.windowId).profileId = event.profileId;
        return [];
      case "windowPaused":
        this.desk(event.windowId).paused = event.reason;
        return [];
      case "windowResumed":
        this.desk(event.windowId).paused = null;
        return [];
      case "autoCallSet":
        this.desk(event.windowId).autoCall = event.on;
        return [];
      case "ticketCalled": {
        const slip = this.slip(event.number);
        if (!isLying(slip)) throw new Error(`${slip.number} is called and does not wait`);
        const passed = markPassed(this.lying(), slip).map(({ place }) => place);
        if (!slip.place.back)
          this.#turns.set(seq, { serviceId: slip.serviceId, ordinary: slip.classId === "ordinary" });
        Object.assign(slip, { state: "called", place: null, calls: 1, lastCallAt: at });
        this.desk(event.windowId).hand = event.number;
        return passed;
      }
      case "ticketRecalled": {
        const slip = this.slip(event.number);
        slip.calls += 1;
        slip.lastCallAt = at;
        return [];
      }
      case "serviceStarted":
        this.slip(event.number).state = "serving";
        return [];
      case "ticketNoShow":
        Object.assign(this.slip(event.number), { state: "noShow", missedAt: at });
        this.desk(event.windowId).hand = null;
        return [];
      case "ticketRejoined": {
        const slip = this.slip(event.number);
        slip.state = "waiting";
        const { due } = event;
        const place = { seq, notBefore: 0, windowId: null, passed: 0 };
        this.#lie(slip, { ...place, due: due ?? at, back: due === undefined });
        return [];
      }
      case "ticketHeld": {
        const slip = this.slip(event.number);
        slip.state = "held";
        const { until, sameWindow } = event;
        const windowId = sameWindow ? event.windowId : null;
        this.#lie(slip, { due: until, seq, notBefore: until, windowId, back: true, passed: 0 });
        this.desk(event.windowId).hand = null;
        return [];
      }
      case "ticketTransferred": {
        const slip = this.slip(event.number);
        slip.served ||= slip.state === "serving";
        if (event.back) slip.backTo.push({ windowId: event.windowId, serviceId: slip.serviceId });
        this.desk(event.windowId).hand = null;
        this.#sendOn(slip, event.serviceId, event.toWindowId, seq, at);
        return [];
      }
      case "matterAdded":
        this.slip(event.number).later.push(event.serviceId);
        return [];
      case "serviceFinished": {
        const slip = this.slip(event.number);
        slip.served = true;
        this.desk(event.windowId).hand = null;
        const back = slip.backTo.pop();
        const later = back ? undefined : slip.later.shift();
        if (back) this.#sendOn(slip, back.serviceId, back.windowId, seq, at);
        else if (later !== undefined) this.#sendOn(slip, later, null, seq, at);
        else slip.state = "finished";
        return [];
      }
      case "visitRated":
        throw new Error("a clerk with paper is told of no rating");
      case "stepUndone":
        throw new Error("a step is taken back elsewhere");
    }
  }

  #sendOn(slip: Slip, serviceId: string, windowId: string | null, seq: number, at: number): void {
    slip.serviceId = serviceId;
    slip.state = "waiting";
    const back = windowId !== null;
    this.#lie(slip, { due: back ? at : slip.takenAt, seq, notBefore: 0, windowId, back, passed: 0 });
  }
}
