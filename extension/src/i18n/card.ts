// The texts on a page: card and notices. They are files of their own, since a content script is loaded
// into every page of a portal and needs no text of the options.
import type { Language } from "../settings";
import en from "./card-en.json";
import zh from "./card-zh.json";
import { resolved, textsOf, type Values } from "./language";

export type CardKey = keyof typeof en;
export type CardWords = (key: CardKey, values?: Values) => string;

export const cardTexts = (language: Language): CardWords =>
  textsOf(resolved(language) === "zh" ? zh : en);
