//! What the programs `bench` and `cases` and the tests over the whole core share.

pub mod cases;
pub mod imports;
pub mod measure;
pub mod reports;
pub mod shared;
