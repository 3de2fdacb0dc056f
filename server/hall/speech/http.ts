import { ContractError } from "../../contract/errors.ts";
import { speechPath, speechRequest } from "../../contract/speech.ts";
import type { Door } from "../../door/door.ts";
import type { WindowConfig } from "../hall-config.ts";
import type { Speech } from "./speech.ts";
import { sentenceFor } from "./speech-engine.ts";

/** `POST /hall/v1/speech`: the sound of a call, for boards. */
export function serveSpeech(
  door: Door,
  windows: readonly WindowConfig[],
  speech: Speech,
  path: string = speechPath,
): void {
  door.app.post(path, async (request, reply) => {
    door.requireRole(request, "board");
    const message = speechRequest.safeParse(request.body);
    if (!message.success)
      throw new ContractError("message.invalidPayload", "expected { language, number, windowId }");
    const { language, number, windowId } = message.data;
    const window = windows.find(({ id }) => id === windowId);
    if (!window) throw new ContractError("window.unknownWindow", `no window ${windowId}`);
    const wave = await speech.wave(sentenceFor({ number, windowName: window.name }, language));
    if (!wave) return reply.code(204).send();
    return reply.type("audio/wav").header("cache-control", "no-store").send(wave);
  });
}
