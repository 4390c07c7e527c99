//! Which columns or fields of the input hold what.

/// The names that the input uses for the fields of an article.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Map {
    names: [Option<String>; 6],
}

/// Fields of an article, by which rows name them.
const FIELDS: [&str; 6] = ["text", "id", "title", "date", "outlet", "url"];

/// A field of an article.
#[derive(Debug, Clone, Copy)]
pub(super) enum Field {
    Text,
    Id,
    Title,
    Date,
    Outlet,
    Url,
}

/// Why a mapping cannot be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is no mapping; write FIELD=COLUMN with text, id, title, date, outlet or url before the mark, each once")]
pub struct MapError(String);

impl Map {
    /// Reads `text=isi,date=tanggal`.
    ///
    /// # Errors
    /// The part that is no mapping.
    pub fn parse(text: &str) -> Result<Map, MapError> {
        let mut map = Map::default();
        for part in text.split(',') {
            let failed = || MapError(part.to_owned());
            let (field, column) = part.split_once('=').ok_or_else(failed)?;
            let at = FIELDS.iter().position(|name| *name == field.trim()).ok_or_else(failed)?;
            if column.trim().is_empty() || map.names[at].is_some() {
                return Err(failed());
            }
            map.names[at] = Some(column.trim().to_owned());
        }
        Ok(map)
    }

    /// Whether every field has its own name.
    pub(super) fn is_plain(&self) -> bool {
        self.names.iter().all(Option::is_none)
    }

    /// The input's name for a field.
    pub(super) fn name(&self, field: Field) -> &str {
        let at = field as usize;
        self.names[at].as_deref().unwrap_or(FIELDS[at])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn mappings_are_read() {
        let map = Map::parse("text=isi, date=tanggal terbit").expect("a mapping");
        assert_eq!((map.name(Field::Text), map.name(Field::Date)), ("isi", "tanggal terbit"));
        assert_eq!(map.name(Field::Url), "url");
        assert!(!map.is_plain() && Map::default().is_plain());
        for wrong in ["", "text", "isi=text", "text=", "text=a,text=b"] {
            assert!(Map::parse(wrong).is_err(), "{wrong}");
        }
    }
}
