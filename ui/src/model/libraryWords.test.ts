import { afterEach, expect, it } from "vitest";
import source from "../../../threat-library/attributes.yaml?raw";
import { applyLanguage, t } from "../i18n";
import german from "../i18n/attributes.de.json";
import { openForTest } from "../ipc/fake/open";
import { saidScale } from "../threats/scale";
import { subjectName } from "../threats/subjects";
import { setView } from "../view/view";
import { type AttributeWords, questionWords, showLibrary } from "./libraryWords";
import { mirror } from "./mirror";

afterEach(() => {
  setView({ language: "en" });
  applyLanguage("en");
});

it("has German words for every attribute of the library and each of its answers", () => {
  const entries = source.split(/^ {2}- id: /m).slice(1);
  expect(entries.length).toBeGreaterThan(40);
  const words: AttributeWords = german;
  for (const entry of entries) {
    const [id = ""] = entry.split("\n");
    const said = words[id];
    const asked = [...(entry.split("answers:")[1] ?? "").matchAll(/^ {6}"?([\w-]+)"?:/gm)].map(([, answer]) => answer);
    expect(Object.keys(said?.answers ?? {}), id).toEqual(asked);
    expect(said?.question.includes("{element}"), id).toBe(entry.includes("{element}"));
    for (const text of [said?.label, said?.why, ...Object.values(said?.answers ?? {})]) expect(text, id).toBeTruthy();
  }
});

it("asks in the language of the window, and states the same", async () => {
  const window_ = await openForTest();
  const question = mirror().analysis?.questions[0];
  if (!question) throw new Error("a question is open");
  const plain = mirror().library;
  expect(questionWords(question).text).toBe(question.text);
  setView({ language: "de" });
  applyLanguage("de");
  await showLibrary(plain);
  const { text, answers } = questionWords(question);
  expect(text).toBe(
    german[question.attribute as "egress"].question.replace(
      "{element}",
      subjectName(window_.model(), question.subject) ?? "",
    ),
  );
  expect(answers).toHaveLength(question.answers.length);
  expect(answers).not.toEqual(question.answers.map(({ label }) => label));
  setView({ language: "en" });
  await showLibrary();
  expect(mirror().library).toBe(plain);
});

it("says the words of the proposed risk scale in the language of the window, and a person's own as they are", async () => {
  const window_ = await openForTest();
  const { risk } = window_.model().about;
  expect(saidScale(risk)).toEqual(risk);
  applyLanguage("de");
  expect(saidScale(risk).levels.map(({ word }) => word)).toContain("Hoch");
  expect(t("checks.threat-open")).not.toBe("Threats taken up and still open");
  const own = { ...risk, likelihood: ["Once in a blue moon", ...risk.likelihood.slice(1)] };
  expect(saidScale(own).likelihood[0]).toBe("Once in a blue moon");
});
