import type { Device } from "../../device-drivers/device/device.ts";
import {
  type CutBlock,
  type PaperWidth,
  TicketDocumentError,
} from "../../device-drivers/receipt-printer/document.ts";
import { defaultPrinterProfile, encodeTicket } from "../../device-drivers/receipt-printer/encode.ts";
import type { ReceiptPrinterSession } from "../../device-drivers/receipt-printer/session.ts";
import type { Presenter } from "../../device-drivers/receipt-printer/status-profiles.ts";
import type { CommandPayload } from "../contract/envelope.ts";
import type { MediaControl, printer } from "../contract/xfs4iot/printer.ts";
import { CompletionError } from "../door/completion-error.ts";
import type { CommandContext, ServiceSession } from "../door/service.ts";
import { definitionOf, type Form, fieldsOf, formNamed, forms, mediaName, mediaOf } from "./printer-forms.ts";
import type { PrinterWatch } from "./printer-watch.ts";
import { inStandardWords } from "./standard-service.ts";
import type { TicketMouth } from "./ticket-mouth.ts";

type Context = CommandContext<typeof printer>;
type PrinterCommands = ServiceSession<typeof printer>["commands"];
type PrintFormRequest = CommandPayload<typeof printer, "Printer.PrintForm">;

/** What a receipt printer with a cutter, and perhaps a presenter, honestly is in the words of XFS4IoT's Printer. */
export const printerCapabilities = (presenter: Presenter | undefined) => ({
  type: { receipt: true, passbook: false, journal: false, document: false, scanner: false },
  /** 203 dpi. */
  resolution: { low: false, medium: true, high: false, veryHigh: false },
  readForm: null,
  writeForm: {
    text: true,
    graphics: false,
    ocr: false,
    micr: false,
    msf: false,
    barcode: false,
    stamp: false,
  },
  extents: null,
  control: {
    /** A cut: the ticket is presented, or hangs in the slot, ready to be taken. */
    eject: true,
    perforate: false,
    cut: true,
    skip: false,
    /** Nothing is held back: a command completes when the printer has printed it. */
    flush: true,
    retract: presenter?.retract !== undefined,
    stack: false,
    partialCut: true,
    alarm: false,
    pageForward: false,
    pageBackward: false,
    turnMedia: false,
    stamp: false,
    park: false,
    expel: false,
    ejectToTransport: false,
    rotate180: false,
    clearBuffer: false,
  },
  maxMediaOnStacker: 0,
  acceptMedia: false,
  multiPage: false,
  paperSources: { upper: true, lower: false, external: false, aux: false, aux2: false, park: false },
  mediaTaken: presenter !== undefined,
  imageType: null,
  frontImageColorFormat: null,
  backImageColorFormat: null,
  imageSource: null,
  dispensePaper: false,
  osPrinter: null,
  mediaPresented: presenter !== undefined,
  autoRetractPeriod: null,
  retractToTransport: presenter?.retract !== undefined,
  coercivityType: null,
  controlPassbook: null,
  printSides: "single",
});

/** A client that has a ticket drawn back has waited for its hand already. */
const atOnce = 0;

export interface PrinterParts {
  readonly device: Device<ReceiptPrinterSession>;
  /** Width of the paper, millimetres. */
  readonly paper: PaperWidth;
  readonly watch: PrinterWatch;
  readonly mouth: TicketMouth;
}

/** The Printer commands of one receipt printer. */
export function printerCommands({
  device,
  paper,
  watch,
  mouth,
}: PrinterParts): Omit<PrinterCommands, "Common.Status" | "Common.Capabilities"> {
  const profile = { ...defaultPrinterProfile, paper };

  const print = async (bytes: Uint8Array, { signal, event }: Context): Promise<null> => {
    // Not aborted once it has begun: half a ticket helps nobody.
    const begun = device.use((session, lost) => {
      signal.throwIfAborted();
      return session.print(bytes, lost);
    });
    if ((await inStandardWords(begun)) === "resultUnknown")
      throw new CompletionError(
        "hardwareError",
        "printer.resultUnknown: it never said whether it printed this",
      );
    if (watch.ticket() === "present") event("Printer.MediaPresentedEvent", { wadIndex: 1, totalWads: 1 });
    return null;
  };
  const retract = async ({ signal }: Context) => {
    if (!watch.presenter()?.retract)
      throw new CompletionError("unsupportedCommand", "no presenter here that draws a ticket back");
    const where = await inStandardWords(
      device.use((session, linked) => mouth.drawBack(() => session.followTicket(linked, atOnce)), signal),
      { "printer.paperJam": ["commandErrorCode", "mediaJammed"] },
    );
    if (where === "retracted") return { result: "transport" as const };
    throw new CompletionError("commandErrorCode", `the ticket is ${where}`, {
      errorCode: where === "taken" ? "noMediaPresent" : "mediaJammed",
    });
  };
  const cutBytes = (cut: CutBlock["cut"]) => encodeTicket({ blocks: [{ kind: "cut", cut }] }, profile);

  const printForm = (request: PrintFormRequest, context: Context): Promise<null> => {
    const form = known(formNamed(request.formName), "formNotFound", request.formName);
    known(
      !request.mediaName || request.mediaName === mediaName(paper) || undefined,
      "mediaNotFound",
      "mediaName",
    );
    checkPaperSource(request.paperSource);
    checkPlacing(request);
    cutOf(request.mediaControl);
    const document = form.document(valuesOf(form, request.fields ?? {}, context));
    try {
      return print(encodeTicket(document, profile), context);
    } catch (cause) {
      if (!(cause instanceof TicketDocumentError)) throw cause;
      throw new CompletionError("commandErrorCode", cause.message, { cause, errorCode: "charSetData" });
    }
  };

  return {
    "Printer.GetFormList": () => ({ formList: forms.map(({ name }) => name) }),
    "Printer.GetQueryForm": ({ formName }) => ({
      form: definitionOf(known(formNamed(formName), "formNotFound", formName), paper),
    }),
    "Printer.GetQueryField": ({ formName, fieldName }) => {
      const all = fieldsOf(known(formNamed(formName), "formNotFound", formName), paper);
      if (!fieldName) return { fields: all };
      const field = Object.hasOwn(all, fieldName) ? all[fieldName] : undefined;
      return { fields: { [fieldName]: known(field, "fieldNotFound", fieldName) } };
    },
    "Printer.GetMediaList": () => ({ mediaList: [mediaName(paper)] }),
    "Printer.GetQueryMedia": ({ name, mediaName: older }) => {
      known((name ?? older) === mediaName(paper) || undefined, "mediaNotFound", name ?? older ?? "name");
      return { media: mediaOf(paper) };
    },
    "Printer.PrintForm": async (request, context) => printForm(request, context),
    "Printer.PrintRaw": ({ inputData, data }, context) => {
      if (inputData === "yes")
        throw new CompletionError("unsupportedData", "inputData: answers are not passed on");
      return print(bytesOf(data), context);
    },
    "Printer.PrintNative": ({ data, mediaControl, paperSource }, context) => {
      checkPaperSource(paperSource);
      const cut = cutOf(mediaControl);
      const bytes = bytesOf(data);
      return print(cut ? Buffer.concat([bytes, cutBytes(cut)]) : bytes, context);
    },
    "Printer.RetractMedia": ({ mediaControl }, context) => {
      if (mediaControl && mediaControl !== "transport")
        throw new CompletionError("unsupportedData", "mediaControl: only transport");
      return retract(context);
    },
    "Printer.ControlMedia": async ({ mediaControl }, context) => {
      if (mediaControl.move === "retract" && watch.presenter()?.retract) {
        await retract(context);
        return null;
      }
      const cut = cutOf(mediaControl);
      return cut ? print(cutBytes(cut), context) : null;
    },
    "Printer.Reset": async ({ mediaControl }, { signal }) => {
      if (mediaControl && mediaControl !== "eject")
        throw new CompletionError("unsupportedData", "mediaControl: only eject");
      await inStandardWords(device.use((session, linked) => session.reset(linked), signal));
      return null;
    },
  };
}

/** @throws CompletionError commandErrorCode with `errorCode`, when there is no such thing */
function known<T>(thing: T | undefined, errorCode: string, name: string): T {
  if (thing === undefined)
    throw new CompletionError("commandErrorCode", `there is no ${name}`, { errorCode });
  return thing;
}

function checkPaperSource(source: string | null | undefined): void {
  if (source && source !== "any" && source !== "upper")
    throw new CompletionError("commandErrorCode", `paperSource: there is only "upper"`, {
      errorCode: "sourceInvalid",
    });
}

/** A ticket stands where it stands. */
function checkPlacing({ alignment, offsetX, offsetY, resolution }: PrintFormRequest): void {
  const isPlaced =
    (alignment && alignment !== "formDefinition" && alignment !== "topLeft") || offsetX || offsetY;
  if (isPlaced) throw new CompletionError("unsupportedData", "a form is printed at the top left of the roll");
  if (resolution && resolution !== "medium")
    throw new CompletionError("unsupportedData", "resolution: only medium, 203 dpi");
}

/** Which cut `mediaControl` comes to. @throws CompletionError unsupportedData for what the printer cannot do */
function cutOf(control: MediaControl | null | undefined): CutBlock["cut"] | undefined {
  if (!control) return undefined;
  const { move, cut, partialCut, flush: _done, ...rest } = control;
  const beyond = Object.entries(rest).find(([, value]) => value !== null && value !== false);
  if (beyond || (move && move !== "eject"))
    throw new CompletionError("unsupportedData", `mediaControl: no ${beyond?.[0] ?? move} here`);
  if (cut) return "full";
  return partialCut || move === "eject" ? "partial" : undefined;
}

/**
 * The text of every field. The first that is wrong is told by `Printer.FieldErrorEvent`.
 *
 * @throws CompletionError commandErrorCode fieldError
 */
function valuesOf(
  form: Form,
  given: Readonly<Record<string, string | readonly string[]>>,
  context: Context,
): Readonly<Record<string, string>> {
  const fail = (fieldName: string, failure: "required" | "overflow" | "notFound"): never => {
    context.event("Printer.FieldErrorEvent", { formName: form.name, fieldName, failure });
    throw new CompletionError("commandErrorCode", `${fieldName}: ${failure}`, { errorCode: "fieldError" });
  };
  for (const name of Object.keys(given)) if (!Object.hasOwn(form.fields, name)) fail(name, "notFound");
  return Object.fromEntries(
    Object.entries(form.fields).map(([name, { longest }]) => {
      const value = Object.hasOwn(given, name) ? given[name] : undefined;
      const text = typeof value === "string" ? value : value?.length === 1 ? value[0] : undefined;
      if (text === undefined) return fail(name, value && value.length > 1 ? "overflow" : "required");
      return text.length <= longest ? [name, text] : fail(name, "overflow");
    }),
  );
}

/** @throws CompletionError invalidData */
function bytesOf(data: string): Buffer {
  if (data.length % 4 !== 0) throw new CompletionError("invalidData", "data: not base64");
  return Buffer.from(data, "base64");
}
