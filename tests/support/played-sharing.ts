import type { ShareSources } from "../../kiosk/citizen/accompany/share.ts";
import type { AccompanySources } from "../../kiosk/citizen/accompany-effects.ts";
import type { PageClock } from "../../kiosk/connection/clock.ts";
import type { CitizenAnswer } from "../../server/contract/accompany/accompaniment.ts";
import { ContractError } from "../../server/contract/errors.ts";

/** What describes the screen and answers the hall, played by the test. */
export class PlayedSharing {
  readonly answers: { readonly id: string; readonly answer: CitizenAnswer }[] = [];
  /** How often what describes a screen was loaded. */
  loads = 0;
  /** Whether an answer arrives. */
  arrives = true;
  /** What is shown now; null: nothing. */
  shown: ShareSources | null = null;
  /** How often the newest was sent anew. */
  again = 0;

  sources(clock: PageClock): AccompanySources {
    return {
      token: "",
      clock,
      load: async () => {
        this.loads += 1;
        return {
          openAnswers: () => async (id, answer) => {
            if (!this.arrives) throw new ContractError("queue.hallUnreachable", "played");
            this.answers.push({ id, answer });
          },
          share: (sources) => {
            this.shown = sources;
            return {
              again: () => {
                this.again += 1;
              },
              stop: () => {
                this.shown = null;
              },
            };
          },
        };
      },
    };
  }
}
