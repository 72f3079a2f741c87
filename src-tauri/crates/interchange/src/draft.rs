//! What every importer builds on: a model in the making with its fidelity report. Importers add
//! what they found; numbering, geometry and the last check are the same for all.

use std::collections::BTreeMap;

use library::Library;
use model::{
    Boundary, Control, DataAsset, Diagram, DiagramId, Element, ElementKind, Flow, Model, PlacedKey,
    Placement, Rect, Subject, Threat,
};
use uuid::Uuid;

use crate::fidelity::{Fidelity, TypeGuess};
use crate::ids::Ids;
use crate::mapping::{Given, Mapping};
use crate::node::Node;
use crate::side_bag::{self, SideBag};
use crate::{Import, InterchangeError, layout, limits, types};

/// A model in the making.
pub struct Draft<'a> {
    /// Name of the format, for errors.
    pub format: &'static str,
    /// The model so far.
    pub model: Model,
    /// What became of what was found.
    pub fidelity: Fidelity,
    /// Makes ids.
    pub ids: Ids,
    /// Element types and aliases.
    pub library: &'a Library,
    /// What people said about foreign names.
    mapping: &'a Mapping,
    /// What the model has no place for.
    side_bag: SideBag,
    /// Names of the element types.
    phrases: Vec<types::Phrase>,
    /// The diagram that shapes go to.
    pub diagram: DiagramId,
    /// Absolute geometry found in the file, by record.
    pub found: BTreeMap<Uuid, Rect>,
    /// Whether that geometry is ours and stays as it is.
    pub exact: bool,
}

impl<'a> Draft<'a> {
    /// An empty model with one diagram.
    pub fn new(format: &'static str, title: &str, ids: Ids, given: &Given<'a>) -> Self {
        let Given { library, mapping } = *given;
        let side_bag = SideBag::default();
        let mut model = Model::default();
        model.about.title = if title.is_empty() { "Untitled".into() } else { title.into() };
        let diagram = ids.diagram("main");
        let title = "System".to_owned();
        model.diagrams.insert(diagram, Diagram { id: diagram, title, position: 1 });
        let (fidelity, found) = (Fidelity::default(), BTreeMap::new());
        let phrases = types::phrases(library);
        Self {
            format,
            model,
            fidelity,
            ids,
            library,
            mapping,
            side_bag,
            phrases,
            diagram,
            found,
            exact: false,
        }
    }

    /// Adds an element with the next number.
    pub fn element(&mut self, element: Element) {
        self.model.numbering.element += 1;
        let number = self.model.numbering.element;
        self.model.elements.insert(element.id, Element { number, ..element });
    }

    /// Adds a flow with the next number.
    pub fn flow(&mut self, flow: Flow) {
        self.model.numbering.flow += 1;
        let number = self.model.numbering.flow;
        self.model.flows.insert(flow.id, Flow { number, ..flow });
    }

    /// Adds a boundary with the next number.
    pub fn boundary(&mut self, boundary: Boundary) {
        self.model.numbering.boundary += 1;
        let number = self.model.numbering.boundary;
        self.model.boundaries.insert(boundary.id, Boundary { number, ..boundary });
    }

    /// Adds a data asset with the next number.
    pub fn asset(&mut self, asset: DataAsset) {
        self.model.numbering.asset += 1;
        let number = self.model.numbering.asset;
        self.model.assets.insert(asset.id, DataAsset { number, ..asset });
    }

    /// Adds a control with the next number.
    pub fn control(&mut self, control: Control) {
        self.model.numbering.control += 1;
        let number = self.model.numbering.control;
        self.model.controls.insert(control.id, Control { number, ..control });
    }

    /// Adds an own threat with the next number. A subject that is not in the model becomes the
    /// model as a whole; the answer says whether that happened.
    pub fn threat(&mut self, threat: Threat) -> bool {
        self.model.numbering.threat += 1;
        let number = self.model.numbering.threat;
        let known = self.model.subject_name(threat.subject).is_some();
        let subject = if known { threat.subject } else { Subject::Model };
        let subject_name = self.model.subject_name(subject).unwrap_or_default().to_owned();
        let threat = Threat { number, subject, subject_name, own: true, ..threat };
        self.model.threats.insert(threat.id, threat);
        !known
    }

    /// Guesses type and shape of an element from its name and what the file calls its technology,
    /// notes the guess, and applies it when it is good enough. `kind` is given where the file says
    /// the shape; otherwise a guess decides, and a process is assumed where there is none.
    pub fn typed(
        &mut self,
        element: &mut Element,
        technology: &str,
        words: &[String],
        kind: Option<ElementKind>,
    ) -> Option<String> {
        let said = [technology, &element.name].into_iter().chain(words.iter().map(String::as_str));
        if let Some((foreign, known)) = self.mapping.answer(said, self.library) {
            element.kind = types::shape(known.kind);
            element.type_id = Some(known.id.clone());
            return Some(format!("type {:?}, as {foreign:?} was mapped", known.name));
        }
        let guesses =
            types::guesses(self.library, &self.phrases, &element.name, technology, words, kind);
        let guess = guesses.first().cloned();
        let (type_id, confidence, because) = match &guess {
            Some(guess) => (Some(guess.type_id.clone()), guess.confidence, guess.because.clone()),
            None => (None, 0, "no name of an element type fits".to_owned()),
        };
        let applied = guess.filter(|guess| guess.confidence >= types::SURE);
        self.fidelity.guesses.push(TypeGuess {
            element: element.id,
            name: element.name.clone(),
            technology: technology.to_owned(),
            type_id,
            confidence,
            applied: applied.is_some(),
            because,
            alternatives: guesses.iter().skip(1).map(|guess| guess.type_id.clone()).collect(),
        });
        element.kind = kind
            .or(applied.as_ref().map(|guess| guess.kind))
            .unwrap_or_else(|| types::kind_by_word(&element.name, technology));
        element.type_id = applied.map(|guess| guess.type_id);
        let name = element.type_id.as_ref().and_then(|id| self.library.element_types.get(id));
        name.map(|known| {
            format!("type {:?} guessed from its name or technology, {confidence} %", known.name)
        })
    }

    /// Puts what stands under keys that are not in `known` into the side bag, for an export to the
    /// same format. The answer says so, for the report.
    pub fn aside(&mut self, place: &str, node: &Node, known: &[&str]) -> Option<String> {
        let keys = node.unknown(known);
        let (mut kept, mut left) = (Vec::new(), Vec::new());
        for key in keys {
            let value = node.value().get(key).map(ToString::to_string).unwrap_or_default();
            let fits = self.side_bag.put(place, key, value);
            if fits { kept.push(key) } else { left.push(key) }
        }
        let said = |keys: Vec<&str>, what: &str| {
            (!keys.is_empty()).then(|| format!("{what}: {}", side_bag::named(&keys)))
        };
        let kept = said(kept, "kept aside for an export to the same format");
        let left = said(left, "left out, because too much was kept aside already");
        match (kept, left) {
            (Some(kept), Some(left)) => Some(format!("{kept}; {left}")),
            (kept, left) => kept.or(left),
        }
    }

    /// Puts one text into the side bag, without a word in the report: it is about looks.
    pub fn keep(&mut self, place: &str, key: &str, text: &str) {
        if !text.is_empty() {
            self.side_bag.put(place, key, serde_json::Value::from(text).to_string());
        }
    }

    /// Places everything, checks everything.
    ///
    /// # Errors
    /// Limits passed, or a model that contradicts itself.
    pub fn finish(mut self) -> Result<Import, InterchangeError> {
        let count = self.model.elements.len() + self.model.boundaries.len();
        if count > limits::ELEMENTS {
            return Err(InterchangeError::too_many_elements(count));
        }
        let deep = |boundary: &&Boundary| {
            self.model.boundary_chain(Some(boundary.id)).len() > limits::DEPTH
        };
        if let Some(boundary) = self.model.boundaries.values().find(deep) {
            let limit =
                format!("boundary {:?} lies deeper than {} others", boundary.name, limits::DEPTH);
            return Err(InterchangeError::Limit { place: String::new(), limit });
        }
        let faults: Vec<String> =
            self.model.faults().into_iter().take(5).map(|fault| fault.message).collect();
        if !faults.is_empty() {
            return Err(InterchangeError::Unsound { format: self.format, faults });
        }
        let settled = layout::settle(&self.model, &self.found, self.exact);
        let title = self.model.about.title.clone();
        self.fidelity.taken("diagram", &title, settled.changes);
        for (record, area) in settled.areas {
            let key = PlacedKey { diagram: self.diagram, record };
            self.model.placements.insert(key, Placement { key, area, z: 0, locked: false });
        }
        Ok(Import { model: self.model, fidelity: self.fidelity, side_bag: self.side_bag })
    }
}
