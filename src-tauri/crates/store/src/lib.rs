//! The project file
