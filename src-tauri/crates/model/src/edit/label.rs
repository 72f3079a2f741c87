//! What the history and the undo button call each step.

use crate::*;

impl Edit {
    /// A short label such as `Move 3 shapes`, for the model as it was before the edit.
    pub fn label(&self, before: &Model) -> String {
        let named = |subject: Subject| before.subject_name(subject).unwrap_or("it").to_string();
        let title = |id: &ThreatId| {
            before.threats.get(id).map_or("threat".to_string(), |t| format!("T-{}", t.number))
        };
        match self {
            Edit::Batch { label, edits } => match (label.as_str(), edits.first()) {
                ("", Some(first)) => first.label(before),
                ("", None) => "Nothing".into(),
                (label, _) => label.into(),
            },
            Edit::SetAbout { .. } => "Edit model information".into(),
            Edit::AddDiagram { diagram } => format!("Add diagram {}", diagram.title),
            Edit::SetDiagram { diagram } => format!("Edit diagram {}", diagram.title),
            Edit::AddElement { element, .. } => format!("Add {}", element.name),
            Edit::AddFlow { flow } => format!(
                "Connect {} to {}",
                named(Subject::Element(flow.source)),
                named(Subject::Element(flow.target))
            ),
            Edit::AddBoundary { boundary, .. } => format!("Add boundary {}", boundary.name),
            Edit::Reconnect { flow, .. } => format!("Reconnect {}", named(Subject::Flow(*flow))),
            Edit::Remove { keys } => match keys.as_slice() {
                [one] => format!("Remove {}", one.kind.word()),
                many => format!("Remove {} items", many.len()),
            },
            Edit::Rename { subject, name } => format!("Rename {} to {name}", named(*subject)),
            Edit::Describe { subject, .. } => format!("Describe {}", named(*subject)),
            Edit::SetType { subject, .. } => format!("Set type of {}", named(*subject)),
            Edit::SetAttribute { subject, attribute, value } => match value {
                Some(value) => {
                    format!("Set {} of {} to {value}", attribute.replace('_', " "), named(*subject))
                }
                None => format!("Clear {} of {}", attribute.replace('_', " "), named(*subject)),
            },
            Edit::SetDetail { subject, .. } => format!("Edit {}", named(*subject)),
            Edit::MoveInto { boundary, .. } => match boundary {
                Some(id) => format!("Move into {}", named(Subject::Boundary(*id))),
                None => "Move out of the boundary".into(),
            },
            Edit::Place { placements } => match placements.len() {
                1 => "Move 1 shape".into(),
                n => format!("Move {n} shapes"),
            },
            Edit::Unplace { .. } => "Take out of the diagram".into(),
            Edit::SetRoute { .. } => "Bend flow".into(),
            Edit::Put { record } => format!("Edit {}", record.key().kind.word()),
            Edit::TakeUp { title, .. } => format!("Take up {title}"),
            Edit::AddThreat { threat } => format!("Add threat {}", threat.title),
            Edit::DescribeThreat { threat, .. } => format!("Edit {}", title(threat)),
            Edit::Rate { threat, .. } => format!("Rate {}", title(threat)),
            Edit::LinkControls { threat, .. } => format!("Choose controls of {}", title(threat)),
            Edit::Judge { assessment, conformity, .. } => {
                let one = before.assessments.get(assessment);
                let name = one.map_or("Assessment", |one| one.consideration.as_str());
                format!("{name}: {}", conformity.word())
            }
            Edit::Decide { threat, verdict, .. } => {
                format!("{}: {}", title(threat), verdict.word())
            }
        }
    }
}
