//! An open project from outside, as the window and the command line use it.

#[cfg(test)]
mod edits;
#[cfg(test)]
mod evidence;
#[cfg(test)]
mod history;
#[cfg(test)]
mod library_choice;
#[cfg(test)]
mod mutations;
#[cfg(test)]
mod sign_off;
#[cfg(test)]
mod trouble;
