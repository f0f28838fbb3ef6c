//! Where one slice's fields end and the next one's begin. Merged objects nest, and so do the futures of their
//! fields: without seams the compiler looks through all slices at once, at every field.
use std::{borrow::Cow, pin::Pin};

use async_graphql::{
    ContainerType, Context, ContextSelectionSet, ObjectType, OutputType, Positioned, ServerResult, Value,
    parser::types::Field, registry::Registry,
};

#[derive(Default)]
pub struct Seam<T>(T);

type Boxed<'a, T> = Pin<Box<dyn Future<Output = ServerResult<T>> + Send + 'a>>;

impl<T: ContainerType> ContainerType for Seam<T> {
    async fn resolve_field(&self, ctx: &Context<'_>) -> ServerResult<Option<Value>> {
        let boxed: Boxed<'_, Option<Value>> = Box::pin(self.0.resolve_field(ctx));
        boxed.await
    }
}

impl<T: OutputType> OutputType for Seam<T> {
    fn type_name() -> Cow<'static, str> {
        T::type_name()
    }

    fn create_type_info(registry: &mut Registry) -> String {
        T::create_type_info(registry)
    }

    async fn resolve(&self, ctx: &ContextSelectionSet<'_>, field: &Positioned<Field>) -> ServerResult<Value> {
        let boxed: Boxed<'_, Value> = Box::pin(self.0.resolve(ctx, field));
        boxed.await
    }
}

impl<T: ObjectType> ObjectType for Seam<T> {}
