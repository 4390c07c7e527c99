//! The tables that a record is laid out in: their names and columns, the same in SQLite and in CSV.

/// A table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Table {
    Articles,
    Sentences,
    Figures,
    Quotes,
    Events,
    People,
    Checks,
    QuoteSentences,
    EventSentences,
    EventFigures,
    CheckParts,
    Edits,
    Boilerplate,
    Rejects,
}

/// What a column holds.
#[cfg(feature = "parquet")]
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Int,
    Real,
    Text,
}

impl Table {
    pub(super) const ALL: [Table; 14] = [
        Table::Articles,
        Table::Sentences,
        Table::Figures,
        Table::Quotes,
        Table::Events,
        Table::People,
        Table::Checks,
        Table::QuoteSentences,
        Table::EventSentences,
        Table::EventFigures,
        Table::CheckParts,
        Table::Edits,
        Table::Boilerplate,
        Table::Rejects,
    ];

    pub(super) fn name(self) -> &'static str {
        match self {
            Table::Articles => "articles",
            Table::Sentences => "sentences",
            Table::Figures => "figures",
            Table::Quotes => "quotes",
            Table::Events => "events",
            Table::People => "people",
            Table::Checks => "checks",
            Table::QuoteSentences => "quote_sentences",
            Table::EventSentences => "event_sentences",
            Table::EventFigures => "event_figures",
            Table::CheckParts => "check_parts",
            Table::Edits => "edits",
            Table::Boilerplate => "boilerplate",
            Table::Rejects => "rejects",
        }
    }

    /// The columns, parted by spaces.
    pub(super) fn columns(self) -> &'static str {
        match self {
            Table::Articles => {
                "id article_id path row url sha256 title outlet dateline published region_code region province \
                 model_name model_version model_corpus"
            }
            Table::Sentences => {
                "id article nth span_start span_end text is_quota is_appointment is_quote \
                 quota_score appointment_score quote_score"
            }
            Table::Figures => {
                "id article sentence quote span_start span_end text value low high qualifier category becomes status \
                 occupation confidence"
            }
            Table::Quotes => {
                "id article span_start span_end text kind speaker role speaker_start speaker_end resolved_by cue confidence"
            }
            Table::Events => {
                "id article kind status people_group official_name official_role official_start official_end institution \
                 date_text date_from date_to date_start date_end place confidence"
            }
            Table::People => "id article event name post span_start span_end",
            Table::Checks => "id article kind whole value difference holds",
            Table::QuoteSentences => "quote sentence",
            Table::EventSentences => "event sentence",
            Table::EventFigures => "event figure",
            Table::CheckParts => "check_id figure",
            Table::Edits => "id article span_start span_end text_from text_to rule",
            Table::Boilerplate => "id article span_start span_end",
            Table::Rejects => "id path row article_id reason",
        }
    }

    /// What a column holds, as the schema of the database says.
    #[cfg(feature = "parquet")]
    pub(super) fn kind(self, column: &str) -> Kind {
        let begin = format!("CREATE TABLE {} (", self.name());
        let behind = include_str!("schema.sql").split_once(&begin).map_or("", |(_, behind)| behind);
        let own = behind.split_once(';').map_or(behind, |(own, _)| own);
        let words: Vec<&str> = own.split_whitespace().collect();
        match words.windows(2).find(|pair| pair[0] == column).map(|pair| pair[1].trim_end_matches(',')) {
            Some("INTEGER") => Kind::Int,
            Some("REAL") => Kind::Real,
            _ => Kind::Text,
        }
    }
}
