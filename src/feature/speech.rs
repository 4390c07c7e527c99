//! How a verb of saying stands in its clause: who says it, whether it is denied or a purpose, and whether a clause or a mere
//! object follows: "menegaskan komitmen" reports no speech, "menegaskan komitmen itu dijaga" does.

use super::facts::Facts;
use super::gazetteer::Hit;
use super::name::{Family, Speller};
use crate::lexicon;
use crate::mention::person::Form;
use crate::token::Kind;

/// Most tokens between a verb of saying and its subject.
const NEAR: usize = 4;

/// Who stands before (or, for "ujar X", behind) the verb.
fn subject(facts: &Facts, hit: &Hit) -> &'static str {
    let from = hit.at.saturating_sub(NEAR);
    let before = facts.persons.iter().rev().find(|(tokens, _)| tokens.end <= hit.at && tokens.end >= from);
    if let Some((_, form)) = before {
        return match form {
            Form::Name => "name",
            Form::Short => "short",
            Form::Role => "role",
        };
    }
    let mut at = hit.at;
    while at > from {
        at -= 1;
        match facts.words[at].as_str() {
            "ia" | "dia" | "beliau" | "mereka" | "pihaknya" | "dirinya" => return "pronoun",
            "saya" | "kami" | "kita" => return "first",
            "yang" => return "relative",
            "untuk" | "guna" | "agar" | "dalam" | "dengan" | "tanpa" | "supaya" => return "purpose",
            "," | "." | "\">" | ":" => return if at + 1 == hit.at { "comma" } else { "clause" },
            _ => {}
        }
    }
    if hit.at == 0 {
        return "start";
    }
    match facts.shapes[hit.at - 1] {
        "<title>" | "<capitals>" | "<mixed>" => "capital",
        "<lower>" => "lower",
        _ => "other",
    }
}

/// What follows the verb.
fn object(facts: &Facts, at: usize) -> &'static str {
    let Some(word) = facts.words.get(at).map(String::as_str) else { return "end" };
    match word {
        "bahwa" | "bahwasanya" | "kalau" | "agar" | "supaya" => return "opener",
        "," | ":" | "<\"" | "\"" => return "mark",
        "." | ")" | "\">" => return "end",
        "kepada" | "pada" | "di" | "saat" | "usai" | "dalam" | "ke" | "melalui" | "lewat" => return "aside",
        "hal" | "perihal" | "soal" | "tentang" | "terkait" | "mengenai" => return "topic",
        "pentingnya" | "perlunya" | "adanya" | "tidak" | "belum" | "akan" | "sudah" | "telah" | "masih" | "ada" => {
            return "clause";
        }
        "ia" | "dia" | "mereka" | "kami" | "kita" | "saya" | "pihaknya" | "dirinya" | "beliau" => return "pronoun",
        "para" | "semua" | "seluruh" | "setiap" | "masyarakat" | "warga" => return "addressee",
        _ => {}
    }
    if facts.persons.iter().any(|(tokens, _)| tokens.start == at) {
        return "person";
    }
    match facts.shapes[at] {
        "<title>" | "<capitals>" | "<mixed>" => "capital",
        "<lower>" if word.ends_with("nya") => "own",
        "<lower>" if is_nominal(word) => "nominal",
        "<lower>" => "lower",
        _ => "number",
    }
}

fn is_nominal(word: &str) -> bool {
    word.len() > 5 && (word.starts_with("pe") || word.starts_with("ke")) && word.ends_with("an")
}

fn is_verb(facts: &Facts, at: usize) -> bool {
    let word = facts.words[at].as_str();
    facts.kinds[at] == Kind::Word
        && (matches!(
            word,
            "adalah"
                | "ada"
                | "akan"
                | "bisa"
                | "dapat"
                | "harus"
                | "sudah"
                | "telah"
                | "belum"
                | "tidak"
                | "bukan"
                | "masih"
                | "perlu"
                | "tak"
                | "merupakan"
                | "ialah"
                | "jadi"
                | "kini"
                | "sangat"
                | "lebih"
                | "cukup"
                | "mulai"
                | "wajib"
        ) || word.len() > 4
            && facts.shapes[at] == "<lower>"
            && ["me", "di", "ber", "ter"].iter().any(|prefix| word.starts_with(prefix))
            && lexicon::is_indonesian(word))
}

/// Whether a clause follows: a verb of its own before "yang" and before the clause ends.
fn clause(facts: &Facts, from: usize) -> &'static str {
    for at in from..facts.words.len().min(from + 14) {
        match facts.words[at].as_str() {
            "yang" | "untuk" | "dalam" | "guna" | "agar" if at > from => {
                return if facts.words[at] == "agar" { "verb" } else { "modifier-first" };
            }
            "." | ";" => return "none",
            "," if at > from + 3 => return "none",
            _ if is_verb(facts, at) => return if at - from < 3 { "verb-near" } else { "verb" },
            _ => {}
        }
    }
    "none"
}

/// What is said of the verb itself just before it.
fn polarity(facts: &Facts, at: usize) -> &'static str {
    for back in (at.saturating_sub(3)..at).rev() {
        match facts.words[back].as_str() {
            "tidak" | "belum" | "tak" | "bukan" | "enggan" | "menolak" => return "denied",
            "akan" | "bisa" | "dapat" | "harus" | "perlu" | "segera" | "wajib" => return "modal",
            "sudah" | "telah" | "pernah" | "sempat" => return "past",
            "," | "." | "\">" => break,
            _ => {}
        }
    }
    "plain"
}

/// The features of every free verb of saying.
pub(super) fn frames(facts: &Facts, out: &mut Speller) {
    let mut best = "none";
    for (_, hit) in facts.hits.iter().filter(|(field, hit)| *field == "say" && !facts.quoted[hit.at]) {
        let end = hit.at + hit.len;
        let (subject, object, clause) = (subject(facts, hit), object(facts, end), clause(facts, end));
        let polarity = polarity(facts, hit.at);
        let word = facts.words[hit.at].as_str();
        out.all(Family::Speech, &[hit.class, subject]);
        out.all(Family::Speech, &[hit.class, object]);
        out.all(Family::Speech, &[hit.class, subject, object]);
        out.all(Family::Speech, &[hit.class, object, clause]);
        out.all(Family::Speech, &[hit.class, polarity]);
        out.all(Family::Speech, &[subject, polarity, clause]);
        out.all(Family::Speech, &["verb", word, object]);
        out.all(Family::Speech, &["verb", word, clause]);
        out.all(Family::Speech, &["verb", word, subject]);
        let spoken = matches!(subject, "name" | "short" | "role" | "pronoun" | "capital" | "comma" | "clause")
            && (matches!(object, "opener" | "mark" | "clause" | "pronoun" | "addressee") || clause.starts_with("verb"))
            && polarity != "denied";
        best = match (best, spoken) {
            (_, true) => "spoken",
            ("none", false) => "named",
            (best, _) => best,
        };
    }
    out.all(Family::Speech, &["best", best]);
}
