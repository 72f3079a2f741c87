//! Findings about what comes from suppliers.

use model::{ControlStatus, ElementKind, RecordKey, RecordKind};

use super::read::{Read, same};
use super::{Finding, FindingKind};

/// Mitigations that check a model file before it is loaded.
const CHECKS: &[&str] = &["AML.M0013", "AML.M0014", "AML.M0016"];

/// Model files that come from somebody else into a process or store where neither the flow nor its
/// end states a check, a signature or isolation, and no control in place does it.
pub(super) fn unchecked_files(read: Read<'_>) -> Vec<Finding> {
    let in_place = |control: &&model::Control| {
        let done = matches!(control.status, ControlStatus::Implemented | ControlStatus::Verified);
        done && control.mitigation.as_deref().is_some_and(|id| CHECKS.contains(&id))
    };
    if read.model.controls.values().any(|control| in_place(&control)) {
        return Vec::new();
    }
    let yes = library::Value::Bool(true);
    let files = read.flows().filter(|flow| flow.content() == Some("model-artifact"));
    files
        .filter_map(|flow| {
            let source = read.model.elements.get(&flow.source)?;
            let target = read.model.elements.get(&flow.target)?;
            let on_flow = ["provenance_checked", "signed_artifacts"]
                .iter()
                .any(|id| flow.attributes.get(*id).is_some_and(|stated| same(stated, &yes)));
            let at_end = ["provenance_checked", "signed_artifacts", "sandboxed"]
                .iter()
                .any(|id| read.yes(target, id));
            let ours = target.kind != ElementKind::External;
            (read.foreign(source) && ours && !on_flow && !at_end).then(|| Finding {
                kind: FindingKind::UncheckedModelFile,
                title: FindingKind::UncheckedModelFile.title().into(),
                key: RecordKey { kind: RecordKind::Flow, id: flow.id.to_string() },
                text: format!(
                    "{} loads model files from {} and nothing says that they are checked first or \
                     opened in isolation",
                    target.name, source.name
                ),
                path: vec![flow.source, flow.target],
            })
        })
        .collect()
}
