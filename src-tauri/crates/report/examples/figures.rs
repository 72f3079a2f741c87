//! Prints what a report of a large model costs: `cargo run --release -p report --example figures -- 300 1000`.

use std::time::Instant;

use analysis::{Analysis, Role, Suggestion, ThreatCard};
use library::Library;
use model::{
    Date, Decision, Diagram, DiagramId, Element, ElementId, ElementKind, Flow, FlowId, Impacts,
    Model, PlacedKey, Placement, Rating, Rect, Status, Subject, Threat, ThreatId, Verdict,
};
use report::{Options, ReportData, Settings};
use uuid::Uuid;

fn main() {
    let sizes: Vec<u32> = std::env::args().skip(1).filter_map(|a| a.parse().ok()).collect();
    for elements in if sizes.is_empty() { vec![100, 300, 1000] } else { sizes } {
        let (model, analysis) = sample(elements);
        let start = (Instant::now(), cpu());
        let options = Options::new(Date::constant(2026, 11, 24));
        let data = ReportData::new(&model, Library::embedded(), &analysis, &options);
        let pdf = match report::pdf(&data, &Settings::default()) {
            Ok(pdf) => pdf,
            Err(error) => {
                eprintln!("{error}");
                std::process::exit(1);
            }
        };
        println!(
            "{elements} elements, {} threats: {} pages, {} KiB, {:.2} s, {:.2} s CPU, peak {} MiB",
            model.threats.len(),
            pdf.pages,
            pdf.bytes.len() / 1024,
            start.0.elapsed().as_secs_f32(),
            cpu() - start.1,
            status("VmHWM") / 1024
        );
    }
}

/// CPU seconds of this process so far; 0 where the system does not say.
fn cpu() -> f32 {
    let stat = std::fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let fields: Vec<&str> = stat.rsplit(')').next().unwrap_or("").split_whitespace().collect();
    let ticks = |i: usize| fields.get(i).and_then(|f| f.parse::<f32>().ok()).unwrap_or(0.0);
    (ticks(11) + ticks(12)) / 100.0
}

fn status(key: &str) -> u64 {
    let text = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = text.lines().find(|l| l.starts_with(key)).unwrap_or("");
    line.split_whitespace().nth(1).and_then(|v| v.parse().ok()).unwrap_or(0)
}

fn id(kind: u32, n: u32) -> Uuid {
    Uuid::from_u128(0x7000_8000_0000_0000_0000 + (u128::from(kind) << 32) + u128::from(n))
}

/// Elements on a grid, a chain of flows with cross links, three threats each.
fn sample(count: u32) -> (Model, Analysis) {
    let mut m = Model::default();
    let mut a = Analysis { has_ai: true, ..Analysis::default() };
    m.about.title = format!("Platform of {count} parts");
    m.about.marking = "Official".into();
    let diagram = DiagramId(id(0, 1));
    m.diagrams.insert(diagram, Diagram { id: diagram, title: "Overview".into(), position: 1 });
    let side = f64::from(count).sqrt().ceil() as u32;
    let element_id = |n: u32| ElementId(id(1, n));
    for n in 0..count {
        let types = [
            ("agent", ElementKind::Process),
            ("vector-store", ElementKind::Store),
            ("end-user", ElementKind::External),
        ];
        let (type_id, kind) = types[(n % 3) as usize];
        let mut e = Element::new(element_id(n), kind, format!("Part {} of the platform", n + 1));
        (e.number, e.type_id) = (n + 1, Some(type_id.into()));
        let key = PlacedKey::element(diagram, e.id);
        let (x, y) = ((n % side) as i32 * 280, (n / side) as i32 * 140);
        let area = Rect { x, y, width: 168, height: 56 };
        m.placements.insert(key, Placement { key, area, z: 0, locked: false });
        m.elements.insert(e.id, e);
    }
    for n in 0..count * 3 / 2 {
        let (from, to) = if n < count {
            (n, (n + 1) % count)
        } else {
            ((n * 7) % count, (n * 7 + side) % count)
        };
        let mut f = Flow::new(FlowId(id(2, n)), element_id(from), element_id(to));
        (f.number, f.name) = (n + 1, "records".into());
        m.flows.insert(f.id, f);
    }
    for n in 0..count * 3 {
        let subject = Subject::Element(element_id(n / 3));
        let technique = ["AML.T0051.001", "AML.T0057", "AML.T0070"][(n % 3) as usize];
        let mut t =
            Threat::new(ThreatId(id(3, n)), subject, "Text written by outsiders steers this part");
        (t.number, t.technique) = (n + 1, Some(technique.into()));
        let impacts = Impacts { users: Some(n as u8 % 5 + 1), ..Impacts::default() };
        t.inherent = Some(Rating {
            likelihood: n as u8 % 4 + 1,
            impacts,
            basis: String::new(),
            confirmed: true,
        });
        if n % 2 == 0 {
            t.history.push(Decision {
                at: model::Timestamp::UNIX_EPOCH,
                by: "Architect".into(),
                verdict: Verdict::Share { with: "Supplier".into() },
                rationale:
                    "The contract names it, and the supplier's tests are looked at each quarter."
                        .into(),
            });
        }
        a.suggestions.push(Suggestion {
            technique: technique.into(),
            subject,
            weight: 3,
            unlowered: 3,
            rule: "".into(),
            card: "card".into(),
            role: Role::Head,
            rank: 1,
            because: "Posts written by outsiders reach the prompt, and nothing on the way is stated to sanitise them".into(),
            path: vec![subject],
            pack: "atlas".into(),
            lowered_by: Vec::new(),
        });
        a.cards.push(ThreatCard {
            subject,
            card: "card".into(),
            headline: t.title.as_str().into(),
            weight: 3,
            suggestions: vec![a.suggestions.len() - 1],
            threat: Some(t.id),
            status: Status::Open,
            proposed: None,
            level: None,
            pack: "atlas".into(),
        });
        m.threats.insert(t.id, t);
    }
    (m, a)
}
