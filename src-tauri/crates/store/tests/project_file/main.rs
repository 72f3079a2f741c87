//! The project file from outside: what goes in comes out, what is damaged is found and named, what
//! is acknowledged survives.

#[cfg(test)]
mod damage;
#[cfg(test)]
mod edits;
#[cfg(test)]
mod hostile;
#[cfg(test)]
mod outside;
#[cfg(test)]
mod power_cut;
#[cfg(test)]
mod round_trip;
#[cfg(test)]
mod small;
