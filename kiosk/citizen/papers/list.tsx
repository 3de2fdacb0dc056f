import { Chip } from "../../ui/text-block.tsx";
import { FittedPages } from "../frame/fitted-pages.tsx";
import { Page } from "../frame/page.tsx";
import { usePapers } from "./use-papers.ts";

/** The papers of a case, each a touch away. */
export function PapersList() {
  const { t, common, view, language, send } = usePapers();
  return (
    <Page
      name="papersList"
      title={t("listTitle")}
      hint={t("listHint")}
      back={{ words: common("back"), onPress: () => send({ type: "back" }) }}
    >
      <FittedPages
        blocks={view.papers.map(({ id, name, about, personal }) => (
          <button type="button" class="matter" onClick={() => send({ type: "choose", id })}>
            <span class="matter__words">
              <strong>{name[language]}</strong>
              {about && <span class="matter__detail">{about[language]}</span>}
              {personal && (
                <span class="matter__chips">
                  <Chip tone="quiet" icon="card">
                    {t("wantsCard")}
                  </Chip>
                </span>
              )}
            </span>
          </button>
        ))}
      />
    </Page>
  );
}
