import type { Language } from "../../../server/contract/hall.ts";
import { Keyboard, type KeyboardProps } from "../../ui/keyboard/keyboard.tsx";
import { Notice } from "../../ui/text-block.tsx";
import { Page, type PageProps } from "./page.tsx";

type TypedEvent = { readonly type: "type"; readonly text: string } | { readonly type: "answer" | "back" };

export interface TypedPageProps extends Pick<PageProps, "name" | "title" | "hint"> {
  readonly mode: KeyboardProps["mode"];
  readonly value: string;
  readonly maxLength: number;
  /** What is wrong with what was typed; null: nothing yet. */
  readonly wrong?: string | null;
  readonly words: { readonly back: string; readonly keep: string };
  readonly language: Language;
  readonly send: (event: TypedEvent) => void;
}

/** One thing that is typed, taken at a touch. */
export function TypedPage({ wrong, words, send, ...props }: TypedPageProps) {
  const { mode, value, maxLength, language, ...page } = props;
  return (
    <Page
      {...page}
      back={{ words: words.back, onPress: () => send({ type: "back" }) }}
      primary={{ words: words.keep, icon: "check", onPress: () => send({ type: "answer" }) }}
    >
      {wrong && <Notice tone="bad" title={wrong} />}
      <Keyboard
        mode={mode}
        value={value}
        maxLength={maxLength}
        label={props.title}
        language={language}
        onChange={(text) => send({ type: "type", text })}
      />
    </Page>
  );
}
