//! Risk rating: words first, numbers second. Impact is the worst of four: on the system, its
//! users, the organisation and society. A scale is part of the model and can be edited.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// How bad it would be, by who is hit. Each is a row of the scale from 1; none when not rated.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
#[ts(export)]
pub struct Impacts {
    /// On the system itself.
    pub system: Option<u8>,
    /// On the people who use it.
    pub users: Option<u8>,
    /// On the organisation that runs it.
    pub organisation: Option<u8>,
    /// On anybody else.
    pub society: Option<u8>,
}

impl Impacts {
    /// The worst of the four, from 1.
    pub fn worst(&self) -> Option<u8> {
        [self.system, self.users, self.organisation, self.society].into_iter().flatten().max()
    }
}

/// Likelihood and impact of one threat.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
#[ts(export)]
pub struct Rating {
    /// Column of the scale, from 1.
    pub likelihood: u8,
    /// Rows of the scale.
    pub impacts: Impacts,
    /// How the cell was reached, in plain words.
    pub basis: String,
    /// Whether a person confirmed it; otherwise it is pre-filled.
    pub confirmed: bool,
}

/// The mark that goes with a level, so that colour is never alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum LevelShape {
    /// Very low.
    Ring,
    /// Low.
    Disc,
    /// Medium.
    Diamond,
    /// High.
    Triangle,
    /// Critical.
    Octagon,
}

/// A level of risk.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
#[ts(export)]
pub struct RiskLevel {
    /// The word.
    pub word: String,
    /// The mark.
    pub shape: LevelShape,
}

/// Who may accept risk up to which level.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
#[ts(export)]
pub struct Acceptance {
    /// A risk owner or role.
    pub role: String,
    /// Index of the highest level they may accept.
    pub up_to: u8,
}

/// Words and thresholds of the rating.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
#[ts(export)]
pub struct RiskScale {
    /// Words for likelihood, ascending.
    pub likelihood: Vec<String>,
    /// Words for impact, ascending.
    pub impact: Vec<String>,
    /// Levels, ascending.
    pub levels: Vec<RiskLevel>,
    /// Index of the level by `matrix[impact - 1][likelihood - 1]`.
    pub matrix: Vec<Vec<u8>>,
    /// Index of the highest level the organisation is ready to live with.
    pub appetite: u8,
    /// Who may accept what.
    pub acceptance: Vec<Acceptance>,
}

impl Default for RiskScale {
    fn default() -> Self {
        Self::five_by_five()
    }
}

impl RiskScale {
    /// Five words each way, five levels.
    pub fn five_by_five() -> Self {
        Self {
            likelihood: words(&["Rare", "Unlikely", "Possible", "Likely", "Almost certain"]),
            impact: words(&["Negligible", "Minor", "Moderate", "Major", "Severe"]),
            levels: vec![
                level("Very low", LevelShape::Ring),
                level("Low", LevelShape::Disc),
                level("Medium", LevelShape::Diamond),
                level("High", LevelShape::Triangle),
                level("Critical", LevelShape::Octagon),
            ],
            matrix: vec![
                vec![0, 0, 1, 1, 1],
                vec![0, 1, 2, 2, 2],
                vec![1, 2, 2, 3, 3],
                vec![1, 2, 3, 4, 4],
                vec![1, 2, 3, 4, 4],
            ],
            appetite: 1,
            acceptance: Vec::new(),
        }
    }

    /// Three words each way, three levels.
    pub fn three_by_three() -> Self {
        Self {
            likelihood: words(&["Unlikely", "Possible", "Likely"]),
            impact: words(&["Minor", "Moderate", "Severe"]),
            levels: vec![
                level("Low", LevelShape::Disc),
                level("Medium", LevelShape::Diamond),
                level("High", LevelShape::Triangle),
            ],
            matrix: vec![vec![0, 0, 1], vec![0, 1, 2], vec![1, 2, 2]],
            appetite: 0,
            acceptance: Vec::new(),
        }
    }

    /// Index of the level of a rating; none where the rating names no impact or lies off the scale.
    pub fn level_of(&self, rating: &Rating) -> Option<u8> {
        let row = usize::from(rating.impacts.worst()?.checked_sub(1)?);
        let column = usize::from(rating.likelihood.checked_sub(1)?);
        self.matrix.get(row)?.get(column).copied()
    }

    /// Whether a rating names a cell of this scale.
    pub fn holds(&self, rating: &Rating) -> bool {
        let within =
            |value: Option<u8>| value.is_none_or(|v| v >= 1 && usize::from(v) <= self.impact.len());
        let i = &rating.impacts;
        rating.likelihood >= 1
            && usize::from(rating.likelihood) <= self.likelihood.len()
            && within(i.system)
            && within(i.users)
            && within(i.organisation)
            && within(i.society)
            && i.worst().is_some()
    }

    /// What is wrong with the scale itself: a matrix of another size, a level that does not exist.
    pub fn fault(&self) -> Option<String> {
        let size = self.impact.len() == self.matrix.len()
            && self.matrix.iter().all(|row| row.len() == self.likelihood.len())
            && (2..=9).contains(&self.impact.len())
            && (2..=9).contains(&self.likelihood.len());
        if !size {
            return Some("the matrix needs one row per impact word and one cell per likelihood word, two to nine each".into());
        }
        let known = |index: u8| usize::from(index) < self.levels.len();
        let cells = self.matrix.iter().flatten().copied();
        let named = self.acceptance.iter().map(|a| a.up_to).chain([self.appetite]);
        cells
            .chain(named)
            .find(|index| !known(*index))
            .map(|index| format!("level {index} is used, but there are only {}", self.levels.len()))
    }
}

fn words(list: &[&str]) -> Vec<String> {
    list.iter().map(|word| (*word).to_string()).collect()
}

fn level(word: &str, shape: LevelShape) -> RiskLevel {
    RiskLevel { word: word.into(), shape }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn level_is_read_off_the_worst_impact() {
        let scale = RiskScale::five_by_five();
        let check = |likelihood, users, society, level: Option<&str>| {
            let impacts = Impacts { users, society, ..Impacts::default() };
            let rating = Rating { likelihood, impacts, basis: String::new(), confirmed: true };
            let got = scale.level_of(&rating).map(|l| scale.levels[usize::from(l)].word.as_str());
            assert_eq!(got, level, "{rating:?}");
        };
        check(1, Some(1), None, Some("Very low"));
        check(3, Some(2), Some(5), Some("High"));
        check(4, Some(4), Some(1), Some("Critical"));
        check(3, None, None, None);
        check(0, Some(1), None, None);
        check(6, Some(1), None, None);
    }

    #[test]
    fn presets_are_sound() {
        assert_eq!(RiskScale::five_by_five().fault(), None);
        assert_eq!(RiskScale::three_by_three().fault(), None);
        let mut broken = RiskScale::three_by_three();
        broken.matrix[1][1] = 7;
        assert!(broken.fault().is_some_and(|text| text.contains("level 7")));
    }
}
