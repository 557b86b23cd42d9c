//! Election supervision: sanctions, declarations, officials, laws, boilerplate.

pub(crate) mod election_days;
