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
}

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

/// The element type whose name or alias fits best; none when nothing fits at all.
pub fn guess(
    library: &Library,
    phrases: &[Phrase],
    name: &str,
    technology: &str,
    words: &[String],
    kind: Option<ElementKind>,
) -> Option<Guess> {
    let mut said: Vec<(Vec<String>, u8)> = vec![(plain(technology), 5), (plain(name), 0)];
    said.extend(words.iter().map(|word| (plain(word), 0)));
    let mut best: Option<(u8, &Phrase)> = None;
    for phrase in phrases {
        let other_shape = kind.is_some_and(|kind| kind != phrase.shape);
        for (text, bonus) in &said {
            let Some(fit) = fit(text, &phrase.words) else { continue };
            let confidence = (fit + bonus).min(98).saturating_sub(if other_shape { 25 } else { 0 });
            let length = phrase.words.len();
            if best.is_none_or(|(top, known)| (confidence, length) > (top, known.words.len())) {
                best = Some((confidence, phrase));
            }
        }
    }
    let best = best.map(|(confidence, phrase)| Guess {
        type_id: phrase.type_id.clone(),
        kind: phrase.shape,
        confidence,
    });
    let best = best.filter(|guess| guess.confidence >= 35);
    best.or_else(|| ordinary(library, &said, kind))
}

/// Ordinary technology by a single telling word, where no alias fits.
fn ordinary(
    library: &Library,
    said: &[(Vec<String>, u8)],
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
    let words: Vec<&String> = said.iter().flat_map(|(words, _)| words).collect();
    WORDS.iter().find_map(|(id, list)| {
        let known = library.element_types.get(*id)?;
        let fits = words.iter().any(|word| list.contains(&word.as_str()));
        let shape = shape(known.kind);
        (fits && kind.is_none_or(|kind| kind == shape)).then(|| Guess {
            type_id: (*id).to_owned(),
            kind: shape,
            confidence: SURE,
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
