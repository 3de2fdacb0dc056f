import * as z from "zod/mini";
import { localizedText } from "./localized-text.ts";
import { appointmentClass, ordinaryClass } from "./queue/line.ts";

/** A class of people who go before the ordinary class, in a hall's file and in code alike. */
export const classSection = z
  .strictObject({
    id: z.string().check(
      z.regex(/^[A-Za-z0-9-]{1,40}$/),
      z.refine((id) => id !== ordinaryClass, { error: `${ordinaryClass} is there by itself, and weighs 1` }),
    ),
    name: localizedText,
    /** How many times a minute of waiting counts. With 1 it would be the ordinary class, with less its opposite. */
    weight: z.number().check(z.gt(1), z.maximum(100)),
    /** From this age on, by the card that was shown, a person is of this class without asking. */
    fromAge: z.exactOptional(z.number().check(z.int(), z.minimum(1), z.maximum(120))),
    /** Whether it can be chosen at the terminal. */
    choice: z._default(z.boolean(), true),
  })
  .check(
    z.refine(({ id, fromAge }) => id !== appointmentClass || fromAge === undefined, {
      error: "of this class is who has an appointment, at any age",
      path: ["fromAge"],
    }),
  );
