import { fromCallback, fromPromise } from "xstate";
import {
  type CarriedCase,
  type CarryOnCompletion,
  type CarryOnName,
  type CarryOnOpening,
  type CarryOnPayload,
  carriedCase,
  carryOnRequests,
} from "../../server/contract/carry-on.ts";
import { errorCodes } from "../../server/contract/error-numbers.ts";
import { ContractError, type ErrorCode } from "../../server/contract/errors.ts";
import { errorBody } from "../../server/contract/hall.ts";
import { filePart } from "../../server/contract/matters.ts";
import type { Draft, MatterEffects } from "../citizen/matter-effects.ts";
import { feesOf } from "../citizen/matters/post-fee.ts";
import type { ScanEffects } from "../citizen/scan-effects.ts";

/** Paper of a material that the clerk has in hand. */
export interface Seen {
  readonly matterId: string;
  readonly materialId: string;
}

export interface PhotosToSend extends Seen {
  readonly caseId: string;
  readonly files: readonly Blob[];
}

export interface Sources {
  /** `/c` */
  readonly address: string;
  readonly fetch: typeof fetch;
  readonly now: () => number;
  /** A fresh key. */
  readonly newKey: () => string;
  readonly smallJpeg: (file: Blob) => Promise<Blob>;
  readonly base64Of: (blob: Blob) => Promise<string>;
  /** SHA-256 of what stands in base 64, hexadecimal. */
  readonly digestOf: (base64: string) => Promise<string>;
  /** At a window: what the clerk has seen by now. */
  readonly seen: () => readonly Seen[];
  readonly report: (error: unknown) => void;
}

const unreachable = (cause?: unknown) =>
  new ContractError("queue.hallUnreachable", "the network did not bring an answer", { cause });

const knownCode = (code: string): ErrorCode =>
  errorCodes.find((each) => each === code) ?? "queue.hallUnreachable";

/** Everything that the page does to the outside. Nothing of a case is kept anywhere but in the page's own memory. */
export function createCarryEffects(sources: Sources) {
  const { address, now, newKey, smallJpeg, base64Of, digestOf, seen, report } = sources;

  /** @throws ContractError of the hall; queue.hallUnreachable where none answered, or something on the way did */
  const post = async (path: string, body: object, signal?: AbortSignal): Promise<unknown> => {
    const response = await sources
      .fetch(`${address}/${path}`, {
        method: "POST",
        cache: "no-store",
        headers: { "content-type": "application/json" },
        body: JSON.stringify(body),
        ...(signal ? { signal } : {}),
      })
      .catch((cause: unknown) => {
        throw unreachable(cause);
      });
    // A proxy on the way may answer with a page of its own.
    const answer: unknown = await response.json().catch((cause: unknown) => {
      throw unreachable(cause);
    });
    if (response.ok) return answer;
    const refusal = errorBody.safeParse(answer);
    if (!refusal.success) throw unreachable();
    throw new ContractError(knownCode(refusal.data.error), refusal.data.detail);
  };
  const ask = async <N extends CarryOnName>(
    name: N,
    payload: CarryOnPayload<N>,
  ): Promise<CarryOnCompletion<N>> =>
    carryOnRequests[name].completion.parse(await post("ask", { name, payload })) as CarryOnCompletion<N>;

  /** What needs a card is not here. */
  const atTerminals = fromPromise<never>(() =>
    Promise.reject(new ContractError("message.notAuthorised", "at a terminal alone")),
  );

  const nobody = fromCallback(() => undefined);
  const handling: MatterEffects & ScanEffects = {
    newKey,
    now,
    report,
    document: { ways: atTerminals, readCard: nobody, scanDocument: nobody } as MatterEffects["document"],
    hasScanner: fromPromise(async () => false) as MatterEffects["hasScanner"],
    scanEnterprise: atTerminals as MatterEffects["scanEnterprise"],
    actFor: atTerminals as MatterEffects["actFor"],
    postFees: fromPromise(({ input: { caseId, places } }) =>
      feesOf(places, (place) => ask("PostFee", { caseId: caseId ?? "", ...place })),
    ) as MatterEffects["postFees"],
    // A telephone's photographs are taken by the telephone (`sendPhotos`).
    watchCameras: fromCallback(() => undefined) as ScanEffects["watchCameras"],
    camera: fromCallback(() => undefined) as ScanEffects["camera"],
    judge: atTerminals as ScanEffects["judge"],
    attach: atTerminals as ScanEffects["attach"],
    begin: atTerminals as MatterEffects["begin"],
    useLicences: atTerminals as MatterEffects["useLicences"],
    printReceipt: atTerminals as MatterEffects["printReceipt"],
    sign: fromPromise(async ({ input }) => void (await ask("Sign", input))) as MatterEffects["sign"],
    decline: fromPromise(
      async ({ input }) => void (await ask("DeclineCommitment", input)),
    ) as MatterEffects["decline"],
    save: fromPromise(({ input }) => ask("Save", input)) as MatterEffects["save"],
    /** Never cancelled: what was handed in may be there already, and the same key brings its receipt. */
    submit: fromPromise(({ input }) => {
      const inHand = seen();
      return ask("Submit", { ...input, ...(inHand.length > 0 ? { seen: [...inHand] } : {}) });
    }) as MatterEffects["submit"],
    end(caseId) {
      ask("End", { caseId }).catch((error: unknown) => {
        // It ends by itself where nobody can be told, or is over already.
        if (!(error instanceof ContractError)) report(error);
      });
    },
  };

  return {
    report,
    newKey,
    handling,

    open: fromPromise<CarriedCase, CarryOnOpening>(async ({ input, signal }) =>
      carriedCase.parse(await post("open", input, signal)),
    ),

    /** One after another, in parts; the names that the hall gave them. */
    sendPhotos: fromPromise<readonly string[], PhotosToSend>(
      async ({ input: { files, ...place }, signal }) => {
        const names: string[] = [];
        for (const file of files) {
          const data = await smallJpeg(file)
            .then(base64Of)
            .catch((cause: unknown) => {
              throw new ContractError("matter.file", "no picture", { cause });
            });
          const digest = await digestOf(data);
          const upload = newKey();
          const parts = Math.max(1, Math.ceil(data.length / filePart));
          for (let part = 0; part < parts; part += 1) {
            if (signal.aborted) throw unreachable();
            const { file: name } = await ask("Attach", {
              ...place,
              mediaType: "image/jpeg",
              digest,
              // Nobody judges it on a telephone; the office sees it.
              doubts: [],
              upload,
              part,
              parts,
              data: data.slice(part * filePart, (part + 1) * filePart),
            });
            if (name !== null) names.push(name);
          }
        }
        return names;
      },
    ),

    /** What was filled in is kept when nobody touches the page any more. */
    keep: fromPromise<"kept" | "nothing", () => Draft | null>(async ({ input }) => {
      const draft = input();
      if (!draft) return "nothing";
      await ask("Save", { ...draft, idempotencyKey: newKey() });
      return "kept";
    }),
  };
}

export type CarryEffects = ReturnType<typeof createCarryEffects>;
