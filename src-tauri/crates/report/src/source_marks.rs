//! Where in which template a piece of rendered markup came from.
//!
//! Tera does not say. So before parsing, every template line that starts with a tag gets a processing instruction `<?at FILE LINE?>`,
//! which markup readers skip; the last one before a fault names the place.

const OPEN: &str = "<?at ";
const CLOSE: &str = "?>";

/// Marks the lines of a template. Lines inside a tag, a comment or a Tera expression stay as they are.
pub fn add(name: &str, text: &str) -> String {
    let mut out = String::with_capacity(text.len() + text.len() / 4);
    let mut inside = Inside::Content;
    for (number, line) in text.split_inclusive('\n').enumerate() {
        let trimmed = line.trim_start();
        let tag =
            trimmed.starts_with('<') && !trimmed.starts_with("<?") && !trimmed.starts_with("<!");
        if inside == Inside::Content && tag {
            let indent = line.len() - trimmed.len();
            out.push_str(&line[..indent]);
            out.push_str(&format!("{OPEN}{name} {}{CLOSE}", number + 1));
            out.push_str(trimmed);
        } else {
            out.push_str(line);
        }
        inside = inside.after(line);
    }
    out
}

/// A place in a template: file, line and column, the last two counted from 1.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// Template file as people know it.
    pub file: String,
    /// Line.
    pub line: usize,
    /// Column; exact where the line holds no filled-in value before it.
    pub column: usize,
}

/// The template place of byte `at` in rendered markup.
pub fn find(rendered: &str, at: usize) -> Option<Place> {
    let before = rendered.get(..at)?;
    let mark = before.rfind(OPEN)?;
    let rest = &rendered[mark + OPEN.len()..];
    let end = rest.find(CLOSE)?;
    let (file, line) = rest[..end].rsplit_once(' ')?;
    let after_mark = mark + OPEN.len() + end + CLOSE.len();
    let indent = before[..mark].len() - before[..mark].trim_end_matches([' ', '\t']).len();
    let between = rendered.get(after_mark..at).unwrap_or("");
    let newlines = between.matches('\n').count();
    let column = match between.rfind('\n') {
        Some(last) => between[last + 1..].chars().count() + 1,
        None => indent + between.chars().count() + 1,
    };
    Some(Place { file: readable(file), line: line.parse::<usize>().ok()? + newlines, column })
}

/// A template's name as people know it.
pub fn readable(name: &str) -> String {
    if let Some(own) = name.strip_prefix("user/") {
        return format!("your {own}");
    }
    name.strip_prefix("builtin/").unwrap_or(name).to_owned()
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Inside {
    Content,
    Tag,
    Comment,
    Tera(&'static str),
}

impl Inside {
    /// The state after reading `line`.
    fn after(self, line: &str) -> Self {
        let mut state = self;
        let mut rest = line;
        while !rest.is_empty() {
            let (opener, next): (&str, Self) = match state {
                Self::Tera(close) => (close, Self::Content),
                Self::Comment => ("-->", Self::Content),
                Self::Tag => {
                    // A Tera expression inside a tag is skipped whole; its `>` does not close the tag.
                    let expression = rest.find("{{").or(rest.find("{%"));
                    let close = rest.find('>');
                    match (expression, close) {
                        (Some(e), Some(c)) if e < c => {
                            let end = rest[e..].find("}}").or(rest[e..].find("%}"));
                            rest = end.map_or("", |n| &rest[e + n + 2..]);
                            continue;
                        }
                        _ => (">", Self::Content),
                    }
                }
                Self::Content => {
                    let openers: [(&str, Self); 5] = [
                        ("<!--", Self::Comment),
                        ("<", Self::Tag),
                        ("{{", Self::Tera("}}")),
                        ("{%", Self::Tera("%}")),
                        ("{#", Self::Tera("#}")),
                    ];
                    let first = openers
                        .into_iter()
                        .filter_map(|(o, s)| rest.find(o).map(|at| (at, o, s)))
                        .min_by_key(|(at, ..)| *at);
                    match first {
                        Some((_, o, s)) => (o, s),
                        None => return state,
                    }
                }
            };
            match rest.find(opener) {
                Some(at) => {
                    rest = &rest[at + opener.len()..];
                    state = next;
                }
                None => return state,
            }
        }
        state
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_with_tags_are_marked_and_found_again() {
        let text = "<a>\n  <b\n  c=\"{{ x > y }}\">\n  <d/></b>\n</a>";
        let marked = add("user/t.xml", text);
        assert_eq!(marked.matches(OPEN).count(), 4, "{marked}");
        let at = marked.find("<d/>").unwrap();
        let place = find(&marked, at).unwrap();
        assert_eq!(place, Place { file: "your t.xml".into(), line: 4, column: 3 });
    }
}
