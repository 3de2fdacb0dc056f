import type { Answer, Question } from "./typing-service.ts";
import type { WorkerAnswer, WorkerQuestion } from "./worker.ts";

/** The dictionary in its worker, for one person. */
export interface Typing {
  /** @throws Error (rejects) where the dictionary could not be loaded, or after `close` */
  ask<Q extends Question>(question: Q): Promise<Answer<Q>>;
  /** Ends the worker, and with it whatever it was asked. */
  close(): void;
}

/** What of a `Worker` is used; tests hand in another. */
export interface WorkerLike {
  postMessage(message: WorkerQuestion): void;
  addEventListener(type: "message", listen: (event: { data: WorkerAnswer }) => void): void;
  addEventListener(type: "error", listen: (event: { message?: string }) => void): void;
  terminate(): void;
}

/**
 * Starts the dictionary's worker, which loads 0.9 MB from the page's own origin. Whoever opens it closes it when the person is done (the
 * `Keyboard` does by itself where it is given none): the worker keeps nothing, and an ended one cannot.
 */
export function openTyping(
  start: () => WorkerLike = () => new Worker(new URL("./worker.ts", import.meta.url), { type: "module" }),
): Typing {
  const worker = start();
  const waiting = new Map<number, { resolve: (answer: never) => void; reject: (cause: Error) => void }>();
  let last = 0;
  let broken: Error | undefined;
  const give = (cause: Error) => {
    broken = cause;
    for (const { reject } of waiting.values()) reject(cause);
    waiting.clear();
  };
  worker.addEventListener("message", ({ data }) => {
    if ("failed" in data) {
      give(new Error(`the typing dictionary was not loaded: ${data.failed}`));
      return;
    }
    waiting.get(data.number)?.resolve(data.answer as never);
    waiting.delete(data.number);
  });
  worker.addEventListener("error", ({ message }) => give(new Error(`the typing worker broke: ${message}`)));
  return {
    ask: (question) =>
      new Promise((resolve, reject) => {
        if (broken) {
          reject(broken);
          return;
        }
        last += 1;
        waiting.set(last, { resolve, reject });
        worker.postMessage({ number: last, question });
      }),
    close() {
      give(new Error("typing was closed"));
      worker.terminate();
    },
  };
}
