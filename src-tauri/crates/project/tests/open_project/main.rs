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
mod life_cycle;
#[cfg(test)]
mod mutations;
#[cfg(test)]
mod sign_off;
#[cfg(test)]
#[path = "../../../store/tests/project_file/small.rs"]
mod small;
#[cfg(test)]
mod trouble;
