//! The skeleton of a sentence: its known classes in order, all other words left out, as runs of two and three.
//!
//! "Bupati Rahmat resmi melantik 12 camat" is `name done T.appointment.active N staff`: what a step, a number or a verb of saying has
//! around it, whatever the words and however long the phrases between.

use super::facts::Facts;
use super::frame::form;
use super::name::{Family, Speller};
use crate::mention::number::NumberKind;
use crate::mention::person::Form;

/// Tokens of a sentence that are looked at.
const MOST: usize = 120;

/// The features of the sentence's skeleton.
pub(super) fn runs(facts: &Facts, out: &mut Speller) {
    let bones = bones(facts);
    for pair in bones.windows(2) {
        out.all(Family::Skeleton, &[&pair[0], &pair[1]]);
    }
    for three in bones.windows(3) {
        // Runs of punctuation and small words alone say nothing.
        if three.iter().any(|bone| bone.starts_with(|c: char| c.is_uppercase())) {
            out.all(Family::Skeleton, &[&three[0], &three[1], &three[2]]);
        }
    }
}

/// The bones in order; those that carry a label begin with a capital.
fn bones(facts: &Facts) -> Vec<String> {
    let mut bones = vec!["^".to_owned()];
    let mut at = 0;
    while at < facts.words.len().min(MOST) {
        let (bone, len) = bone(facts, at);
        if let Some(bone) = bone
            && (bone.starts_with(|c: char| c.is_uppercase()) || bones.last() != Some(&bone))
        {
            bones.push(bone);
        }
        at += len.max(1);
    }
    bones.push("$".to_owned());
    bones
}

fn bone(facts: &Facts, at: usize) -> (Option<String>, usize) {
    let hit = |field: &str| facts.hits.iter().find(|(of, hit)| *of == field && hit.at == at).map(|(_, hit)| hit);
    if let Some(step) = hit("step") {
        return (Some(format!("T.{}.{}", step.class, form(&facts.words[at]))), step.len);
    }
    if let Some(number) = facts.numbers.iter().find(|number| number.tokens.start == at) {
        let bone = match number.kind {
            NumberKind::People => match number.noun.category {
                Some(category) => format!("N.{}", category.word()),
                None => "N.people".to_owned(),
            },
            NumberKind::Bare => "N".to_owned(),
            NumberKind::Date | NumberKind::Time => "day".to_owned(),
            _ => "number".to_owned(),
        };
        let len = number.tokens.len().max(number.noun.tokens.end.saturating_sub(at).min(6));
        return (Some(bone), len);
    }
    if let Some(say) = hit("say") {
        return (Some(format!("V.{}", say.class)), say.len);
    }
    if let Some((tokens, form)) = facts.persons.iter().find(|(tokens, _)| tokens.start == at) {
        let bone = if *form == Form::Role { "role" } else { "name" };
        return (Some(bone.to_owned()), tokens.len());
    }
    if let Some(staff) = hit("staff") {
        return (Some(format!("staff.{}", staff.class)), staff.len);
    }
    if let Some(role) = hit("person") {
        return (Some(role.class.to_owned()), role.len);
    }
    if let Some(mark) = hit("mark") {
        return (Some(mark.class.to_owned()), mark.len);
    }
    if let Some(field) = hit("field") {
        return (Some(field.class.to_owned()), field.len);
    }
    let word = facts.words[at].as_str();
    let kept = matches!(
        word,
        "," | ":"
            | "<\""
            | "\">"
            | "\""
            | "("
            | ")"
            | "sebagai"
            | "menjadi"
            | "jadi"
            | "oleh"
            | "kepada"
            | "dari"
            | "ke"
            | "dalam"
            | "usai"
            | "setelah"
            | "saat"
            | "sebelum"
            | "sejak"
            | "per"
            | "mulai"
            | "hingga"
            | "dengan"
            | "di"
            | "pada"
            | "karena"
            | "jabatan"
            | "posisi"
            | "kursi"
            | "sk"
            | "keputusan"
            | "surat"
            | "hasil"
            | "proses"
            | "rencana"
            | "kabar"
            | "isu"
    );
    (kept.then(|| word.to_owned()), 1)
}
