import { scanMessages } from "../../../i18n/scan.ts";
import { Button } from "../../../ui/button.tsx";
import { Icon } from "../../../ui/icon.tsx";
import { Notice } from "../../../ui/text-block.tsx";
import { FittedPages } from "../../frame/fitted-pages.tsx";
import { Page } from "../../frame/page.tsx";
import { useFollow } from "./use-follow.ts";

/** What is owed of a case: what an e-licence or a scan stands for is added here and now, the rest is brought to a window. */
export function FollowOwed() {
  const { t, common, view, language, send } = useFollow();
  const { owing } = view;
  if (!owing?.owed) throw new Error("what is owed was to be shown before it was known");
  const { receipt, licencesGone, hasCamera, cameraProblem } = owing;
  const { offers, scannable } = owing.owed;
  const canAdd = offers.length > 0;
  const canScan = hasCamera && scannable.length > 0;
  const rest = receipt.applications.flatMap((application) =>
    application.owed
      .filter(
        ({ materialId }) =>
          !offers.some(
            ({ matter, material }) => matter.id === application.matterId && material.id === materialId,
          ),
      )
      .map(({ materialId, name }) => ({
        number: application.number,
        materialId,
        name,
        of: application.plainName,
        scans:
          canScan &&
          scannable.some((each) => each.number === application.number && each.materialId === materialId),
      })),
  );
  return (
    <Page
      name="followOwed"
      title={canAdd || canScan ? t("owedByLicenceTitle") : t("owedOnlyWindowTitle")}
      hint={canAdd ? t("owedByLicenceHint") : t(canScan ? "owedByScanHint" : "owedOnlyWindowHint")}
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
      {cameraProblem && <Notice tone="warning" title={t("cameraGone")} />}
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
          ...rest.map(({ number, materialId, name, of, scans }) => (
            <div class="handle-row">
              <Icon name="place" />
              <span class="handle-row__words">
                <strong>{name[language]}</strong>
                <span>{t("bringToWindow")}</span>
                <span>{of[language]}</span>
              </span>
              {scans && (
                <Button
                  icon="picture"
                  label={`${scanMessages.scanHere[language]} ${name[language]}`}
                  onPress={() => send({ type: "scanOwed", number, materialId })}
                >
                  {scanMessages.scanHere[language]}
                </Button>
              )}
            </div>
          )),
        ]}
      />
    </Page>
  );
}
