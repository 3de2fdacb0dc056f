import { useState } from "preact/hooks";
import { matterCodeIn } from "../../../server/contract/matters.ts";
import { spacedCode } from "../../i18n/appointment-time.ts";
import type { CarryOnMessages } from "../../i18n/carry-on.ts";
import type { Translate } from "../../i18n/catalogue.ts";
import { Button } from "../../ui/button.tsx";
import { Notice } from "../../ui/text-block.tsx";
import type { CarryContext, CarryEvent, CarryPage } from "../carry-on.machine.ts";
import { refusalWords } from "../words.ts";

export interface EntryProps {
  readonly context: CarryContext;
  readonly c: Translate<CarryOnMessages>;
  readonly say: (event: CarryEvent) => void;
}

/** The code, where no picture of it brought it. */
export function EnterCode({ c, say }: EntryProps) {
  const [typed, setTyped] = useState("");
  const [isWrong, setWrong] = useState(false);
  return (
    <form
      class="choice carry"
      data-screen="code"
      onSubmit={(event) => {
        event.preventDefault();
        const code = matterCodeIn(typed);
        if (code) say({ type: "enterCode", code });
        else setWrong(true);
      }}
    >
      <h1>{c("codeTitle")}</h1>
      <p class="choice__hint">{c("codeHint")}</p>
      {isWrong && <Notice tone="bad" title={c("codeWrong")} />}
      <input
        class="carry__field carry__field--code"
        aria-label={c("codeTitle")}
        autoComplete="off"
        autoCapitalize="characters"
        spellcheck={false}
        maxLength={40}
        value={typed}
        onInput={({ currentTarget }) => {
          setTyped(currentTarget.value);
          setWrong(false);
        }}
      />
      <button type="submit" class="button button--primary">
        <span>{c("open")}</span>
      </button>
    </form>
  );
}

/** Four signs that whoever merely found the slip does not know. */
export function Prove({ context, c, say }: EntryProps) {
  const [typed, setTyped] = useState("");
  const lastFour = typed.trim().toUpperCase();
  const isWhole = /^[0-9A-Z]{4}$/.test(lastFour);
  const refused = context.error && refusalWords(context.error, c);
  return (
    <form
      class="choice carry"
      data-screen="proof"
      onSubmit={(event) => {
        event.preventDefault();
        if (isWhole) say({ type: "prove", lastFour });
      }}
    >
      <h1>{c("fourTitle")}</h1>
      <p class="choice__hint">{c("fourHint", { code: spacedCode(context.code ?? "") })}</p>
      {refused && (
        <Notice tone="bad" title={refused.title}>
          <p>{refused.number}</p>
        </Notice>
      )}
      <input
        class="carry__field carry__field--code"
        aria-label={c("fourTitle")}
        aria-describedby="four-example"
        autoComplete="off"
        autoCapitalize="characters"
        spellcheck={false}
        maxLength={4}
        value={typed}
        onInput={({ currentTarget }) => setTyped(currentTarget.value)}
      />
      <p class="choice__hint" id="four-example">
        {c("fourExample")}
      </p>
      <button type="submit" class="button button--primary" disabled={!isWhole}>
        <span>{c("open")}</span>
      </button>
      <Button onPress={() => say({ type: "anew" })}>{c("anotherCode")}</Button>
    </form>
  );
}

/** Nothing of a case is on the page: why, and how to open one. */
export function Gone({ page, context, c, say }: EntryProps & { readonly page: CarryPage }) {
  const refused = context.error && refusalWords(context.error, c);
  const [title, hint] =
    page === "left"
      ? [c("leftTitle"), c("leftHint")]
      : page === "timedOut"
        ? [c("timedOutTitle"), context.kept ? c("timedOutKept") : c("timedOutLost")]
        : context.error === "matter.handedIn"
          ? [c("handedIn"), c("handedInHint")]
          : [c("closedTitle"), null];
  const isExplained = refused && page === "closed" && context.error !== "matter.handedIn";
  return (
    <section class="choice carry" data-screen={page}>
      <h1>{title}</h1>
      {hint && <p class="choice__hint">{hint}</p>}
      {isExplained && (
        <Notice tone="bad" title={refused.title}>
          <p>{refused.number}</p>
        </Notice>
      )}
      <Button onPress={() => say({ type: "anew" })}>{c("openAnother")}</Button>
    </section>
  );
}
