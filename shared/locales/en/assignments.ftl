# What was given out to whom, and what proves that it was done.
assignment-open = Not begun
assignment-working = Under way
assignment-submitted = Awaiting review
assignment-accepted = Accepted
assignment-returned = Returned
assignment-cancelled = Cancelled
assignment-late = Late
