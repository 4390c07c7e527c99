//! How the words of a step stand in their clause: form, mood, what leads them in, and who takes part.
//!
//! The same word reports a step ("Bupati melantik 12 camat"), names a topic ("soal pelantikan camat") or sets a scene ("usai
//! dilantik"). These features say which, whatever the word.

use super::emit::Article;
use super::facts::Facts;
use super::gazetteer::Hit;
use super::name::{Family, Speller};
use crate::mention::number::NumberKind;
use crate::mention::person::Form;
use crate::token::Kind;

/// Most tokens that are looked at on either side of a step.
const REACH: usize = 14;

/// Form of the word that names a step.
pub(super) fn form(word: &str) -> &'static str {
    let long = word.len() > 4;
    match word {
        _ if long && word.starts_with("di") => "passive",
        "menjadi" | "memenuhi" => "other",
        _ if long && word.starts_with("me") => "active",
        _ if long
            && (word.starts_with("pe") || word.starts_with("ke"))
            && word.trim_end_matches("nya").ends_with("an") =>
        {
            "noun"
        }
        _ if ["asi", "isi", "ksi", "si", "es", "ian", "is", "men", "sk"].iter().any(|end| word.ends_with(end)) => {
            "noun"
        }
        _ if long && (word.starts_with("ber") || word.starts_with("ter")) => "middle",
        _ if word.ends_with("an") => "noun",
        _ => "bare",
    }
}

/// What lies between the border of the clause and the step.
struct Lead {
    /// Tokens from the border to the step.
    start: usize,
    /// The subordinating word nearest to the step.
    under: &'static str,
    /// How it is meant.
    mood: &'static str,
    /// It describes a noun: "yang dilantik".
    relative: bool,
}

fn is_border(word: &str) -> bool {
    matches!(word, "," | ";" | "." | ":" | "<\"" | "\">" | "\"" | "(" | ")" | "?" | "!")
        || matches!(word, "sehingga" | "namun" | "tetapi" | "tapi" | "sementara" | "sedangkan" | "lalu" | "kemudian")
}

fn under(word: &str) -> Option<&'static str> {
    Some(match word {
        "jika" | "bila" | "apabila" | "kalau" | "seandainya" | "andai" => "if",
        "agar" | "supaya" | "untuk" | "guna" | "demi" => "purpose",
        "usai" | "setelah" | "seusai" | "pasca" | "sesudah" | "selepas" | "sejak" | "begitu" => "after",
        "sebelum" | "jelang" | "menjelang" | "hingga" | "sampai" => "before",
        "saat" | "ketika" | "waktu" | "dalam" | "pada" | "di" | "selama" | "sambil" => "while",
        "terkait" | "soal" | "tentang" | "mengenai" | "perihal" | "seputar" | "menyangkut" | "terhadap" | "atas" => {
            "topic"
        }
        "karena" | "lantaran" | "akibat" | "sebab" | "meski" | "meskipun" | "walau" | "walaupun" => "cause",
        "bahwa" => "that",
        "dengan" | "melalui" | "lewat" | "tanpa" | "sebagai" | "dari" | "oleh" | "bagi" | "kepada" => "by",
        _ => return None,
    })
}

fn mood(word: &str) -> Option<&'static str> {
    Some(match word {
        "belum" | "tidak" | "tak" | "bukan" | "batal" | "tanpa" | "jangan" | "urung" | "gagal" => "denied",
        "akan" | "bakal" | "segera" | "rencananya" | "siap" | "hendak" | "direncanakan" | "dijadwalkan" | "nanti" => {
            "planned"
        }
        "telah" | "sudah" | "resmi" | "pernah" | "sempat" | "kembali" | "langsung" => "done",
        "sedang" | "tengah" | "masih" | "mulai" => "ongoing",
        "harus" | "wajib" | "bisa" | "dapat" | "perlu" | "boleh" | "berhak" | "mungkin" | "layak" => "modal",
        "ingin" | "berharap" | "diharapkan" | "semoga" | "meminta" | "minta" | "mendesak" | "menuntut" | "diminta"
        | "usul" => "wanted",
        _ => return None,
    })
}

fn lead(facts: &Facts, at: usize) -> Lead {
    let mut lead = Lead { start: at, under: "none", mood: "plain", relative: false };
    for back in (at.saturating_sub(REACH)..at).rev() {
        let word = facts.words[back].as_str();
        let near = at - back <= 4;
        if is_border(word) {
            break;
        }
        lead.start = back;
        if word == "yang" {
            lead.relative = near;
            break;
        }
        if lead.mood == "plain"
            && near
            && let Some(mood) = mood(word)
        {
            lead.mood = mood;
        }
        if lead.under == "none"
            && let Some(under) = under(word)
        {
            lead.under = under;
        }
    }
    lead
}

/// Who takes part on one side of a step, the surest first.
fn people(facts: &Facts, from: usize, to: usize) -> &'static str {
    let inside = |at: usize| at >= from && at < to;
    let number = facts.numbers.iter().find(|n| inside(n.tokens.start) && n.kind == NumberKind::People);
    let named = facts.persons.iter().any(|(tokens, form)| inside(tokens.start) && *form != Form::Role);
    let role = facts.persons.iter().any(|(tokens, form)| inside(tokens.start) && *form == Form::Role)
        || facts.hits.iter().any(|(field, hit)| *field == "person" && hit.class == "role" && inside(hit.at));
    let staff = facts.field("staff").any(|hit| inside(hit.at));
    let group = (from..to).any(|at| {
        matches!(
            facts.words[at].as_str(),
            "seluruh"
                | "semua"
                | "para"
                | "mereka"
                | "sejumlah"
                | "ratusan"
                | "ribuan"
                | "puluhan"
                | "dia"
                | "ia"
                | "beliau"
                | "dirinya"
                | "saya"
                | "kami"
                | "kita"
        )
    });
    match (number, named, role, staff, group) {
        (Some(_), ..) => "count",
        (_, true, true, ..) => "name+role",
        (_, true, ..) => "name",
        (_, _, _, true, true) => "staff-group",
        (_, _, true, ..) => "role",
        (_, _, _, true, _) => "staff",
        (.., true) => "group",
        _ => "nobody",
    }
}

/// The features of every step of the sentence.
pub(super) fn steps(facts: &Facts, out: &mut Speller) {
    let mut reported = false;
    let steps: Vec<Hit> = facts.field("step").copied().collect();
    for step in &steps {
        reported |= one(facts, step, out);
    }
    match (steps.is_empty(), reported) {
        (true, _) => {}
        (_, true) => out.one(Family::Frame, "reported"),
        (_, false) => out.one(Family::Frame, "only-named"),
    }
}

fn one(facts: &Facts, step: &Hit, out: &mut Speller) -> bool {
    let first = facts.words[step.at].as_str();
    let form = form(first);
    let lead = lead(facts, step.at);
    let end = step.at + step.len;
    let stop = (end..facts.words.len().min(end + REACH)).find(|at| is_border(&facts.words[*at]));
    let stop = stop.unwrap_or(facts.words.len().min(end + REACH));
    let (before, behind) = (people(facts, lead.start, step.at), people(facts, end, stop));
    let kind = step.class;
    let relative = if lead.relative { "relative" } else { "clause" };
    out.all(Family::Frame, &[kind, form]);
    out.all(Family::Frame, &[form, lead.under, lead.mood]);
    out.all(Family::Frame, &[kind, form, lead.under]);
    out.all(Family::Frame, &[kind, form, lead.mood]);
    out.all(Family::Frame, &[form, relative, lead.mood]);
    out.all(Family::Frame, &["before", form, before]);
    out.all(Family::Frame, &["behind", form, behind]);
    out.all(Family::Frame, &["both", before, behind]);
    out.all(Family::Frame, &["both", form, before, behind]);
    out.all(Family::Frame, &[kind, "before", before]);
    out.all(Family::Frame, &[kind, "behind", behind]);
    if form == "noun" {
        let word = |at: Option<usize>| at.and_then(|at| facts.words.get(at)).map_or("^", String::as_str);
        out.all(Family::Frame, &["led", word(step.at.checked_sub(1))]);
        out.all(Family::Frame, &["led", kind, word(step.at.checked_sub(1))]);
        out.all(Family::Frame, &["to", word(Some(end))]);
    }
    let post = (end.saturating_sub(1)..stop).any(|at| {
        matches!(facts.words[at].as_str(), "sebagai" | "menjadi" | "jadi" | "jabatan" | "posisi" | "di" | "ke")
            && facts
                .hits
                .iter()
                .any(|(field, hit)| matches!(*field, "person" | "staff") && hit.at > at && hit.at <= at + 3)
    });
    if post {
        out.all(Family::Frame, &["post", form]);
        out.all(Family::Frame, &["post", form, before]);
    }
    let asserted = !matches!(lead.under, "if" | "purpose" | "topic" | "while" | "after" | "cause" | "by")
        && !matches!(lead.mood, "denied" | "modal");
    let someone = before != "nobody" || behind != "nobody" || post;
    let reported = asserted && someone && (form != "noun" || lead.start == step.at || lead.mood == "planned");
    if reported {
        out.all(Family::Frame, &["reported", kind]);
        out.all(Family::Frame, &["reported", form]);
    }
    reported
}

/// A post that a sentence gives without a word of a step: "1. Rusli Damanik sebagai Kapolsek", "Kini Eniarti menjadi Direktur";
/// `before` tells whether the sentence before speaks of steps.
pub(super) fn posts(facts: &Facts, before: Option<&Facts>, out: &mut Speller) {
    let stepped = if facts.field("step").next().is_some() {
        "here"
    } else if before.is_some_and(|before| before.field("step").next().is_some()) {
        "before"
    } else {
        "no-step"
    };
    let item = matches!(facts.words.first().map(String::as_str), Some("-" | "•" | "*" | "–"))
        || facts.kinds.first() == Some(&Kind::Number)
            && facts.words.get(1).is_some_and(|word| word == "." || word == ")");
    if item {
        out.all(Family::Frame, &["item", stepped]);
    }
    for at in 0..facts.words.len() {
        let joint = facts.words[at].as_str();
        if !matches!(
            joint,
            "sebagai"
                | "menjadi"
                | "jadi"
                | "selaku"
                | "ke"
                | "dari"
                | "menjabat"
                | "jabatan"
                | "posisi"
                | "kursi"
                | "diisi"
        ) {
            continue;
        }
        let role =
            |hit: &&(&'static str, Hit)| matches!(hit.0, "person" | "staff") && hit.1.at > at && hit.1.at <= at + 2;
        let Some((_, post)) = facts.hits.iter().find(role) else { continue };
        let named = people(facts, at.saturating_sub(REACH), at);
        out.all(Family::Frame, &["given", joint, named]);
        out.all(Family::Frame, &["given", joint, stepped]);
        out.all(Family::Frame, &["given", named, stepped, if item { "item" } else { "text" }]);
        out.all(Family::Frame, &["given", joint, post.class]);
    }
}

/// What the first two sentences of an article, mostly its headline and lead, speak of, against what a sentence has.
pub(super) fn head(facts: &[Facts], i: usize, out: &mut Speller) {
    let head = &facts[..facts.len().min(2)];
    let here = &facts[i];
    let place = if i < 2 { "in" } else { "below" };
    for step in here.field("step") {
        let same = head.iter().any(|first| first.field("step").any(|other| other.class == step.class));
        let any = head.iter().any(|first| first.field("step").next().is_some());
        let kin = if same {
            "same"
        } else if any {
            "other"
        } else {
            "none"
        };
        out.all(Family::Head, &[place, "step", kin]);
        out.all(Family::Head, &[place, "step", kin, form(&here.words[step.at])]);
        out.all(Family::Head, &[place, step.class, kin]);
    }
    let counts = |facts: &Facts| facts.numbers.iter().any(|number| number.kind == NumberKind::People);
    if counts(here) {
        let staff = head
            .iter()
            .any(|first| first.field("staff").any(|hit| !matches!(hit.class, "lainnya" | "pejabat" | "tni_polri")));
        out.all(Family::Head, &[place, "people", if staff { "staff" } else { "no-staff" }]);
        out.all(Family::Head, &[place, "people", if head.iter().any(counts) { "counted" } else { "uncounted" }]);
        let mut fields: Vec<&str> = head.iter().flat_map(|first| first.field("field").map(|hit| hit.class)).collect();
        fields.sort_unstable();
        fields.dedup();
        for field in fields {
            out.all(Family::Head, &["people", field]);
        }
        let before = i.checked_sub(1).map(|before| &facts[before]);
        for hit in before.into_iter().flat_map(|before| before.field("field")) {
            out.all(Family::Head, &["people-behind", hit.class]);
        }
    }
}

/// The staff that a number behind them counts: "kuota haji sebanyak 20 ribu", "ASN-nya hampir 62 ribu".
fn counted_before(facts: &Facts, number: usize) -> Option<&'static str> {
    let filler = |word: &str| {
        matches!(
            word,
            "sebanyak"
                | "sejumlah"
                | "mencapai"
                | "berjumlah"
                | "sekitar"
                | "hampir"
                | "lebih"
                | "dari"
                | "kurang"
                | "hanya"
                | "ada"
                | "adalah"
                | "yakni"
                | "yaitu"
                | "total"
                | "totalnya"
                | "tercatat"
                | "sebesar"
                | "itu"
                | "ini"
                | ":"
                | "jumlahnya"
        )
    };
    let hits =
        || facts.hits.iter().filter(|(field, hit)| *field == "staff" && hit.at + hit.len <= number).map(|(_, hit)| hit);
    let last = hits().max_by_key(|hit| hit.at + hit.len)?;
    let between = &facts.words[last.at + last.len..number];
    (between.len() <= 4 && between.iter().all(|word| filler(word))).then_some(last.class)
}

/// Numbers without a noun, as speech and repetition have them: "Angka 7.969 ini", "ada sekitar 100 yang belum".
pub(super) fn bare(facts: &[Facts], i: usize, article: &Article, out: &mut Speller) {
    let here = &facts[i];
    let people = |facts: &Facts| facts.numbers.iter().any(|number| number.kind == NumberKind::People);
    let before = i.checked_sub(1).is_some_and(|before| people(&facts[before]));
    for number in here.numbers.iter().filter(|number| number.kind == NumberKind::Bare) {
        let known = number.value.is_some_and(|value| value > 9) && article.counts_people(number);
        let news = if article.is_staffed() { "staff-news" } else { "other-news" };
        out.all(Family::Number, &["bare", number.qualifier.word(), news]);
        out.all(Family::Number, &["bare", if known { "known" } else { "new" }, news]);
        out.all(Family::Number, &["bare", if before { "behind-people" } else { "alone" }, news]);
        if let Some(class) = counted_before(here, number.tokens.start) {
            out.all(Family::Number, &["bare", "of", class]);
            out.all(Family::Number, &["bare", "of", class, news]);
        }
        let next = here.words.get(number.tokens.end).map_or("$", String::as_str);
        out.all(Family::Number, &["bare", "next", next, news]);
    }
    for round in here.field("mark").filter(|hit| hit.class == "round") {
        let quoted = if here.quoted[round.at] { "quoted" } else { "free" };
        out.all(Family::Frame, &["round", quoted, if people(here) { "people" } else { "nobody" }]);
    }
}

/// What a sentence is about beside staffing, with the steps and the people that it counts.
pub(super) fn fields(facts: &Facts, article: &[&'static str], out: &mut Speller) {
    let mut here: Vec<&'static str> = facts.field("field").map(|hit| hit.class).collect();
    here.sort_unstable();
    here.dedup();
    let counted = facts.numbers.iter().find(|number| number.kind == NumberKind::People);
    let step = facts.field("step").next();
    for field in &here {
        out.all(Family::Field, &[field]);
        if let Some(step) = step {
            out.all(Family::Field, &["step", field]);
            out.all(Family::Field, &[step.class, field]);
        }
        if counted.is_some() {
            out.all(Family::Field, &["people", field]);
        }
    }
    for field in article {
        if step.is_some() {
            out.all(Family::Field, &["article", "step", field]);
        }
        if counted.is_some() {
            out.all(Family::Field, &["article", "people", field]);
        }
    }
    for number in facts.numbers.iter().filter(|number| number.kind == NumberKind::People) {
        let head = (number.noun.tokens.start..number.noun.tokens.end).find(|at| facts.kinds[*at] == Kind::Word);
        if let Some(head) = head {
            out.all(Family::Field, &["counted", &facts.words[head]]);
        }
    }
}
