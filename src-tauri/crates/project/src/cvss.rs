//! CVSS 4.0 vectors of threats: checked when they are written, scored when they are shown. A score
//! stands beside the rating of the team and never replaces it.

use cvss::v4::Vector;
use model::{Edit, EditError, EditErrorCode, FieldFault, Model};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What a vector says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct CvssReading {
    /// The score in tenths, 0 to 100; none for a vector that cannot be scored.
    pub tenths: Option<u8>,
    /// The word for the score, such as `High`; empty without a score.
    pub severity: String,
    /// What the score rests on: `CVSS-B`, or with threat and environment `CVSS-BTE`.
    pub basis: String,
    /// Why it cannot be scored; empty otherwise.
    pub fault: String,
}

/// Reads a vector of CVSS 4.0 and scores it after the specification of FIRST.
pub fn read_cvss(vector: &str) -> CvssReading {
    match vector.trim().parse::<Vector>() {
        Ok(vector) => {
            let score = vector.score();
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "0 to 100")]
            let tenths = (score.clone().value() * 10.0).round().clamp(0.0, 100.0) as u8;
            let severity = score.severity().to_string();
            CvssReading {
                tenths: Some(tenths),
                severity: severity[..1].to_uppercase() + &severity[1..],
                basis: vector.nomenclature().to_string(),
                fault: String::new(),
            }
        }
        Err(fault) => {
            let (severity, basis) = (String::new(), String::new());
            CvssReading { tenths: None, severity, basis, fault: fault.to_string() }
        }
    }
}

/// Refuses an edit that gives a threat a vector which cannot be scored. One that came in with an
/// import stays until somebody changes it.
pub(crate) fn check_vectors(model: &Model, edit: &Edit) -> Result<(), EditError> {
    if let Edit::Batch { edits, .. } = edit {
        return edits.iter().try_for_each(|edit| check_vectors(model, edit));
    }
    let Edit::DescribeThreat { threat, cvss, .. } = edit else { return Ok(()) };
    let before = model.threats.get(threat).map_or("", |threat| threat.cvss.as_str());
    if cvss.trim().is_empty() || cvss == before {
        return Ok(());
    }
    let fault = read_cvss(cvss).fault;
    if fault.is_empty() {
        return Ok(());
    }
    let fields = vec![FieldFault { field: "cvss".into(), message: fault.clone() }];
    let message = format!("Keeping a CVSS vector: {fault}");
    let hint = "A vector of CVSS 4.0 begins with CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/";
    Err(EditError { fields, ..EditError::new(EditErrorCode::Incomplete, message, hint) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn published_vectors_have_their_published_scores() {
        let check = |metrics: &str, tenths: u8, severity: &str| {
            let read = read_cvss(&format!("CVSS:4.0/{metrics}"));
            assert_eq!(
                (read.tenths, read.severity.as_str()),
                (Some(tenths), severity),
                "{metrics}"
            );
        };
        check("AV:L/AC:L/AT:P/PR:L/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N", 73, "High");
        check("AV:N/AC:L/AT:P/PR:N/UI:P/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N", 77, "High");
        check("AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:H/SI:H/SA:H", 100, "Critical");
        check("AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:N/VA:N/SC:N/SI:N/SA:N", 87, "High");
        check("AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N", 93, "Critical");
        check("AV:P/AC:L/AT:N/PR:N/UI:N/VC:N/VI:N/VA:N/SC:N/SI:N/SA:N", 0, "None");
    }

    #[test]
    fn what_is_no_vector_is_refused_with_a_reason() {
        for text in
            ["", "9.8", "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H", "CVSS:4.0/AV:N/AC:L"]
        {
            let read = read_cvss(text);
            assert!(read.tenths.is_none() && !read.fault.is_empty(), "{text:?}: {read:?}");
        }
    }
}
