import * as z from "zod/mini";
import { holder } from "../holder.ts";
import { day, digest, instant, name } from "../values.ts";

/** Ours, made before anything is sent: by it an application is accepted once. Nothing of a person is in it. */
export const applicationNumber = z.string().check(z.regex(/^[A-Z0-9][A-Z0-9-]{7,39}$/));

const mediaTypes = ["application/pdf", "image/jpeg", "image/png", "application/json"] as const;

/** What stands for one material of the guide. */
export const handedInMaterial = z.discriminatedUnion("kind", [
  /** A file that was uploaded before. */
  z.strictObject({
    kind: z.literal("file"),
    id: name,
    digest,
    size: z.number().check(z.int(), z.minimum(1)),
    mediaType: z.enum(mediaTypes),
  }),
  /** 免证办: an e-licence, with the authorisation under which it was fetched. */
  z.strictObject({ kind: z.literal("licence"), id: name, licence: name, authorisation: name }),
  /** 告知承诺: one of `commitments` stands for it. */
  z.strictObject({ kind: z.literal("commitment"), id: name, commitment: name }),
]);
export type HandedInMaterial = z.infer<typeof handedInMaterial>;

const givenCommitment = z.strictObject({
  id: name,
  /** Of its text. */
  version: name,
  textDigest: digest,
  signedAt: instant,
  /** Of the file with the strokes of the signature; null where the law asks for none. */
  signature: z.nullable(digest),
});

/** An application as it goes to the integrated platform: docs/connectors.md. */
export const application = z
  .strictObject({
    applicationNumber,
    matter: name,
    catalogueVersion: name,
    /** Where it was handed in. */
    site: name,
    terminal: z.nullable(name),
    applicant: holder,
    /** E.164. */
    telephone: z.nullable(z.string().check(z.regex(/^\+[1-9]\d{7,14}$/))),
    /** Who acts for the applicant, and by which authorisation. */
    agent: z.nullable(z.strictObject({ ...holder.shape, authorisation: name })),
    /** What was answered to the situation questions, by question. */
    situation: z.record(name, z.string().check(z.maxLength(200))),
    /** The form, by field. */
    answers: z.record(z.string().check(z.minLength(1), z.maxLength(80)), z.json()),
    materials: z.array(handedInMaterial).check(z.maxLength(100)),
    commitments: z.array(givenCommitment).check(z.maxLength(20)),
    /** 容缺: materials that come later, each with its last day. */
    deferred: z.array(z.strictObject({ material: name, until: day })).check(z.maxLength(20)),
    submittedAt: instant,
  })
  .check(z.refine(isWhole, { error: "a material stands twice, or for it a commitment that is not given" }));
export type Application = z.infer<typeof application>;

function isWhole(one: {
  readonly materials: readonly HandedInMaterial[];
  readonly commitments: readonly { readonly id: string }[];
  readonly deferred: readonly { readonly material: string }[];
}): boolean {
  const spokenFor = [...one.materials.map(({ id }) => id), ...one.deferred.map(({ material }) => material)];
  const given = new Set(one.commitments.map(({ id }) => id));
  return (
    new Set(spokenFor).size === spokenFor.length &&
    one.materials.every((material) => material.kind !== "commitment" || given.has(material.commitment))
  );
}

/** 补正: what the platform asked for under `supplement`, or a deferred material under null. */
export const supplement = z.strictObject({
  applicationNumber,
  supplement: z.nullable(name),
  materials: z.array(handedInMaterial).check(z.minLength(1), z.maxLength(100)),
});
export type Supplement = z.infer<typeof supplement>;

export const withdrawal = z.strictObject({
  applicationNumber,
  at: instant,
});
export type Withdrawal = z.infer<typeof withdrawal>;

/** A file as it is uploaded. */
export interface MaterialFile {
  readonly bytes: Uint8Array;
  readonly mediaType: (typeof mediaTypes)[number];
}

/** Bytes of one file. House rule: some fifty scanned pages. */
export const longestFile = 20 * 1024 * 1024;
/** Bytes of a result's file: what a terminal fetches to print. */
export const longestDocument = 8 * 1024 * 1024;
