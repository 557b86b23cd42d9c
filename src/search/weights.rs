//! Every number of the ranking.

/// What counts how much. One struct holds every number of the ranking.
///
/// Sums run over the words of the query that count; each word counts by how rare
/// it is (its inverse document frequency). `docs/RANKING.md` says what each
/// part is worth on which queries.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Weights {
    /// A word in exactly the form of the query.
    pub exact: f32,
    /// A word with the same stem, in the passage or in the title of its article.
    pub stem: f32,
    /// The stem in the title, once more.
    pub title: f32,
    /// A word of the same family.
    pub family: f32,
    /// The Indonesian for an English word.
    pub translation: f32,
    /// Two words of the query written as one.
    pub joined: f32,
    /// How much of its weight the nearest word of the index keeps for one that it does
    /// not have; what a far more frequent neighbour of a rare word counts.
    pub slip: f32,
    /// An idea or abbreviation that the query names, in whatever words.
    pub concept: f32,
    /// An event that the query names, in whatever words, as a word among the others.
    pub idea: f32,
    /// How much such an event counts among the places of the words.
    pub idea_place: f32,
    /// How much of its weight a word has that only holds the query together.
    pub function: f32,
    /// How much of its weight a word keeps that names the kind of answer.
    pub asked: f32,
    /// A stem inside the evidence of the lens that is asked for.
    pub evidence: f32,
    /// Two words of the query near one another in the passage.
    pub nearness: f32,
    /// At which distance, in words, nearness has fallen to one half.
    pub nearness_reach: f32,
    /// The words of the query that one stretch of the passage holds.
    pub stretch: f32,
    /// How long that stretch is, in words.
    pub stretch_length: f32,
    /// A word of the query early in the passage.
    pub early: f32,
    /// At which place, in words, earliness has fallen to one half.
    pub early_reach: f32,
    /// Words of the query at the very start of a passage that says what something is.
    pub definition: f32,
    /// As much again if the query asks what something is.
    pub definition_asked: f32,
    /// Words of the query at the very start of a passage that introduces by a bracket.
    pub introduction: f32,
    /// A passage with a date for a query that asks for one.
    pub date: f32,
    /// A passage with a number for a query that asks for one.
    pub number: f32,
    /// The best status that the passage tells, when a lens is asked for and no
    /// status: imposed before recommended before threatened before a rule.
    pub standing: f32,
    /// The other passages of the article.
    pub article: f32,
    /// BM25: how soon more of a word stops helping.
    pub k1: f32,
    /// BM25: how much long passages are held back.
    pub b: f32,
    /// The same two for whole articles.
    pub article_k1: f32,
    /// BM25: how much long articles are held back.
    pub article_b: f32,
}

impl Default for Weights {
    fn default() -> Self {
        Self {
            exact: 0.4,
            stem: 0.55,
            title: 0.25,
            family: 0.35,
            translation: 0.8,
            joined: 0.8,
            slip: 0.8,
            concept: 0.5,
            idea: 0.75,
            idea_place: 1.0,
            function: 0.65,
            asked: 0.75,
            evidence: 1.0,
            nearness: 0.5,
            nearness_reach: 3.0,
            stretch: 0.45,
            stretch_length: 25.0,
            early: 0.4,
            early_reach: 8.0,
            definition: 0.22,
            definition_asked: 0.3,
            introduction: 0.15,
            date: 0.25,
            number: 0.2,
            standing: 0.5,
            article: 0.35,
            k1: 0.7,
            b: 0.75,
            article_k1: 1.2,
            article_b: 0.75,
        }
    }
}

/// Gives every field of [`Weights`] by its name.
macro_rules! slots {
    ($weights:ident: $($name:ident),+ $(,)?) => {
        vec![$((stringify!($name), &mut $weights.$name)),+]
    };
}

impl Weights {
    /// Every weight with its name, for programs that try others.
    #[must_use]
    pub fn named(&self) -> Vec<(&'static str, f32)> {
        let mut copy = *self;
        copy.slots().into_iter().map(|(name, slot)| (name, *slot)).collect()
    }

    /// The weights with one of them changed, if there is one of that name.
    #[must_use]
    pub fn with(mut self, name: &str, value: f32) -> Option<Self> {
        let (_, slot) = self.slots().into_iter().find(|(other, _)| *other == name)?;
        *slot = value;
        Some(self)
    }

    fn slots(&mut self) -> Vec<(&'static str, &mut f32)> {
        slots!(self: exact, stem, title, family, translation, joined, slip, concept, idea, idea_place, function, asked,
            evidence, nearness, nearness_reach, stretch, stretch_length, early, early_reach, definition,
            definition_asked, introduction, date, number, standing, article, k1, b, article_k1, article_b)
    }
}
