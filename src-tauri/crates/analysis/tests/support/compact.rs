//! A diagram as a few words of text, for cases of three lines.
//!
//! ```text
//! zone org: org-network                  a boundary; `zone box: agent-sandbox in org` nests it
//! app: llm-app @org multi_tenant         an element with a stated yes
//! db: database data_sensitivity=personal an element with a stated word; `sandboxed=no` is a no
//! user -> app: prompt                    a flow with its content
//! app -> db: query encrypted=no          and with stated attributes
//! ```

use library::{Kind, Library};
use model::{AttributeValue, Attributes, ElementKind};

use super::Named;
use super::neutral::Builder;

/// Reads a compact diagram; parts are separated by line ends or semicolons.
pub fn read(text: &str, library: &Library) -> Named {
    let mut builder = Builder::default();
    let lines: Vec<&str> =
        text.split(['\n', ';']).map(str::trim).filter(|line| !line.is_empty()).collect();
    for line in lines.iter().filter(|line| line.starts_with("zone ")) {
        let (id, rest) = line["zone ".len()..].split_once(':').expect("zone ID: TYPE");
        let mut words = rest.split_whitespace();
        let type_id = words.next().expect("a boundary has a type");
        let parent = words.nth(1);
        builder.boundary(id.trim(), type_id, id.trim(), parent);
    }
    let is_element = |line: &&&str| !line.starts_with("zone ") && !line.contains("->");
    for line in lines.iter().filter(is_element) {
        let (id, rest) = line.split_once(':').expect("ID: TYPE");
        let mut words = rest.split_whitespace();
        let type_id = words.next().expect("an element has a type");
        let definition = library.element_types.get(type_id);
        let kind = match definition.unwrap_or_else(|| panic!("no type {type_id}")).kind {
            Kind::External => ElementKind::External,
            Kind::Process => ElementKind::Process,
            Kind::Store => ElementKind::Store,
        };
        let words: Vec<&str> = words.collect();
        let boundary = words.iter().find_map(|word| word.strip_prefix('@'));
        let stated = words.iter().filter(|word| !word.starts_with('@'));
        let attributes = attributes(stated.copied());
        builder.element(id.trim(), kind, type_id, id.trim(), boundary, attributes);
    }
    for (number, line) in lines.iter().filter(|line| line.contains("->")).enumerate() {
        let (ends, rest) = line.split_once(':').unwrap_or((line, ""));
        let (from, to) = ends.split_once("->").expect("FROM -> TO");
        let mut words = rest.split_whitespace().peekable();
        let content = words.next_if(|word| !word.contains('='));
        let mut stated = attributes(words);
        if let Some(content) = content {
            stated.insert("content".into(), AttributeValue::Word(content.into()));
        }
        builder.flow(&format!("f{}", number + 1), from.trim(), to.trim(), "", stated);
    }
    builder.done()
}

fn attributes<'a>(words: impl Iterator<Item = &'a str>) -> Attributes {
    let stated = |word: &str| {
        let (id, value) = word.split_once('=').unwrap_or((word, "yes"));
        let value = match value {
            "yes" => AttributeValue::Flag(true),
            "no" => AttributeValue::Flag(false),
            word => AttributeValue::Word(word.into()),
        };
        (id.to_string(), value)
    };
    words.map(stated).collect()
}
