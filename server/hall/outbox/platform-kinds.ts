import * as z from "zod/mini";
import { ConnectorError } from "../../connectors/connector-error.ts";
import {
  type Application,
  application,
  applicationNumber,
  type HandedInMaterial,
  type MaterialFile,
  type Supplement,
  supplement,
  type Withdrawal,
  withdrawal,
} from "../../connectors/platform/application.ts";
import type { Platform, UploadedFile } from "../../connectors/platform/platform.ts";
import { type Acceptance, acceptance, type Progress, progress } from "../../connectors/platform/progress.ts";
import { digest, digestOf } from "../../connectors/values.ts";
import { itemOf, type OutboxItem, type OutboxKind, type Settled } from "./kind.ts";

const fileWish = z.strictObject({ applicationNumber, digest });
const uploaded = z.object({ digest, size: z.number() });

/** Who hands applications in. Every `…Settled` is told as `OutboxKind.settled` is: at least once, in order within an application. */
export interface Applicants {
  /** A file of an application, by its SHA-256; null when it is kept no more: then it is parked as `contentMissing`, and one that is another as `contentChanged`. */
  contentOf(applicationNumber: string, digest: string): MaterialFile | null | Promise<MaterialFile | null>;
  fileSettled(settled: Settled<UploadedFile>): void | Promise<void>;
  applicationSettled(settled: Settled<Acceptance>): void | Promise<void>;
  supplementSettled(settled: Settled<Progress>): void | Promise<void>;
  withdrawalSettled(settled: Settled<Progress>): void | Promise<void>;
}

/** What goes to the integrated platform. An application is a stream: its files, itself, then what is said about it. */
export interface PlatformKinds {
  readonly kinds: readonly OutboxKind<unknown, unknown>[];
  /** The application and, before it, every file that it names. */
  application(application: Application): readonly OutboxItem[];
  /** @param occasion which supplement it is: the platform's name of it, or our own for a deferred material */
  supplement(supplement: Supplement, occasion: string): readonly OutboxItem[];
  withdrawal(withdrawal: Withdrawal): readonly OutboxItem[];
}

export function platformKinds(platform: Platform, applicants: Applicants): PlatformKinds {
  const file: OutboxKind<z.infer<typeof fileWish>, UploadedFile> = {
    name: "platform.file",
    payload: fileWish,
    answer: uploaded,
    async send(wish, _key, signal) {
      const content = await applicants.contentOf(wish.applicationNumber, wish.digest);
      if (!content) throw new ConnectorError("a file is kept no more", false, { reason: "contentMissing" });
      if (digestOf(content.bytes) !== wish.digest)
        throw new ConnectorError("a file is not the one that was handed in", false, {
          reason: "contentChanged",
        });
      return platform.upload(content, signal);
    },
    settled: (settled) => applicants.fileSettled(settled),
  };
  const whole: OutboxKind<Application, Acceptance> = {
    name: "platform.application",
    payload: application,
    answer: acceptance,
    send: (one, key, signal) => platform.submit(one, key, signal),
    settled: (settled) => applicants.applicationSettled(settled),
  };
  const supplemented: OutboxKind<Supplement, Progress> = {
    name: "platform.supplement",
    payload: supplement,
    answer: progress,
    send: (one, key, signal) => platform.supplement(one, key, signal),
    settled: (settled) => applicants.supplementSettled(settled),
  };
  const withdrawn: OutboxKind<Withdrawal, Progress> = {
    name: "platform.withdrawal",
    payload: withdrawal,
    answer: progress,
    send: (one, key, signal) => platform.withdraw(one, key, signal),
    settled: (settled) => applicants.withdrawalSettled(settled),
  };

  const filesOf = (number: string, materials: readonly HandedInMaterial[]) =>
    materials.flatMap((material) =>
      material.kind === "file"
        ? [
            itemOf(file, {
              stream: number,
              key: `${number}/file/${material.digest}`,
              payload: { applicationNumber: number, digest: material.digest },
            }),
          ]
        : [],
    );

  return {
    kinds: [file, whole, supplemented, withdrawn],
    application: (one) => [
      ...filesOf(one.applicationNumber, one.materials),
      itemOf(whole, {
        stream: one.applicationNumber,
        key: `${one.applicationNumber}/application`,
        payload: one,
      }),
    ],
    supplement: (one, occasion) => [
      ...filesOf(one.applicationNumber, one.materials),
      itemOf(supplemented, {
        stream: one.applicationNumber,
        key: `${one.applicationNumber}/supplement/${occasion}`,
        payload: one,
      }),
    ],
    withdrawal: (one) => [
      itemOf(withdrawn, {
        stream: one.applicationNumber,
        key: `${one.applicationNumber}/withdrawal`,
        payload: one,
      }),
    ],
  };
}
