//! Fingerprints as part of the open project, and what else stands beside the diagram.

use analysis::{LifeCycle, life_cycle};
use interchange::ImportOptions;
use model::{DataAsset, DataAssetId, Edit, EditError, EditErrorCode, FileDigest, Record};

use crate::fingerprint::{self, FileCheck};
use crate::{EditOutcome, Project, ProjectError, fill_cards, incoming};

impl Project {
    /// What the model shows of guidelines, where assets are, and findings about sensitive content.
    #[must_use]
    pub fn life_cycle(&self) -> LifeCycle {
        life_cycle(self.model(), self.library())
    }

    /// Keeps fingerprints with an asset, in the place of those of the same file or folder.
    ///
    /// # Errors
    /// As [`Project::edit`]; an asset that is not there is refused.
    pub fn keep_fingerprint(
        &mut self,
        asset: DataAssetId,
        taken: &[FileDigest],
        by: &str,
    ) -> Result<EditOutcome, ProjectError> {
        let known = self.asset(asset)?;
        let files = fingerprint::replace(&known.files, taken);
        let record = Record::DataAsset(DataAsset { files, ..known.clone() });
        self.edit(&Edit::Put { record: Box::new(record) }, by)
    }

    /// Holds fingerprints taken now against those of an asset.
    ///
    /// # Errors
    /// When the asset is not there.
    pub fn check_fingerprint(
        &self,
        asset: DataAssetId,
        now: &[FileDigest],
    ) -> Result<FileCheck, ProjectError> {
        Ok(fingerprint::compare(&self.asset(asset)?.files, now))
    }

    /// Fills the cards of data assets from a bill of materials, or from any other model with assets.
    /// What people wrote stands.
    ///
    /// # Errors
    /// Why the file cannot be taken in; that it says nothing new; else as [`Project::edit`].
    pub fn fill_cards(
        &mut self,
        name: &str,
        bytes: Vec<u8>,
        by: &str,
    ) -> Result<EditOutcome, ProjectError> {
        let options = ImportOptions { file_name: name.to_owned(), ..ImportOptions::default() };
        let (_, import) = incoming::take_in(bytes, options, self.library().clone())?;
        let label = format!("Fill cards from {name}");
        let edit = fill_cards::fill_cards(self.model(), &import.model, label).ok_or_else(|| {
            let message = format!("Filling cards: {name} says nothing that is not there already");
            let hint = "Cards are known again by their name; a field that is filled is left alone";
            EditError::new(EditErrorCode::Invalid, message, hint)
        })?;
        self.edit(&edit, by)
    }

    fn asset(&self, id: DataAssetId) -> Result<&DataAsset, ProjectError> {
        let gone = || {
            let message = format!("Data asset {id} is not in this model");
            let hint = "It may have been removed meanwhile. Undo brings it back";
            EditError::new(EditErrorCode::NotFound, message, hint)
        };
        Ok(self.model().assets.get(&id).ok_or_else(gone)?)
    }
}
