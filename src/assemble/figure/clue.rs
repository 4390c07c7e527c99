//! What the words around a number say of what it counts: every clue by itself. The rules ([`super::category`]) weigh them by
//! an order, the model by what it learned.

use super::Chosen;
use super::named::is_single;
use crate::lexicon;
use crate::mention::number::{Head, NumberKind, staff_at};
use crate::mention::view::View;
use crate::terms::Category;
use foldhash::HashSet;
use std::sync::LazyLock;

/// Words that may stand between a group and its number: "PNS sebanyak 800".
static FILLERS: LazyLock<HashSet<&'static str>> =
    LazyLock::new(|| lexicon::set(include_str!("../../../data/figure_filler.txt")));

/// What the words around a number say of what it counts; every clue by itself, right or wrong.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Clues {
    /// Its own noun: "120 PPPK".
    pub own: Option<Category>,
    /// The own noun says which staff, not just "pegawai".
    pub certain: bool,
    /// It counts posts.
    pub post: bool,
    /// Posts, and CPNS and PPPK are both named behind.
    pub both: bool,
    /// Said behind it: "35 orang merupakan tenaga honorer".
    pub behind: Option<Category>,
    /// Said before it: "jumlah ASN mencapai 900".
    pub before: Option<Category>,
    /// Said before it as of posts, from further away.
    pub before_post: Option<Category>,
    /// Its noun is that of the number behind: "41 dari 1.440 peserta".
    pub named_whole: Option<Category>,
    /// The nearest group of the sentence.
    pub in_sentence: Option<Category>,
    /// "total aparatur 5.346 orang"
    pub staff: bool,
}

/// All clues of a chosen number that do not hang on other figures.
pub(super) fn clues(chosen: &Chosen) -> Clues {
    let noun = &chosen.number.noun;
    let post = is_post(chosen);
    Clues {
        own: noun.category,
        certain: noun.category.is_some_and(|own| is_specific(chosen.view, noun.tokens.start, own)),
        post,
        both: post && is_for_both(chosen),
        behind: said_behind(chosen),
        before: label_before(chosen, false),
        before_post: label_before(chosen, true),
        named_whole: of_named_whole(chosen),
        in_sentence: in_sentence(chosen),
        staff: says_staff(chosen),
    }
}

/// Whether a phrase says which staff: "pegawai", "peserta" and "formasi" alone do not.
pub(super) fn is_specific(view: &View, at: usize, category: Category) -> bool {
    match category {
        Category::Asn => !matches!(view.low(at), "pegawai" | "aparatur" | "abdi" | "birokrat" | "aparat" | "staf"),
        Category::Formasi | Category::Lainnya => false,
        _ => true,
    }
}

/// Whether a number counts posts, by its noun or by the word before it: "formasi yang mencapai 327".
pub(super) fn is_post(chosen: &Chosen) -> bool {
    let (view, noun) = (chosen.view, &chosen.number.noun);
    let named = || {
        let end = label_end(chosen)?;
        let end = if view.before(end, 1) == "yang" { end - 1 } else { end };
        let last = end.checked_sub(1)?;
        Some(noun.head <= Head::Thing && staff_at(view, last) == Some((Category::Formasi, end)))
    };
    noun.head == Head::Post || noun.category == Some(Category::Formasi) || named().unwrap_or(false)
}

/// "210 formasi, terdiri dari 60 CPNS dan 150 PPPK"
fn is_for_both(chosen: &Chosen) -> bool {
    let view = chosen.view;
    let names = |wanted: fn(Category) -> bool| {
        (chosen.number.tokens.end..view.len())
            .any(|at| staff_at(view, at).is_some_and(|(category, _)| wanted(category)))
    };
    names(|c| c == Category::Cpns) && names(|c| matches!(c, Category::Pppk | Category::PppkParuhWaktu))
}

/// "41 dari 1.440 peserta": what the number behind counts.
fn of_named_whole(chosen: &Chosen) -> Option<Category> {
    let view = chosen.view;
    let end = chosen.number.noun.tokens.end.max(chosen.number.tokens.end);
    let whole = chosen.all.iter().find(|other| view.low(end) == "dari" && other.tokens.start == end + 1)?;
    whole.noun.category.filter(|category| is_specific(view, whole.noun.tokens.start, *category))
}

/// "35 orang merupakan tenaga honorer", "860 pegawai yang kini berstatus tenaga kontrak".
fn said_behind(chosen: &Chosen) -> Option<Category> {
    let view = chosen.view;
    let start = chosen.number.noun.tokens.end.max(chosen.number.tokens.end);
    let mut copula = false;
    for at in start..(start + 9).min(view.len()) {
        let word = view.low(at);
        if matches!(word, "." | ";" | "\"" | ")") || is_number(chosen, at) || at > start && word == "," {
            break;
        }
        if matches!(word, "menjadi" | "jadi" | "diangkat" | "dilantik" | "sebagai" | "kepada" | "oleh") {
            break;
        }
        if let Some((category, _)) = staff_at(view, at)
            && (copula || at == start)
            && is_specific(view, at, category)
        {
            return Some(category);
        }
        let beside = at == start && matches!(word, "untuk" | "bagi");
        copula |= beside
            || matches!(
                word,
                "merupakan"
                    | "adalah"
                    | "berstatus"
                    | "ialah"
                    | "yakni"
                    | "yaitu"
                    | "status"
                    | "dari"
                    | "kategori"
                    | "berasal"
                    | "("
            );
    }
    None
}

/// The token behind the words that name what a number without a noun counts: "PNS sebanyak", "guru", "jumlah ASN mencapai".
pub(super) fn label_end(chosen: &Chosen) -> Option<usize> {
    let view = chosen.view;
    let mut end = chosen.number.tokens.start;
    while end > 0 && FILLERS.contains(view.low(end - 1)) {
        end -= 1;
    }
    (end > 0).then_some(end)
}

/// The group named before the number in the same clause, nearest first.
fn label_before(chosen: &Chosen, post: bool) -> Option<Category> {
    let view = chosen.view;
    let end = label_end(chosen)?;
    let floor = chosen
        .all
        .iter()
        .filter(|other| other.tokens.start < chosen.number.tokens.start && counts(other.kind))
        .map(|other| other.noun.tokens.end.max(other.tokens.end))
        .max();
    let start = floor.unwrap_or(0).max(end.saturating_sub(if post { 12 } else { 8 }));
    let mut found = None;
    let mut at = start;
    while at < end {
        match staff_at(view, at) {
            Some((category, behind)) if behind <= end => {
                let target = matches!(view.before(at, 1), "menjadi" | "jadi" | "sebagai" | "oleh" | "kepada")
                    || is_body(view, at);
                if (is_specific(view, at, category)
                    || category == Category::Lainnya && chosen.number.noun.head != Head::Occupation)
                    && !target
                {
                    found = Some(category);
                }
                at = behind;
            }
            _ => {
                if matches!(view.low(at), ";" | "." | "sedangkan" | "sementara") {
                    found = None;
                }
                at += 1;
            }
        }
    }
    found
}

/// "total aparatur 5.346 orang", "Seluruh pegawai saya 87 orang"
fn says_staff(chosen: &Chosen) -> bool {
    let end = label_end(chosen).unwrap_or(0);
    (end.saturating_sub(4)..end).any(|at| matches!(chosen.view.low(at), "pegawai" | "aparatur"))
}

/// "Badan Kepegawaian", "kepala", "pejabat pembina": words of the one who acts, not of those counted.
fn is_body(view: &View, at: usize) -> bool {
    view.is_capital(at) && staff_at(view, at).is_some_and(|(category, _)| is_single(category))
}

fn counts(kind: NumberKind) -> bool {
    matches!(kind, NumberKind::People | NumberKind::Bare | NumberKind::Other)
}

fn is_number(chosen: &Chosen, at: usize) -> bool {
    chosen.all.iter().any(|other| other.tokens.contains(&at) && counts(other.kind))
}

/// The only group, or the first, that the sentence names outside "menjadi X".
fn in_sentence(chosen: &Chosen) -> Option<Category> {
    let view = chosen.view;
    let (mut at, mut best) = (0, None);
    while at < view.len() {
        let Some((category, end)) = staff_at(view, at) else {
            at += 1;
            continue;
        };
        let target = matches!(view.before(at, 1), "menjadi" | "jadi" | "sebagai") || is_single(category);
        if is_specific(view, at, category) && !target {
            let distance = at.abs_diff(chosen.number.tokens.start);
            if best.is_none_or(|(nearest, _)| distance < nearest) {
                best = Some((distance, category));
            }
        }
        at = end.max(at + 1);
    }
    best.map(|(_, category)| category)
}
