//! How much introspection gives.

/// Roughly how long a list of the schema's own description is; nothing where the field is no list.
///
/// The standard introspection query counts as some 13 000 nodes by these; `fields` below `fields`
/// below `fields` goes over every limit.
pub(super) fn list_size(field: &str) -> Option<u64> {
    match field {
        "types" => Some(100),
        "fields" | "possibleTypes" => Some(15),
        "inputFields" | "enumValues" => Some(10),
        "args" | "directives" => Some(5),
        "interfaces" => Some(3),
        _ => None,
    }
}
