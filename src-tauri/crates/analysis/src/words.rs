//! Names become numbers once per analysis, so that rules compare integers on every element.

use std::collections::BTreeMap;

use library::{BoundaryType, ElementType, Kind, Library};
use model::{AttributeValue, ElementKind};

/// An element type of the library, or "of this kind, but nobody said which type".
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct TypeId(u8);

impl TypeId {
    pub fn index(self) -> usize {
        usize::from(self.0)
    }
}

/// A set of element types.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash)]
pub(crate) struct TypeSet([u64; 4]);

impl TypeSet {
    pub fn insert(&mut self, id: TypeId) {
        self.0[id.index() / 64] |= 1 << (id.index() % 64);
    }

    pub fn contains(&self, id: TypeId) -> bool {
        self.0[id.index() / 64] & (1 << (id.index() % 64)) != 0
    }

    pub fn meets(&self, other: &Self) -> bool {
        self.0.iter().zip(other.0).any(|(a, b)| a & b != 0)
    }

    /// Adds another set; says whether that changed anything.
    pub fn join(&mut self, other: &Self) -> bool {
        let before = *self;
        self.0.iter_mut().zip(other.0).for_each(|(a, b)| *a |= b);
        *self != before
    }

    pub fn without(&self, id: TypeId) -> Self {
        let mut rest = *self;
        rest.0[id.index() / 64] &= !(1 << (id.index() % 64));
        rest
    }
}

/// An attribute.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct AttributeId(u16);

impl AttributeId {
    pub fn index(self) -> usize {
        usize::from(self.0)
    }
}

/// What is stated for an attribute; blank when nothing is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct ValueId(u16);

impl ValueId {
    pub const BLANK: Self = Self(0);
    pub const NO: Self = Self(1);
    pub const YES: Self = Self(2);
    /// A word that the library does not know; equal to nothing that a rule asks for.
    const UNKNOWN: Self = Self(3);

    pub fn is_blank(self) -> bool {
        self == Self::BLANK
    }
}

/// A set of boundary types.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash)]
pub(crate) struct ZoneSet(u64);

impl ZoneSet {
    pub fn meets(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    pub fn join(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

/// How many types fit beside the three "type not stated" ones. Further types of the library count
/// as not stated rather than being mistaken for others.
const MOST_TYPES: usize = 253;
const MOST_ZONES: usize = 64;

/// The numbers of all names.
pub(crate) struct Words<'a> {
    types: BTreeMap<&'a str, TypeId>,
    definitions: Vec<&'a ElementType>,
    attributes: BTreeMap<&'a str, AttributeId>,
    attribute_names: Vec<&'a str>,
    values: BTreeMap<&'a str, ValueId>,
    zones: BTreeMap<&'a str, ZoneSet>,
}

impl<'a> Words<'a> {
    /// Numbers the library's names, and `needed` attributes even if the library lacks them.
    pub fn of(library: &'a Library, needed: &[&'static str]) -> Self {
        let definitions: Vec<_> = library.element_types.values().take(MOST_TYPES).collect();
        let types = (3u8..).zip(&definitions).map(|(n, t)| (t.id.as_str(), TypeId(n))).collect();
        let mut attributes = BTreeMap::new();
        for id in library.attributes.keys().map(String::as_str).chain(needed.iter().copied()) {
            let next = AttributeId(u16::try_from(attributes.len()).unwrap_or(u16::MAX));
            attributes.entry(id).or_insert(next);
        }
        let mut attribute_names = vec![""; attributes.len()];
        for (name, id) in &attributes {
            attribute_names[id.index()] = *name;
        }
        let mut values = BTreeMap::new();
        for attribute in library.attributes.values() {
            if let library::AttributeValues::Words(words) = &attribute.values {
                for word in words {
                    let next = ValueId(u16::try_from(values.len() + 4).unwrap_or(3));
                    values.entry(word.as_str()).or_insert(next);
                }
            }
        }
        let zone = |(n, t): (u64, &'a BoundaryType)| (t.id.as_str(), ZoneSet(1 << n));
        let zones = (0..).zip(library.boundary_types.values().take(MOST_ZONES)).map(zone).collect();
        Self { types, definitions, attributes, attribute_names, values, zones }
    }

    /// The type of an element: as stated, else by its shape alone.
    pub fn type_of(&self, stated: Option<&str>, kind: ElementKind) -> TypeId {
        let by_shape = match kind {
            ElementKind::External => TypeId(0),
            ElementKind::Process => TypeId(1),
            ElementKind::Store => TypeId(2),
        };
        stated.and_then(|id| self.types.get(id)).copied().unwrap_or(by_shape)
    }

    /// What the library says about a type; nothing for "not stated".
    pub fn definition(&self, id: TypeId) -> Option<&'a ElementType> {
        self.definitions.get(id.index().checked_sub(3)?).copied()
    }

    /// How many type numbers there are.
    pub fn type_count(&self) -> usize {
        self.definitions.len() + 3
    }

    /// Every type number.
    pub fn type_ids(&self) -> impl Iterator<Item = TypeId> + use<> {
        (0..u8::try_from(self.type_count()).unwrap_or(u8::MAX)).map(TypeId)
    }

    /// A set of types. A list that holds every type of a kind means the kind, so it also holds
    /// elements of that kind whose type is not stated.
    pub fn types<S: AsRef<str>>(&self, names: &[S]) -> TypeSet {
        let mut set = TypeSet::default();
        for id in names.iter().filter_map(|name| self.types.get(name.as_ref())) {
            set.insert(*id);
        }
        let kinds = [(Kind::External, 0), (Kind::Process, 1), (Kind::Store, 2)];
        for (kind, by_shape) in kinds {
            let mut of_kind = self
                .definitions
                .iter()
                .filter(|d| d.kind == kind)
                .map(|d| d.id.as_str())
                .peekable();
            if of_kind.peek().is_some() && of_kind.all(|id| set.contains(self.types[id])) {
                set.insert(TypeId(by_shape));
            }
        }
        set
    }

    pub fn attribute(&self, id: &str) -> Option<AttributeId> {
        self.attributes.get(id).copied()
    }

    /// The name of an attribute.
    pub fn attribute_name(&self, id: AttributeId) -> &'a str {
        self.attribute_names[id.index()]
    }

    /// How many attribute numbers there are.
    pub fn attribute_count(&self) -> usize {
        self.attributes.len()
    }

    pub fn value(&self, value: &AttributeValue) -> ValueId {
        match value {
            AttributeValue::Flag(flag) => Self::flag(*flag),
            AttributeValue::Word(word) => self.word(word),
        }
    }

    pub fn library_value(&self, value: &library::Value) -> ValueId {
        match value {
            library::Value::Bool(flag) => Self::flag(*flag),
            library::Value::Word(word) => self.word(word),
        }
    }

    pub fn word(&self, word: &str) -> ValueId {
        self.values.get(word).copied().unwrap_or(ValueId::UNKNOWN)
    }

    fn flag(flag: bool) -> ValueId {
        if flag { ValueId::YES } else { ValueId::NO }
    }

    pub fn zone(&self, id: Option<&str>) -> ZoneSet {
        id.and_then(|id| self.zones.get(id)).copied().unwrap_or_default()
    }

    pub fn zones<S: AsRef<str>>(&self, ids: &[S]) -> ZoneSet {
        ids.iter().fold(ZoneSet::default(), |set, id| set.join(self.zone(Some(id.as_ref()))))
    }
}
