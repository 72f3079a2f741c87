//! Levels of risk as readers see them: a word, a colour and a shape, never a colour alone.

use serde::{Deserialize, Serialize};

use crate::shape::{self, Rgb, Shape, Stroke};

/// A level of risk.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Level {
    /// Very low.
    VeryLow,
    /// Low.
    Low,
    /// Medium.
    Medium,
    /// High.
    High,
    /// Critical.
    Critical,
}

impl Level {
    /// All levels, lowest first.
    pub const ALL: [Self; 5] = [Self::VeryLow, Self::Low, Self::Medium, Self::High, Self::Critical];

    /// The level with this name as templates write it (`very-low` ... `critical`).
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|l| l.name() == name)
    }

    /// The name in templates and data.
    pub fn name(self) -> &'static str {
        match self {
            Self::VeryLow => "very-low",
            Self::Low => "low",
            Self::Medium => "medium",
            Self::High => "high",
            Self::Critical => "critical",
        }
    }

    /// The word people read.
    pub fn word(self) -> &'static str {
        match self {
            Self::VeryLow => "Very low",
            Self::Low => "Low",
            Self::Medium => "Medium",
            Self::High => "High",
            Self::Critical => "Critical",
        }
    }

    /// Colour of the mark.
    pub fn solid(self) -> Rgb {
        match self {
            Self::VeryLow => [0x7d, 0x8b, 0x98],
            Self::Low => [0x36, 0x8a, 0x62],
            Self::Medium => [0xb8, 0x86, 0x0f],
            Self::High => [0xcf, 0x5f, 0x18],
            Self::Critical => [0xbf, 0x2a, 0x30],
        }
    }

    /// Colour of text on [`Level::wash`], at least 4.5:1.
    pub fn ink(self) -> Rgb {
        match self {
            Self::VeryLow => [0x47, 0x53, 0x5f],
            Self::Low => [0x1d, 0x63, 0x44],
            Self::Medium => [0x70, 0x50, 0x0a],
            Self::High => [0x94, 0x3f, 0x0b],
            Self::Critical => [0x99, 0x1a, 0x21],
        }
    }

    /// Light background of a cell.
    pub fn wash(self) -> Rgb {
        match self {
            Self::VeryLow => [0xec, 0xef, 0xf1],
            Self::Low => [0xe2, 0xf0, 0xe8],
            Self::Medium => [0xfb, 0xee, 0xc6],
            Self::High => [0xfd, 0xe3, 0xd1],
            Self::Critical => [0xfa, 0xdc, 0xdb],
        }
    }

    /// The mark, centred on `(cx, cy)` with radius `r`: ring, disc, diamond, triangle, octagon.
    pub fn mark(self, cx: f32, cy: f32, r: f32) -> Shape {
        let color = self.solid();
        let turn = |n: usize, offset: f32, r: f32| -> Vec<(f32, f32)> {
            (0..n)
                .map(|i| {
                    let a = (i as f32 + offset) / n as f32 * std::f32::consts::TAU;
                    (round3(cx + r * a.sin()), round3(cy - r * a.cos()))
                })
                .collect()
        };
        match self {
            Self::VeryLow => {
                Shape::stroked(shape::circle(cx, cy, r * 0.8), Stroke::solid(color, r * 0.4))
            }
            Self::Low => Shape::filled(shape::circle(cx, cy, r * 0.9), color),
            Self::Medium => Shape::filled(shape::polygon(&turn(4, 0.0, r * 1.1)), color),
            Self::High => {
                let p = [(cx, cy - r), (cx + r * 1.1, cy + r * 0.9), (cx - r * 1.1, cy + r * 0.9)];
                Shape::filled(shape::polygon(&p), color)
            }
            Self::Critical => Shape::filled(shape::polygon(&turn(8, 0.5, r * 1.08)), color),
        }
    }
}

/// Trigonometry differs in the last bit between machines; the file must not.
fn round3(v: f32) -> f32 {
    (v * 1000.0).round() / 1000.0
}
