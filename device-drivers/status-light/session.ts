import type { Clock } from "../clock.ts";
import { DeviceError } from "../device/errors.ts";
import type { DeviceIdentity, DeviceSession } from "../device/session.ts";
import type { HidTransport } from "../transport/transport.ts";
import type { LightReport, LightSetting, StatusLightDriver } from "./light.ts";

/** A status light on an open line. Dark until it is told to shine. */
export interface StatusLightSession extends DeviceSession {
  /** Resolves when the light has taken it. That it also shines, only eyes can tell. */
  setLight(setting: LightSetting, signal: AbortSignal): Promise<void>;
}

export function createStatusLightSession(
  driver: StatusLightDriver,
  transport: HidTransport,
  clock: Clock,
): StatusLightSession {
  return new LightSession(driver, transport, clock);
}

const off: LightSetting = { flashRate: "off" };

class LightSession implements StatusLightSession {
  readonly #driver: StatusLightDriver;
  readonly #transport: HidTransport;
  readonly #clock: Clock;
  #setting: LightSetting = off;
  /** The end of what is under way. Work whose caller has gone is ended first: two settings must not mix. */
  #lastTurn: Promise<unknown> = Promise.resolve();
  #keepAliveTimer: unknown;
  /** Why the last keep-alive did not get through: nobody was waiting for it, so the next exchange tells. */
  #keepAliveFailure: { readonly cause: unknown } | undefined;

  constructor(driver: StatusLightDriver, transport: HidTransport, clock: Clock) {
    this.#driver = driver;
    this.#transport = transport;
    this.#clock = clock;
  }

  /** A light that only listens proves itself by taking the report that shows what it should show already. */
  async identify(signal: AbortSignal): Promise<DeviceIdentity> {
    const { protocol } = this.#driver;
    const firmware = await this.#inTurn(signal, async () => {
      const version = await this.#askVersion();
      await this.#show(this.#setting);
      return version;
    });
    return { protocol, ...(firmware !== undefined && { firmware }) };
  }

  async checkHealth(signal: AbortSignal): Promise<void> {
    await this.#inTurn(signal, async () => {
      const failure = this.#keepAliveFailure;
      this.#keepAliveFailure = undefined;
      if (failure) throw failure.cause;
      const { version, keepAlive } = this.#driver;
      if (version) await this.#askVersion();
      else if (keepAlive) await this.#transport.write(keepAlive.report);
      // Said once more, a flash would begin anew: seen by everybody. A light that flashes is taken to be well.
      else if (this.#setting.flashRate === "off" || this.#setting.flashRate === "continuous")
        await this.#send(this.#driver.show(this.#setting));
    });
  }

  /** None of these lights has a reset of its own that keeps it plugged in: it goes dark, and identification lights it. */
  async reset(signal: AbortSignal): Promise<void> {
    await this.#inTurn(signal, () => this.#send(this.#driver.show(off)));
  }

  async setLight(setting: LightSetting, signal: AbortSignal): Promise<void> {
    await this.#inTurn(signal, async () => {
      await this.#show(setting);
      this.#setting = setting;
    });
  }

  async #show(setting: LightSetting): Promise<void> {
    this.#clock.clearTimeout(this.#keepAliveTimer);
    this.#keepAliveTimer = undefined;
    this.#keepAliveFailure = undefined;
    await this.#send(this.#driver.show(setting));
    const { keepAlive } = this.#driver;
    if (!keepAlive || setting.flashRate === "off") return;
    await this.#transport.write(keepAlive.report);
    this.#stayAlive(keepAlive);
  }

  /** Ends with its line: the first keep-alive that the line does not take is the last. */
  #stayAlive(keepAlive: NonNullable<StatusLightDriver["keepAlive"]>): void {
    this.#keepAliveTimer = this.#clock.setTimeout(() => {
      const timer = this.#keepAliveTimer;
      this.#transport.write(keepAlive.report).then(
        () => {
          // Unless the light has been set in the meantime, and has a timer of its own again or none.
          if (this.#keepAliveTimer === timer) this.#stayAlive(keepAlive);
        },
        (cause: unknown) => {
          this.#keepAliveFailure = { cause };
        },
      );
    }, keepAlive.interval);
  }

  async #askVersion(): Promise<string | undefined> {
    const { version, name } = this.#driver;
    if (!version) return undefined;
    await this.#transport.sendFeatureReport(version.request);
    const answer = await this.#transport.getFeatureReport(version.reportNumber, version.length);
    const text = version.read(answer);
    if (text === undefined) throw new DeviceError("device.garbled", `${name}: no version in the answer`);
    return text;
  }

  async #send(reports: readonly LightReport[]): Promise<void> {
    for (const { kind, report } of reports) {
      if (kind === "feature") await this.#transport.sendFeatureReport(report);
      else await this.#transport.write(report);
    }
  }

  /** Runs `work` after what was asked for before. What is on its way to the light cannot be called back: it ends unheard. */
  async #inTurn<Result>(signal: AbortSignal, work: () => Promise<Result>): Promise<Result> {
    signal.throwIfAborted();
    const done = this.#lastTurn.then(() => {
      signal.throwIfAborted();
      return work();
    });
    // The next in turn only waits for the end; what went wrong is this caller's to know.
    const ended = () => undefined;
    this.#lastTurn = done.then(ended, ended);
    let onAbort: () => void = ended;
    const aborted = new Promise<never>((_, reject) => {
      onAbort = () => reject(signal.reason);
      signal.addEventListener("abort", onAbort);
    });
    try {
      return await Promise.race([done, aborted]);
    } finally {
      signal.removeEventListener("abort", onAbort);
    }
  }
}
