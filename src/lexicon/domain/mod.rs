//! Election supervision: sanctions, declarations, officials, laws, boilerplate.
