import * as z from "zod/mini";
import { nothing, type ServiceDefinition } from "../envelope.ts";
import { printerStatus, receiptPrinter } from "../terminal.ts";
import { commonCommands, errorEvent, standardCommon } from "./common.ts";

/** The receipt printer as XFS4IoT's Printer: what `../terminal.ts` has for our pages, and the rest of the class. */

const flag = z.optional(z.nullable(z.boolean()));
const word = z.string().check(z.minLength(1), z.maxLength(60));
/** What stands in a message of 64 KiB, base64. */
const base64 = z.string().check(z.minLength(4), z.maxLength(65_536), z.regex(/^[A-Za-z0-9+/]+={0,2}$/));

/** What to do with the paper after printing. */
export const mediaControl = z.strictObject({
  move: z.optional(z.nullable(z.enum(["eject", "retract", "park", "expel", "ejectToTransport", "stack"]))),
  perforate: flag,
  cut: flag,
  skip: flag,
  flush: flag,
  partialCut: flag,
  alarm: flag,
  turnPage: z.optional(z.nullable(z.enum(["forward", "backward"]))),
  turnMedia: flag,
  stamp: flag,
  rotate180: flag,
});
export type MediaControl = z.infer<typeof mediaControl>;

const paperSource = z.optional(z.nullable(word));
/** Lists of names have one entry a line of the form's field; a bare string is the older versions' way. */
const fieldValue = z.union([z.string(), z.array(z.string()).check(z.maxLength(8))]);

const unit = z.object({ base: z.enum(["inch", "mm", "rowColumn"]), x: z.number(), y: z.number() });
const size = z.object({ width: z.number(), height: z.nullable(z.number()) });
const area = z.object({ x: z.number(), y: z.number(), width: z.number(), height: z.nullable(z.number()) });

/** One field of a form. Members of the standard that mean nothing here are absent, which is null. */
export const formField = z.object({
  position: z.object({ x: z.number(), y: z.number() }),
  size: z.object({ width: z.number(), height: z.number() }),
  fieldType: z.literal("text"),
  class: z.enum(["optional", "required"]),
  access: z.literal("write"),
  overflow: z.literal("wordWrap"),
  horizontal: z.enum(["left", "center"]),
});
export type FormField = z.infer<typeof formField>;
const fields = z.record(z.string(), formField);

export const formDefinition = z.object({
  unit,
  size,
  alignment: z.object({ relative: z.literal("topLeft"), x: z.number(), y: z.number() }),
  orientation: z.literal("portrait"),
  version: z.object({ version: z.string(), date: z.nullable(z.string()), author: z.nullable(z.string()) }),
  title: z.string(),
  comment: z.string(),
  fields,
});
export type FormDefinition = z.infer<typeof formDefinition>;

export const mediaDefinition = z.object({
  mediaType: z.literal("generic"),
  source: z.literal("upper"),
  unit,
  /** A roll has no height. */
  size,
  printArea: area,
});
export type MediaDefinition = z.infer<typeof mediaDefinition>;

const status = z.object({
  common: z.extend(standardCommon, printerStatus.shape.common.shape),
  printer: z.extend(printerStatus.shape.printer, {
    /** Of the ticket in the presenter's mouth; null without a presenter. */
    media: z.nullable(z.enum(["unknown", "present", "notPresent", "jammed"])),
    toner: z.null(),
    ink: z.null(),
    lamp: z.null(),
    mediaOnStacker: z.null(),
    paperType: z.object({ upper: z.literal("single") }),
    blackMarkMode: z.null(),
  }),
});
export type FullPrinterStatus = z.infer<typeof status>;

export const printer = {
  path: receiptPrinter.path,
  commands: {
    ...receiptPrinter.commands,
    ...commonCommands,
    "Common.Status": { payload: receiptPrinter.commands["Common.Status"].payload, completion: status },
    "Printer.GetFormList": {
      payload: nothing,
      completion: z.object({ formList: z.array(z.string()) }),
    },
    /** Errors: formNotFound. */
    "Printer.GetQueryForm": {
      payload: z.strictObject({ formName: word }),
      completion: z.object({ form: formDefinition }),
    },
    /** Without `fieldName`: all of the form's. Errors: formNotFound, fieldNotFound. */
    "Printer.GetQueryField": {
      payload: z.strictObject({ formName: word, fieldName: z.optional(z.nullable(word)) }),
      completion: z.object({ fields }),
    },
    "Printer.GetMediaList": {
      payload: nothing,
      completion: z.object({ mediaList: z.array(z.string()) }),
    },
    /** Version 3 calls it `name`, version 2 `mediaName`. Errors: mediaNotFound. */
    "Printer.GetQueryMedia": {
      payload: z.strictObject({
        name: z.optional(z.nullable(word)),
        mediaName: z.optional(z.nullable(word)),
      }),
      completion: z.object({ media: mediaDefinition }),
    },
    /**
     * Prints one of our ticket documents. A form is a whole ticket: it ends with its cut, and `mediaControl` may only
     * ask for what that is. Completes when the printer has said that it is printed. Errors: formNotFound,
     * mediaNotFound, fieldError, charSetData, sourceInvalid, paperOut; completion codes unsupportedData, userError
     * (cover open), deviceNotReady, hardwareError (also when the printer never said whether it came out).
     */
    "Printer.PrintForm": {
      payload: z.strictObject({
        formName: word,
        mediaName: z.optional(z.nullable(word)),
        alignment: z.optional(
          z.nullable(z.enum(["formDefinition", "topLeft", "topRight", "bottomLeft", "bottomRight"])),
        ),
        offsetX: z.optional(z.nullable(z.number().check(z.int(), z.minimum(0)))),
        offsetY: z.optional(z.nullable(z.number().check(z.int(), z.minimum(0)))),
        resolution: z.optional(z.nullable(z.enum(["low", "medium", "high", "veryHigh"]))),
        mediaControl: z.optional(z.nullable(mediaControl)),
        fields: z.optional(z.nullable(z.record(word, fieldValue))),
        paperSource,
      }),
      completion: z.null(),
    },
    /** Bytes of the printer's own language (ESC/POS), as they are. Errors: paperOut. */
    "Printer.PrintRaw": {
      payload: z.strictObject({ inputData: z.optional(z.nullable(z.enum(["no", "yes"]))), data: base64 }),
      completion: z.null(),
    },
    /** The same, followed by what `mediaControl` asks for. Errors: sourceInvalid, paperOut. */
    "Printer.PrintNative": {
      payload: z.strictObject({
        data: base64,
        mediaControl: z.optional(z.nullable(mediaControl)),
        paperSource,
      }),
      completion: z.null(),
    },
    /**
     * Draws a presented ticket that nobody took back into the printer. Errors: noMediaPresent, mediaJammed;
     * unsupportedCommand where the printer has no presenter, or none that draws back.
     */
    "Printer.RetractMedia": {
      payload: z.strictObject({ mediaControl: z.optional(z.nullable(word)) }),
      completion: z.object({ result: z.literal("transport") }),
    },
    /** Cuts, or draws a presented ticket back. Errors: paperOut, noMediaPresent, mediaJammed. */
    "Printer.ControlMedia": { payload: z.strictObject({ mediaControl }), completion: z.null() },
    /** What stands on the paper uncut is cut off before the next ticket. */
    "Printer.Reset": {
      payload: z.strictObject({ mediaControl: z.optional(z.nullable(word)) }),
      completion: z.null(),
    },
  },
  events: {
    "Printer.FieldErrorEvent": z.object({
      formName: z.string(),
      fieldName: z.string(),
      failure: z.enum(["required", "overflow", "notFound"]),
    }),
    /** The ticket is where a hand can take it. Only from printers with a presenter. */
    "Printer.MediaPresentedEvent": z.object({ wadIndex: z.literal(1), totalWads: z.literal(1) }),
  },
  unsolicited: {
    "Common.StatusChangedEvent": status,
    "Common.ErrorEvent": errorEvent,
    "Printer.PaperThresholdEvent": z.object({
      paperSource: z.literal("upper"),
      threshold: z.enum(["full", "low", "out"]),
    }),
    /** A hand took the ticket. Only from printers with a presenter. */
    "Printer.MediaTakenEvent": z.null(),
  },
} as const satisfies ServiceDefinition;
