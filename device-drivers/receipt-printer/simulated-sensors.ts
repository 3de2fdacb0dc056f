/** What a simulated printer feels, faults included. */
import type { PrinterFault } from "./simulated-faults.ts";
import type { Feeling } from "./simulated-profiles.ts";

export class SimulatedSensors {
  readonly faults = new Set<PrinterFault>();
  readonly #mouth: () => boolean;
  readonly #printing: () => boolean;
  readonly #hasPresenter: boolean;
  /** The roll of `paperOutMidTicket` is at its end. */
  rollEnded = false;
  isCutterStuck = false;

  constructor(hasPresenter: boolean, mouth: () => boolean, printing: () => boolean) {
    this.#hasPresenter = hasPresenter;
    this.#mouth = mouth;
    this.#printing = printing;
  }

  readonly feels = (feeling: Feeling): boolean => {
    switch (feeling) {
      case "offline":
        return (
          this.faults.has("offline") ||
          (["paperOut", "cutterStuck", "jammed", "coverOpen"] as const).some(this.feels)
        );
      case "paperOut":
        return this.faults.has("paperOut") || this.rollEnded;
      case "paperLow":
        return this.faults.has("paperNearEnd") || this.feels("paperOut");
      case "coverOpen":
        return this.faults.has("coverOpen");
      case "cutterStuck":
        return this.isCutterStuck;
      case "jammed":
        return this.#hasPresenter && this.faults.has("presenterJam");
      case "ticketInMouth":
        return this.#mouth();
      case "printing":
        return this.#printing();
    }
  };
}
