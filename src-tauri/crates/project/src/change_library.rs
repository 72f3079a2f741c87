//! Changing the library under an open project.

use std::sync::Arc;

use analysis::Engine;
use library::Library;
use model::Changes;
use store::EventKind;

use crate::library_choice::follow;
use crate::project::{note, pin};
use crate::{EditOutcome, OpenProject, Project};

impl Project {
    /// Works with another library from now on. The model stays as it is; only what follows from it
    /// is found anew.
    pub fn use_library(&mut self, library: Arc<Library>) -> OpenProject {
        self.set_library(library);
        self.snapshot()
    }

    /// Pins the loaded library in the model, and lets threats follow their techniques to what they
    /// became in it: one step of the history. Decisions stay with their threats.
    pub fn adopt_library(&mut self, by: &str) -> EditOutcome {
        let mut after = self.model().clone();
        let library = self.library();
        after.about.library = Some(pin(library));
        let label = format!("Use library version {}", pin(library).version);
        for (id, technique) in follow(self.model(), library) {
            if let Some(threat) = after.threats.get_mut(&id) {
                threat.technique = Some(technique);
            }
        }
        let changes = Changes::between(self.model(), &after);
        self.step(after, changes, note(EventKind::Edited, &label, by, None))
    }

    fn set_library(&mut self, library: Arc<Library>) {
        self.engine = Engine::new(library);
        self.analyzed = self.engine.analyze(&self.model);
    }
}
