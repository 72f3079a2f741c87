//! The document people sign
