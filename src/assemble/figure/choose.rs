//! Which numbers of a quota sentence are figures.

use crate::mention::number::{Head, Number, NumberKind, occupation_at, staff_at};
use crate::mention::view::View;

/// The numbers that count people or posts, as indices of `all`. Where none does by its noun, those without one; else those
/// whose noun is unknown.
pub(super) fn choose(view: &View, all: &[Number]) -> Vec<usize> {
    let of_things = |number: &Number| {
        // "214 dari 546 pemerintah daerah"
        let end = number.tokens.end;
        view.low(end) == "dari"
            && all.iter().any(|other| {
                other.tokens.start == end + 1 && !matches!(other.kind, NumberKind::People | NumberKind::Bare)
            })
    };
    let counted = |number: &Number| number.kind == NumberKind::People && !is_other_count(view, number);
    let listed = |number: &Number| number.kind == NumberKind::Bare && is_listed(view, number) && !of_things(number);
    let of =
        |wanted: &dyn Fn(&Number) -> bool| -> Vec<usize> { (0..all.len()).filter(|at| wanted(&all[*at])).collect() };
    let chosen = of(&|number| counted(number) || listed(number));
    if !chosen.is_empty() {
        return chosen;
    }
    let bare = of(&|number| number.kind == NumberKind::Bare && has_value(number));
    if bare.is_empty() { of(&|number| number.kind == NumberKind::Other && has_value(number)) } else { bare }
}

fn has_value(number: &Number) -> bool {
    number.value.is_some() || number.low.is_some()
}

/// "satu per satu orang", "10 orang per kelas": a rate, not a count.
fn is_other_count(view: &View, number: &Number) -> bool {
    !has_value(number)
        || matches!(view.low(number.noun.tokens.end), "per" | "/")
            && number.noun.head == Head::People
            && !view.is_number(number.noun.tokens.end + 1)
}

/// Whether a number without a noun counts what the words before or behind it name. In digits it mostly does; in words it may
/// be anything ("dibagi dua") unless something says so.
fn is_listed(view: &View, number: &Number) -> bool {
    let (first, end) = (number.tokens.start, number.tokens.end);
    if !has_value(number) {
        return false;
    }
    let before = view.before(first, 1);
    let labelled =
        LEADS.contains(&before) || crate::lexicon::is_small_word(before) && LEADS.contains(&view.before(first, 2));
    let behind = matches!(view.low(end), "di" | "diantaranya") && view.low(end + 1).starts_with("antara")
        || view.low(end) == "diantaranya";
    let others = matches!(view.low(end), "lainnya" | "lagi" | "sisanya" | "lain");
    let digits = view.is_number(first) && !BROKEN.contains(&before);
    digits || labelled || behind || others || follows_group(view, first)
}

/// "guru 120", "PNS: 800", "tenaga kesehatan (41)"
fn follows_group(view: &View, first: usize) -> bool {
    let end = if matches!(view.before(first, 1), ":" | "(" | "-" | "–" | "=") { first - 1 } else { first };
    (end.saturating_sub(4)..end)
        .any(|at| staff_at(view, at).is_some_and(|(_, behind)| behind == end) || occupation_at(view, at) == Some(end))
}

/// Words before digits that belong to a name or a title: "Komisi 2", "U 23".
const BROKEN: [&str; 8] = ["pemilu", "pilkada", "liga", "piala", "covid", "versi", "jalur", "kode"];

const LEADS: [&str; 32] = [
    "sebanyak",
    "jumlah",
    "jumlahnya",
    "berjumlah",
    "sejumlah",
    "mencapai",
    "total",
    "totalnya",
    "angka",
    "hanya",
    "tinggal",
    "tersisa",
    "ada",
    "sisanya",
    "sisa",
    "menjadi",
    "sekitar",
    "hampir",
    "kuotanya",
    "formasinya",
    "terdapat",
    "kurang",
    "kebutuhan",
    "usulan",
    "kuota",
    "masing-masing",
    "antara",
    "tercatat",
    "baru",
    "ke-",
    "dari",
    "lulus",
];
