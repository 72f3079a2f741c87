//! The events of a bundle as plain JSON: read strictly, chained, added up.

use std::collections::BTreeMap;

use serde_json::Value;
use store::{Hash, canonical, chain_hash};

use crate::hex;

/// The state of every record by kind and id.
pub(crate) type State = BTreeMap<(String, String), Value>;

/// One event, checked against its place.
pub(crate) struct Read {
    pub event: Value,
    pub hash: Hash,
}

/// Reads an event: canonical JSON without fractions, of this number, with this hash.
pub(crate) fn read(line: &str, seq: u64, previous: &Hash, hash: Option<&String>) -> Option<Read> {
    let event: Value = serde_json::from_str(line).ok()?;
    let computed = chain_hash(previous, line.as_bytes());
    let sound = whole(&event)
        && event["seq"].as_u64() == Some(seq)
        && event["changes"].is_array()
        && hash.is_some_and(|hash| *hash == hex(&computed))
        && canonical(&event) == line.as_bytes();
    sound.then_some(Read { event, hash: computed })
}

/// Makes the changes of an event.
pub(crate) fn advance(state: &mut State, event: &Value) -> Option<()> {
    for change in event["changes"].as_array()? {
        let key = &change["key"];
        let key = (key["kind"].as_str()?.to_owned(), key["id"].as_str()?.to_owned());
        match &change["after"] {
            Value::Null => state.remove(&key),
            record => state.insert(key, record.clone()),
        };
    }
    Some(())
}

/// Whether all numbers are whole and small enough for every JSON reader to agree on them.
pub(crate) fn whole(value: &Value) -> bool {
    const EXACT: u64 = 1 << 53;
    match value {
        Value::Null | Value::Bool(_) | Value::String(_) => true,
        Value::Number(number) => {
            number.as_i64().is_some_and(|number| number.unsigned_abs() <= EXACT)
        }
        Value::Array(items) => items.iter().all(whole),
        Value::Object(map) => map.values().all(whole),
    }
}
