//! Any bytes, taken in as `tm7`.
#![no_main]

use libfuzzer_sys::fuzz_target;

#[path = "../../src-tauri/crates/interchange/tests/it/survive.rs"]
mod survive;

fuzz_target!(|bytes: &[u8]| survive::any_bytes(bytes, Some("tm7")));
