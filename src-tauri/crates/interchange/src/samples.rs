//! Made-up files of every importable format and of any size, for tests, benches and fuzzing: a chain of
//! elements in one boundary, a flow from each to the next, a threat.

use std::fmt::Write;

use library::Library;
use model::{
    Boundary, BoundaryId, Diagram, DiagramId, Element, ElementId, ElementKind, Flow, FlowId, Model,
    PlacedKey, Placement, Rect, Subject, Threat, ThreatId,
};
use uuid::Uuid;

/// A file of a format with so many elements; none for a format that nothing is imported from.
pub fn sample(format: &str, elements: usize) -> Option<Vec<u8>> {
    let text = match format {
        "tm7" => tm7(elements),
        "threagile" => threagile(elements),
        "threat-composer" => threat_composer(elements),
        "pytm" => pytm(elements),
        "tm-bom" => tm_bom(elements),
        "case" => case(elements),
        "cyclonedx" => cyclonedx(elements),
        other => return crate::export(&model(elements), other, Library::embedded()).ok(),
    };
    crate::importable().contains(&format).then(|| text.into_bytes())
}

fn id(family: u128, index: usize) -> Uuid {
    Uuid::from_u128((family << 120) | (7 << 76) | (2 << 62) | (index as u128 + 1))
}

fn model(elements: usize) -> Model {
    let mut m = Model::default();
    m.about.title = "Sample".into();
    let diagram = DiagramId(id(1, 0));
    m.diagrams.insert(diagram, Diagram { id: diagram, title: "Main".into(), position: 1 });
    let place = |m: &mut Model, record, area| {
        let key = PlacedKey { diagram, record };
        m.placements.insert(key, Placement { key, area, z: 0, locked: false });
    };
    let boundary = BoundaryId(id(2, 0));
    let zone = Boundary { number: 1, ..Boundary::new(boundary, "Zone") };
    m.boundaries.insert(boundary, zone);
    let rows = i32::try_from(elements / 50 + 1).unwrap_or(i32::MAX);
    place(&mut m, boundary.0, Rect { x: 0, y: 0, width: 50 * 224 + 56, height: rows * 112 + 56 });
    for index in 0..elements {
        let kind = [ElementKind::Process, ElementKind::Store, ElementKind::External][index % 3];
        let number = u32::try_from(index).unwrap_or(u32::MAX) + 1;
        let own = ElementId(id(3, index));
        let mut element = Element::new(own, kind, format!("Service {index}"));
        (element.number, element.boundary) = (number, Some(boundary));
        m.elements.insert(own, element);
        let at = |step: usize, size: i32| i32::try_from(step).unwrap_or(0) * size + 40;
        let area = Rect { x: at(index % 50, 224), y: at(index / 50, 112), width: 168, height: 56 };
        place(&mut m, own.0, area);
        if index > 0 {
            let own = FlowId(id(4, index));
            let mut flow = Flow::new(own, ElementId(id(3, index - 1)), ElementId(id(3, index)));
            (flow.number, flow.name) = (number - 1, format!("call {index}"));
            m.flows.insert(own, flow);
        }
    }
    if elements > 0 {
        let subject = Subject::Element(ElementId(id(3, 0)));
        let mut threat = Threat::new(ThreatId(id(6, 0)), subject, "A threat");
        (threat.number, threat.own, threat.subject_name) = (1, true, "Service 0".into());
        m.threats.insert(threat.id, threat);
        m.numbering.threat = 1;
    }
    let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    m.numbering.boundary = 1;
    (m.numbering.element, m.numbering.flow) = (count(m.elements.len()), count(m.flows.len()));
    m
}

/// One text for each number, joined.
fn each(elements: usize, separator: &str, one: impl Fn(usize) -> String) -> String {
    (0..elements).map(one).collect::<Vec<_>>().join(separator)
}

fn tm7(elements: usize) -> String {
    let mut shapes = String::new();
    let mut lines = String::new();
    for index in 0..elements {
        let kind = ["GE.P", "GE.DS", "GE.EI"][index % 3];
        let _ = write!(
            shapes,
            "<e><Value><GenericTypeId>{kind}</GenericTypeId><Guid>s{index}</Guid><Properties>\
             <p type='StringDisplayAttribute'><DisplayName>Name</DisplayName>\
             <Value>Service {index}</Value></p></Properties><Left>{}</Left><Top>{}</Top>\
             <Width>100</Width><Height>100</Height></Value></e>",
            (index % 50) * 200,
            (index / 50) * 200
        );
        if index > 0 {
            let _ = write!(
                lines,
                "<e><Value><GenericTypeId>GE.DF</GenericTypeId><Guid>f{index}</Guid>\
                 <SourceGuid>s{}</SourceGuid><TargetGuid>s{index}</TargetGuid></Value></e>",
                index - 1
            );
        }
    }
    format!(
        "<ThreatModel xmlns='http://schemas.datacontract.org/2004/07/ThreatModeling.Model'>\
         <DrawingSurfaceList><DrawingSurfaceModel><Guid>d</Guid><Borders>{shapes}</Borders>\
         <Lines>{lines}</Lines></DrawingSurfaceModel></DrawingSurfaceList></ThreatModel>"
    )
}

fn threagile(elements: usize) -> String {
    let mut text = "threagile_version: 1.0.0\ntitle: Sample\ntechnical_assets:\n".to_owned();
    for index in 0..elements {
        let _ = write!(
            text,
            "  Service {index}: {{id: a{index}, type: process, technology: web-application, \
             communication_links: {{"
        );
        if index + 1 < elements {
            let _ = write!(text, "call: {{target: a{}, protocol: https}}", index + 1);
        }
        text.push_str("}}\n");
    }
    text
}

fn threat_composer(threats: usize) -> String {
    let threats = each(threats, ",", |index| {
        format!(
            r#"{{"id": "t{index}", "threatAction": "do {index}", "status": "threatIdentified"}}"#
        )
    });
    format!(r#"{{"schema": 1, "applicationInfo": {{"name": "Sample"}}, "threats": [{threats}]}}"#)
}

fn pytm(elements: usize) -> String {
    let shapes = each(elements, ",", |index| {
        format!(r#"{{"__class__": "Server", "name": "Service {index}", "inBoundary": "Net"}}"#)
    });
    let flows = each(elements.saturating_sub(1), ",", |index| {
        let (from, to) = (index, index + 1);
        format!(r#"{{"name": "call {to}", "source": "Service {from}", "sink": "Service {to}"}}"#)
    });
    format!(
        r#"{{"name": "Sample", "boundaries": [{{"name": "Net"}}], "elements": [{shapes}], "flows": [{flows}]}}"#
    )
}

fn tm_bom(elements: usize) -> String {
    let parts = each(elements, ",", |index| {
        format!(r#"{{"symbolic_name": "c{index}", "title": "Service {index}", "trust_zone": "z"}}"#)
    });
    let flows = each(elements.saturating_sub(1), ",", |index| {
        format!(
            r#"{{"symbolic_name": "f{index}", "source": {{"type": "component", "object": "c{index}"}}, "destination": {{"type": "component", "object": "c{}"}}}}"#,
            index + 1
        )
    });
    format!(
        r#"{{"version": "1.0", "scope": {{"title": "Sample"}}, "trust_zones": [{{"symbolic_name": "z", "title": "Zone"}}], "components": [{parts}], "data_flows": [{flows}]}}"#
    )
}

fn case(elements: usize) -> String {
    let shapes = each(elements, ",", |index| {
        format!(r#"{{"id": "e{index}", "kind": "process", "name": "Service {index}"}}"#)
    });
    let flows = each(elements.saturating_sub(1), ",", |index| {
        format!(r#"{{"id": "f{index}", "from": "e{index}", "to": "e{}"}}"#, index + 1)
    });
    format!(r#"{{"id": "sample", "name": "Sample", "elements": [{shapes}], "flows": [{flows}]}}"#)
}

fn cyclonedx(elements: usize) -> String {
    let models = each(elements, ",", |index| {
        format!(
            r#"{{"type": "machine-learning-model", "bom-ref": "m{index}", "name": "Model {index}", "modelCard": {{"considerations": {{"useCases": ["use"]}}}}}}"#
        )
    });
    let needs = each(elements.saturating_sub(1), ",", |index| {
        format!(r#"{{"ref": "m{index}", "dependsOn": ["m{}"]}}"#, index + 1)
    });
    format!(
        r#"{{"bomFormat": "CycloneDX", "specVersion": "1.6", "components": [{models}], "dependencies": [{needs}]}}"#
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_importable_format_has_a_sample_that_is_told_from_its_content() {
        for format in crate::importable() {
            let bytes = sample(format, 7).expect(format);
            let outcome = crate::import(&bytes, None, Library::embedded());
            let (found, import) = outcome.unwrap_or_else(|error| panic!("{format}: {error}"));
            assert_eq!(found.id, format);
            let m = &import.model;
            assert_eq!(m.faults(), [], "{format}");
            let all = if format == "threat-composer" { m.threats.len() } else { m.elements.len() };
            assert_eq!(all, 7, "{format}");
        }
        assert_eq!(sample("csv", 3).map(|_| ()), Some(()), "what goes out only, goes out");
        assert!(sample("pigeon", 3).is_none());
    }
}
