import { type VoiceLanguage, voiceLanguages } from "../../server/contract/announcement.ts";
import { type Language, languages } from "../../server/contract/service-offer.ts";

/** What a board shows: the hall's calls, those of one window, or the list of the last ones. */
export type BoardShow = "hall" | "window" | "history";

export interface BoardSettings {
  readonly show: BoardShow;
  /** The window above whose desk this board hangs; null for the hall's. */
  readonly windowId: string | null;
  /** Language of the words on the board. */
  readonly language: Language;
  /** Languages of the voice, one after another for each call. None: a board to be looked at only. */
  readonly voices: readonly VoiceLanguage[];
  /** Metres from which called numbers are read; null: as far as a panel of its size is made for (sizes.ts). */
  readonly distance: number | null;
  /** Inches of the panel. */
  readonly diagonal: number;
}

/** The panel for which the board is drawn. */
export const usualDiagonal = 55;

/** Mandarin, then Xiamen's own language, then English. */
export const defaultSettings: BoardSettings = {
  show: "hall",
  windowId: null,
  language: "zh-CN",
  voices: ["zh-CN", "nan", "en"],
  distance: null,
  diagonal: usualDiagonal,
};

/** In a hall one board speaks: those above the desks and the lists of calls are silent unless they are told to. */
const usualVoices = (show: BoardShow) => (show === "hall" ? defaultSettings.voices : []);

const silent = "none";

/**
 * A board's settings stand in its address, where a screen player keeps them over a restart:
 * `/board?language=en&voice=zh-CN,nan,en`, `/board?window=3`, `/board?show=history&distance=12&diagonal=43`. What is missing or
 * unknown is as usual.
 */
export function settingsFrom(search: string): BoardSettings {
  const parameters = new URLSearchParams(search);
  const windowId = parameters.get("window");
  const isWindow = windowId !== null && /^[A-Za-z0-9-]{1,20}$/.test(windowId);
  const show = isWindow ? "window" : parameters.get("show") === "history" ? "history" : "hall";
  const language = parameters.get("language");
  const voice = parameters.get("voice");
  const voices = [...new Set((voice ?? "").split(",").filter(isVoiceLanguage))];
  return {
    show,
    windowId: isWindow ? windowId : null,
    language: isLanguage(language) ? language : defaultSettings.language,
    voices: voices.length > 0 || voice === silent ? voices : usualVoices(show),
    distance: within(parameters.get("distance"), 1, 50),
    diagonal: within(parameters.get("diagonal"), 10, 110) ?? usualDiagonal,
  };
}

/** The address's part that brings these settings back; empty where all is as usual. */
export function addressOf({ show, windowId, language, voices, distance, diagonal }: BoardSettings): string {
  const parts = [
    ...(windowId === null ? [] : [`window=${windowId}`]),
    ...(show === "history" ? ["show=history"] : []),
    ...(language === defaultSettings.language ? [] : [`language=${language}`]),
    ...(voices.join() === usualVoices(show).join() ? [] : [`voice=${voices.join() || silent}`]),
    ...(distance === null ? [] : [`distance=${distance}`]),
    ...(diagonal === usualDiagonal ? [] : [`diagonal=${diagonal}`]),
  ];
  return parts.length > 0 ? `?${parts.join("&")}` : "";
}

function within(text: string | null, least: number, most: number): number | null {
  const value = text === null || text === "" ? Number.NaN : Number(text);
  return value >= least && value <= most ? value : null;
}

function isLanguage(text: string | null): text is Language {
  return languages.includes(text as Language);
}

function isVoiceLanguage(text: string): text is VoiceLanguage {
  return voiceLanguages.includes(text as VoiceLanguage);
}
