// The words of the library that Portolan itself asks with, in the language of the window. What the library knows
// (threats, techniques, advice) is English and stays so.
import type { Language } from "../bindings/Language";
import { subjectName } from "../threats/subjects";
import { view } from "../view/view";
import { useMirror } from "./mirror";
import type { LibraryView, Question } from "./types";

type Words = { label: string; question: string; why: string; answers: { [answer: string]: string } };
export type AttributeWords = { [attribute: string]: Words };

/** Languages beside English, loaded when somebody chose them. */
const WORDS: Record<Language, (() => Promise<AttributeWords>) | null> = {
  en: null,
  de: () => import("../i18n/attributes.de.json").then(({ default: words }) => words),
};

/** A library with its attributes in other words; those it has no words for stay as they are. */
export function translated(library: LibraryView, words: AttributeWords): LibraryView {
  const attributes = Object.fromEntries(
    Object.entries(library.attributes).map(([id, attribute]) => {
      const said = words[id];
      const answers = { ...attribute.answers, ...said?.answers };
      return [id, said ? { ...attribute, ...said, answers } : attribute];
    }),
  );
  return { ...library, attributes };
}

let plain: LibraryView | null = null;

/** Shows a library in the language of the window. */
export async function showLibrary(library: LibraryView | null = plain): Promise<void> {
  plain = library;
  const { language } = view();
  const words = library && (await WORDS[language]?.());
  if (plain !== library || view().language !== language) return;
  useMirror.setState({ library: library && words ? translated(library, words) : library });
}

/** A question and its answers in the language of the window; as they came, for an attribute that nobody translated. */
export function questionWords(question: Question): { text: string; answers: readonly string[] } {
  const { library, model } = useMirror.getState();
  const attribute = view().language === "en" ? undefined : library?.attributes[question.attribute];
  const name = model && subjectName(model, question.subject);
  const given = question.answers.map(({ value, label }) => {
    const answer = typeof value === "boolean" ? (value ? "yes" : "no") : String(value);
    return attribute?.answers[answer] ?? label;
  });
  if (!attribute || !name) return { text: question.text, answers: given };
  return { text: attribute.question.replaceAll("{element}", name), answers: given };
}
