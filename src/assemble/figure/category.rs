//! What the counted people or posts are.

use super::named::{Named, is_single};
use super::{Chosen, FigureDraft};
use crate::mention::number::{Head, NumberKind, staff_at};
use crate::mention::view::View;
use crate::terms::{Category, Status};

/// Whether a phrase says which staff: "pegawai", "peserta" and "formasi" alone do not.
pub(super) fn is_specific(view: &View, at: usize, category: Category) -> bool {
    match category {
        Category::Asn => !matches!(view.low(at), "pegawai" | "aparatur" | "abdi" | "birokrat" | "aparat" | "staf"),
        Category::Formasi | Category::Lainnya => false,
        _ => true,
    }
}

/// The category of a chosen number and how sure it is, 0 to 1. `cue` is the status that
/// words say: what is needed are posts. None where neither the sentence nor the one before names staff: then the number
/// counts visitors, patients, suspects.
pub(super) fn category(
    chosen: &Chosen,
    sentence: usize,
    before: &[FigureDraft],
    named: &Named,
    cue: Option<Status>,
) -> Option<(Category, f64)> {
    let noun = &chosen.number.noun;
    let own = noun.category;
    if let Some(own) = own
        && (is_specific(chosen.view, noun.tokens.start, own) || own == Category::Lainnya)
    {
        return Some((own, 1.0));
    }
    if cue == Some(Status::Needed) {
        return Some((label_before(chosen, true).map_or(Category::Formasi, of_post), 0.8));
    }
    let post = is_post(chosen);
    if post && is_for_both(chosen) {
        return Some((Category::Casn, 0.9));
    }
    let found = said_behind(chosen)
        .or_else(|| label_before(chosen, post))
        .map(|category| (category, 0.95))
        .or_else(|| of_named_whole(chosen).map(|category| (category, 0.9)))
        .or_else(|| whole(chosen, sentence, before).map(|figure| (figure.category, 0.9)))
        .or_else(|| same_value(chosen, before).map(|category| (category, 0.9)))
        .or_else(|| in_sentence(chosen).map(|category| (category, 0.8)))
        // "61 penyuluh" at work are staff of any kind, whoever the article is about.
        .or_else(|| {
            (matches!(cue, None | Some(Status::Employed)) && (noun.head == Head::Occupation || says_staff(chosen)))
                .then_some((Category::Asn, 0.6))
        })
        .or_else(|| carried(chosen, sentence, before, named).map(|category| (category, 0.7)));
    match found {
        Some((category, sure)) if post => Some((of_post(category), sure)),
        Some(found) => Some(found),
        None if post => Some((Category::Formasi, 0.7)),
        None if own.is_none() && noun.head != Head::Occupation && !named.is_near(sentence) => None,
        None => Some((own.unwrap_or(Category::Asn), 0.5)),
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

/// The figure before, where the number is said to be a part of it: "Dari 38 nama tersebut, 27 …", "35 orang di antaranya",
/// "Rinciannya, …".
pub(super) fn whole<'f>(chosen: &Chosen, sentence: usize, before: &'f [FigureDraft]) -> Option<&'f FigureDraft> {
    let view = chosen.view;
    let (first, end) = (chosen.number.tokens.start, chosen.number.noun.tokens.end.max(chosen.number.tokens.end));
    let among = (end..end + 3).any(|at| matches!(view.low(at), "antaranya" | "diantaranya" | "sisanya" | "lainnya"));
    let parts = (0..first).any(|at| {
        matches!(view.low(at), "dari")
            && (at + 1..at + 5)
                .any(|t| matches!(view.low(t), "jumlah" | "total" | "tersebut" | "itu" | "angka" | "sebanyak"))
            || matches!(
                view.low(at),
                "rinciannya" | "perinciannya" | "terdiri" | "terbagi" | "sisanya" | "masing-masing" | "meliputi"
            )
    });
    let last = before.last().filter(|figure| sentence - figure.sentence <= 3)?;
    (among || parts).then_some(last)
}

/// Posts are of a kind of staff, not of applicants.
fn of_post(category: Category) -> Category {
    match category {
        Category::Cpns
        | Category::Pppk
        | Category::PppkParuhWaktu
        | Category::Casn
        | Category::Lainnya
        | Category::TniPolri => category,
        _ => Category::Formasi,
    }
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
    while end > 0 && FILLERS.contains(&view.low(end - 1)) {
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

/// The same number was a figure before.
fn same_value(chosen: &Chosen, before: &[FigureDraft]) -> Option<Category> {
    let value = chosen.number.value.filter(|value| *value > 12)?;
    before.iter().rev().find(|figure| figure.value == Some(value)).map(|figure| figure.category)
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

/// The category of the figure before, else of the group that the article names most.
fn carried(chosen: &Chosen, sentence: usize, before: &[FigureDraft], named: &Named) -> Option<Category> {
    if is_post(chosen) {
        return named.recruited();
    }
    let near = before.last().filter(|figure| sentence - figure.sentence <= 2 && figure.category != Category::Formasi);
    near.map(|figure| figure.category).or(named.commonest())
}

const FILLERS: [&str; 40] = [
    "sebanyak",
    "berjumlah",
    "jumlahnya",
    "mencapai",
    "hanya",
    "ada",
    "baru",
    "sekitar",
    "hampir",
    "adalah",
    "yaitu",
    "yakni",
    ":",
    "(",
    "total",
    "totalnya",
    "sebesar",
    "lebih",
    "dari",
    "kurang",
    "sejumlah",
    "terdapat",
    "itu",
    "tersebut",
    "tercatat",
    "setidaknya",
    "minimal",
    "maksimal",
    "menjadi",
    "cuma",
    "masing-masing",
    "kini",
    "saat",
    "ini",
    "sudah",
    "telah",
    "masih",
    "tinggal",
    "akan",
    "-",
];
