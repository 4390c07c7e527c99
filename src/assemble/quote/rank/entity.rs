//! Whoever may have spoken: the people, posts, bodies and accounts of an article, and names that may be people's.

use super::super::Context;
use super::super::speaker::Speaker;
use crate::mention::person::Form;
use crate::span::{Clean, Span};
use crate::terms::ResolvedBy;

/// What a candidate is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// A person known by name.
    Person,
    /// A name that nothing else shows to be a person's.
    Name,
    /// A role without a name.
    Post,
    /// A ministry, an office, a firm.
    Body,
    /// An account of a social network.
    Account,
    /// People without names: "ratusan guru".
    Group,
    /// A speaker in the words of the text: "sejumlah guru".
    Phrase,
}

impl Kind {
    /// As features spell it.
    pub(super) fn word(self) -> &'static str {
        match self {
            Kind::Person => "person",
            Kind::Name => "name",
            Kind::Post => "post",
            Kind::Body => "body",
            Kind::Account => "account",
            Kind::Group => "group",
            Kind::Phrase => "phrase",
        }
    }
}

/// One of them, with all places where the article names it.
#[derive(Debug, Clone)]
pub(super) struct Entity {
    pub name: String,
    pub role: Option<String>,
    pub kind: Kind,
    /// In order; the form of a person's mention, else none.
    pub mentions: Vec<(Span<Clean>, Option<Form>)>,
}

impl Entity {
    /// The entity as the speaker of a piece, shown by the mention `span`.
    pub(super) fn speaker(&self, span: Option<Span<Clean>>, by: ResolvedBy) -> Speaker {
        Speaker { name: self.name.clone(), role: self.role.clone(), span, by, mute: self.kind == Kind::Account }
    }
}

/// All of an article but the phrases, which come up as its speech is read.
pub(super) fn entities(context: &Context) -> Vec<Entity> {
    let people = context.people;
    let mut found: Vec<Entity> = Vec::new();
    for person in &people.persons {
        let (name, role) = (person.name.clone(), person.role.clone());
        found.push(Entity { name, role, kind: Kind::Person, mentions: Vec::new() });
    }
    for mention in &people.mentions {
        if let Some(entity) = found.get_mut(mention.person) {
            entity.mentions.push((mention.span, Some(mention.form)));
        }
    }
    let effort = &context.doc.effort;
    let others = people.others.iter().map(|(span, name)| (*span, name.as_str(), Kind::Name));
    let posts = people.posts.iter().map(|(span, role)| (*span, role.as_str(), Kind::Post));
    let groups = context.groups.iter().map(|(span, name)| (*span, name.as_str(), Kind::Group));
    // The body of "Kepala Dinas Pendidikan" does not stand there itself.
    let held = |span: Span<Clean>| people.posts.iter().any(|(post, _)| post.overlaps(span));
    let bodies =
        context.bodies.iter().filter(|body| !held(body.span)).map(|body| (body.span, body.name.as_str(), Kind::Body));
    let accounts = context.accounts.iter().map(|account| (account.span, account.name.as_str(), Kind::Account));
    for (span, name, kind) in others.chain(posts).chain(bodies).chain(accounts).chain(groups) {
        if !effort.go_on(found.len() + people.posts.len()) {
            break;
        }
        match found.iter_mut().find(|entity| entity.name == name) {
            Some(entity) => entity.mentions.push((span, None)),
            None => found.push(Entity { name: name.to_owned(), role: None, kind, mentions: vec![(span, None)] }),
        }
    }
    for account in &context.accounts {
        if let Some(entity) = found.iter_mut().find(|entity| entity.name == account.name) {
            entity.role.get_or_insert_with(|| account.role.clone());
        }
    }
    for entity in &mut found {
        entity.mentions.sort_by_key(|(span, _)| (span.start(), span.end()));
        entity.mentions.dedup_by_key(|(span, _)| *span);
    }
    found
}
