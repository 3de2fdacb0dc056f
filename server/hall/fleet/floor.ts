import * as z from "zod/mini";
import type { Localized } from "../../contract/service-offer.ts";
import { localizedText } from "../localized-text.ts";

/** The hall's plan: zones, and where terminals stand. Places are hundredths of the plan's width and height. */
export interface FloorConfig {
  readonly zones: readonly ZoneConfig[];
  readonly terminals: readonly PlacedTerminal[];
}

export interface ZoneConfig {
  readonly id: string;
  readonly name: Localized;
  readonly storey: Localized;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface PlacedTerminal {
  readonly id: string;
  readonly zone: string;
  readonly x: number;
  readonly y: number;
}

export const noFloor: FloorConfig = { zones: [], terminals: [] };

const hundredths = z.number().check(z.minimum(0), z.maximum(100));
const configId = z.string().check(z.regex(/^[A-Za-z0-9-]{1,40}$/));

/** The plan in a hall's file. */
export const floorSection = z
  .strictObject({
    zones: z.array(
      z.strictObject({
        id: configId,
        name: localizedText,
        /** Which storey, as people say it. */
        storey: localizedText,
        /** Its left upper corner and its size, in hundredths of the plan. */
        x: hundredths,
        y: hundredths,
        width: hundredths,
        height: hundredths,
      }),
    ),
    /** Terminals by their ids, each with its zone and its place in hundredths of the plan. */
    terminals: z.array(z.strictObject({ id: configId, zone: z.string(), x: hundredths, y: hundredths })),
  })
  .check(
    z.superRefine(({ zones, terminals }, context) => {
      terminals.forEach(({ id, zone }, index) => {
        if (!zones.some((each) => each.id === zone))
          context.addIssue({
            code: "custom",
            path: ["terminals", index, "zone"],
            message: `no zone ${zone}`,
          });
        if (terminals.findIndex((each) => each.id === id) < index)
          context.addIssue({
            code: "custom",
            path: ["terminals", index, "id"],
            message: `${id} is there already`,
          });
      });
    }),
  );
