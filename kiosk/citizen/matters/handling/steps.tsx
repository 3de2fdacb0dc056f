import { Button } from "../../../ui/button.tsx";
import { Chip } from "../../../ui/text-block.tsx";
import { FittedPages } from "../../frame/fitted-pages.tsx";
import { HandlePage } from "./handle-page.tsx";
import { sectionWords, stateWords } from "./section-words.ts";
import { type SectionItem, sectionsOf } from "./sections.ts";
import { useHandle } from "./use-handle.ts";

/** 全部事项: who would rather see the whole of it does, and touches where to go on. */
export function HandleSteps() {
  const { t, common, view, language, send } = useHandle();
  return (
    <HandlePage
      name="handleSteps"
      title={t("stepsTitle")}
      hint={t("stepsHint")}
      back={{ words: common("back"), onPress: () => send({ type: "back" }) }}
    >
      <FittedPages
        blocks={sectionsOf(view, view.deliveries).flatMap((section) => {
          const { kind, title, of, items, state } = section;
          const name = title?.[language] ?? t(sectionWords[kind]);
          // A section's name never stands alone at the end of a page.
          return items.map((item, index) => (
            <>
              {index === 0 && (
                <div class="handle-beside">
                  <h2 class="handle-section">{of ? `${of[language]} · ${name}` : name}</h2>
                  <Chip
                    tone={state === "done" ? "good" : state === "now" ? "warning" : "quiet"}
                    {...(state === "done" ? { icon: "check" as const } : {})}
                  >
                    {t(stateWords[state])}
                  </Chip>
                </div>
              )}
              <ItemRow item={item} />
            </>
          ));
        })}
      />
    </HandlePage>
  );
}

function ItemRow({ item: { words, done, step } }: { readonly item: SectionItem }) {
  const { t, language, send } = useHandle();
  const goes = t(done ? "edit" : "goTo");
  return (
    <div class="handle-review">
      <div class="handle-review__words">
        <strong>{words[language]}</strong>
        <span class="handle-review__note">{t(done ? "itemDone" : "itemOpen")}</span>
      </div>
      {step && (
        <Button
          variant="secondary"
          icon={done ? "pencil" : "forward"}
          label={`${goes} ${words[language]}`}
          onPress={() => send({ type: "edit", step })}
        >
          {goes}
        </Button>
      )}
    </div>
  );
}
