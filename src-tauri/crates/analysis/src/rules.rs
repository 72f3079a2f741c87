//! The library's rules, ready to be tried: which are in force, where each applies, what it tests.
//! They are made once for a library and hold what they need of it.

use std::sync::Arc;

use library::{At, AtOther, Condition, Harm, Library, Maturity, Source, Technique};

use crate::Name;
use crate::because::Reason;
use crate::classes::Classes;
use crate::facts::Facts;
use crate::predicate::{Compiler, Place, Test};
use crate::stated::StatedSet;
use crate::words::{AttributeId, TypeSet, Words};

/// The pack whose techniques count as AI threats.
pub(crate) const AML_PACK: &str = "atlas";

/// What is told of a technique in force.
pub(crate) struct InForce {
    pub id: Name,
    pub parent: Option<String>,
    pub source: Source,
    pub pack: Name,
    pub maturity: Maturity,
    /// Published cases that it was seen in.
    pub seen: usize,
    /// Ids of its tactics.
    pub tactics: Vec<Name>,
    pub harms: Vec<Harm>,
    /// Ids of the mitigations it is advised to be met with.
    pub mitigations: Vec<String>,
}

impl InForce {
    fn of(technique: &Technique) -> Self {
        Self {
            id: Name::from(&technique.id),
            parent: technique.parent.clone(),
            source: technique.source,
            pack: Name::from(&technique.pack),
            maturity: technique.maturity,
            seen: technique.case_studies.len(),
            tactics: technique.tactics.iter().map(Name::from).collect(),
            harms: technique.harms.clone(),
            mitigations: technique.mitigations.iter().map(|advice| advice.id.clone()).collect(),
        }
    }
}

impl InForce {
    /// Whether it is an AML technique, of whichever release.
    pub fn is_aml(&self) -> bool {
        match self.source {
            Source::Atlas | Source::Secondary => true,
            Source::Pack => false,
        }
    }
}

/// A rule of a technique in force.
pub(crate) struct Rule {
    pub technique: Arc<InForce>,
    pub id: Name,
    /// Card that its suggestions stand behind, as an index into [`Rules::cards`].
    pub card: usize,
    /// Place among all rules by how fit the technique is to head its card: what the card lets lead,
    /// then what is attested best.
    pub place_on_card: usize,
    /// The same by how well the technique is attested alone.
    pub place: usize,
    pub reason: Reason,
    /// Attributes of the subject itself that its conditions look at.
    pub asks: Vec<AttributeId>,
    weight: u8,
    /// Conditions that no statement about the subject itself can change; tried first.
    fixed: Vec<Test>,
    /// The other conditions.
    open: Vec<Test>,
    plus: Vec<Test>,
    minus: Vec<Test>,
}

impl Rule {
    /// Whether its technique is an AML technique, which needs AI in the system.
    pub fn is_aml(&self) -> bool {
        self.technique.is_aml()
    }

    /// Whether the rule could fire at a place, whatever is stated about the subject itself.
    pub fn could_fire(&self, facts: &Facts<'_>, place: Place) -> bool {
        self.fixed.iter().all(|test| test(facts, place))
    }

    /// The weight with which a rule that could fire does so, 0 when it does not.
    pub fn weight(&self, facts: &Facts<'_>, place: Place) -> u8 {
        if !self.open.iter().all(|test| test(facts, place)) {
            return 0;
        }
        let count = |tests: &[Test]| tests.iter().filter(|test| test(facts, place)).count();
        let more = usize::from(self.weight) + count(&self.plus);
        let weight = more.saturating_sub(count(&self.minus)).min(3);
        u8::try_from(weight).unwrap_or(3)
    }
}

/// All rules in force, by technique, and where to try which.
pub(crate) struct Rules {
    pub rules: Vec<Rule>,
    /// Cards of all rules: id and headline.
    pub cards: Vec<(Name, Name)>,
    by_type: Vec<Vec<usize>>,
    at_flows: Vec<usize>,
    at_boundaries: Vec<usize>,
    /// Controls that rules ask for "in front".
    pub fronts: Vec<StatedSet>,
    /// Types that rules ask for wherever they stand in the model.
    pub anywhere: TypeSet,
    /// Where rules search some steps far, and so can say something else after a change there.
    pub searching: Searching,
    /// By rule: place of its technique among those that its card lets lead.
    leads: Vec<usize>,
}

/// Subjects with rules that search.
#[derive(Default)]
pub(crate) struct Searching {
    pub elements: TypeSet,
    pub flows: bool,
    pub boundaries: bool,
}

impl Rules {
    pub fn of(library: &Library, words: &Words, classes: &Classes) -> Self {
        let mut compiler =
            Compiler { words, classes, fronts: Vec::new(), anywhere: TypeSet::default() };
        let mut this = Self {
            rules: Vec::new(),
            cards: Vec::new(),
            by_type: vec![Vec::new(); words.type_count()],
            at_flows: Vec::new(),
            at_boundaries: Vec::new(),
            fronts: Vec::new(),
            anywhere: TypeSet::default(),
            searching: Searching::default(),
            leads: Vec::new(),
        };
        let release = library.about.atlas_release.as_deref().unwrap_or_default();
        for technique in library.techniques.values().filter(|t| in_force(t, release)) {
            let told = Arc::new(InForce::of(technique));
            for rule in &technique.rules {
                this.add(technique, &told, rule, library, &mut compiler);
            }
        }
        (this.fronts, this.anywhere) = (compiler.fronts, compiler.anywhere);
        this.place();
        this
    }

    /// Orders all rules once, so that sorting what they raise compares numbers. What was seen in
    /// more published cases is attested better; rules stand in the order of their techniques' ids.
    fn place(&mut self) {
        let attested =
            |rule: &Rule| (rule.technique.maturity, std::cmp::Reverse(rule.technique.seen));
        let mut order: Vec<usize> = (0..self.rules.len()).collect();
        order.sort_by_key(|at| attested(&self.rules[*at]));
        for (place, at) in order.iter().enumerate() {
            self.rules[*at].place = place;
        }
        order.sort_by_key(|at| self.leads[*at]);
        for (place, at) in order.into_iter().enumerate() {
            self.rules[at].place_on_card = place;
        }
    }

    fn add(
        &mut self,
        technique: &Technique,
        told: &Arc<InForce>,
        rule: &library::Rule,
        library: &Library,
        compiler: &mut Compiler<'_>,
    ) {
        let index = self.rules.len();
        let mut conditions = rule.conditions.iter().chain(&rule.plus).chain(&rule.minus);
        let searches = conditions.any(searches);
        match &rule.at {
            At::Elements(types) => {
                let types = compiler.words.types(types);
                if searches {
                    self.searching.elements.join(&types);
                }
                for type_id in compiler.words.type_ids().filter(|id| types.contains(*id)) {
                    self.by_type[type_id.index()].push(index);
                }
            }
            At::Other(AtOther::Flow) => {
                self.at_flows.push(index);
                self.searching.flows |= searches;
            }
            At::Other(AtOther::Boundary) => {
                self.at_boundaries.push(index);
                self.searching.boundaries |= searches;
            }
        }
        let mut tests = |list: &[Condition]| list.iter().map(|c| compiler.test(c)).collect();
        let (plus, minus): (Vec<Test>, Vec<Test>) = (tests(&rule.plus), tests(&rule.minus));
        let (mut fixed, mut open) = (Vec::new(), Vec::new());
        for condition in &rule.conditions {
            let mut own = Vec::new();
            own_attributes(condition, compiler.words, &mut own);
            let part = if own.is_empty() { &mut fixed } else { &mut open };
            part.push(compiler.test(condition));
        }
        let id = rule.card.as_ref().or(technique.card.as_ref()).unwrap_or(&technique.id);
        let known = library.cards.get(id);
        let leads = known.map_or(&[][..], |card| &card.lead);
        let card = self.cards.iter().position(|(other, _)| other == id).unwrap_or_else(|| {
            let headline = known.map_or(&technique.name, |card| &card.headline);
            self.cards.push((Name::from(id), Name::from(headline)));
            self.cards.len() - 1
        });
        let mut asks = Vec::new();
        for condition in rule.conditions.iter().chain(&rule.plus).chain(&rule.minus) {
            own_attributes(condition, compiler.words, &mut asks);
        }
        asks.sort_unstable();
        asks.dedup();
        let lead = leads.iter().position(|id| *id == technique.id);
        self.leads.push(lead.unwrap_or(usize::MAX));
        self.rules.push(Rule {
            technique: told.clone(),
            id: Name::from(&rule.id),
            card,
            place_on_card: 0,
            place: 0,
            reason: Reason::of(rule, compiler.words, compiler.classes),
            asks,
            weight: rule.weight,
            fixed,
            open,
            plus,
            minus,
        });
    }

    /// The rules to try at a place, by technique.
    pub fn at(&self, facts: &Facts<'_>, place: Place) -> &[usize] {
        match place {
            Place::Element(n) => &self.by_type[facts.graph.type_id(n).index()],
            Place::Flow(_) => &self.at_flows,
            Place::Boundary(_) => &self.at_boundaries,
        }
    }
}

/// Whether the loaded release has the technique. An id known at second hand counts once the
/// release is at least the one that brought it; one that a release retired no longer does.
fn in_force(technique: &Technique, release: &str) -> bool {
    let reached = |since: &Option<String>| since.as_ref().is_some_and(|s| at_least(release, s));
    let there = match technique.source {
        Source::Atlas | Source::Pack => true,
        Source::Secondary => reached(&technique.since),
    };
    there && !reached(&technique.retired_in)
}

/// Compares dotted numbers: `5.6.0` < `2026.08`, because ATLAS went from versions to dates.
fn at_least(release: &str, since: &str) -> bool {
    let numbers =
        |text: &str| text.split('.').map(|part| part.parse().unwrap_or(0)).collect::<Vec<u32>>();
    numbers(release) >= numbers(since)
}

/// Whether a condition looks at elements more than a neighbour's neighbour away.
fn searches(condition: &Condition) -> bool {
    match condition {
        Condition::All(list) | Condition::Any(list) => list.iter().any(searches),
        Condition::Not(inner)
        | Condition::Source(inner)
        | Condition::Target(inner)
        | Condition::Holds(inner)
        | Condition::CrossedBy(inner)
        | Condition::EnteredBy(inner)
        | Condition::LeftBy(inner) => searches(inner),
        Condition::ContentCycle | Condition::Up(_) | Condition::Down(_) | Condition::LlmBehind => {
            true
        }
        Condition::Attr(_)
        | Condition::Unless(_)
        | Condition::NotPublic
        | Condition::Crosses(_)
        | Condition::Is(_)
        | Condition::Inside(_)
        | Condition::Composer
        | Condition::Entry
        | Condition::Prompted
        | Condition::Taint(_)
        | Condition::InContent(_)
        | Condition::OutContent(_)
        | Condition::FromForeign
        | Condition::CrossesIn(_)
        | Condition::Leaves(_)
        | Condition::ComesFrom(_)
        | Condition::In(_)
        | Condition::Out(_)
        | Condition::Has(_)
        | Condition::WritableBy(_)
        | Condition::CountOut(_)
        | Condition::OutAttr(_)
        | Condition::NearAttr(_)
        | Condition::NearAi
        | Condition::Feeds(_)
        | Condition::FeedsTainted(_)
        | Condition::Front(_)
        | Condition::SignedPath
        | Condition::FetchesUntrusted
        | Condition::ViaTaintedAgent
        | Condition::ToolsReach(_)
        | Condition::EgressTool
        | Condition::ContextSensitive
        | Condition::ReadsSensitive
        | Condition::ManyUsers
        | Condition::Carries(_)
        | Condition::BoundaryType(_) => false,
    }
}

/// Attributes of the subject itself that a condition looks at.
fn own_attributes(condition: &Condition, words: &Words, found: &mut Vec<AttributeId>) {
    match condition {
        Condition::All(list) | Condition::Any(list) => {
            list.iter().for_each(|inner| own_attributes(inner, words, found));
        }
        Condition::Not(inner) => own_attributes(inner, words, found),
        Condition::Attr(stated) | Condition::Unless(stated) => {
            found.extend(StatedSet::of(stated, words).attributes());
        }
        Condition::NotPublic => found.extend(words.attribute("data_sensitivity")),
        Condition::Crosses(_)
        | Condition::Is(_)
        | Condition::Inside(_)
        | Condition::Composer
        | Condition::Entry
        | Condition::Prompted
        | Condition::Taint(_)
        | Condition::InContent(_)
        | Condition::OutContent(_)
        | Condition::FromForeign
        | Condition::CrossesIn(_)
        | Condition::Leaves(_)
        | Condition::ComesFrom(_)
        | Condition::In(_)
        | Condition::Out(_)
        | Condition::Up(_)
        | Condition::Down(_)
        | Condition::Has(_)
        | Condition::WritableBy(_)
        | Condition::CountOut(_)
        | Condition::OutAttr(_)
        | Condition::NearAttr(_)
        | Condition::NearAi
        | Condition::LlmBehind
        | Condition::Feeds(_)
        | Condition::FeedsTainted(_)
        | Condition::Front(_)
        | Condition::SignedPath
        | Condition::FetchesUntrusted
        | Condition::ViaTaintedAgent
        | Condition::ContentCycle
        | Condition::ToolsReach(_)
        | Condition::EgressTool
        | Condition::ContextSensitive
        | Condition::ReadsSensitive
        | Condition::ManyUsers
        | Condition::Carries(_)
        | Condition::Source(_)
        | Condition::Target(_)
        | Condition::BoundaryType(_)
        | Condition::Holds(_)
        | Condition::CrossedBy(_)
        | Condition::EnteredBy(_)
        | Condition::LeftBy(_) => {}
    }
}

/// Every place of a model where rules may be tried: in scope, in the order of the subjects.
pub(crate) fn places(facts: &Facts<'_>) -> Vec<Place> {
    let graph = &facts.graph;
    let elements = graph.nodes().filter(|n| graph.element(*n).out_of_scope.is_none());
    let flows = (0..graph.flows.len()).filter(|f| graph.flows[*f].flow.out_of_scope.is_none());
    let boundaries = graph.model.boundaries.keys();
    elements
        .map(Place::Element)
        .chain(flows.map(Place::Flow))
        .chain(boundaries.map(|id| Place::Boundary(*id)))
        .collect()
}
