//! Microsoft Threat Modeling Tool, `.tm7`.
//!
//! XML of the .NET DataContract serializer: drawing surfaces with stencils and lines by GUID,
//! threats by the interaction they were generated for, and a copy of the template, which is not
//! read. Border boundaries hold what is drawn inside them; line boundaries hold what their bow
//! goes around, where that can be told. Several drawings are put below each other into one.

mod import;
mod threats;

use crate::formats::Document;

pub use import::import;

const NAME: &str = "Microsoft TM7";

/// The namespace of the root.
const SPACE: &str = "http://schemas.datacontract.org/2004/07/ThreatModeling.Model";

pub fn detect(document: &Document) -> bool {
    document.xml().is_ok_and(|xml| {
        let name = xml.root_element().tag_name();
        name.name() == "ThreatModel" && name.namespace() == Some(SPACE)
    })
}

/// Whether bytes that nobody has parsed yet look like this format.
pub fn looks_like(bytes: &[u8]) -> bool {
    let head = &bytes[..bytes.len().min(1024)];
    head.windows(SPACE.len()).any(|window| window == SPACE.as_bytes())
}

#[cfg(test)]
mod tests {
    use crate::testing::library;

    const STENCIL: &str = "<e><Value><GenericTypeId>KIND</GenericTypeId><Guid>ID</Guid><Properties>\
        <p type='StringDisplayAttribute'><DisplayName>Name</DisplayName><Value>ID</Value></p>\
        </Properties><Left>LEFT</Left><Top>0</Top><Width>100</Width><Height>100</Height></Value></e>";

    fn stencil(kind: &str, id: &str, left: &str) -> String {
        STENCIL.replace("KIND", kind).replace("ID", id).replace("LEFT", left)
    }

    /// A user at the left, a service and a store at the right, and a line between.
    fn file(line: &str) -> String {
        let shapes = stencil("GE.EI", "user", "0")
            + &stencil("GE.P", "api", "300")
            + &stencil("GE.DS", "db", "600");
        let flow = |id: &str, from: &str, to: &str| {
            format!(
                "<e><Value><GenericTypeId>GE.DF</GenericTypeId><Guid>{id}</Guid>\
                 <SourceGuid>{from}</SourceGuid><TargetGuid>{to}</TargetGuid></Value></e>"
            )
        };
        format!(
            "<ThreatModel xmlns='{}'><DrawingSurfaceList><DrawingSurfaceModel><Guid>s</Guid>\
             <Borders>{shapes}</Borders><Lines>{}{}<e><Value><GenericTypeId>GE.TB.L</GenericTypeId>\
             <Guid>edge</Guid><SourceX>200</SourceX><SourceY>-200</SourceY>{line}\
             <TargetX>200</TargetX><TargetY>300</TargetY></Value></e></Lines>\
             </DrawingSurfaceModel></DrawingSurfaceList></ThreatModel>",
            super::SPACE,
            flow("ask", "user", "api"),
            flow("read", "api", "db"),
        )
    }

    /// What lies in the boundary, and what the report says of it.
    fn check(line: &str, inside: &[&str], expect: &str) {
        let (format, import) =
            crate::import(file(line).as_bytes(), None, library()).expect("well formed");
        assert_eq!(format.id, "tm7");
        assert_eq!(import.model.boundaries.len(), 1);
        let held = import.model.elements.values().filter(|e| e.boundary.is_some());
        let mut held: Vec<&str> = held.map(|e| e.name.as_str()).collect();
        held.sort_unstable();
        assert_eq!(held, inside);
        let lines = &import.fidelity.lines;
        let said = lines.iter().any(|line| line.kind == "boundary" && line.why.contains(expect));
        assert!(said, "{lines:#?}");
    }

    #[test]
    fn a_line_holds_what_its_bow_goes_around() {
        check(
            "<HandleX>150</HandleX><HandleY>50</HandleY>",
            &["api", "db"],
            "crossed by user to api",
        );
        check("<HandleX>250</HandleX><HandleY>50</HandleY>", &["user"], "crossed by user to api");
        check("<HandleX>200</HandleX><HandleY>50</HandleY>", &[], "it is straight");
    }
}
