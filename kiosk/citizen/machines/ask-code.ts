import { assign, type EventObject, sendTo } from "xstate";
import {
  type CodeInput,
  type CodeMachine,
  type CodeOutput,
  type CodeView,
  codeEvents,
  codeViewOf,
  firstCodeView,
} from "./code.machine.ts";
import { forwarded } from "./request.ts";

/*
 * How the machines of a journey ask for a code in their middle: by the machine of codes, which they have under the name `code`. Such a
 * machine spreads `codeActions` into its own actions, has `forgetError` beside them, and makes its state of `askingCode`, to which it says
 * what the answer leads to.
 */

/** What such a machine keeps. */
export interface AsksCode {
  /** What the machine of codes shows. */
  readonly typing: CodeView | null;
}

/** @param asked which code it is, and whether it is held to the scanner */
export function codeActions<Context extends AsksCode, Event extends EventObject>(
  asked: (context: Context) => CodeInput,
) {
  const set = (change: (context: Context, event: Event) => AsksCode) =>
    assign<Context, Event, undefined, Event, never>(
      ({ context, event }) => change(context, event) as Partial<Context>,
    );
  return {
    toCode: sendTo<Context, Event, undefined, never, Event, never>("code", ({ event }) => event as never),
    showCode: set((context) => ({ typing: firstCodeView(asked(context)) })),
    keepTyping: set(({ typing }, event) => ({
      typing: ("snapshot" in event ? codeViewOf(event.snapshot as Snapshot) : null) ?? typing,
    })),
    hideCode: set(() => ({ typing: null })),
  };
}

type Snapshot = ReturnType<CodeMachine["getInitialSnapshot"]>;

/** The state in which a code is asked for. @param led where it leads, as an invocation's `onDone` and `onError` say it */
export const askingCode = <Context, const Done, const Failed>(
  asked: (context: Context) => CodeInput,
  led: { onDone: Done; onError: Failed },
) =>
  ({
    entry: ["forgetError", "showCode"],
    invoke: {
      src: "code",
      id: "code",
      input: ({ context }: { context: Context }) => asked(context),
      onSnapshot: { actions: "keepTyping" },
      ...led,
    },
    on: forwarded("toCode", codeEvents),
    exit: "hideCode",
  }) as const;

/** The code, of the event with which the machine of codes ended; null where there is none. */
export function codeGivenBy(event: object): string | null {
  const output = "output" in event ? (event.output as CodeOutput) : null;
  return output?.outcome === "code" ? output.code : null;
}
