//! What a style says about a shape.

use model::ElementKind;

/// The styles that an export gives to what did not come from draw.io.
pub const OURS: [&str; 5] = [
    "rounded=0;dashed=1;fillColor=none;verticalAlign=top;container=1;collapsible=0;",
    "rounded=0;whiteSpace=wrap;",
    "rounded=1;whiteSpace=wrap;",
    "shape=partialRectangle;left=0;right=0;whiteSpace=wrap;",
    "edgeStyle=orthogonalEdgeStyle;rounded=1;",
];

/// A style: `name;key=value;...`.
pub struct Style<'a>(pub &'a str);

impl<'a> Style<'a> {
    /// The value of a key.
    pub fn get(&self, key: &str) -> Option<&'a str> {
        self.0.split(';').find_map(|part| part.trim().strip_prefix(key)?.strip_prefix('='))
    }

    /// Whether a name stands in it without a value.
    pub fn has(&self, name: &str) -> bool {
        self.0.split(';').any(|part| part.trim() == name)
    }

    /// The look of a foreign shape for the way back: without our own word, without what makes a label
    /// HTML (ours are plain text), and without arrows, which say where a flow goes and go by the
    /// model. Empty for a look of ours.
    pub fn foreign(&self) -> String {
        const NOT: [&str; 4] = ["portolan=", "html=", "startArrow=", "endArrow="];
        let parts = self.0.split(';').map(str::trim).filter(|part| !part.is_empty());
        let kept = parts.filter(|part| !NOT.iter().any(|word| part.starts_with(word)));
        let style: String = kept.flat_map(|part| [part, ";"]).collect();
        if OURS.contains(&style.as_str()) { String::new() } else { style }
    }

    /// Whether other shapes are meant to lie in it.
    pub fn container(&self) -> bool {
        self.get("container") == Some("1")
            || self.has("swimlane")
            || self
                .get("shape")
                .is_some_and(|shape| shape == "swimlane" || shape.ends_with(".group"))
    }

    /// The technology an icon stands for, as words: `mxgraph.aws4.api_gateway` is `api gateway`.
    pub fn technology(&self) -> String {
        let icon = self.get("resIcon").or_else(|| self.get("grIcon")).or_else(|| self.get("shape"));
        let image = || {
            let file = self.get("image")?.rsplit(['/', '\\']).next()?;
            Some(file.split('.').next().unwrap_or(file))
        };
        let word = icon.map(|icon| icon.rsplit('.').next().unwrap_or(icon)).or_else(image);
        word.unwrap_or_default().replace(['_', '-'], " ")
    }

    /// The shape of a data-flow diagram, where the style says so.
    pub fn kind(&self) -> Option<ElementKind> {
        match self.get("portolan") {
            Some("external") => return Some(ElementKind::External),
            Some("process") => return Some(ElementKind::Process),
            Some("store") => return Some(ElementKind::Store),
            Some(_) | None => {}
        }
        const STORES: &[&str] =
            &["cylinder", "datastore", "database", "partialrectangle", "internalstorage"];
        const EXTERNALS: &[&str] = &["actor", "externalentity", "external_entity"];
        let shape = self.get("shape").unwrap_or_default().to_ascii_lowercase();
        let first = self.0.split(';').next().unwrap_or_default().to_ascii_lowercase();
        let has = |list: &[&str]| {
            list.iter()
                .any(|word| shape.contains(word) || (!first.contains('=') && first.contains(word)))
        };
        if has(STORES) {
            Some(ElementKind::Store)
        } else if has(EXTERNALS) {
            Some(ElementKind::External)
        } else if first == "ellipse" || shape.ends_with("dfd.process") {
            Some(ElementKind::Process)
        } else {
            None
        }
    }
}
