import { Button } from "../../ui/button.tsx";
import { FittedPages } from "../frame/fitted-pages.tsx";
import { Page } from "../frame/page.tsx";
import { usePain } from "./use-pain.ts";

/** A touch or three, and more by choice; nothing is sent before somebody sends it. */
export function PainWhat() {
  const { t, view, language, send } = usePain();
  const { about, offered, chosen, words, telephone } = view;
  const matter = "matterName" in about ? about.matterName : null;
  return (
    <Page
      name="painWhat"
      title={t("whatTitle")}
      hint={t("whatHint")}
      back={{ words: t("leave"), icon: "close", onPress: () => send({ type: "back" }) }}
      primary={{
        words: t("send"),
        icon: "check",
        disabled: chosen.length === 0,
        onPress: () => send({ type: "send" }),
      }}
    >
      {matter && <p class="pain__about">{t("about", { matter: matter[language] })}</p>}
      <FittedPages
        blocks={[
          ...pairsOf(offered).map((pair) => (
            <div key={pair[0]?.id} class="pain__pair">
              {pair.map(({ id, name }) => (
                <Button
                  key={id}
                  class="pain__choice"
                  pressed={chosen.includes(id)}
                  onPress={() => send({ type: "choose", id })}
                >
                  {name[language]}
                </Button>
              ))}
            </div>
          )),
          <div key="more" class="pain__more">
            <Button icon="pencil" onPress={() => send({ type: "write" })}>
              {t(words ? "written" : "write")}
            </Button>
            <Button icon="person" onPress={() => send({ type: "call" })}>
              {t(telephone ? "called" : "call")}
            </Button>
          </div>,
        ]}
      />
    </Page>
  );
}

/** Two beside each other across, and one below the other upright. */
const pairsOf = <Each,>(all: readonly Each[]): Each[][] =>
  Array.from({ length: Math.ceil(all.length / 2) }, (_, index) => all.slice(2 * index, 2 * index + 2));
