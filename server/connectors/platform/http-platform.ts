import * as z from "zod/mini";
import type { Clock } from "../../../device-drivers/clock.ts";
import { ConnectorError } from "../connector-error.ts";
import { httpPartner } from "../http-partner.ts";
import { digestOf, digest as digestValue } from "../values.ts";
import { longestDocument } from "./application.ts";
import type { Platform, UploadedFile } from "./platform.ts";
import { acceptance, progress } from "./progress.ts";

/** Milliseconds for a file to cross: 20 MB on a hall's slow line, 4 Mbit/s. */
export const fileTime = 60_000;

/** Bytes of a progress with all its steps. */
const longestProgress = 256 * 1024;

export interface HttpPlatformOptions {
  readonly url: string;
  readonly secret: string;
  readonly clock: Clock;
}

/** A platform that speaks docs/connectors.md over HTTP. */
export function httpPlatform(options: HttpPlatformOptions): Platform {
  const platform = httpPartner({ name: "the platform", ...options });
  const progressOf = (number: string) => progress.check(z.refine((one) => one.applicationNumber === number));

  /** Whether a file is there; undefined when it is not. */
  const known = async (digest: string, signal: AbortSignal): Promise<UploadedFile | undefined> => {
    try {
      return await platform.ask({ method: "GET", path: `/materials/${digest}` }, fileOf(digest), signal);
    } catch (cause) {
      if (cause instanceof ConnectorError && cause.status === 404) return undefined;
      throw cause;
    }
  };

  return {
    async upload({ bytes, mediaType }, signal) {
      const digest = digestOf(bytes);
      const path = `/materials/${digest}`;
      const content = { bytes, mediaType };
      return (
        (await known(digest, signal)) ??
        platform.ask({ method: "PUT", path, content, answerTime: fileTime }, fileOf(digest), signal)
      );
    },
    submit: (application, key, signal) =>
      platform.ask(
        { method: "POST", path: "/applications", key, json: application, alsoAnswers: [409] },
        // An answer about another application says nothing of this one.
        acceptance.check(z.refine((one) => one.applicationNumber === application.applicationNumber)),
        signal,
      ),
    progress: (number, signal) =>
      platform.ask(
        { method: "GET", path: applicationPath(number), longestAnswer: longestProgress },
        progressOf(number),
        signal,
      ),
    supplement: ({ applicationNumber: number, ...json }, key, signal) =>
      platform.ask(
        {
          method: "POST",
          path: `${applicationPath(number)}/supplements`,
          key,
          json,
          longestAnswer: longestProgress,
        },
        progressOf(number),
        signal,
      ),
    withdraw: ({ applicationNumber: number, ...json }, key, signal) =>
      platform.ask(
        {
          method: "POST",
          path: `${applicationPath(number)}/withdrawal`,
          key,
          json,
          longestAnswer: longestProgress,
        },
        progressOf(number),
        signal,
      ),
    async document(digest, signal) {
      const path = `/documents/${digestValue.parse(digest)}`;
      const request = { method: "GET", path, longestAnswer: longestDocument, answerTime: fileTime } as const;
      const bytes = await platform.askBytes(request, signal);
      if (digestOf(bytes) !== digest)
        throw new ConnectorError("the platform's document is not the one that was asked for", true);
      return bytes;
    },
  };
}

const applicationPath = (number: string) => `/applications/${encodeURIComponent(number)}`;

const fileOf = (digest: string) =>
  z.object({
    digest: digestValue.check(z.refine((one) => one === digest)),
    size: z.number().check(z.int(), z.minimum(0)),
  });
