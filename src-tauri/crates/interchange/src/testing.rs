//! What the tests of several formats share.

use library::Library;

/// The library that ships.
pub fn library() -> &'static Library {
    Library::embedded()
}

/// Compares a generated file with the committed one; `PORTOLAN_BLESS=1` writes it instead.
pub fn fresh(path: &str, generated: &str) {
    if std::env::var_os("PORTOLAN_BLESS").is_some() {
        std::fs::write(path, generated).expect("the file can be written");
    }
    let committed = std::fs::read_to_string(path).unwrap_or_default();
    assert!(committed == generated, "{path} is not fresh; run the test with PORTOLAN_BLESS=1");
}
