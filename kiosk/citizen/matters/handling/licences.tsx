import { Icon } from "../../../ui/icon.tsx";
import { FittedPages } from "../../frame/fitted-pages.tsx";
import { HandlePage } from "./handle-page.tsx";
import { licencesOffered } from "./plan.ts";
import { useHandle } from "./use-handle.ts";

/** 免证办: which e-licences would stand for what, and for what purpose. Nothing is fetched before the holder agrees. */
export function HandleLicences() {
  const { t, common, view, language, send } = useHandle();
  const offers = licencesOffered(view);
  const purposes = [...new Set(offers.map(({ matter }) => matter.plainName[language]))];
  return (
    <HandlePage
      name="handleLicences"
      step={2}
      title={t("licencesTitle")}
      hint={t("licencesHint")}
      back={{ words: common("back"), onPress: () => send({ type: "back" }) }}
      secondary={{ words: t("licencesRefuse"), onPress: () => send({ type: "withoutLicences" }) }}
      primary={{ words: t("licencesAgree"), icon: "check", onPress: () => send({ type: "useLicences" }) }}
    >
      <FittedPages
        blocks={[
          ...offers.map(({ material, licence }) => (
            <div class="handle-row">
              <Icon name="card" size={10} />
              <div class="handle-row__words">
                <strong>{licence.name[language]}</strong>
                <span>{t("licenceFor", { material: material.name[language] })}</span>
              </div>
            </div>
          )),
          ...purposes.map((matter) => <p class="handle-note">{t("licencePurpose", { matter })}</p>),
        ]}
      />
    </HandlePage>
  );
}
