//! Samples of every format, damaged at random: bytes changed, cut out, doubled, parts of another
//! sample put in. The same bodies run under cargo-fuzz, see `fuzz/`.

use interchange::{importable, samples::sample};
use proptest::prelude::*;

use crate::survive::any_bytes;

/// One wound: where, how long, what.
type Wound = (u16, u8, u8, u8);

fn wounded(mut bytes: Vec<u8>, other: &[u8], wounds: &[Wound]) -> Vec<u8> {
    for (at, length, how, value) in wounds {
        if bytes.is_empty() {
            break;
        }
        let at = usize::from(*at) % bytes.len();
        let end = (at + usize::from(*length)).min(bytes.len());
        match how % 5 {
            0 => bytes[at] = *value,
            1 => drop(bytes.drain(at..end)),
            2 => {
                let part = bytes[at..end].to_vec();
                bytes.splice(at..at, part);
            }
            3 => {
                let from = usize::from(*value) % other.len().max(1);
                let part = other[from..(from + usize::from(*length)).min(other.len())].to_vec();
                bytes.splice(at..at, part);
            }
            // Signs that the formats are made of hurt more than any byte.
            _ => bytes[at] = b"{}[]\"',:<>/&=-0 "[usize::from(*value) % 16],
        }
    }
    bytes
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_damaged_file_is_refused_or_sound(
        format in prop::sample::select(importable()),
        other in prop::sample::select(importable()),
        by_content in any::<bool>(),
        wounds in prop::collection::vec(any::<Wound>(), 1..6),
    ) {
        let (bytes, other) = (sample(format, 4).expect("a sample"), sample(other, 2).expect("one"));
        any_bytes(&wounded(bytes, &other, &wounds), (!by_content).then_some(format));
    }

    #[test]
    fn noise_is_refused_or_sound(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        any_bytes(&bytes, None);
    }
}
