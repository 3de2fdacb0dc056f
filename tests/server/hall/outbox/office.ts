import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Clock } from "../../../../device-drivers/clock.ts";
import { httpPlatform } from "../../../../server/connectors/platform/http-platform.ts";
import type { Platform } from "../../../../server/connectors/platform/platform.ts";
import {
  type PlatformStandIn,
  startPlatformStandIn,
} from "../../../../server/connectors/platform/stand-in.ts";
import { digestOf } from "../../../../server/connectors/values.ts";
import type { Settled } from "../../../../server/hall/outbox/kind.ts";
import { createOutbox, type Outbox } from "../../../../server/hall/outbox/outbox.ts";
import { type PlatformKinds, platformKinds } from "../../../../server/hall/outbox/platform-kinds.ts";
import { type OutboxStore, openOutboxStore } from "../../../../server/hall/outbox/store.ts";
import { SimulatedClock } from "../../../support/simulated-clock.ts";
import { fileOf } from "../../connectors/platform/sample-application.ts";
import { temporaryDatabase } from "../../storage/temporary-database.ts";

const secret = "a-secret-of-the-test";
const key = Buffer.alloc(32, 7);

class Crash extends Error {}

/** One process of a hall. It dies at the step that it was told, before it or after it, and does nothing more. */
export interface Process {
  readonly outbox: Outbox;
  readonly kinds: PlatformKinds;
  readonly isDead: () => boolean;
  close(): Promise<void>;
}

/** A platform, one outbox file, and as many processes on it as a test starts. */
export class Office {
  readonly clock = new SimulatedClock();
  readonly path = temporaryDatabase();
  readonly logged: string[] = [];
  /** Everything that owners were told, over all processes. */
  readonly told: { readonly stream: string; readonly key: string; readonly end: string }[] = [];
  readonly files = new Map<string, ReturnType<typeof fileOf>>();
  /** While true, owners cannot be told. */
  isDeaf = false;
  #inFlight = 0;
  standIn!: PlatformStandIn;

  async open(): Promise<this> {
    this.standIn = await startPlatformStandIn({ secret, clock: this.clock, pace: null });
    return this;
  }

  keep(text: string): ReturnType<typeof fileOf> {
    const file = fileOf(text);
    this.files.set(digestOf(file.bytes), file);
    return file;
  }

  /** @param diesAt which of its steps is the last; null: it lives. Even steps die before what they do, odd ones after it. */
  start(diesAt: number | null = null): Process {
    let step = 0;
    let isDead = false;
    let isClosed = false;
    const death = new AbortController();
    const real = openOutboxStore(this.path);
    const die = () => {
      isDead = true;
      death.abort(new Crash("the process has died"));
      real.close();
      return new Crash("the process dies");
    };
    const living = () => {
      if (isDead) throw new Crash("the process is dead");
    };
    const isLast = () => diesAt !== null && step++ === diesAt;
    const stepping = <Result>(act: () => Result): Result => {
      living();
      if (isLast()) throw die();
      const result = act();
      if (isLast()) throw die();
      return result;
    };
    const store = new Proxy(real, {
      get: (target, name: keyof OutboxStore) =>
        name === "close"
          ? target.close
          : (...given: unknown[]) =>
              stepping(() => (target[name] as (...all: unknown[]) => unknown)(...given)),
    });
    const clock: Clock = {
      ...this.clock,
      now: this.clock.now,
      defer: this.clock.defer,
      clearTimeout: this.clock.clearTimeout,
      setTimeout: (callback, milliseconds) =>
        this.clock.setTimeout(() => {
          if (isDead) return;
          try {
            callback();
          } catch (cause) {
            if (!(cause instanceof Crash)) throw cause;
          }
        }, milliseconds),
    };
    const client = httpPlatform({ url: this.standIn.url, secret, clock });
    const overTheWire = async <Answer>(
      ask: (signal: AbortSignal) => Promise<Answer>,
      signal: AbortSignal,
    ) => {
      living();
      if (isLast()) throw die();
      this.#inFlight += 1;
      const answer = await ask(AbortSignal.any([signal, death.signal])).finally(() => {
        this.#inFlight -= 1;
      });
      living();
      if (isLast()) throw die();
      return answer;
    };
    const platform: Platform = {
      ...client,
      upload: (file, signal) => overTheWire((both) => client.upload(file, both), signal),
      submit: (one, wire, signal) => overTheWire((both) => client.submit(one, wire, both), signal),
      supplement: (one, wire, signal) => overTheWire((both) => client.supplement(one, wire, both), signal),
      withdraw: (one, wire, signal) => overTheWire((both) => client.withdraw(one, wire, both), signal),
    };
    const settled = (one: Settled<unknown>) =>
      stepping(() => {
        if (this.isDeaf) throw new Error("the owner's storage is busy");
        this.told.push({
          stream: one.stream,
          key: one.key,
          end: one.end === "parked" ? one.reason : one.end,
        });
      });
    const kinds = platformKinds(platform, {
      contentOf: (_number, digest) => this.files.get(digest) ?? null,
      fileSettled: settled,
      applicationSettled: settled,
      supplementSettled: settled,
      withdrawalSettled: settled,
    });
    const note = (level: string) => (data: object, message: string) =>
      void this.logged.push(`${level} ${message} ${JSON.stringify(data)}`);
    const outbox = createOutbox({
      store,
      key,
      kinds: kinds.kinds,
      clock,
      random: () => 0.5,
      log: { info: note("info"), warn: note("warn"), error: note("error") },
    });
    return {
      outbox,
      kinds,
      isDead: () => isDead,
      close: async () => {
        if (isDead || isClosed) return;
        isClosed = true;
        await outbox.close().catch((cause: unknown) => {
          // One may die of closing, too.
          if (!(cause instanceof Crash)) throw cause;
        });
      },
    };
  }

  /** Moves time, letting what is on the wire arrive; what is kept back on purpose stays on its way. */
  pass(milliseconds: number): Promise<void> {
    return this.clock.advance(milliseconds, async () => {
      for (let calm = 0; calm < 6; calm = this.#inFlight <= this.standIn.held ? calm + 1 : 0)
        await new Promise<void>((resolve) => setImmediate(resolve));
    });
  }

  /** What was done at the platform of one application, in order. @param texts of its files */
  done(number: string, texts: readonly string[]): string[] {
    const digests = texts.map((text) => digestOf(fileOf(text).bytes));
    return this.standIn.done
      .filter(({ of }) => of === number || digests.includes(of))
      .map(({ what }) => what);
  }

  /** Every file of the store, as it lies on the disk. */
  onDisk(): string[] {
    const directory = dirname(this.path);
    return readdirSync(directory).map((name) => readFileSync(join(directory, name)).toString("latin1"));
  }
}
