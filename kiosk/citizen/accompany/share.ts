import {
  type AccompanyWish,
  type CitizenAnswer,
  mostStepsASecond,
} from "../../../server/contract/accompany/accompaniment.ts";
import { type Step, step as stepSchema } from "../../../server/contract/accompany/step.ts";
import { accompanyTerminal } from "../../../server/contract/accompany/terminal.ts";
import { type ConnectOptions, connect, type ServiceConnection } from "../../connection/service-connection.ts";
import { loadStylesheet } from "../../ui/keyboard/use-stylesheet.ts";
import type { SessionLook } from "../machines/accompany.machine.ts";
import { createControlIds } from "./control-ids.ts";
import { describeScreen } from "./describe.ts";
import { createMarker } from "./marker.ts";
import marks from "./marks.css?url";
import { sendNewest } from "./newest.ts";

/** What comes back while steps are shown. */
export type Shared =
  /** The line to this terminal's own server is lost. */
  | { type: "unheard" }
  /** The guide points at a control, or offers it; its words, where it has any. */
  | { type: "seen"; kind: "point" | "offer"; words: string | null }
  | { type: "modes"; modes: Extract<AccompanyWish, { kind: "modes" }>["modes"] };

export interface ShareSources extends ConnectOptions {
  readonly id: string;
  readonly look: SessionLook;
  readonly report: (error: unknown) => void;
  readonly tell: (event: Shared) => void;
}

/** One connection for all that is answered and shown here; it is opened when it is first wanted, and then kept. */
let connection: ServiceConnection<typeof accompanyTerminal> | undefined;
const lineOf = (options: ConnectOptions) => {
  connection ??= connect(accompanyTerminal, options);
  return connection;
};

const opened = (line: ServiceConnection<typeof accompanyTerminal>): Promise<void> =>
  line.state === "open"
    ? Promise.resolve()
    : new Promise((resolve) => {
        const leave = line.onState((state) => {
          if (state !== "open") return;
          leave();
          resolve();
        });
      });

/** Says what the citizen answers. */
export const openAnswers = (options: ConnectOptions) => async (id: string, answer: CitizenAnswer) => {
  const line = lineOf(options);
  await opened(line);
  await line.request("XiaohuAccompany.Answer", { id, answer });
};

/** Behind a step that did not arrive, milliseconds: a lost line is told of as well. House rule. */
const retryAfter = 1000;

/** Shows the steps of the session from now on. Returns how to send the newest anew, and how to stop. */
export function share({ id, look, report, tell, ...options }: ShareSources): {
  again(): void;
  stop(): void;
} {
  const line = lineOf(options);
  const { clock } = options;
  const ids = createControlIds();
  const marker = createMarker(clock);
  let version = 0;
  const newest = sendNewest<Step>({
    clock,
    interval: 1000 / mostStepsASecond,
    retryAfter,
    look() {
      const described = describeScreen(document, look(), ids, clock.now());
      version += 1;
      const { secondsLeft: _, ...sign } = described;
      return { value: { version, ...described }, sign: JSON.stringify(sign) };
    },
    // Parsed here too: what has no place in a step does not leave this page.
    send: (described) => line.request("XiaohuAccompany.Show", { id, step: stepSchema.parse(described) }),
  });
  loadStylesheet(marks).catch(report);
  const observer = new MutationObserver((changes) => {
    if (changes.some(({ target }) => !isOurs(target))) newest.changed();
  });
  observer.observe(document.documentElement, {
    subtree: true,
    childList: true,
    characterData: true,
    attributeFilter: [
      "aria-pressed",
      "aria-current",
      "disabled",
      "hidden",
      "lang",
      "data-text",
      "data-contrast",
    ],
  });
  const undo = [
    line.on("XiaohuAccompany.WishEvent", (told) => {
      if (told.id === id) fulfil(told.wish);
    }),
    line.onState((state) => {
      if (state === "open") newest.again();
    }),
  ];
  newest.changed();

  function fulfil(wish: AccompanyWish) {
    if (wish.kind === "modes") return tell({ type: "modes", modes: wish.modes });
    const element = ids.find(wish.control);
    // What is gone is not pointed at: something else may stand there now.
    if (!element || element.getClientRects().length === 0) return;
    marker.mark(element, wish.kind);
    const words = (element.getAttribute("aria-label") ?? element.textContent ?? "").trim();
    tell({ type: "seen", kind: wish.kind, words: words === "" ? null : words });
  }

  return {
    again: newest.again,
    stop() {
      newest.stop();
      observer.disconnect();
      marker.clear();
      for (const step of undo) step();
    },
  };
}

const isOurs = (target: Node): boolean =>
  (target instanceof Element ? target : target.parentElement)?.closest("[data-accompany]") != null;
