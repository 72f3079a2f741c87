//! Figures of the full report: made-up systems with three threats at every element, all of them
//! decided. Each is measured in a process of its own, so that the peak of memory is its own too.

use std::time::Duration;

use library::Library;
use model::{
    Control, ControlId, Date, Decision, Impacts, Model, Rating, Stamp, Subject, Threat, ThreatId,
    Timestamp, Verdict,
};
use report::{Options, ReportData, Settings};

use crate::measure;

/// Threats at every element.
pub const THREATS: usize = 3;

/// What one report cost and gave.
pub struct Figure {
    /// On the processor: from the model to the bytes, the analysis not counted.
    pub took: Duration,
    /// Pages.
    pub pages: usize,
    /// Size of the file, KiB.
    pub kib: usize,
    /// Highest memory of the process, MiB; what the report came on top of, MiB.
    pub memory: [u64; 2],
}

/// Makes a document of a system of so many elements: `full`, or `actions`, which is one table with a row for every threat.
///
/// # Panics
/// When the built-in templates are broken.
pub fn figure(template: &str, elements: usize, seed: u64) -> Figure {
    let library = Library::embedded();
    let model = with_threats(analysis::synthetic::model(elements, seed));
    let analysis = analysis::analyze(&model, library);
    let options =
        Options { template: template.into(), ..Options::new(Date::constant(2026, 11, 24)) };
    let before = measure::peak_memory();
    let (took, pdf) = measure::once(|| {
        let data = ReportData::new(&model, library, &analysis, &options);
        report::pdf(&data, &Settings::default()).expect("the built-in templates are sound")
    });
    Figure {
        took,
        pages: pdf.pages,
        kib: pdf.bytes.len() / 1024,
        memory: [measure::peak_memory(), before],
    }
}

/// The same system with three threats at every element and a control for every tenth element.
fn with_threats(mut model: Model) -> Model {
    let elements: Vec<_> = model.elements.values().map(|e| (e.id, e.name.clone())).collect();
    let techniques: Vec<&String> = Library::embedded().techniques.keys().collect();
    let stamp = Stamp { at: Timestamp::UNIX_EPOCH, by: "bench".into() };
    let mut number = 0;
    for (place, (element, name)) in elements.into_iter().enumerate() {
        let control = ControlId(uuid::Uuid::from_u128(place as u128 / 10 + 1));
        if place % 10 == 0 {
            let mut made = Control::new(control, None, format!("Filter in front of {name}"));
            made.number = place as u32 / 10 + 1;
            model.controls.insert(control, made);
        }
        for _ in 0..THREATS {
            number += 1;
            let id = ThreatId(uuid::Uuid::from_u128(u128::from(number)));
            let title = format!("Instructions hidden in content steer {name}");
            let mut threat = Threat::new(id, Subject::Element(element), title);
            threat.number = number;
            threat.technique = Some(techniques[number as usize % techniques.len()].clone());
            threat.subject_name.clone_from(&name);
            threat.notes = "Seen in a test last month; the team has a recording of it.".into();
            threat.inherent = Some(rating(4));
            threat.residual = Some(rating(2));
            threat.controls.insert(control);
            threat.history.push(Decision {
                at: stamp.at,
                by: stamp.by.clone(),
                verdict: Verdict::Modify { owner: "Platform team".into(), due: Some(Date::MAX) },
                rationale: "Content from outside is data and must not give orders.".into(),
            });
            model.threats.insert(id, threat);
        }
    }
    model
}

fn rating(likelihood: u8) -> Rating {
    let impacts = Impacts { system: Some(3), users: Some(4), ..Impacts::default() };
    Rating { likelihood, impacts, basis: "as at the last incident".into(), confirmed: true }
}
