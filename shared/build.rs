//! Makes the enum of all words from `locales/`, and gives the SPA's derives the contract to check against.
#[path = "build/words.rs"]
mod words;

fn main() {
    words::generate();
    #[cfg(feature = "client")]
    client::register();
}

#[cfg(feature = "client")]
mod client {
    /// The compiler checks every enum, input and fragment against the file the server's test writes.
    pub fn register() {
        let schema = "../schema.graphql";
        println!("cargo::rerun-if-changed={schema}");
        cynic_codegen::register_schema("densach")
            .from_sdl_file(schema)
            .and_then(cynic_codegen::registration::SchemaRegistration::as_default)
            .expect("schema.graphql is readable and valid");
    }
}
