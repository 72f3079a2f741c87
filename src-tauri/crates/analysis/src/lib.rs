//! Suggestions
