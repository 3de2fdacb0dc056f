import { hallProblem } from "../condition.ts";
import { FittedPages } from "../frame/fitted-pages.tsx";
import { Page } from "../frame/page.tsx";
import { FilmDoor } from "../media/media-doors.tsx";
import { GuideFacts } from "./guide-facts.tsx";
import { GuideTabs } from "./guide-tabs.tsx";
import { PackageMaterials } from "./package-materials.tsx";
import { useFind } from "./use-find.ts";

const packageParts = ["summary", "materials"] as const;

/** 一件事: what is done together, in which order, and what is brought for all of it. */
export function PackageGuide() {
  const { t, common, view, language, condition, send } = useFind();
  const whole = view.guide?.package;
  if (!whole) throw new Error("a package's guide was drawn without its package");
  return (
    <Page
      name="findGuide"
      title={whole.plainName[language]}
      back={{ words: common("back"), onPress: () => send({ type: "back" }) }}
      primary={{
        words: t("guideHandle"),
        icon: "forward",
        disabled: hallProblem(condition) !== null,
        onPress: () => send({ type: "handle" }),
      }}
    >
      <div class="guide-page">
        <div class="guide-page__side">
          <GuideTabs parts={packageParts} />
        </div>
        <div class="guide" role="tabpanel" key={view.part}>
          {view.part === "materials" ? <PackageMaterials /> : <PackageSummary />}
        </div>
      </div>
    </Page>
  );
}

/** What belongs together, and what waits for what. */
function PackageSummary() {
  const { t, view, language } = useFind();
  const { guide } = view;
  const whole = guide?.package;
  if (!whole) throw new Error("a package's part was drawn without its package");
  const nameOf = (id: string) => guide.parts.find((part) => part.id === id)?.plainName[language] ?? id;
  return (
    <FittedPages
      blocks={[
        <p class="guide__plain">{whole.summary.plain[language]}</p>,
        ...whole.videos.map((film) => <FilmDoor film={film} />),
        ...whole.matters.map(({ matter: id, after }, index) => {
          const matter = guide.parts.find((part) => part.id === id);
          return (
            <div class="material">
              <span class="material__number" aria-hidden="true">
                {index + 1}
              </span>
              <strong>{nameOf(id)}</strong>
              {after.length > 0 && (
                <span class="material__facts">
                  {t("partAfter", { matter: after.map(nameOf).join(language === "en" ? ", " : "、") })}
                </span>
              )}
              {matter && <GuideFacts matter={matter} />}
            </div>
          );
        }),
      ]}
    />
  );
}
