//! Driving the real window: the session, pointer and keys, finding things, pictures.

mod canvas;
mod pointer;
pub mod session;

pub use session::Window;
