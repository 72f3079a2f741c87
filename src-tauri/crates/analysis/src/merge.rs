//! A sorted list of which some runs are replaced: what stays is not touched, and as long as every run
//! is replaced by one of its own length, nothing moves.

use std::vec::IntoIter;

/// A list on its way from old to new.
pub(crate) struct Merge<T> {
    /// New up to `at`, and old from there on until something had to move.
    list: Vec<T>,
    at: usize,
    /// What is left of the old once something moved.
    rest: Option<IntoIter<T>>,
}

impl<T> Merge<T> {
    pub fn of(list: Vec<T>) -> Self {
        Self { list, at: 0, rest: None }
    }

    /// How long the new list is so far.
    pub fn len(&self) -> usize {
        self.at
    }

    /// The next of the old.
    pub fn next(&self) -> Option<&T> {
        match &self.rest {
            Some(rest) => rest.as_slice().first(),
            None => self.list.get(self.at),
        }
    }

    /// Takes the next few over and gives them to be corrected.
    pub fn keep(&mut self, count: usize) -> &mut [T] {
        let first = self.at;
        if let Some(rest) = &mut self.rest {
            self.list.extend(rest.take(count));
            self.at = self.list.len();
        } else {
            self.at = (first + count).min(self.list.len());
        }
        &mut self.list[first..self.at]
    }

    /// Puts others in the place of the next few.
    pub fn replace(&mut self, count: usize, by: Vec<T>) {
        if self.rest.is_none() && count == by.len() {
            let first = self.at;
            self.at += count;
            self.list[first..self.at].iter_mut().zip(by).for_each(|(old, new)| *old = new);
            return;
        }
        let (list, at) = (&mut self.list, self.at);
        let rest = self.rest.get_or_insert_with(|| list.split_off(at).into_iter());
        rest.by_ref().take(count).for_each(drop);
        self.list.extend(by);
        self.at = self.list.len();
    }

    /// The new list; what nobody asked for is gone.
    pub fn done(mut self) -> Vec<T> {
        self.list.truncate(self.at);
        self.list
    }
}
