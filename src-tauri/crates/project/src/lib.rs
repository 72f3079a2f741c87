//! An open project
