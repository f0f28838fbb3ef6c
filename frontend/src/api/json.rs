//! JSON by the browser's own parser. Carried along, a parser would be made once for every type that is asked for:
//! it was a tenth of the first visit.
use std::fmt;

use js_sys::{Array, JSON, Object, Reflect};
use serde::{
    Deserializer,
    de::{self, DeserializeOwned, DeserializeSeed, IntoDeserializer, MapAccess, SeqAccess, Visitor},
    forward_to_deserialize_any,
};
use wasm_bindgen::{JsCast, JsValue};

/// A value of JSON, as the browser holds it.
#[derive(Clone)]
pub struct Json(JsValue);

#[derive(Debug)]
pub struct Unreadable(String);

impl Json {
    pub fn parse(text: &str) -> Option<Self> {
        JSON::parse(text).ok().map(Self)
    }

    /// A field of an object; none if it is null, or if there is no such field.
    pub fn get(&self, field: &str) -> Option<Self> {
        Reflect::get(&self.0, &field.into()).ok().map(Self).filter(|value| !value.is_null())
    }

    /// What stands at the end of a path of fields, as a person can read it.
    pub fn at(&self, path: &[&str]) -> Option<String> {
        let found = path.iter().try_fold(self.clone(), |value, field| value.get(field))?;
        Some(found.shown())
    }

    pub fn text(&self) -> Option<String> {
        self.0.as_string()
    }

    /// The value as a person can read it: a text without its quotes.
    pub fn shown(&self) -> String {
        self.text().unwrap_or_else(|| self.written())
    }

    /// As it was parsed.
    pub fn written(&self) -> String {
        JSON::stringify(&self.0).map(String::from).unwrap_or_default()
    }

    pub fn items(&self) -> Vec<Self> {
        self.0.dyn_ref::<Array>().map(|array| array.iter().map(Self).collect()).unwrap_or_default()
    }

    /// The fields of an object, in their order.
    pub fn fields(&self) -> Vec<(String, Self)> {
        let Some(object) = self.0.dyn_ref::<Object>().filter(|_| !Array::is_array(&self.0)) else {
            return Vec::new();
        };
        let field = |name: JsValue| Some((name.as_string()?, Self(Reflect::get(object, &name).ok()?)));
        Object::keys(object).iter().filter_map(field).collect()
    }

    pub fn read<T: DeserializeOwned>(self) -> Result<T, Unreadable> {
        T::deserialize(self)
    }

    fn is_null(&self) -> bool {
        self.0.is_null() || self.0.is_undefined()
    }

    fn wrong(&self, wanted: &dyn de::Expected) -> Unreadable {
        Unreadable(format!("{} is not {wanted}", self.shown()))
    }
}

impl<'de> Deserializer<'de> for Json {
    type Error = Unreadable;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unreadable> {
        if self.is_null() {
            visitor.visit_unit()
        } else if let Some(yes) = self.0.as_bool() {
            visitor.visit_bool(yes)
        } else if let Some(number) = self.0.as_f64() {
            #[expect(clippy::cast_possible_truncation, reason = "an `Int` of the wire has 32 bits")]
            if number.fract() == 0.0 { visitor.visit_i64(number as i64) } else { visitor.visit_f64(number) }
        } else if let Some(text) = self.0.as_string() {
            visitor.visit_string(text)
        } else if Array::is_array(&self.0) {
            self.deserialize_seq(visitor)
        } else {
            self.deserialize_map(visitor)
        }
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unreadable> {
        if self.is_null() { visitor.visit_none() } else { visitor.visit_some(self) }
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _name: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Unreadable> {
        if !self.0.is_object() {
            return Err(self.wrong(&visitor));
        }
        visitor.visit_map(Known { object: self, fields: fields.iter(), value: None })
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unreadable> {
        visitor.visit_map(Every { fields: self.fields().into_iter(), value: None })
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unreadable> {
        if !Array::is_array(&self.0) {
            return Err(self.wrong(&visitor));
        }
        visitor.visit_seq(Items(self.items().into_iter()))
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unreadable> {
        match self.text() {
            Some(text) => visitor.visit_string(text),
            None => Err(self.wrong(&visitor)),
        }
    }

    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unreadable> {
        self.deserialize_string(visitor)
    }

    fn deserialize_identifier<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unreadable> {
        self.deserialize_string(visitor)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _name: &'static str,
        visitor: V,
    ) -> Result<V::Value, Unreadable> {
        visitor.visit_newtype_struct(self)
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 u8 u16 u32 u64 f32 f64 char bytes byte_buf unit unit_struct tuple tuple_struct enum
        ignored_any
    }
}

/// The fields that a type knows, whatever else an object holds.
struct Known {
    object: Json,
    fields: std::slice::Iter<'static, &'static str>,
    value: Option<Json>,
}

impl<'de> MapAccess<'de> for Known {
    type Error = Unreadable;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, Unreadable> {
        let Some(field) = self.next() else { return Ok(None) };
        seed.deserialize(field.into_deserializer()).map(Some)
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, Unreadable> {
        seed.deserialize(self.value.take().unwrap_or(Json(JsValue::NULL)))
    }
}

impl Known {
    fn next(&mut self) -> Option<&'static str> {
        self.fields
            .by_ref()
            .find(|field| {
                self.value = Reflect::get(&self.object.0, &(**field).into()).ok().map(Json);
                self.value.as_ref().is_some_and(|value| !value.0.is_undefined())
            })
            .copied()
    }
}

struct Every {
    fields: std::vec::IntoIter<(String, Json)>,
    value: Option<Json>,
}

impl<'de> MapAccess<'de> for Every {
    type Error = Unreadable;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, Unreadable> {
        let Some((name, value)) = self.fields.next() else { return Ok(None) };
        self.value = Some(value);
        seed.deserialize(name.into_deserializer()).map(Some)
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, Unreadable> {
        seed.deserialize(self.value.take().unwrap_or(Json(JsValue::NULL)))
    }
}

struct Items(std::vec::IntoIter<Json>);

impl<'de> SeqAccess<'de> for Items {
    type Error = Unreadable;

    fn next_element_seed<T: DeserializeSeed<'de>>(
        &mut self,
        seed: T,
    ) -> Result<Option<T::Value>, Unreadable> {
        self.0.next().map(|item| seed.deserialize(item)).transpose()
    }
}

impl fmt::Display for Unreadable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Unreadable {}

// The words of serde's own would bring the printing of fractions along; nobody reads them.
impl de::Error for Unreadable {
    fn custom<T: fmt::Display>(words: T) -> Self {
        Self(words.to_string())
    }

    fn invalid_type(_: de::Unexpected<'_>, _: &dyn de::Expected) -> Self {
        Self("another type".to_owned())
    }

    fn invalid_value(_: de::Unexpected<'_>, _: &dyn de::Expected) -> Self {
        Self("another value".to_owned())
    }
}
