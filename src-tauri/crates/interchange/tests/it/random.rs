//! Random sound models.

use model::*;
use proptest::prelude::*;
use uuid::Uuid;

fn id(family: u8, index: usize) -> Uuid {
    Uuid::from_u128((u128::from(family) << 120) | (7 << 76) | (2 << 62) | (index as u128 + 1))
}

fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        "[a-zA-Z][a-zA-Z ]{0,12}",
        "\\PC{0,16}",
        Just("<b>\"'&{{7*7}}=1+1".to_owned()),
        Just("yes\nno: # é\u{202e}".to_owned()),
    ]
}

fn attributes() -> impl Strategy<Value = Attributes> {
    let one = prop_oneof![
        any::<bool>().prop_map(|flag| ("public_reachable".to_owned(), AttributeValue::Flag(flag))),
        Just(("data_sensitivity".to_owned(), AttributeValue::Word("personal".into()))),
    ];
    prop::collection::btree_map(
        "rate_limited|sandboxed",
        any::<bool>().prop_map(AttributeValue::Flag),
        0..2,
    )
    .prop_flat_map(move |more| {
        prop::option::of(one.clone()).prop_map(move |one| {
            let mut all = more.clone();
            all.extend(one);
            all
        })
    })
}

type Shape = (u8, String, Attributes, usize, i32, i32, bool);
type Link = (usize, usize, String, Attributes, u8);

/// A sound model with up to 8 elements.
pub fn models() -> impl Strategy<Value = Model> {
    let shape = (0u8..3, text(), attributes(), 0usize..4, 0i32..2000, 0i32..2000, any::<bool>());
    let link = (0usize..8, 0usize..8, text(), attributes(), 0u8..7);
    (
        prop::collection::vec(shape, 1..8),
        prop::collection::vec(link, 0..10),
        prop::collection::vec(text(), 0..3),
        text(),
    )
        .prop_map(|(shapes, links, regions, title)| build(&shapes, &links, &regions, &title))
}

fn build(shapes: &[Shape], links: &[Link], regions: &[String], title: &str) -> Model {
    let mut m = Model::default();
    m.about.title = format!("T{title}");
    m.about.description = title.to_owned();
    let diagram = DiagramId(id(1, 0));
    m.diagrams.insert(diagram, Diagram { id: diagram, title: "Main".into(), position: 1 });
    let asset = DataAssetId(id(5, 0));
    let mut held = DataAsset::new(asset, AssetKind::Prompt, "Prompt");
    held.number = 1;
    held.classification = Some(Classification::Personal);
    m.assets.insert(asset, held);
    m.numbering.asset = 1;
    let place = |m: &mut Model, record, x, y, width, height| {
        let key = PlacedKey { diagram, record };
        let area = Rect { x, y, width, height };
        m.placements.insert(key, Placement { key, area, z: 0, locked: false });
    };
    for (index, name) in regions.iter().enumerate() {
        let mut boundary = Boundary::new(BoundaryId(id(2, index)), name.clone());
        boundary.number = index as u32 + 1;
        boundary.parent = index.checked_sub(1).map(|outer| BoundaryId(id(2, outer)));
        boundary.type_id = (index == 0).then(|| "org-network".into());
        m.boundaries.insert(boundary.id, boundary);
        m.numbering.boundary += 1;
        place(&mut m, id(2, index), 10, 20, 300, 200);
    }
    for (index, (kind, name, attributes, region, x, y, typed)) in shapes.iter().enumerate() {
        let kind =
            [ElementKind::External, ElementKind::Process, ElementKind::Store][usize::from(*kind)];
        let mut element = Element::new(ElementId(id(3, index)), kind, name.clone());
        element.number = index as u32 + 1;
        element.attributes = attributes.clone();
        element.boundary = (*region < regions.len()).then(|| BoundaryId(id(2, *region)));
        element.type_id = typed.then(|| "llm-app".into());
        element.holds = if *typed { vec![asset] } else { Vec::new() };
        element.tags = vec!["tag".into()];
        m.elements.insert(element.id, element);
        m.numbering.element += 1;
        place(&mut m, id(3, index), *x, *y, 168, 56);
    }
    for (index, (from, to, name, attributes, threat)) in links.iter().enumerate() {
        let end = |at: usize| ElementId(id(3, at % shapes.len()));
        let mut flow = Flow::new(FlowId(id(4, index)), end(*from), end(*to));
        flow.number = index as u32 + 1;
        flow.name.clone_from(name);
        flow.attributes = attributes.clone();
        flow.protocol = "HTTPS".into();
        m.numbering.flow += 1;
        if *threat < 4 {
            let subject = match threat {
                0 => Subject::Flow(flow.id),
                1 => Subject::Element(flow.source),
                2 if !regions.is_empty() => Subject::Boundary(BoundaryId(id(2, 0))),
                _ => Subject::Model,
            };
            m.numbering.threat += 1;
            let mut own = Threat::new(ThreatId(id(6, index)), subject, format!("Threat {name}"));
            own.number = m.numbering.threat;
            own.own = true;
            own.notes.clone_from(name);
            m.threats.insert(own.id, own);
        }
        m.flows.insert(flow.id, flow);
    }
    let names: Vec<_> = m
        .threats
        .values()
        .map(|t| (t.id, m.subject_name(t.subject).unwrap_or_default().to_owned()))
        .collect();
    for (id, name) in names {
        if let Some(threat) = m.threats.get_mut(&id) {
            threat.subject_name = name;
        }
    }
    m
}
