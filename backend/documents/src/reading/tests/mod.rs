mod documents;
mod docx_file;
mod hostile;
mod numbers;
mod properties;
mod texts;
