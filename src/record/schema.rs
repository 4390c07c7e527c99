//! The JSON Schema of the record, made of the types themselves: what they hold, their documentation, the closed sets.

use super::{Record, SCHEMA};
use schemars::generate::SchemaSettings;
use schemars::transform::{RecursiveTransform, Transform};
use serde_json::{Value, json};

/// The JSON Schema (draft 2020-12) of a line that `tag` writes. Every field is required, as absent is null or empty, and no
/// others are allowed. Offsets, lengths and indices are whole numbers from 0.
///
/// What it cannot say: that an index leads somewhere, that a span lies in the text, that it does not end before it starts.
pub fn json_schema() -> Value {
    let mut schema = closed_schema::<Record>();
    for (object, field, more) in narrower() {
        let place = if object.is_empty() { String::new() } else { format!("/$defs/{object}") };
        if let Some(Value::Object(field)) = schema.pointer_mut(&format!("{place}/properties/{field}")) {
            field.extend(more.as_object().cloned().unwrap_or_default());
        }
    }
    schema
}

/// The schema of a type whose fields are all there and no others.
pub(crate) fn closed_schema<T: schemars::JsonSchema>() -> Value {
    let settings = SchemaSettings::draft2020_12().for_serialize();
    let mut schema = settings.into_generator().into_root_schema_for::<T>();
    RecursiveTransform(close).transform(&mut schema);
    RecursiveTransform(plain_numbers).transform(&mut schema);
    schema.to_value()
}

/// Allows no field that is not named.
fn close(schema: &mut schemars::Schema) {
    if schema.get("properties").is_some() {
        schema.insert("additionalProperties".into(), false.into());
    }
}

/// Leaves out the names of Rust's kinds of numbers, which are no formats of JSON Schema; the bounds stay.
fn plain_numbers(schema: &mut schemars::Schema) {
    let rust = |format: &Value| format.as_str().is_some_and(|f| matches!(f, "double") || f.contains("int"));
    if schema.get("format").is_some_and(rust) {
        schema.remove("format");
    }
}

/// What the types do not say of their fields: object (empty for the record itself), field, what holds there.
fn narrower() -> Vec<(&'static str, &'static str, Value)> {
    let probability = json!({"minimum": 0, "maximum": 1});
    let day = json!({"pattern": r"^\d{4}-\d{2}-\d{2}$"});
    let mut all = vec![
        ("", "schema", json!({"const": SCHEMA})),
        ("Source", "row", json!({"minimum": 1})),
        ("Source", "sha256", json!({"pattern": "^[0-9a-f]{64}$"})),
        ("Region", "code", json!({"pattern": r"^\d\d(\.\d\d)?$"})),
        ("Sentence", "labels", json!({"uniqueItems": true})),
    ];
    let days = [("ArticleFields", "published"), ("Date", "from"), ("Date", "to")];
    all.extend(days.map(|(object, field)| (object, field, day.clone())));
    let probabilities = [
        ("Scores", "quota"),
        ("Scores", "appointment"),
        ("Scores", "quote"),
        ("Figure", "confidence"),
        ("Quote", "confidence"),
        ("Event", "confidence"),
    ];
    all.extend(probabilities.map(|(object, field)| (object, field, probability.clone())));
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_narrower_rule_finds_its_field() {
        let schema = json_schema();
        for (object, field, more) in narrower() {
            let objects = if object.is_empty() { &schema } else { &schema["$defs"][object] };
            let found = objects["properties"][field].as_object().expect(field);
            let rules = more.as_object().expect("rules");
            assert!(rules.iter().all(|(rule, value)| found.get(rule) == Some(value)), "{object}.{field}: {found:?}");
        }
    }

    #[test]
    fn every_field_is_explained_and_required() {
        let schema = json_schema();
        let objects = schema["$defs"].as_object().expect("definitions").values().chain([&schema]);
        for object in objects.filter(|object| object["type"] == "object") {
            let fields = object["properties"].as_object().expect("fields");
            assert_eq!(object["additionalProperties"], false, "{object}");
            for (name, field) in fields {
                assert!(field["description"].is_string(), "{name} has no description");
                let required = object["required"].as_array().expect("a list").contains(&name.as_str().into());
                assert!(required || name == "value", "{name} may be absent");
            }
        }
    }
}
