//! The tree of what the pages mean, for readers who hear them: headings, paragraphs, tables, figures.

/// Index of a node.
pub type NodeId = usize;

/// A standard structure type of PDF 1.7 (ISO 32000-1, 14.8.4).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)] // The names are the standard's.
pub enum Tag {
    Document,
    H1,
    H2,
    H3,
    P,
    L,
    Li,
    Lbl,
    LBody,
    Table,
    THead,
    TBody,
    Tr,
    Th,
    Td,
    Toc,
    Toci,
    Reference,
    Link,
    Figure,
}

impl Tag {
    /// The name in the file.
    pub fn name(self) -> &'static str {
        match self {
            Self::Document => "Document",
            Self::H1 => "H1",
            Self::H2 => "H2",
            Self::H3 => "H3",
            Self::P => "P",
            Self::L => "L",
            Self::Li => "LI",
            Self::Lbl => "Lbl",
            Self::LBody => "LBody",
            Self::Table => "Table",
            Self::THead => "THead",
            Self::TBody => "TBody",
            Self::Tr => "TR",
            Self::Th => "TH",
            Self::Td => "TD",
            Self::Toc => "TOC",
            Self::Toci => "TOCI",
            Self::Reference => "Reference",
            Self::Link => "Link",
            Self::Figure => "Figure",
        }
    }
}

/// A child of a node. There is one for every piece of text of the document, so it is kept small.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Child {
    /// Another node.
    Node(u32),
    /// Marked content: page and number on that page.
    Content(u32, u32),
    /// A link of a page: page and index there.
    Link(u32, u32),
}

/// One node.
#[derive(Clone, Debug)]
pub struct Node {
    /// Its type.
    pub tag: Tag,
    /// Its parent; the root is its own.
    pub parent: NodeId,
    /// Children in reading order.
    pub children: Vec<Child>,
    /// Text for readers who cannot see it.
    pub alt: Option<String>,
    /// A header cell's scope: `Column` or `Row`.
    pub scope: Option<&'static str>,
    /// Columns a cell covers, when more than one.
    pub columns: usize,
    /// A numbered list.
    pub numbered: bool,
    /// Page and box (left, top, right, bottom from the page's top) of a figure.
    pub area: Option<Box<(usize, [f32; 4])>>,
}

/// The tree; node 0 is the document.
#[derive(Clone, Debug)]
pub struct Tree {
    /// All nodes, parents before children.
    pub nodes: Vec<Node>,
}

impl Tree {
    /// A tree of only the document.
    pub fn new() -> Self {
        Self { nodes: vec![Node::new(Tag::Document, 0)] }
    }

    /// Adds a node at the end of `parent`.
    pub fn add(&mut self, tag: Tag, parent: NodeId) -> NodeId {
        let id = self.nodes.len();
        self.nodes.push(Node::new(tag, parent));
        self.nodes[parent].children.push(Child::Node(id as u32));
        id
    }
}

impl Node {
    fn new(tag: Tag, parent: NodeId) -> Self {
        Self {
            tag,
            parent,
            children: Vec::new(),
            alt: None,
            scope: None,
            columns: 1,
            numbered: false,
            area: None,
        }
    }
}
