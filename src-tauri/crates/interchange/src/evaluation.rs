//! Results of security evaluations: reports of garak (JSON lines) and of PyRIT (JSON), counted.
//!
//! Only counts are taken over, and the names of what was tried. Prompts and answers stay in the file:
//! they are attack text, and often hold data of the system.
//!
//! Formats as published by the projects: garak's `report.jsonl`, whose lines are told apart by
//! `entry_type` (`eval` lines hold the counts), and PyRIT's export of attack results, each with an
//! `outcome`, or of memory entries, whose scores are true when the attempt succeeded.

use std::collections::{BTreeMap, BTreeSet};

use model::{Evidence, Register, RegisterEntry, RegisterEntryId, ThreatId};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use ts_rs::TS;

use crate::{InterchangeError, limits};

/// What an evaluation found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct EvaluationResult {
    /// Tool, with its version when the file says it.
    pub tool: String,
    /// What was tested, when the file says it.
    pub target: String,
    /// Attempts that the system withstood.
    pub passed: u32,
    /// Attempts that succeeded.
    pub failed: u32,
    /// Attempts whose outcome the file does not say.
    pub undecided: u32,
    /// By what was tried: withstood and succeeded.
    pub probes: BTreeMap<String, (u32, u32)>,
}

/// Reads a report. The content decides which tool it is from.
///
/// # Errors
/// [`InterchangeError::Unknown`] when it is from none of them, or what is wrong with it.
pub fn read(bytes: &[u8]) -> Result<EvaluationResult, InterchangeError> {
    if bytes.len() > limits::FILE_BYTES {
        let limit = format!("it is larger than {} MiB", limits::FILE_BYTES >> 20);
        return Err(InterchangeError::Limit { place: String::new(), limit });
    }
    let text = std::str::from_utf8(bytes)
        .map_err(|error| InterchangeError::NotText { at: error.valid_up_to() })?
        .trim_start_matches('\u{feff}');
    // A report of one line is also one JSON value.
    match serde_json::from_str::<Value>(text) {
        Ok(Value::Object(map)) if map.contains_key("entry_type") => garak(text),
        Ok(value) => pyrit(&value),
        Err(_) if text.lines().next().is_some_and(|line| line.contains("\"entry_type\"")) => {
            garak(text)
        }
        Err(error) => Err(syntax(&error, 1)),
    }
}

fn syntax(error: &serde_json::Error, line: usize) -> InterchangeError {
    InterchangeError::Syntax {
        language: "JSON",
        line: (line + error.line()).saturating_sub(1) as u64,
        column: error.column() as u64,
        message: error.to_string(),
    }
}

fn empty(tool: String) -> EvaluationResult {
    let (target, probes) = (String::new(), BTreeMap::new());
    EvaluationResult { tool, target, passed: 0, failed: 0, undecided: 0, probes }
}

impl EvaluationResult {
    fn count(&mut self, probe: &str, passed: u32, failed: u32) {
        let of = self.probes.entry(probe.to_owned()).or_default();
        *of = (of.0.saturating_add(passed), of.1.saturating_add(failed));
        self.passed = self.passed.saturating_add(passed);
        self.failed = self.failed.saturating_add(failed);
    }

    /// The entry of the register for it, with the file as its evidence. The digest is its SHA-256.
    #[must_use]
    pub fn entry(
        &self,
        id: RegisterEntryId,
        threats: &[ThreatId],
        file_name: &str,
        digest: &str,
    ) -> RegisterEntry {
        let of = self.passed.saturating_add(self.failed);
        let evidence =
            Evidence { title: file_name.into(), location: file_name.into(), digest: digest.into() };
        RegisterEntry {
            id,
            number: 0,
            title: format!("{}: {} of {of} attempts succeeded", self.tool, self.failed),
            description: self.lines(),
            owner: String::new(),
            date: None,
            closed: false,
            subjects: BTreeSet::new(),
            threats: threats.iter().copied().collect(),
            evidence: vec![evidence],
            register: Register::Evaluation {
                tool: self.tool.clone(),
                release: self.target.clone(),
                passed: self.passed,
                failed: self.failed,
            },
        }
    }

    /// What was tried, worst first, as lines for people.
    #[must_use]
    pub fn lines(&self) -> String {
        let mut probes: Vec<_> = self.probes.iter().collect();
        probes.sort_by_key(|(name, (_, failed))| (std::cmp::Reverse(*failed), *name));
        let lines = probes.iter().map(|(name, (passed, failed))| {
            format!("{name}: {failed} of {} succeeded", passed.saturating_add(*failed))
        });
        lines.take(40).collect::<Vec<_>>().join("\n")
    }
}

fn number(value: &Value, key: &str) -> Option<u32> {
    value.get(key).and_then(Value::as_u64).map(|n| u32::try_from(n).unwrap_or(u32::MAX))
}

fn word<'v>(value: &'v Value, key: &str) -> &'v str {
    value.get(key).and_then(Value::as_str).unwrap_or_default()
}

fn garak(text: &str) -> Result<EvaluationResult, InterchangeError> {
    let mut found = empty("garak".into());
    let mut evaluated = false;
    for (n, line) in text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
        let entry: Value = serde_json::from_str(line).map_err(|error| syntax(&error, n + 1))?;
        match word(&entry, "entry_type") {
            "start_run setup" => {
                let model = word(&entry, "plugins.model_name");
                let target =
                    if model.is_empty() { word(&entry, "plugins.target_name") } else { model };
                found.target = target.to_owned();
                let version = word(&entry, "_config.version");
                if !version.is_empty() {
                    found.tool = format!("garak {version}");
                }
            }
            "init" if !word(&entry, "garak_version").is_empty() => {
                found.tool = format!("garak {}", word(&entry, "garak_version"));
            }
            "eval" => {
                evaluated = true;
                let passed = number(&entry, "passed").unwrap_or(0);
                let total = number(&entry, "total_evaluated").or_else(|| number(&entry, "total"));
                let fails = number(&entry, "fails");
                let failed =
                    fails.unwrap_or_else(|| total.unwrap_or(passed).saturating_sub(passed));
                found.undecided =
                    found.undecided.saturating_add(number(&entry, "nones").unwrap_or(0));
                found.count(word(&entry, "probe"), passed, failed);
            }
            _ => {}
        }
    }
    if !evaluated {
        return Err(InterchangeError::Unknown {
            found: "a garak report without results; wait until the run has ended".into(),
        });
    }
    Ok(found)
}

fn pyrit(value: &Value) -> Result<EvaluationResult, InterchangeError> {
    let unknown = || InterchangeError::Unknown {
        found: "JSON, but neither a garak report nor results of PyRIT".into(),
    };
    let inside = ["attack_results", "results", "prompt_request_pieces", "entries"];
    let list =
        value.as_array().or_else(|| inside.iter().find_map(|key| value.get(key)?.as_array()));
    let mut found = empty("PyRIT".into());
    let mut known = false;
    for entry in list.ok_or_else(unknown)? {
        let probe = probe_of(entry);
        if let Some(outcome) = entry.get("outcome").and_then(Value::as_str) {
            known = true;
            match outcome.to_ascii_lowercase().as_str() {
                "success" => found.count(&probe, 0, 1),
                "failure" => found.count(&probe, 1, 0),
                _ => found.undecided = found.undecided.saturating_add(1),
            }
        } else if let Some(scores) = entry.get("scores").and_then(Value::as_array) {
            known = true;
            for score in scores.iter().filter(|score| word(score, "score_type") == "true_false") {
                match score.get("score_value").map(|v| v.to_string().to_ascii_lowercase()) {
                    Some(yes) if yes.contains("true") => found.count(&probe, 0, 1),
                    Some(no) if no.contains("false") => found.count(&probe, 1, 0),
                    Some(_) | None => found.undecided = found.undecided.saturating_add(1),
                }
            }
        }
    }
    if known { Ok(found) } else { Err(unknown()) }
}

/// The attack behind an entry of PyRIT: the name of its class, else the objective's kind.
fn probe_of(entry: &Value) -> String {
    let identifier = ["attack_identifier", "orchestrator_identifier"];
    let class = identifier.iter().find_map(|key| {
        let identifier = entry.get(key)?;
        identifier.get("__type__").or_else(|| identifier.get("class_name"))?.as_str()
    });
    class.unwrap_or("attack").to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    const GARAK: &str = r#"{"entry_type": "start_run setup", "_config.version": "0.10.3", "plugins.model_name": "support-assistant"}
{"entry_type": "init", "garak_version": "0.10.3", "start_time": "2026-03-01T10:00:00"}
{"entry_type": "attempt", "status": 2, "probe_classname": "dan.Dan_11_0", "prompt": "left alone"}
{"entry_type": "eval", "probe": "dan.Dan_11_0", "detector": "detector.dan.DAN", "passed": 3, "total": 5}
{"entry_type": "eval", "probe": "promptinject.HijackHateHumans", "detector": "x", "passed": 9, "fails": 1, "nones": 2, "total_evaluated": 10}
"#;

    /// Tool, target, withstood, succeeded and undecided of a report.
    #[track_caller]
    fn check(text: &str, expected: (&str, &str, u32, u32, u32)) {
        let found = read(text.as_bytes()).expect("it is a report");
        let EvaluationResult { tool, target, passed, failed, undecided, .. } = &found;
        assert_eq!((&**tool, &**target, *passed, *failed, *undecided), expected);
    }

    #[test]
    fn both_tools_are_counted() {
        check(GARAK, ("garak 0.10.3", "support-assistant", 12, 3, 2));
        let pyrit = r#"[{"outcome": "success", "attack_identifier": {"__type__": "CrescendoAttack"}},
            {"outcome": "failure", "attack_identifier": {"__type__": "CrescendoAttack"}}, {"outcome": "undetermined"}]"#;
        check(pyrit, ("PyRIT", "", 1, 1, 1));
        let scores = r#"{"entries": [{"scores": [{"score_type": "true_false", "score_value": "True"},
            {"score_type": "true_false", "score_value": false}]}]}"#;
        check(scores, ("PyRIT", "", 1, 1, 0));
    }

    #[test]
    fn no_text_of_an_attack_is_kept() {
        let found = read(GARAK.as_bytes()).expect("it is a report");
        assert_eq!(
            found.lines(),
            "dan.Dan_11_0: 2 of 5 succeeded\npromptinject.HijackHateHumans: 1 of 10 succeeded"
        );
        assert!(!format!("{found:?}").contains("left alone"));
    }

    #[test]
    fn anything_else_is_refused_with_what_it_looks_like() {
        for (text, words) in [
            ("", "failed at line 1"),
            ("{\"a\": 1}", "neither a garak report nor results of PyRIT"),
            ("[{\"a\": 1}]", "neither a garak report nor results of PyRIT"),
            ("{\"entry_type\": \"init\"}", "without results"),
            ("{\"entry_type\": \"init\"}\n{\"entry_type\"", "failed at line 2"),
        ] {
            let error = read(text.as_bytes()).expect_err(text).to_string();
            assert!(error.contains(words), "{error}");
        }
        assert!(read(&[0xff]).is_err());
    }
}
