/**
 * The usages that our HID devices are found by, each as one number: page in the upper, id in the lower sixteen bits, as
 * HID 1.11 §6.2.2.8 writes an extended usage. Names and numbers: USB-IF "HID Usage Tables" 1.5 (pages 01, 07 and 0C)
 * and "HID Point of Sale Usage Tables" 1.02 (page 8C), which 1.5 took over as its barcode scanner page.
 */

export const usagePages = {
  genericDesktop: 0x01,
  keyboard: 0x07,
  consumer: 0x0c,
  barcodeScanner: 0x8c,
} as const;

/** One usage of a page. */
export function usageOf(page: number, id: number): number {
  return page * 0x1_0000 + id;
}

export function pageOf(usage: number): number {
  return Math.floor(usage / 0x1_0000);
}

export function usageIdOf(usage: number): number {
  return usage % 0x1_0000;
}

const desktop = (id: number) => usageOf(usagePages.genericDesktop, id);
const keyboard = (id: number) => usageOf(usagePages.keyboard, id);
const consumer = (id: number) => usageOf(usagePages.consumer, id);
const barcode = (id: number) => usageOf(usagePages.barcodeScanner, id);

/** Page 01, generic desktop. */
export const desktopUsages = {
  /** Application collection: what a keypad is found by. */
  keyboard: desktop(0x06),
  /** How many bytes of the buffer in the same report count. */
  byteCount: desktop(0x3b),
} as const;

/** Page 8C, barcode scanner. */
export const scannerUsages = {
  /** Application collection: what a scanner in HID POS mode is found by. */
  barcodeScanner: barcode(0x02),
  powerOnReset: barcode(0x5e),
  preventRead: barcode(0x5f),
  initiateRead: barcode(0x60),
  /** The three characters of an AIM symbology identifier. */
  symbologyIdentifier1: barcode(0xfb),
  symbologyIdentifier2: barcode(0xfc),
  symbologyIdentifier3: barcode(0xfd),
  decodedData: barcode(0xfe),
  decodeDataContinued: barcode(0xff),
} as const;

/** Page 07, keyboard. Of the keys, those that navigation keypads have. */
export const keyUsages = {
  /** Not keys: in each place of the report while more keys are down than it can tell, or a self-test failed. */
  errorRollOver: keyboard(0x01),
  postFail: keyboard(0x02),
  errorUndefined: keyboard(0x03),
  enter: keyboard(0x28),
  escape: keyboard(0x29),
  f1: keyboard(0x3a),
  f2: keyboard(0x3b),
  rightArrow: keyboard(0x4f),
  leftArrow: keyboard(0x50),
  downArrow: keyboard(0x51),
  upArrow: keyboard(0x52),
  leftControl: keyboard(0xe0),
  rightGui: keyboard(0xe7),
} as const;

/** Page 0C, consumer. */
export const consumerUsages = {
  volumeIncrement: consumer(0xe9),
  volumeDecrement: consumer(0xea),
} as const;
