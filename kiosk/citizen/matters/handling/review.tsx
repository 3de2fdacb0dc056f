import type { Matter } from "../../../../server/contract/catalogue/matter.ts";
import type { EnterpriseActedFor } from "../../../../server/contract/matters.ts";
import { Button } from "../../../ui/button.tsx";
import { Notice } from "../../../ui/text-block.tsx";
import { FittedPages } from "../../frame/fitted-pages.tsx";
import { mattersOf } from "./case.ts";
import { HandlePage } from "./handle-page.tsx";
import { reviewRows } from "./review-rows.ts";
import { useEnterprise } from "./use-enterprise.ts";
import { useHandle } from "./use-handle.ts";

/** All that will be handed in, each row to be changed. */
export function HandleReview() {
  const { t, common, view, language, send } = useHandle();
  const rowsOf = (matter: Matter) => reviewRows(view, matter, language, t);
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
