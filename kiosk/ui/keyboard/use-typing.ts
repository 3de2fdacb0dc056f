import { useEffect, useState } from "preact/hooks";
import { openTyping, type Typing } from "../pinyin/open-typing.ts";
import type { Answer, Question } from "../pinyin/typing-service.ts";

/**
 * The dictionary for as long as the component is shown, and not a moment longer: its worker ends with it. A page that shows one keyboard after
 * another opens it itself (`openTyping`), hands it to each, and closes it at the end of the session.
 * @param given the page's own, which stays open
 */
export function useTyping(given: Typing | undefined): Typing | undefined {
  const [own, setOwn] = useState<Typing | undefined>(undefined);
  useEffect(() => {
    if (given) return;
    const opened = openTyping();
    setOwn(opened);
    return () => {
      opened.close();
      setOwn(undefined);
    };
  }, [given]);
  return given ?? own;
}

export interface Asked<Q extends Question> {
  /** The newest answer and the question that it is to; it may lag behind what is asked now. */
  readonly latest: { readonly question: Q; readonly answer: Answer<Q> } | undefined;
  /** The dictionary cannot be had. */
  readonly failed: boolean;
}

/** Asks whenever the question becomes another one. @param key says when; undefined asks nothing and forgets the answer */
export function useAnswer<Q extends Question>(
  typing: Typing | undefined,
  question: Q,
  key: string | undefined,
): Asked<Q> {
  const [asked, setAsked] = useState<Asked<Q>>({ latest: undefined, failed: false });
  // The key stands for the question, which is another object at every drawing.
  useEffect(() => {
    if (key === undefined) {
      setAsked(({ failed }) => ({ latest: undefined, failed }));
      return;
    }
    let isCurrent = true;
    typing?.ask(question).then(
      (answer) => {
        if (isCurrent) setAsked({ latest: { question, answer }, failed: false });
      },
      () => {
        if (isCurrent) setAsked({ latest: undefined, failed: true });
      },
    );
    return () => {
      isCurrent = false;
    };
  }, [typing, key]);
  return asked;
}
