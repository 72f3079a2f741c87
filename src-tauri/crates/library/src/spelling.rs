//! Words: what looks like HTML, and which known word was probably meant.

/// The first HTML tag or comment of a text.
pub(crate) fn html(text: &str) -> Option<&str> {
    let starts = text.match_indices('<').map(|(at, _)| at);
    starts.into_iter().find_map(|at| {
        let rest = &text[at + 1..];
        let tag = rest.starts_with(|c: char| c.is_ascii_alphabetic() || c == '/' || c == '!');
        let end = rest.find('>')?;
        tag.then(|| &text[at..=at + 1 + end])
    })
}

pub(crate) fn did_you_mean(word: &str) -> String {
    format!("did you mean `{word}`?")
}

/// The known word that is at most two changes away.
pub(crate) fn nearest<'a>(word: &str, known: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    known
        .filter(|k| k.len().abs_diff(word.len()) <= 2 && word.len() <= 64)
        .map(|k| (distance(word, k), k))
        .filter(|(d, _)| *d <= 2)
        .min()
        .map(|(_, k)| k)
}

/// Levenshtein distance in bytes.
fn distance(a: &str, b: &str) -> usize {
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.bytes().enumerate() {
        let mut diagonal = row[0];
        row[0] = i + 1;
        for (j, y) in b.bytes().enumerate() {
            let change = diagonal + usize::from(x != y);
            diagonal = row[j + 1];
            row[j + 1] = change.min(row[j] + 1).min(diagonal + 1);
        }
    }
    row[b.len()]
}
