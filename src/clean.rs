//! The normalizer: scraped text to clean text, with the way back.
//!
//! Each repair is a [`Rule`] with a name, and each can be switched off. A rule is a function that looks at a text and tells a
//! [`Rewriter`] what to replace; the rules run in a fixed order until none finds anything, so cleaning is idempotent. Text that
//! needs no repair is borrowed.
//!
//! Laws (tested below and in `tests/laws.rs`): the edits applied to the raw text give the clean text; raw spans of adjacent
//! clean spans are adjacent; cleaning clean text changes nothing; text put in front shifts every span by its length.

mod align;
mod chars;
mod diacritic;
mod entity;
mod lookalike;
mod mojibake;
mod quote;
mod rewrite;
mod space;
mod tag;

use crate::span::{Clean, Raw, Span};
use std::borrow::Cow;

pub use align::{Alignment, Change};
use rewrite::Rewriter;

/// A family of repairs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Rule {
    /// UTF-8 that was read as Windows-1252 ("JosÃ©", "â€œ").
    Mojibake,
    /// `&quot;`, `&#8211;`, also escaped several times (`&amp;nbsp;`).
    HtmlEntity,
    /// Tags of HTML left in the text.
    HtmlTag,
    /// Zero-width and bidi characters, controls.
    Invisible,
    /// Soft hyphens.
    SoftHyphen,
    /// No-break, thin, ideographic spaces; line separators.
    OddSpace,
    /// Full-width letters, digits and marks.
    FullWidth,
    /// ﬁ, ﬂ and their kin.
    Ligature,
    /// Letters written as base and combining mark (NFC, Unicode Standard Annex 15).
    Composition,
    /// Cyrillic and Greek letters inside Latin words.
    LookAlike,
    /// Marks on the letters of Indonesian words ("dìlantik").
    StrayDiacritic,
    /// Curly, low, angle and doubled quotation marks to `"`, single ones to `'`.
    QuoteMark,
    /// ",,", "!!!", "......".
    RepeatedPunctuation,
    /// "informasinya.Melansir", "orang,sedangkan".
    LostSpace,
}

impl Rule {
    /// All rules in the order in which they run.
    pub const ALL: &'static [Rule] = &[
        Rule::Mojibake,
        Rule::HtmlEntity,
        Rule::HtmlTag,
        Rule::Invisible,
        Rule::SoftHyphen,
        Rule::OddSpace,
        Rule::FullWidth,
        Rule::Ligature,
        Rule::Composition,
        Rule::LookAlike,
        Rule::StrayDiacritic,
        Rule::QuoteMark,
        Rule::RepeatedPunctuation,
        Rule::LostSpace,
    ];

    /// The name that stands in the record and on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Rule::Mojibake => "mojibake",
            Rule::HtmlEntity => "html-entity",
            Rule::HtmlTag => "html-tag",
            Rule::Invisible => "invisible",
            Rule::SoftHyphen => "soft-hyphen",
            Rule::OddSpace => "odd-space",
            Rule::FullWidth => "full-width",
            Rule::Ligature => "ligature",
            Rule::Composition => "composition",
            Rule::LookAlike => "look-alike",
            Rule::StrayDiacritic => "stray-diacritic",
            Rule::QuoteMark => "quote-mark",
            Rule::RepeatedPunctuation => "repeated-punctuation",
            Rule::LostSpace => "lost-space",
        }
    }

    /// The rule of that name.
    pub fn from_name(name: &str) -> Option<Rule> {
        Rule::ALL.iter().copied().find(|rule| rule.name() == name)
    }

    fn bit(self) -> u32 {
        1 << self as u32
    }

    /// Rules that can only find something where the text has a byte outside ASCII.
    fn needs_non_ascii(self) -> bool {
        !matches!(
            self,
            Rule::HtmlEntity
                | Rule::HtmlTag
                | Rule::Invisible
                | Rule::OddSpace
                | Rule::QuoteMark
                | Rule::RepeatedPunctuation
                | Rule::LostSpace
        )
    }

    fn run(self, rewriter: &mut Rewriter) {
        match self {
            Rule::Mojibake => mojibake::run(rewriter),
            Rule::HtmlEntity => entity::run(rewriter),
            Rule::HtmlTag => tag::run(rewriter),
            Rule::Invisible => chars::invisible(rewriter),
            Rule::SoftHyphen => chars::soft_hyphen(rewriter),
            Rule::OddSpace => chars::odd_space(rewriter),
            Rule::FullWidth => chars::full_width(rewriter),
            Rule::Ligature => chars::ligature(rewriter),
            Rule::Composition => chars::composition(rewriter),
            Rule::LookAlike => lookalike::run(rewriter),
            Rule::StrayDiacritic => diacritic::run(rewriter),
            Rule::QuoteMark => quote::run(rewriter),
            Rule::RepeatedPunctuation => space::repeated(rewriter),
            Rule::LostSpace => space::lost(rewriter),
        }
    }
}

/// Which rules run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rules(u32);

impl Rules {
    /// Every rule.
    pub fn all() -> Self {
        Rules(Rule::ALL.iter().fold(0, |bits, rule| bits | rule.bit()))
    }

    /// No rule: the clean text is the raw one.
    pub fn none() -> Self {
        Rules(0)
    }

    /// The same without `rule`.
    pub fn without(self, rule: Rule) -> Self {
        Rules(self.0 & !rule.bit())
    }

    /// The same with `rule`.
    pub fn with(self, rule: Rule) -> Self {
        Rules(self.0 | rule.bit())
    }

    /// Whether `rule` runs.
    pub fn contains(self, rule: Rule) -> bool {
        self.0 & rule.bit() != 0
    }
}

impl Default for Rules {
    fn default() -> Self {
        Rules::all()
    }
}

/// One repair, in bytes of the raw text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edit<'t> {
    /// Where in the raw text.
    pub span: Span<Raw>,
    /// What stood there.
    pub from: &'t str,
    /// What it reads as.
    pub to: &'t str,
    /// Names of the rules that made it, joined by `+` in the order in which they run.
    pub rule: String,
}

/// A text after cleaning, and the way back to the raw one.
#[derive(Debug, Clone)]
pub struct CleanText<'t> {
    raw: &'t str,
    text: Cow<'t, str>,
    alignment: Alignment,
}

/// How often the whole chain of rules may run over one text. Repairs uncover each other rarely and never deeply: entities
/// escaped many times are undone in one go.
const ROUNDS: usize = 8;

/// Cleans `raw` by `rules`.
pub fn clean(raw: &str, rules: Rules) -> CleanText<'_> {
    let mut text = Cow::Borrowed(raw);
    let mut alignment = Alignment::default();
    for _ in 0..ROUNDS {
        let mut quiet = true;
        for rule in Rule::ALL.iter().copied().filter(|rule| rules.contains(*rule)) {
            if rule.needs_non_ascii() && text.is_ascii() {
                continue;
            }
            let mut rewriter = Rewriter::new(&text, rule.bit());
            rule.run(&mut rewriter);
            if let Some((next, step)) = rewriter.finish() {
                alignment = alignment.then(&step);
                text = Cow::Owned(next);
                quiet = false;
            }
        }
        if quiet {
            break;
        }
    }
    CleanText { raw, text, alignment }
}

impl<'t> CleanText<'t> {
    /// The clean text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The text as it came in.
    pub fn raw_text(&self) -> &'t str {
        self.raw
    }

    /// True where no rule found anything: the clean text is the raw one, not a copy.
    pub fn is_borrowed(&self) -> bool {
        matches!(self.text, Cow::Borrowed(_))
    }

    /// Where a clean stretch stood in the raw text.
    pub fn raw(&self, span: Span<Clean>) -> Span<Raw> {
        self.alignment.raw(span)
    }

    /// What the clean text reads where a raw stretch stands ([`Alignment::clean`]).
    pub fn clean(&self, span: Span<Raw>) -> Span<Clean> {
        self.alignment.clean(span)
    }

    /// The alignment.
    pub fn alignment(&self) -> &Alignment {
        &self.alignment
    }

    /// The repairs in order of the text.
    pub fn edits(&self) -> impl Iterator<Item = Edit<'_>> {
        self.alignment.changes().iter().map(|change| Edit {
            span: Span::new(change.raw_start, change.raw_end),
            from: self.raw.get(change.raw_start..change.raw_end).unwrap_or_default(),
            to: self.text.get(change.clean_start..change.clean_end).unwrap_or_default(),
            rule: rule_names(change.rules),
        })
    }
}

fn rule_names(bits: u32) -> String {
    let names: Vec<_> = Rule::ALL.iter().filter(|rule| bits & rule.bit() != 0).map(|rule| rule.name()).collect();
    names.join("+")
}

#[cfg(test)]
mod tests;
