import { slotWords } from "../../../i18n/assistance-time.ts";
import { Button } from "../../../ui/button.tsx";
import { FittedPages } from "../../frame/fitted-pages.tsx";
import { Page } from "../../frame/page.tsx";
import { takesTexts } from "../../machines/assistance.machine.ts";
import { useAssistance } from "./use-assistance.ts";
import { kindWords, reasonWords } from "./words.ts";

interface Row {
  readonly term: string;
  readonly value: string;
  readonly edit?: { readonly words: string; readonly onPress: () => void };
}

/** All that will be sent, each row to be changed; texts are wanted by who says so. */
export function AssistReview() {
  const { t, common, view, language, send } = useAssistance();
  const { about, name, reason, telephone, address, slot, texts } = view;
  if (!("matter" in about)) throw new Error("a request was to be confirmed that is about no matter");
  const edit = (what: "who" | "reason" | "telephone" | "address" | "slot") => ({
    words: t("edit"),
    onPress: () => send({ type: "edit", what }),
  });
  const canText = takesTexts(telephone);
  const rows: readonly Row[] = [
    { term: t("rowMatter"), value: about.matter.name[language] },
    { term: t("rowName"), value: name, edit: edit("who") },
    { term: t("rowReason"), value: reason ? t(reasonWords[reason]) : "", edit: edit("reason") },
    { term: t("rowTelephone"), value: telephone, edit: edit("telephone") },
    ...(about.kind === "homeVisit"
      ? [
          { term: t("rowAddress"), value: address, edit: edit("address") },
          { term: t("rowSlot"), value: slot ? slotWords(slot, language) : "", edit: edit("slot") },
        ]
      : []),
    {
      term: t("rowTexts"),
      value: canText ? t(texts ? "textsYes" : "textsNo") : t("textsNotHere"),
      ...(canText ? { edit: { words: t("turnTexts"), onPress: () => send({ type: "texts" }) } } : {}),
    },
  ];
  return (
    <Page
      name="assistReview"
      title={t("reviewTitle")}
      hint={t(kindWords[about.kind])}
      back={{ words: common("back"), onPress: () => send({ type: "back" }) }}
      primary={{
        words: t("confirm"),
        icon: "check",
        disabled: !view.whole,
        onPress: () => send({ type: "confirm" }),
      }}
    >
      <FittedPages
        blocks={rows.map(({ term, value, edit: change }) => (
          <div class="handle-review">
            <span class="handle-review__words">
              <span>{term}</span>
              <strong>{value}</strong>
            </span>
            {change && (
              <Button
                variant="secondary"
                icon="pencil"
                label={`${change.words} ${term}`}
                onPress={change.onPress}
              >
                {change.words}
              </Button>
            )}
          </div>
        ))}
      />
    </Page>
  );
}
