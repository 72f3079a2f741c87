//! Labels. draw.io keeps them as HTML; where only formatting is used, the text is kept and the
//! formatting is not. Anything else in angle brackets stays as it stands, as text.

/// Elements that only format.
const FORMATTING: &[&str] = &[
    "b", "i", "u", "s", "strong", "em", "font", "span", "div", "p", "br", "sub", "sup", "h1", "h2",
    "h3", "h4", "small", "strike", "code", "pre",
];

/// The text of a label, and whether formatting was left out.
pub fn plain(label: &str) -> (String, bool) {
    if !label.contains(['<', '&']) {
        return (label.to_owned(), false);
    }
    let mut text = String::new();
    let mut rest = label;
    while let Some(at) = rest.find('<') {
        text.push_str(&rest[..at]);
        let Some(end) = rest[at..].find('>') else { return (label.to_owned(), false) };
        let tag = rest[at + 1..at + end].trim_start_matches('/');
        let name: String = tag.chars().take_while(char::is_ascii_alphanumeric).collect();
        let name = name.to_ascii_lowercase();
        if !FORMATTING.contains(&name.as_str()) {
            return (label.to_owned(), false);
        }
        if matches!(name.as_str(), "br" | "div" | "p") && !text.is_empty() && !text.ends_with(' ') {
            text.push(' ');
        }
        rest = &rest[at + end + 1..];
    }
    text.push_str(rest);
    for (entity, c) in [
        ("&nbsp;", " "),
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&quot;", "\""),
        ("&#39;", "'"),
        ("&amp;", "&"),
    ] {
        text = text.replace(entity, c);
    }
    let text = text.trim().to_owned();
    let changed = text != label;
    (text, changed)
}

#[cfg(test)]
mod tests {
    #[test]
    fn formatting_goes_and_everything_else_stays() {
        let check = |label: &str, expect: &str| assert_eq!(super::plain(label).0, expect);
        check("API", "API");
        check("<div>API<br>gateway</div>", "API gateway");
        check("A &amp; B&nbsp;", "A & B");
        check("<script>alert(1)</script>", "<script>alert(1)</script>");
        check("a < b", "a < b");
    }
}
