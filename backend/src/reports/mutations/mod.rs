mod report_section_write;

use async_graphql::MergedObject;

#[derive(Default, MergedObject)]
pub struct ReportMutation(report_section_write::ReportSectionWrite);
