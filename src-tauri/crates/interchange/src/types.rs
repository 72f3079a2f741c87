//! Which element type a foreign name or technology means, and how sure that is.

use library::{Kind, Library};
use model::ElementKind;

/// From here on a guess is applied; below, a person is asked.
pub const SURE: u8 = 60;

/// A guessed type.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Guess {
    /// Element-type id.
    pub type_id: String,
    /// Its shape.
    pub kind: ElementKind,
    /// 0 to 100.
    pub confidence: u8,
    /// What it rests on, in words.
    pub because: String,
}

/// How many types a question offers beside the one that was taken.
const ALTERNATIVES: usize = 3;

/// One name of an element type, in words.
#[derive(Debug, Clone)]
pub struct Phrase {
    type_id: String,
    shape: ElementKind,
    words: Vec<String>,
}

/// Every name and alias of the element types, taken apart once for all guesses of an import.
pub fn phrases(library: &Library) -> Vec<Phrase> {
    let of = |known: &library::ElementType| -> Vec<Phrase> {
        let names = [known.id.as_str(), known.name.as_str()];
        names
            .into_iter()
            .chain(known.aliases.iter().map(String::as_str))
            .map(|name| Phrase {
                type_id: known.id.clone(),
                shape: shape(known.kind),
                words: plain(name),
            })
            .collect()
    };
    library.element_types.values().flat_map(of).collect()
}

/// The element types whose names or aliases fit, best first; empty when nothing fits at all.
pub fn guesses(
    library: &Library,
    phrases: &[Phrase],
    name: &str,
    technology: &str,
    words: &[String],
    kind: Option<ElementKind>,
) -> Vec<Guess> {
    let mut said: Vec<(&str, Vec<String>, u8)> =
        vec![(technology, plain(technology), 5), (name, plain(name), 0)];
    said.extend(words.iter().map(|word| (word.as_str(), plain(word), 0)));
    // Of each type the best phrase; among equals the longer one tells more, then the earlier one.
    let mut best: Vec<(u8, usize, &Phrase, &str)> = Vec::new();
    for phrase in phrases {
        let other_shape = kind.is_some_and(|kind| kind != phrase.shape);
        for (text, plain, bonus) in &said {
            let Some(fit) = fit(plain, &phrase.words) else { continue };
            let confidence = (fit + bonus).min(98).saturating_sub(if other_shape { 25 } else { 0 });
            let found = (confidence, phrase.words.len(), phrase, *text);
            match best.iter_mut().find(|known| known.2.type_id == phrase.type_id) {
                Some(known) if (known.0, known.1) >= (found.0, found.1) => {}
                Some(known) => *known = found,
                None => best.push(found),
            }
        }
    }
    best.retain(|(confidence, ..)| *confidence >= 35);
    best.sort_by_key(|(confidence, length, ..)| std::cmp::Reverse((*confidence, *length)));
    let guess = |(confidence, _, phrase, text): (u8, usize, &Phrase, &str)| Guess {
        type_id: phrase.type_id.clone(),
        kind: phrase.shape,
        confidence,
        because: format!("{text:?} holds {:?}", phrase.words.join(" ")),
    };
    let found: Vec<Guess> = best.into_iter().take(ALTERNATIVES + 1).map(guess).collect();
    if found.is_empty() { ordinary(library, &said, kind).into_iter().collect() } else { found }
}

/// Ordinary technology by a single telling word, where no alias fits.
fn ordinary(
    library: &Library,
    said: &[(&str, Vec<String>, u8)],
    kind: Option<ElementKind>,
) -> Option<Guess> {
    const WORDS: &[(&str, &[&str])] = &[
        ("file-store", &["storage", "blob", "bucket", "file", "disk", "volume"]),
        ("database", &["database", "db", "sql", "postgre", "postgressql", "store", "table"]),
        ("message-queue", &["queue", "topic", "broker"]),
        ("web-app", &["client", "website", "web", "browser", "app", "frontend", "ui", "page"]),
        ("app-service", &["service", "api", "server", "backend", "worker", "class", "process"]),
        ("end-user", &["user", "customer", "actor", "person"]),
    ];
    let words: Vec<&String> = said.iter().flat_map(|(_, words, _)| words).collect();
    WORDS.iter().find_map(|(id, list)| {
        let known = library.element_types.get(*id)?;
        let word = words.iter().find(|word| list.contains(&word.as_str()))?;
        let shape = shape(known.kind);
        kind.is_none_or(|kind| kind == shape).then(|| Guess {
            type_id: (*id).to_owned(),
            kind: shape,
            confidence: SURE,
            because: format!("the word {word:?}"),
        })
    })
}

/// How well a phrase of the library fits a text.
fn fit(text: &[String], phrase: &[String]) -> Option<u8> {
    if phrase.is_empty() || text.is_empty() {
        return None;
    }
    if text == phrase {
        return Some(92);
    }
    let length = u8::try_from(phrase.len().min(5)).unwrap_or(5);
    if text.windows(phrase.len()).any(|window| window == phrase) {
        let last = text.ends_with(phrase);
        return Some(52 + 8 * length + if last { 8 } else { 0 });
    }
    let scattered = phrase.len() > 1 && phrase.iter().all(|word| text.contains(word));
    scattered.then_some(46 + 4 * length)
}

/// Lower-case words without their plural.
fn plain(text: &str) -> Vec<String> {
    text.split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(|word| {
            let word = word.to_lowercase();
            match word.strip_suffix('s') {
                Some(single) if single.len() > 2 && !single.ends_with('s') => single.to_owned(),
                _ => word,
            }
        })
        .collect()
}

/// The shape of a library kind.
pub fn shape(kind: Kind) -> ElementKind {
    match kind {
        Kind::External => ElementKind::External,
        Kind::Process => ElementKind::Process,
        Kind::Store => ElementKind::Store,
    }
}

/// The shape that the words themselves suggest, where no type fits.
pub fn kind_by_word(name: &str, technology: &str) -> ElementKind {
    const STORES: &[&str] = &[
        "store",
        "storage",
        "database",
        "db",
        "bucket",
        "file",
        "log",
        "cache",
        "disk",
        "volume",
        "vault",
        "registry",
        "repository",
        "blob",
        "s3",
        "queue",
        "postgresql",
        "sql",
        "table",
    ];
    const EXTERNALS: &[&str] = &[
        "user",
        "actor",
        "person",
        "customer",
        "external",
        "operator",
        "administrator",
        "attacker",
    ];
    let words: Vec<String> = plain(technology).into_iter().chain(plain(name)).collect();
    let has = |list: &[&str]| words.iter().any(|word| list.contains(&word.as_str()));
    if has(EXTERNALS) {
        ElementKind::External
    } else if has(STORES) {
        ElementKind::Store
    } else {
        ElementKind::Process
    }
}

/// The boundary type that a zone's name or type suggests.
pub fn boundary_type(library: &Library, name: &str, technology: &str) -> Option<String> {
    const WORDS: &[(&str, &[&str])] = &[
        ("agent-sandbox", &["sandbox", "isolated"]),
        ("internet-edge", &["internet", "public-internet", "untrusted", "web"]),
        ("build-environment", &["build", "ci", "cicd", "training", "development", "pipeline"]),
        ("supplier", &["supplier", "vendor", "third", "provider", "saas", "partner"]),
        (
            "cloud-tenant",
            &["cloud", "azure", "aws", "gcp", "vpc", "subscription", "account", "tenant"],
        ),
        ("device", &["device", "mobile", "phone", "laptop", "browser", "client", "edge"]),
        ("user-session", &["session"]),
        ("physical-world", &["physical", "environment"]),
        (
            "org-network",
            &[
                "private",
                "internal",
                "network",
                "corporate",
                "intranet",
                "dmz",
                "lan",
                "trusted",
                "organisation",
                "organization",
                "secured",
                "on",
            ],
        ),
    ];
    if library.boundary_types.contains_key(technology) {
        return Some(technology.to_owned());
    }
    let words: Vec<String> = plain(name).into_iter().chain(plain(technology)).collect();
    WORDS
        .iter()
        .find(|(id, list)| {
            library.boundary_types.contains_key(*id)
                && words.iter().any(|word| list.contains(&word.as_str()))
        })
        .map(|(id, _)| (*id).to_owned())
}
