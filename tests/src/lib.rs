//! Tests over the whole product; see `tests/` and `window/`.
