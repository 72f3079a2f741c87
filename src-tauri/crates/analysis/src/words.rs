//! Names become numbers once per library, so that rules compare integers on every element.

use library::{Kind, Library, Trust};
use model::{AttributeValue, ElementKind};
use rustc_hash::FxHashMap;

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
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

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
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
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

    pub fn number(self) -> u64 {
        u64::from(self.0)
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
pub(crate) struct Words {
    types: FxHashMap<String, TypeId>,
    definitions: Vec<Definition>,
    attributes: FxHashMap<String, AttributeId>,
    attribute_names: Vec<String>,
    values: FxHashMap<String, ValueId>,
    zones: FxHashMap<String, ZoneSet>,
}

/// What the library says about an element type.
pub(crate) struct Definition {
    kind: Kind,
    /// Whether it is part of an AI system.
    pub ai: bool,
    /// How far it is trusted; external entities only.
    pub trust: Option<Trust>,
    /// What holds unless something else is stated.
    pub defaults: Vec<(AttributeId, ValueId)>,
}

impl Words {
    /// Numbers the library's names, and `needed` attributes even if the library lacks them.
    pub fn of(library: &Library, needed: &[&'static str]) -> Self {
        let mut this = Self {
            types: FxHashMap::default(),
            definitions: Vec::new(),
            attributes: FxHashMap::default(),
            attribute_names: Vec::new(),
            values: FxHashMap::default(),
            zones: FxHashMap::default(),
        };
        for id in library.attributes.keys().map(String::as_str).chain(needed.iter().copied()) {
            let next = AttributeId(u16::try_from(this.attributes.len()).unwrap_or(u16::MAX));
            if !this.attributes.contains_key(id) {
                this.attributes.insert(id.into(), next);
                this.attribute_names.push(id.into());
            }
        }
        for attribute in library.attributes.values() {
            if let library::AttributeValues::Words(words) = &attribute.values {
                for word in words {
                    let next = ValueId(u16::try_from(this.values.len() + 4).unwrap_or(3));
                    this.values.entry(word.clone()).or_insert(next);
                }
            }
        }
        for (n, id) in library.boundary_types.keys().take(MOST_ZONES).enumerate() {
            this.zones.insert(id.clone(), ZoneSet(1 << n));
        }
        for (n, (id, found)) in (3u8..).zip(library.element_types.iter().take(MOST_TYPES)) {
            let stated = found.defaults.iter();
            let defaults = stated
                .filter_map(|(id, value)| Some((this.attribute(id)?, this.library_value(value))))
                .collect();
            this.types.insert(id.clone(), TypeId(n));
            let (kind, ai, trust) = (found.kind, found.ai, found.trust);
            this.definitions.push(Definition { kind, ai, trust, defaults });
        }
        this
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
    pub fn definition(&self, id: TypeId) -> Option<&Definition> {
        self.definitions.get(id.index().checked_sub(3)?)
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
            let defined = (3u8..).map(TypeId).zip(&self.definitions);
            let mut of_kind = defined.filter(|(_, d)| d.kind == kind).peekable();
            if of_kind.peek().is_some() && of_kind.all(|(id, _)| set.contains(id)) {
                set.insert(TypeId(by_shape));
            }
        }
        set
    }

    pub fn attribute(&self, id: &str) -> Option<AttributeId> {
        self.attributes.get(id).copied()
    }

    /// The name of an attribute.
    pub fn attribute_name(&self, id: AttributeId) -> &str {
        &self.attribute_names[id.index()]
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
