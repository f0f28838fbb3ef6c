# What a report says; it is written in Vietnamese whoever reads it.
report-done = { $task }: { $done } of { $total } organizations have accepted results.
report-figure = { $name }: { $sum } { $unit } ({ $parts }).
report-figure-none = { $name }: no figures yet.
report-from = from { $many } organizations
report-blank = no figures yet: { $who }
report-words = { $who }: { $words }
report-missing = No figures yet from: { $who }.
report-and-more = { $who } and { $more } more
report-kind = REPORT
report-subject = Results of { $title }
report-heading = { $label }. { $title }
report-signature = HEAD OF THE OFFICE
report-recipient = Filed: records office
