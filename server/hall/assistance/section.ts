import * as z from "zod/mini";
import { assistanceReason } from "../../contract/assistance/words.ts";
import { slug } from "../../contract/catalogue/words.ts";
import { localizedText } from "../localized-text.ts";

const count = (least: number, most: number) => z.number().check(z.int(), z.minimum(least), z.maximum(most));

const common = {
  /** For which matters: `channel`, those whose guide names 上门 among its channels; `all`; or some by their ids. */
  matters: z.union([z.enum(["channel", "all"]), z.array(slug).check(z.minLength(1))]),
  /** Working days until the office answers. */
  answeredWithin: z.exactOptional(count(0, 30)),
  /** What somebody may give as the reason. */
  reasons: z.exactOptional(z.array(assistanceReason).check(z.minLength(1))),
  /** What has to be accepted, a paragraph each. */
  notice: z.exactOptional(z.array(localizedText).check(z.minLength(1), z.maxLength(12))),
};

/** 上门办 and 帮代办 in a hall's file; what is left out is not offered. */
export const assistanceSection = z.strictObject({
  homeVisit: z.exactOptional(
    z.strictObject({
      ...common,
      /** Visits in one half day, of all matters together. */
      perHalfDay: count(1, 200),
      /** Open days behind today on which somebody can come. */
      daysAhead: z.exactOptional(count(1, 30)),
      /** 街道 or 社区 where guides come, as they stand in an address; everywhere where none is named. */
      areas: z.exactOptional(
        z.array(z.string().check(z.minLength(2), z.maxLength(30))).check(z.minLength(1)),
      ),
    }),
  ),
  handledForYou: z.exactOptional(
    z.strictObject({
      ...common,
      /** Working days until it is done. */
      handledWithin: z.exactOptional(count(1, 60)),
    }),
  ),
  /** Days for which it is known who asked, once it is over. */
  keepDays: z.exactOptional(count(1, 365)),
});
