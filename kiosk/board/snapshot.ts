import type { SnapshotFrom } from "xstate";
import { spokenCall, type VoiceLanguage } from "../../server/contract/announcement.ts";
import type { BoardWindow, Call } from "../../server/contract/board.ts";
import type { BoardContext, BoardMachine } from "./announcements.machine.ts";

/** All that the board is drawn from: plain data, so that any moment can be shown without a hall. */
export interface BoardSnapshot {
  readonly value: SnapshotFrom<BoardMachine>["value"];
  readonly context: BoardContext;
}

/** What fills the board: the hall, or the wait for its first word. */
export function boardPage({ context }: BoardSnapshot): "connecting" | "hall" {
  return context.board ? "hall" : "connecting";
}

/** Whether what is shown may no longer be true. */
export function isStale({ value: { hall } }: BoardSnapshot): boolean {
  return hall === "askingLater" || (typeof hall === "object" && hall.apart === "stale");
}

/** Whether a call is being announced at this moment. */
export function isAnnouncing({ value: { stage } }: BoardSnapshot): boolean {
  return typeof stage === "object";
}

/** The call on the stage: the one being announced, else the last one of the hall. */
export function stageCall(snapshot: BoardSnapshot): Call | null {
  const { stage, board } = snapshot.context;
  return snapshot.value.stage === "still" ? (board?.calls[0] ?? null) : stage;
}

/** Whether a touch is needed before a board that shall speak can be heard. */
export function needsTouchForSound({ value: { sound }, context: { voices } }: BoardSnapshot): boolean {
  return voices.length > 0 && (sound === "blocked" || sound === "opening");
}

/** The sentence that is being spoken, to be read beside the voice. */
export function spokenNow({
  value,
  context,
}: BoardSnapshot): { readonly words: string; readonly language: VoiceLanguage } | null {
  const { stage, unspoken } = context;
  const [language] = unspoken;
  const isSpeaking =
    typeof value.stage === "object" &&
    typeof value.stage.announcing === "object" &&
    value.stage.announcing.sound === "sentence";
  return isSpeaking && stage && language ? { words: spokenCall(stage, language), language } : null;
}

/** The window whose board this is, as the hall last told; undefined where the hall has none of that name. */
export function ownWindow({ context: { board, windowId } }: BoardSnapshot): BoardWindow | undefined {
  return board?.windows?.find(({ id }) => id === windowId);
}
