mod hostile;
mod properties;
mod separated;
mod workbook;
mod written;
