//! Driving the real window: the session, pointer and keys, finding things, pictures.

mod canvas;
mod document;
pub mod hands;
mod keyring;
mod panels;
mod pointer;
pub mod session;
pub mod table;

pub use document::text_of_pdf;
pub use keyring::Keyring;
pub use session::Window;
