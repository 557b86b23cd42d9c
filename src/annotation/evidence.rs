//! What speaks for each status of a sanction: the features for which
//! `status_weights.tsv` has weights.
//!
//! A feature is a short text such as `bears:condition:before` or `left0:telah`.
//! Features tell of the head (the sanction with the verb that carries it), of what
//! the rules of [`super::status`] make of it, of the cues that bear on it, of the
//! clauses above it, of the people, and of the words near it. Which words count is
//! for the table to say.

use std::fmt::{Arguments, Debug, Display, Formatter, Result, Write as _};
use std::ops::Range;

use super::Reading;
use super::parties::{Cast, Meant, Party};
use super::scope::{Cue, Sentence};
use super::status::{Head, Roles, Ruling, Status};
use crate::lexicon::domain::status_cues::{Class, Side};
use crate::passage::is_quote;

/// Where features go, one at a time; their text is written to one buffer.
pub(super) struct Sink<'f> {
    name: String,
    take: &'f mut dyn FnMut(&str),
}

impl<'f> Sink<'f> {
    pub(super) fn new(take: &'f mut dyn FnMut(&str)) -> Self {
        Self { name: String::with_capacity(64), take }
    }

    fn put(&mut self, feature: Arguments<'_>) {
        self.name.clear();
        // Writing into a string cannot fail.
        let _ = self.name.write_fmt(feature);
        self.name.make_ascii_lowercase();
        (self.take)(&self.name);
    }
}

/// All that is known of one list of sanctions when its status is judged.
pub(super) struct Evidence<'e, 's, 'r, 'p> {
    pub(super) sentence: &'e Sentence<'r, 'p>,
    pub(super) cast: &'e Cast<'s, 'p>,
    pub(super) head: &'e Head,
    /// The keys of the sanctions of the list.
    pub(super) rows: &'e [&'static str],
    pub(super) parties: &'e [Party],
    pub(super) roles: &'e Roles<'e>,
    /// What the rules make of it.
    pub(super) ruling: &'e Ruling,
    /// What the rules made of the list before it in the article.
    pub(super) before: Option<Status>,
    /// What the rules made of the last list of the same family.
    pub(super) before_of_family: Option<Status>,
    /// Whether the sentence speaks of what no supervisor of elections counts.
    pub(super) is_elsewhere: bool,
    /// The number of the passage in its article.
    pub(super) passage: usize,
    /// The headline of the article, if it is known.
    pub(super) title: Option<&'e Reading<'e>>,
}

/// How many words on either side are told with their distance.
const NEAR: usize = 3;
/// How many words on either side are told by their stems.
const WINDOW: usize = 10;
/// How many words on either side are told as those of the head's own clause.
const CLAUSE: usize = 20;

impl Evidence<'_, '_, '_, '_> {
    /// Gives every feature to the sink; one may come twice.
    pub(super) fn tell(&self, sink: &mut Sink<'_>) {
        self.of_head(sink);
        self.of_rules(sink);
        self.of_cues(sink);
        self.of_clauses(sink);
        self.of_words(sink);
        self.of_people(sink);
        self.of_place(sink);
        self.of_company(sink);
    }

    fn of_head(&self, sink: &mut Sink<'_>) {
        let Head { tokens, voice, carried, family, .. } = self.head;
        let family = family.name();
        sink.put(format_args!("bias"));
        sink.put(format_args!("voice:{voice:?}:{carried}"));
        sink.put(format_args!("family:{family}"));
        sink.put(format_args!("family-voice:{family}:{voice:?}"));
        for row in self.rows {
            sink.put(format_args!("row:{row}"));
        }
        for index in tokens.clone() {
            sink.put(format_args!("head:{}", self.word(index)));
        }
        let first = self.word(tokens.start);
        sink.put(format_args!("first:{first}"));
        sink.put(format_args!("prefix:{}", prefix(first)));
    }

    fn of_rules(&self, sink: &mut Sink<'_>) {
        let Ruling { status, rule, proof, .. } = self.ruling;
        sink.put(format_args!("ruled:{status:?}"));
        sink.put(format_args!("ruled-by:{status:?}:{rule}"));
        sink.put(format_args!("ruled-subject:{status:?}:{}", Shown(self.meant())));
        sink.put(format_args!("proof:{}", proof / 20));
        sink.put(format_args!("elsewhere:{}", self.is_elsewhere));
        sink.put(format_args!("ruled-before:{}", Shown(self.before)));
        sink.put(format_args!("ruled-family:{}", Shown(self.before_of_family)));
    }

    fn meant(&self) -> Option<Meant> {
        self.roles.subject.map(|subject| subject.meant)
    }

    fn of_cues(&self, sink: &mut Sink<'_>) {
        let sentence = self.sentence;
        let head = &self.head.tokens;
        let mut is_free = true;
        for cue in &sentence.cues {
            let Cue { row, tokens } = cue;
            let class = row.class;
            let far = row.side == Side::Anywhere
                && !matches!(class, Class::Condition | Class::Law | Class::Statute);
            if far || matches!(class, Class::Filler | Class::Glue | Class::Clause) {
                continue;
            }
            let (side, _) = placed(tokens, head);
            let bears = sentence.bears_on(cue, head);
            if bears {
                is_free = false;
                sink.put(format_args!("bears:{class:?}:{side}"));
                sink.put(format_args!("bears-row:{}", row.id));
                sink.put(format_args!("bears-subject:{class:?}:{}", Shown(self.meant())));
            }
            if bears || !self.is_cut(tokens, head) {
                sink.put(format_args!("cue:{side}:{}", Words(sentence.reading, tokens.clone())));
            }
        }
        if is_free {
            sink.put(format_args!("bears:-"));
        }
    }

    /// Whether an edge of a clause lies between two stretches of words.
    fn is_cut(&self, a: &Range<usize>, b: &Range<usize>) -> bool {
        let (end, start) = if a.end <= b.start { (a.end, b.start) } else { (b.end, a.start) };
        self.sentence.has_edge(end..start + 1)
    }

    /// The clause of the head and the one above it: which word opens each, and
    /// which verbs stand beside.
    fn of_clauses(&self, sink: &mut Sink<'_>) {
        let (sentence, start) = (self.sentence, self.head.tokens.start);
        let first = sentence.tokens.start;
        let mut level = 0;
        let mut verb = None;
        sink.put(format_args!("from-start:{}", bucket(start - first)));
        for index in (first..start).rev() {
            if level < 2
                && let Some(opener) = self.opener(index)
            {
                sink.put(format_args!("opener{level}:{opener}"));
                if level == 0 {
                    sink.put(format_args!("opener-voice:{opener}:{:?}", self.head.voice));
                }
                level += 1;
            }
            if verb.is_none() && self.is_verb(index) {
                verb = Some(index);
                sink.put(format_args!("verb:{}", self.word(index)));
                sink.put(format_args!("verb-stem:{}:{level}", self.stem(index)));
            }
        }
        if level == 0 {
            sink.put(format_args!("opener0:^"));
        }
        // The first verb of the sentence tells what kind of report it is.
        if let Some(index) = (first..start).find(|&index| self.is_verb(index)) {
            sink.put(format_args!("first-verb:{}", self.word(index)));
        }
        let mut after = self.head.tokens.end..sentence.tokens.end;
        if let Some(index) = after.clone().find(|&index| self.is_verb(index)) {
            sink.put(format_args!("next-verb:{}", self.word(index)));
        }
        if let Some(opener) = after.find_map(|index| self.opener(index)) {
            sink.put(format_args!("closer:{opener}"));
        }
        if sentence.asks() {
            sink.put(format_args!("asks"));
        }
    }

    /// What opens a clause at a token: its word, or the mark before it.
    fn opener(&self, index: usize) -> Option<&str> {
        const OPENERS: [Class; 4] = [Class::Clause, Class::Break, Class::Condition, Class::Purpose];
        let opens = |cue: &Cue| cue.tokens.start == index && OPENERS.contains(&cue.row.class);
        if self.sentence.cues.iter().any(opens) {
            return Some(self.word(index));
        }
        let gap = self.sentence.reading.gap_before(index).trim();
        let is_mark = index > self.sentence.tokens.start && !matches!(gap, "" | "-" | "/");
        is_mark.then(|| gap.char_indices().nth(1).map_or(gap, |(end, _)| &gap[..end]))
    }

    fn of_words(&self, sink: &mut Sink<'_>) {
        let sentence = self.sentence;
        let (head, whole) = (&self.head.tokens, &sentence.tokens);
        let mut in_clause = true;
        for (distance, index) in (whole.start..head.start).rev().take(CLAUSE).enumerate() {
            in_clause &= !sentence.has_edge(index + 1..index + 2);
            self.of_word(["left", "left-clause"], index, distance, in_clause, sink);
        }
        in_clause = true;
        for (distance, index) in (head.end..whole.end).take(CLAUSE).enumerate() {
            in_clause &= !sentence.has_edge(index..index + 1);
            self.of_word(["right", "right-clause"], index, distance, in_clause, sink);
        }
        if head.start == whole.start {
            sink.put(format_args!("left0:^"));
        }
        if head.end == whole.end {
            sink.put(format_args!("right0:$"));
        }
    }

    fn of_word(
        &self,
        [near, clause]: [&str; 2],
        index: usize,
        distance: usize,
        in_clause: bool,
        sink: &mut Sink<'_>,
    ) {
        if distance < NEAR {
            sink.put(format_args!("{near}{distance}:{}", self.word(index)));
        }
        if distance < WINDOW {
            sink.put(format_args!("{near}:{}", self.stem(index)));
        }
        if in_clause {
            sink.put(format_args!("{clause}:{}", self.stem(index)));
        }
    }

    fn of_people(&self, sink: &mut Sink<'_>) {
        let Roles { subject, imposer, recommender } = self.roles;
        let head = &self.head.tokens;
        sink.put(format_args!("subject:{}:{:?}", Shown(self.meant()), self.head.voice));
        if let Some(subject) = subject {
            let (side, distance) = placed(&subject.tokens, head);
            sink.put(format_args!("subject-at:{side}:{}", bucket(distance)));
            sink.put(format_args!("subject-word:{}", self.stem(subject.tokens.start)));
        }
        let imposer = imposer.map(|party| (party.is_body, placed(&party.tokens, head).0));
        match imposer {
            Some((is_body, side)) => sink.put(format_args!("imposer:{is_body}:{side}")),
            None => sink.put(format_args!("imposer:-")),
        }
        sink.put(format_args!("roles:{}:{}", Shown(self.meant()), imposer.is_some()));
        let named = self.parties.iter().filter(|party| party.meant == Meant::Named).count();
        let anyone = self.parties.iter().any(|party| party.meant == Meant::Anyone);
        sink.put(format_args!("named:{}", named.min(2)));
        sink.put(format_args!("anyone:{anyone}"));
        if recommender.is_some() {
            sink.put(format_args!("recommender"));
        }
    }

    fn of_place(&self, sink: &mut Sink<'_>) {
        let Sentence { reading, tokens, .. } = self.sentence;
        let head = &self.head.tokens;
        sink.put(format_args!("passage:{}", self.passage.min(2)));
        let number = reading.sentence_number(tokens.start);
        sink.put(format_args!("sentence:{}:{}", self.passage.min(1), number.min(2)));
        sink.put(format_args!("length:{}", bucket(tokens.len() / 3)));
        let capitals = tokens.clone().filter(|&index| reading.is_capitalised(index)).count();
        sink.put(format_args!("capitals:{}", capitals * 5 / tokens.len().max(1)));
        sink.put(format_args!(
            "capital:{}:{}",
            reading.is_capitalised(head.start),
            head.start == tokens.start
        ));
        let quotes = |range: Range<usize>| {
            range.flat_map(|index| reading.gap_before(index).chars()).filter(|&c| is_quote(c)).count()
        };
        let before = quotes(tokens.start..head.start + 1) % 2;
        let after = quotes(head.end..tokens.end).min(1);
        sink.put(format_args!("quoted:{before}:{after}"));
        for (kind, certainty) in self.cast.told_in(tokens.clone()) {
            sink.put(format_args!("tells:{kind}:{certainty}"));
        }
        for via in self.cast.speech_in(tokens.clone()) {
            sink.put(format_args!("speech:{via:?}"));
        }
        for index in tokens.clone().filter(|&index| self.word(index) == NUMBER) {
            let (side, distance) = placed(&(index..index + 1), head);
            sink.put(format_args!("number:{side}:{}", bucket(distance)));
        }
    }

    /// The headline, and the end of the sentence before.
    fn of_company(&self, sink: &mut Sink<'_>) {
        let head = self.stem(self.head.tokens.start);
        if let Some(title) = self.title {
            for token in title.tokens {
                sink.put(format_args!("title:{}", number_or(&token.stem)));
            }
            sink.put(format_args!("title-tells:{}", title.tokens.iter().any(|token| token.stem == head)));
            sink.put(format_args!("title-asks:{}", title.text.contains('?')));
        }
        let Sentence { reading, tokens, .. } = self.sentence;
        if let Some(last) = tokens.start.checked_sub(1) {
            let before = reading.sentence_around(last);
            for token in &reading.tokens[before.start.max(before.end.saturating_sub(WINDOW))..before.end] {
                sink.put(format_args!("sentence-before:{}", number_or(&token.stem)));
            }
        }
    }

    fn word(&self, index: usize) -> &str {
        number_or(&self.sentence.reading.tokens[index].exact)
    }

    fn stem(&self, index: usize) -> &str {
        number_or(&self.sentence.reading.tokens[index].stem)
    }

    fn is_verb(&self, index: usize) -> bool {
        let token = &self.sentence.reading.tokens[index];
        token.stem != token.exact && matches!(prefix(&token.exact), "di" | "me" | "ber" | "ter")
    }
}

/// What stands for every number.
const NUMBER: &str = "0";

fn number_or(word: &str) -> &str {
    if word.starts_with(|c: char| c.is_ascii_digit()) { NUMBER } else { word }
}

/// A value, or `-` for none.
struct Shown<T>(Option<T>);

impl<T: Debug> Display for Shown<T> {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        match &self.0 {
            Some(value) => write!(f, "{value:?}"),
            None => f.write_str("-"),
        }
    }
}

/// Words of a passage in small letters with one space between.
struct Words<'r, 'p>(&'r Reading<'p>, Range<usize>);

impl Display for Words<'_, '_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        for index in self.1.clone() {
            write!(f, "{}{}", if index > self.1.start { " " } else { "" }, self.0.tokens[index].exact)?;
        }
        Ok(())
    }
}

fn prefix(word: &str) -> &'static str {
    const PREFIXES: [&str; 6] = ["di", "me", "pe", "ter", "ber", "ke"];
    PREFIXES.into_iter().find(|prefix| word.starts_with(prefix)).unwrap_or("-")
}

/// On which side of the head words stand, and how many words lie between.
fn placed(tokens: &Range<usize>, head: &Range<usize>) -> (&'static str, usize) {
    if tokens.end <= head.start {
        ("before", head.start - tokens.end)
    } else if tokens.start >= head.end {
        ("after", tokens.start - head.end)
    } else {
        ("within", 0)
    }
}

/// A distance in steps that grow.
fn bucket(distance: usize) -> u8 {
    match distance {
        0 => 0,
        1..=2 => 1,
        3..=5 => 3,
        6..=10 => 6,
        _ => 11,
    }
}
