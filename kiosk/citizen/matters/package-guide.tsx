import { hallProblem } from "../condition.ts";
import { FittedPages } from "../frame/fitted-pages.tsx";
import { Page } from "../frame/page.tsx";
import { FilmDoor } from "../media/media-doors.tsx";
import { GuideFacts } from "./guide-facts.tsx";
import { useFind } from "./use-find.ts";

/** 一件事: what is done together, in which order. */
export function PackageGuide() {
  const { t, common, view, language, condition, send } = useFind();
  const { guide } = view;
  const whole = guide?.package;
  if (!whole) throw new Error("a package's guide was drawn without its package");
  const nameOf = (id: string) => guide.parts.find((part) => part.id === id)?.plainName[language] ?? id;
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
      <div class="guide">
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
      </div>
    </Page>
  );
}
