//! A technique's file holds a family: the parent, and its sub-techniques within it. Readers of the
//! typed library want one list.

use serde_json::{Map, Value, json};

/// The family as one list under `techniques`: the parent first, then its sub-techniques with the
/// parent's id and the full name, because names of sub-techniques repeat.
pub(crate) fn family(file: Value) -> Value {
    let Value::Object(mut parent) = file else { return json!({ "techniques": [] }) };
    let subs = parent.remove("sub_techniques");
    let text = |map: &Map<String, Value>, key: &str| {
        map.get(key).and_then(Value::as_str).unwrap_or_default().to_owned()
    };
    let (id, name) = (text(&parent, "id"), text(&parent, "name"));
    let mut list = vec![Value::Object(parent)];
    for sub in subs.as_ref().and_then(Value::as_array).into_iter().flatten() {
        let Value::Object(mut sub) = sub.clone() else { continue };
        let full = format!("{name}: {}", text(&sub, "name"));
        sub.insert("parent".into(), id.clone().into());
        sub.insert("name".into(), full.into());
        list.push(Value::Object(sub));
    }
    json!({ "techniques": list })
}
