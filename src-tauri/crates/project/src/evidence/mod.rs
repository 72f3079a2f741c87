//! Evidence: everything an auditor needs to check a project without Portolan, as a folder of text
//! files, and the check itself.
//!
//! The stand-alone script `docs/verify/verify_bundle.py` makes the same checks in the same order and
//! gives the same codes. A change here is a change there; the tests hold the two against each other.

mod bundle;
mod code;
mod replay;
mod verify;

pub use bundle::{Bundle, Checkpoint};
pub use code::{Code, Finding, Weight};
pub use verify::verify;
