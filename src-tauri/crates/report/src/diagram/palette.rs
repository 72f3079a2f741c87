//! Colours and dashes of the house notation (light theme of the window).

use super::scene::{BoundaryKind, Kind};
use crate::shape::Rgb;

pub(super) const INK: Rgb = [0x1a, 0x22, 0x2c];
pub(super) const INK_3: Rgb = [0x63, 0x65, 0x6a];
pub(super) const FLOW: Rgb = [0x5e, 0x66, 0x70];
pub(super) const FLOW_TEXT: Rgb = [0x45, 0x4a, 0x51];
pub(super) const PAPER: Rgb = [0xff, 0xff, 0xff];

/// Fill, line, lid.
pub(super) fn element(kind: Kind) -> (Rgb, Rgb, Rgb) {
    match kind {
        Kind::External => ([0xf1, 0xee, 0xe8], [0x6a, 0x64, 0x59], [0xe6, 0xe1, 0xd7]),
        Kind::Process => ([0xff, 0xff, 0xff], [0x41, 0x60, 0x7d], [0xe9, 0xef, 0xf4]),
        Kind::Store => ([0xf5, 0xfa, 0xf8], [0x3a, 0x6e, 0x64], [0xe0, 0xed, 0xe9]),
    }
}

/// How a boundary looks.
pub(super) struct BoundaryLook {
    pub line: Rgb,
    pub wash: Option<Rgb>,
    pub tab: Rgb,
    pub dash: &'static [f32],
}

/// Three families by colour, nine types by dash.
pub(super) fn boundary(kind: BoundaryKind) -> BoundaryLook {
    let zone =
        |dash| BoundaryLook { line: [0x42, 0x64, 0x8a], wash: None, tab: [0xe9, 0xef, 0xf5], dash };
    // The washes are the tokens' 5 % tints laid on white, as PDF/A printers see them.
    let outside = |dash| BoundaryLook {
        line: [0x86, 0x61, 0x1c],
        wash: Some([0xf9, 0xf8, 0xf4]),
        tab: [0xf6, 0xee, 0xdc],
        dash,
    };
    let isolation = |dash| BoundaryLook {
        line: [0x2c, 0x70, 0x64],
        wash: Some([0xf5, 0xf8, 0xf8]),
        tab: [0xe0, 0xef, 0xeb],
        dash,
    };
    match kind {
        BoundaryKind::OrgNetwork => zone(&[8.0, 5.0]),
        BoundaryKind::CloudTenant => zone(&[6.0, 4.0]),
        BoundaryKind::BuildEnvironment => zone(&[10.0, 4.0, 2.0, 4.0]),
        BoundaryKind::InternetEdge => outside(&[12.0, 5.0]),
        BoundaryKind::Supplier => outside(&[6.0, 3.0, 2.0, 3.0]),
        BoundaryKind::Device => outside(&[4.0, 3.0]),
        BoundaryKind::PhysicalWorld => outside(&[2.0, 4.0]),
        BoundaryKind::UserSession => isolation(&[3.0, 3.0]),
        BoundaryKind::AgentSandbox => isolation(&[4.0, 4.0]),
    }
}
