import { openReport, readSlot, readSlotBytes } from "../hid/report.ts";
import { type CodeListener, makeCode, PayloadBuffer } from "./code.ts";
import type { HidPosLayout, ScannedDataLayout } from "./hid-pos-layout.ts";
import { type AimIdentifier, readAimIdentifier } from "./symbology.ts";

/** What one scanned-data report says. */
export interface ScannedData {
  readonly identifier: AimIdentifier | undefined;
  /** The bytes that count. */
  readonly data: Uint8Array;
  readonly isFull: boolean;
  readonly isContinued: boolean;
}

export type ScannedDataReport =
  | { readonly kind: "scannedData"; readonly scanned: ScannedData }
  | { readonly kind: "damaged"; readonly detail: string }
  /** Some other report of the scanner. */
  | { readonly kind: "other" };

/** Reads one input report. Never throws. The data are a copy, the caller's to wipe. */
export function readScannedData(layout: HidPosLayout, bytes: Uint8Array): ScannedDataReport {
  const opened = openReport(layout.descriptor, "input", bytes);
  const places = opened.kind === "unknown" ? undefined : layout.scannedData.get(opened.report);
  if (opened.kind === "unknown" || !places) return { kind: "other" };
  if (opened.kind === "short") return { kind: "damaged", detail: `a report of ${bytes.length} bytes` };
  const count = countBytes(places, opened.data);
  if (count > places.capacity) {
    return { kind: "damaged", detail: `a report of ${places.capacity} bytes of data says it has ${count}` };
  }
  const all = readSlotBytes(places.data, opened.data);
  const data = all.slice(0, count);
  all.fill(0);
  return {
    kind: "scannedData",
    scanned: {
      identifier: readAimIdentifier(readSlotBytes(places.identifier, opened.data)),
      data,
      isFull: count === places.capacity,
      isContinued: places.continued !== undefined && readSlot(places.continued, opened.data) !== 0,
    },
  };
}

/** Without a byte count, what is behind the data is zero: all that a scanner of text can mean by it. */
function countBytes(places: ScannedDataLayout, data: Uint8Array): number {
  if (places.byteCount) return readSlot(places.byteCount, data) ?? 0;
  const bytes = readSlotBytes(places.data, data);
  let count = bytes.length;
  while (count > 0 && bytes[count - 1] === 0) count--;
  bytes.fill(0);
  return count;
}

export interface HidPosOptions {
  /**
   * For scanners that call even the last report of a code continued when it is full (firmware built on JieLi's kit
   * does). When nothing follows such a report, the code counts as whole, and so does one whose rest was lost.
   * Default: only a report that is not continued ends a code.
   */
  readonly fullReportMayEndCode?: boolean;
}

/**
 * Puts codes together from scanned-data reports (HID Point of Sale Usage Tables 1.02): all but the last of a code
 * are marked as continued. Reports have no sequence number: that one in the middle was lost does not show.
 */
export class HidPosAssembler {
  readonly #layout: HidPosLayout;
  readonly #listener: CodeListener;
  readonly #fullReportMayEndCode: boolean;
  readonly #payload = new PayloadBuffer();
  #identifier: AimIdentifier | undefined;
  #state: "between" | "within" | "skipping" = "between";
  #allFull = true;

  constructor(
    layout: HidPosLayout,
    listener: CodeListener,
    { fullReportMayEndCode = false }: HidPosOptions = {},
  ) {
    this.#layout = layout;
    this.#listener = listener;
    this.#fullReportMayEndCode = fullReportMayEndCode;
  }

  /** Whether more of a code is to come: `abandon` when it does not. */
  get isWaiting(): boolean {
    return this.#state !== "between";
  }

  /** Takes one whole input report. Never throws. */
  push(report: Uint8Array): void {
    const read = readScannedData(this.#layout, report);
    if (read.kind === "damaged") this.#spoil(read.detail, true);
    if (read.kind !== "scannedData") return;
    this.#add(read.scanned);
    read.scanned.data.fill(0);
  }

  /** Nothing has come for longer than any scanner pauses within a code. */
  abandon(): void {
    if (this.#state === "within") {
      if (this.#fullReportMayEndCode && this.#allFull) this.#finish();
      else this.#spoil("the rest of a continued code did not come", false);
    }
    this.#begin();
  }

  #add({ identifier, data, isFull, isContinued }: ScannedData): void {
    if (this.#state === "skipping") {
      if (!isContinued) this.#begin();
      return;
    }
    if (this.#state === "within" && !isSame(identifier, this.#identifier)) {
      this.#spoil("another code began within a continued one", false);
    }
    this.#identifier ??= identifier;
    this.#allFull &&= isFull;
    if (!this.#payload.add(data)) {
      this.#spoil("longer than any code", isContinued);
      return;
    }
    if (isContinued) this.#state = "within";
    else this.#finish();
  }

  #finish(): void {
    const identifier = this.#identifier;
    const payload = this.#payload.take();
    this.#begin();
    // A report without data, by itself, is no code.
    if (payload.length > 0) this.#listener.onCode(makeCode(payload, identifier));
  }

  /** The code is lost. `hasRest`: what may still come of it is not the next one's beginning. */
  #spoil(detail: string, hasRest: boolean): void {
    const isNews = this.#state !== "skipping";
    this.#begin();
    if (hasRest) this.#state = "skipping";
    if (isNews) this.#listener.onDamage(detail);
  }

  #begin(): void {
    this.#payload.clear();
    this.#identifier = undefined;
    this.#allFull = true;
    this.#state = "between";
  }
}

/** The reports behind the first may leave the identifier out. */
function isSame(next: AimIdentifier | undefined, first: AimIdentifier | undefined): boolean {
  return next === undefined || (next.code === first?.code && next.modifier === first.modifier);
}
