//! Parts of a foreign file that the model has no place for. They travel with the model and go back
//! into a file of the same format, at the record they came from, as long as that record is there.
//!
//! A place is a kind and an id of ours, such as `component/0193...`; under it stand the keys of the
//! file with their values as JSON.

use std::collections::BTreeMap;

use model::Model;
use serde_json::Value;

use crate::limits;

/// Values as JSON text, by place and key.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct SideBag {
    /// `place/key` to JSON text.
    pub parts: BTreeMap<String, String>,
    bytes: usize,
}

impl SideBag {
    /// Puts one value in; the answer says whether there was room.
    pub fn put(&mut self, place: &str, key: &str, json: String) -> bool {
        let place = format!("{place}/{}", key.replace('~', "~0").replace('/', "~1"));
        let bytes = self.bytes + place.len() + json.len();
        if bytes > limits::SIDE_BAG_BYTES || self.parts.len() >= limits::SIDE_BAG_PARTS {
            return false;
        }
        self.bytes = bytes;
        self.parts.insert(place, json);
        true
    }
}

/// What imports of one format left for the way back.
pub struct Kept<'a>(Vec<&'a BTreeMap<String, String>>);

impl<'a> Kept<'a> {
    /// Of all imports of a format.
    pub fn of(model: &'a Model, format: &str) -> Self {
        let of_format = model.imports.values().filter(|import| import.format == format);
        Self(of_format.map(|import| &import.side_bag).collect())
    }

    /// Puts back what came from a place, except under keys that are there by now.
    pub fn restore(&self, place: &str, value: &mut Value) {
        let Value::Object(map) = value else { return };
        for (key, value) in self.at(place) {
            if !map.contains_key(&key) {
                map.insert(key, value);
            }
        }
    }

    /// One text from a place.
    pub fn text(&self, place: &str, key: &str) -> Option<String> {
        self.at(place).into_iter().find_map(|(known, value)| match value {
            Value::String(text) if known == key => Some(text),
            _ => None,
        })
    }

    fn at(&self, place: &str) -> Vec<(String, Value)> {
        let start = format!("{place}/");
        let mut found = Vec::new();
        for bag in &self.0 {
            let parts = bag.range(start.clone()..).take_while(|(at, _)| at.starts_with(&start));
            for (at, json) in parts {
                let key = &at[start.len()..];
                // A longer place that begins alike is another place.
                if key.contains('/') {
                    continue;
                }
                if let Ok(value) = serde_json::from_str(json) {
                    found.push((key.replace("~1", "/").replace("~0", "~"), value));
                }
            }
        }
        found
    }
}

/// Some keys for people to read.
pub fn named(keys: &[&str]) -> String {
    const MOST: usize = 20;
    let shown = keys.iter().take(MOST).copied().collect::<Vec<_>>().join(", ");
    match keys.len().checked_sub(MOST) {
        Some(more) if more > 0 => format!("{shown} and {more} more"),
        Some(_) | None => shown,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_kept_goes_back_to_its_place_and_overwrites_nothing() {
        let mut bag = SideBag::default();
        assert!(bag.put("a/1", "x/y~", "[1]".into()));
        assert!(bag.put("a/1/b", "z", "2".into()));
        assert!(bag.put("a/1", "there", "3".into()));
        let kept = Kept(vec![&bag.parts]);
        let mut value = serde_json::json!({"there": 0});
        kept.restore("a/1", &mut value);
        assert_eq!(value, serde_json::json!({"there": 0, "x/y~": [1]}));
        assert!(!bag.put("a", "b", "x".repeat(limits::SIDE_BAG_BYTES)));
    }
}
