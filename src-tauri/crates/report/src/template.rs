//! Filling in report templates: Tera with our escape function, overrides from a folder, and limits.
//!
//! Templates come compiled in; a file of the same path in the caller's folder takes the place of a built-in one. Text of the
//! model reaches a template only as a value, never as a template.

use std::collections::BTreeMap;
use std::io::{self, Write};
use std::path::Path;
use std::time::{Duration, Instant};

use include_dir::{Dir, include_dir};
use serde::Serialize;
use tera::{Context, ErrorKind, Kwargs, State, Tera};

use crate::error::ReportError;
use crate::{inert, markdown, source_marks};

static BUILTIN: Dir = include_dir!("$CARGO_MANIFEST_DIR/../../../templates/report");

/// Most bytes one template may write.
pub const MAX_BYTES: usize = 64 * 1024 * 1024;
/// Longest time one template may take.
pub const MAX_TIME: Duration = Duration::from_secs(20);
/// Largest override file that is read.
const MAX_FILE: u64 = 1024 * 1024;

/// The templates, ready to be filled in.
pub struct Templates {
    tera: Tera,
    sources: BTreeMap<String, String>,
}

impl Templates {
    /// Loads the built-in templates and, over them, the files of `overrides`.
    ///
    /// # Errors
    /// [`ReportError::Template`] names file, line and column of a template that does not parse; [`ReportError::Asset`] an unreadable file.
    pub fn load(overrides: Option<&Path>) -> Result<Self, ReportError> {
        let mut sources = BTreeMap::new();
        collect_builtin(&BUILTIN, &mut sources);
        if let Some(folder) = overrides {
            collect_folder(folder, folder, &mut sources)?;
        }
        Self::from_sources(sources)
    }

    /// The same from sources held in memory, named `builtin/...` or `user/...`.
    fn from_sources(sources: BTreeMap<String, String>) -> Result<Self, ReportError> {
        let mut tera = Tera::new();
        tera.autoescape_on(vec![".xml", ".html"]);
        tera.set_escape_fn(inert::escape);
        tera.register_filter("markdown", |s: &str, _: Kwargs, _: &State| markdown::blocks(s));
        tera.register_filter("markdown_inline", |s: &str, _: Kwargs, _: &State| {
            markdown::inline(s)
        });
        tera.set_fallback_prefixes(["user/", "builtin/"]).map_err(|e| failure("templates", &e))?;
        let marked = sources
            .iter()
            .filter(|(name, _)| name.ends_with(".xml") || name.ends_with(".html"))
            .map(|(name, text)| {
                let marks = name.ends_with(".xml");
                let text = if marks { source_marks::add(name, text) } else { text.clone() };
                (name.clone(), text)
            });
        tera.add_raw_templates(marked).map_err(|e| failure("templates", &e))?;
        Ok(Self { tera, sources })
    }

    /// Whether there is a template of this name.
    pub fn contains(&self, name: &str) -> bool {
        ["user/", "builtin/"].iter().any(|p| self.tera.contains_template(&format!("{p}{name}")))
    }

    /// Names of the documents: the XML files at the top of the folder, without parts of others.
    pub fn names(&self) -> Vec<String> {
        let mut names: Vec<String> = self
            .sources
            .keys()
            .filter_map(|name| name.strip_prefix("user/").or(name.strip_prefix("builtin/")))
            .filter_map(|name| name.strip_suffix(".xml"))
            .filter(|name| !name.contains('/') && *name != "parts")
            .map(str::to_owned)
            .collect();
        names.sort();
        names.dedup();
        names
    }

    /// A file of the template folder as it is, such as a style sheet.
    ///
    /// # Errors
    /// [`ReportError::UnknownTemplate`].
    pub fn text(&self, name: &str) -> Result<String, ReportError> {
        let found =
            ["user/", "builtin/"].iter().find_map(|p| self.sources.get(&format!("{p}{name}")));
        found.cloned().ok_or_else(|| ReportError::UnknownTemplate { name: name.to_owned() })
    }

    /// Fills in a template.
    ///
    /// # Errors
    /// [`ReportError::UnknownTemplate`], [`ReportError::Template`] with the place, or [`ReportError::Limit`].
    pub fn render(&self, name: &str, values: &impl Serialize) -> Result<String, ReportError> {
        self.render_within(name, values, MAX_BYTES, MAX_TIME)
    }

    fn render_within(
        &self,
        name: &str,
        values: &impl Serialize,
        bytes: usize,
        time: Duration,
    ) -> Result<String, ReportError> {
        if !self.contains(name) {
            return Err(ReportError::UnknownTemplate { name: name.to_owned() });
        }
        let context = Context::from_serialize(values).map_err(|e| failure(name, &e))?;
        let mut out = Limited {
            left: bytes,
            writes: 0,
            until: Instant::now() + time,
            out: Vec::new(),
            hit: None,
        };
        let result = self.tera.render_to(name, &context, &mut out);
        if let Some(message) = out.hit {
            return Err(ReportError::Limit { template: name.to_owned(), message: message.into() });
        }
        result.map_err(|e| failure(name, &e))?;
        String::from_utf8(out.out).map_err(|e| ReportError::Template {
            file: name.to_owned(),
            line: 1,
            column: 1,
            message: e.to_string(),
        })
    }
}

/// A writer that stops a runaway template.
struct Limited {
    left: usize,
    /// How often it was written to; the clock is asked now and then only.
    writes: usize,
    until: Instant,
    out: Vec<u8>,
    hit: Option<&'static str>,
}

impl Write for Limited {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if bytes.len() > self.left {
            self.hit = Some("it writes more than the limit of 64 MiB");
        } else if self.writes.is_multiple_of(256) && Instant::now() > self.until {
            self.hit = Some("it takes longer than the limit of 20 seconds");
        }
        if self.hit.is_some() {
            return Err(io::Error::other("limit"));
        }
        self.writes += 1;
        self.left -= bytes.len();
        self.out.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

fn collect_builtin(dir: &Dir, into: &mut BTreeMap<String, String>) {
    for file in dir.files() {
        if let Some(text) = file.contents_utf8() {
            let path = file.path().to_string_lossy().replace('\\', "/");
            into.insert(format!("builtin/{path}"), text.to_owned());
        }
    }
    for inner in dir.dirs() {
        collect_builtin(inner, into);
    }
}

fn collect_folder(
    root: &Path,
    folder: &Path,
    into: &mut BTreeMap<String, String>,
) -> Result<(), ReportError> {
    let asset = |path: &Path, e: io::Error| {
        let place = path.strip_prefix(root).unwrap_or(path).display().to_string();
        let what = if place.is_empty() { "folder".into() } else { place };
        ReportError::Asset { what: format!("your {what}"), message: e.to_string() }
    };
    for entry in std::fs::read_dir(folder).map_err(|e| asset(folder, e))? {
        let path = entry.map_err(|e| asset(folder, e))?.path();
        // Links are not followed: an override folder holds its own files.
        let kind = std::fs::symlink_metadata(&path).map_err(|e| asset(&path, e))?;
        let template = path
            .extension()
            .is_some_and(|e| ["xml", "html", "css"].iter().any(|known| e == *known));
        if kind.is_dir() {
            collect_folder(root, &path, into)?;
        } else if kind.is_file() && template && kind.len() <= MAX_FILE {
            let text = std::fs::read_to_string(&path).map_err(|e| asset(&path, e))?;
            let name = path.strip_prefix(root).unwrap_or(&path).to_string_lossy();
            into.insert(format!("user/{}", name.replace('\\', "/")), text);
        }
    }
    Ok(())
}

fn failure(template: &str, error: &tera::Error) -> ReportError {
    match error.kind() {
        ErrorKind::SyntaxError(e) | ErrorKind::RenderingError(e) => ReportError::Template {
            file: source_marks::readable(e.filename()),
            line: e.span().start_line,
            column: e.span().start_col + 1,
            message: e.message().to_owned(),
        },
        ErrorKind::TemplateNotFound(name) => {
            ReportError::UnknownTemplate { name: source_marks::readable(name) }
        }
        other => listed(template, &other.to_string()),
    }
}

/// Some faults come as a list in prose, each with ` --> FILE:LINE:COLUMN` below its sentence; the first one counts.
fn listed(template: &str, text: &str) -> ReportError {
    let place = text.split_once("--> ").and_then(|(_, rest)| {
        let mut parts = rest.lines().next()?.trim().rsplitn(3, ':');
        let (column, line) = (parts.next()?.parse().ok()?, parts.next()?.parse().ok()?);
        Some((parts.next()?.to_owned(), line, column))
    });
    let message = text.lines().next().unwrap_or("").trim_start_matches("error: ").to_owned();
    let (file, line, column) = place.unwrap_or((template.to_owned(), 1, 1));
    ReportError::Template { file: source_marks::readable(&file), line, column, message }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn templates(sources: &[(&str, &str)]) -> Result<Templates, ReportError> {
        let map = sources.iter().map(|(a, b)| ((*a).to_owned(), (*b).to_owned())).collect();
        Templates::from_sources(map)
    }

    fn render(sources: &[(&str, &str)]) -> Result<String, ReportError> {
        let values = serde_json::json!({"u": "<b>{{ 7 }}&"});
        templates(sources)?.render_within("a.xml", &values, 1_000_000, Duration::from_secs(2))
    }

    #[test]
    fn values_are_text() {
        let out = render(&[("builtin/a.xml", "<p>{{ u }}</p>")]).unwrap();
        assert!(out.ends_with("<p>&lt;b&gt;{{ 7 }}&amp;</p>"), "{out}");
    }

    #[test]
    fn a_user_file_takes_the_place_of_a_built_in_one() {
        let out = render(&[
            ("builtin/a.xml", "<d>{% include \"s/b.xml\" %}</d>"),
            ("builtin/s/b.xml", "ours"),
            ("user/s/b.xml", "theirs"),
        ]);
        assert!(out.unwrap().contains("theirs"));
    }

    #[test]
    fn a_syntax_error_names_file_and_line() {
        let error = render(&[("user/a.xml", "<d>\n<p>ok</p>\n<p>{% if %}</p></d>")]).unwrap_err();
        assert!(error.to_string().contains("your a.xml:3:"), "{error}");
    }

    #[test]
    fn an_unknown_value_names_file_and_line() {
        let error = render(&[("builtin/a.xml", "<d>\n{{ missing.x }}</d>")]).unwrap_err();
        assert!(error.to_string().contains("a.xml:2:"), "{error}");
    }

    #[test]
    fn an_unknown_filter_names_file_and_line() {
        let error = render(&[("user/s/a.xml", "<d>\n<p>{{ u | nonsense }}</p></d>")]).unwrap_err();
        assert!(error.to_string().contains("your s/a.xml:2:"), "{error}");
    }

    #[test]
    fn a_runaway_template_is_stopped() {
        let text = "{% for a in range(end=90000) %}{% for b in range(end=90000) %}xxxx{% endfor %}{% endfor %}";
        let error = render(&[("builtin/a.xml", text)]).unwrap_err();
        assert!(matches!(error, ReportError::Limit { .. }), "{error}");
    }
}
