//! The threat model as a document
