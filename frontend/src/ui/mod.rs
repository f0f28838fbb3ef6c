//! Building blocks that know nothing of our domains. Only they know CSS classes of controls.
mod address;
mod age;
mod breadcrumb;
mod button;
mod chip;
mod conflict;
mod dialog;
mod draft_note;
mod error_summary;
mod field;
mod figure;
mod heading;
mod icon;
mod items;
mod layout;
mod matrix;
mod menu;
mod pager;
mod paper;
mod problem_list;
mod problems;
mod remote;
mod rows;
mod search_box;
mod state_link;
mod states;
mod table;
mod tabs;
mod toast;
mod tree;

pub use self::{
    address::Address,
    age::Age,
    breadcrumb::Breadcrumb,
    button::{Actions, Button, DownloadButton, IconButton, Kind, LinkButton},
    chip::{Chip, Tone},
    conflict::{Conflict, Versions},
    dialog::{Dialog, Shape},
    draft_note::DraftNote,
    error_summary::ErrorSummary,
    field::{
        Checkbox, Checkboxes, Choice, CopyField, DateField, DayFilter, FileDrop, FilePicker, NumberField,
        PasswordField, PickedFile, PlainSelect, Select, SelectField, TextArea, TextField,
    },
    figure::{Bar, Bars, Figure, Tile, Tiles},
    heading::{HEADING, Heading, focus},
    icon::Icon,
    items::{Count, Counts, Item, Items, Line, Preview, Typed},
    layout::{Card, Door, Doors, Fact, Facts, Filters, Form, Lead, Muted, Narrow, Spoken, Toolbar},
    matrix::{Legend, Matrix, MatrixLine, Square},
    menu::Menu,
    pager::Pager,
    paper::{Fold, OffPaper, Paper, Part, SideBySide, lead_to, prose},
    problem_list::ProblemList,
    problems::{Problem, Problems},
    remote::Remote,
    rows::{Row, Rows},
    search_box::{SearchBox, SearchInput},
    state_link::StateLink,
    states::{Empty, Failed, Note, Progress, Waiting},
    table::{Cell, CellKind, Column, RowHead, Table},
    tabs::{Tab, Tabs, choose_tab},
    toast::{ToastRegion, Toasts},
    tree::{Branch, Tree},
};
