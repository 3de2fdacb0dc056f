import type { ReadDocument } from "../identity.ts";
import { type MachineReadableZone, parseMachineReadableZone } from "./machine-readable-zone.ts";
import { accept, type Parsed, refuse } from "./result.ts";

export type TravelDocument = Extract<ReadDocument, { readBy: unknown }>;

/**
 * The document whose whole machine-readable zone was read, with right check digits: a passport, or the card of a 台胞证. Its zone's layout is
 * published nowhere; what tells it apart is that China issued a card of type `C…` with a number of eight digits (a 回乡证 has a letter in
 * front). Other documents are refused as `otherDocument`, and so is one that does not say when its holder was born.
 */
export function travelDocumentIn(text: string, today: string): Parsed<TravelDocument> {
  const read = parseMachineReadableZone(text, today);
  if (!read.ok) return read;
  const zone = read.value;
  const kind = kindOf(zone);
  if (kind === undefined || zone.birth === null) return refuse("otherDocument");
  const { issuer, nationality, number, sex, expiry } = zone;
  return accept({
    kind,
    englishName: [zone.surname, zone.givenNames].filter(Boolean).join(", "),
    chineseName: "",
    sex,
    birth: zone.birth,
    number,
    nationality,
    issuer,
    validTo: expiry,
    readBy: "print",
  });
}

function kindOf({ format, documentType, issuer, number }: MachineReadableZone) {
  if (format === "TD3") return "passport" as const;
  const isPermit = documentType.startsWith("C") && issuer === "CHN" && /^\d{8}$/.test(number);
  return isPermit ? ("taiwanTravelPermit" as const) : undefined;
}
