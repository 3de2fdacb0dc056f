import { expect, it } from "vitest";
import type { CitizenAnswer } from "../../../server/contract/accompany/accompaniment.ts";
import { accompanyTerminal } from "../../../server/contract/accompany/terminal.ts";
import { createDoor } from "../../../server/door/door.ts";
import { Tokens } from "../../../server/door/tokens.ts";
import { accompanyTerminalService, goneAfter } from "../../../server/terminal/accompany/accompany-service.ts";
import { connectTo } from "../../support/contract-client.ts";
import { sampleStep } from "../../support/sample-step.ts";
import { silentLog } from "../../support/silent-log.ts";
import { SimulatedClock } from "../../support/simulated-clock.ts";

const id = "accompany-0000-0001";

it("stops what a page showed that is gone and does not come back, and nothing that one takes up again or has stopped", async () => {
  const clock = new SimulatedClock();
  const answers: CitizenAnswer[] = [];
  let shown = 0;
  const tokens = new Tokens();
  const door = createDoor({ tokens, clock, log: silentLog() });
  door.addService(
    accompanyTerminalService({
      line: {
        answerAccompany: async ({ answer }) => void answers.push(answer),
        showStep: async () => {
          shown += 1;
        },
        onWish: () => () => undefined,
      },
      clock,
      log: () => undefined,
    }),
  );
  const url = `http://127.0.0.1:${await door.listen(0)}`;
  const page = () => connectTo(url, accompanyTerminal, tokens.of("terminal"));
  const closed = async (client: Awaited<ReturnType<typeof page>>) => {
    const timers = clock.pendingTimers;
    client.close();
    await expect.poll(() => clock.pendingTimers).not.toBe(timers);
  };
  const first = await page();
  await first.command("XiaohuAccompany.Answer", { id, answer: { answer: "yes" } });
  await first.command("XiaohuAccompany.Show", { id, step: sampleStep });
  await closed(first);
  await clock.advance(goneAfter - 1);
  const second = await page();
  await second.command("XiaohuAccompany.Show", { id, step: sampleStep });
  await clock.advance(goneAfter * 2);
  expect([shown, answers]).toEqual([2, [{ answer: "yes" }]]);
  await closed(second);
  await clock.advance(goneAfter);
  expect(answers.at(-1)).toEqual({ answer: "stop" });
  const third = await page();
  await third.command("XiaohuAccompany.Answer", { id, answer: { answer: "stop" } });
  const said = answers.length;
  third.close();
  await clock.advance(goneAfter * 2);
  expect(answers).toHaveLength(said);
  // What is no step, or has more in it than a step, is refused here already.
  const fourth = await page();
  const wrong = await fourth.command("XiaohuAccompany.Show", { id, step: { ...sampleStep, name: "陈小明" } });
  expect(wrong.header.completionCode).not.toBe("success");
  expect(shown).toBe(2);
  fourth.close();
  await door.close();
});
