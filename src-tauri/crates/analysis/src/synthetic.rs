//! Made-up AI systems of any size, for benches: as many elements as asked for, one and a half
//! flows and an eighth of a boundary for each, most flows between near neighbours. The same size
//! and seed always give the same model. They mean nothing; only their shape is like that of real
//! systems.

use model::{
    AttributeValue, Boundary, BoundaryId, Element, ElementId, ElementKind, Flow, FlowId, Model,
};

/// Element type, shape, and share of all elements in per cent.
const SHARES: [(&str, ElementKind, u64); 12] = [
    ("end-user", ElementKind::External, 8),
    ("external-model-api", ElementKind::External, 6),
    ("api-gateway", ElementKind::Process, 10),
    ("llm-app", ElementKind::Process, 16),
    ("llm-inference", ElementKind::Process, 14),
    ("agent", ElementKind::Process, 10),
    ("agent-tool", ElementKind::Process, 10),
    ("training-pipeline", ElementKind::Process, 6),
    ("vector-store", ElementKind::Store, 8),
    ("training-dataset", ElementKind::Store, 6),
    ("model-registry", ElementKind::Store, 3),
    ("ai-log-store", ElementKind::Store, 3),
];

/// What boundaries are, in turn.
const ZONES: [&str; 4] = ["cloud-tenant", "org-network", "supplier", "internet-edge"];

/// What flows carry, in turn; nothing stated now and then.
const CONTENTS: [Option<&str>; 8] = [
    Some("prompt"),
    Some("query"),
    Some("document"),
    None,
    Some("tool-call"),
    Some("inference-result"),
    Some("training-data"),
    Some("model-artifact"),
];

/// Elements in one boundary.
const IN_A_ZONE: usize = 8;

/// A model of so many elements.
#[must_use]
pub fn model(elements: usize, seed: u64) -> Model {
    let mut dice = Dice(seed ^ elements as u64);
    let mut model = Model::default();
    model.about.title = format!("Synthetic {elements}");
    for n in 0..elements.div_ceil(IN_A_ZONE) {
        let mut boundary = Boundary::new(BoundaryId(id(1, n)), format!("Zone {n}"));
        boundary.type_id = Some(ZONES[n % ZONES.len()].into());
        model.boundaries.insert(boundary.id, boundary);
    }
    for n in 0..elements {
        let element = element(n, &mut dice);
        model.elements.insert(element.id, element);
    }
    let flows = if elements < 2 { 0 } else { elements + elements / 2 };
    for n in 0..flows {
        let (from, to) = ends(n, elements, &mut dice);
        let mut flow = Flow::new(FlowId(id(3, n)), ElementId(id(2, from)), ElementId(id(2, to)));
        flow.name = format!("Flow {n}");
        if let Some(content) = CONTENTS[dice.below(CONTENTS.len())] {
            flow.attributes.insert("content".into(), AttributeValue::Word(content.into()));
        }
        if dice.chance(60) {
            flow.attributes.insert("encrypted".into(), AttributeValue::Flag(true));
        }
        model.flows.insert(flow.id, flow);
    }
    model
}

fn element(n: usize, dice: &mut Dice) -> Element {
    // One of each first, so that small models hold every type.
    let (type_id, kind, _) = match SHARES.get(n) {
        Some(share) => *share,
        None => {
            let mut left = dice.next() % 100;
            let mut drawn = SHARES[0];
            for share in SHARES {
                drawn = share;
                if left < share.2 {
                    break;
                }
                left -= share.2;
            }
            drawn
        }
    };
    let mut element = Element::new(ElementId(id(2, n)), kind, format!("{type_id} {n}"));
    element.type_id = Some(type_id.into());
    element.boundary = Some(BoundaryId(id(1, n / IN_A_ZONE)));
    let mut state = |attribute: &str, value: AttributeValue| {
        element.attributes.insert(attribute.into(), value);
    };
    if dice.chance(40) {
        state("third_party", AttributeValue::Flag(true));
    }
    if dice.chance(50) {
        state("data_sensitivity", AttributeValue::Word("personal".into()));
    }
    if kind != ElementKind::External && dice.chance(30) {
        state("accepts_untrusted_content", AttributeValue::Flag(true));
    }
    if kind == ElementKind::Process && dice.chance(20) {
        state("public_reachable", AttributeValue::Flag(true));
    }
    element
}

/// A spanning tree first, so that no element is left over; then mostly short hops.
fn ends(n: usize, elements: usize, dice: &mut Dice) -> (usize, usize) {
    if n + 1 < elements {
        let near = n.saturating_sub(15);
        return (near + dice.below(n + 1 - near), n + 1);
    }
    loop {
        let from = dice.below(elements);
        let to = if dice.chance(85) {
            (from + dice.below(25)).saturating_sub(12).min(elements - 1)
        } else {
            dice.below(elements)
        };
        if from != to {
            return (from, to);
        }
    }
}

fn id(family: u128, n: usize) -> uuid::Uuid {
    uuid::Uuid::from_u128(family << 96 | n as u128)
}

/// Numbers that look random and are always the same (splitmix64).
struct Dice(u64);

impl Dice {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    fn below(&mut self, end: usize) -> usize {
        usize::try_from(self.next() % end.max(1) as u64).unwrap_or(0)
    }

    fn chance(&mut self, percent: u64) -> bool {
        self.next() % 100 < percent
    }
}
