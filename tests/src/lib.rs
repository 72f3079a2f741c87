//! Tests over the whole core.
