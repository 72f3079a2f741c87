//! What a foreign file may cost, in one place. Every limit is named in the error it causes.

/// Bytes of a file.
pub const FILE_BYTES: usize = 32 << 20;
/// Bytes of a Microsoft TM7 file, which repeats its templates.
pub const TM7_BYTES: usize = 64 << 20;
/// Bytes after inflating.
pub const INFLATED_BYTES: usize = 64 << 20;
/// Inflated bytes per stored byte.
pub const INFLATE_RATIO: usize = 200;
/// Levels of nesting that are read; what lies deeper is left out and said.
pub const DEPTH: usize = 64;
/// Levels of nesting that a YAML parser is let go to, before the file is refused.
pub const YAML_DEPTH: usize = 128;
/// Bytes of stack of an import, which runs on a thread of its own.
pub const STACK_BYTES: usize = 64 << 20;
/// Nodes of an XML file: every element and every text between is one.
pub const XML_NODES: usize = 4 * NODES;
/// Attributes of one XML element.
pub const ATTRIBUTES: usize = 256;
/// Values in a file.
pub const NODES: usize = 250_000;
/// Bytes of one text.
pub const TEXT_BYTES: usize = model::MAX_TEXT_BYTES;
/// Aliases in a YAML file.
pub const YAML_ALIASES: usize = 1_000;
/// Elements in a diagram.
pub const ELEMENTS: usize = 5_000;
/// Furthest coordinate, px; what lies further is pulled in.
pub const FAR: i32 = 1_000_000;
/// Bytes of everything that one import keeps aside for the way back.
pub const SIDE_BAG_BYTES: usize = 1 << 20;
/// Values that one import keeps aside.
pub const SIDE_BAG_PARTS: usize = 5_000;
/// Changes and losses that the record of an import names; the report at the import names all.
pub const NOTES: usize = 2_000;
/// Bytes of one of them.
pub const NOTE_BYTES: usize = 2_000;
/// Seconds of an import.
pub const SECONDS: u64 = 10;
