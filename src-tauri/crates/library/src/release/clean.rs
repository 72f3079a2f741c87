//! Text of a release is foreign: descriptions hold raw HTML and even live attack text.

/// Longest name kept, in characters.
const LINE: usize = 200;
/// Longest description kept, in characters.
const PROSE: usize = 4000;

/// One line without control characters and without characters that turn its direction.
pub(super) fn line(text: &str) -> String {
    text.chars()
        .filter(|c| !c.is_control() && !turns(*c))
        .take(LINE)
        .collect::<String>()
        .trim()
        .into()
}

/// Prose without HTML tags, control characters and the like; a cut is shown.
pub(super) fn prose(text: &str) -> String {
    let mut kept = String::new();
    let mut rest = text;
    while let Some(start) = rest.find('<') {
        let (before, tag) = rest.split_at(start);
        kept.push_str(before);
        let named = tag[1..].starts_with(|c: char| c.is_ascii_alphabetic() || c == '/' || c == '!');
        match tag.find('>') {
            Some(end) if named => rest = &tag[end + 1..],
            _ => {
                kept.push('<');
                rest = &tag[1..];
            }
        }
    }
    kept.push_str(rest);
    let plain = |c: &char| (!c.is_control() || *c == '\n') && !turns(*c);
    let mut short: String = kept.chars().filter(plain).take(PROSE).collect();
    if kept.chars().count() > PROSE {
        short.push_str(" ...");
    }
    short.trim().into()
}

/// Marks that change the direction of text, and invisible ones.
fn turns(c: char) -> bool {
    matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}' | '\u{e0000}'..='\u{e007f}')
}

#[cfg(test)]
mod tests {
    use super::{line, prose};

    #[test]
    fn tags_go_and_text_stays() {
        assert_eq!(prose("a <b onclick='x'>bold</b> word, 1 < 2"), "a bold word, 1 < 2");
        assert_eq!(prose("<!-- note -->x<script>y</script>"), "xy");
        assert_eq!(line("a\u{202e}b\u{1b}[31m\nc"), "ab[31mc");
    }
}
