//! The scalars that GraphQL does not bring along.

use async_graphql::{Description, InputValueError, InputValueResult, Number, Scalar, ScalarType, Value};

use crate::types::Timestamp;

/// An unsigned 64-bit id or count, as a JSON number. Databases of wikis hold ids beyond GraphQL's Int.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Description)]
pub struct BigInt(pub i64);

#[Scalar(name = "BigInt", use_type_description)]
impl ScalarType for BigInt {
    fn parse(value: Value) -> InputValueResult<Self> {
        match &value {
            Value::Number(number) => number
                .as_u64()
                // No row has an id beyond the signed range; such a key leads to nothing.
                .map(|number| Self(i64::try_from(number).unwrap_or(i64::MAX)))
                .ok_or_else(|| InputValueError::custom("BigInt is a whole number from 0 to 18446744073709551615")),
            _ => Err(InputValueError::expected_type(value)),
        }
    }

    fn to_value(&self) -> Value {
        Value::Number(Number::from(self.0))
    }
}

/// A point in time by RFC 3339, in UTC and whole seconds: `2026-01-31T12:34:56Z`. Input may have any offset.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Description)]
pub struct DateTime(pub Timestamp);

#[Scalar(name = "DateTime", specified_by_url = "https://www.rfc-editor.org/rfc/rfc3339", use_type_description)]
impl ScalarType for DateTime {
    fn parse(value: Value) -> InputValueResult<Self> {
        match &value {
            Value::String(text) => Timestamp::from_rfc_3339(text).map(Self).ok_or_else(|| {
                InputValueError::custom(format!(
                    "{text:?} is not a point in time; write it like \"2026-01-31T12:34:56Z\""
                ))
            }),
            _ => Err(InputValueError::expected_type(value)),
        }
    }

    fn to_value(&self) -> Value {
        Value::String(self.0.rfc_3339())
    }
}

/// An absolute URL (RFC 3986).
#[derive(Debug, Clone, PartialEq, Eq, Description)]
pub struct Url(pub String);

#[Scalar(name = "URL", specified_by_url = "https://www.rfc-editor.org/rfc/rfc3986", use_type_description)]
impl ScalarType for Url {
    fn parse(value: Value) -> InputValueResult<Self> {
        match &value {
            Value::String(text) if url::Url::parse(text).is_ok() => Ok(Self(text.clone())),
            _ => Err(InputValueError::expected_type(value)),
        }
    }

    fn to_value(&self) -> Value {
        Value::String(self.0.clone())
    }
}

/// Any JSON value.
#[derive(Debug, Clone, PartialEq, Description)]
pub struct Json(pub serde_json::Value);

#[Scalar(name = "JSON", use_type_description)]
impl ScalarType for Json {
    fn parse(value: Value) -> InputValueResult<Self> {
        Ok(Self(value.into_json()?))
    }

    fn to_value(&self) -> Value {
        Value::from_json(self.0.clone()).unwrap_or_default()
    }
}
