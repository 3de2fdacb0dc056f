import { collectItems, type DescriptorItem } from "./descriptor-items.ts";

/** HID 1.11 §6.2.2: what stands where in the reports of a HID device, by its own description. */
export interface ReportDescriptor {
  /** Whether each report begins with a byte that is its number (§6.2.2.7, Report ID). */
  readonly isNumbered: boolean;
  readonly reports: readonly ReportShape[];
}

export type ReportKind = "input" | "output" | "feature";

/** One report, without the byte of its number. */
export interface ReportShape {
  readonly kind: ReportKind;
  /** 1 to 255; 0 where the device numbers none. */
  readonly number: number;
  readonly bitLength: number;
  /** In the order of their bits; padding is a field too. */
  readonly fields: readonly ReportField[];
}

/** What one Input, Output or Feature item declares: `count` elements of `bitSize` bits, one behind the other. */
export interface ReportField {
  /** From the first bit behind the report's number; bit 0 of a byte is its lowest. */
  readonly bitOffset: number;
  readonly bitSize: number;
  readonly count: number;
  /** Padding, or what never changes. */
  readonly isConstant: boolean;
  /** Each element is a usage's value. Otherwise, an array: each element's value says which usage is on. */
  readonly isVariable: boolean;
  readonly isRelative: boolean;
  readonly logicalMinimum: number;
  readonly logicalMaximum: number;
  readonly physicalMinimum: number;
  readonly physicalMaximum: number;
  /** In order of declaration; none for padding. */
  readonly usages: readonly UsageRange[];
  /** Outermost first. */
  readonly collections: readonly Collection[];
}

/** Usages of one page, both ends included, each with its page in the upper sixteen bits. */
export interface UsageRange {
  readonly first: number;
  readonly last: number;
}

export interface Collection {
  /** 0 physical, 1 application, 2 logical, … (§6.2.2.6). */
  readonly type: number;
  /** 0 when none was declared. */
  readonly usage: number;
}

export type ParsedDescriptor =
  | { readonly kind: "descriptor"; readonly descriptor: ReportDescriptor }
  /** `offset`: of the item at which it shows. */
  | { readonly kind: "malformed"; readonly offset: number; readonly reason: string };

/** Bytes. The longest that Linux takes, `HID_MAX_DESCRIPTOR_SIZE` in its `hid.h`; it bounds everything parsed from it. */
export const longestDescriptor = 4096;

/** Bytes. The longest report that Linux takes, `HID_MAX_BUFFER_SIZE` in its `hid.h`. */
const longestReport = 16_384;

/** Bytes of all reports together. Ours: four of the longest; real devices stay below one. */
const longestTogether = 4 * longestReport;

/** Ours: real devices nest three or four deep. */
const deepestNesting = 32;

const mainTags = { input: 0x8, output: 0x9, collection: 0xa, feature: 0xb, endCollection: 0xc } as const;

interface Globals {
  usagePage: number;
  /** As data, not yet a number: whether the maximum is signed depends on the minimum, which may come later. */
  logicalMinimum: number;
  logicalMaximum: DescriptorItem | undefined;
  physicalMinimum: number;
  physicalMaximum: DescriptorItem | undefined;
  reportSize: number;
  reportCount: number;
  reportNumber: number;
}

interface LocalUsage {
  readonly first: number;
  readonly last: number;
  /** Declared with its page; the others get theirs when the main item comes. */
  readonly isExtended: boolean;
  /** The page that was declared last before this usage. */
  readonly page: number;
}

interface Report {
  readonly kind: ReportKind;
  readonly number: number;
  bitLength: number;
  readonly fields: ReportField[];
}

/** Reads a report descriptor. Never throws, and takes time and memory in proportion to the descriptor's length. */
export function parseReportDescriptor(bytes: Uint8Array): ParsedDescriptor {
  if (bytes.length > longestDescriptor) {
    return { kind: "malformed", offset: longestDescriptor, reason: "longer than any descriptor" };
  }
  const items = collectItems(bytes);
  if (items.kind === "malformed") return items;
  const parser = new Parser();
  for (const item of items.items) {
    const reason = parser.take(item);
    if (reason !== undefined) return { kind: "malformed", offset: item.offset, reason };
  }
  const reason = parser.unfinished();
  if (reason !== undefined) return { kind: "malformed", offset: bytes.length, reason };
  return { kind: "descriptor", descriptor: parser.finish() };
}

/** Takes items in order. What it returns is why the descriptor is no good, if it is not. */
class Parser {
  #globals: Globals = {
    usagePage: 0,
    logicalMinimum: 0,
    logicalMaximum: undefined,
    physicalMinimum: 0,
    physicalMaximum: undefined,
    reportSize: 0,
    reportCount: 0,
    reportNumber: 0,
  };
  readonly #pushed: Globals[] = [];
  #usages: LocalUsage[] = [];
  #usageMinimum: LocalUsage | undefined;
  /** Inside a delimited set, the usages behind the first are alternatives to it (§6.2.2.8). */
  #delimited: "outside" | "first" | "alternatives" = "outside";
  #collections: readonly Collection[] = [];
  readonly #reports = new Map<string, Report>();
  #isNumbered = false;
  #bits = 0;

  take(item: DescriptorItem): string | undefined {
    switch (item.type) {
      case "main":
        return this.#takeMain(item);
      case "global":
        return this.#takeGlobal(item);
      case "local":
        return this.#takeLocal(item);
      case "reserved":
        return undefined;
    }
  }

  unfinished(): string | undefined {
    if (this.#collections.length > 0) return "a collection is never closed";
    const hasUnnumbered = [...this.#reports.values()].some(({ number }) => number === 0);
    if (this.#isNumbered && hasUnnumbered) return "some reports have a number and some have none";
    return undefined;
  }

  finish(): ReportDescriptor {
    return { isNumbered: this.#isNumbered, reports: [...this.#reports.values()] };
  }

  #takeMain(item: DescriptorItem): string | undefined {
    const reason = this.#actOnMain(item);
    this.#usages = [];
    this.#usageMinimum = undefined;
    this.#delimited = "outside";
    return reason;
  }

  #actOnMain({ tag, unsigned }: DescriptorItem): string | undefined {
    switch (tag) {
      case mainTags.input:
        return this.#addField("input", unsigned);
      case mainTags.output:
        return this.#addField("output", unsigned);
      case mainTags.feature:
        return this.#addField("feature", unsigned);
      case mainTags.collection: {
        if (this.#collections.length === deepestNesting) return "collections nested too deep";
        const usage = this.#resolveUsages()[0]?.first ?? 0;
        this.#collections = [...this.#collections, { type: unsigned, usage }];
        return undefined;
      }
      case mainTags.endCollection:
        if (this.#collections.length === 0) return "a collection is closed that was never opened";
        this.#collections = this.#collections.slice(0, -1);
        return undefined;
      default:
        return undefined;
    }
  }

  #takeGlobal(item: DescriptorItem): string | undefined {
    const { tag, unsigned, signed } = item;
    const globals = this.#globals;
    switch (tag) {
      case 0x0:
        if (unsigned > 0xffff) return "a usage page has sixteen bits";
        globals.usagePage = unsigned;
        return undefined;
      case 0x1:
        globals.logicalMinimum = signed;
        return undefined;
      case 0x2:
        globals.logicalMaximum = item;
        return undefined;
      case 0x3:
        globals.physicalMinimum = signed;
        return undefined;
      case 0x4:
        globals.physicalMaximum = item;
        return undefined;
      case 0x7:
        globals.reportSize = unsigned;
        return undefined;
      case 0x8:
        if (unsigned < 1 || unsigned > 255) return "a report's number is 1 to 255";
        globals.reportNumber = unsigned;
        this.#isNumbered = true;
        return undefined;
      case 0x9:
        globals.reportCount = unsigned;
        return undefined;
      case 0xa:
        if (this.#pushed.length === deepestNesting) return "pushed too often";
        this.#pushed.push({ ...globals });
        return undefined;
      case 0xb: {
        const popped = this.#pushed.pop();
        if (!popped) return "popped what was never pushed";
        this.#globals = popped;
        return undefined;
      }
      default:
        // Unit and unit exponent are of no use here; the others are reserved.
        return undefined;
    }
  }

  #takeLocal({ tag, unsigned, size }: DescriptorItem): string | undefined {
    const declared = {
      first: unsigned,
      last: unsigned,
      isExtended: size === 4,
      page: this.#globals.usagePage,
    };
    switch (tag) {
      case 0x0:
        this.#addUsage(declared);
        return undefined;
      case 0x1:
        this.#usageMinimum = declared;
        return undefined;
      case 0x2: {
        const minimum = this.#usageMinimum;
        this.#usageMinimum = undefined;
        if (!minimum) return "a usage maximum without its minimum";
        if (minimum.isExtended !== declared.isExtended) return "a usage range of two kinds";
        const isOnePage = Math.floor(minimum.first / 0x1_0000) === Math.floor(unsigned / 0x1_0000);
        if (minimum.first > unsigned || !isOnePage) return "a usage range that runs backwards";
        this.#addUsage({ ...minimum, last: unsigned });
        return undefined;
      }
      case 0xa:
        this.#delimited = unsigned === 1 ? "first" : "outside";
        return undefined;
      default:
        // Designators and strings.
        return undefined;
    }
  }

  #addUsage(usage: LocalUsage): void {
    if (this.#delimited === "alternatives") return;
    if (this.#delimited === "first") this.#delimited = "alternatives";
    this.#usages.push(usage);
  }

  /**
   * §6.2.2.8 gives a usage the page that was declared last before the main item. Descriptors that name usages of
   * several pages for one item mean the page before each usage, and Linux reads them so: the last page counts for all of
   * them only when none of them follows it.
   */
  #resolveUsages(): UsageRange[] {
    const short = this.#usages.filter(({ isExtended }) => !isExtended);
    const lastPage = this.#globals.usagePage;
    const isPageBehindAll = short.every(({ page }) => page !== lastPage);
    return this.#usages.map(({ first, last, isExtended, page }) => {
      const base = isExtended ? 0 : (isPageBehindAll ? lastPage : page) * 0x1_0000;
      return { first: base + first, last: base + last };
    });
  }

  #addField(kind: ReportKind, flags: number): string | undefined {
    const { reportNumber: number, reportSize: bitSize, reportCount: count } = this.#globals;
    const bits = bitSize * count;
    if (bits === 0) return undefined;
    const key = `${kind} ${number}`;
    const report = this.#reports.get(key) ?? { kind, number, bitLength: 0, fields: [] };
    if (report.bitLength + bits > longestReport * 8) return "longer than any report";
    this.#bits += bits;
    if (this.#bits > longestTogether * 8) return "longer than all reports of any device";
    this.#reports.set(key, report);
    const { logicalMinimum, physicalMinimum } = this.#globals;
    const logicalMaximum = limitOf(this.#globals.logicalMaximum, logicalMinimum);
    const physicalMaximum = limitOf(this.#globals.physicalMaximum, physicalMinimum);
    // §6.2.2.7: until both are declared, and other than zero, the physical limits are the logical ones.
    const isPhysical = physicalMinimum !== 0 || physicalMaximum !== 0;
    report.fields.push({
      bitOffset: report.bitLength,
      bitSize,
      count,
      isConstant: (flags & 0x01) !== 0,
      isVariable: (flags & 0x02) !== 0,
      isRelative: (flags & 0x04) !== 0,
      logicalMinimum,
      logicalMaximum,
      physicalMinimum: isPhysical ? physicalMinimum : logicalMinimum,
      physicalMaximum: isPhysical ? physicalMaximum : logicalMaximum,
      usages: this.#resolveUsages(),
      collections: this.#collections,
    });
    report.bitLength += bits;
    return undefined;
  }
}

/**
 * A maximum is signed only when its minimum is negative: `25 FF` above 0 is 255. The specification wants two bytes for
 * that, many devices send one, and Linux takes it so.
 */
function limitOf(maximum: DescriptorItem | undefined, minimum: number): number {
  if (!maximum) return 0;
  return minimum < 0 ? maximum.signed : maximum.unsigned;
}
