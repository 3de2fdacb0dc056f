import type { Matter } from "../../../../server/contract/catalogue/matter.ts";
import type { EnterpriseActedFor, HandedIn } from "../../../../server/contract/matters.ts";
import { translator } from "../../../i18n/catalogue.ts";
import { scanMessages } from "../../../i18n/scan.ts";
import { Button } from "../../../ui/button.tsx";
import { Notice } from "../../../ui/text-block.tsx";
import { FittedPages } from "../../frame/fitted-pages.tsx";
import { feeWords, placeKey } from "../post-fee.ts";
import { formOf, materialsOf, mattersOf } from "./case.ts";
import { deliveryWords } from "./delivery.tsx";
import { problemWords, sourceWords } from "./field-words.ts";
import { HandlePage } from "./handle-page.tsx";
import type { Step } from "./plan.ts";
import { placeOfPost } from "./post.ts";
import { useEnterprise } from "./use-enterprise.ts";
import { useHandle } from "./use-handle.ts";
import { valueWords } from "./value-words.ts";

const byWords = {
  licence: "byLicence",
  commitment: "byCommitment",
  window: "byWindow",
  later: "byLater",
} as const satisfies Record<Exclude<HandedIn["by"], "file">, string>;

interface ReviewRow {
  readonly term: string;
  readonly value: string;
  /** Where the value is from, where it was not typed. */
  readonly note: string | null;
  readonly wrong: string | null;
  readonly step: Step | null;
}

/** All that will be handed in, each row to be changed. */
export function HandleReview() {
  const { t, common, view, language, send } = useHandle();
  const rowsOf = useRows();
  const matters = mattersOf(view);
  const wrong = matters.flatMap(rowsOf).filter(({ wrong: each }) => each).length;
  return (
    <HandlePage
      name="handleReview"
      step={5}
      title={t("reviewTitle")}
      back={{ words: common("back"), onPress: () => send({ type: "back" }) }}
      primary={{
        words: t("submit"),
        icon: "check",
        disabled: wrong > 0,
        onPress: () => send({ type: "submit" }),
      }}
    >
      {wrong > 0 && <Notice tone="bad" title={t("reviewRefused", { count: wrong })} />}
      <FittedPages
        blocks={[
          ...(view.enterprise ? [<ActingFor enterprise={view.enterprise} />] : []),
          ...matters.flatMap((matter) => [
            ...(matters.length > 1 ? [<h2 class="handle-section">{matter.plainName[language]}</h2>] : []),
            ...rowsOf(matter).map(({ term, value, note, wrong: problem, step }) => (
              <div class="handle-review">
                <div class="handle-review__words">
                  <span class="handle-review__term">{term}</span>
                  <strong>{value}</strong>
                  {note && <span class="handle-review__note">{note}</span>}
                  {problem && <span class="handle-review__wrong">{problem}</span>}
                </div>
                {step && (
                  <Button
                    variant="secondary"
                    icon="pencil"
                    label={`${t("edit")} ${term}`}
                    onPress={() => send({ type: "edit", step })}
                  >
                    {t("edit")}
                  </Button>
                )}
              </div>
            )),
          ]),
        ]}
      />
    </HandlePage>
  );
}

/** For whom it is handed in. */
function ActingFor({ enterprise: { name, until } }: { readonly enterprise: EnterpriseActedFor }) {
  const { t } = useEnterprise();
  return (
    <div class="handle-review">
      <div class="handle-review__words">
        <span class="handle-review__term">{t("actingFor")}</span>
        <strong>{until ? t("actingUntil", { name, day: until }) : name}</strong>
      </div>
    </div>
  );
}

function useRows(): (matter: Matter) => readonly ReviewRow[] {
  const { t, view, language } = useHandle();
  const scan = translator(scanMessages, language);
  return (matter) => [
    ...formOf(view, matter).sections.flatMap(({ fields }) =>
      fields.map(
        ({ id, field, value, source, editable, problem, message }): ReviewRow => ({
          term: field.label[language],
          value:
            value === undefined
              ? t("reviewEmpty")
              : valueWords(field, value, language, t, source?.from !== "answer"),
          note: sourceWords(source?.from, t),
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
