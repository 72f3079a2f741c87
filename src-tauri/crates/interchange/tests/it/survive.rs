//! What must hold of any bytes whatever. The fuzz targets and the tests on mutated samples share it.

use interchange::{export, exportable, import};
use library::Library;

/// Takes bytes in, as one format or as what they seem to be: an error that helps, or a sound model
/// that goes out in every format, and comes back from our own unchanged.
pub fn any_bytes(bytes: &[u8], format: Option<&str>) {
    let library = Library::embedded();
    match import(bytes, format, library) {
        Err(error) => {
            let broke = matches!(error, interchange::InterchangeError::Broke);
            assert!(!broke, "an importer broke");
            assert!(!error.to_string().is_empty() && !error.hint().is_empty());
        }
        Ok((_, taken)) => {
            assert_eq!(taken.model.faults(), []);
            let decided = taken.model.threats.values().any(|threat| !threat.history.is_empty());
            assert!(!decided || format.is_none_or(|format| format == "json"), "a foreign decision");
            for (kind, tally) in &taken.fidelity.kinds {
                let sum = tally.kept + tally.changed + tally.dropped;
                assert_eq!(tally.found, sum, "{kind}");
            }
            for format in exportable() {
                let out = export(&taken.model, format, library).expect(format);
                if format == "json" {
                    let (_, back) = import(&out, Some(format), library).expect(format);
                    assert_eq!(back.model, taken.model);
                }
            }
        }
    }
}
