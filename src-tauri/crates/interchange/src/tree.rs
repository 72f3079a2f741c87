//! Foreign JSON and YAML to one tree, within the limits. Duplicate keys are refused, because two
//! readers of such a file would see two models; so are numbers no computer can hold.

use std::borrow::Cow;
use std::cell::{Cell, RefCell};
use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Value};

use crate::InterchangeError;
use crate::limits;

/// A parsed document.
#[derive(Debug, Clone, PartialEq)]
pub struct Tree {
    /// Its value.
    pub value: Value,
    /// Keys whose values lay deeper than is read, in the order of the file.
    pub cut: Vec<String>,
    /// Whole numbers too long for any computer, which stand as text in the value.
    pub long: Vec<String>,
}

/// The file as text, without a byte order mark. UTF-16 is read when a mark says so.
pub fn text(bytes: &[u8]) -> Result<Cow<'_, str>, InterchangeError> {
    let wide = match bytes {
        [0xff, 0xfe, rest @ ..] => Some((rest, u16::from_le_bytes as fn([u8; 2]) -> u16)),
        [0xfe, 0xff, rest @ ..] => Some((rest, u16::from_be_bytes as fn([u8; 2]) -> u16)),
        _ => None,
    };
    if let Some((rest, join)) = wide {
        let units: Vec<u16> = rest.chunks_exact(2).map(|pair| join([pair[0], pair[1]])).collect();
        let text = String::from_utf16(&units);
        return text.map(Cow::Owned).map_err(|_| InterchangeError::NotText { at: 2 });
    }
    let text = std::str::from_utf8(bytes)
        .map_err(|error| InterchangeError::NotText { at: error.valid_up_to() })?;
    Ok(Cow::Borrowed(text.strip_prefix('\u{feff}').unwrap_or(text)))
}

/// Parses JSON (RFC 8259). A whole number too long to be held is read as text; a number whose
/// exponent is too large is refused, because nobody wrote its digits.
pub fn json(text: &str) -> Result<Tree, InterchangeError> {
    match parsed(text) {
        Err(InterchangeError::Syntax { message, .. }) if message.contains(OUT_OF_RANGE) => {
            let (quoted, long) = long_numbers(text);
            parsed(&quoted).map(|tree| Tree { long, ..tree })
        }
        outcome => outcome,
    }
}

/// What the parser says of a number that it cannot hold.
const OUT_OF_RANGE: &str = "number out of range";
/// Digits of a whole number that may be more than 64-bit floating point holds.
const DIGITS: usize = 300;

/// The text with long whole numbers in quotes, and those numbers.
fn long_numbers(text: &str) -> (String, Vec<String>) {
    let (mut out, mut long) = (String::with_capacity(text.len()), Vec::new());
    let (mut quoted, mut escaped) = (false, false);
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let digits = if quoted { 0 } else { rest.bytes().take_while(u8::is_ascii_digit).count() };
        let whole = !rest[digits..].starts_with(['.', 'e', 'E'])
            && !out.ends_with(['.', '-', '+', 'e', 'E']);
        if digits > DIGITS && whole {
            out.push('"');
            out.push_str(&rest[..digits]);
            out.push('"');
            long.push(rest[..digits].to_owned());
            rest = &rest[digits..];
            continue;
        }
        let step = digits.max(c.len_utf8());
        out.push_str(&rest[..step]);
        rest = &rest[step..];
        match c {
            '"' if !escaped => quoted = !quoted,
            _ => {}
        }
        escaped = quoted && c == '\\' && !escaped;
    }
    (out, long)
}

fn parsed(text: &str) -> Result<Tree, InterchangeError> {
    let state = State::default();
    let mut parser = serde_json::Deserializer::from_str(text);
    let value = Seed { state: &state, depth: 0, key: "" }
        .deserialize(&mut parser)
        .and_then(|value| parser.end().map(|()| value));
    match value {
        Ok(value) => Ok(Tree { value, cut: state.cut.into_inner(), long: Vec::new() }),
        Err(error) => {
            let said = error.to_string();
            let message = said.rsplit_once(" at line ").map_or(said.as_str(), |(what, _)| what);
            let (line, column) = (error.line() as u64, error.column() as u64);
            Err(syntax("JSON", line, column, message))
        }
    }
}

/// Parses one document of YAML 1.2, with the JSON meaning of its scalars: `yes` and `no` are words.
pub fn yaml(text: &str) -> Result<Tree, InterchangeError> {
    if let Some((line, c)) = forbidden_control(text) {
        let message = format!("character U+{:04X} may not stand in YAML", c as u32);
        return Err(syntax("YAML", line, 1, &message));
    }
    if let Some((line, tag)) = language_tag(text) {
        let message = format!("tag {tag:?} names an object of a programming language");
        return Err(syntax("YAML", line, 1, &message));
    }
    let limit = limits::TEXT_BYTES;
    let anchor = |word: &&str| word.len() > limit && word.starts_with(['&', '*']);
    if let Some(word) = text.split_whitespace().find(anchor) {
        let at = word.as_ptr() as usize - text.as_ptr() as usize;
        let line = text.as_bytes()[..at].iter().filter(|byte| **byte == b'\n').count() as u64 + 1;
        let message = format!("an anchor of {} bytes, at most {limit} are read", word.len());
        return Err(syntax("YAML", line, 1, &message));
    }
    let options = serde_saphyr::options! {
        budget: serde_saphyr::budget! {
            max_aliases: limits::YAML_ALIASES,
            max_anchors: limits::YAML_ALIASES,
            max_depth: limits::YAML_DEPTH,
            flow_nesting_limit: limits::YAML_DEPTH,
            max_nodes: limits::NODES,
            max_documents: 1,
            max_merge_keys: limits::YAML_ALIASES,
        },
        duplicate_keys: serde_saphyr::DuplicateKeyPolicy::Error,
        strict_booleans: true,
        with_snippet: false,
    };
    let state = State::default();
    let seed = Seed { state: &state, depth: 0, key: "" };
    let read = serde_saphyr::with_deserializer_from_str_with_options(text, options, |parser| {
        seed.deserialize(parser)
    });
    match read {
        Ok(value) => Ok(Tree { value, cut: state.cut.into_inner(), long: Vec::new() }),
        Err(error) => {
            let (line, column) = error.location().map_or((1, 1), |at| (at.line(), at.column()));
            let said = error.to_string();
            let message = said.lines().next().unwrap_or_default().trim_start_matches("error: ");
            Err(syntax("YAML", line, column, message))
        }
    }
}

fn syntax(language: &'static str, line: u64, column: u64, message: &str) -> InterchangeError {
    InterchangeError::Syntax { language, line, column, message: message.trim().to_owned() }
}

/// The first character that YAML forbids (section 5.1), with its line.
fn forbidden_control(text: &str) -> Option<(u64, char)> {
    let forbidden = |c: char| {
        matches!(c, '\0'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{7f}')
            || matches!(c, '\u{80}'..='\u{84}' | '\u{86}'..='\u{9f}')
    };
    let mut lines = 1u64..;
    text.split('\n').find_map(|line| {
        let number = lines.next()?;
        line.chars().find(|c| forbidden(*c)).map(|c| (number, c))
    })
}

/// The first tag where a value may stand that names a class, such as `!!python/object`, with its
/// line. Nothing here would make such an object, but other readers of the file would.
fn language_tag(text: &str) -> Option<(u64, &str)> {
    let mut lines = 1u64..;
    text.split('\n').find_map(|line| {
        let number = lines.next()?;
        line.match_indices("!!").find_map(|(at, _)| {
            let before = line[..at].trim_end();
            let value = before.is_empty() || before.ends_with([':', '-', '[', '{', ',', '?']);
            let tag = line[at..].split([' ', '\t', ',', ']', '}']).next()?;
            (value && tag.contains(['/', '.', ':'])).then_some((number, tag))
        })
    })
}

#[derive(Default)]
struct State {
    nodes: Cell<usize>,
    cut: RefCell<Vec<String>>,
}

/// Builds a [`Value`] while counting.
#[derive(Clone, Copy)]
struct Seed<'a> {
    state: &'a State,
    depth: usize,
    key: &'a str,
}

impl<'a> Seed<'a> {
    fn inner(self, key: &'a str) -> Self {
        Self { depth: self.depth + 1, key, ..self }
    }
}

impl<'de> DeserializeSeed<'de> for Seed<'_> {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        let nodes = self.state.nodes.get() + 1;
        self.state.nodes.set(nodes);
        if nodes > limits::NODES {
            let limit = limits::NODES;
            return Err(D::Error::custom(format!("more than {limit} values, no more are read")));
        }
        if self.depth <= limits::DEPTH {
            return deserializer.deserialize_any(self);
        }
        // Left out, but still walked: the parsers refuse what lies deeper than twice the limit.
        if self.depth == limits::DEPTH + 1 {
            self.state.cut.borrow_mut().push(self.key.to_owned());
        }
        deserializer.deserialize_any(self).map(|_| Value::Null)
    }
}

impl<'de> Visitor<'de> for Seed<'_> {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value")
    }

    fn visit_bool<E>(self, value: bool) -> Result<Value, E> {
        Ok(Value::Bool(value))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Value, E> {
        Ok(Value::from(value))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Value, E> {
        Ok(Value::from(value))
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<Value, E> {
        serde_json::Number::from_f64(value)
            .map(Value::Number)
            .ok_or_else(|| E::custom("not a finite number"))
    }

    fn visit_str<E: Error>(self, value: &str) -> Result<Value, E> {
        self.visit_string(value.to_owned())
    }

    fn visit_string<E: Error>(self, value: String) -> Result<Value, E> {
        match value.len() {
            0..=limits::TEXT_BYTES => Ok(Value::String(value)),
            length => {
                let limit = limits::TEXT_BYTES;
                Err(E::custom(format!("a text of {length} bytes, at most {limit} are read")))
            }
        }
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_none<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        deserializer.deserialize_any(self)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Value, A::Error> {
        let mut list = Vec::new();
        while let Some(item) = items.next_element_seed(self.inner(self.key))? {
            list.push(item);
        }
        Ok(Value::Array(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Value, A::Error> {
        let mut map = Map::new();
        while let Some(key) = entries.next_key::<String>()? {
            if map.contains_key(&key) {
                return Err(A::Error::custom(format!("key {key:?} is there twice")));
            }
            let value = entries.next_value_seed(self.inner(&key))?;
            map.insert(key, value);
        }
        Ok(Value::Object(map))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_two_readers_could_read_differently_is_refused() {
        let check = |text: &str, expect: &str| {
            let error = json(text).expect_err(text).to_string();
            assert!(error.contains(expect), "{text}: {error}");
        };
        check(r#"{"a":1,"a":2}"#, "key \"a\" is there twice");
        check("{\n\"a\": 1e999}", "line 2");
        check("{\"a\": 1} x", "trailing");
        check("", "EOF");
        let check = |text: &str, expect: &str| {
            let error = yaml(text).expect_err(text).to_string();
            assert!(error.contains(expect), "{text}: {error}");
        };
        check("a: 1\na: 2\n", "line 2");
        check("a: .inf\n", "line 1");
        check("a: \u{1}\n", "U+0001");
        check("a: *a\n", "line 1");
        check("b: 1\na: !!python/object/apply:os.system [x]\n", "line 2");
        check("a: 1\n---\nb: 2\n", "");
    }

    #[test]
    fn a_whole_number_that_is_too_long_is_read_as_text() {
        let digits = "9".repeat(400);
        let tree = json(&format!("{{\"a\": {digits}, \"b\": \"\\\"{digits}\"}}")).expect("read");
        assert_eq!(tree.value["a"], digits.as_str());
        assert_eq!(tree.long, std::slice::from_ref(&digits));
        assert!(json(&format!("[{digits}e1]")).is_err());
    }

    #[test]
    fn words_stay_words() {
        let tree = yaml("a: no\nb: yes\nc: true\nd: 1\ne: ~\n1: x\n").expect("well formed");
        let expect = serde_json::json!({
            "a": "no", "b": "yes", "c": true, "d": 1, "e": null, "1": "x"
        });
        assert_eq!(tree.value, expect);
    }

    #[test]
    fn what_lies_too_deep_is_cut_and_said() {
        let text = format!("{{\"a\":{}1{}}}", "[".repeat(100), "]".repeat(100));
        assert_eq!(json(&text).expect("not too deep to parse").cut, ["a"]);
        let text = format!("{}{}", "[".repeat(10_000), "]".repeat(10_000));
        assert!(json(&text).is_err());
        assert!(yaml(&text).is_err());
    }
}
