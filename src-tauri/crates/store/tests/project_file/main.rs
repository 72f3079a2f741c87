//! The project file from outside: what goes in comes out, what is damaged is found and named, what
//! is acknowledged survives.

mod damage;
mod edits;
mod hostile;
mod outside;
mod power_cut;
mod round_trip;
