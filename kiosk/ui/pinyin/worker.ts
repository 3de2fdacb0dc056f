import { createTypingService, type Question } from "./typing-service.ts";

/** What comes in: a question with the number by which its answer is known. */
export interface WorkerQuestion {
  readonly number: number;
  readonly question: Question;
}

/** What goes out. `failed`: the dictionary could not be loaded, and no question will be answered. */
export type WorkerAnswer =
  | { readonly number: number; readonly answer: unknown }
  | { readonly failed: string };

/** The part of a worker's global scope that is used: the project is typed for pages. */
const scope = self as unknown as {
  postMessage(message: WorkerAnswer): void;
  addEventListener(type: "message", listen: (event: MessageEvent<WorkerQuestion>) => void): void;
};

async function load(address: URL): Promise<Uint8Array> {
  const response = await fetch(address);
  if (!response.ok || !response.body) throw new Error(`${address.pathname} answered ${response.status}`);
  const plain = response.body.pipeThrough(new DecompressionStream("gzip"));
  return new Uint8Array(await new Response(plain).arrayBuffer());
}

const service = Promise.all([
  load(new URL("./dictionary/words.bin", import.meta.url)),
  load(new URL("./dictionary/characters.bin", import.meta.url)),
  load(new URL("./dictionary/traditional.bin", import.meta.url)),
]).then(([words, characters, traditional]) => createTypingService({ words, characters, traditional }));
service.catch((cause: unknown) => scope.postMessage({ failed: String(cause) }));

scope.addEventListener("message", ({ data: { number, question } }) => {
  service.then(
    (answer) => scope.postMessage({ number, answer: answer(question) }),
    // Said once above, for every question.
    () => undefined,
  );
});
