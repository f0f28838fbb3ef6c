# Directives: from a text to clauses and tasks.
directives-title = Directives
directives-about = Dispatches and plans: their clauses and the tasks given out.
directives-search = Search by subject or number
directives-none = No directive matches. Shorten the search, or choose any state.
directives-first = There is no directive yet. Import the first one: paste its text or pick a file; its clauses are found for you.
directives-not-yet = The office has published no directive here yet.
directive-any-state = Any state
directive-title = Subject
directive-entered = Imported on
directive-draft = Draft
directive-published = Published
issued-on = of { $day }
progress-label = Progress
progress-of = { $done } of { $all } accepted
progress-late = { $done } of { $all } accepted, { $late } late
nothing-given-out = No tasks given out
import-title = Import a directive
