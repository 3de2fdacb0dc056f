import type { Matter } from "../../../../server/contract/catalogue/matter.ts";
import type { HandedIn } from "../../../../server/contract/matters.ts";
import type { Language } from "../../../../server/contract/service-offer.ts";
import { type Translate, translator } from "../../../i18n/catalogue.ts";
import type { handleMessages } from "../../../i18n/handle-matter.ts";
import { scanMessages } from "../../../i18n/scan.ts";
import { feeWords, type PostFees, placeKey } from "../post-fee.ts";
import { type Filling, formOf, materialsOf } from "./case.ts";
import { deliveryWords, problemWords, sourceWords } from "./field-words.ts";
import type { Deliveries, Step } from "./plan.ts";
import { placeOfPost } from "./post.ts";
import { valueWords } from "./value-words.ts";

interface Reviewed extends Filling {
  readonly deliveries: Deliveries;
  readonly postFees: PostFees;
}

const byWords = {
  licence: "byLicence",
  commitment: "byCommitment",
  window: "byWindow",
  later: "byLater",
} as const satisfies Record<Exclude<HandedIn["by"], "file">, string>;

export interface ReviewRow {
  readonly term: string;
  readonly value: string;
  /** Where the value is from, where it was not typed. */
  readonly note: string | null;
  readonly wrong: string | null;
  readonly step: Step | null;
}

/** All of a matter that will be handed in. */
export function reviewRows(
  view: Reviewed,
  matter: Matter,
  language: Language,
  t: Translate<typeof handleMessages>,
): readonly ReviewRow[] {
  const scan = translator(scanMessages, language);
  return [
    ...formOf(view, matter).sections.flatMap(({ fields }) =>
      fields.map(
        ({ id, field, value, source, editable, problem, message }): ReviewRow => ({
          term: field.label[language],
          value:
            value === undefined
              ? t("reviewEmpty")
              : valueWords(field, value, language, t, source?.from !== "answer"),
          note: sourceWords(source?.from, view, t),
          wrong: problem ? (message?.[language] ?? problemWords(problem, t)) : null,
          step: editable ? { kind: "question", matterId: matter.id, fieldId: id } : null,
        }),
      ),
    ),
    ...materialsOf(view, matter).flatMap(({ id, name }): ReviewRow[] => {
      const how = view.handedIn[matter.id]?.[id];
      if (!how) return [];
      const isChoice = how.by === "window" || how.by === "later" || how.by === "file";
      return [
        {
          term: name[language],
          value: how.by === "file" ? scan("scannedPages", { count: how.files.length }) : t(byWords[how.by]),
          note: null,
          wrong: null,
          step: isChoice ? { kind: "material", matterId: matter.id, materialId: id } : null,
        },
      ];
    }),
    ...(matter.result.delivery.length > 1 ? deliveryRow(matter) : []),
  ];

  function deliveryRow({ id }: Matter): ReviewRow[] {
    const delivery = view.deliveries[id];
    if (!delivery) return [];
    const place = placeOfPost(view, id);
    const fee = view.postFees[placeKey(place)];
    const words = delivery.kind === "post" ? feeWords(place, fee)[language] : null;
    const isServed = fee?.served !== false;
    return [
      {
        term: t("reviewDelivery"),
        value: [t(deliveryWords[delivery.kind]), delivery.address].filter(Boolean).join(" · "),
        note: isServed ? words : null,
        wrong: isServed ? null : words,
        step: { kind: "delivery", matterId: id },
      },
    ];
  }
}
