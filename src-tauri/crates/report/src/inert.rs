//! Text from people and files, made harmless for markup.
//!
//! Characters XML cannot hold become U+FFFD. Characters that make text look like something else (bidi overrides, zero-width
//! spaces, tag characters, which also smuggle prompts) are shown by number instead of obeyed, so that nobody is misled and nothing is lost.

use std::io::{Result, Write};

/// Writes `text` so that it is text in XML and HTML, in content and in quoted attributes.
pub fn escape(text: &str, out: &mut dyn Write) -> Result<()> {
    let mut plain = 0;
    for (at, c) in text.char_indices() {
        let Some(replacement) = replacement(c) else { continue };
        out.write_all(&text.as_bytes()[plain..at])?;
        plain = at + c.len_utf8();
        match replacement {
            Replacement::Text(t) => out.write_all(t.as_bytes())?,
            Replacement::Number => write!(out, "[U+{:04X}]", u32::from(c))?,
        }
    }
    out.write_all(&text.as_bytes()[plain..])
}

/// [`escape`] into a string.
pub fn escaped(text: &str) -> String {
    let mut out = Vec::with_capacity(text.len() + 16);
    // Writing to a vector cannot fail, and only whole characters were written.
    let _ = escape(text, &mut out);
    String::from_utf8_lossy(&out).into_owned()
}

enum Replacement {
    Text(&'static str),
    Number,
}

fn replacement(c: char) -> Option<Replacement> {
    let text = match c {
        '&' => "&amp;",
        '<' => "&lt;",
        '>' => "&gt;",
        '"' => "&quot;",
        '\'' => "&#39;",
        '\u{0}'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' => "\u{fffd}",
        '\u{7f}'..='\u{9f}' | '\u{fffe}' | '\u{ffff}' => "\u{fffd}",
        '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => return Some(Replacement::Number),
        '\u{200b}' | '\u{2060}' | '\u{feff}' => return Some(Replacement::Number),
        '\u{e0000}'..='\u{e007f}' => return Some(Replacement::Number),
        _ => return None,
    };
    Some(Replacement::Text(text))
}

#[cfg(test)]
mod tests {
    use super::escaped;

    fn check(input: &str, expect: &str) {
        assert_eq!(escaped(input), expect);
    }

    #[test]
    fn markup_becomes_text() {
        check("<b a=\"1\">&'", "&lt;b a=&quot;1&quot;&gt;&amp;&#39;");
        check("{{ x }}", "{{ x }}");
    }

    #[test]
    fn misleading_characters_are_shown() {
        check("a\u{202e}b", "a[U+202E]b");
        check("a\u{200b}b\u{e0041}", "a[U+200B]b[U+E0041]");
        check("a\u{0}b", "a\u{fffd}b");
    }

    #[test]
    fn joiners_of_real_scripts_stay() {
        check("\u{200d}\u{200c}\u{200e}é", "\u{200d}\u{200c}\u{200e}é");
    }
}
