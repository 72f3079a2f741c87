//! Threagile, the YAML that its command reads.
//!
//! Technical assets become elements, communication links flows. The tool computes its risks anew
//! each time, so a file holds only those that people tracked or wrote down themselves; they become
//! threats, with the tracked state as a proposal in words. There is no geometry.

mod import;
mod risks;

use crate::formats::Document;

pub use import::import;

const NAME: &str = "Threagile";

pub fn detect(document: &Document) -> bool {
    document.top("threagile_version").is_some()
}

#[cfg(test)]
mod tests {
    use crate::testing::library;

    const BASE: &str = "threagile_version: 1.0.0\ntitle: Shop\ntechnical_assets:\n\
        \x20 Shop: {id: a1, type: process, technology: web-application, machine: virtual,\n\
        \x20   communication_links: {ask: {target: a2, protocol: jdbc, data_assets_sent: [d1]}}}\n\
        \x20 Shelf: {id: a2, type: datastore, technology: database}\n\
        data_assets:\n\x20 Orders: {id: d1, confidentiality: confidential}\n";

    /// What the report says of a file with more sections.
    fn check(more: &str, expect: &str) -> crate::Import {
        let text = format!("{BASE}{more}");
        let (format, import) = crate::import(text.as_bytes(), None, library()).expect("sound");
        assert_eq!(format.id, "threagile");
        let lines = &import.fidelity.lines;
        assert!(lines.iter().any(|line| line.why.contains(expect)), "{expect}: {lines:#?}");
        import
    }

    #[test]
    fn every_change_is_named() {
        let import = check("", "machine");
        assert_eq!(import.model.flows.values().map(|f| f.carries.len()).sum::<usize>(), 1);
        check(
            "trust_boundaries:\n\x20 A: {id: b1, technical_assets_inside: [a1, a9]}\n\x20 B: {id: b2, technical_assets_inside: [a1]}\n",
            "already lies in",
        );
        check("includes: [other.yaml]\n", "other files are not read");
        let import = check(
            "risk_tracking:\n\x20 sql@a1: {status: accepted, justification: fine}\n",
            "not as a decision",
        );
        let threat = import.model.threats.values().next().expect("a threat");
        assert!(threat.proposed.contains("accepted") && threat.history.is_empty());
        assert_eq!(threat.subject_name, "Shop");
    }
}
