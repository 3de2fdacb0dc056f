import { Icon } from "../../../ui/icon.tsx";
import { Notice } from "../../../ui/text-block.tsx";
import { FittedPages } from "../../frame/fitted-pages.tsx";
import { Page } from "../../frame/page.tsx";
import { useFollow } from "./use-follow.ts";

/** What is owed of a case: what an e-licence stands for is added here and now, the rest is brought to a window. */
export function FollowOwed() {
  const { t, common, view, language, send } = useFollow();
  const { owed, receipt, licencesGone } = view;
  if (!owed || !receipt) throw new Error("what is owed was to be shown before it was known");
  const { offers } = owed;
  const canAdd = offers.length > 0;
  const rest = receipt.applications.flatMap((application) =>
    application.owed
      .filter(
        ({ materialId }) =>
          !offers.some(
            ({ matter, material }) => matter.id === application.matterId && material.id === materialId,
          ),
      )
      .map(({ materialId, name }) => ({
        key: `${application.number} ${materialId}`,
        name,
        of: application.plainName,
      })),
  );
  return (
    <Page
      name="followOwed"
      title={canAdd ? t("owedByLicenceTitle") : t("owedOnlyWindowTitle")}
      hint={canAdd ? t("owedByLicenceHint") : t("owedOnlyWindowHint")}
      back={{ words: common("back"), onPress: () => send({ type: "back" }) }}
      {...(canAdd
        ? {
            primary: {
              words: t("agree"),
              icon: "check" as const,
              onPress: () => send({ type: "useLicences" }),
            },
          }
        : {})}
    >
      {licencesGone && <Notice tone="warning" title={t("licencesGone")} />}
      <FittedPages
        blocks={[
          ...offers.map(({ matter, material, licence }) => (
            <div class="handle-row">
              <Icon name="check" />
              <span class="handle-row__words">
                <strong>{material.name[language]}</strong>
                <span>{t("licenceStands", { licence: licence.name[language] })}</span>
                <span>{matter.plainName[language]}</span>
                <span>{t("licencePurpose")}</span>
              </span>
            </div>
          )),
          ...rest.map(({ name, of }) => (
            <div class="handle-row">
              <Icon name="place" />
              <span class="handle-row__words">
                <strong>{name[language]}</strong>
                <span>{t("bringToWindow")}</span>
                <span>{of[language]}</span>
              </span>
            </div>
          )),
        ]}
      />
    </Page>
  );
}
