//! Walking a foreign tree: every error names the path, nothing missing is an error by itself.

use serde_json::Value;

use crate::InterchangeError;

/// A place in a foreign document.
#[derive(Debug, Clone)]
pub struct Node<'a> {
    format: &'static str,
    path: String,
    value: &'a Value,
}

impl<'a> Node<'a> {
    /// The root of a document.
    pub fn root(format: &'static str, value: &'a Value) -> Self {
        Self { format, path: String::new(), value }
    }

    /// What stands here.
    pub fn value(&self) -> &'a Value {
        self.value
    }

    /// What stands under a key; null and missing are the same.
    pub fn get(&self, key: &str) -> Result<Option<Node<'a>>, InterchangeError> {
        let Value::Object(map) = self.value else {
            return Err(self.not("an object"));
        };
        let inner = |value| Node {
            format: self.format,
            path: match self.path.as_str() {
                "" => key.to_owned(),
                path => format!("{path}.{key}"),
            },
            value,
        };
        Ok(map.get(key).filter(|value| !value.is_null()).map(inner))
    }

    /// What stands under a key that must be there.
    pub fn need(&self, key: &str) -> Result<Node<'a>, InterchangeError> {
        self.get(key)?.ok_or_else(|| self.wrong(format!("{key:?} is missing")))
    }

    /// Text under a key; numbers and truth values are read as they are written; missing is empty.
    pub fn text(&self, key: &str) -> Result<String, InterchangeError> {
        self.get(key)?.map_or(Ok(String::new()), |node| node.as_text())
    }

    /// Text under a key that must be there and not be empty.
    pub fn need_text(&self, key: &str) -> Result<String, InterchangeError> {
        match self.text(key)?.as_str() {
            "" => Err(self.wrong(format!("{key:?} is missing"))),
            text => Ok(text.to_owned()),
        }
    }

    /// A yes or no under a key; missing is no.
    pub fn flag(&self, key: &str) -> Result<bool, InterchangeError> {
        match self.get(key)? {
            None => Ok(false),
            Some(node) => match node.value {
                Value::Bool(value) => Ok(*value),
                Value::String(word) if word.eq_ignore_ascii_case("true") => Ok(true),
                Value::String(word) if word.eq_ignore_ascii_case("false") => Ok(false),
                _ => Err(node.not("true or false")),
            },
        }
    }

    /// A number under a key.
    pub fn number(&self, key: &str) -> Result<Option<f64>, InterchangeError> {
        self.get(key)?
            .map(|node| node.value.as_f64().ok_or_else(|| node.not("a number")))
            .transpose()
    }

    /// The items of a list under a key; missing is empty.
    pub fn list(&self, key: &str) -> Result<Vec<Node<'a>>, InterchangeError> {
        self.get(key)?.map_or(Ok(Vec::new()), |node| node.items())
    }

    /// The items of a list.
    pub fn items(&self) -> Result<Vec<Node<'a>>, InterchangeError> {
        let Value::Array(items) = self.value else {
            return Err(self.not("a list"));
        };
        let inner = |(index, value)| Node {
            format: self.format,
            path: format!("{}[{index}]", self.path),
            value,
        };
        Ok(items.iter().enumerate().map(inner).collect())
    }

    /// The entries of an object, by key.
    pub fn entries(&self) -> Result<Vec<(&'a str, Node<'a>)>, InterchangeError> {
        let Value::Object(map) = self.value else {
            return Err(self.not("an object"));
        };
        let inner = |(key, value): (&'a String, &'a Value)| {
            let path = format!("{}.{key}", self.path);
            (key.as_str(), Node { format: self.format, path, value })
        };
        Ok(map.iter().map(inner).collect())
    }

    /// This as text.
    pub fn as_text(&self) -> Result<String, InterchangeError> {
        match self.value {
            Value::String(text) => Ok(text.clone()),
            Value::Number(number) => Ok(number.to_string()),
            Value::Bool(value) => Ok(value.to_string()),
            Value::Null => Ok(String::new()),
            Value::Array(_) | Value::Object(_) => Err(self.not("text")),
        }
    }

    /// Texts of a list under a key; empty ones are left out.
    pub fn texts(&self, key: &str) -> Result<Vec<String>, InterchangeError> {
        let mut texts = Vec::new();
        for item in self.list(key)? {
            texts.push(item.as_text()?);
        }
        texts.retain(|text| !text.is_empty());
        Ok(texts)
    }

    /// Keys that hold something and are not in `known`, in order.
    pub fn unknown(&self, known: &[&str]) -> Vec<&'a str> {
        let Value::Object(map) = self.value else { return Vec::new() };
        let empty = |value: &Value| match value {
            Value::Null => true,
            Value::String(text) => text.is_empty(),
            Value::Array(items) => items.is_empty(),
            Value::Object(map) => map.is_empty(),
            Value::Bool(_) | Value::Number(_) => false,
        };
        map.iter()
            .filter(|(key, value)| !known.contains(&key.as_str()) && !empty(value))
            .map(|(key, _)| key.as_str())
            .collect()
    }

    /// What stands under keys that are not in `known`, one `key: value` each, for keeping as text.
    pub fn rest(&self, known: &[&str]) -> Vec<String> {
        let Value::Object(map) = self.value else { return Vec::new() };
        let said = |key: &&str| map.get(*key).map(|value| format!("{key}: {}", plain(value)));
        self.unknown(known).iter().filter_map(said).collect()
    }

    /// An error at this place.
    pub fn wrong(&self, message: impl Into<String>) -> InterchangeError {
        let path = match self.path.as_str() {
            "" => "the top".to_owned(),
            path => path.to_owned(),
        };
        InterchangeError::Shape { format: self.format, path, message: message.into() }
    }

    fn not(&self, wanted: &str) -> InterchangeError {
        let found = match self.value {
            Value::Null => "nothing",
            Value::Bool(_) => "true or false",
            Value::Number(_) => "a number",
            Value::String(_) => "text",
            Value::Array(_) => "a list",
            Value::Object(_) => "an object",
        };
        self.wrong(format!("expected {wanted}, found {found}"))
    }
}

/// A value as people would write it.
fn plain(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Array(items) => items.iter().map(plain).collect::<Vec<_>>().join(", "),
        Value::Object(map) => {
            let entry = |(key, value): (&String, &Value)| format!("{key}: {}", plain(value));
            map.iter().map(entry).collect::<Vec<_>>().join("; ")
        }
        Value::Null | Value::Bool(_) | Value::Number(_) => value.to_string(),
    }
}

/// Texts one below the other, without the empty ones.
pub fn paragraphs(texts: impl IntoIterator<Item = String>) -> String {
    let texts: Vec<String> = texts.into_iter().filter(|text| !text.trim().is_empty()).collect();
    texts.join("\n")
}
