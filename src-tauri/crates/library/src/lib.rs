//! The threat library as data
