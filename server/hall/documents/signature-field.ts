import { mm, paper } from "./paper.ts";

/**
 * Bytes kept free for the seal's signature: a CMS with a chain of three certificates needs some 6,000; room for a time stamp. What a seal does
 * not fill stays zero.
 */
export const sealRoom = 12_000;

/** A number that the seal writes over, in the form of a name so that PDF writers pass it on as it is. */
export const unknownNumber = "**********";

/** Widget annotations (ISO 32000-1, 12.5.3): print, locked. */
const printedAndLocked = 4 | 128;
/** Signatures exist, and a change of the file must only append (ISO 32000-1, table 219). */
const signedAndAppendOnly = 1 | 2;

export interface FieldPlace {
  /** Of the stamp's box on its page, millimetres from the top left corner of the paper. */
  readonly left: number;
  readonly top: number;
  readonly side: number;
}

/**
 * Puts a signature field on the document's present page: what readers open when the stamp is touched. Its signature is empty; `seal/byte-range.ts`
 * says where it goes. PAdES (ETSI EN 319 142-1): the sub-filter, and the time of sealing in /M.
 */
export function addSignatureField(
  document: PDFKit.PDFDocument,
  { left, top, side }: FieldPlace,
  seal: { readonly organ: string; readonly reason: string; readonly at: number },
): void {
  const signature = document.ref({
    Type: "Sig",
    Filter: "Adobe.PPKLite",
    SubFilter: "ETSI.CAdES.detached",
    ByteRange: [0, unknownNumber, unknownNumber, unknownNumber],
    // `seal/byte-range.ts` reads these three in this order.
    M: new Date(seal.at),
    Contents: Buffer.alloc(sealRoom),
    Name: new String(seal.organ),
    Reason: new String(seal.reason),
  });
  // The stamp itself is drawn on the page: printers and telephones that skip form fields show it all the same.
  const appearance = document.ref({
    Type: "XObject",
    Subtype: "Form",
    BBox: [0, 0, mm(side), mm(side)],
    Resources: {},
  });
  const field = document.ref({
    Type: "Annot",
    Subtype: "Widget",
    FT: "Sig",
    T: new String("Seal"),
    V: signature,
    F: printedAndLocked,
    Rect: [left, paper.height - top - side, left + side, paper.height - top].map(mm),
    P: document.page.dictionary,
    AP: { N: appearance },
  });
  const { page, _root: root } = document as unknown as Inside;
  page.annotations.push(field);
  document.initForm();
  const form = root.data.AcroForm.data;
  form.Fields.push(field);
  form.SigFlags = signedAndAppendOnly;
  // With it readers would draw the fields anew, and then say that the sealed file was changed.
  form.NeedAppearances = undefined;
  for (const each of [signature, appearance, field]) each.end(undefined);
}

/** What pdfkit's types do not tell. */
interface Inside {
  readonly page: { readonly annotations: unknown[] };
  readonly _root: {
    readonly data: {
      readonly AcroForm: {
        readonly data: {
          readonly Fields: unknown[];
          SigFlags?: number;
          NeedAppearances?: boolean | undefined;
        };
      };
    };
  };
}
