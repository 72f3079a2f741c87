//! The meaning of each sign: what it counts in a model, and the sentence about it.

use std::collections::{BTreeMap, BTreeSet};

use library::{
    AboutFact, AssetFact, AssetKindName, AssetsSign, RecordsName, RegisterName, SelectionFact,
    Sign, SupplierFact, Value,
};
use model::{
    AssetKind, ControlStatus, DataAsset, ElementId, Model, ModelSelection, RecordKey, RecordKind,
    Register, Status, Supplier,
};

use super::read::{Read, same};
use super::reason::{Counted, Reason, key, reason};

/// What the model says to a sign; none when there is nothing it could be read off.
pub(super) fn read(read: Read<'_>, sign: &Sign) -> Option<Reason> {
    match sign {
        Sign::Has(types) => {
            let found = read.elements().filter(|e| read.is(e, types));
            let counted = found.map(|e| (e.name.clone(), element(e), true)).collect();
            reason(counted, "in the model", "parts")
        }
        Sign::Stated(sign) => {
            let found = read.elements().filter(|e| read.is(e, &sign.of));
            let states = |e: &model::Element| {
                sign.attributes.iter().all(|(id, value)| read.states(e, id, value))
            };
            let counted = found.map(|e| (e.name.clone(), element(e), states(e))).collect();
            reason(counted, &stated_words(read, &sign.attributes), "parts")
        }
        Sign::Beside(sign) => {
            let found = read.elements().filter(|e| read.is(e, &sign.of));
            let joined = joined(read, &sign.by);
            let counted =
                found.map(|e| (e.name.clone(), element(e), joined.contains(&e.id))).collect();
            let words = format!("joined to a {}", type_names(read, &sign.by));
            reason(counted, &words, "parts")
        }
        Sign::Flows(sign) => {
            let wanted = |f: &&model::Flow| {
                let content = || f.content().is_some_and(|c| sign.content.iter().any(|w| w == c));
                sign.content.is_empty() || content()
            };
            let states = |f: &model::Flow| {
                let stated = |(id, value): (&String, &Value)| {
                    f.attributes.get(id).is_some_and(|stated| same(stated, value))
                };
                sign.attributes.iter().all(stated)
            };
            let counted = read
                .flows()
                .filter(wanted)
                .map(|f| (read.flow_name(f), key(RecordKind::Flow, f.id), states(f)))
                .collect();
            reason(counted, &stated_words(read, &sign.attributes), "flows")
        }
        Sign::Controls(mitigations) => controls(read.model, mitigations),
        Sign::Decided(techniques) => {
            let of =
                |t: &&model::Threat| t.technique.as_ref().is_some_and(|id| among(id, techniques));
            decided(read.model.threats.values().filter(of))
        }
        Sign::Assets(sign) => assets(read.model, sign),
        Sign::Suppliers(fact) => suppliers(read.model, *fact),
        Sign::Register(name) => register(read.model, *name),
        Sign::Selections(fact) => selections(read.model, *fact),
        Sign::About(fact) => Some(about(read.model, *fact)),
        Sign::Records(name) => records(read, *name),
    }
}

/// Elements that a flow joins to one of these types.
fn joined(read: Read<'_>, types: &[String]) -> BTreeSet<ElementId> {
    let is = |id| read.model.elements.get(&id).is_some_and(|e| read.is(e, types));
    let ends = |flow: &model::Flow| [(flow.source, flow.target), (flow.target, flow.source)];
    read.flows().flat_map(ends).filter(|(_, other)| is(*other)).map(|(one, _)| one).collect()
}

/// A technique is among those named when it or its parent is.
fn among(id: &str, named: &[String]) -> bool {
    let inside = |rest: &str| rest.is_empty() || rest.starts_with('.');
    named.iter().any(|name| id.strip_prefix(name.as_str()).is_some_and(inside))
}

fn element(element: &model::Element) -> RecordKey {
    key(RecordKind::Element, element.id)
}

/// Attributes with their values as people read them.
fn stated_words(read: Read<'_>, attributes: &BTreeMap<String, Value>) -> String {
    let words = attributes.iter().map(|(id, value)| {
        let attribute = read.library.attributes.get(id);
        let label = attribute.map_or(id.as_str(), |attribute| &attribute.label);
        let word = match value {
            Value::Bool(true) => "yes",
            Value::Bool(false) => "no",
            Value::Word(word) => word,
        };
        let answer = attribute.and_then(|attribute| attribute.answers.get(word));
        match value {
            Value::Bool(_) => format!("“{label}: {word}” stated"),
            Value::Word(_) => format!("“{label}: {}” stated", answer.map_or(word, |a| a)),
        }
    });
    words.collect::<Vec<_>>().join(" and ")
}

/// Names of element types, joined with "or".
pub(super) fn type_names(read: Read<'_>, types: &[String]) -> String {
    let names = types.iter().map(|id| {
        let element_type = read.library.element_types.get(id);
        element_type.map_or(id.clone(), |t| t.name.split(" / ").next().unwrap_or(id).to_owned())
    });
    names.collect::<Vec<_>>().join(" or ")
}

fn controls(model: &Model, mitigations: &[String]) -> Option<Reason> {
    let done = |c: &model::Control| {
        matches!(c.status, ControlStatus::Implemented | ControlStatus::Verified)
    };
    let ours = model
        .controls
        .values()
        .filter(|c| c.mitigation.as_ref().is_some_and(|id| mitigations.contains(id)));
    let counted = ours
        .map(|c| (format!("C-{} {}", c.number, c.title), key(RecordKind::Control, c.id), done(c)))
        .collect();
    reason(counted, "in place", "controls")
}

fn decided<'a>(threats: impl Iterator<Item = &'a model::Threat>) -> Option<Reason> {
    let counted = threats
        .map(|t| {
            let name = format!("T-{} {}", t.number, t.title);
            (name, key(RecordKind::Threat, t.id), t.status() != Status::Open)
        })
        .collect();
    reason(counted, "decided", "threats")
}

fn assets(model: &Model, sign: &AssetsSign) -> Option<Reason> {
    let held: BTreeSet<_> = model.elements.values().flat_map(|element| &element.holds).collect();
    let placed = |asset: &DataAsset| held.contains(&asset.id);
    let wanted = |asset: &&DataAsset| {
        sign.of.is_empty() || sign.of.iter().any(|name| kind_of(*name) == asset.kind)
    };
    let said = |text: &str| !text.trim().is_empty();
    let (words, has): (_, &dyn Fn(&DataAsset) -> bool) = match sign.with {
        AssetFact::Listed => ("in the inventory", &|_| true),
        AssetFact::Classification => ("classified", &|a| a.classification.is_some()),
        AssetFact::Owner => ("an owner named", &|a| said(&a.owner)),
        AssetFact::Place => ("held by a part of the diagram", &placed),
        AssetFact::Provenance => ("provenance on the card", &|a| said(&a.provenance)),
        AssetFact::Version => ("version on the card", &|a| said(&a.version)),
        AssetFact::Digest => {
            ("hash or signature on the card", &|a| said(&a.digest) || !a.files.is_empty())
        }
        AssetFact::Retention => ("retention on the card", &|a| said(&a.retention)),
        AssetFact::Access => ("access on the card", &|a| said(&a.access)),
        AssetFact::Review => {
            ("review on the card", &|a| a.next_review.is_some() || said(&a.review_frequency))
        }
        AssetFact::Scope => ("intended scope on the card", &|a| said(&a.intended_scope)),
        AssetFact::Limitations => ("limitations on the card", &|a| said(&a.limitations)),
        AssetFact::Guardrails => ("guardrails on the card", &|a| said(&a.guardrails)),
        AssetFact::FailureModes => ("failure modes on the card", &|a| said(&a.failure_modes)),
    };
    let counted = model
        .assets
        .values()
        .filter(wanted)
        .map(|a| (a.name.clone(), key(RecordKind::DataAsset, a.id), has(a)))
        .collect();
    reason(counted, words, "assets")
}

fn kind_of(name: AssetKindName) -> AssetKind {
    match name {
        AssetKindName::Model => AssetKind::Model,
        AssetKindName::Dataset => AssetKind::Dataset,
        AssetKindName::Prompt => AssetKind::Prompt,
        AssetKindName::Software => AssetKind::Software,
        AssetKindName::Records => AssetKind::Records,
        AssetKindName::Documentation => AssetKind::Documentation,
        AssetKindName::Logs => AssetKind::Logs,
        AssetKindName::Assessment => AssetKind::Assessment,
        AssetKindName::Credentials => AssetKind::Credentials,
    }
}

fn suppliers(model: &Model, fact: SupplierFact) -> Option<Reason> {
    let said = |text: &str| !text.trim().is_empty();
    let (words, has): (_, &dyn Fn(&Supplier) -> bool) = match fact {
        SupplierFact::Listed => ("in the supplier register", &|_| true),
        SupplierFact::DueDiligence => {
            ("due diligence answered", &|s| s.due_diligence.iter().any(|q| said(&q.answer)))
        }
        SupplierFact::Satisfied => ("due diligence judged satisfying", &|s| {
            !s.due_diligence.is_empty() && s.due_diligence.iter().all(|q| q.satisfied == Some(true))
        }),
        SupplierFact::Fallback => ("a fallback named", &|s| said(&s.fallback)),
        SupplierFact::Version => ("version or terms on record", &|s| said(&s.version)),
        SupplierFact::DataControl => {
            ("control of the data sent on record", &|s| said(&s.data_control))
        }
    };
    let counted = model
        .suppliers
        .values()
        .map(|s| (s.name.clone(), key(RecordKind::Supplier, s.id), has(s)))
        .collect();
    reason(counted, words, "suppliers")
}

fn register(model: &Model, name: RegisterName) -> Option<Reason> {
    let entries = model.register.values().filter(|entry| {
        name == match entry.register {
            Register::Debt { .. } => RegisterName::Debt,
            Register::Incident { .. } => RegisterName::Incident,
            Register::Evaluation { .. } => RegisterName::Evaluation,
            Register::Monitoring { .. } => RegisterName::Monitoring,
            Register::Update { .. } => RegisterName::Update,
            Register::Lesson { .. } => RegisterName::Lesson,
        }
    });
    let counted: Counted = entries
        .map(|e| {
            let owned = !e.owner.trim().is_empty();
            (format!("R-{} {}", e.number, e.title), key(RecordKind::RegisterEntry, e.id), owned)
        })
        .collect();
    reason(counted, "in the register with an owner", "entries")
}

fn selections(model: &Model, fact: SelectionFact) -> Option<Reason> {
    let said = |text: &str| !text.trim().is_empty();
    let chosen = |s: &ModelSelection, read: &dyn Fn(&model::ModelOption) -> bool| {
        let option = s.chosen.and_then(|n| s.options.get(usize::try_from(n).ok()?));
        option.is_some_and(read)
    };
    let (words, has): (_, &dyn Fn(&ModelSelection) -> bool) = match fact {
        SelectionFact::Reason => {
            ("a model chosen with a reason", &|s| s.chosen.is_some() && said(&s.reason))
        }
        SelectionFact::Options => ("options side by side", &|s| s.options.len() > 1),
        SelectionFact::Complexity => {
            ("complexity of the chosen model", &|s| chosen(s, &|o| said(&o.complexity)))
        }
        SelectionFact::Appropriateness => {
            ("fit of the chosen model", &|s| chosen(s, &|o| said(&o.appropriateness)))
        }
        SelectionFact::Explainability => {
            ("explainability of the chosen model", &|s| chosen(s, &|o| said(&o.explainability)))
        }
        SelectionFact::TrainingData => {
            ("training data of the chosen model", &|s| chosen(s, &|o| said(&o.training_data)))
        }
        SelectionFact::Hardening => {
            ("hardening of the chosen model", &|s| chosen(s, &|o| said(&o.hardening)))
        }
        SelectionFact::Provenance => {
            ("provenance of the chosen model", &|s| chosen(s, &|o| said(&o.provenance)))
        }
        SelectionFact::Reassess => ("a date to look again", &|s| s.reassess.is_some()),
    };
    let name = |s: &ModelSelection| {
        model.elements.get(&s.element).map_or_else(String::new, |e| e.name.clone())
    };
    let counted = model
        .selections
        .values()
        .map(|s| (name(s), key(RecordKind::ModelSelection, s.id), has(s)))
        .collect();
    reason(counted, words, "model choices")
}

fn about(model: &Model, fact: AboutFact) -> Reason {
    let (about, said) = (&model.about, |text: &String| !text.trim().is_empty());
    let (words, shown) = match fact {
        AboutFact::Purpose => ("Why AI is the right tool", said(&about.purpose)),
        AboutFact::Description => ("What the system is", said(&about.description)),
        AboutFact::RiskOwners => ("Who may accept risk", about.risk_owners.iter().any(said)),
        AboutFact::Scope => ("The scope", about.in_scope.iter().any(said)),
        AboutFact::Responsibilities => {
            ("What users see to themselves", said(&about.statement.responsibilities))
        }
        AboutFact::ProhibitedUses => ("Prohibited uses", said(&about.statement.prohibited_uses)),
        AboutFact::DataUse => ("Where data goes", said(&about.statement.data_use)),
        AboutFact::Limitations => ("Limitations for users", said(&about.statement.limitations)),
    };
    let text = if shown { format!("{words}: stated") } else { format!("{words}: not stated yet") };
    let key = vec![key(RecordKind::About, "")];
    let (keys, missing) = if shown { (key, Vec::new()) } else { (Vec::new(), key) };
    Reason { text, shown: u32::from(shown), of: 1, keys, missing }
}

fn records(read: Read<'_>, name: RecordsName) -> Option<Reason> {
    let model = read.model;
    let ai = |e: &model::Element| {
        let element_type = e.type_id.as_ref().and_then(|id| read.library.element_types.get(id));
        element_type.is_some_and(|t| t.ai)
    };
    match name {
        RecordsName::AiElements => {
            let found = read.elements().filter(|e| ai(e));
            let counted = found.map(|e| (e.name.clone(), element(e), true)).collect();
            reason(counted, "AI parts in the model", "parts")
        }
        RecordsName::Decisions => decided(model.threats.values()),
        RecordsName::Ratings => {
            let counted = model.threats.values().map(|t| {
                let name = format!("T-{} {}", t.number, t.title);
                (name, key(RecordKind::Threat, t.id), t.inherent.is_some())
            });
            reason(counted.collect(), "impact rated", "threats")
        }
        RecordsName::ControlOwners => {
            let counted = model.controls.values().map(|c| {
                let name = format!("C-{} {}", c.number, c.title);
                (name, key(RecordKind::Control, c.id), !c.owner.trim().is_empty())
            });
            reason(counted.collect(), "an owner named", "controls")
        }
        RecordsName::Participants => {
            let counted = model.participants.values().map(|p| {
                let name = format!("{} ({})", p.name, p.role);
                (name, key(RecordKind::Participant, p.id), !p.sessions.is_empty())
            });
            reason(counted.collect(), "took part in a session", "participants")
        }
        RecordsName::Assumptions => {
            let counted = model
                .assumptions
                .values()
                .map(|a| (format!("A-{}", a.number), key(RecordKind::Assumption, a.id), true));
            reason(counted.collect(), "assumptions on record", "assumptions")
        }
    }
}
